"""The clauses of the register as one table, for spreadsheets: layout ``clauses``."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from detente.layout import DateRange
from detente.tables import CLAUSES
from detente.talks.agreements.instrument import Agreement


def clause_table(agreements: Sequence[Agreement]) -> pl.DataFrame:
    """One row a clause, instruments in the order given."""
    rows = []
    for a in agreements:
        for c in a.clauses:
            due = c.due or DateRange()
            rows.append((
                a.id, c.id, c.kind, c.says, c.text_basis or None, c.bearer or None, due.earliest, due.text, due.latest,
                c.on_record or None, c.source or None,
            ))  # fmt: skip
    return pl.DataFrame(rows, schema=CLAUSES.schema, orient="row")
