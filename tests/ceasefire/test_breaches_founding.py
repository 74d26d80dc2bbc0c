"""The founding case: every event of May 2017 to the end of 2018 has a finding and a trace, and it is told what stays open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

import detente.examples
from detente.bulletin.round import take_in
from detente.ceasefire.breaches import ELEMENTS, find_breaches
from detente.ceasefire.breaches.traces import traces
from detente.ceasefire.breaches.undetermined import undetermined
from detente.ceasefire.breaches.what_if import STANDS, alternatives, counts_by_zone
from detente.ceasefire.zones.placement import ZoneTest, place_incidents
from detente.claims.state import State
from detente.store.folder import read_folder

FOLDER = Path(detente.examples.__file__).parent / "syria-2018"
FIRST, LAST = date(2017, 5, 1), date(2018, 12, 31)
Case = tuple[State, pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]


@pytest.fixture(scope="module")
def case() -> Case:
    """State, incidents of the days, membership, placements, findings."""
    state = read_folder(FOLDER)
    happened, membership = take_in(state)
    happened = happened.filter(pl.col("date_start").is_between(FIRST, LAST))
    placements = place_incidents(happened, ZoneTest(state.plans, state.gazetteer))
    return (
        state,
        happened,
        membership,
        placements,
        find_breaches(happened, placements, state.instruments, state.plans),
    )


@pytest.mark.slow
def test_every_event_has_a_finding_and_a_trace(case: Case) -> None:
    state, happened, membership, placements, found = case
    prohibitions = sum(len(i.prohibitions) for i in state.instruments)
    per_event = found.group_by("incident_id").len()
    assert per_event.height == happened.height == 6248
    assert per_event["len"].min() == prohibitions == 5
    assert found["why"].str.len_chars().min() > 0  # type: ignore[operator]
    some = happened.gather_every(40)
    told = traces(some, placements, state.instruments, state.plans, state.reports, membership)
    mine = found.join(some.select("incident_id"), on="incident_id", how="semi")
    assert told.height == len(ELEMENTS) * mine.height
    assert told.filter(pl.col("element") == "time")["evidence"].str.len_chars().min() > 0  # type: ignore[operator]


@pytest.mark.slow
def test_the_share_undetermined_of_each_zone_has_its_reasons(case: Case) -> None:
    table = undetermined(case[-1]).filter(pl.col("zone").is_not_null())
    assert table["zone"].to_list() == ["east-ghouta", "idlib", "north-homs", "south"]
    for row in table.iter_rows(named=True):
        assert 0.5 < row["share_in_time"] < 0.9
        assert row["party_unknown"] > 0.99 * row["undetermined"]
        assert sum(row[f"{name}_unknown"] for name in ELEMENTS) >= row["undetermined"]
        assert row["leading_reason"]


@pytest.mark.slow
def test_what_changes_with_the_possible_parts_the_lead_source_and_unclear_names(case: Case) -> None:
    state, happened, _, placements, found = case
    total: dict[str, dict[str, int]] = {}
    for assumption, findings, _ in alternatives(happened, placements, found, state.instruments, state.plans):
        for one in counts_by_zone(assumption, findings, state.plans):
            sums = total.setdefault(assumption, dict.fromkeys(one.counts, 0))
            for verdict, n in one.counts.items():
                sums[verdict] += n
    stands = total[STANDS]
    possible = total["if possible parts of zones count as inside"]
    names = total["if names that cover groups joined and not joined count as bound"]
    both = total["if possible parts of zones count as inside, and such names as bound"]
    lead = total["without incidents that SOHR alone reports"]
    assert stands["violation"] == possible["violation"] == 0
    assert 0 < names["violation"] < both["violation"]
    assert both["undetermined"] < names["undetermined"] < stands["undetermined"]
    assert sum(lead.values()) < sum(stands.values()) / 5, "most of the case rests on one observatory"
