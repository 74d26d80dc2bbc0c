"""The scorecard of the invented process, held against its own tables: many counts, never one score, never a rival sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
import pytest

import detente.examples
from detente.bulletin.round import take_in
from detente.bulletin.workflow import Reading, cases_of, ground_of, read_incidents
from detente.ceasefire.breaches import NOTICE, VERDICTS
from detente.ceasefire.breaches.compliance import Periods, by_clause, periods
from detente.ceasefire.scorecard import scorecard
from detente.ceasefire.terms.register import register
from detente.ceasefire.zones import Part, Zone
from detente.claims.state import State
from detente.layout import changed
from detente.store.folder import read_folder
from detente.tables import ADHERENCE, COMPLIANCE, RESTRICTIONS, SCORECARD, WATCH
from detente.times import Span

MARCH = periods(Span(date(2032, 3, 1), date(2032, 3, 31)))


@cache
def karvelia() -> tuple[State, Reading]:
    state = read_folder(Path(detente.examples.__file__).parent / "karvelia")
    return state, read_incidents(state, *take_in(state), MARCH.this.last)


@cache
def card() -> pl.DataFrame:
    state, reading = karvelia()
    return SCORECARD.check(scorecard(ground_of(state, reading, MARCH), MARCH))


def value(zone: str, group: str, item: str, period: str = "this") -> float | None:
    row = card().filter(
        (pl.col("zone") == zone)
        & (pl.col("group") == group)
        & (pl.col("item") == item)
        & (pl.col("period") == period)
    )
    assert row.height == 1, (zone, group, item, period)
    found: float | None = row["value"][0]
    return found


def test_the_previous_period_is_as_long_and_right_before() -> None:
    assert (
        Periods(Span(date(2032, 3, 1), date(2032, 3, 31)), Span(date(2032, 1, 30), date(2032, 2, 29)))
        == MARCH
    )
    assert periods(Span(date(2032, 3, 1), date(2032, 3, 1))).previous == Span(
        date(2032, 2, 29), date(2032, 2, 29)
    )


@pytest.mark.parametrize("zone", ["haveth", "dravna"])
def test_counts_are_those_of_the_tables(zone: str) -> None:
    _, reading = karvelia()
    inside = reading.placements.filter((pl.col("zone") == zone) & (pl.col("answer") == "inside"))
    here = reading.incidents.join(inside, on="incident_id", how="semi")
    for period, span in (("this", MARCH.this), ("previous", MARCH.previous)):
        own = here.filter(pl.col("date_start").is_between(span.first, span.last))
        assert value(zone, "incidents", "inside", period) == own.height
        assert (
            value(zone, "harm to civilians", "civilians killed, as told", period)
            == own["deaths_civilians"].sum()
        )
        assert (
            value(zone, "harm to civilians", "incidents that do not tell", period)
            == own["deaths_civilians"].null_count()
        )


def test_the_share_undetermined_says_why() -> None:
    rows = card().filter((pl.col("item") == "share undetermined") & (pl.col("period") == "this"))
    assert rows.height == 2
    assert rows["value"].is_between(0, 1).all()
    assert rows["note"].str.contains("unknown").all()
    for zone in ("haveth", "dravna"):
        counts = {
            v: value(zone, "findings", v + (" (alleged)" if v == "violation" else "")) or 0 for v in VERDICTS
        }
        covered = sum(n for v, n in counts.items() if v != "outside_terms")
        assert value(zone, "findings", "share undetermined") == pytest.approx(
            counts["undetermined"] / covered
        )


def test_rivals_stand_beside_each_other_and_are_never_added() -> None:
    state, _ = karvelia()
    rows = card().filter(
        (pl.col("group") == "rival counts") & (pl.col("zone") == "dravna") & (pl.col("period") == "this")
    )
    assert rows["item"].to_list() == [
        "ceasefire violation in Kelm, counted by Assembly of the Uplands",
        "ceasefire violation in Kelm, counted by Republic of Karvelia",
    ]
    march = state.tallies.filter(
        pl.col("date").is_between(MARCH.this.first, MARCH.this.last) & (pl.col("province") == "Kelm")
    )
    own = dict(march.group_by("reporting_party").agg(pl.col("count").sum()).iter_rows())
    assert dict(zip(rows["item"], rows["value"], strict=True)) == {
        f"ceasefire violation in Kelm, counted by {party}": n for party, n in own.items()
    }
    assert sum(own.values()) not in card()["value"].to_list()
    assert rows["note"].str.contains("never added to another party's count").all()


def test_there_is_no_score() -> None:
    assert not [c for c in SCORECARD.names if "score" in c or "rank" in c or "grade" in c]
    assert not card().filter(pl.col("item").str.contains("(?i)score|rank|grade|index|overall|total")).height
    assert card()["unit"].n_unique() > 5


def test_the_notice_stands_with_every_row() -> None:
    assert card()["notice"].unique().to_list() == [NOTICE]


def test_cases_of_the_zone_as_they_stood_at_the_end() -> None:
    state, _ = karvelia()
    assert {c.id for c in cases_of(state, MARCH.this.last) if c.open} == {
        "K-2032-03",
        "K-2032-04",
        "K-2032-07",
    }
    assert value("haveth", "cases", "open") == 3
    assert value("haveth", "cases", "open", "previous") == 0
    assert value("dravna", "cases", "answers overdue") == 2
    assert value("dravna", "cases", "found: violation") == 1


def test_what_was_not_watched_is_empty_and_not_zero() -> None:
    state, reading = karvelia()
    blind = scorecard(ground_of(replace(state, watch=WATCH.empty()), reading, MARCH), MARCH)
    rows = blind.filter(pl.col("group") == "coverage")
    assert rows["value"].null_count() == rows.height == 8
    assert rows["note"].str.contains("a quiet zone may be an unwatched one").all()


def test_a_restriction_counts_in_every_zone_that_its_place_touches() -> None:
    state, reading = karvelia()
    named = ["Velda", "Tirrin", "Nowhere Ford"]
    kept = pl.DataFrame(
        [{"date": MARCH.this.first, "whom": "monitors", "place": place, "kind": "denied", "by": "x"} for place in named]
    )  # fmt: skip
    ground = ground_of(replace(state, restrictions=RESTRICTIONS.check(kept)), reading, MARCH)
    rows = scorecard(ground, MARCH).filter((pl.col("group") == "restrictions") & (pl.col("item") == "denied"))
    haveth = rows.filter((pl.col("zone") == "haveth") & (pl.col("period") == "this"))
    assert haveth["value"].item() == 1, "part of the zone lies in the province of Velda"
    assert haveth["note"].item() == (
        "1 more in the period are placed elsewhere, 1 name no zone or unit; 1 of those counted are set on a place that reaches beyond the zone"
    )


def test_a_drawn_zone_has_the_rival_counts_of_the_province_it_lies_in() -> None:
    state, reading = karvelia()
    plan = state.plans[0]
    unit = next(u for u in state.gazetteer.units if u.province_name == "Kelm")
    drawn = Zone("strip", {"en": "the strip"}, part=(Part("all", shape=unit.shape.buffer(0.01).wkt),))
    ground = ground_of(replace(state, plans=(changed(plan, zone=(drawn,)),)), reading, MARCH)
    rows = scorecard(ground, MARCH).filter((pl.col("group") == "rival counts") & (pl.col("period") == "this"))
    assert rows["item"].str.contains("in Kelm").any()
    assert rows["value"].drop_nulls().len() > 0


@cache
def clauses() -> pl.DataFrame:
    state, reading = karvelia()
    return COMPLIANCE.check(by_clause(reading.findings, reading.incidents, state.instruments, MARCH))


def test_every_prohibition_has_every_verdict() -> None:
    state, _ = karvelia()
    wanted = [(i.id, c.id, v) for i in state.instruments for c in i.prohibitions for v in VERDICTS]
    assert clauses().select("instrument", "clause", "verdict").rows() == wanted
    assert clauses()["notice"].unique().to_list() == [NOTICE]


def test_a_clause_counts_each_incident_of_the_period_once() -> None:
    _, reading = karvelia()
    for clause in ("2(a)", "2(d)"):
        own = reading.findings.filter(pl.col("clause") == clause).join(
            reading.incidents.filter(pl.col("date_start").is_between(MARCH.this.first, MARCH.this.last)),
            on="incident_id",
            how="semi",
        )
        for verdict in VERDICTS:
            row = clauses().filter((pl.col("clause") == clause) & (pl.col("verdict") == verdict))
            assert row["incidents"][0] == own.filter(pl.col("verdict") == verdict)["incident_id"].n_unique()
            assert row["several_sources"][0] <= row["without_lead"][0] <= row["incidents"][0]


def test_shares_are_of_what_the_clause_may_cover() -> None:
    for (_, _), rows in clauses().group_by("instrument", "clause"):
        shares = rows.drop_nulls("share")
        assert "outside_terms" not in shares["verdict"].to_list()
        assert shares["share"].sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("day", "bound"),
    [
        (date(2031, 4, 3), "no"),
        (date(2031, 4, 5), "unknown"),
        (date(2031, 4, 6), "yes"),
        (date(2032, 12, 1), "unknown"),
    ],
)
def test_who_is_bound_on_a_day(day: date, bound: str) -> None:
    state, _ = karvelia()
    table = ADHERENCE.check(register(state.instruments, day))
    army = table.filter(pl.col("adherent") == "Armed Forces of Karvelia")
    if day < date(2031, 4, 4):
        assert army.is_empty()  # it had not begun for anybody
    else:
        assert army["bound"].unique().to_list() == [bound]


def test_a_name_that_covers_several_groups_is_never_simply_bound() -> None:
    state, _ = karvelia()
    table = register(state.instruments, date(2032, 3, 1))
    militia = table.filter(pl.col("adherent") == "Coast Militia")
    assert militia["bound"].to_list() == ["unknown"]
    assert militia.select("event", "earliest", "latest").row(0) == (
        "adhesion",
        date(2031, 6, 20),
        date(2031, 6, 30),
    )
    assert (
        register(state.instruments, date(2031, 6, 1)).filter(pl.col("adherent") == "Coast Militia").is_empty()
    )
