"""Humanitarian pauses by hour: a clause that holds only from 09:00 to 14:00 each day between two dates.

Hours are those of the process's time zone unless the pause names its own. What an incident tells is an interval:
from the first hour of its first day to the last hour of its last; where no hour is told, the whole day. Wholly
inside the pause: yes; wholly outside: no; otherwise, and so on any day of a pause without an hour, unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detente.layout import field, layout
from detente.times import Answer, Span

DAY = timedelta(days=1)
Hours = tuple[time | None, time | None]


@layout
class Pause:
    """Hours of each day between two dates; the clause that carries pauses holds in them only."""

    first: Annotated[date, field(description="first day")]
    last: Annotated[date, field(description="last day")]
    begins: Annotated[time, field(description="local hour at which it begins each day, as 09:00:00")]
    ends: Annotated[time, field(description="local hour at which it ends; the hour itself is outside")]
    over_midnight: Annotated[bool, field(description="it ends on the day after it begins")] = False
    time_zone: Annotated[str, field(description="IANA name; empty: the process's")] = ""
    how: Annotated[str, field(description="how that is known")] = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(
                f"a pause ends ({self.last}) before it begins ({self.first}); swap the days or mend one"
            )
        if (self.ends <= self.begins) != self.over_midnight:
            raise ValueError(
                f"a pause runs from {self.begins:%H:%M} to {self.ends:%H:%M} and 'over_midnight' is "
                f"{str(self.over_midnight).lower()}; mend the hours, or say whether it runs over midnight"
            )
        if self.time_zone:
            try:
                ZoneInfo(self.time_zone)
            except (ZoneInfoNotFoundError, ValueError):
                raise ValueError(
                    f"time_zone {self.time_zone!r} is not known; write an IANA name as 'Asia/Almaty'"
                ) from None

    def __str__(self) -> str:
        zone = f" {self.time_zone}" if self.time_zone else ""
        return f"{self.begins:%H:%M} to {self.ends:%H:%M}{zone}, {Span(self.first, self.last)}"


def in_pause(pauses: Sequence[Pause], when: Span, hours: Hours, time_zone: str) -> tuple[Answer, str]:
    """Did it happen within the pauses, and why.

    when : its days; hours : first and last local hour, None where not told; time_zone : of the process (IANA)
    """
    begin, end = _interval(when, hours, time_zone)
    windows = _windows(pauses, when, time_zone)
    moment = begin == end
    for first, last in windows:
        if first <= begin and (begin < last if moment else end <= last):
            return Answer.YES, "within the hours of the pause"
    ran = "; ".join(str(p) for p in pauses)
    if not any(first <= begin < last if moment else begin < last and end > first for first, last in windows):
        at = "" if hours == (None, None) else f" at {_said(hours)}"
        return Answer.NO, f"no pause was running on {when}{at} ({ran})"
    if hours == (None, None):
        return (
            Answer.UNKNOWN,
            f"the hour is not told, and the clause held only in the hours of the pause ({ran})",
        )
    return Answer.UNKNOWN, f"on {when}, {_said(hours)}, a pause was running for a part only ({ran})"


def _interval(when: Span, hours: Hours, time_zone: str) -> tuple[datetime, datetime]:
    from_, until = hours
    begin = _instant(when.first, from_ or time(), time_zone)
    if until is not None:
        return begin, max(begin, _instant(when.last, until, time_zone))
    if from_ is not None and when.first == when.last:
        return begin, begin
    return begin, _instant(when.last + DAY, time(), time_zone)


def _windows(pauses: Sequence[Pause], when: Span, time_zone: str) -> list[tuple[datetime, datetime]]:
    """The pauses that touch these days, as instants; those that meet are one."""
    found = []
    for one in pauses:
        zone = one.time_zone or time_zone
        day, last = max(one.first, when.first - 2 * DAY), min(one.last, when.last + 2 * DAY)
        while day <= last:
            found.append((_instant(day, one.begins, zone),
                          _instant(day + DAY if one.over_midnight else day, one.ends, zone)))  # fmt: skip
            day += DAY
    merged: list[tuple[datetime, datetime]] = []
    for first, last_ in sorted(found):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last_))
        else:
            merged.append((first, last_))
    return merged


def _instant(day: date, hour: time, time_zone: str) -> datetime:
    if not time_zone:
        raise ValueError("hours can be compared only with a time zone; hand in the process's time_zone")
    return datetime.combine(day, hour, ZoneInfo(time_zone)).astimezone(UTC)


def _said(hours: Hours) -> str:
    from_, until = (f"{h:%H:%M}" if h else "an hour not told" for h in hours)
    return from_ if hours[1] is None else f"{from_} to {until}"
