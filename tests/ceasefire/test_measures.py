"""Confidence-building measures: rivals' words side by side; the file nearby before and after, or a refusal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl
import pytest
from scipy.stats import binom

from detente.ceasefire.measures import check_measures, read_measures
from detente.ceasefire.measures.nearby import CAVEATS, LEAST_CASES, Nearby, nearby, rate_ratio
from detente.estimate import Estimate, NotEstimable
from detente.tables import INCIDENTS, MEASURES, PLACEMENTS

START = date(2030, 6, 1)


def word(status: str, day: str, by: str, **more: Any) -> dict[str, Any]:
    return {
        "measure": "line",
        "kind": "hotline",
        "status": status,
        "date": date.fromisoformat(day),
        "by": by,
        "zone": "vale",
        **more,
    }


def frame(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([dict.fromkeys(MEASURES.names) | r for r in rows], schema=MEASURES.schema)


def incidents(
    days: list[int], prefix: str = "i", lat: float | None = 45.0, lon: float | None = 10.0, **more: Any
) -> pl.DataFrame:
    """Incidents so many days from the start."""
    rows = [
        dict.fromkeys(INCIDENTS.names)
        | {"incident_id": f"{prefix}{k}", "date_start": START + timedelta(d), "date_end": START + timedelta(d), "latitude": lat,
           "longitude": lon, "geo_prec": 1, "radius_km": 0.5, "independent": 1, "original_sources": "a"} | more
        for k, d in enumerate(days)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=INCIDENTS.schema)


def placed(frame_: pl.DataFrame, answer: str = "inside", zone: str = "vale") -> pl.DataFrame:
    return frame_.select("incident_id").with_columns(
        pcode=pl.lit(None, pl.String), zone=pl.lit(zone), answer=pl.lit(answer), p_low=pl.lit(1.0), p_high=pl.lit(1.0), why=pl.lit("")
    ).cast(dict(PLACEMENTS.schema)).select(PLACEMENTS.names)  # fmt: skip


def near(rows: pl.DataFrame, placements: pl.DataFrame, *, point: bool = False, **more: Any) -> Nearby:
    place: dict[str, Any] = {"zone": None, "latitude": 45.0, "longitude": 10.0} if point else {}
    (measure,) = read_measures(frame(word("under way", "2030-06-01", "x", **place)))
    asked = {
        "what": "incidents",
        "km": 10.0,
        "days": 60,
        "since": date(2030, 1, 1),
        "until": date(2030, 12, 31),
    } | more
    return nearby(measure, START, rows, placements, **asked)


def test_as_of_a_day_each_speaker_has_a_latest_word() -> None:
    rows = frame(
        word("proposed", "2030-05-01", "x"), word("agreed", "2030-05-10", "x"), word("under way", "2030-06-01", "x"),
        word("under way", "2030-06-05", "y"), word("kept", "2030-08-01", "x"), word("broken", "2030-08-01", "y"),
    )  # fmt: skip
    (then,) = read_measures(rows, date(2030, 5, 31))
    assert [(w.by, w.status) for w in then.standing] == [("x", "agreed")]
    assert then.starts == ()
    (now,) = read_measures(rows)
    assert [(w.by, w.status) for w in now.standing] == [("x", "kept"), ("y", "broken")]
    assert now.rival
    assert now.starts == (date(2030, 6, 1), date(2030, 6, 5))
    assert read_measures(rows, date(2030, 4, 1)) == ()


def test_a_later_word_of_another_is_no_contradiction() -> None:
    (one,) = read_measures(frame(word("proposed", "2030-05-01", "x"), word("agreed", "2030-05-10", "y")))
    assert not one.rival


@pytest.mark.parametrize(
    ("before", "after", "days_b", "days_a"),
    [(20, 10, 60, 60), (7, 0, 60, 30), (3, 30, 90, 45), (1, 1, 10, 10)],
)
def test_the_interval_is_the_exact_one(before: int, after: int, days_b: int, days_a: int) -> None:
    """At each limit the tail of the binomial is exactly a half of what is left out."""
    value, low, high, p = rate_ratio(before, days_b, after, days_a)
    assert value == pytest.approx(after / days_a / (before / days_b))
    n = before + after

    def share(ratio: float) -> float:
        return ratio * days_a / (days_b + ratio * days_a)

    assert binom.cdf(after, n, share(high)) == pytest.approx(0.025)
    if after:
        assert binom.sf(after - 1, n, share(low)) == pytest.approx(0.025)
    else:
        assert low == 0
    assert 0 <= p <= 1


def test_the_interval_holds_what_it_promises() -> None:
    draw = np.random.default_rng(7)
    held = 0
    for _ in range(400):
        before, after = int(draw.poisson(15)), int(draw.poisson(9))
        _, low, high, _ = rate_ratio(max(before, 1), 60, after, 60)
        held += low <= 0.6 <= high
    assert held >= 0.95 * 400 - 12


def test_before_and_after_in_a_zone() -> None:
    rows = incidents([*range(-60, 0, 3), *range(0, 60, 6)])
    n = near(rows, placed(rows))
    assert (n.n_before, n.n_after, n.unsure) == (20, 10, 0)
    assert isinstance(n.result, Estimate)
    assert n.result.value == pytest.approx(0.5)
    assert n.result.low < 0.5 < n.result.high
    assert set(CAVEATS) <= set(n.result.caveats)
    assert n.rests_on == "100 % of 30 incidents rest on a alone"


def test_before_and_after_around_a_point() -> None:
    close = incidents([*range(-60, 0, 5), *range(0, 60, 5)])
    far = incidents([-5, 5, 6], "far", lat=46.0)
    edge = incidents([5], "edge", lat=45.09, radius_km=2.0)  # 10 km away, give or take 2
    vague = incidents([-9, 9], "vague", geo_prec=3)
    nowhere = incidents([9], "no", lat=None, lon=None)
    n = near(pl.concat([close, far, edge, vague, nowhere]), PLACEMENTS.empty(), point=True)
    assert (n.n_before, n.n_after, n.unsure, n.elsewhere) == (12, 12, 4, (1, 2))
    assert isinstance(n.result, Estimate)
    assert "4 more may belong to either period or place and are left out" in n.result.caveats


def test_an_incident_across_the_first_day_belongs_to_neither() -> None:
    rows = incidents([*range(-40, 0, 4), *range(1, 41, 4)])
    across = incidents([-1], "x", date_end=START + timedelta(1))
    n = near(pl.concat([rows, across]), placed(pl.concat([rows, across])))
    assert (n.n_before, n.n_after, n.unsure) == (10, 10, 1)


def test_clusters_are_told() -> None:
    rows = incidents([-50] * 12 + [-20] * 12 + [10] * 12)
    n = near(rows, placed(rows))
    assert isinstance(n.result, Estimate)
    assert any("the interval is too narrow" in c for c in n.result.caveats)


@pytest.mark.parametrize(
    ("days", "more", "code"),
    [
        ([-5, -4, 5], {}, "too_few"),
        (list(range(0, 20)), {}, "none_before"),
        (list(range(-20, 20)), {"until": START + timedelta(20)}, "too_early"),
        (list(range(-20, 20)), {"until": START - timedelta(1)}, "too_early"),
        (list(range(-20, 20)), {"since": START - timedelta(30)}, "no_before"),
    ],
)
def test_refusals(days: list[int], more: dict[str, Any], code: str) -> None:
    rows = incidents(days)
    result = near(rows, placed(rows), **more).result
    assert isinstance(result, NotEstimable)
    assert result.code == code


def test_without_a_place_nothing_is_nearby() -> None:
    (measure,) = read_measures(frame(word("under way", "2030-06-01", "x", zone=None)))
    rows = incidents(list(range(-20, 20)))
    n = nearby(measure, START, rows, placed(rows), what="x", km=1, days=60, since=START, until=START)
    assert isinstance(n.result, NotEstimable)
    assert n.result.code == "no_place"
    assert n.to_dict()["result"] == {
        "not_estimable": "no_place",
        "reason": "the measure names no zone and no point",
    }


def test_the_least_is_a_sum_of_both() -> None:
    rows = incidents([-3] * (LEAST_CASES - 1) + [3])
    assert isinstance(near(rows, placed(rows)).result, Estimate)


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ({"kind": "exchange"}, "'kind' differs from row to row"),
        ({"zone": "hill"}, "zone 'hill' is not drawn"),
        ({"latitude": 45.0}, "a point has one coordinate only"),
        ({"parties": "reds;greens"}, "organisation 'greens' is not declared"),
        ({"status": "broken", "date": date(2030, 6, 1)}, "x says kept and broken on 2030-06-01"),
    ],
)
def test_bad_measures(second: dict[str, Any], said: str) -> None:
    rows = frame(word("kept", "2030-06-01", "x"), word("agreed", "2030-06-02", "x") | second)
    found = [str(f) for f in check_measures(rows, {"vale"}, {"reds", "blues"})]
    assert [f for f in found if said in f], found


def test_coordinates_stay_with_the_process() -> None:
    (measure,) = read_measures(frame(word("under way", "2030-06-01", "x", latitude=45.123, longitude=10.0)))
    assert "45.123" not in str(measure.to_dict())
    assert not {"latitude", "longitude"} & set(
        MEASURES.cleared(frame(word("agreed", "2030-06-01", "x"))).columns
    )
