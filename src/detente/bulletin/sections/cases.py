"""Cases: what was alleged, verified and found, with replies, reservations and dissents in the same rows; and what is overdue."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from detente.bulletin.document import Block, Bullets, Cell, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.words import VERDICT_WORDS, worded
from detente.bulletin.workflow import cases_of, clock, flashes_of, names_of
from detente.ceasefire.breaches import NOTICE
from detente.ceasefire.casework import Case
from detente.ceasefire.casework.instants import of_day, shown
from detente.ceasefire.casework.voices import named, overdue_words, rows_of
from detente.say import Name, joined, say, say_count

FILE = "casework/"
SOON = timedelta(days=3)
MOST = 9
"""Lines of tasks on the morning page."""


def cases_section(round_: Round) -> Section | None:
    """The cases of the day; where there is none, that none is on record."""
    state, day = round_.bench.state, round_.bench.day
    if not state.zones:
        return None
    cases = cases_of(state, day)
    if not cases:
        said = say(
            "No case is on record in this folder: allegations were not followed from verification to a finding here."
        )
        return Section("cases", say("Cases"), (Paragraph(said, "caveat"),))
    names = names_of(state.process)
    open_ = sum(c.open for c in cases)
    summary = say(
        "{counted}, {open} open, {what} with something overdue.",
        counted=say_count("{n:,} case", "{n:,} cases", n=len(cases)),
        open=open_,
        what=sum(bool(c.overdue) for c in cases),
    )
    blocks: list[Block] = [
        Paragraph(say("A finding stands beside what the accused party and its guarantor say of it. Whoever did not answer is recorded as not answered by the limit; that is no admission."), "lead"),
        state_grid(cases, names, round_), *(voices_grid(case, names) for case in cases),
    ]  # fmt: skip
    return Section("cases", say("Cases"), tuple(blocks), summary)


def workflow_lines(round_: Round) -> list[Block]:
    """Lines for the morning page: what was told at once, overdue answers and tasks, and what falls due."""
    state, day = round_.bench.state, round_.bench.day
    names, zone = names_of(state.process), clock(state.process)
    rules = {r.id: Name(r.names, r.id) for r in state.process.flash}
    lines = [
        (
            say(
                "Flash, {several}: {first_day}, {several2}; {standing}.",
                several=joined((rules.get(r, r) for r in i.rules), ", "),
                first_day=i.first_day,
                several2=joined(i.known[:1]),
                standing=i.standing,
            ),
            "#flash",
        )
        for i in flashes_of(state, round_.bench.membership, day)
    ]
    end = of_day(day, zone).last
    for case in cases_of(state, day):
        lines += [
            (
                say(
                    "{id}: {overdue_words}; overdue since {shown}.",
                    id=case.id,
                    overdue_words=overdue_words(o, names),
                    shown=shown(o.since, zone),
                ),
                "#cases",
            )
            for o in case.overdue
        ]
        lines += [
            (
                say(
                    "{id}: answer of {names} awaited by {shown}.",
                    id=case.id,
                    names=names.get(a.who, a.who),
                    shown=shown(a.due, zone),
                ),
                "#cases",
            )
            for a in case.asked
            if a.due is not None and a.standing.startswith("answer awaited") and a.due <= end + SOON
        ]
        if case.not_asked and case.open:
            who = joined((names.get(w, w) for w in case.not_asked), ", ")
            lines.append((say("{id}: not yet asked: {who}.", id=case.id, who=who), "#cases"))
    if not lines:
        return []
    more = len(lines) - MOST
    tail = (
        say_count("; {n} further stands in the report", "; {n} further stand in the report", n=more)
        if more > 0
        else ""
    )
    return [
        Paragraph(say("Tasks of the day: flash reports, answers and cases{tail}", tail=tail), "lead"),
        Bullets(tuple(lines[:MOST])),
    ]


def voices_grid(case: Case, names: dict[str, str]) -> Grid:
    """Every voice of one case in rows of one kind, none of them out of sight."""
    rows: list[tuple[Cell, ...]] = [
        (_voice(voice, corrected), _words(by), str(at)[:10], worded(_words(outcome)), _words(says), _words(attribution))
        for voice, by, at, outcome, says, attribution, corrected in (row[6:13] for row in rows_of((case,), names))
    ]  # fmt: skip
    return Grid(
        say("{id}: every voice, in rows of one kind", id=case.id),
        (say("Voice"), say("By"), say("Day"), say("Outcome"), say("Words"), say("Attribution, apart from the verdict")),
        tuple(rows), note=NOTICE,
    )  # fmt: skip


def _words(said: object) -> str:
    return said if isinstance(said, str) else ""


def _voice(kind: Any, corrected: Any) -> str:
    return worded(kind) + (say(" (corrected {step})", step=corrected) if corrected else "")


def state_grid(cases: tuple[Case, ...], names: dict[str, str], round_: Round) -> Grid:
    zone = clock(round_.bench.state.process)
    rows: list[tuple[Cell, ...]] = [
        (
            c.id, f"{c.instrument} {c.clause}".strip() or None, names.get(c.against, c.against) or say("nobody by name"),
            worded(c.status) + (say(": {verdict}", verdict=VERDICT_WORDS[c.verdict]) if c.verdict else ""), c.since[:10],
            joined(say("{overdue_words}, since {shown}", overdue_words=overdue_words(o, names), shown=shown(o.since, zone)) for o in c.overdue) or say("nothing"),
            joined(say("{outcome} by {names} on {text}", outcome=worded(s.outcome), names=names.get(s.by, s.by), text=s.at.text[:10]) for s in c.restrictions) or say("none on record"),
            named(joined(c.marks), names) or "",
        )
        for c in cases
    ]  # fmt: skip
    return Grid(
        say("Where each case stands"),
        (say("Case"), say("Clause"), say("Suspected party"), say("Status"), say("since"), say("Overdue"), say("Access limited"), say("To notice")),
        tuple(rows), note=NOTICE, wide=True, sources=tuple(FILE for _ in rows),
    )  # fmt: skip
