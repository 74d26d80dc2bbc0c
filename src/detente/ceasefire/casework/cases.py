"""Where each case stands as of a day: its status, who was asked and has answered, what is overdue, what may come next.

Only steps handed in by the end of the day are known, so any past day can be shown again. A time limit counts from
the end of a day that has no clock, and nobody is late before it has surely passed. No answer is no admission: it is
recorded as *not answered by* the limit, and nothing follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from detente.ceasefire.casework.instants import of_day, shown
from detente.ceasefire.casework.moves import BESIDE, OPEN, fold
from detente.ceasefire.casework.step import Step, by_case
from detente.process import Limits
from detente.say import joined, say


@dataclass(frozen=True)
class Asked:
    """Somebody who was asked, and what came of it. ``standing`` says it in words a reader sees."""

    who: str
    role: str
    asked_on: str
    due: datetime | None
    replies: tuple[Step, ...]
    late: bool
    standing: str


@dataclass(frozen=True)
class Overdue:
    """Something that should have been done by ``since``, and with whom it lies."""

    what: str
    who: str
    since: datetime


@dataclass(frozen=True)
class Case:
    """One case as of a day. ``beside`` are replies, reservations, dissents and concurrences: same rank as the finding."""

    id: str
    status: str
    since: str
    report: str
    instrument: str
    clause: str
    against: str
    guarantors: tuple[str, ...]
    allegation: Step
    verification: Step | None
    investigation: Step | None
    finding: Step | None
    beside: tuple[Step, ...]
    asked: tuple[Asked, ...]
    not_asked: tuple[str, ...]
    restrictions: tuple[Step, ...]
    overdue: tuple[Overdue, ...]
    moves: tuple[str, ...]
    marks: tuple[str, ...]
    corrected: Mapping[int, int]
    steps: tuple[Step, ...]

    @property
    def verdict(self) -> str:
        """The verdict that stands, or ''."""
        return self.finding.outcome if self.finding is not None else ""

    @property
    def open(self) -> bool:
        """Is it neither found nor closed?"""
        return self.status not in ("found", "closed")


def cases_as_of(
    steps: Iterable[Step],
    day: date,
    zone: ZoneInfo,
    limits: Limits,
    answers_for: Mapping[str, tuple[str, ...]],
) -> tuple[Case, ...]:
    """Every case that was known by the end of ``day``.

    answers_for : id of each party -> ids of the guarantors that answer for it
    """
    end = of_day(day, zone).last
    known = by_case(s for s in steps if s.entered.first < end)
    return tuple(_case(own, end, zone, limits, answers_for) for own in known.values())


def _case(
    steps: list[Step],
    end: datetime,
    zone: ZoneInfo,
    limits: Limits,
    answers_for: Mapping[str, tuple[str, ...]],
) -> Case:
    done = fold(steps)
    standing = done.standing
    first = standing[0]
    guarantors = answers_for.get(first.against, ())
    asked = _asked(standing, first.against, guarantors, end, zone, limits)
    to_ask = tuple(w for w in (first.against, *guarantors) if w and w not in {a.who for a in asked})

    def last(kind: str) -> Step | None:
        return next((s for s in reversed(standing) if s.kind == kind), None)

    finding = last("finding")
    turned = done.reached.get(done.status, first)
    moves = OPEN[done.status]
    moves += ("asked",) if done.status != "closed" else ()
    moves += BESIDE if finding is not None else ()
    return Case(
        first.case, done.status, turned.at.text, first.report, first.instrument, first.clause, first.against, guarantors,
        first, last("verification"), last("investigation"), finding,
        tuple(s for s in standing if s.kind in ("reply", *BESIDE)), asked, to_ask if done.status != "closed" else (),
        tuple(s for s in standing if s.kind == "access" and s.outcome != "given"),
        _overdue(done.status, turned, standing, asked, end, limits), (*moves, "reply"),
        _marks(standing, asked, to_ask, done.corrected), dict(done.corrected), tuple(steps),
    )  # fmt: skip


def _asked(
    steps: list[Step],
    against: str,
    guarantors: tuple[str, ...],
    end: datetime,
    zone: ZoneInfo,
    limits: Limits,
) -> tuple[Asked, ...]:
    found = []
    for n, ask in enumerate(steps):
        if ask.kind != "asked":
            continue
        role = (
            say("suspected party") if ask.to == against else "guarantor" if ask.to in guarantors else "other"
        )
        due = ask.due.last if ask.due else None
        if due is None and limits.answer_hours is not None:
            due = ask.at.last + timedelta(hours=limits.answer_hours)
        replies = tuple(s for s in steps[n:] if s.kind == "reply" and s.by == ask.to)
        answers = [s for s in replies if s.outcome != "asks for time"]
        late = bool(answers) and due is not None and min(s.at.first for s in answers) > due
        found.append(
            Asked(
                ask.to,
                role,
                ask.at.text,
                due,
                replies,
                late,
                _standing(due, replies, answers, late, end, zone),
            )
        )
    return tuple(found)


def _standing(
    due: datetime | None,
    replies: tuple[Step, ...],
    answers: list[Step],
    late: bool,
    end: datetime,
    zone: ZoneInfo,
) -> str:
    if answers:
        return joined(
            (
                say("answered on {text}", text=answers[0].at.text),
                say(", after {shown}", shown=shown(due, zone)) if late and due else "",
            ),
            "",
        )
    more = say("; asked for time") if replies else ""
    if due is None:
        return say("not answered; no time limit is on record{more}", more=more)
    return say(
        "{part} {shown}{more}",
        part=say("not answered by") if end >= due else say("answer awaited by"),
        shown=shown(due, zone),
        more=more,
    )


def _overdue(
    status: str, turned: Step, steps: list[Step], asked: tuple[Asked, ...], end: datetime, limits: Limits
) -> tuple[Overdue, ...]:
    found = [
        Overdue(say("answer of the {role}", role=a.role), a.who, a.due)
        for a in asked
        if a.due is not None and end >= a.due and a.standing.startswith("not answered")
    ]
    what, days = {
        "alleged": ("verification", limits.verification_days),
        "under verification": ("verification", limits.verification_days),
        "verified": (say("investigation or finding"), limits.investigation_days),
        "under investigation": ("investigation", limits.investigation_days),
        "investigated": ("finding", limits.finding_days),
        "not confirmed": ("finding", limits.finding_days),
        "could not be verified": ("finding", limits.finding_days),
    }.get(status, ("", None))
    tasked = (
        next((s for s in reversed(steps) if s.kind == "tasking"), None)
        if status.startswith("under")
        else None
    )
    if tasked is not None and tasked.due is not None:
        due: datetime | None = tasked.due.last
    else:  # the limit runs from the step that opened the stage, not from the tasking: delay in tasking is delay
        origin = next((s for s in reversed(steps) if s.kind in _OPENS.get(what, ())), turned)
        due = origin.at.last + timedelta(days=days) if days is not None else None
    if what and due is not None and end >= due:
        found.append(Overdue(what, tasked.to if tasked else say("nobody is tasked"), due))
    return tuple(found)


_OPENS = {
    "verification": ("allegation",),
    "investigation": ("verification",),
    "investigation or finding": ("verification",),
}


def _marks(
    steps: list[Step], asked: tuple[Asked, ...], to_ask: tuple[str, ...], corrected: Mapping[int, int]
) -> tuple[str, ...]:
    marks = []
    finding = next((s for s in reversed(steps) if s.kind == "finding"), None)
    for s in steps:
        if s.kind == "reply" and not any(
            a.kind == "asked" and a.to == s.by and a.number < s.number for a in steps
        ):
            marks.append(say("{by} replied without being asked (step {number})", by=s.by, number=s.number))
        if s.kind in BESIDE and finding is not None and finding.corrects and s.number < finding.number:
            marks.append(
                say(
                    "the {kind} of {by} (step {number}) speaks to the finding before its correction",
                    kind=s.kind,
                    by=s.by,
                    number=s.number,
                )
            )
    against = steps[0].against
    if not against:
        marks.append(say("no party is suspected by name"))
    if finding is not None and against:
        before = [
            s
            for s in steps
            if s.kind == "asked" and s.to == against and s.entered.first <= finding.entered.last
        ]
        if not before:
            marks.append(say("found before {against} was asked", against=against))
    marks += [
        say("{who} was asked, who is neither the suspected party nor answers for it", who=a.who)
        for a in asked
        if a.role == "other"
    ]
    if to_ask and steps[-1].kind != "closure":
        marks.append(say("not yet asked: {several}", several=joined(to_ask, ", ")))
    marks += [
        say("step {old} is corrected by step {new}", old=old, new=new)
        for old, new in sorted(corrected.items())
    ]
    return tuple(marks)
