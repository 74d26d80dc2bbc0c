"""The daily round: from a folder's state to everything the report says, step by step.

    documents -> records -> claims                      reports -> incidents -> zones -> terms -> findings
    tallies -> bounds                                   incidents -> level, change, checks
    movements, balances -> accounts                     all of it -> findings on claims

Pure: the same state and day give the same round. Nothing dated after the day enters it: no document, no incident, no
day of a series; figures published later may stand beside a claim, and say so. To add a room's step: a function ``(State, Round so far)`` here,
a row in ``STEPS``, its section in :mod:`detente.bulletin.sections`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl

from detente.bulletin.workflow import read_incidents
from detente.ceasefire.fusion import fuse, incidents
from detente.ceasefire.tallies import Tabulation, tabulate
from detente.ceasefire.zones.placement import ZoneTest, in_units, place_incidents
from detente.claims.bench import Bench
from detente.claims.checks import check
from detente.claims.claim import Claim, Finding
from detente.claims.register import claims_of
from detente.claims.state import State
from detente.layout import changed
from detente.record.view import View
from detente.relief import check_balances
from detente.say import Name
from detente.tables import INCIDENTS, MEMBERSHIP
from detente.talks import Record, read_document
from detente.violence.ground import lay_ground
from detente.violence.zones import CountryViolence, ZoneViolence, country_violence, zone_violence

Note = Callable[[str], None]


@dataclass(frozen=True)
class Round:
    """A finished round: the bench, and a finding or more on each claim."""

    bench: Bench
    findings: tuple[Finding, ...]
    record: View | None = None
    """The folder's record as of the day, where it keeps one."""


def quiet(step: str) -> None:
    """Note nothing."""


def work(state: State, day: date | None = None, note: Note = quiet) -> Round:
    """Run the whole round for one day (default: the process's own day)."""
    day = day or state.process.day
    note("reading documents")
    read = {page.name: read_document(page.text, published=page.published) for page in state.pages}
    records = {name: record for name, record in read.items() if not _later(record, day)}
    pages = [page for page in state.pages if page.name in records]
    note("taking reports in")
    taken = take_in(state)
    note("reading incidents against zones and terms")
    test = ZoneTest(state.plans, state.gazetteer, as_of=day)
    reading = read_incidents(state, *taken, day, test)
    note("laying rival counts side by side")
    tabulation = tabulate(state.tallies) if state.tallies.height else Tabulation((), (), ())
    note("measuring violence, zone by zone")
    zones, country = measure(state, reading.incidents, reading.placements, test, day)
    note("checking accounts of people")
    checks, occupancies = check_balances(state.balances)
    said = tuple(c for page in pages for c in claims_of(page, records[page.name], state))
    bench = Bench(
        state, day, records, reading.incidents, reading.membership, reading.placements, reading.findings, tabulation,
        zones, country, tuple(checks), tuple(occupancies), said,
    )  # fmt: skip
    note("holding each sentence against the record")
    return Round(bench, tuple(f for claim in said for f in check(claim, bench)))


def claims_at(round_: Round, day: date) -> tuple[Claim, ...]:
    """Claims of documents of one day."""
    on = {n for n, r in round_.bench.records.items() if r.event.date == day.isoformat()}
    return tuple(c for c in round_.bench.claims if c.document in on)


def take_in(state: State) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Reports to incidents: fused where several sources report, one by one where a single curated source does."""
    if state.reports.is_empty():
        return INCIDENTS.empty(), MEMBERSHIP.empty()
    fused = fuse(state.reports, aliases=_aliases(state), taxonomy=None)
    return incidents(state.reports, fused.membership), fused.membership


def _aliases(state: State) -> pl.DataFrame:
    """Every spelling of every organisation, to one name each."""
    rows = [
        ("actor", alias, Name(one.names, one.id))
        for one in state.process.organisation
        for alias in dict.fromkeys((*one.aliases, *one.names.values()))
    ]
    return pl.DataFrame(rows, schema=["kind", "alias", "canonical"], orient="row")


def measure(
    state: State, happened: pl.DataFrame, placements: pl.DataFrame, test: ZoneTest, day: date
) -> tuple[dict[str, ZoneViolence], CountryViolence | None]:
    """Level and change of violence in each zone, and the country's level, with no day after ``day``."""
    plan = state.process.comparison
    plan = changed(plan, series_to=min(plan.series_to, day))
    plans = in_units(state.plans, state.gazetteer, day)
    starts = [start for one in plans if (start := one.first_day) is not None]
    if (
        happened.is_empty()
        or not starts
        or not plan.series_from < min(starts) <= max(starts) < plan.series_to
    ):
        return {}, None
    at_point = place_incidents(happened.with_columns(radius_km=pl.lit(0.0)), test)
    ground = lay_ground(happened, placements, at_point, state.gazetteer, plans, state.instruments, plan)
    zones = {zone.id: zone_violence(ground, zone, one) for one in plans for zone in one.zone}
    return zones, country_violence(ground, min(starts))


def _later(record: Record, day: date) -> bool:
    """Was the document made after the day, so that nobody could yet have read it?"""
    return record.event.date is not None and date.fromisoformat(record.event.date) > day
