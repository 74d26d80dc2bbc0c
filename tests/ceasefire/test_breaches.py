"""Verdicts: worded cases, the truth table whole, and random incidents against a plain judge.

The cases stand in ``tests/cases/ceasefire/breaches*.toml``; add one there whenever a reading is disputed.
"""

import tomllib
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.breaches_plain import TABLE, plain_judge, plain_verdict

from detente.ceasefire.breaches import (
    ELEMENTS,
    NOTICE,
    VERDICTS,
    attribution,
    find_breaches,
    judge,
)
from detente.ceasefire.terms import Clause, Instrument
from detente.ceasefire.terms.adherence import Adherent
from detente.ceasefire.terms.exempt import Alias, Exempt
from detente.ceasefire.zones import Zone, ZonePlan
from detente.errors import InputError
from detente.layout import DateRange, read_layout
from detente.tables import FINDINGS, INCIDENTS, PLACEMENTS
from detente.times import Answer

FILES = sorted((Path(__file__).parents[1] / "cases" / "ceasefire").glob("breaches*.toml"))
LOADED = [tomllib.loads(path.read_text("utf-8")) for path in FILES]
CASES: dict[str, Any] = {
    key: [one for data in LOADED for one in data.get(key, [])] for key in ("instrument", "plan", "case")
}
SATISFIED = dict.fromkeys(ELEMENTS, Answer.YES) | {"exemption": Answer.NO, "exception": Answer.NO}
TELLS = ("time_start", "time_end", "weapon", "calibre_mm", "response", "notified", "fired_from")
ZONE = "Asia/Damascus"
CIVILIANS_KILLED = {"none": 0, "killed": 3, "not told": None}
WHY_PLACE = {
    "inside": "the place lies in the zone's core",
    "undetermined": "anywhere in the province, which is only a possible part of the zone",
    "outside": "none of it in a part of the zone",
}


@cache
def instruments() -> dict[str, Instrument]:
    return {one["id"]: read_layout(Instrument, one, "a case file") for one in CASES["instrument"]}


@cache
def plans() -> list[ZonePlan]:
    return [read_layout(ZonePlan, one, "a case file") for one in CASES["plan"]]


def incident_frame(*incidents: dict[str, Any]) -> pl.DataFrame:
    rows = [
        {
            "incident_id": one.get("incident_id", "i"), "act": one.get("act"), "actor_a": one.get("actor_a"),
            "actor_b": one.get("actor_b"), "date_start": one["date"], "date_end": one.get("until", one["date"]),
            "deaths_civilians": CIVILIANS_KILLED[one.get("civilians", "none")],
            **{name: one[name] for name in TELLS if name in one},
        }
        for one in incidents
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=INCIDENTS.schema)


def placement_frame(*incidents: dict[str, Any]) -> pl.DataFrame:
    rows = [
        {"incident_id": one.get("incident_id", "i"), "zone": zone, "answer": answer, "why": WHY_PLACE[answer]}
        for one in incidents
        for zone, answer in (one.get("lies") or {None: "outside"}).items()
    ]
    return pl.DataFrame(rows, schema=PLACEMENTS.schema)


def findings(*incidents: dict[str, Any], under: list[Instrument]) -> pl.DataFrame:
    found = find_breaches(
        incident_frame(*incidents), placement_frame(*incidents), under, plans(), time_zone=ZONE
    )
    assert found.schema == FINDINGS.schema
    return FINDINGS.check(found)


@pytest.mark.parametrize("case", CASES["case"], ids=[c["name"] for c in CASES["case"]])
def test_a_worded_case(case: dict[str, Any]) -> None:
    among = [instruments()[name] for name in case.get("among", [case["instrument"]])]
    found = findings(case["incident"], under=among).filter(pl.col("instrument") == case["instrument"])
    if "clause" in case:
        found = found.filter(pl.col("clause") == case["clause"])
    assert found.height == 1, "say in the case which clause is meant"
    row = found.row(0, named=True)
    assert row["verdict"] == case["verdict"], row
    assert case["why"] in row["why"]

    # What decides: with just these elements satisfied the verdict is another, with fewer of them it is not.
    answers = {name: Answer(row[name]) for name in ELEMENTS}
    decided_by = case["decided_by"]
    if case["verdict"] == "undetermined":
        assert sorted(n for n in ELEMENTS if answers[n] is Answer.UNKNOWN) == sorted(decided_by)
        satisfied = answers | {name: SATISFIED[name] for name in decided_by}
        assert judge(**satisfied, nobody_bound=False) == "violation"
    elif case["verdict"] == "violation":
        assert answers == SATISFIED
        assert decided_by == []
    else:
        (name,) = decided_by
        assert answers[name] is not SATISFIED[name]
        assert judge(**(answers | {name: SATISFIED[name]}), nobody_bound=False) != case["verdict"]


def test_there_are_cases_of_every_verdict_and_every_element() -> None:
    assert len(CASES["case"]) >= 100
    names = [c["name"] for c in CASES["case"]]
    assert len(set(names)) == len(names)
    assert {c["verdict"] for c in CASES["case"]} == set(VERDICTS)
    assert {name for c in CASES["case"] for name in c["decided_by"]} == set(ELEMENTS)
    assert {c["instrument"] for c in CASES["case"]} == set(instruments())


# The truth table ---------------------------------------------------------------------------------------------

EVERYTHING = [(*answers, nobody) for answers in product(Answer, repeat=6) for nobody in (True, False)]


def verdict_of(answers: tuple[Answer | bool, ...]) -> str:
    *six, nobody = answers
    return judge(**dict(zip(ELEMENTS, six, strict=True)), nobody_bound=bool(nobody))  # type: ignore[arg-type]


def test_the_whole_truth_table() -> None:
    assert len(EVERYTHING) == 1458
    for answers in EVERYTHING:
        assert verdict_of(answers) == plain_judge(*answers), answers
    assert {verdict for _, verdict in TABLE} == set(VERDICTS)


def test_doubt_never_turns_into_a_violation_and_no_clearing_verdict_hides_one() -> None:
    """Settle every unknown in every way: what was cleared stays no violation, what was undetermined can be one."""
    for answers in EVERYTHING:
        *six, nobody = answers
        if nobody and answers[3] is not Answer.NO:
            continue  # nobody is bound only where the parties are not
        ways = product(*[(Answer.YES, Answer.NO) if a is Answer.UNKNOWN else (a,) for a in six])
        settled = {verdict_of((*way, nobody)) for way in ways}
        said = verdict_of(answers)
        if said == "violation":
            assert settled == {"violation"}
        elif said == "undetermined":
            assert "violation" in settled
            assert len(settled) > 1
        else:
            assert "violation" not in settled


# What stands in every row ------------------------------------------------------------------------------------


def everything() -> pl.DataFrame:
    named = [{**c["incident"], "incident_id": str(i)} for i, c in enumerate(CASES["case"])]
    return findings(*named, under=list(instruments().values()))


def test_the_notice_stands_in_every_row() -> None:
    found = everything()
    assert found.height > 200
    assert set(found["notice"]) == {NOTICE}
    assert "international humanitarian law protects civilians always" in NOTICE
    assert found["why"].str.len_chars().min() > 0  # type: ignore[operator]
    for name in ELEMENTS:
        assert set(found[name]) <= {"yes", "no", "unknown"}


def test_a_replay_gives_equal_rows() -> None:
    assert everything().equals(everything())


def test_every_incident_meets_every_prohibition() -> None:
    found = everything()
    prohibitions = sum(len(one.prohibitions) for one in instruments().values())
    per_incident = found.group_by("incident_id").len()["len"]
    assert per_incident.min() == prohibitions  # type: ignore[comparison-overlap]
    assert found["incident_id"].n_unique() == len(CASES["case"])


def test_an_incident_that_may_lie_in_two_zones_is_read_for_each() -> None:
    one = {"act": "shelling", "actor_a": "Norland", "actor_b": "Reed Brigade", "date": date(2030, 1, 20),
           "lies": {"north-shore": "undetermined", "marsh": "undetermined"}}  # fmt: skip
    found = findings(one, under=[instruments()["lake-truce"]])
    assert found.select("zone", "verdict").rows() == [
        ("north-shore", "undetermined"),
        ("marsh", "outside_terms"),
    ]


def test_a_place_in_another_agreements_zone_does_not_lend_its_reason() -> None:
    other = ZonePlan(
        instrument="resolution-8", boundary_status="agreed", source="map", in_force=DateRange(earliest=date(2030, 1, 1)),
        zone=(Zone(id="pier", names={"en": "Pier"}, core=("P1",)),),
    )  # fmt: skip
    one = {
        "act": "shelling",
        "actor_a": "Norland",
        "actor_b": "Reed Brigade",
        "date": date(2030, 2, 15),
        "lies": {"pier": "inside"},
    }
    found = find_breaches(
        incident_frame(one), placement_frame(one), [instruments()["lake-truce"]], [*plans(), other]
    ).row(0, named=True)
    assert (found["verdict"], found["why"]) == ("outside_terms", "it lies in no zone of this agreement")


def test_zones_that_begin_later_than_their_agreement_do_not_hold_before() -> None:
    """A zone without a first day of its own has the plan's."""
    late = ZonePlan(
        instrument="lake-truce", boundary_status="agreed", source="map",
        in_force=DateRange(earliest=date(2030, 3, 1), latest=date(2030, 3, 1)),
        zone=(Zone(id="north-shore", names={"en": "North shore"}, core=("N1",)),),
    )  # fmt: skip
    day = {
        "act": "shelling",
        "actor_a": "Norland",
        "actor_b": "Reed Brigade",
        "lies": {"north-shore": "inside"},
    }
    for when, verdict in ((date(2030, 2, 28), "outside_terms"), (date(2030, 3, 1), "violation")):
        one = {**day, "date": when}
        found = find_breaches(
            incident_frame(one), placement_frame(one), [instruments()["lake-truce"]], [late]
        )
        assert found["verdict"].to_list() == [verdict]


def test_no_incidents_and_no_prohibitions_give_no_findings() -> None:
    assert findings(under=list(instruments().values())).height == 0
    appeal = Clause(id="1", says="Talks go on.", kind="other", text_basis="text read")
    quiet = Instrument(
        id="appeal", names={"en": "Appeal"}, kind="statement", adopted=date(2030, 1, 1), in_force=DateRange(),
        ends=DateRange(), binds="all", clause=(appeal,),
    )  # fmt: skip
    assert findings({"date": date(2030, 1, 1)}, under=[quiet]).height == 0


# Attribution stands apart ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "side_a", "side_b", "expected"),
    [
        ("attack on civilians", "Norland", "Civilians", "Norland, as the report records it"),
        ("attack on a hospital", "Norland", None, "Norland, as the report records it"),
        (
            "shelling",
            "Norland",
            "Reed Brigade",
            "undetermined: the report names both sides and not who began",
        ),
        ("shelling", "Norland", None, "undetermined"),
        (None, None, None, "undetermined"),
        ("attack on civilians", None, "Civilians", "undetermined"),
    ],
)
def test_who_did_it_as_far_as_the_report_says(
    act: str | None, side_a: str | None, side_b: str | None, expected: str
) -> None:
    assert attribution(act, side_a, side_b) == expected


def test_the_verdict_says_nothing_of_who_and_who_says_nothing_of_the_verdict() -> None:
    """One attack under two clauses: two verdicts, one attribution."""
    one = {
        "act": "attack on civilians",
        "actor_a": "Norland",
        "actor_b": "Civilians",
        "date": date(2030, 3, 1),
    }
    found = findings(one, under=[instruments()["resolution-7"], instruments()["resolution-8"]])
    assert found["verdict"].n_unique() > 1
    assert found["attribution"].n_unique() == 1
    turned = findings({**one, "act": "shelling", "actor_a": "Reed Brigade", "actor_b": "Norland"},
                      {**one, "act": "shelling", "actor_b": "Reed Brigade", "incident_id": "j"},
                      under=[instruments()["resolution-7"]])  # fmt: skip
    by_incident = turned.group_by("incident_id", maintain_order=True).agg("verdict")["verdict"].to_list()
    assert by_incident[0] == by_incident[1]


def test_a_clause_that_names_an_unknown_act_is_refused_before_it_clears_anybody() -> None:
    one = {
        **CASES["instrument"][2],
        "clause": [{**CASES["instrument"][2]["clause"][0], "acts": ["hostilites"]}],
    }
    with pytest.raises(InputError, match="no known act"):
        read_layout(Instrument, one, "terms/x.toml")


# Random incidents against the plain judge --------------------------------------------------------------------

START = date(2030, 1, 1)
DAYS = st.integers(0, 12).map(lambda n: START + timedelta(days=n))
GROUPS = ["Norland", "Reed Brigade", "Ash Column", "Far Guard"]
ACTS = [
    "hostilities",
    "air strike",
    "shelling",
    "attack on civilians",
    "abduction",
    "provocative act",
    "overflight",
]


@st.composite
def ranges(draw: st.DrawFn) -> DateRange:
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
    return DateRange(
        earliest=draw(st.sampled_from([days[0], None])), latest=draw(st.sampled_from([days[1], None]))
    )


@st.composite
def adherents(draw: st.DrawFn) -> tuple[Adherent, ...]:
    names = draw(st.lists(st.sampled_from(GROUPS), unique=True))
    bound = st.sampled_from(["yes", "some", "no"])
    return tuple(Adherent(name=n, bound=draw(bound), joined=draw(st.none() | ranges())) for n in names)


@st.composite
def exempt(draw: st.DrawFn) -> tuple[Exempt, ...]:
    groups = []
    for name in draw(st.lists(st.sampled_from(GROUPS), unique=True, max_size=2)):
        turn = draw(DAYS)
        disputed = draw(st.sampled_from(["", "disputed"]))
        aliases = [Alias(name=name, last=turn, disputed=disputed)]
        if draw(st.booleans()):  # renamed, merged, disputed from then on
            aliases.append(Alias(name=name, first=turn + timedelta(days=1), disputed="merged"))
        groups.append(Exempt(id=name, authority="art. 3", text_basis="text read", alias=tuple(aliases)))
    return tuple(groups)


@st.composite
def agreements(draw: st.DrawFn) -> Instrument:
    clause = Clause(
        id="1", says="Cease.", kind="prohibition", text_basis="text read",
        acts=tuple(draw(st.lists(st.sampled_from(ACTS), min_size=1, max_size=2))),
        where=draw(st.sampled_from(["zones", "country"])), between=draw(st.sampled_from(["parties", "anyone"])),
    )  # fmt: skip
    begin, end = draw(ranges()), draw(ranges())
    if begin.earliest and end.latest and end.latest < begin.earliest:
        end = DateRange()
    return Instrument(
        id="truce", names={"en": "Truce"}, kind="agreement", adopted=START, in_force=begin, ends=end,
        binds=draw(st.sampled_from(["all", "adherents"])), clause=(clause,), adherent=draw(adherents()),
        exempt=draw(exempt()),
    )  # fmt: skip


@st.composite
def zones(draw: st.DrawFn) -> Zone:
    begin, end = draw(st.none() | ranges()), draw(st.none() | ranges())
    if begin and end and begin.earliest and end.latest and end.latest < begin.earliest:
        end = None
    return Zone(id="vale", names={"en": "Vale"}, core=("N1",), in_force=begin, ended=end)


SIDES = st.lists(st.sampled_from([*GROUPS, "Civilians"]), max_size=2, unique=True).map("; ".join)
INCIDENTS_DRAWN = st.fixed_dictionaries({
    "act": st.sampled_from([*ACTS, None]), "actor_a": SIDES, "actor_b": SIDES,
    "civilians": st.sampled_from(list(CIVILIANS_KILLED)), "days": st.tuples(DAYS, st.integers(0, 3)), "answer": st.sampled_from(["inside", "undetermined", "outside"]),
})  # fmt: skip


@pytest.mark.slow
@given(agreements(), zones(), INCIDENTS_DRAWN)
@settings(deadline=None, max_examples=200)
def test_random_incidents_agree_with_the_plain_judge(
    instrument: Instrument, zone: Zone, drawn: dict[str, Any]
) -> None:
    first, length = drawn["days"]
    one = {
        "act": drawn["act"], "actor_a": drawn["actor_a"] or None, "actor_b": drawn["actor_b"] or None, "date": first,
        "until": first + timedelta(days=length), "civilians": drawn["civilians"],
        "lies": {None: "outside"} if drawn["answer"] == "outside" else {"vale": drawn["answer"]},
    }  # fmt: skip
    plan = ZonePlan(
        instrument="truce", boundary_status="agreed", source="map", in_force=instrument.in_force, zone=(zone,)
    )
    row = find_breaches(incident_frame(one), placement_frame(one), [instrument], [plan]).row(0, named=True)
    (clause,) = instrument.clause
    place = {"inside": Answer.YES, "undetermined": Answer.UNKNOWN, "outside": Answer.NO}[drawn["answer"]]
    if clause.where == "country":
        place = Answer.YES
    plain = plain_verdict(
        instrument,
        clause,
        zone if row["zone"] else None,
        place,
        {
            **one,
            "date_start": one["date"],
            "date_end": one["until"],
            "deaths_civilians": CIVILIANS_KILLED[one["civilians"]],
        },
    )
    assert {key: row[key] for key in plain} == plain
    assert row["notice"] == NOTICE
