"""What the fused incident says, and what it must not: no averages, and copies corroborate nothing."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.fusion_simulator import War, simulate

from detente.ceasefire.fusion import fuse, incidents
from detente.tables import INCIDENTS, REPORTS


def one(*rows: dict[str, object]) -> dict[str, object]:
    """The incident that all these reports tell of."""
    blank = {"date_start": date(2030, 5, 4)}
    reports = REPORTS.check(
        pl.DataFrame(
            [{**blank, "report_id": str(i), **row} for i, row in enumerate(rows)], infer_schema_length=None
        )
    )
    return incidents(reports, reports.select("source", "report_id", incident_id=pl.lit("x"))).row(
        0, named=True
    )


def test_days_are_those_that_all_reports_admit() -> None:
    told = one(
        {"source": "a", "date_end": date(2030, 5, 9), "date_prec": 2},
        {"source": "b", "date_start": date(2030, 5, 6), "date_end": date(2030, 5, 12), "date_prec": 3},
    )
    assert (told["date_start"], told["date_end"], told["date_prec"]) == (
        date(2030, 5, 6),
        date(2030, 5, 9),
        2,
    )


def test_days_that_contradict_are_all_kept() -> None:
    told = one(
        {"source": "a", "date_prec": 1}, {"source": "b", "date_start": date(2030, 5, 6), "date_prec": 1}
    )
    assert (told["date_start"], told["date_end"], told["date_prec"]) == (
        date(2030, 5, 4),
        date(2030, 5, 6),
        2,
    )


def test_the_place_is_the_best_placed_reports_and_no_mean() -> None:
    told = one(
        {"source": "a", "latitude": 10.0, "longitude": 30.0, "geo_prec": 3, "place_name": "district of Dorn"},
        {
            "source": "b",
            "latitude": 10.3,
            "longitude": 30.1,
            "geo_prec": 1,
            "radius_km": 0.5,
            "place_name": "Dorn mill",
        },
    )
    assert (told["latitude"], told["longitude"], told["geo_prec"]) == (10.3, 30.1, 1)
    assert (told["place_name"], told["radius_km"]) == ("Dorn mill", 0.5)


def test_deaths_reach_from_the_lowest_to_the_highest_figure_of_any_report() -> None:
    told = one(
        {"source": "a", "geo_prec": 2, "fatalities_best": 4, "fatalities_low": 3, "fatalities_high": 6},
        {"source": "b", "geo_prec": 1, "fatalities_best": 9},
        {"source": "c", "geo_prec": 1, "fatalities_civilians": 2},
    )
    assert [told[f"deaths_{which}"] for which in ("low", "best", "high", "civilians")] == [3, 9, 9, 2]


def test_deaths_that_nobody_told_stay_unknown() -> None:
    assert one({"source": "a"})["deaths_best"] is None


def test_copies_are_not_corroboration() -> None:
    told = one(
        {"source": "a", "original_sources": "Observatory; Radio Dorn"},
        {"source": "b", "original_sources": "Observatory"},
        {"source": "b", "original_sources": "Radio Dorn"},
    )
    assert (told["reports"], told["sources"]) == (3, "a;b")
    assert (told["original_sources"], told["independent"]) == ("Observatory;Radio Dorn", 2)


def test_a_report_that_names_nobody_is_its_sources_own_word() -> None:
    told = one(
        {"source": "a"}, {"source": "b", "original_sources": "a"}, {"source": "c", "original_sources": " ; "}
    )
    assert (told["original_sources"], told["independent"]) == ("a;c", 2)


def test_the_act_is_the_finest_that_most_reports_tell() -> None:
    told = one(
        {"source": "a", "geo_prec": 1, "type_l1": "air strike"},
        {"source": "b", "geo_prec": 2, "type_l1": "shelling"},
        {"source": "c", "geo_prec": 2, "type_l1": "shelling"},
        {"source": "d", "geo_prec": 1, "type_l2": "hostilities"},
    )
    assert told["act"] == "shelling"
    assert (
        one({"source": "d", "type_l2": "hostilities"}, {"source": "e", "type_l3": "violence"})["act"]
        == "hostilities"
    )


def test_both_sides_come_from_one_report() -> None:
    told = one(
        {"source": "a", "geo_prec": 1, "actor_a": "Coast Guard"},
        {"source": "b", "geo_prec": 2, "actor_a": "Hill Army", "actor_b": "Coast Guard"},
    )
    assert (told["actor_a"], told["actor_b"]) == ("Hill Army", "Coast Guard")


@pytest.mark.slow
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_every_incident_is_well_formed_in_any_order(seed: int, random: object) -> None:
    reports, _ = simulate(War(incidents=60, days=10, towns=2, villages=3), seed)
    membership = fuse(reports, aliases=None, taxonomy=None).membership
    table = INCIDENTS.check(incidents(reports, membership))
    assert table.height == membership["incident_id"].n_unique()
    assert (table["date_start"] <= table["date_end"]).all()
    assert (table["deaths_low"] <= table["deaths_high"]).fill_null(True).all()
    assert table["reports"].sum() == reports.height
    order = list(range(reports.height))
    random.shuffle(order)  # type: ignore[attr-defined]
    assert incidents(reports[order], membership[order]).equals(table)


@pytest.mark.slow
def test_a_source_alone_keeps_all_it_says() -> None:
    reports = simulate(War(incidents=4000), 5)[0].filter(pl.col("source") == "north")
    table = incidents(reports, fuse(reports, aliases=None, taxonomy=None).membership)
    assert table.height == reports.height
    assert table["deaths_best"].sum() == reports["fatalities_best"].sum()
