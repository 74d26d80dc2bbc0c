"""Counts per area, act and period: nothing is lost, nothing is put on a day it may not belong to."""

from datetime import date, timedelta

import polars as pl
import pytest

from detente.errors import InputError
from detente.violence.counts import counts, counts_of_series

FIRST, LAST = date(2017, 1, 1), date(2017, 3, 31)


def incidents(*rows: tuple[str, str, str, date, date, int | None, int, int | None]) -> pl.DataFrame:
    names = [
        "incident_id",
        "zone",
        "act",
        "date_start",
        "date_end",
        "deaths_low",
        "deaths_best",
        "deaths_high",
    ]
    return pl.DataFrame(list(rows), schema=names, orient="row").with_columns(deaths_civilians=pl.lit(1))


HAPPENED = incidents(
    ("1", "north", "shelling", date(2017, 1, 5), date(2017, 1, 5), 2, 3, 5),
    ("2", "north", "air strike", date(2017, 1, 30), date(2017, 2, 2), None, 4, None),
    ("3", "south", "shelling", date(2017, 3, 1), date(2017, 3, 1), 0, 0, 1),
    ("4", "south", "shelling", date(2017, 1, 1), date(2017, 3, 30), 100, 100, 100),
)


def test_acts_add_up_to_all_and_areas_without_incidents_appear() -> None:
    found, rest = counts(HAPPENED, "zone", FIRST, LAST, areas=["north", "south", "west"])
    whole, parts = found.filter(pl.col("act") == "all"), found.filter(pl.col("act") != "all")
    for name in ("incidents", "deaths_low", "deaths_best", "deaths_high", "civilians"):
        assert whole[name].sum() == pytest.approx(parts[name].sum())
    assert whole.filter(pl.col("area") == "west")["incidents"].to_list() == [0, 0, 0]
    assert rest["incident_id"].to_list() == ["4"]


def test_an_incident_over_two_months_is_shared_out() -> None:
    found, _ = counts(HAPPENED, "zone", FIRST, LAST)
    air = found.filter(pl.col("act") == "air strike")
    assert air["incidents"].to_list() == pytest.approx([0.5, 0.5])
    assert air["deaths_best"].to_list() == pytest.approx([2, 2])
    assert air["deaths_low"].to_list() == pytest.approx(
        [2, 2]
    )  # no other figure is given, so the best one stands


def test_low_best_and_high_deaths() -> None:
    found, _ = counts(HAPPENED, "zone", FIRST, LAST)
    row = found.filter((pl.col("act") == "shelling") & (pl.col("area") == "north")).row(0, named=True)
    assert (row["deaths_low"], row["deaths_best"], row["deaths_high"]) == (2, 3, 5)


def test_rates_know_their_watched_days() -> None:
    watched = pl.DataFrame(
        {"date": [FIRST + timedelta(days=i) for i in range(15)], "area": "north", "exposure": 1.0}
    )
    found, _ = counts(HAPPENED, "zone", FIRST, LAST, exposure=watched)
    month = found.filter((pl.col("area") == "north") & (pl.col("act") == "all")).sort("period")
    assert month["days"].to_list() == [15, 0, 0]
    assert month["per_30_days"].to_list() == [pytest.approx(2), None, None]
    assert month["per_watched_hour"].to_list() == [pytest.approx(1 / (15 * 24)), None, None]
    assert "per_watched_hour" not in counts(HAPPENED, "zone", FIRST, LAST)[0].columns
    acts = found.filter((pl.col("area") == "north") & (pl.col("act") == "shelling"))
    assert acts["per_30_days"].to_list() == [pytest.approx(2)]


@pytest.mark.parametrize(("every", "rows"), [("day", 90), ("week", 14), ("month", 3)])
def test_days_weeks_and_months(every: str, rows: int) -> None:
    found, _ = counts(HAPPENED, "zone", FIRST, LAST, every=every, areas=["north"])  # type: ignore[arg-type]
    whole = found.filter(pl.col("act") == "all")
    assert whole.height == rows
    assert whole["days"].sum() == 90
    with pytest.raises(InputError, match="fortnight"):
        counts(HAPPENED, "zone", FIRST, LAST, every="fortnight")  # type: ignore[arg-type]


def test_of_a_series() -> None:
    days = [FIRST + timedelta(days=i) for i in range(31)]
    daily = pl.DataFrame(
        {"date": days * 2, "area": ["a"] * 31 + ["b"] * 31, "incidents": [1.0] * 62, "fatalities": [2.0] * 62}
    )
    found = counts_of_series(daily)
    assert found.columns == ["area", "period", "days", "incidents", "per_30_days", "fatalities"]
    assert found["fatalities"].to_list() == [62, 62]
    assert found["per_30_days"].to_list() == pytest.approx([30, 30])
