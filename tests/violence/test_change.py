"""The change estimator: against its plain twin, its properties, its refusals."""

import json
from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.violence_change import plain_change
from tests.violence.simulator import Simulated, simulate, world

from detente.errors import InputError
from detente.estimate import Estimate, NotEstimable
from detente.violence import change

FIRST = date(2017, 1, 1)
FIXED = [
    "ratio", "low", "high", "p", "method", "twin", "neighbours", "far_controls", "effort_adjusted", "checks",
    "warnings", "not_estimable",
]  # fmt: skip


@pytest.fixture(scope="module")
def series() -> Simulated:
    return simulate(world("base", ratio=0.5), 2, np.random.default_rng(3))


def table(counts: np.ndarray, watched: np.ndarray | None = None) -> pl.DataFrame:
    keep = np.ones(counts.shape, dtype=bool) if watched is None else watched
    area, day = np.nonzero(keep)
    dates = [FIRST + timedelta(days=int(d)) for d in day]
    return pl.DataFrame(
        {"date": dates, "area": [f"a{i:02d}" for i in area], "incidents": counts[keep].astype(float)}
    )


def names(n: int) -> list[str]:
    return [f"a{i:02d}" for i in range(n)]


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 10_000),
    st.integers(1, 3),
    st.integers(6, 9),
    st.floats(0.3, 3.0),
    st.integers(0, 10),
    st.booleans(),
)
def test_equals_its_plain_twin(
    seed: int, zones: int, controls: int, rate: float, donut: int, gaps: bool
) -> None:
    rng = np.random.default_rng(seed)
    n, days, start = zones + controls, 120, 70
    level = rng.gamma(3.0, rate / 3.0, (n, 2))
    counts = np.concatenate(
        [rng.poisson(level[:, :1], (n, start)), rng.poisson(level[:, 1:], (n, days - start))], axis=1
    )
    watched = rng.random((n, days)) > 0.2 if gaps else np.ones((n, days), dtype=bool)
    watched[0, [0, -1]] = True  # the series keeps its length
    found = change(
        table(counts, watched),
        start=FIRST + timedelta(days=start),
        treated=names(zones),
        donut_days=donut,
        checks=(),
    )
    if isinstance(found.result, NotEstimable):
        assert found.result.code == "few_events"
        return
    areas = [
        ([float(c) if w else None for c, w in zip(counts[i], watched[i], strict=True)], i < zones)
        for i in range(n)
    ]
    plain = plain_change(areas, start, donut)
    got = {
        "ratio": found.result.value,
        "low": found.result.low,
        "high": found.result.high,
        "p": found.result.p,
    }
    assert got == pytest.approx({k: plain[k] for k in got}, rel=1e-6)
    assert found.tau is not None
    assert found.tau**2 == pytest.approx(plain["tau2"], abs=1e-8)


def test_the_json_has_exactly_the_fixed_keys_first_and_the_same_bytes(series: Simulated) -> None:
    def once() -> str:
        found = change(
            series.daily(0), start=series.start, treated=series.treated(0), areas=series.areas(),
            effort=series.effort(0), seed=7,
        )  # fmt: skip
        return json.dumps(found.to_dict())

    text = once()
    assert text == once()
    printed = json.loads(text)
    assert list(printed)[: len(FIXED)] == FIXED
    assert set(printed["twin"]) >= {"ratio", "low", "high"}
    assert all(set(check) >= {"passed", "words"} for check in printed["checks"].values())
    assert printed["low"] < printed["ratio"] < printed["high"]


def test_order_of_rows_and_names_changes_nothing(series: Simulated) -> None:
    daily = series.daily(0)
    one = change(daily, start=series.start, treated=series.treated(0))
    other = change(
        daily.sample(fraction=1.0, shuffle=True, seed=1), start=series.start, treated=series.treated(0)[::-1]
    )
    assert one.to_dict() == other.to_dict()


def test_a_common_factor_after_the_start_changes_little() -> None:
    rng = np.random.default_rng(0)
    counts = rng.poisson(40.0, (10, 200)).astype(float)
    twice = counts * np.where(np.arange(200) >= 100, 2.0, 1.0)
    asked = {"start": FIRST + timedelta(days=100), "treated": names(2), "checks": ()}
    one, two = change(table(counts), **asked).result, change(table(twice), **asked).result
    assert isinstance(one, Estimate)
    assert isinstance(two, Estimate)
    assert two.value == pytest.approx(one.value, rel=1e-3)


def test_a_missing_row_is_unwatched_unless_told_otherwise() -> None:
    rng = np.random.default_rng(0)
    counts = rng.poisson(5.0, (10, 200))
    watched = np.ones(counts.shape, dtype=bool)
    watched[0, 100:150] = False
    asked = {"start": FIRST + timedelta(days=100), "treated": names(1), "checks": ()}
    away = change(table(counts, watched), **asked).result
    zero = change(table(counts, watched), missing="zero", **asked).result
    assert isinstance(away, Estimate)
    assert isinstance(zero, Estimate)
    assert away.value == pytest.approx(1.0, abs=0.15)
    assert zero.value == pytest.approx(away.value / 2, rel=0.1)


def test_exposure_is_the_share_of_the_day() -> None:
    rng = np.random.default_rng(0)
    counts = rng.poisson(5.0, (10, 200)).astype(float)
    half = counts.copy()
    half[0, 100:] = rng.binomial(counts[0, 100:].astype(int), 0.5)
    share = np.ones(counts.shape)
    share[0, 100:] = 0.5
    daily = table(half).with_columns(exposure=pl.Series(share.ravel()))
    found = change(daily, start=FIRST + timedelta(days=100), treated=names(1), checks=()).result
    assert isinstance(found, Estimate)
    assert found.value == pytest.approx(1.0, abs=0.2)


def test_each_zone_has_its_own_start() -> None:
    rng = np.random.default_rng(5)
    days, own = 400, {"a00": 150, "a01": 260}
    rate = np.full((12, days), 4.0) * np.exp(0.5 * np.sin(np.arange(days) / 60))
    for row, start in enumerate(own.values()):
        rate[row, start:] *= 0.5
    daily = table(rng.poisson(rate))
    staggered = change(daily, start={z: FIRST + timedelta(days=d) for z, d in own.items()})
    assert isinstance(staggered.result, Estimate)
    assert staggered.result.low < 0.5 < staggered.result.high
    assert staggered.permutation is not None
    assert not staggered.permutation.complete
    single = change(daily, start=FIRST + timedelta(days=150), treated=["a00"])
    same = change(daily, start={"a00": FIRST + timedelta(days=150)}, treated=["a00"])
    assert single.to_dict() == same.to_dict()


def test_the_same_start_for_all_is_the_plain_case(series: Simulated) -> None:
    treated = series.treated(0)
    one = change(series.daily(0), start=series.start, treated=treated, checks=())
    each = change(series.daily(0), start=dict.fromkeys(treated, series.start), treated=treated, checks=())
    assert one.to_dict() == each.to_dict()


@pytest.mark.parametrize(
    ("areas", "rate", "start", "end", "code"),
    [
        (7, 5.0, 100, None, "few_controls"),
        (10, 0.02, 100, None, "few_events"),
        (10, 0.0, 100, None, "few_events"),
        (10, 5.0, 400, None, "start_outside_data"),
        (10, 5.0, -3, None, "start_outside_data"),
        (10, 5.0, 0, None, "start_outside_data"),
        (10, 5.0, 100, 99, "no_days_after"),
    ],
)
def test_refuses_and_says_why(areas: int, rate: float, start: int, end: int | None, code: str) -> None:
    counts = np.random.default_rng(0).poisson(rate, (areas, 200))
    counts[0, 0] = 1
    last = None if end is None else FIRST + timedelta(days=end)
    found = change(table(counts), start=FIRST + timedelta(days=start), treated=names(2), end=last)
    assert isinstance(found.result, NotEstimable)
    assert found.result.code == code
    printed = found.to_dict()
    assert list(printed)[: len(FIXED)] == FIXED
    assert printed["ratio"] is None
    assert printed["not_estimable"]["code"] == code
    assert found.result.reason in printed["words"]


def test_every_fault_of_the_question_is_listed() -> None:
    daily = table(np.ones((10, 50)))
    with pytest.raises(InputError) as caught:
        change(
            daily, start={"a00": FIRST, "zz": FIRST}, treated=["a00", "a01", "typo"], donut_days=-1,
            possible=["a00", "nowhere"], checks=["horoscope"],
        )  # fmt: skip
    text = str(caught.value)
    for part in (
        "typo",
        "nowhere",
        "horoscope",
        "-1",
        "'zz' is no zone",
        "'a01' has no start",
        "also possible",
    ):
        assert part in text


def test_a_zone_column_stands_in_for_treated(series: Simulated) -> None:
    treated = series.treated(0)
    marked = series.daily(0).with_columns(zone=pl.col("area").is_in(treated).cast(pl.Int64))
    one = change(marked, start=series.start, checks=())
    assert one.to_dict() == change(series.daily(0), start=series.start, treated=treated, checks=()).to_dict()


def test_averted_incidents_have_the_sign_and_limits_of_the_ratio(series: Simulated) -> None:
    found = change(series.daily(0), start=series.start, treated=series.treated(0), checks=())
    assert isinstance(found.result, Estimate)
    assert isinstance(found.averted, Estimate)
    after = pl.col("date") >= series.start
    counted = series.daily(0).filter(after & pl.col("area").is_in(series.treated(0)))["incidents"].sum()
    assert found.averted.value == pytest.approx(counted * (1 / found.result.value - 1))
    assert found.averted.low == pytest.approx(counted * (1 / found.result.high - 1))
