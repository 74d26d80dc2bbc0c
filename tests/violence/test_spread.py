"""Incidents spread over the days they may belong to."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.violence_spread import plain_daily

from detente.errors import InputError
from detente.tables import DAILY
from detente.violence import daily_counts, exceptional_events

START, END = date(2017, 5, 1), date(2017, 6, 30)
ROW = st.fixed_dictionaries(
    {
        "date_start": st.dates(START - timedelta(days=20), END + timedelta(days=10)),
        "days": st.integers(0, 40),
        "area": st.sampled_from(["north", "south", None]),
        "deaths_best": st.one_of(st.none(), st.integers(0, 30)),
    }
)
SCHEMA = {"date_start": pl.Date, "date_end": pl.Date, "area": pl.String, "deaths_best": pl.Int64}


def frame(rows: list[dict[str, object]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def dated(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [
        {
            **{k: r[k] for k in ("date_start", "area", "deaths_best")},
            "date_end": r["date_start"] + timedelta(days=r["days"]),
        }  # type: ignore[operator,arg-type]
        for r in rows
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, max_size=25))
def test_equals_its_plain_twin(rows: list[dict[str, object]]) -> None:
    incidents = dated(rows)
    daily, _ = daily_counts(frame(incidents), "area", START, END, areas=["north", "south"])
    plain = plain_daily(incidents, ["north", "south"], START, END, 31)
    assert daily.height == len(plain)
    for row in daily.iter_rows(named=True):
        expected = plain[row["area"], row["date"]]
        assert (row["incidents"], row["fatalities"]) == pytest.approx(expected, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, max_size=25))
def test_nothing_is_lost_inside_a_long_enough_window(rows: list[dict[str, object]]) -> None:
    incidents = frame(dated(rows))
    daily, rest = daily_counts(incidents, "area", START - timedelta(days=30), END + timedelta(days=90))
    assert daily["incidents"].sum() + rest["incidents"].sum() == pytest.approx(incidents.height)
    deaths = daily["fatalities"].sum() + rest.filter(pl.col("incidents") > 0)["fatalities"].sum()
    assert deaths == pytest.approx(incidents["deaths_best"].sum())


def test_a_range_is_spread_evenly_and_never_put_on_the_first_day() -> None:
    rows = [{"date_start": START, "date_end": START + timedelta(days=6), "area": "north", "deaths_best": 14}]
    daily, rest = daily_counts(frame(rows), "area", START, END)
    assert daily["incidents"][:8].to_list() == pytest.approx([1 / 7] * 7 + [0])
    assert daily["fatalities"][:8].to_list() == pytest.approx([2.0] * 7 + [0])
    assert rest.is_empty()


def test_days_outside_the_window_cut_the_share() -> None:
    rows = [{"date_start": START - timedelta(days=3), "date_end": START, "area": "north", "deaths_best": 4}]
    daily, _ = daily_counts(frame(rows), "area", START, END)
    assert daily["incidents"].sum() == pytest.approx(0.25)


def test_a_long_span_is_kept_apart_with_its_deaths_and_its_reason() -> None:
    rows = [{"date_start": START, "date_end": START + timedelta(days=31), "area": "north", "deaths_best": 9}]
    daily, rest = daily_counts(frame(rows), "area", START, END)
    assert daily["incidents"].sum() == 0
    assert rest.row(0, named=True)["fatalities"] == 9
    assert "more than 31 days" in rest["why"][0]


def test_unknown_deaths_are_said_and_not_read_as_none() -> None:
    rows = [{"date_start": START, "date_end": None, "area": "north", "deaths_best": None}]
    daily, rest = daily_counts(frame(rows), "area", START, END)
    assert daily["incidents"].sum() == 1
    assert "deaths are not known" in rest["why"][0]
    assert rest["incidents"][0] == 0
    assert rest["fatalities"][0] is None


def test_the_result_is_in_the_daily_layout_and_quiet_areas_appear() -> None:
    rows = [{"date_start": START, "date_end": START, "area": "north", "deaths_best": 1}]
    daily, _ = daily_counts(frame(rows), pl.Series(["north"]), START, END, areas=["north", "quiet"])
    assert DAILY.check(daily).height == 2 * 61
    assert daily.filter(pl.col("area") == "quiet")["incidents"].sum() == 0


def test_known_coverage_marks_unwatched_days() -> None:
    rows = [{"date_start": START, "date_end": START, "area": "north", "deaths_best": 1}]
    watched = pl.DataFrame({"date": [START], "area": ["north"], "exposure": [0.5]})
    daily, _ = daily_counts(frame(rows), "area", START, END, exposure=watched)
    assert daily["exposure"].to_list() == [0.5] + [0.0] * 60


def test_every_fault_is_listed() -> None:
    rows = [
        {"date_start": None, "date_end": START, "area": "north", "deaths_best": 1},
        {"date_start": END, "date_end": START, "area": "north", "deaths_best": 1},
    ]
    with pytest.raises(InputError) as caught:
        daily_counts(frame(rows), "area", END, START)
    assert len(caught.value.faults) == 3


def test_the_deadliest_events_are_shown_with_their_share() -> None:
    rows = [
        {"date_start": START, "date_end": START, "area": "north", "deaths_best": d} for d in (1, 90, 9, 0)
    ]
    top = exceptional_events(frame(rows), top=2)
    assert top["deaths"].to_list() == [90, 9]
    assert top["share"].to_list() == pytest.approx([0.9, 0.09])
