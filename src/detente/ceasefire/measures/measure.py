"""Confidence-building measures: hotlines, joint patrols, local truces, exchanges, facilitated repairs.

A measure is what speakers say of it, step by dated step; where they differ, each stands with his word and nobody is
preferred. What lies near it, before and after, is in :mod:`detente.ceasefire.measures.nearby`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import polars as pl

from detente.errors import Fault


@dataclass(frozen=True)
class Word:
    """What one speaker says of a measure."""

    status: str
    date: date
    by: str
    says: str
    source_url: str


@dataclass(frozen=True)
class Measure:
    """A measure as of a day. ``standing`` is each speaker's latest word; ``rival`` if they contradict."""

    id: str
    kind: str
    zone: str
    place: str
    parties: tuple[str, ...]
    words: tuple[Word, ...]
    standing: tuple[Word, ...]
    point: tuple[float, float] | None

    @property
    def rival(self) -> bool:
        """Do speakers contradict each other: broken by one word and not by another, or begun on different days?"""
        said = {w.status for w in self.standing}
        return ("broken" in said and bool(said & {"kept", "under way"})) or len(self.starts) > 1

    @property
    def starts(self) -> tuple[date, ...]:
        """The first day on which it was under way, by each speaker who gives one; distinct."""
        first: dict[str, date] = {}
        for w in self.words:
            if w.status == "under way":
                first.setdefault(w.by, w.date)
        return tuple(sorted(set(first.values())))

    def to_dict(self) -> dict[str, object]:
        """The measure as JSON gives it, without its point."""
        return {
            "measure": self.id, "kind": self.kind, "zone": self.zone or None, "place": self.place or None,
            "parties": list(self.parties), "rival": self.rival, "starts": [str(s) for s in self.starts],
            "standing": [{"by": w.by, "status": w.status, "since": str(w.date), "says": w.says} for w in self.standing],
            "steps": [
                {"date": str(w.date), "status": w.status, "by": w.by, "says": w.says, "source": w.source_url}
                for w in self.words
            ],
        }  # fmt: skip


def read_measures(frame: pl.DataFrame, day: date | None = None) -> tuple[Measure, ...]:
    """The measures of a MEASURES frame as of a day, in the order of their first word."""
    known = frame.filter(pl.col("date") <= day) if day is not None else frame
    found = []
    for (name,), rows in known.sort("date", maintain_order=True).group_by("measure", maintain_order=True):
        words = tuple(
            Word(r["status"], r["date"], r["by"], r["says"] or "", r["source_url"] or "")
            for r in rows.iter_rows(named=True)
        )
        latest = {w.by: w for w in words}
        placed = rows.drop_nulls(["latitude", "longitude"])
        point = (float(placed["latitude"][0]), float(placed["longitude"][0])) if placed.height else None
        parties = dict.fromkeys(
            p.strip() for text in rows["parties"].drop_nulls() for p in text.split(";") if p.strip()
        )
        found.append(
            Measure(str(name), rows["kind"][0], _first(rows, "zone"), _first(rows, "place"), tuple(parties), words,
                    tuple(latest.values()), point)
        )  # fmt: skip
    return tuple(found)


def check_measures(
    frame: pl.DataFrame, zones: Collection[str], organisations: Collection[str]
) -> list[Fault]:
    """What is wrong with a MEASURES frame beyond its columns."""
    faults = []
    for (name,), rows in frame.group_by("measure", maintain_order=True):
        place = f"measures, {name!r}"
        for column in ("kind", "zone", "latitude", "longitude"):
            values = rows[column].drop_nulls().unique(maintain_order=True).to_list()
            if len(values) > 1:
                faults.append(Fault(place, f"{column!r} differs from row to row", "one measure, one kind and place; name the other one otherwise"))  # fmt: skip
        faults += [Fault(place, f"zone {z!r} is not drawn", f"use one of {', '.join(sorted(zones)) or '(none)'}")
                   for z in rows["zone"].drop_nulls().unique(maintain_order=True) if z not in zones]  # fmt: skip
        if rows["latitude"].is_null().ne(rows["longitude"].is_null()).any():
            faults.append(Fault(place, "a point has one coordinate only", "give both, or neither"))
        named = {p.strip() for text in rows["parties"].drop_nulls() for p in text.split(";") if p.strip()}
        faults += [
            Fault(place, f"organisation {p!r} is not declared", "add it as [[organisation]] to process.toml, or mend the id")
            for p in sorted(named - set(organisations))
        ]  # fmt: skip
        for day, by in rows.filter(pl.struct("date", "by").is_duplicated()).select("date", "by").unique(maintain_order=True).iter_rows():  # fmt: skip
            said = set(rows.filter((pl.col("date") == day) & (pl.col("by") == by))["status"].to_list())
            if {"kept", "broken"} <= said:
                faults.append(Fault(place, f"{by} says kept and broken on {day}", "keep the one that was said, or give the second its day"))  # fmt: skip
    return faults


def _first(rows: pl.DataFrame, column: str) -> str:
    values = rows[column].drop_nulls()
    return str(values[0]) if len(values) else ""
