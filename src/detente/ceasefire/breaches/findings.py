"""All incidents against all prohibitions: the FINDINGS table, and the readings behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import polars as pl

from detente.ceasefire.breaches.judging import Trace, trace
from detente.ceasefire.breaches.places import EVERYWHERE, Zones, covered_places, lies_of
from detente.ceasefire.breaches.verdicts import NOTICE
from detente.ceasefire.terms import Clause, Instrument
from detente.ceasefire.terms.acts import ATTACK_ON_CIVILIANS, chain
from detente.ceasefire.terms.excepted import NOTHING, Told
from detente.ceasefire.terms.precedence import in_effect
from detente.ceasefire.zones import Zone, ZonePlan
from detente.tables import FINDINGS
from detente.times import Span

READ = ("incident_id", "act", "actor_a", "actor_b", "date_start", "date_end", "deaths_civilians")
TOLD = ("time_start", "time_end", "weapon", "calibre_mm", "response", "notified", "fired_from")
"""Columns of INCIDENTS that :class:`~detente.ceasefire.terms.excepted.Told` holds, in its order."""


class Reading(NamedTuple):
    """One incident read against one clause, in one zone where the clause has zones."""

    incident_id: str
    instrument: Instrument
    clause: Clause
    zone: str | None
    trace: Trace
    attribution: str


def find_breaches(
    incidents: pl.DataFrame,
    placements: pl.DataFrame,
    instruments: Sequence[Instrument],
    plans: Sequence[ZonePlan],
    *,
    time_zone: str = "",
) -> pl.DataFrame:
    """Every incident read against every prohibition, in the FINDINGS layout.

    incidents : INCIDENTS frame; placements : PLACEMENTS frame of the same incidents; time_zone : of the process
    (IANA), needed only where a clause holds by the hour
    """
    rows = [
        (name, instrument.id, clause.id, zone, t.verdict, t.act, t.place, t.time, t.party, t.exemption, t.exception,
         attributed, t.why, NOTICE)
        for name, instrument, clause, zone, t, attributed
        in read_each(incidents, placements, instruments, plans, time_zone=time_zone)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=FINDINGS.schema, orient="row")


def read_each(
    incidents: pl.DataFrame,
    placements: pl.DataFrame,
    instruments: Sequence[Instrument],
    plans: Sequence[ZonePlan],
    *,
    time_zone: str = "",
) -> Iterator[Reading]:
    """Every reading of every incident against every prohibition, with its trace; as :func:`find_breaches`."""
    zones: Zones = {z.id: (plan.instrument, _dated(z, plan)) for plan in plans for z in plan.zone}
    clauses = [(one, one.prohibitions) for one in in_effect(instruments)]
    lies = lies_of(placements)
    present = [
        name for name in TOLD if name in incidents.columns and incidents[name].null_count() < incidents.height
    ]
    extras: Iterator[Told] | None = None
    if present:
        rows = incidents.select(present).iter_rows()
        extras = (_told(present, row) for row in rows)
    for name, act, side_a, side_b, first, last, civilians in incidents.select(READ).iter_rows():
        told = next(extras) if extras is not None else NOTHING
        when, killed = Span(first, last), None if civilians is None else min(civilians, 1)
        attributed = attribution(act, side_a, side_b)
        for instrument, prohibitions in clauses:
            for clause in prohibitions:
                for zone_id, place, why in (
                    EVERYWHERE
                    if clause.where == "country"
                    else covered_places(clause, instrument, lies[name], zones, told.fired_from)
                ):
                    zone = zones[zone_id][1] if zone_id else None
                    t = trace(
                        instrument, clause, zone, place, why, act, side_a, side_b, when, killed, told, time_zone
                    )  # fmt: skip
                    yield Reading(name, instrument, clause, zone_id or None, t, attributed)


def _told(present: list[str], values: tuple[object, ...]) -> Told:
    fields = dict(zip(present, values, strict=True))
    told = Told(*(fields.get(name) for name in TOLD))  # type: ignore[arg-type]
    return NOTHING if told == NOTHING else told


def _dated(zone: Zone, plan: ZonePlan) -> Zone:
    """The zone with its first day, which is the plan's unless it has its own."""
    return zone if zone.in_force is not None else replace(zone, in_force=plan.in_force)


def attribution(act: str | None, side_a: str | None, side_b: str | None) -> str:
    """Who did it, as far as the report itself says; kept apart from whether the terms forbid it."""
    if act and ATTACK_ON_CIVILIANS in chain(act) and side_a:
        return f"{side_a}, as the report records it"
    if side_a and side_b:
        return "undetermined: the report names both sides and not who began"
    return "undetermined"
