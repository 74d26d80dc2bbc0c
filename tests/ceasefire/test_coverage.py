"""Coverage: bounds that hold, a union that never passes one, missing that is not zero, and its slow twin."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ceasefire.watching import CODES, country, limits, line, watches, zones
from tests.reference.coverage_plain import PlainWatch, plain_days

from detente.ceasefire.watch.coverage import (
    AreaCoverage,
    Coverage,
    cover,
    coverage_of,
    effort_of,
    exposure_of,
    with_exposure,
)
from detente.ceasefire.watch.limited import restrictions_by
from detente.ceasefire.zones import Zone
from detente.estimate import NotEstimable
from detente.process import Organisation
from detente.tables import COVERAGE, EFFORT
from detente.violence.counts import counts_of_series
from detente.violence.level import level

FIRST, LAST = date(2030, 5, 1), date(2030, 5, 4)
DAY = date(2030, 5, 2)


def covered(
    *rows: dict[str, Any], first: date = FIRST, last: date = LAST, zone: str = "UTC", **more: Any
) -> Coverage:
    return cover(watches(rows), zones(), country(), first, last, time_zone=zone, **more)


def share(found: Coverage, area: str = "vale", day: date = DAY, kind: str = "all") -> tuple[float, float]:
    (row,) = found.days.filter(
        (pl.col("area") == area) & (pl.col("date") == day) & (pl.col("kind") == kind)
    ).iter_rows(named=True)
    return pytest.approx(row["watched_low"], abs=1e-6), pytest.approx(row["watched_high"], abs=1e-6)


def test_half_a_day_of_all_is_half() -> None:
    assert share(covered(line("a"))) == (0.5, 0.5)


def test_watches_that_overlap_in_time_are_a_union_and_never_pass_one() -> None:
    rows = [
        line(k, start=f"2030-05-02T{h:02}:00Z", end=f"2030-05-02T{h + 9:02}:00Z")
        for k, h in (("a", 0), ("b", 3), ("c", 6))
    ]
    assert share(covered(*rows)) == (15 / 24, 15 / 24)


def test_overlap_in_space_is_unknown_so_there_are_two_bounds() -> None:
    both = covered(line("a", share=0.5), line("b", share=0.3))
    assert share(both) == (0.25, 0.4)
    capped = covered(line("a", share=0.7), line("b", share=0.6))
    assert share(capped) == (0.35, 0.5)


def test_different_units_do_not_overlap_and_add() -> None:
    both = covered(line("a", pcode="AA0101"), line("b", pcode="AA0102", share=0.5))
    assert share(both) == (0.5 * (1 + 0.5) / 4, 0.5 * (1 + 0.5) / 4)


def test_a_share_or_an_end_that_is_not_on_record_is_not_sure() -> None:
    assert share(covered(line("a", share=None))) == (0.0, 0.5)
    open_end = covered(line("a", end=None))
    assert share(open_end) == (0.0, 0.75)
    assert share(open_end, day=LAST) == (0.0, 1.0)


@pytest.mark.parametrize("basis", ["planned", "announced"])
def test_only_what_is_recorded_is_sure(basis: str) -> None:
    assert share(covered(line("a", basis=basis))) == (0.0, 0.5)
    assert share(
        covered(line("a", watcher="T", basis=basis), line("b", watcher="T", end="2030-05-02T12:00Z"))
    ) == (0.25, 0.5)


def test_a_watcher_s_plan_and_log_of_one_place_count_once() -> None:
    rows = line("a", watcher="T", basis="planned", share=0.4), line("b", watcher="T", share=0.4)
    assert share(covered(*rows)) == (0.2, 0.2)


def test_a_point_sees_its_disc() -> None:
    """A disc of 3 km inside one unit of 11.1 by 11.1 km, a quarter of the zone, for half the day."""
    low, high = share(covered(line("a", latitude=0.0, longitude=0.05, radius_km=3)))
    part = 0.5 * 28.23 / (11.119 * 11.119) / 4
    assert (pytest.approx(part, rel=0.01), pytest.approx(part, rel=0.01)) == (low.expected, high.expected)


def test_a_disc_over_a_border_is_split_and_one_outside_is_told() -> None:
    two = covered(line("a", latitude=0.0, longitude=0.1, radius_km=3))
    one = covered(line("a", latitude=0.0, longitude=0.05, radius_km=3))
    assert share(two)[0].expected == pytest.approx(share(one)[0].expected, rel=1e-3)
    away = covered(line("a", latitude=10.0, longitude=50.0, radius_km=3))
    assert away.days.is_empty()
    assert away.notes == ("1 watches see no part of an area",)


def test_a_place_wider_than_the_zone_may_look_elsewhere() -> None:
    """Half of a province of four units, seen from a zone of two of them: none of it at least, all of it at most."""
    areas = {"two": frozenset(CODES[:2])}
    assert share(covered(line("a", pcode="AA", share=0.5), areas=areas), "two") == (0.0, 0.5)
    assert share(covered(line("a", pcode="AA", share=0.75), areas=areas), "two") == (0.25, 0.5)


def test_unwatched_is_missing_and_not_zero() -> None:
    found = covered(line("a"))
    assert found.days["date"].to_list() == [DAY, DAY]
    whole = coverage_of(found, "vale")
    assert isinstance(whole, AreaCoverage)
    assert (whole.days, whole.days_on_record, whole.hours) == (4, 1, 24.0)
    assert whole.shown() == "50 % of 24 zone-hours on 1 of 4 days with a record"
    none = coverage_of(found, "marsh")
    assert isinstance(none, NotEstimable)
    assert none.code == "no_watch"


def test_a_zone_without_a_sure_part_is_measured_by_its_possible_one_and_says_so() -> None:
    found = covered(line("a", zone="marsh"))
    whole = coverage_of(found, "marsh")
    assert isinstance(whole, AreaCoverage)
    assert (whole.part, whole.low) == ("possible parts", 0.5)


def test_a_zone_that_is_no_union_of_units_gives_a_note() -> None:
    drawn = Zone(id="drawn", names={"en": "Drawn"}, core=("AA0101",))
    found = cover(watches([line("a")]), [*zones(), drawn], country(), FIRST, LAST, time_zone="UTC", areas={"vale": frozenset(CODES[:4]), "empty": frozenset()})  # fmt: skip
    assert found.notes == ("empty is no union of units, so no share of it is worked out",)


def test_days_are_local_and_as_long_as_the_clocks_make_them() -> None:
    """Clocks in Damascus went forward on 30 March 2018: a day of 23 hours."""
    row = line("a", start="2018-03-29T22:00Z", end="2018-03-30T21:00Z")
    found = covered(row, first=date(2018, 3, 29), last=date(2018, 3, 31), zone="Asia/Damascus")
    hours = {
        d: (h, low)
        for d, h, low in found.days.filter(pl.col("kind") == "all")
        .select("date", "hours", "watched_low")
        .iter_rows()
    }
    assert hours == {date(2018, 3, 30): (23.0, 1.0)}


# --- restrictions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["vale", "Vale", "The Vale", "الوادي", "AA", "West"])
@pytest.mark.parametrize(
    ("kind", "basis", "then"),
    [
        ("denied", "planned", (0.0, 0.0)),
        ("denied", "recorded", (0.0, 0.5)),
        ("delayed", "planned", (0.0, 0.5)),
        ("conditional", "recorded", (0.0, 0.5)),
    ],
)
def test_a_restriction_takes_out_what_it_concerned(
    place: str, kind: str, basis: str, then: tuple[float, float]
) -> None:
    found = covered(line("a", basis=basis), restrictions=limits(("2030-05-02", "mission", place, kind)))
    assert then == share(found)
    assert found.days["restrictions"].to_list() == [1, 1]


def test_a_restriction_holds_for_its_day_its_place_and_whom_it_names() -> None:
    long = line("a", start="2030-05-01T00:00Z", end="2030-05-04T00:00Z")
    found = covered(long, line("b", organisation="other", share=0.25, end="2030-05-03T00:00Z"), restrictions=limits(("2030-05-02", "mission", "vale", "delayed")))  # fmt: skip
    assert share(found, day=date(2030, 5, 1)) == (1.0, 1.0)
    assert share(found) == (0.25 * 18 / 24, 1.0)
    assert share(found, day=date(2030, 5, 3)) == (1.0, 1.0)
    elsewhere = covered(line("a"), restrictions=limits(("2030-05-02", "mission", "BB", "denied")))
    assert share(elsewhere) == (0.5, 0.5)


def test_one_unit_denied_leaves_the_rest() -> None:
    found = covered(line("a"), restrictions=limits(("2030-05-02", "mission", "Unit 1", "delayed")))
    assert share(found) == (0.5 * 3 / 4, 0.5)


def test_an_organisation_goes_by_its_names_and_a_hotline_is_not_stopped_by_a_road_block() -> None:
    who = Organisation(id="mission", names={"en": "Neutral Mission"}, aliases=("the observers",))
    limit = limits(("2030-05-02", "The Observers", "vale", "denied"))
    stopped = covered(line("a"), restrictions=limit, organisations=[who])
    assert share(stopped) == (0.0, 0.5)
    assert share(covered(line("a", kind="hotline"), restrictions=limit, organisations=[who])) == (0.5, 0.5)
    named = limits(("2030-05-02", "team a", "vale", "denied"))
    assert share(covered(line("a", kind="hotline"), restrictions=named)) == (0.0, 0.5)


def test_a_place_nobody_knows_lowers_what_was_sure_and_is_told() -> None:
    found = covered(line("a"), restrictions=limits(("2030-05-02", "mission", "the bridge", "denied")))
    assert share(found) == (0.0, 0.5)
    assert found.notes == (
        "restriction of 2030-05-02: its place is no zone or unit; it lowers all that mission watched that day",
    )


def test_restrictions_by_place_and_holder_of_the_ground() -> None:
    rows = limits(("2030-05-02", "mission", "vale", "denied"), ("2030-05-02", "mission", "vale", "denied"), ("2030-05-09", "mission", "vale", "denied"))  # fmt: skip
    found = restrictions_by(rows, FIRST, LAST)
    assert found.rows() == [("vale", "not said", "denied", 2, 1)]


# --- what it is for ---------------------------------------------------------------------------------------------------


def test_effort_is_watchers_at_work() -> None:
    found = covered(
        line("a"), line("b", kind="patrol", end="2030-05-03T01:00Z"), line("c", watcher="team a", share=0.5)
    )
    effort = effort_of(found)
    assert EFFORT.check(effort).equals(effort)
    assert effort.rows() == [(DAY, "vale", 2.0), (date(2030, 5, 3), "vale", 1.0)]


def test_level_uses_watched_days() -> None:
    """Three incidents on half a watched day, and none on days that nobody watched: 180 in 30 watched days, not 22.5."""
    found = covered(line("a"))
    daily = pl.DataFrame(
        {
            "date": [FIRST + timedelta(n) for n in range(4)],
            "area": ["vale"] * 4,
            "incidents": [0.0, 3.0, 0.0, 0.0],
        }
    )
    series = with_exposure(daily, found)
    assert series["exposure"].to_list() == [0.0, 0.5, 0.0, 0.0]
    (row,) = counts_of_series(series).iter_rows(named=True)
    assert (row["days"], row["incidents"], row["per_30_days"]) == (0.5, 3.0, 180.0)
    blind = counts_of_series(daily).row(0, named=True)
    assert (blind["days"], blind["per_30_days"]) == (4.0, 22.5)
    measured = level(series, "vale", (FIRST, DAY), (date(2030, 5, 3), LAST), "incidents")
    assert (measured.before.days, measured.before.per_30_days) == (0.5, 180.0)
    assert (measured.after.days, measured.after.per_30_days) == (0.0, None)


def test_an_area_without_any_watch_keeps_what_it_had() -> None:
    daily = pl.DataFrame(
        {"date": [DAY, DAY], "area": ["vale", "far"], "incidents": [1.0, 1.0], "exposure": [None, 0.75]}
    )
    assert with_exposure(daily, covered(line("a")))["exposure"].to_list() == [0.5, 0.75]
    assert exposure_of(covered(line("a", share=None)), "high")["exposure"].to_list() == [0.5]


# --- its slow twin ----------------------------------------------------------------------------------------------------

PLACES = {
    "AA0101": CODES[:1],
    "AA0102": CODES[1:2],
    "AA02": CODES[2:4],
    "AA": CODES[:4],
    "BB0101": CODES[4:5],
    "BB": CODES[4:],
}
DAWN = datetime(2030, 5, 1, tzinfo=UTC)
quarter = st.integers(0, 3 * 96)
some = st.lists(
    st.tuples(st.sampled_from(sorted(PLACES)), quarter, st.integers(1, 200), st.sampled_from([None, 0.25, 0.5, 0.75, 1.0]), st.booleans()),
    max_size=9,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(some)
def test_the_sweep_is_its_slow_twin(drawn: list[tuple[str, int, int, float | None, bool]]) -> None:
    rows, plain = [], []
    for n, (place, start, length, seen, recorded) in enumerate(drawn):
        begin = DAWN + start * timedelta(minutes=15)
        end = begin + length * timedelta(minutes=15)
        rows.append(line(f"w{n}", pcode=place, start=begin.isoformat(), end=end.isoformat(), share=seen, basis="recorded" if recorded else "planned"))  # fmt: skip
        plain.append(PlainWatch(f"w{n}", frozenset(PLACES[place]), begin, end, seen, recorded))
    areas = {"vale": frozenset(CODES[:4]), "east": frozenset(CODES[4:]), "across": frozenset(CODES[1:5])}
    found = cover(watches(rows), zones(), country(), FIRST, LAST, time_zone="UTC", areas=areas)
    COVERAGE.check(found.days)
    own = {(a, d): (low, high) for a, d, low, high in found.days.filter(pl.col("kind") == "all").select("area", "date", "watched_low", "watched_high").iter_rows()}  # fmt: skip
    twin = plain_days(plain, areas, FIRST, LAST)
    assert set(own) == set(twin)
    for key, (low, high) in twin.items():
        assert own[key] == (pytest.approx(low, abs=1e-6), pytest.approx(high, abs=1e-6)), key
        assert 0 <= own[key][0] <= own[key][1] <= 1
    for kind in found.kinds:
        part = found.days.filter(pl.col("kind") == kind).join(
            found.days.filter(pl.col("kind") == "all"), on=["area", "date"]
        )
        assert (part["watched_low"] <= part["watched_low_right"] + 1e-9).all()
        assert (part["watched_high"] <= part["watched_high_right"] + 1e-9).all()
