"""The voices of each case in one table: what was alleged, verified and found, and beside it what the others say.

Every voice has one row of the same columns, directly below the finding it speaks to. Whoever was asked and has not
answered has a row too; its words are *not answered by* the limit, never an admission.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

import polars as pl

from detente.ceasefire.breaches import NOTICE
from detente.ceasefire.casework.cases import Case, Overdue
from detente.ceasefire.casework.instants import shown
from detente.ceasefire.casework.step import Step
from detente.say import joined, reworded, say
from detente.tables import CASES

SHOWN = ("allegation", "access", "verification", "investigation", "finding", "reply", "reservation", "dissent", "concurrence", "closure")  # fmt: skip
ORDER = {kind: n for n, kind in enumerate(SHOWN)}
WAITING = ("not answered", "answer awaited")


def voices_of(cases: Iterable[Case], names: Mapping[str, str]) -> pl.DataFrame:
    """CASES: a row a voice. ``names`` gives each organisation's name by its id."""
    return pl.DataFrame(rows_of(cases, names), schema=CASES.schema, orient="row")


def rows_of(cases: Iterable[Case], names: Mapping[str, str]) -> list[tuple[object, ...]]:
    """The rows of that table, with our own words as sentences that can be told in other languages."""
    rows: list[tuple[object, ...]] = []
    for case in cases:
        about = (case.id, case.status, case.report or None, case.instrument or None, case.clause or None,
                 names.get(case.against, case.against) or None)  # fmt: skip
        overdue = joined(overdue_words(o, names) for o in case.overdue)
        state = (overdue or None, joined(case.moves, ", "), named(joined(case.marks), names) or None, NOTICE)
        voices = sorted((s for s in case.steps if s.kind in SHOWN), key=lambda s: (ORDER[s.kind], s.number))
        for step in voices:
            rows.append((*about, step.kind, names.get(step.by, step.by), step.at.text, step.outcome or None,
                         step.says or step.basis or None, step.attribution or None, _corrected(step, case), *state))  # fmt: skip
        for a in case.asked:
            if a.standing.startswith(WAITING):
                rows.append((*about, say("no answer"), names.get(a.who, a.who), a.asked_on, None, a.standing, None, None, *state))  # fmt: skip
    return rows


def overdue_words(one: Overdue, names: Mapping[str, str]) -> str:
    """What is overdue, and with whom it lies."""
    who = names.get(one.who, one.who)
    return say("{what}: {who}", what=one.what, who=who)


def named(text: str, names: Mapping[str, str]) -> str:
    """A mark with organisations' names in place of their ids."""
    return reworded(text, names)


def to_dict(case: Case, names: Mapping[str, str], zone: ZoneInfo) -> dict[str, object]:
    """A case as JSON gives it: no evidence, no witnesses, no place."""
    return {
        "case": case.id, "status": case.status, "since": case.since, "report": case.report,
        "instrument": case.instrument, "clause": case.clause, "against": case.against,
        "guarantors": list(case.guarantors), "verdict": case.verdict or None,
        "attribution": case.finding.attribution if case.finding else None,
        "steps": [_spoken(s, case, names) for s in case.steps],
        "asked": [
            {"who": a.who, "role": a.role, "asked_on": a.asked_on, "due": a.due.isoformat() if a.due else None,
             "late": a.late, "standing": a.standing}
            for a in case.asked
        ],
        "not_asked": list(case.not_asked),
        "overdue": [{"what": o.what, "who": o.who, "since": o.since.isoformat(), "shown": shown(o.since, zone)} for o in case.overdue],
        "moves": list(case.moves), "marks": list(case.marks), "notice": NOTICE,
    }  # fmt: skip


def _spoken(step: Step, case: Case, names: Mapping[str, str]) -> dict[str, object]:
    return {
        "step": step.number, "kind": step.kind, "outcome": step.outcome or None, "at": step.at.text,
        "entered": step.entered.text, "by": step.by, "name": names.get(step.by, step.by), "to": step.to or None,
        "says": step.says or None, "basis": step.basis or None, "attribution": step.attribution or None,
        "evidence_on_file": step.evidence, "corrected_by": case.corrected.get(step.number),
    }  # fmt: skip


def _corrected(step: Step, case: Case) -> str | None:
    by = case.corrected.get(step.number)
    return f"by step {by}" if by else None
