"""Where instruments in force conflict: one forbids what another exempts, and which of them is stated to prevail.

Two tables. :func:`conflicts` is by incident: forbidden (or perhaps forbidden) under one instrument, cleared by an
exempt group or an exception under another. :func:`rival_lists` is by group, before anything happens: a group that
one instrument exempts and another binds to the same acts on the same day. No order is guessed; where none is stated both stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from detente.ceasefire.breaches.judging import in_force
from detente.ceasefire.breaches.verdicts import NOTICE
from detente.ceasefire.terms import Instrument
from detente.ceasefire.terms.acts import chain
from detente.ceasefire.terms.parties import standing
from detente.ceasefire.terms.precedence import in_effect, prevailing
from detente.tables import CONFLICTS, RIVAL_LISTS
from detente.times import Answer, Span


def conflicts(findings: pl.DataFrame, instruments: Sequence[Instrument]) -> pl.DataFrame:
    """Incidents that one instrument forbids or may forbid and another clears, in the CONFLICTS layout.

    findings : FINDINGS; instruments : those they were read against
    """
    alleged = pl.col("verdict") == "violation"
    perhaps = (pl.col("verdict") == "undetermined") & (pl.col("act") == "yes") & (pl.col("exemption") == "no")
    forbids = findings.filter(alleged | perhaps).select(
        "incident_id",
        "verdict",
        forbidden_by="instrument",
        forbidding_clause="clause",
        forbidding_zone="zone",
    )
    exempted = (pl.col("exemption") == "yes") & (pl.col("verdict") == "not_violation")
    excepted = (
        (pl.col("exception") == "yes") & (pl.col("verdict") == "not_violation") & (pl.col("act") == "yes")
    )
    clears = (
        findings.filter(exempted | excepted)
        .select(
            "incident_id",
            "why",
            cleared_by="instrument",
            clearing_clause="clause",
            by=pl.when(exempted).then(pl.lit("exempt group")).otherwise(pl.lit("exception")),
        )
        .unique(maintain_order=True)
    )
    pairs = forbids.join(clears, on="incident_id").filter(pl.col("forbidden_by") != pl.col("cleared_by"))
    stated = [
        prevailing(instruments, a, b) for a, b in pairs.select("forbidden_by", "cleared_by").iter_rows()
    ]
    return (
        pairs.with_columns(prevails=pl.Series(stated, dtype=pl.String), notice=pl.lit(NOTICE))
        .select(CONFLICTS.names)
        .sort(CONFLICTS.names[:7], nulls_last=True, maintain_order=True)
    )


def rival_lists(instruments: Sequence[Instrument]) -> pl.DataFrame:
    """Groups that one instrument exempts and another binds on a day on which both hold, in the RIVAL_LISTS layout."""
    held = in_effect(instruments)
    rows = []
    for one in held:
        for other in held:
            if other is one or not _same_acts(one, other):
                continue
            days = sorted(_turns(one) | _turns(other))
            stated = prevailing(instruments, one.id, other.id)
            for group in one.exempt:
                since = {
                    name: day
                    for name in dict.fromkeys(a.name for a in group.alias)
                    if (day := next((d for d in days if _both(one, other, name, d)), None)) is not None
                }
                if since:
                    rows.append((group.id, ";".join(since), one.id, group.authority, other.id, min(since.values()), stated, NOTICE))  # fmt: skip
    return pl.DataFrame(rows, schema=RIVAL_LISTS.schema, orient="row")


def _same_acts(one: Instrument, other: Instrument) -> bool:
    """Do both forbid an act, the one broadly or finely as the other?"""
    return any(
        a in chain(b) or b in chain(a)
        for mine in one.prohibitions for a in mine.acts for theirs in other.prohibitions for b in theirs.acts
    )  # fmt: skip


def _both(exempts: Instrument, binds: Instrument, name: str, day: date) -> bool:
    when = Span(day, day)
    if in_force(exempts, None, when) is not Answer.YES or in_force(binds, None, when) is not Answer.YES:
        return False
    here, there = standing(exempts, name, when), standing(binds, name, when)
    return here.exempt is Answer.YES and there.exempt is Answer.NO and there.bound is Answer.YES


def _turns(one: Instrument) -> set[date]:
    """Days on which anything about an instrument or its lists may change."""
    ranges = [
        one.in_force,
        *(s.on for s in one.succession),
        *(r for g in one.exempt for r in (g.listed, g.delisted) if r),
    ]
    ranges += [r for a in one.adherent for r in (a.joined, *(c.on for c in a.change)) if r]
    days = {d for r in ranges for d in (r.earliest, r.latest) if d}
    for alias in (a for g in one.exempt for a in g.alias):
        days |= {d for d in (alias.first, alias.last + timedelta(days=1) if alias.last else None) if d}
    return {d for d in days if d < date.max}
