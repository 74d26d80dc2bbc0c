"""Levels of two periods; a level is no effect and says so."""

from datetime import date, timedelta

import polars as pl
import pytest

from detente.errors import InputError
from detente.violence import level, periods

FIRST = date(2017, 1, 1)


def table(counts: list[float], area: str = "north", **more: object) -> pl.DataFrame:
    days = [FIRST + timedelta(days=i) for i in range(len(counts))]
    return pl.DataFrame({"date": days, "area": area, "incidents": counts, **more})


def test_rates_are_per_30_watched_days() -> None:
    daily = table([2.0] * 60 + [1.0] * 30)
    found = level(daily, "north", (FIRST, date(2017, 3, 1)), (date(2017, 3, 2), date(2017, 3, 31)))
    assert found.before.per_30_days == pytest.approx(60)
    assert found.after.per_30_days == pytest.approx(30)
    assert found.naive_ratio == pytest.approx(0.5)
    assert "not an effect" in found.notice


def test_missing_rows_and_exposure_shorten_the_days() -> None:
    daily = table([2.0] * 10, exposure=[1.0] * 5 + [0.5] * 4 + [0.0])
    found = level(daily, None, (FIRST, date(2017, 1, 31)), (date(2018, 1, 1), date(2018, 1, 31)))
    assert found.before.days == pytest.approx(7)
    assert found.after.per_30_days is None
    assert found.naive_ratio is None


def test_the_largest_day_is_shown() -> None:
    daily = table([1.0] * 9 + [91.0])
    before = level(daily, "north", (FIRST, date(2017, 1, 10)), (FIRST, date(2017, 1, 10))).before
    assert (before.largest_day, before.largest_day_share) == (date(2017, 1, 10), pytest.approx(0.91))


def test_months_weeks_and_days() -> None:
    daily = table([1.0] * 59)
    assert periods(daily)["count"].to_list() == [31, 28]
    assert periods(daily, every="1d").height == 59
    assert periods(daily, every="1w")["count"].sum() == 59


def test_an_unknown_area_or_measure_is_a_fault() -> None:
    with pytest.raises(InputError, match="not in the series"):
        level(table([1.0]), "sout", (FIRST, FIRST), (FIRST, FIRST))
    with pytest.raises(InputError, match="fatalities"):
        level(table([1.0]), None, (FIRST, FIRST), (FIRST, FIRST), "fatalities")
    with pytest.raises(InputError, match="is not one"):
        periods(table([1.0]), measure="shells")
