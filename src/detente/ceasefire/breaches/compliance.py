"""Clause by clause: how many incidents of a period were read how, and how many of the period before.

The share of a verdict is of the incidents that the clause may cover: those whose verdict is not *outside the
terms*. The share undetermined stands beside every count, because a clause of which little is told looks kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import polars as pl

from detente.ceasefire.breaches.verdicts import NOTICE, VERDICTS
from detente.ceasefire.terms import Instrument
from detente.tables import COMPLIANCE
from detente.times import Span
from detente.whose_word import rests_on, without


@dataclass(frozen=True)
class Periods:
    """A period and the one of the same length right before it."""

    this: Span
    previous: Span


def periods(this: Span) -> Periods:
    """The period with the one before it."""
    day = timedelta(days=1)
    return Periods(this, Span(this.first - day * this.days, this.first - day))


def of(span: Span, incidents: pl.DataFrame) -> pl.DataFrame:
    """Incidents of a period: those whose first possible day lies in it, each in one period."""
    return incidents.filter(pl.col("date_start").is_between(span.first, span.last))


def by_clause(
    findings: pl.DataFrame, incidents: pl.DataFrame, instruments: Sequence[Instrument], span: Periods
) -> pl.DataFrame:
    """COMPLIANCE: every verdict of every prohibition, zero where there is none.

    findings : FINDINGS frame of these incidents. An incident that one clause reads in two zones counts once a verdict.
    """
    here, before = of(span.this, incidents), of(span.previous, incidents)
    lead = rests_on(here).lead
    several = here.filter(pl.col("independent") > 1)
    kept = without(here, lead) if lead else here
    counts = [_counts(findings, one) for one in (here, before, several, kept)]
    rows: list[tuple[object, ...]] = []
    for one in instruments:
        for clause in one.prohibitions:
            read = [{v: c.get((one.id, clause.id, v), 0) for v in VERDICTS} for c in counts]
            covered = [sum(n for v, n in r.items() if v != "outside_terms") for r in read[:2]]
            for v in VERDICTS:
                shares = [
                    r[v] / n if n and v != "outside_terms" else None
                    for r, n in zip(read[:2], covered, strict=True)
                ]
                rows.append(
                    (one.id, clause.id, v, read[0][v], read[1][v], *shares, read[2][v], read[3][v], NOTICE)
                )
    return pl.DataFrame(rows, schema=COMPLIANCE.schema, orient="row")


def _counts(findings: pl.DataFrame, incidents: pl.DataFrame) -> dict[tuple[str, str, str], int]:
    own = findings.join(incidents.select("incident_id"), on="incident_id", how="semi")
    grouped = own.group_by("instrument", "clause", "verdict").agg(pl.col("incident_id").n_unique())
    return {(i, c, v): n for i, c, v, n in grouped.iter_rows()}
