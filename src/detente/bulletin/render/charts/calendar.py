"""Ticks of a time axis: months or days, with the year beneath where it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDE, NARROW = 13, 6


@dataclass(frozen=True)
class Tick:
    """A day worth a tick; ``narrow`` ones stay on a small screen."""

    day: date
    label: str
    below: str
    narrow: bool


def ticks(first: date, last: date, months: Sequence[str]) -> list[Tick]:
    """The ticks from first to last, with the months' short names: at most 13 on a wide chart and 6 on a narrow one."""
    days = (last - first).days
    return _days(first, last, months) if days < 62 else _months(first, last, months)


def _days(first: date, last: date, months: Sequence[str]) -> list[Tick]:
    count = (last - first).days + 1
    step = next(n for n in (1, 2, 7, 14) if count / n <= WIDE)
    coarse = next(n for n in (1, 2, 7, 14, 28) if count / n <= NARROW and n % step == 0)
    found: list[Tick] = []
    for n in range(0, count, step):
        day = first + timedelta(days=n)
        fresh = n == 0 or day.year != found[-1].day.year
        found.append(
            Tick(day, f"{day.day} {months[day.month - 1]}", str(day.year) if fresh else "", n % coarse == 0)
        )
    return found


def _months(first: date, last: date, months: Sequence[str]) -> list[Tick]:
    begin = first.year * 12 + first.month - 1 + (first.day > 1)
    end = last.year * 12 + last.month - 1
    steps = (1, 2, 3, 6, 12, 24, 60, 120, 600)
    step = next(n for n in steps if (end - begin) / n < WIDE)
    coarse = next(n for n in steps if (end - begin) / n < NARROW and n % step == 0)
    found: list[Tick] = []
    for n in range(-(-begin // step) * step, end + 1, step):
        narrow = n % coarse == 0
        fresh = n % 12 == 0 or not found or (narrow and not any(tick.narrow for tick in found))
        label = str(n // 12) if step >= 12 else months[n % 12]
        below = str(n // 12) if step < 12 and fresh else ""
        found.append(Tick(date(n // 12, n % 12 + 1, 1), label, below, narrow))
    return found
