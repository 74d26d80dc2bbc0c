"""Restrictions on monitors, as what they take out of what was watched.

========================  ==========================  =====================================
restriction               watch planned or announced  watch recorded
========================  ==========================  =====================================
denied                    not watched at all          from none to what is recorded
delayed, conditional      from none to all planned    from none to what is recorded
========================  ==========================  =====================================

for the day, the place and whoever it names: a watcher, or an organisation with all its people on the ground. A place with
several readings lowers what is surely watched in all of them, and rules out only what all of them share; one that is no
zone or unit lowers all that the watcher saw that day, and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from detente.ceasefire.watch.seen import Surface, Units, units_named
from detente.ceasefire.zones import Zone
from detente.places import Gazetteer
from detente.process import Organisation, folded
from detente.say import say

FROM_AFAR = ("hotline", "remote sensing")
"""Kinds that a limit put on an organisation's people on the ground does not touch."""


@dataclass
class Limited:
    """Restrictions, each with its day, the watchers it names and the units it may and does surely concern."""

    restrictions: pl.DataFrame | None
    zones: Sequence[Zone]
    gazetteer: Gazetteer
    organisations: Iterable[Organisation]
    first: date
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        rows = [] if self.restrictions is None else self.restrictions.iter_rows(named=True)
        spelt = {folded(n): o.id for o in self.organisations for n in (o.id, *o.names.values(), *o.aliases)}
        self.spelt = spelt
        self.rows = []
        for r in rows:
            may, sure = units_named(r["place"], self.zones, self.gazetteer)
            if not may:
                self.notes.append(
                    say(
                        "restriction of {date}: its place is no zone or unit; it lowers all that {whom} watched that day",
                        date=r["date"],
                        whom=r["whom"],
                    )
                )
            self.rows.append((r["date"], self.same(r["whom"]), r["kind"], may, sure))

    def same(self, name: str) -> str:
        """One spelling for every name of an organisation."""
        return self.spelt.get(folded(name), folded(name))

    def per_day(self, areas: Mapping[str, Units]) -> pl.DataFrame:
        """How many restrictions touch each area and day."""
        rows = [
            (area, day)
            for day, _, _, may, _ in self.rows
            for area, units in areas.items()
            if may & units or not may
        ]
        frame = pl.DataFrame(rows, schema={"area": pl.String, "date": pl.Date}, orient="row")
        return frame.group_by("area", "date").agg(pl.len().cast(pl.Int64).alias("restrictions"))

    def apply(
        self, laid: pl.DataFrame, midnights: NDArray[np.float64], units: Mapping[tuple[int, str, str], Units],
        areas: Mapping[str, Units], surface: Surface,
    ) -> pl.DataFrame:  # fmt: skip
        """The rows with what was restricted taken out for its day."""
        if not self.rows:
            return laid
        spell = {n: self.same(n) for c in ("watcher", "organisation") for n in laid[c].unique()}
        laid = laid.with_columns(
            pl.col(c).replace_strict(spell, return_dtype=pl.String).alias(f"{c}_")
            for c in ("watcher", "organisation")
        )
        for day, whom, kind, may, sure in self.rows:
            at = (day - self.first).days
            if not 0 <= at < len(midnights) - 1:
                continue
            dawn, dusk = float(midnights[at]), float(midnights[at + 1])
            named = (pl.col("watcher_") == whom) | (
                (pl.col("organisation_") == whom) & ~pl.col("kind").is_in(FROM_AFAR)
            )
            hit = named & (pl.col("start") < dusk) & (pl.col("end") > dawn)
            struck = laid.filter(hit)
            if struck.is_empty():
                continue
            before = struck.filter(pl.col("start") < dawn).with_columns(end=pl.lit(dawn))
            after = struck.filter(pl.col("end") > dusk).with_columns(start=pl.lit(dusk))
            during = struck.with_columns(pl.col("start").clip(dawn, None), pl.col("end").clip(None, dusk))
            shares = [
                _lowered(
                    row,
                    kind,
                    may,
                    sure,
                    units[row["place"], row["area"], row["cell"]],
                    areas[row["area"]],
                    surface,
                )
                for row in during.iter_rows(named=True)
            ]
            during = during.with_columns(
                low=pl.Series([s[0] for s in shares], dtype=pl.Float64),
                high=pl.Series([s[1] for s in shares], dtype=pl.Float64),
            )
            laid = pl.concat([laid.filter(~hit), before, during, after])
        return laid.drop("watcher_", "organisation_")


def _lowered(
    row: Mapping[str, float | str],
    kind: str,
    may: Units,
    sure: Units,
    units: Units,
    area: Units,
    surface: Surface,
) -> tuple[float, float]:
    """A piece's shares on a day with a restriction; a place that is not known may be all of it."""
    low, high = float(row["low"]), float(row["high"])
    touched = units & may if may else units
    if not touched:
        return low, high
    gone = 1.0 if row["cell"] else surface.whole(touched) / surface.whole(area)
    denied = kind == "denied" and row["basis"] != "recorded" and bool(sure) and units <= sure
    return max(0.0, low - gone), 0.0 if denied else high


def restrictions_by(restrictions: pl.DataFrame, first: date, last: date) -> pl.DataFrame:
    """Restrictions on record by place, who set them and kind: ``place, by, kind, restrictions, days``.

    restrictions : RESTRICTIONS frame; ``by`` is whoever holds the ground or set the limit, as reported
    """
    rows = restrictions.filter(pl.col("date").is_between(first, last)).with_columns(
        pl.col("by").fill_null("not said")
    )
    grouped = rows.group_by("place", "by", "kind").agg(
        pl.len().cast(pl.Int64).alias("restrictions"), pl.col("date").n_unique().cast(pl.Int64).alias("days")
    )
    return grouped.sort("place", "by", "kind")
