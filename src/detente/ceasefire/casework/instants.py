"""Instants of the workflow: a clock with its offset, or a whole day of the process's time zone.

A day is a span from its first to its last moment, so that a comparison with it never claims more than it says::

    >>> read("2032-03-02", ZoneInfo("UTC")).last
    datetime.datetime(2032, 3, 3, 0, 0, tzinfo=zoneinfo.ZoneInfo(key='UTC'))
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from detente.say import say

EXPECTED = "write a day as 2018-03-16, or an instant with its offset as 2018-03-16T14:30+03:00"


@dataclass(frozen=True)
class Instant:
    """When something was: between ``first`` and ``last``, which are one for a clock; ``text`` as it was written."""

    first: datetime
    last: datetime
    text: str

    @property
    def exact(self) -> bool:
        """Is there a clock?"""
        return self.first == self.last

    def before(self, other: Instant) -> bool:
        """Was it surely before the other?"""
        return self.first < other.first and self.last <= other.first


def read(text: str, zone: ZoneInfo) -> Instant:
    """The instant a text names; raises ValueError with what is wrong."""
    text = text.strip()
    try:
        if len(text) == 10:
            return of_day(date.fromisoformat(text), zone)
        at = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        raise ValueError(f"{text[:40]!r} is no instant") from None
    if at.tzinfo is None:
        raise ValueError(f"{text!r} has a clock and no offset")
    return Instant(at, at, text)


def of_day(day: date, zone: ZoneInfo) -> Instant:
    """A whole local day."""
    first = datetime(day.year, day.month, day.day, tzinfo=zone)
    after = day + timedelta(days=1)
    return Instant(first, datetime(after.year, after.month, after.day, tzinfo=zone), day.isoformat())


def shown(at: datetime, zone: ZoneInfo) -> str:
    """An instant in the process's time, to the minute; the end of a day is shown as that day."""
    local = at.astimezone(zone)
    if (local.hour, local.minute) == (0, 0):
        return say("the end of {date}", date=(local - timedelta(days=1)).date())
    return local.strftime("%Y-%m-%d %H:%M")
