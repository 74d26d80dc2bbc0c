"""People who moved: rival publishers' figures for one movement, aligned by period, never added or averaged.

A publisher's figures bound what it says of a period:

- a day's figure inside the period is a *lower* bound for the period (other days, other corridors are missing);
- a running total whose start lies on or before the period's first day is an *upper* bound, and exact if it starts
  on that day; a total "more than" or "at least" bounds nothing from above.

A claimed figure is then below, within or above each publisher's bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from detente.say import say
from detente.times import Span

OPEN_ABOVE = (
    "more than",
    "at least",
    "over",
    "not less than",
    "still rising",
    "so far",
    "by midday",
    "minimum",
)
SINCE = re.compile(r"cumulative since (\d{4}-\d{2}-\d{2})")
PEOPLE = ("person", "people", "civilian", "resident", "refugee", "idp")
TOLERANCE = 0.10
"""A figure said to be approximate is read as within a tenth of what was said."""


@dataclass(frozen=True)
class Figure:
    """One publisher's figure, and how its period lies to the period asked about."""

    publisher: str
    value: float
    unit: str
    period: str
    as_of: date
    place: str
    url: str
    alignment: str
    bounds_below: bool
    bounds_above: bool


@dataclass(frozen=True)
class Rival:
    """One publisher's bounds for the period, with the figures they rest on."""

    publisher: str
    low: float | None
    high: float | None
    figures: tuple[Figure, ...]

    def stands_to(self, value: float, *, approximate: bool, most: float | None = None) -> str:
        """Is the value, or the range up to ``most``, 'below', 'within' or 'above' the publisher's bounds?"""
        slack = TOLERANCE if approximate else 0.0
        if self.low is not None and (value if most is None else most) < self.low * (1 - slack):
            return "below"
        if self.high is not None and value > self.high * (1 + slack):
            return "above"
        return "within"


def rival_figures(
    movements: pl.DataFrame,
    kinds: Iterable[str],
    places: Iterable[str],
    period: Span,
    units: tuple[str, ...] = PEOPLE,
) -> list[Rival]:
    """Each publisher's figures for a movement out of any of ``places`` whose day lies in ``period``.

    movements : MOVEMENTS frame
    kinds : kinds of movement that are the same thing, as ('evacuated',)
    places : spellings of the place; a figure counts if its place contains one of them
    units : how the unit of a figure must begin; people, households and tonnes are never held against each other
    """
    wanted = [p.casefold() for p in places]
    found: dict[str, list[Figure]] = {}
    rows = movements.filter(
        pl.col("kind").is_in(list(kinds)) & pl.col("count").is_not_null()
        & pl.col("date").is_between(period.first, period.last)
    )  # fmt: skip
    for row in rows.sort("date", "speaker_or_publisher", "count").iter_rows(named=True):
        unit = (row["unit"] or "").casefold()
        if not any(w in row["place"].casefold() for w in wanted) or not unit.startswith(units):
            continue
        whole = row["place"].casefold() in wanted
        figure = _align(row, unit, period, whole)
        found.setdefault(_publisher(row["speaker_or_publisher"]), []).append(figure)
    return [
        Rival(
            publisher,
            max((f.value for f in figures if f.bounds_below), default=None),
            min((f.value for f in figures if f.bounds_above), default=None),
            tuple(figures),
        )
        for publisher, figures in found.items()
    ]


def _align(row: dict[str, object], unit: str, period: Span, whole: bool) -> Figure:
    said = str(row["period"] or "")
    since = SINCE.search(said)
    below = above = False
    if since is not None:
        start = date.fromisoformat(since[1])
        reserved = any(word in unit for word in OPEN_ABOVE)
        ends = row["date"] == period.last
        above = start <= period.first and ends and whole and not reserved
        below = start >= period.first
        if start < period.first:
            words: str = say(
                "a total since {start}: more days than asked about, so at most this", start=start
            )
            if not above:
                reason = say("reserved") if reserved else say("a part, or an earlier day")
                words = say("{words} (it does not bound: {reason})", words=words, reason=reason)
        else:
            words = say("a total since {start}, inside the days asked about: at least this", start=start)
    elif said == "day":
        below = True
        words = (
            say("the same day: at least this")
            if period.days == 1
            else say("one day of {days}: at least this", days=period.days)
        )
    else:
        words = say("period not told apart ({said}): bounds nothing", said=said or say("none said"))
    if not whole and below:
        words = say("{words}; part of the place only", words=words)
    return Figure(
        str(row["speaker_or_publisher"]), float(row["count"]), str(row["unit"]), said, row["date"],  # type: ignore[arg-type]
        str(row["place"]), str(row["source_url"] or ""), words, below, above,
    )  # fmt: skip


def _publisher(name: str) -> str:
    """The publisher without the officer who spoke for it."""
    return re.sub(r"\s*\([^)]*\)\s*$", "", name).strip()
