"""Actions taken, requests and replies due: steps of cases, what is overdue, obligations that press, exchanges of words."""

from __future__ import annotations

from detente.bulletin.document import Block, Cell, Grid
from detente.bulletin.edition import Edition
from detente.bulletin.sections.agreements import owed_by_clause
from detente.bulletin.sections.cases import state_grid, voices_grid
from detente.bulletin.words import worded
from detente.bulletin.workflow import clock
from detente.ceasefire.casework.instants import of_day, shown
from detente.claims.agreements import overview_of
from detente.say import Name, say


def steps(edition: Edition) -> list[Block]:
    """Steps of cases that were handed in during the period and up to the report's day."""
    zone = clock(edition.round.bench.state.process)
    begin = of_day(edition.this.first, zone).first
    found = sorted(
        (
            (s.entered.first, c.id, s.number, s)
            for c in edition.cases
            for s in c.steps
            if s.entered.first >= begin
        ),
        key=lambda x: x[:3],
    )
    if not found:
        return []
    rows: list[tuple[Cell, ...]] = [
        (s.case, worded(s.kind), worded(s.outcome) if s.outcome else None, edition.name(s.by), edition.name(s.to) if s.to else None, s.at.text[:10], s.says or None)
        for _, _, _, s in found
    ]  # fmt: skip
    return [
        Grid(
            say("Steps of cases since {day}", day=edition.this.first),
            (say("Case"), say("Step"), say("Outcome"), say("By"), say("To"), say("Day"), say("Words")), tuple(rows), wide=True, sources=tuple("casework/" for _ in rows),
        )
    ]  # fmt: skip


def replies_due(edition: Edition) -> list[Block]:
    """Who was asked, by when an answer is due, and what came of it."""
    zone = clock(edition.round.bench.state.process)
    rows: list[tuple[Cell, ...]] = [
        (c.id, edition.name(a.who), worded(a.role), a.asked_on[:10], shown(a.due, zone) if a.due else say("no time limit is on record"), a.standing)
        for c in edition.cases
        for a in c.asked
    ]  # fmt: skip
    if not rows:
        return []
    return [
        Grid(
            say("Requests for information, and replies due"), (say("Case"), say("Asked"), say("as"), say("on"), say("due"), say("What came of it")), tuple(rows),
            note=say("No answer is no admission."), wide=True,
        )
    ]  # fmt: skip


def where_cases_stand(edition: Edition) -> list[Block]:
    """Each case's status, what is overdue and with whom."""
    return [state_grid(edition.cases, edition.names, edition.round)] if edition.cases else []


def voices(edition: Edition) -> list[Block]:
    """Every voice of cases that are disputed or undetermined."""
    open_ = tuple(
        c for c in edition.cases
        if c.verdict == "undetermined" or not c.verdict or any(s.kind in ("reservation", "dissent") or s.outcome == "denies" for s in c.beside)
    )  # fmt: skip
    return [voices_grid(case, edition.names) for case in open_]


def obligations(edition: Edition) -> list[Block]:
    """Obligations with a day or a score: state, why, scores 0 to 3 and disputes."""
    bench = edition.round.bench
    names = {i.id: Name(i.names, i.id) for i in bench.state.instruments if i.adopted <= edition.day}
    return owed_by_clause(overview_of(bench.state, edition.day), dict(names))


def pressing(edition: Edition) -> list[Block]:
    """Obligations that are late, disputed or not scored, or due within two weeks; silence accuses nobody."""
    bench = edition.round.bench
    names = {i.id for i in bench.state.instruments if i.adopted <= edition.day}
    soon = [
        s for s in overview_of(bench.state, edition.day).standings
        if s.obligation.instrument in names
        and (s.state in ("late", "disputed", "not scored") or (s.state == "due" and s.days_left is not None and s.days_left <= 14))
    ]  # fmt: skip
    if not soon:
        return []
    chosen = sorted(soon, key=lambda s: (abs(s.days_left or 0), s.obligation.instrument, s.obligation.clause))
    rows: list[tuple[Cell, ...]] = [
        (say("{instrument}, {clause}", instrument=s.obligation.instrument, clause=s.obligation.clause), s.obligation.says, s.obligation.owed_by,
         worded(s.state), s.why, s.obligation.on_record or say("nothing"))
        for s in chosen
    ]  # fmt: skip
    return [
        Grid(
            say("Obligations late, disputed, not scored, or due within two weeks, on {day}", day=edition.day),
            (say("Clause"), say("What is owed"), say("By whom"), say("State"), say("Why"), say("On record")), tuple(rows),
            note=say("Silence says neither met nor late."), wide=True, sources=tuple(s.obligation.source or f"terms/{s.obligation.instrument}.toml" for s in chosen),
        )
    ]  # fmt: skip
