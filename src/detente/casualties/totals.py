"""What has been published and what is recorded here, each with its kind, scope and years.

An enumeration counts unique records, and is a lower bound of what it covers; an estimate infers a total and carries
an interval; a claim is neither. They are never mixed, and no total is made from them. What is recorded in the
folder's own incidents is an enumeration of part: its years, its definition, its sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from detente.say import say
from detente.whose_word import RestsOn, rests_on, without


@dataclass(frozen=True)
class Total:
    """One published total."""

    publisher: str
    kind: str
    value: float
    low: float | None
    high: float | None
    who: str
    covers: str
    published: str
    checked: str
    url: str
    note: str
    ends: date | None


@dataclass(frozen=True)
class Recorded:
    """Deaths in the folder's own incidents: low, best and high figures, and of them civilians."""

    first: date
    last: date
    low: int
    best: int
    high: int
    civilians: int | None
    incidents: int
    word: RestsOn
    best_without_lead: int

    def shown(self) -> str:
        """Whose word it rests on, and what it becomes without it."""
        rest = (
            say("; without those, {best_without_lead:,} deaths", best_without_lead=self.best_without_lead)
            if self.word.lead
            else ""
        )
        return self.word.shown() + rest


def published_totals(totals: pl.DataFrame) -> list[Total]:
    """The register of published totals (TOTALS frame), by kind and then by date."""
    rows = totals.sort("kind", "date_end", "publisher", nulls_last=True).iter_rows(named=True)
    return [
        Total(
            r["publisher"], r["kind"], r["value"], r["low"], r["high"], r["who"],
            say("{date_start} to {date_end}", date_start=r["date_start"] or "?", date_end=r["date_end"] or "?"), r["published"] or "", r["checked"] or "",
            r["source_url"] or "", r["note"] or "", r["date_end"],
        )
        for r in rows
    ]  # fmt: skip


def recorded_deaths(incidents: pl.DataFrame, until: date | None = None) -> Recorded | None:
    """Deaths recorded in incidents that ended by ``until`` (INCIDENTS frame); None where there are none."""
    chosen = incidents if until is None else incidents.filter(pl.col("date_end") <= until)
    if chosen.is_empty():
        return None
    word = rests_on(chosen)
    civilians = chosen["deaths_civilians"]
    return Recorded(
        chosen["date_start"].min(),  # type: ignore[arg-type]
        chosen["date_end"].max(),  # type: ignore[arg-type]
        int(chosen["deaths_low"].sum()),
        int(chosen["deaths_best"].sum()),
        int(chosen["deaths_high"].sum()),
        int(civilians.sum()) if civilians.count() else None,
        chosen.height,
        word,
        int(without(chosen, word.lead)["deaths_best"].sum()),
    )
