"""The workflow of a whole process: its cases, flash items, measures and scorecards, from its state.

Thin: it hands the state's tables to the ceasefire room with the process's clock, limits and names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import polars as pl

from detente.bulletin.watched import unit_zones, watched
from detente.ceasefire.breaches import find_breaches
from detente.ceasefire.breaches.compliance import Periods
from detente.ceasefire.casework import Case, cases_as_of, read_steps
from detente.ceasefire.casework.duty import Turn, read_duty
from detente.ceasefire.casework.flash import FlashItem, find_flashes, read_flashes
from detente.ceasefire.measures import Measure, read_measures
from detente.ceasefire.measures.nearby import Nearby, nearby
from detente.ceasefire.scorecard import NOT_WATCHED, Ground
from detente.ceasefire.tallies import Tabulation, tabulate
from detente.ceasefire.watch.coverage import coverage_of
from detente.ceasefire.zones import known
from detente.ceasefire.zones.placement import ZoneTest, place_incidents
from detente.claims.state import State
from detente.estimate import NotEstimable
from detente.layout import DateRange
from detente.process import Process
from detente.say import Name, say
from detente.tables import FINDINGS, PLACEMENTS
from detente.times import Span


@dataclass(frozen=True)
class Reading:
    """Incidents as they are read on a day: INCIDENTS, MEMBERSHIP, PLACEMENTS and FINDINGS frames."""

    incidents: pl.DataFrame
    membership: pl.DataFrame
    placements: pl.DataFrame
    findings: pl.DataFrame


def read_incidents(
    state: State,
    incidents: pl.DataFrame,
    membership: pl.DataFrame,
    day: date | None,
    test: ZoneTest | None = None,
) -> Reading:
    """Incidents up to a day (None: all), placed in the zones as they were on paper then, and read against the terms.

    test : the zones laid out for that day, where the caller has them already
    """
    happened = incidents if day is None else incidents.filter(pl.col("date_start") <= day)
    if happened.is_empty():
        return Reading(happened, membership.clear(), PLACEMENTS.empty(), FINDINGS.empty())
    placements = place_incidents(happened, test or ZoneTest(state.plans, state.gazetteer, as_of=day))
    findings = find_breaches(
        happened, placements, state.instruments, state.plans, time_zone=state.process.time_zone
    )
    own = membership.join(happened.select("incident_id"), on="incident_id", how="semi")
    return Reading(happened, own, placements, findings)


def clock(process: Process) -> ZoneInfo:
    """The process's own time."""
    return ZoneInfo(process.time_zone)


def names_of(process: Process) -> dict[str, str]:
    """Each organisation's English name by its id."""
    return {one.id: Name(one.names, one.id) for one in process.organisation}


def answering(process: Process) -> Mapping[str, tuple[str, ...]]:
    """For each party, the guarantors that answer for it."""
    found: dict[str, tuple[str, ...]] = {}
    for one in process.organisation:
        for party in one.answers_for:
            found[party] = (*found.get(party, ()), one.id)
    return found


def cases_of(state: State, day: date) -> tuple[Case, ...]:
    """Every case as of a day."""
    process = state.process
    return cases_as_of(
        read_steps(state.casework, clock(process)), day, clock(process), process.limits, answering(process)
    )


def duty_of(state: State) -> tuple[Turn, ...]:
    """The duty list."""
    return read_duty(state.duty, clock(state.process))


def flashes_of(
    state: State, membership: pl.DataFrame, day: date, *, days: int = 7, now: datetime | None = None
) -> tuple[FlashItem, ...]:
    """What of the last days was, or should have been, told at once."""
    zone, turns = clock(state.process), duty_of(state)
    tellings = read_flashes(state.flashes, zone, turns)
    return find_flashes(
        state.reports, membership, state.process.flash, tellings, turns, day, zone, days=days, now=now
    )


def measures_of(state: State, day: date) -> tuple[Measure, ...]:
    """Confidence-building measures as of a day."""
    return read_measures(state.measures, day)


def breaches_near(
    state: State, reading: Reading, measures: Sequence[Measure], day: date
) -> dict[str, tuple[Nearby, ...]]:
    """For each measure and each day it is said to have begun: alleged breaches, and all incidents, before and after."""
    limits = state.process.limits
    alleged = reading.findings.filter(pl.col("verdict") == "violation").select("incident_id").unique()
    reports, begins = (
        reading.incidents["date_start"].min(),
        sorted(d for i in state.instruments if i.prohibitions and (d := _surely(i.in_force)) is not None),
    )
    first = reports if isinstance(reports, date) else day
    files = (
        (
            say("alleged breaches"),
            reading.incidents.join(alleged, on="incident_id", how="semi"),
            max([first, *begins[:1]]),
        ),
        (say("incidents"), reading.incidents, first),
    )
    reported = reading.incidents["date_end"].max()
    until = min(day, reported) if isinstance(reported, date) else day
    return {
        one.id: tuple(
            nearby(one, start, file, reading.placements, what=what, km=limits.nearby_km, days=limits.nearby_days,
                   since=since, until=until)
            for start in one.starts
            for what, file, since in files
        )
        for one in measures
    }  # fmt: skip


def _surely(days: DateRange) -> date | None:
    """The first day on which terms surely held."""
    return days.latest or days.text or days.earliest


def ground_of(state: State, reading: Reading, span: Periods, tabulation: Tabulation | None = None) -> Ground:
    """What scorecards are made of."""
    first, last = span.previous.first, span.this.last
    whole = watched(state, first, last) if state.watch.height else None

    def share(zone: str, period: Span) -> tuple[float | None, float | None, str]:
        if whole is None:
            return None, None, NOT_WATCHED
        found = coverage_of(whole, zone, period.first, period.last)
        if isinstance(found, NotEstimable):
            return None, None, found.reason
        return found.low, found.high, found.shown()

    if tabulation is None:
        tabulation = tabulate(state.tallies) if state.tallies.height else Tabulation((), (), ())
    day = span.this.last
    on_paper = tuple(zone for plan in known(state.plans, day) for zone in plan.zone)
    return Ground(
        on_paper, unit_zones(state, day), reading.incidents, reading.membership, reading.placements, reading.findings, tabulation, state.restrictions,
        state.measures, state.gazetteer, lambda day: cases_of(state, day), share,
    )  # fmt: skip
