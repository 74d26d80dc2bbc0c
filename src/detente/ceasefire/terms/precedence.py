"""Several instruments in force at once: which one ends another, and which one another yields to.

An instrument that *supersedes* another ends it where it enters into force itself. One that *prevails over* another
leaves it in force; both are judged, and where they differ the table of conflicts says which prevails. Where nothing
is stated, each is judged apart and no order is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from detente.ceasefire.terms.instrument import Instrument
from detente.layout import DateRange, changed

NONE_STATED = "none stated"


def in_effect(instruments: Sequence[Instrument]) -> tuple[Instrument, ...]:
    """The instruments, each ending where one that supersedes it begins."""
    by: dict[str, list[Instrument]] = {}
    for later in instruments:
        for name in later.supersedes:
            by.setdefault(name, []).append(later)
    return tuple(_ended(one, by[one.id]) if one.id in by else one for one in instruments)


def _ended(one: Instrument, later: Sequence[Instrument]) -> Instrument:
    ends = one.ends
    for successor in later:
        ends = _earlier_of(ends, successor)
    begins = one.in_force
    if begins.earliest and ends.latest and ends.latest < begins.earliest:  # it never held
        never = DateRange(earliest=date.max, latest=date.max, how=ends.how)
        return changed(one, in_force=never, ends=never)
    return changed(one, ends=ends)


def _earlier_of(ends: DateRange, successor: Instrument) -> DateRange:
    """The earlier of two last days, each a range; an open side of the first is as in :func:`detente.times.within`."""
    begins = successor.in_force
    open_end = ends.earliest is None and ends.latest is None
    own_low = date.max if open_end else ends.earliest or date.min
    own_high = ends.latest or date.max
    low = min(own_low, _eve(begins.earliest) or date.min)
    high = min(own_high, _eve(begins.latest) or date.max)
    how = f"superseded by {successor.id}" + (f"; of itself: {ends.how}" if ends.how else "")
    return DateRange(
        earliest=None if low == date.min else low, latest=None if high == date.max else high, how=how
    )


def _eve(day: date | None) -> date | None:
    return None if day is None else day - timedelta(days=1)


def prevailing(instruments: Sequence[Instrument], a: str, b: str) -> str:
    """The id of the one of two instruments that is stated to prevail, or 'none stated'."""
    over = {i.id: {*i.prevails_over, *i.supersedes} for i in instruments}
    if b in over.get(a, ()):
        return a
    return b if a in over.get(b, ()) else NONE_STATED
