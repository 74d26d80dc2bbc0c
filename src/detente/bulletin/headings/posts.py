"""Withdrawal of weapons, posts and checkpoints: what is owed by clause, and who is on record as watching."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Block, Cell, Grid
from detente.bulletin.edition import Edition
from detente.bulletin.words import VERDICT_WORDS
from detente.say import joined, say

KNOWN = {
    "recorded": say("by the watcher's own log"),
    "planned": say("as planned"),
    "announced": say("as announced"),
}
"""How a watch is known; what is recorded is the watcher's own log."""


def posts(edition: Edition) -> list[Block]:
    """Clauses on kinds of weapon with the period's findings, and watches on record by kind and holder."""
    return [*_weapons(edition), *_watches(edition)]


def _weapons(edition: Edition) -> list[Block]:
    bench = edition.round.bench
    about = [
        (i, c) for i in bench.state.instruments for c in i.prohibitions
        if c.weapons or c.calibre_from_mm is not None or "presence of withdrawn weapons" in c.acts
    ]  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for one, clause in about:
        counts: list[Cell] = []
        for span in (edition.this, edition.previous):
            own = edition.findings(span).filter(
                (pl.col("instrument") == one.id) & (pl.col("clause") == clause.id)
            )
            counts += [own.filter(pl.col("verdict") == v).height for v in ("violation", "undetermined")]
        rows.append(
            (say("{instrument}, {clause}", instrument=one.id, clause=clause.id), clause.says, *counts)
        )
    if not rows:
        return []
    alleged, open_ = VERDICT_WORDS["violation"], VERDICT_WORDS["undetermined"]
    return [
        Grid(
            say("Clauses on weapons and their withdrawal"),
            (say("Clause"), say("Says"), alleged, open_, say("previous period: {verdict}", verdict=alleged), say("previous period: {verdict}", verdict=open_)),
            tuple(rows), ("", "", *[say("incidents")] * 4), wide=True,
        )
    ]  # fmt: skip


def _watches(edition: Edition) -> list[Block]:
    watch = edition.round.bench.state.watch
    if watch.is_empty():
        return []
    counted = watch.group_by("kind", "organisation", "basis").agg(
        pl.col("watcher").n_unique().alias("watchers"), pl.len().alias("rows"), pl.col("start").min().alias("first")
    ).sort("kind", "organisation", "basis")  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            r["kind"],
            edition.name(r["organisation"]),
            KNOWN.get(r["basis"], r["basis"]),
            r["watchers"],
            r["rows"],
            str(r["first"])[:10],
        )
        for r in counted.iter_rows(named=True)
    ]
    return [
        Grid(
            say("Posts, checkpoints, patrols and other watch on record"),
            (say("Kind"), say("Held by"), say("How it is known"), say("watchers"), say("watches on record"), say("first")), tuple(rows),
            note=joined((say("Announced is not seen: a post stands in this table by its holder's word until somebody records its hours."),
                         say("Where each stands is not shown.")), " "), wide=True,
        )
    ]  # fmt: skip
