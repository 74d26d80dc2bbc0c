"""Political and process developments, statements of guarantors, and the terms in force with who is bound."""

from __future__ import annotations

from datetime import date

import polars as pl

from detente.bulletin.document import Block, Cell, Grid, Paragraph
from detente.bulletin.edition import Edition
from detente.bulletin.sections.agreements import terms_of
from detente.bulletin.sections.scorecard import bound_grid
from detente.bulletin.words import worded
from detente.ceasefire.terms.register import entries_of
from detente.claims.agreements import overview_of
from detente.say import Name, joined, say

MOST = 25


def developments(edition: Edition) -> list[Block]:
    """Meetings, documents and positions from the first day of the period to the day of the report."""
    return [*_meetings(edition), *_documents(edition)]


def _meetings(edition: Edition) -> list[Block]:
    state = edition.round.bench.state
    tracks = {t.id: Name(t.names, t.id) for t in state.process.track}
    rows = state.meetings.filter(pl.col("date_start").is_between(edition.this.first, edition.day)).sort(
        "date_start", "name"
    )
    if rows.is_empty():
        return []
    shown: list[tuple[Cell, ...]] = [
        (tracks.get(r["track"], r["track"]), r["name"], str(r["date_start"]), str(r["date_end"] or r["date_start"]), r["place"], r["note"])
        for r in rows.iter_rows(named=True)
    ]  # fmt: skip
    return [Grid(
        say("Meetings since {day}", day=edition.this.first), (say("Track"), say("Meeting"), say("from"), say("to"), say("Place"), say("Note")), tuple(shown),
        wide=True, sources=tuple(str(u or "register/meetings.csv") for u in rows["source_url"]),
    )]  # fmt: skip


def _documents(edition: Edition) -> list[Block]:
    bench = edition.round.bench
    first = edition.this.first.isoformat()
    found = [
        (p, r)
        for p in bench.state.pages
        if (r := bench.records.get(p.name)) is not None and (r.event.date or "") >= first
    ]
    rows: list[tuple[Cell, ...]] = [
        (r.event.title or p.name, r.event.date, r.event.place, joined((x.name for x in r.participants), ", ") or None, len(r.statements))
        for p, r in found
    ]  # fmt: skip
    if not rows:
        return []
    return [Grid(
        say("Documents since {day}", day=edition.this.first), (say("Document"), say("Day"), say("Place"), say("Who took part"), say("statements")), tuple(rows),
        wide=True, sources=tuple(p.source_url or p.file for p, _ in found),
    )]  # fmt: skip


def statements(edition: Edition) -> list[Block]:
    """What guarantors said in the documents of the period, with what the record can bear of it."""
    bench = edition.round.bench
    guarantors = [o for o in bench.state.process.organisation if "guarantor" in o.roles]
    names = {n.casefold() for o in guarantors for n in (o.id, *o.names.values(), *o.aliases)}
    first = edition.this.first.isoformat()
    recent = {n for n, r in bench.records.items() if (r.event.date or "") >= first}
    rows: dict[tuple[str, int], tuple[Cell, ...]] = {}
    for f in edition.round.findings:
        c = f.claim
        if c.document in recent and any(name in c.on_behalf_of.casefold() for name in names if len(name) > 3):
            rows.setdefault(
                (c.document, c.n), (c.on_behalf_of, c.speaker, f"“{' '.join(c.text.split())}”", f.verdict)
            )
    if not rows:
        return []
    shown = list(rows.items())[:MOST]
    return [Grid(
        say("Statements of the guarantors since {day}", day=edition.this.first), (say("For"), say("Speaker"), say("Words"), say("Verdict")),
        tuple(row for _, row in shown), wide=True, sources=tuple(f"#claim-{d}-{n}" for (d, n), _ in shown),
        note=say("{shown} of {all} sentences. A verdict says what the record can bear, never whether anybody spoke in good faith.", shown=len(shown), all=len(rows)),
    )]  # fmt: skip


def terms(edition: Edition) -> list[Block]:
    """Instruments with the state of their terms, zones with the days they hold, and who is bound."""
    bench = edition.round.bench
    instruments = sorted(
        (i for i in bench.state.instruments if i.adopted <= edition.day), key=lambda i: (i.adopted, i.id)
    )
    if not instruments:
        return []
    names: dict[str, str] = {i.id: Name(i.names, i.id) for i in instruments}
    blocks = list(terms_of(instruments, overview_of(bench.state, edition.day), names))
    zones: list[tuple[Cell, ...]] = []
    for zone in bench.state.zones:
        plan = bench.state.plan_of(zone)
        first = (
            (zone.in_force.latest or zone.in_force.earliest) if zone.in_force is not None else plan.first_day
        )
        zones.append(
            (
                bench.zone_name(zone.id),
                names.get(plan.instrument, plan.instrument),
                str(first) if first else None,
                worded(plan.boundary_status),
            )
        )
    if zones:
        blocks.append(
            Grid(
                say("Zones"),
                (say("Zone"), say("Instrument"), say("first day"), say("Boundary")),
                tuple(zones),
                wide=True,
            )
        )
    bound = entries_of(bench.state.instruments, edition.day)
    if bound:
        recent = [
            e
            for e in bound
            if any(isinstance(d, date) and edition.this.first <= d <= edition.day for d in (e[6], e[7]))
        ]
        if recent:
            blocks.append(
                Paragraph(
                    say(
                        "Who joined or left since {day}: {names}.",
                        day=edition.this.first,
                        names=joined(
                            say("{name}: {entry}", name=e[1], entry=worded(str(e[5]))) for e in recent
                        ),
                    ),
                    "lead",
                )
            )
        else:
            blocks.append(
                Paragraph(
                    say("Nobody is on record as having joined or left since {day}.", day=edition.this.first)
                )
            )
        blocks.append(bound_grid(bound, edition.day))
    return blocks
