"""What if: how many findings change when one assumption does. A table to read beside every count of verdicts.

Each row changes one thing that the reader could reasonably see otherwise, and leaves the rest as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from detente.ceasefire.breaches import VERDICTS, find_breaches
from detente.ceasefire.terms import Instrument
from detente.ceasefire.zones import ZonePlan
from detente.layout import DateRange, changed
from detente.whose_word import rests_on, without


@dataclass(frozen=True)
class Reading:
    """Counts of each verdict for one instrument under one assumption."""

    assumption: str
    instrument: str
    counts: dict[str, int]


def what_if(
    incidents: pl.DataFrame,
    placements: pl.DataFrame,
    findings: pl.DataFrame,
    instruments: Sequence[Instrument],
    plans: Sequence[ZonePlan],
) -> list[Reading]:
    """Verdict counts by instrument, as they stand and with one assumption changed at a time.

    findings : FINDINGS frame of these incidents as they stand
    """
    readings = _count("as it stands", findings, instruments)
    lead = rests_on(incidents).lead
    if lead:
        kept = without(incidents, lead).select("incident_id")
        readings += _count(
            f"without incidents that {lead} alone reports",
            findings.join(kept, on="incident_id", how="semi"),
            instruments,
        )

    def again(
        assumption: str, instead: Sequence[Instrument], where: pl.DataFrame, drawn: Sequence[ZonePlan] = plans
    ) -> None:
        nonlocal readings
        readings += _count(assumption, find_breaches(incidents, where, instead, drawn), instead)

    zoned = [i for i in instruments if any(p.instrument == i.id for p in plans)]
    if zoned and placements.filter(pl.col("p_high") >= 1).height:
        again("if possible parts of zones count as inside", zoned, _possible_inside(placements))
    umbrella = [i for i in instruments if any(a.bound == "some" for a in i.adherent)]
    if umbrella:
        again(
            "if names that cover groups joined and not joined count as bound",
            [_joined(i) for i in umbrella],
            placements,
        )
    lapsing = [i for i in instruments if i.ends.earliest is not None and i.ends.latest is None]
    if lapsing:
        again(
            "if terms whose end is open count as still in force",
            [_extended(i) for i in lapsing],
            placements,
            [_unended(p) for p in plans],
        )
    return readings


def _count(assumption: str, findings: pl.DataFrame, instruments: Sequence[Instrument]) -> list[Reading]:
    grouped = findings.group_by("instrument", "verdict").len()
    known = {(i, v): n for i, v, n in grouped.iter_rows()}
    return [
        Reading(assumption, i.id, {v: known.get((i.id, v), 0) for v in VERDICTS})
        for i in instruments
        if i.prohibitions
    ]


def _possible_inside(placements: pl.DataFrame) -> pl.DataFrame:
    return placements.with_columns(
        answer=pl.when(pl.col("p_high") >= 1).then(pl.lit("inside")).otherwise(pl.col("answer"))
    )


def _joined(one: Instrument) -> Instrument:
    return changed(
        one, adherent=tuple(changed(a, bound="yes") if a.bound == "some" else a for a in one.adherent)
    )


def _extended(one: Instrument) -> Instrument:
    return changed(one, ends=DateRange(how="taken as extended"))


def _unended(plan: ZonePlan) -> ZonePlan:
    return changed(
        plan, zone=tuple(changed(z, ended=None) if z.ended and not z.ended.latest else z for z in plan.zone)
    )
