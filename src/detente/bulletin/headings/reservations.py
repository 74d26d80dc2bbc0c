"""Reservations: positions of the guarantors and others on record, and what is put beside findings."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Block, Cell, Grid, Paragraph
from detente.bulletin.edition import Edition
from detente.bulletin.words import worded
from detente.say import Name, joined, say


def positions(edition: Edition) -> list[Block]:
    """The latest position of each guarantor on each track and instrument; of others where they hold a reservation."""
    state = edition.round.bench.state
    rows = state.positions.filter(pl.col("date").is_null() | (pl.col("date") <= edition.day))
    if rows.is_empty():
        return []
    names: dict[str, str] = {t.id: Name(t.names, t.id) for t in state.process.track}
    names |= {i.id: Name(i.names, i.id) for i in state.instruments}
    latest = (
        rows.sort("date", nulls_last=False, maintain_order=True)
        .group_by("organisation", "subject", maintain_order=True)
        .last()
    )
    shown: list[tuple[Cell, ...]] = []
    sources: list[str] = []
    for r in latest.sort("subject", "organisation").iter_rows(named=True):
        one = state.process.organisation_named(r["organisation"])
        guarantor = one is not None and "guarantor" in one.roles
        if not guarantor and r["position"] == "accepts":
            continue
        who: str = Name(one.names, one.id) if one else r["organisation"]
        shown.append(
            (
                names.get(r["subject"], r["subject"]),
                who,
                say("guarantor") if guarantor else say("other"),
                worded(r["position"]),
                str(r["date"]) if r["date"] else None,
                r["note"],
            )
        )
        sources.append(r["source_url"] or "register/positions.csv")
    silent = [
        Name(o.names, o.id) for o in state.process.organisation
        if "guarantor" in o.roles and not any(row[1] == (o.names.get("en") or o.id) for row in shown)
    ]  # fmt: skip
    blocks: list[Block] = []
    if shown:
        blocks.append(Grid(
            say("Positions of the guarantors, and reservations of others, by {day}", day=edition.day),
            (say("On"), say("Who"), say("as"), say("Position"), say("since"), say("Words of the register")), tuple(shown), wide=True, sources=tuple(sources),
        ))  # fmt: skip
    if silent:
        blocks.append(
            Paragraph(
                say(
                    "No position on record: {names}. Silence is neither consent nor reservation.",
                    names=joined(silent, ", "),
                ),
                "caveat",
            )
        )
    return blocks


def beside_findings(edition: Edition) -> list[Block]:
    """Concurrences, reservations and dissents on findings of cases."""
    rows: list[tuple[Cell, ...]] = [
        (c.id, worded(s.kind), edition.name(s.by), s.at.text[:10], s.says or s.basis or None)
        for c in edition.cases
        for s in c.beside
        if s.kind in ("concurrence", "reservation", "dissent")
    ]
    if not rows:
        return []
    return [
        Grid(
            say("Beside the findings of cases"),
            (say("Case"), say("Voice"), say("By"), say("Day"), say("Words")),
            tuple(rows),
            wide=True,
            sources=tuple("casework/" for _ in rows),
        )
    ]


def on_this_report(edition: Edition) -> list[Block]:
    """Nobody's position on this very report is known when it is written."""
    return [
        Paragraph(
            say(
                "On this report itself: made for {day}, it has been shown to nobody for concurrence or reservation yet. Positions on it are added to the record beside it, never into it.",
                day=edition.day,
            ),
            "caveat",
        )
    ]
