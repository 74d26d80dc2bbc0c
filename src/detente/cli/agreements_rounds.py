"""Positions by round, and a round that is prepared: put together from a folder, and shown at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl
import typer

from detente.errors import Fault, InputError
from detente.store.exchange import Book, bodies_of, offices_of
from detente.talks.agreements import read_brackets, split_clauses
from detente.talks.rounds import Cell, Matrix, Preparation, position_matrix, prepare, propose_items, said_by


def matrix_of(book: Book, track: str | None, day: date | None) -> Matrix:
    """The issue-position matrix of a folder by a day, over the rounds of one track or of all."""
    process = book.state.process
    day = day or process.day
    tracks = [t.id for t in process.track]
    if track is not None and track not in tracks:
        raise InputError(
            "--track", [Fault("--track", f"no track {track!r}", f"use one of {', '.join(tracks)}")]
        )
    meetings = book.state.meetings if track is None else book.state.meetings.filter(pl.col("track") == track)
    meetings = meetings.filter(pl.col("date_start") <= day)
    positions = book.state.positions.filter(pl.col("date").is_null() | (pl.col("date") <= day))
    words = {t.id: t.words for t in process.track}
    words |= {a.id: tuple(filter(None, (a.symbol, *a.names.values()))) for a in book.agreements}
    urls = {p.name: p.source_url or "" for p in book.state.pages}
    said = said_by(book.records(), urls, bodies_of(process), offices_of(process))
    known = {name: process.organisation_named(name) for name in positions["organisation"].unique()}
    ids = {name: one.id for name, one in known.items() if one}
    return position_matrix(positions, meetings, said, words, ids)


def print_matrix(found: Matrix) -> None:
    """Issue by issue, organisation by organisation: each position with the rounds over which it stood."""
    for issue in dict.fromkeys(issue for issue, _ in found.rows):
        typer.echo(f"\n{issue}")
        for (at, who), cells in found.rows.items():
            if at == issue:
                typer.echo(
                    f"  {who}: {' -> '.join(_stretches(found.rounds, cells)) or 'none on record by the last round'}"
                )
    typer.echo(
        "\n[n]: statements beside a position; --json gives each with its place and the rule that put it there."
    )


def _stretches(rounds: Sequence[str], cells: Sequence[Cell | None]) -> list[str]:
    """Runs of one position, with the first and last round of each."""
    runs: list[tuple[str, int, int, int]] = []
    for n, cell in enumerate(cells):
        if cell is None:
            continue
        if runs and not cell.changed:
            position, first, _, links = runs[-1]
            runs[-1] = (position, first, n, max(links, len(cell.links)))
        else:
            runs.append((cell.position, n, n, len(cell.links)))
    return [
        f"{position}{f' [{links}]' if links else ''} ({rounds[first]}{f' to {rounds[last]}' if last > first else ''})"
        for position, first, last, links in runs
    ]


def prepared(book: Book, track: str, meeting: str, day: date | None) -> Preparation:
    """The round made ready from a folder."""
    process = book.state.process
    if track not in {t.id for t in process.track}:
        tracks = ", ".join(t.id for t in process.track)
        raise InputError("--track", [Fault("--track", f"no track {track!r}", f"use one of {tracks}")])
    found = book.on(day)
    here = (pl.col("track") == track) & (pl.col("meeting") == meeting)
    texts = {p.name: p.text for p in book.state.pages}
    brackets = {
        r["paper"]: read_brackets(split_clauses(texts[r["document"]]))
        for r in book.papers.filter(here).sort("version").iter_rows(named=True)
        if r["document"] in texts and r["status"] in ("draft", "tabled")
    }
    on_track = {a.id for a in found.agreements if a.track in (track, "")}
    proposals = propose_items(
        courses=[c for c in found.courses if c.instrument in on_track],
        standings=[s for s in found.standings if s.obligation.instrument in on_track],
        rivals=[p for p in found.rivals if p.instrument in on_track],
        brackets=brackets, agenda=book.agenda.filter(here).to_dicts(),
    )  # fmt: skip
    expected = [
        o.names.get("en", o.id) for o in process.organisation if {"guarantor", "party"} & set(o.roles)
    ]
    return prepare(
        track, meeting, agenda=book.agenda, attendance=_named(book), papers=book.papers, proposals=proposals,
        expected=expected,
    )  # fmt: skip


def _named(book: Book) -> pl.DataFrame:
    """Attendance with organisations under the names that the process gives them."""

    def name(written: str | None) -> str | None:
        one = book.state.process.organisation_named(written) if written else None
        return one.names.get("en", one.id) if one else written

    return book.attendance.with_columns(
        pl.Series(column, [name(x) for x in book.attendance[column].to_list()], dtype=pl.String)
        for column in ("organisation", "on_behalf_of")
    )


def print_prepared(done: Preparation) -> None:
    """The round on one page."""
    typer.echo(f"{done.track}: {done.meeting}\n\nAgenda")
    for row in done.items:
        typer.echo(f"  {row['item']}. {row['title']} ({row['status']})")
    typer.echo("" if done.items else "  no item is on record")
    typer.echo("Proposed by what the register shows")
    for p in done.proposals:
        typer.echo(f"  {p.title} [{p.instrument}]: {p.why}")
    typer.echo("\nDelegations")
    for d in done.delegations:
        behalf = f", for {' for '.join(d.chain[1:])}" if len(d.chain) > 1 else ""
        typer.echo(
            f"  {d.organisation}{behalf}: {d.size} on the list, credentials {d.credentials}, came: {d.came}"
        )
    typer.echo("\nPapers")
    for paper in done.papers:
        languages = ", ".join(f"{lang} v{n}" for lang, n in paper.languages.items())
        typer.echo(f"  {paper.paper}, {paper.title}: version {paper.version} ({paper.status}; {languages})")
    typer.echo("\nNot settled")
    for said in done.unsettled:
        typer.echo(f"  {said}")
