"""A process's terms and registers as the room of talks works on them: one way from the state for every door.

Nothing is decided here. Terms become :class:`~detente.talks.agreements.Agreement`, organisations and posts become
bodies and offices, names in registers become the names that the process gives; the rest is the room's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from detente.ceasefire.terms import Instrument
from detente.claims.state import State
from detente.process import Process
from detente.talks import Record
from detente.talks.agreements import Agreement, ClauseText, RenderedPoint
from detente.talks.calendar import Overview, overview
from detente.talks.exports import Body, Office
from detente.talks.rounds import Matrix, position_matrix, said_by


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


def agreements_of(state: State) -> tuple[Agreement, ...]:
    """All instruments, in the order of the state."""
    return tuple(agreement_of(one) for one in state.instruments)


def bodies_of(process: Process) -> tuple[Body, ...]:
    """The organisations of the process."""
    return tuple(Body(o.id, o.names, o.roles, o.aliases, o.speaks_for) for o in process.organisation)


def offices_of(process: Process) -> tuple[Office, ...]:
    """The public offices of the process and their holders."""
    return tuple(Office(p.organisation, p.office, p.holder, p.first, p.last) for p in process.post)


def named(process: Process, written: str | None) -> str | None:
    """The name that the process gives to an organisation, or what was written where it knows none."""
    one = process.organisation_named(written) if written else None
    return one.names.get("en", one.id) if one else written


def overview_of(state: State, day: date | None = None) -> Overview:
    """Terms, obligations and rival renderings on a day; without one on the process's own."""
    process = state.process
    guarantors = [o.names.get("en", o.id) for o in process.organisation if "guarantor" in o.roles]
    consented = [
        "; ".join(str(named(process, part.strip())) for part in said.split(";")) if said else None
        for said in state.extensions["consented"].to_list()
    ]
    return overview(
        agreements_of(state), day or process.day,
        extensions=state.extensions.with_columns(pl.Series("consented", consented, dtype=pl.String)),
        implementation=state.implementation, reliance=state.reliance, consent_of=guarantors,
    )  # fmt: skip


def positions_of(
    state: State, records: Mapping[str, Record], day: date | None = None, track: str | None = None
) -> Matrix:
    """The issue-position matrix by a day, over the rounds of one track or of all, beside the statements of the records."""
    process = state.process
    day = day or process.day
    meetings = state.meetings.filter(pl.col("date_start") <= day)
    if track is not None:
        meetings = meetings.filter(pl.col("track") == track)
    positions = state.positions.filter(pl.col("date").is_null() | (pl.col("date") <= day))
    words = {t.id: t.words for t in process.track}
    words |= {i.id: tuple(filter(None, (i.symbol, *i.names.values()))) for i in state.instruments}
    urls = {p.name: p.source_url or "" for p in state.pages}
    said = said_by(records, urls, bodies_of(process), offices_of(process))
    known = {name: process.organisation_named(name) for name in positions["organisation"].unique()}
    ids = {name: one.id for name, one in known.items() if one}
    return position_matrix(positions, meetings, said, words, ids)
