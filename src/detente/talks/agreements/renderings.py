"""Points on which publishers of one document differ, and who relies on which reading.

Each reading keeps its publisher's words; days are worked out of them ("two weeks after signature") so that they can
be compared, and none is called the true one. The register's own day (``text`` of a range) shows which reading the
rest of this software works with; that is reliance too, and told as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.layout import DateRange
from detente.talks.agreements.counted import days_counted
from detente.talks.agreements.instrument import Agreement, ClauseText
from detente.talks.dates import find_dates

REGISTER = "this register"
IN_FORCE, ENDS = "in force", "end of the term"
STARTS = re.compile(r"\b(?:entry into force|in force|first day|start|effect)\b", re.IGNORECASE)
TERM = re.compile(r"\b(?:term|duration|expiry|end|months|extension)\b", re.IGNORECASE)
SMALL = frozenset(["the", "of", "and", "for", "on", "in", "by", "to", "a", "an", "into"])


@dataclass(frozen=True)
class Reading:
    """One publisher's reading of a point, the days it comes to, and who relies on it."""

    says: str
    publisher: str
    url: str
    days: tuple[date, ...]
    relied_on_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class RivalPoint:
    """A point with its rival readings; ``where`` names the clauses it may touch, or the term."""

    instrument: str
    point: str
    where: tuple[str, ...]
    readings: tuple[Reading, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that some reading comes to, in order."""
        return tuple(sorted({d for r in self.readings for d in r.days}))

    @property
    def differ(self) -> bool:
        """Do the readings come to different days, or to different words where they give none."""
        return len({r.days or r.says.casefold() for r in self.readings}) > 1


def rival_points(agreement: Agreement, reliance: Iterable[Mapping[str, Any]] = ()) -> tuple[RivalPoint, ...]:
    """The points of one instrument in the order of the register; ``reliance`` are rows of the table of that name."""
    rows = [row for row in reliance if row["instrument"] == agreement.id]
    by_point: dict[str, list[Reading]] = {}
    for one in agreement.renderings:
        by_point.setdefault(one.point, []).append(
            Reading(one.says, one.publisher, one.url, days_in(one.says, agreement))
        )
    found = []
    for point, readings in by_point.items():
        where, own = _where(agreement, point, {d for r in readings for d in r.days})
        kept = []
        for r in readings:
            who = [
                row["organisation"]
                for row in rows
                if (row["point"], row["publisher"]) == (point, r.publisher)
            ]
            if own is not None and own.text is not None and own.text in r.days:
                who.append(REGISTER)
            kept.append(Reading(r.says, r.publisher, r.url, r.days, tuple(dict.fromkeys(who))))
        found.append(RivalPoint(agreement.id, point, where, tuple(kept)))
    return tuple(found)


def days_in(says: str, agreement: Agreement) -> tuple[date, ...]:
    """The days that the words come to: dates as written, and spans counted from signature or entry into force."""
    days = {d.last for d in find_dates(says, year=agreement.adopted.year) if d.last}
    return tuple(sorted(days | days_counted(says, agreement.adopted, agreement.in_force, alone=not days)))


def _where(agreement: Agreement, point: str, days: set[date]) -> tuple[tuple[str, ...], DateRange | None]:
    """The clauses whose words the point names most, all of them where several do so alike."""
    if STARTS.search(point):
        return (IN_FORCE,), agreement.in_force
    if TERM.search(point):
        return (ENDS,), agreement.ends
    wanted = _stems(point)
    scored = [(len(wanted & _stems(f"{c.kind} {c.says}")), _near(c, days), c) for c in agreement.clauses]
    best = max(((n, near) for n, near, _ in scored), default=(0, False))
    if best[0] == 0:
        return (), None
    clauses = [c for n, near, c in scored if (n, near) == best]
    return tuple(c.id for c in clauses), clauses[0].due if len(clauses) == 1 else None


def _near(clause: ClauseText, days: set[date]) -> bool:
    if clause.due is None:
        return False
    first, last = clause.due.earliest or date.min, clause.due.latest or date.max
    return any(first <= day <= last for day in days)


def _stems(text: str) -> set[str]:
    """Words without their endings, as far as five letters tell."""
    return {w.casefold()[:5].removesuffix("s") for w in re.findall(r"\w+", text) if w.casefold() not in SMALL}
