"""Coverage: the share of an area's hours that somebody watched, by day and kind of watch, with its bounds.

    zone-hours watched / zone-hours of the day, of the zone's sure part (its possible parts where it has no other)

A share is from *low*, what is surely watched, to *high*, what may have been:

- only a watch that is **recorded** counts towards *low*; one planned or announced, one whose share of the place is not on
  record, and one without an end count towards *high* alone;
- watches that overlap in space see at least the largest of their shares and at most the sum, capped at the whole;
- a restriction takes what it concerned out of *low* for its day, and, where access to a watch only planned or announced was
  **denied**, out of *high* too. It touches a hotline or remote sensing only where it names that watcher itself.

A day of which no watch is on record has no row: it is missing, and not zero. Each row carries its denominator. Days are
local to the process, 23 or 25 hours long where clocks change. Where monitors are and when is not public: pages show
:func:`coverage_of` a month or more, late.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import polars as pl
from numpy.typing import NDArray

from detente.ceasefire.watch.limited import Limited
from detente.ceasefire.watch.read import PLACE, times_of
from detente.ceasefire.watch.seen import Surface, Units, seen_places, watched_part
from detente.ceasefire.watch.sweep import by_day, merged
from detente.ceasefire.zones import Zone
from detente.estimate import NotEstimable
from detente.places import Gazetteer
from detente.process import Organisation
from detente.say import say
from detente.tables import COVERAGE, DAILY, EFFORT

ALL_KINDS = "all"
HOUR = 3600.0


@dataclass(frozen=True)
class Coverage:
    """What was watched from ``first`` to ``last``: a row an area, day and kind with a watch on record (COVERAGE)."""

    first: date
    last: date
    days: pl.DataFrame
    parts: Mapping[str, str]
    """Each area, and what of it the shares are of: core, possible parts, or whole."""
    notes: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of watch on record."""
        return tuple(sorted(set(self.days["kind"]) - {ALL_KINDS}))


@dataclass(frozen=True)
class AreaCoverage:
    """One area over a period: shares of its zone-hours on days with a record, and how many days that is."""

    area: str
    kind: str
    first: date
    last: date
    days: int
    days_on_record: int
    hours: float
    """Zone-hours of the days on record: the denominator of both shares."""
    low: float
    high: float
    restrictions: int
    part: str

    def pair(self) -> str:
        """The share alone, from what is surely watched to what may have been."""
        if self.high - self.low < 5e-3:
            return say("{low:.0f} %", low=100 * self.low)
        return say("{low:.0f} to {high:.0f} %", low=100 * self.low, high=100 * self.high)

    def shown(self) -> str:
        """The share with its denominator in one phrase."""
        return say(
            "{pair} of {hours:,.0f} zone-hours on {days_on_record} of {days} days with a record",
            pair=self.pair(),
            hours=self.hours,
            days_on_record=self.days_on_record,
            days=self.days,
        )


def cover(
    watch: pl.DataFrame, zones: Sequence[Zone], gazetteer: Gazetteer, first: date, last: date, *, time_zone: str,
    restrictions: pl.DataFrame | None = None, organisations: Iterable[Organisation] = (), areas: Mapping[str, Units] | None = None,
) -> Coverage:  # fmt: skip
    """Coverage of every zone (or of other areas) from ``first`` to ``last``, both included.

    watch : read WATCH frame; restrictions : RESTRICTIONS frame; organisations : whose spellings ``whom`` may use
    areas : units of each area, by name; default: the zones
    """
    parts = dict.fromkeys(areas or (), "whole")
    if areas is None:
        drawn = {z.id: watched_part(z, gazetteer) for z in zones}
        areas, parts = (
            {n: units for n, (units, _) in drawn.items()},
            {n: part for n, (_, part) in drawn.items()},
        )
    notes = [
        say("{name} is no union of units, so no share of it is worked out", name=name)
        for name, units in areas.items()
        if not units
    ]
    areas = {name: units for name, units in areas.items() if units}
    midnights = _midnights(first, last, ZoneInfo(time_zone))
    if watch.is_empty():
        return Coverage(first, last, COVERAGE.empty(), parts, tuple(notes))
    surface = Surface(gazetteer)
    rows = _rows(watch, midnights)
    pieces, units = seen_places(rows.select("place", *PLACE, "share"), areas, zones, surface)
    laid = (
        rows.drop(*PLACE, "share")
        .join(pieces, on="place")
        .with_columns(
            low=pl.when((pl.col("basis") == "recorded") & ~pl.col("open")).then("low").otherwise(0.0)
        )
    )
    outside = rows.filter(~pl.col("place").is_in(pieces["place"].unique().to_list()))
    notes += [say("{height} watches see no part of an area", height=outside.height)] if outside.height else []
    limits = Limited(restrictions, zones, gazetteer, organisations, first)
    work = _at_work(laid, midnights, first)
    cut = limits.apply(laid, midnights, units, areas, surface)
    found = []
    for (area, kind), own in _by_kind(cut).group_by("area", "kind", maintain_order=True):
        whole = surface.whole(areas[str(area)])
        weights = {u: surface.of[u] / whole for u in areas[str(area)]}
        low, high = by_day(own.drop("area", "kind"), weights, midnights)
        found.append(_day_rows(str(area), str(kind), low, high, midnights, first))
    days = pl.concat(found) if found else COVERAGE.empty().drop("watchers", "restrictions")
    days = days.join(work, on=["area", "date", "kind"]).join(
        limits.per_day(areas), on=["area", "date"], how="left"
    )
    days = (
        days.with_columns(pl.col("restrictions").fill_null(0))
        .select(COVERAGE.names)
        .sort("area", "date", "kind")
    )
    return Coverage(first, last, days.cast(dict(COVERAGE.schema)), parts, (*notes, *limits.notes))  # type: ignore[arg-type]


def coverage_of(
    coverage: Coverage, area: str, first: date | None = None, last: date | None = None, kind: str = ALL_KINDS
) -> AreaCoverage | NotEstimable:
    """An area's coverage over a period; not estimable where no watch of it is on record."""
    first, last = max(first or coverage.first, coverage.first), min(last or coverage.last, coverage.last)
    rows = coverage.days.filter(
        (pl.col("area") == area) & (pl.col("kind") == kind) & pl.col("date").is_between(first, last)
    )
    if rows.is_empty():
        return NotEstimable(
            "no_watch",
            say("no watch of {area} is on record from {first} to {last}", area=area, first=first, last=last),
        )
    hours = rows["hours"].to_numpy()
    low, high = (
        float(rows[name].to_numpy() @ hours / hours.sum()) for name in ("watched_low", "watched_high")
    )
    return AreaCoverage(
        area, kind, first, last, (last - first).days + 1, rows.height, float(hours.sum()), low, high,
        int(rows["restrictions"].sum()), coverage.parts[area],
    )  # fmt: skip


def exposure_of(coverage: Coverage, bound: str = "low") -> pl.DataFrame:
    """Watched shares of days as ``date, area, exposure``: what :func:`detente.violence.counts.counts` asks for.

    bound : ``low`` (surely watched) or ``high``; a day without a record has no row and is read as unwatched
    """
    return coverage.days.filter(pl.col("kind") == ALL_KINDS).select(
        "date", "area", pl.col(f"watched_{bound}").alias("exposure")
    )


def effort_of(coverage: Coverage) -> pl.DataFrame:
    """Watchers at work an area and day, in the EFFORT layout; a day without a record has no row."""
    rows = coverage.days.filter(pl.col("kind") == ALL_KINDS).sort("date", "area")
    return rows.select("date", "area", pl.col("watchers").cast(pl.Float64).alias("monitors")).select(
        EFFORT.names
    )


def with_exposure(daily: pl.DataFrame, coverage: Coverage, bound: str = "low") -> pl.DataFrame:
    """A series of daily counts with its ``exposure`` set from coverage, so that level and change use watched days.

    daily : DAILY layout; an area of which no watch is on record on any day keeps the exposure it had; on a day without a
    record an area that is otherwise watched has exposure 0, which is unwatched, and not a day without incidents
    """
    known = exposure_of(coverage, bound).rename({"exposure": "known"})
    watched = set(known["area"])
    joined = DAILY.check(daily, "daily").join(known, on=["date", "area"], how="left", maintain_order="left")
    told = (
        pl.when(pl.col("area").is_in(sorted(watched)))
        .then(pl.col("known").fill_null(0.0))
        .otherwise("exposure")
    )
    return joined.with_columns(exposure=told).drop("known")


def _midnights(first: date, last: date, zone: ZoneInfo) -> NDArray[np.float64]:
    days = (last - first).days + 2
    return np.array([datetime.combine(first + timedelta(n), time(), zone).timestamp() for n in range(days)])


def _rows(watch: pl.DataFrame, midnights: NDArray[np.float64]) -> pl.DataFrame:
    """Watches as seconds, one watcher's overlapping rows of one place joined; ``open`` where no end is on record."""
    times = times_of(watch)
    placed = watch.with_columns(
        start=pl.Series(times.start), end=pl.Series(times.end).fill_nan(None), place=pl.struct(*PLACE, "share").rank("dense").cast(pl.Int64),
        open=pl.Series(times.end).fill_nan(None).is_null(),
    ).with_columns(pl.col("end").fill_null(pl.max_horizontal("start", pl.lit(float(midnights[-1])))))  # fmt: skip
    same = ["organisation", "watcher", "kind", "basis", "open", "place"]
    joined = merged(placed.select(*same, "start", "end"), same)
    return joined.join(
        placed.select("place", *PLACE, "share").unique("place"), on="place", maintain_order="left"
    )


def _by_kind(laid: pl.DataFrame) -> pl.DataFrame:
    """The rows by kind, and all of them once more as ``all``."""
    columns = ["area", "kind", "who", "cell", "start", "end", "low", "high"]
    laid = laid.with_columns(who=pl.struct("organisation", "watcher", "place").rank("dense"))
    return pl.concat([laid.select(columns), laid.with_columns(kind=pl.lit(ALL_KINDS)).select(columns)])


def _at_work(laid: pl.DataFrame, midnights: NDArray[np.float64], first: date) -> pl.DataFrame:
    """Watchers on record an area, day and kind."""
    who = _by_watcher(laid)
    runs = merged(who, ["area", "kind", "watcher"])
    inside = runs.filter((pl.col("start") < midnights[-1]) & (pl.col("end") > midnights[0]))
    from_ = np.searchsorted(midnights, inside["start"].to_numpy(), side="right") - 1
    to = np.searchsorted(midnights, inside["end"].to_numpy(), side="left") - 1
    from_, to = np.clip(from_, 0, len(midnights) - 2), np.clip(to, 0, len(midnights) - 2)
    days = inside.with_columns(n=pl.int_ranges(pl.Series(from_), pl.Series(to) + 1)).explode("n")
    days = days.with_columns(date=pl.lit(first) + pl.duration(days=pl.col("n")))
    return days.group_by("area", "date", "kind").agg(
        pl.col("watcher").n_unique().cast(pl.Int64).alias("watchers")
    )


def _by_watcher(laid: pl.DataFrame) -> pl.DataFrame:
    named = laid.select(
        "area",
        "kind",
        pl.concat_str("organisation", "watcher", separator="\x1f").alias("watcher"),
        "start",
        "end",
    )
    return pl.concat([named, named.with_columns(kind=pl.lit(ALL_KINDS))])


def _day_rows(
    area: str,
    kind: str,
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    midnights: NDArray[np.float64],
    first: date,
) -> pl.DataFrame:
    length = np.diff(midnights)
    return pl.DataFrame({
        "area": [area] * len(length), "date": [first + timedelta(n) for n in range(len(length))], "kind": [kind] * len(length),
        "hours": length / HOUR, "watched_low": np.clip(np.round(low / length, 9), 0, 1), "watched_high": np.clip(np.round(high / length, 9), 0, 1),
    })  # fmt: skip
