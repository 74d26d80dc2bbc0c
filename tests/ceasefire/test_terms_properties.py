"""What must hold of any terms and any incident: replay, exemptions that never accuse, doubt that never turns sure."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise, product
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ceasefire.test_breaches import (
    DAYS,
    GROUPS,
    INCIDENTS_DRAWN,
    agreements,
    incident_frame,
    placement_frame,
    zones,
)
from tests.ceasefire.test_terms_checks import instrument as instrument_of

from detente.ceasefire.breaches import find_breaches, in_force, judge, trace
from detente.ceasefire.terms import Instrument
from detente.ceasefire.terms.excepted import EVIDENCE, ExceptionRule
from detente.ceasefire.terms.exempt import Alias, Exempt, Succession
from detente.ceasefire.terms.parties import standing
from detente.ceasefire.terms.pauses import Pause, in_pause
from detente.ceasefire.terms.weapons import BROADER_WEAPON, covered
from detente.ceasefire.zones import Zone, ZonePlan
from detente.layout import DateRange, changed
from detente.times import Answer, Span

SURE = {"violation", "not_violation", "outside_terms"}
TELLS = st.fixed_dictionaries({
    "response": st.sampled_from([None, *EVIDENCE]), "notified": st.sampled_from([None, *EVIDENCE]),
    "weapon": st.sampled_from([None, "mortar", "drone", "heavy weapon"]),
})  # fmt: skip


def read(instrument: Instrument, zone: Zone, drawn: dict[str, Any], told: dict[str, Any]) -> pl.DataFrame:
    first, length = drawn["days"]
    one = {
        "act": drawn["act"], "actor_a": drawn["actor_a"] or None, "actor_b": drawn["actor_b"] or None, "date": first,
        "until": first + timedelta(days=length), "civilians": drawn["civilians"], **told,
        "lies": {None: "outside"} if drawn["answer"] == "outside" else {"vale": drawn["answer"]},
    }  # fmt: skip
    plan = ZonePlan(
        instrument="truce", boundary_status="agreed", source="map", in_force=DateRange(earliest=date(2030, 1, 1), latest=date(2030, 1, 1)),
        zone=(zone,),
    )  # fmt: skip
    return find_breaches(
        incident_frame(one), placement_frame(one), [instrument], [plan], time_zone="Asia/Damascus"
    )


def with_exceptions(instrument: Instrument, silence: str) -> Instrument:
    rules = tuple(
        ExceptionRule(id=kind, kind=kind, says="...", text_basis="text read", silence=silence)  # type: ignore[arg-type]
        for kind in ("self-defence", "notified fire")
    )
    return changed(instrument, exception=rules)


@pytest.mark.slow
@given(agreements(), zones(), INCIDENTS_DRAWN, TELLS, st.sampled_from(["no", "unknown"]))
@settings(deadline=None, max_examples=80)
def test_the_same_input_gives_the_same_trace(
    instrument: Instrument, zone: Zone, drawn: dict[str, Any], told: dict[str, Any], silence: str
) -> None:
    terms = with_exceptions(instrument, silence)
    first = read(terms, zone, drawn, told)
    for cached in (trace, in_force, standing):
        cached.cache_clear()
    assert read(terms, zone, drawn, told).equals(first)


@pytest.mark.slow
@given(
    agreements(),
    zones(),
    INCIDENTS_DRAWN,
    st.sampled_from(GROUPS),
    st.sampled_from(["", "disputed"]),
    st.none() | DAYS,
)
@settings(deadline=None, max_examples=200)
def test_an_exempt_alias_more_never_makes_a_violation(
    instrument: Instrument, zone: Zone, drawn: dict[str, Any], name: str, disputed: str, first: date | None
) -> None:
    more = Exempt(
        id="more", authority="art. 9", text_basis="text read",
        alias=(Alias(name=name, first=first, disputed=disputed),),
    )  # fmt: skip
    before = read(instrument, zone, drawn, {})["verdict"][0]
    for exempt in ((more, *instrument.exempt), (*instrument.exempt, more)):
        after = read(changed(instrument, exempt=exempt), zone, drawn, {})["verdict"][0]
        assert after != "violation" or before == "violation"


@pytest.mark.slow
@given(agreements(), zones(), INCIDENTS_DRAWN, st.integers(0, 5), st.integers(0, 5))
@settings(deadline=None, max_examples=200)
def test_a_wider_entry_range_never_turns_undetermined_into_sure(
    instrument: Instrument, zone: Zone, drawn: dict[str, Any], earlier: int, later: int
) -> None:
    begin, end = instrument.in_force, instrument.ends
    wider = DateRange(
        earliest=begin.earliest and begin.earliest - timedelta(days=earlier),
        latest=begin.latest and begin.latest + timedelta(days=later),
    )
    before = read(instrument, zone, drawn, {})["verdict"][0]
    after = read(changed(instrument, in_force=wider, ends=end), zone, drawn, {})["verdict"][0]
    assert not (before == "undetermined" and after in SURE)


def test_the_judge_answers_every_combination_with_one_of_four_words() -> None:
    said = {
        judge(*answers, nobody_bound=nobody)
        for answers in product(Answer, repeat=6)
        for nobody in (True, False)
    }
    assert said == {"violation", "not_violation", "outside_terms", "undetermined"}


def test_an_exception_answers_as_its_evidence_does() -> None:
    """A claim alone neither clears nor accuses; what nobody tells clears nobody."""
    yes = dict.fromkeys(("act", "place", "time", "party"), Answer.YES) | {"exemption": Answer.NO}
    assert judge(**yes, exception=Answer.YES, nobody_bound=False) == "not_violation"
    assert judge(**yes, exception=Answer.UNKNOWN, nobody_bound=False) == "undetermined"
    assert judge(**yes, exception=Answer.NO, nobody_bound=False) == "violation"


HOURS = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@given(HOURS, st.integers(1, 1439), st.integers(0, 3), st.integers(0, 23 * 60), st.integers(0, 600))
@settings(deadline=None, max_examples=200)
def test_a_pause_against_minutes_counted_one_by_one(
    begins: time, runs: int, day: int, at: int, lasts: int
) -> None:
    """Every minute of the incident in a pause: yes; none: no; some: unknown."""
    start = begins.hour * 60 + begins.minute
    stop = start + runs
    ends = time(stop // 60 % 24, stop % 60)
    pause = Pause(
        first=date(2030, 3, 1), last=date(2030, 3, 3), begins=begins, ends=ends, over_midnight=stop >= 1440
    )
    until = min(at + lasts, 1439)
    when = Span(date(2030, 3, 1) + timedelta(days=day), date(2030, 3, 1) + timedelta(days=day))
    hours = time(at // 60, at % 60), time(until // 60, until % 60)
    running = {n * 1440 + m for n in range(3) for m in range(start, stop)}
    minutes = range(day * 1440 + at, day * 1440 + max(until, at + 1))
    inside = [m in running for m in minutes]
    expected = Answer.YES if all(inside) else Answer.UNKNOWN if any(inside) else Answer.NO
    assert in_pause([pause], when, hours, "Etc/GMT-3")[0] is expected


@given(st.sampled_from(list(BROADER_WEAPON)), st.sampled_from(list(BROADER_WEAPON)))
def test_a_weapon_told_finely_is_covered_by_a_clause_told_broadly(clause: str, told: str) -> None:
    answer, why = covered((clause,), None, told, None)
    broader = BROADER_WEAPON.get(told)
    expected = (
        Answer.YES
        if clause in (told, broader)
        else Answer.UNKNOWN
        if BROADER_WEAPON[clause] == told
        else Answer.NO
    )
    assert answer is expected
    assert why


def chain(names: list[str]) -> Instrument:
    steps = tuple(
        Succession(
            kind="rename", of=(a,), into=(b,),
            on=DateRange(earliest=date(2030, n, 1), latest=date(2030, n, 1)),
        )
        for n, (a, b) in enumerate(pairwise(names), start=2)
    )  # fmt: skip
    group = Exempt(id="g", authority="art. 3", text_basis="text read", alias=(Alias(name=names[0]),))
    return instrument_of(exempt=(group,), succession=steps)


@given(st.permutations(["A", "B", "C", "D"]))
def test_a_chain_of_renames_keeps_what_the_group_was(names: list[str]) -> None:
    base = chain(names)
    for month, name in enumerate(names, start=1):
        day = Span(date(2030, month, 15), date(2030, month, 15))
        assert standing(base, name, day).exempt is Answer.YES
        for other in names:
            if other != name:
                assert standing(base, other, day).exempt is Answer.NO
