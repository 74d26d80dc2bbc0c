"""Days and spans of days: what is certainly before, within or after what.

A report seldom knows its day exactly, an agreement seldom its first. Both are spans, and every comparison of
two spans has three answers. Instants with a clock carry their offset; days are local to the process.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Answer(StrEnum):
    """The three answers. *Unknown* is an answer, and it is never rounded to one of the others."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def all_of(*answers: Answer) -> Answer:
    """Yes if all are, no if any is not, otherwise unknown."""
    if Answer.NO in answers:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.YES


def any_of(*answers: Answer) -> Answer:
    """Yes if any is, no if none is, otherwise unknown."""
    if Answer.YES in answers:
        return Answer.YES
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.NO


@dataclass(frozen=True, order=True)
class Span:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a span runs forward, got {self.first} to {self.last}")

    @property
    def days(self) -> int:
        """How many days the span holds."""
        return (self.last - self.first).days + 1

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


def within(
    when: Span, begins: tuple[date | None, date | None], ends: tuple[date | None, date | None]
) -> Answer:
    """Did it happen while the terms held, given the ranges (earliest, latest) of their first and last day?

    Yes only if the whole of ``when`` lies where the terms surely held; no only if it lies wholly where they
    surely did not. An open end (``None``) means that no end is on record; the pair (date, None) means that they
    may have ended any time after the date, and (None, date) any time up to it.
    """
    begin_early, begin_late = begins
    end_early, end_late = ends
    if begin_early is not None and when.last < begin_early:
        return Answer.NO
    if end_late is not None and when.first > end_late:
        return Answer.NO
    surely_begun = begin_late is not None and when.first >= begin_late
    no_end = end_early is None and end_late is None
    surely_not_ended = no_end or (end_early is not None and when.last <= end_early)
    return Answer.YES if surely_begun and surely_not_ended else Answer.UNKNOWN


def days_back(day: date, days: int) -> date:
    """The day ``days`` before ``day``."""
    return day - timedelta(days=days)
