"""Positions by round, and a round that is prepared: put together from a folder, and shown at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl
import typer

from detente.claims.agreements import named, overview_of
from detente.claims.state import State
from detente.cli.agreements_shown import told
from detente.errors import Fault, InputError
from detente.talks import Record, read_document
from detente.talks.agreements import read_brackets, split_clauses
from detente.talks.rounds import Matrix, Preparation, prepare, propose_items, stretches


def records_of(state: State) -> dict[str, Record]:
    """What is read in each document of the folder."""
    return {p.name: read_document(p.text, published=p.published) for p in state.pages}


def known_track(state: State, track: str | None) -> str | None:
    """The track, if the process has it; an unknown one is bad input."""
    tracks = [t.id for t in state.process.track]
    if track is not None and track not in tracks:
        remedy = f"use one of {', '.join(tracks)}" if tracks else "declare it as [[track]] in process.toml"
        raise InputError("--track", [Fault("--track", f"no track {track!r}", remedy)])
    return track


def print_matrix(found: Matrix) -> None:
    """A block an issue, in it a block an organisation: each position with the rounds over which it stood."""
    for issue in dict.fromkeys(issue for issue, _ in found.rows):
        typer.echo(f"\n{issue}")
        for (at, who), cells in found.rows.items():
            if at != issue:
                continue
            told(who, 2)
            for one in stretches(found.rounds, cells):
                told(one.shown, 4)
            if not any(cells):
                told("none on record by the last round", 4)
    typer.echo("")
    told(
        "[n]: statements beside a position; --json gives each with its place and the rule that put it there."
    )


def prepared(state: State, track: str, meeting: str, day: date | None) -> Preparation:
    """The round made ready from a folder."""
    process = state.process
    known_track(state, track)
    here = (pl.col("track") == track) & (pl.col("meeting") == meeting)
    names = state.meetings.filter(pl.col("track") == track)["name"].to_list()
    if meeting not in names:
        remedy = f"use one of {', '.join(map(repr, names))}" if names else "add it to register/meetings.csv"
        raise InputError(
            "--meeting", [Fault("--meeting", f"track {track} has no meeting {meeting!r}", remedy)]
        )
    found = overview_of(state, day)
    texts = {p.name: p.text for p in state.pages}
    brackets = {
        r["paper"]: read_brackets(split_clauses(texts[r["document"]]))
        for r in state.papers.filter(here).sort("version").iter_rows(named=True)
        if r["document"] in texts and r["status"] in ("draft", "tabled")
    }
    on_track = {a.id for a in found.agreements if a.track in (track, "")}
    proposals = propose_items(
        courses=[c for c in found.courses if c.instrument in on_track],
        standings=[s for s in found.standings if s.obligation.instrument in on_track],
        rivals=[p for p in found.rivals if p.instrument in on_track],
        brackets=brackets, agenda=state.agenda.filter(here).to_dicts(),
    )  # fmt: skip
    expected = [
        o.names.get("en", o.id) for o in process.organisation if {"guarantor", "party"} & set(o.roles)
    ]
    return prepare(
        track, meeting, agenda=state.agenda, attendance=_named(state), papers=state.papers, proposals=proposals,
        expected=expected,
    )  # fmt: skip


def _named(state: State) -> pl.DataFrame:
    """Attendance with organisations under the names that the process gives them."""
    return state.attendance.with_columns(
        pl.Series(
            column, [named(state.process, x) for x in state.attendance[column].to_list()], dtype=pl.String
        )
        for column in ("organisation", "on_behalf_of")
    )


def print_prepared(done: Preparation) -> None:
    """The round on one page."""
    told(f"{done.track}: {done.meeting}")
    _block("Agenda", [f"{row['item']}. {row['title']} ({row['status']})" for row in done.items])
    _block(
        "Proposed by what the register shows",
        [f"{p.title} [{p.instrument}]: {p.why}" for p in done.proposals],
    )
    _block("Delegations", [
        ", for ".join(d.chain) + f": {d.size} on the list, credentials {d.credentials}, came: {d.came}"
        for d in done.delegations
    ])  # fmt: skip
    _block("Papers", [
        f"{p.paper}, {p.title}: version {p.version} ({p.status}; "
        + ", ".join(f"{language} v{n}" for language, n in p.languages.items()) + ")"
        for p in done.papers
    ])  # fmt: skip
    _block("Not settled", list(done.unsettled))


def _block(title: str, lines: Sequence[str]) -> None:
    typer.echo(f"\n{title}")
    for line in lines or ["nothing is on record"]:
        told(line, 2)
