"""Violations found, by clause and by party as the reports attribute them; attribution is decided apart."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Block, Cell, Grid
from detente.bulletin.edition import Edition
from detente.bulletin.sections.scorecard import clauses_of
from detente.bulletin.words import attribution_words
from detente.ceasefire.breaches import NOTICE
from detente.ceasefire.breaches.compliance import by_clause
from detente.say import say

MOST = 20


def by_clause_and_party(edition: Edition) -> list[Block]:
    """Verdicts by clause with the period before, then alleged violations by whom the reports name."""
    bench = edition.round.bench
    if bench.findings.is_empty():
        return []
    table = by_clause(bench.findings, bench.incidents, bench.state.instruments, edition.periods)
    if table.is_empty():
        return []
    return [clauses_of(table), *_by_party(edition)]


def _by_party(edition: Edition) -> list[Block]:
    keys = ["instrument", "clause", "attribution"]
    this, before = (
        edition.findings(span).filter(pl.col("verdict") == "violation").group_by(keys).agg(pl.col("incident_id").n_unique().alias(name))
        for span, name in ((edition.this, "this"), (edition.previous, "before"))
    )  # fmt: skip
    found = this.join(before, on=keys, how="full", coalesce=True).with_columns(
        pl.col("this", "before").fill_null(0)
    )
    if found.is_empty():
        return []
    ordered = found.sort("this", "before", *keys, descending=[True, True, False, False, False]).head(MOST)
    rows: list[tuple[Cell, ...]] = [
        (r["instrument"], r["clause"], attribution_words(r["attribution"]), r["this"], r["before"])
        for r in ordered.iter_rows(named=True)
    ]
    return [
        Grid(
            say("Alleged violations by clause and by whom the reports name"),
            (say("Instrument"), say("Clause"), say("Attribution, as the report records it"), say("this period"), say("previous period")), tuple(rows),
            ("", "", "", say("incidents"), say("incidents")), wide=True,
            note=say("{shown} of {all} rows. Alleged until people decide; what a report says of who did it is that report's word. {notice}", shown=len(rows), all=found.height, notice=NOTICE),
        )
    ]  # fmt: skip
