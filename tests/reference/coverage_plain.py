"""Coverage the slow way: every quarter of an hour is looked at alone. Units are of equal size; no restrictions, no points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

STEP = timedelta(minutes=15)


@dataclass(frozen=True)
class PlainWatch:
    """A watch of some units, whose watcher and place are told by ``who``."""

    who: str
    units: frozenset[str]
    start: datetime
    end: datetime
    share: float | None
    recorded: bool


def seen(watch: PlainWatch, area: frozenset[str]) -> tuple[float, float]:
    """At least and at most how many units' worth of the area it sees, where it looks being unknown."""
    least, most = (0.0, 1.0) if watch.share is None else (watch.share, watch.share)
    inside, outside = len(watch.units & area), len(watch.units - area)
    low = max(0.0, least * len(watch.units) - outside)
    return (low if watch.recorded else 0.0), min(most * len(watch.units), inside)


def at_moment(watches: Sequence[PlainWatch], area: frozenset[str], moment: datetime) -> tuple[float, float]:
    """Share of the area that is watched at a moment: at least, at most."""
    on = [w for w in watches if w.start <= moment < w.end and w.units & area]
    cells_low = cells_high = 0.0
    for unit in sorted(area):
        own = [w for w in on if w.units == {unit}]
        cells_low += max((seen(w, area)[0] for w in own), default=0.0)
        cells_high += min(1.0, sum(dict(sorted((w.who, seen(w, area)[1]) for w in own)).values()))
    wide = [w for w in on if len(w.units) > 1]
    wide_low = max((seen(w, area)[0] for w in wide), default=0.0)
    wide_high = sum(dict(sorted((w.who, seen(w, area)[1]) for w in wide)).values())
    low = max(cells_low, wide_low)
    return low / len(area), max(low, min(len(area), cells_high + wide_high)) / len(area)


def plain_days(
    watches: Sequence[PlainWatch], areas: Mapping[str, frozenset[str]], first: date, last: date
) -> dict[tuple[str, date], tuple[float, float]]:
    """Each area's and day's shares, UTC days; only of days on which some watch is on record."""
    found = {}
    for name, area in areas.items():
        for n in range((last - first).days + 1):
            day = first + timedelta(n)
            dawn = datetime.combine(day, time(), UTC)
            dusk = dawn + timedelta(days=1)
            if not any(w.start < dusk and w.end > dawn and w.units & area for w in watches):
                continue
            moments = [dawn + k * STEP for k in range(96)]
            shares = [at_moment(watches, area, m) for m in moments]
            found[name, day] = sum(s[0] for s in shares) / 96, sum(s[1] for s in shares) / 96
    return found
