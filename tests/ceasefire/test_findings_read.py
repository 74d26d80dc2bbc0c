"""What is read off findings: traces with their evidence, changes, conflicts, what stays open, and harm."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from detente.ceasefire.breaches import ELEMENTS, NOTICE, find_breaches
from detente.ceasefire.breaches.changes import changed_findings, counted_changes
from detente.ceasefire.breaches.conflicts import conflicts, rival_lists
from detente.ceasefire.breaches.traces import traces
from detente.ceasefire.breaches.undetermined import undetermined
from detente.ceasefire.breaches.what_if import STANDS, alternatives, as_table, counts_by_zone
from detente.ceasefire.fusion.incidents import incidents as incidents_of
from detente.ceasefire.harm import harm_to_civilians
from detente.ceasefire.terms import Clause, Instrument
from detente.ceasefire.terms.adherence import Adherent
from detente.ceasefire.terms.exempt import Alias, Exempt
from detente.ceasefire.zones import Zone, ZonePlan
from detente.layout import DateRange, changed
from detente.tables import (
    CHANGES,
    CONFLICTS,
    HARM,
    INCIDENTS,
    MEMBERSHIP,
    PLACEMENTS,
    REPORTS,
    SENSITIVITY,
    TRACES,
    UNDETERMINED,
)

BEGAN = DateRange(earliest=date(2030, 1, 1), latest=date(2030, 1, 1))
PLAN = ZonePlan(
    instrument="truce", boundary_status="assumed", source="map", in_force=BEGAN,
    zone=(Zone(id="vale", names={"en": "Vale"}, core=("N1",), possible=("N2",)),),
)  # fmt: skip


def instrument(name: str, **more: Any) -> Instrument:
    clause = Clause(
        id="1", says="Cease.", kind="prohibition", text_basis="text read", acts=("hostilities",),
        where="zones" if name == "truce" else "country",
    )  # fmt: skip
    given: dict[str, Any] = {
        "id": name, "names": {"en": name}, "kind": "agreement", "adopted": date(2030, 1, 1), "in_force": BEGAN,
        "ends": DateRange(), "binds": "all", "clause": (clause,),
    }  # fmt: skip
    return Instrument(**(given | more))


ASH = Exempt(id="ash", authority="art. 3", text_basis="text read", alias=(Alias(name="Ash Column"),))
THORN = Exempt(id="thorn", authority="the list", text_basis="text read", alias=(Alias(name="Thorn Circle"),))
TRUCE = instrument(
    "truce", binds="adherents", exempt=(ASH,),
    adherent=(Adherent(name="Norland", bound="yes"), Adherent(name="Reed Brigade", bound="yes"), Adherent(name="valley fighters", bound="some")),
)  # fmt: skip
APPEAL = instrument("appeal", exempt=(THORN,))

# source, id, act, side, latitude, deaths of civilians, response
TOLD = [
    ("A", "1", "shelling", "Reed Brigade", 1.5, 2, None),
    ("B", "7", "shelling", "Reed Brigade", None, None, "claimed"),
    ("A", "2", "air strike", "Ash Column", 1.5, 0, None),
    ("A", "3", "shelling", "valley fighters", 1.5, None, None),
    ("A", "4", "armed clash", "Reed Brigade", 0.5, 5, None),
]
MEMBERS = [("A", "1", "i1"), ("B", "7", "i1"), ("A", "2", "i2"), ("A", "3", "i3"), ("A", "4", "i4")]
LIES = {
    "i1": ("vale", "inside"),
    "i2": ("vale", "inside"),
    "i3": ("vale", "undetermined"),
    "i4": (None, "outside"),
}


def world() -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Reports, membership, incidents, placements."""
    reports = pl.DataFrame(
        [
            {
                "source": source, "report_id": name, "date_start": date(2030, 2, 1), "date_end": date(2030, 2, 1),
                "date_prec": 1, "latitude": lat, "longitude": None if lat is None else 0.5,
                "geo_prec": 5 if lat is None else 1, "type_l1": act, "actor_a": "Norland", "actor_b": side,
                "fatalities_civilians": civilians, "response": response,
            }
            for source, name, act, side, lat, civilians, response in TOLD
        ],
        schema=REPORTS.schema,
    )  # fmt: skip
    membership = pl.DataFrame([(*m, 1.0) for m in MEMBERS], schema=MEMBERSHIP.schema, orient="row")
    placements = pl.DataFrame(
        [{"incident_id": i, "zone": z, "answer": a, "p_low": 0.0, "p_high": 1.0, "why": "as drawn"} for i, (z, a) in LIES.items()],
        schema=PLACEMENTS.schema,
    )  # fmt: skip
    return reports, membership, incidents_of(reports, membership), placements


def found(*terms: Instrument) -> pl.DataFrame:
    _, _, incidents, placements = world()
    return find_breaches(incidents, placements, terms, [PLAN])


def test_a_trace_names_the_reports_each_element_rests_on() -> None:
    reports, membership, incidents, placements = world()
    told = traces(incidents, placements, [TRUCE], [PLAN], reports, membership)
    assert told.schema == TRACES.schema
    assert TRACES.check(told).height == 6 * incidents.height
    first = told.filter(pl.col("incident_id") == "i1")
    assert first["element"].to_list() == list(ELEMENTS)
    assert dict(first.select("element", "evidence").iter_rows()) == {
        "act": "A:1;B:7", "place": "A:1", "time": "A:1;B:7", "party": "A:1;B:7", "exemption": "A:1;B:7", "exception": "B:7",
    }  # fmt: skip
    assert set(told["notice"]) == {NOTICE}
    alone = told.filter(pl.col("incident_id") == "i4")
    assert dict(alone.select("element", "evidence").iter_rows())["exception"] == ""
    assert alone.filter(pl.col("element") == "exception")["why"].to_list() == ["the terms make no exception"]


def test_a_trace_agrees_with_its_finding_and_replays() -> None:
    reports, membership, incidents, placements = world()
    again = [traces(incidents, placements, [TRUCE, APPEAL], [PLAN], reports, membership) for _ in range(2)]
    assert again[0].equals(again[1])
    keys = ["incident_id", "instrument", "clause", "zone"]
    wide = again[0].pivot("element", index=[*keys, "verdict"], values="answer")
    assert wide.select(*keys, "verdict", *ELEMENTS).equals(
        found(TRUCE, APPEAL).select(*keys, "verdict", *ELEMENTS)
    )


def test_a_changed_term_changes_these_findings_by_that_element() -> None:
    joined = changed(
        TRUCE,
        adherent=tuple(changed(a, bound="yes") if a.bound == "some" else a for a in TRUCE.adherent),
    )
    later = changed(TRUCE, in_force=DateRange(earliest=date(2030, 3, 1), latest=date(2030, 3, 1)))
    before = found(TRUCE)
    moved = changed_findings(before, found(joined))
    assert CHANGES.check(moved).select("incident_id", "before", "after", "moved").rows() == [
        ("i3", "undetermined", "undetermined", "party: unknown to yes")
    ]
    late = changed_findings(before, found(later))
    assert late.select("incident_id", "before", "after", "moved").rows() == [
        ("i1", "violation", "outside_terms", "time: yes to no"),
        ("i2", "not_violation", "outside_terms", "time: yes to no"),
        ("i3", "undetermined", "outside_terms", "time: yes to no"),
        ("i4", "outside_terms", "outside_terms", "time: yes to no"),
    ]
    assert counted_changes(late)["readings"].sum() == late.height
    assert changed_findings(before, before).is_empty()


def test_a_clause_that_was_added_is_a_change_of_every_reading() -> None:
    both = changed_findings(found(TRUCE), found(TRUCE, APPEAL))
    assert both.filter(pl.col("before").is_null()).height == both.height == 4
    assert set(both["moved"]) == {"read in one of the two only"}


def test_one_instrument_forbids_what_another_exempts() -> None:
    listed = conflicts(found(TRUCE, APPEAL), [TRUCE, APPEAL])
    assert CONFLICTS.check(listed).select("incident_id", "forbidden_by", "cleared_by", "by", "verdict", "prevails").rows() == [
        ("i2", "appeal", "truce", "exempt group", "violation", "none stated")
    ]  # fmt: skip
    stated = changed(APPEAL, prevails_over=("truce",))
    assert conflicts(found(TRUCE, stated), [TRUCE, stated])["prevails"].to_list() == ["appeal"]
    assert found(TRUCE, stated).equals(found(TRUCE, APPEAL)), "each is judged apart all the same"


def test_lists_that_differ_are_told_before_anything_happens() -> None:
    rows = rival_lists([TRUCE, APPEAL]).select("group", "exempt_under", "bound_under", "first_day").rows()
    assert rows == [("ash", "truce", "appeal", date(2030, 1, 1))]
    other_acts = changed(APPEAL, clause=(changed(APPEAL.clause[0], acts=("obstruction",)),))
    assert rival_lists([TRUCE, other_acts]).is_empty()


def test_what_stays_open_by_zone_with_its_reasons() -> None:
    table = UNDETERMINED.check(undetermined(found(TRUCE)))
    vale = table.filter(pl.col("zone") == "vale").row(0, named=True)
    assert (vale["readings"], vale["undetermined"], vale["in_time"], vale["one_element"]) == (3, 1, 3, 0)
    assert (vale["place_unknown"], vale["party_unknown"], vale["act_unknown"]) == (1, 1, 0)
    assert vale["share"] == vale["share_in_time"] == 1 / 3
    assert "some had joined and some had not" in vale["leading_reason"]
    nowhere = table.filter(pl.col("zone").is_null()).row(0, named=True)
    assert (nowhere["readings"], nowhere["undetermined"], nowhere["leading_reason"]) == (1, 0, None)


def test_the_sensitivity_table_of_zones() -> None:
    _, _, incidents, placements = world()
    read = [
        one
        for assumption, findings, _ in alternatives(incidents, placements, found(TRUCE, APPEAL), [TRUCE, APPEAL], [PLAN])
        for one in counts_by_zone(assumption, findings, [PLAN])
    ]  # fmt: skip
    table = SENSITIVITY.check(as_table(read))
    assert table["zone"].unique().to_list() == ["vale"]
    by = {row["assumption"]: row for row in table.iter_rows(named=True)}
    assert (by[STANDS]["violation"], by[STANDS]["undetermined"]) == (1, 1)
    together = "if possible parts of zones count as inside, and such names as bound"
    assert (by[together]["violation"], by[together]["undetermined"]) == (2, 0)
    for row in table.iter_rows(named=True):
        assert sum(row[v] for v in ("violation", "not_violation", "outside_terms", "undetermined")) <= 3


def test_harm_is_counted_whatever_the_verdict() -> None:
    _, _, incidents, placements = world()
    table = HARM.check(harm_to_civilians(incidents, placements))
    assert table.select("zone", "answer", "incidents", "told", "with_civilians", "civilians_killed").rows() == [
        (None, None, 4, 3, 2, 7), ("vale", "inside", 2, 2, 1, 2), ("vale", "undetermined", 1, 0, 0, None),
    ]  # fmt: skip
    assert "verdict" not in table.columns


def test_reports_that_disagree_make_an_incident_that_is_less_sure() -> None:
    """Hours of other days, weapons that differ, a finding against a refutation."""
    from datetime import time

    def of(*rows: dict[str, Any]) -> dict[str, Any]:
        base = {"source": "A", "date_start": date(2030, 2, 1), "date_end": date(2030, 2, 1), "geo_prec": 5}
        reports = pl.DataFrame(
            [{**base, "report_id": str(n), **row} for n, row in enumerate(rows)], schema=REPORTS.schema
        )
        members = pl.DataFrame([("A", str(n), "i", 1.0) for n in range(len(rows))], schema=MEMBERSHIP.schema, orient="row")  # fmt: skip
        return incidents_of(reports, members).row(0, named=True)

    nine, ten, eleven = time(9), time(10), time(11)
    one = of({"time_start": ten, "weapon": "mortar", "calibre_mm": 120.0, "response": "found"}, {})
    assert (one["time_start"], one["time_end"], one["weapon"], one["response"]) == (
        ten,
        ten,
        "mortar",
        "found",
    )
    two = of(
        {"time_start": nine, "time_end": ten, "response": "found"},
        {"time_start": eleven, "response": "refuted"},
    )
    assert (two["time_start"], two["time_end"], two["response"]) == (nine, eleven, "claimed")
    other_day = of({"time_start": nine, "date_end": date(2030, 2, 3)}, {})
    assert (other_day["date_end"], other_day["time_start"], other_day["time_end"]) == (
        date(2030, 2, 1),
        None,
        None,
    )
    weapons = of({"weapon": "mortar", "calibre_mm": 82.0}, {"weapon": "drone", "calibre_mm": 120.0})
    assert (weapons["weapon"], weapons["calibre_mm"]) == ("drone;mortar", None)
    assert set(INCIDENTS.names) >= {"time_start", "weapon", "response", "notified", "fired_from"}
