"""The adherence register: who joined when, suspended, resumed, withdrew, by which basis.

An adherent is bound in periods: from its adhesion (empty: the entry into force) to the day before a suspension or
withdrawal, and again from a resumption or a new adhesion. Every day may be a range, so a period may begin or end on
several days, and then the answer between them is unknown.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Literal

from detente.layout import DateRange, field, layout
from detente.say import say
from detente.times import Answer, Span, any_of, within

DAY = timedelta(days=1)
Pair = tuple[date | None, date | None]
LEAVES = ("suspension", "withdrawal")


@layout
class Change:
    """A later entry of the register: what an adherent did after it had joined."""

    kind: Annotated[
        Literal["suspension", "resumption", "withdrawal", "adhesion"],
        field(description="what it did; 'adhesion' again only after a withdrawal"),
    ]
    on: Annotated[DateRange, field(description="first day on which it holds")]
    basis: Annotated[str, field(description="how that is known")] = ""
    url: Annotated[str, field(description="where it was read")] = ""

    def __post_init__(self) -> None:
        if self.on.earliest is None and self.on.latest is None:
            raise ValueError(f"a {self.kind} without a day; give 'earliest', 'latest' or both")


@layout
class Adherent:
    """Who is bound. ``bound = 'some'`` is for a name that covers groups that joined and groups that did not."""

    name: Annotated[str, field(description="name as sources write it")]
    bound: Annotated[Literal["yes", "some", "no"], field(description="is whoever bears the name bound")]
    aliases: Annotated[tuple[str, ...], field(description="other names")] = ()
    joined: Annotated[
        DateRange | None, field(description="when it joined; empty: with the entry into force")
    ] = None
    basis: Annotated[str, field(description="how that is known")] = ""
    url: Annotated[str, field(description="where it was read")] = ""
    change: Annotated[
        tuple[Change, ...], field(description="suspension, resumption, withdrawal, adhesion anew, in order")
    ] = ()

    @property
    def called(self) -> tuple[str, ...]:
        """All its names."""
        return (self.name, *self.aliases)


@lru_cache(maxsize=10_000)
def bound_periods(one: Adherent) -> tuple[tuple[Pair, Pair], ...]:
    """The periods in which it was bound: range of the first day, range of the last ((None, None): open)."""
    begin: Pair | None = (date.min, date.min)
    if one.joined is not None:
        begin = (one.joined.earliest, one.joined.latest)
    periods: list[tuple[Pair, Pair]] = []
    for change in one.change:
        pair = (change.on.earliest, change.on.latest)
        if change.kind in LEAVES:
            if begin is not None:
                periods.append((begin, (_before(pair[0]), _before(pair[1]))))
            begin = None
        elif begin is None:
            begin = pair
    if begin is not None:
        periods.append((begin, (None, None)))
    return tuple(periods)


def bound_on(one: Adherent, name: str, when: Span) -> tuple[Answer, str]:
    """Was an adherent whose name is no umbrella bound on those days, and why."""
    if one.joined is None and not one.change:
        return Answer.YES, say("{name} is bound", name=name)
    answer = any_of(*(within(when, begin, end) for begin, end in bound_periods(one)))
    if answer is Answer.YES:
        had = one.joined or one.change
        return answer, say("{name} had joined", name=name) if had else say("{name} is bound", name=name)
    return answer, say("{name} {why}", name=name, why=_why(one, when, answer))


def _why(one: Adherent, when: Span, answer: Answer) -> str:
    begun = [c for c in one.change if c.on.earliest is None or c.on.earliest <= when.last]
    last = begun[-1] if begun else None
    if last is None or last.kind in ("adhesion", "resumption"):
        resumed = last is not None and last.kind == "resumption"
        if answer is Answer.NO:
            return say("had not yet resumed") if resumed else say("had not yet joined")
        return say("may have resumed by then") if resumed else say("may have joined by then")
    if last.kind == "suspension":
        did = (
            say("had suspended its adherence")
            if answer is Answer.NO
            else say("may have suspended its adherence by then")
        )
    else:
        did = say("had withdrawn") if answer is Answer.NO else say("may have withdrawn by then")
    return did + (f" ({last.basis})" if last.basis else "")


def _before(day: date | None) -> date | None:
    return None if day is None else day - DAY
