"""The folder's terms and process as the plain values that the room of talks works on."""

from __future__ import annotations

from detente.ceasefire.terms import Instrument
from detente.process import Process
from detente.talks.agreements import Agreement, ClauseText, RenderedPoint
from detente.talks.exports import Body, Office


def agreement_of(one: Instrument) -> Agreement:
    """An instrument of ``terms/*.toml``."""
    return Agreement(
        id=one.id, names=one.names, kind=one.kind, adopted=one.adopted, in_force=one.in_force, ends=one.ends,
        symbol=one.symbol, track=one.track, text_basis=one.text_basis, sources=one.source, open_points=one.open_points,
        clauses=tuple(
            ClauseText(c.id, c.says, c.kind, c.text_basis, c.bearer, c.due, c.met, c.source) for c in one.clause
        ),
        renderings=tuple(RenderedPoint(r.point, r.says, r.publisher, r.url) for r in one.rendering),
    )  # fmt: skip


def bodies_of(process: Process) -> tuple[Body, ...]:
    """The organisations of the process."""
    return tuple(Body(o.id, o.names, o.roles, o.aliases, o.speaks_for) for o in process.organisation)


def offices_of(process: Process) -> tuple[Office, ...]:
    """The public offices of the process and their holders."""
    return tuple(Office(p.organisation, p.office, p.holder, p.first, p.last) for p in process.post)
