"""Statistics of two counts: published examples, values worked by hand, and refusals where days are too few."""

from __future__ import annotations

from itertools import product
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ceasefire.tallies.paired_counts import (
    LEAST_DAYS,
    Weights,
    Z,
    kendall,
    limits,
    share,
    spearman,
    weighted_kappa,
)
from detente.estimate import Estimate, NotEstimable, Result


def found(result: Result) -> Estimate:
    assert isinstance(result, Estimate), result
    return result


# Bland and Altman, Lancet 1986: peak flow of 17 people by two meters, litres a minute.
LARGE = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
MINI = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451]


def test_bland_and_altman_s_own_example() -> None:
    """Mean -2.1, standard deviation 38.8, interval of the mean -22.0 to 17.8 (printed in the article)."""
    r = limits(LARGE, MINI)
    mean, low, high = found(r.mean), found(r.lower), found(r.upper)
    assert round(mean.value, 1) == -2.1
    assert r.deviation is not None
    assert round(r.deviation, 1) == 38.8
    assert (round(mean.low, 1), round(mean.high, 1)) == (-22.0, 17.8)
    assert low.value == pytest.approx(mean.value - Z * r.deviation)
    assert high.value == pytest.approx(mean.value + Z * r.deviation)
    # The article's limits are at two standard deviations: -79.7 and 75.5.
    assert (round(mean.value - 2 * 38.8, 1), round(mean.value + 2 * 38.8, 1)) == (-79.7, 75.5)


# Four classes, 91 couples (Hout, Duncan and Sobel 1987; in Agresti, Categorical Data Analysis). R's vcd 1.4 prints
# for this table: weighted 0.2374, standard error 0.07832.
COUPLES = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]]


def test_the_kappa_that_r_prints() -> None:
    r = found(weighted_kappa(COUPLES, "linear"))
    assert round(r.value, 4) == 0.2374
    assert round((r.high - r.value) / Z, 5) == 0.07832


def test_a_kappa_by_hand() -> None:
    """Three classes, 20 days, linear weights.

    Observed: 14 days alike, 6 one class apart: (14 + 6/2) / 20 = 0.85. By chance, rows 0.40 0.30 0.30 and columns
    0.35 0.40 0.25: alike 0.335, one apart 0.46, so 0.335 + 0.46/2 = 0.565. Kappa (0.85 - 0.565) / 0.435.
    """
    r = found(weighted_kappa([[6, 2, 0], [1, 4, 1], [0, 2, 4]]))
    assert r.value == pytest.approx(0.285 / 0.435)


def test_linear_and_quadratic_differ_and_say_so() -> None:
    linear, quadratic = (found(weighted_kappa(COUPLES, w)) for w in ("linear", "quadratic"))
    assert linear.value != quadratic.value
    assert "linear" in linear.method
    assert "quadratic" in quadratic.method


@given(
    st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=3, max_size=3),
    st.sampled_from(["linear", "quadratic"]),
)
def test_kappa_s_error_is_the_delta_method_s(table: list[list[int]], weights: Weights) -> None:
    """The printed formula against a numerical derivative of kappa in every cell."""
    n = sum(map(sum, table))
    r = weighted_kappa(table, weights)
    if (
        not isinstance(r, Estimate)
        or min(map(min, table)) == 0
        or -1 in (r.low, r.high)
        or 1 in (r.low, r.high)
    ):
        return
    p = np.array(table, dtype=float) / n
    apart = np.abs(np.subtract.outer(np.arange(3), np.arange(3))) / 2
    w = 1 - (apart if weights == "linear" else apart**2)

    def kappa(q: np.ndarray) -> float:  # type: ignore[type-arg]
        chance = q.sum(1) @ w @ q.sum(0)
        return float(((w * q).sum() - chance) / (1 - chance))

    slope = np.zeros((3, 3))
    for i, j in product(range(3), repeat=2):
        step = np.zeros((3, 3))
        step[i, j] = 1e-6
        slope[i, j] = (kappa(p + step) - kappa(p - step)) / 2e-6
    variance = ((slope**2 * p).sum() - (slope * p).sum() ** 2) / n
    assert (r.high - r.value) / Z == pytest.approx(sqrt(max(variance, 0)), rel=1e-3, abs=1e-6)


def test_rank_correlations_by_hand() -> None:
    """Ten days, neighbours swapped in pairs: d = 1 ten times, so 1 - 6*10/990; 40 of 45 pairs in order, so 35/45."""
    a, b = list(range(10)), [1, 0, 3, 2, 5, 4, 7, 6, 9, 8]
    rho, tau = found(spearman(a, b)), found(kendall(a, b))
    assert rho.value == pytest.approx(1 - 60 / 990)
    assert tau.value == pytest.approx(35 / 45)
    z = np.arctanh(rho.value)
    assert np.arctanh(rho.low) == pytest.approx(z - Z * sqrt((1 + rho.value**2 / 2) / 7))
    assert np.arctanh(tau.high) == pytest.approx(np.arctanh(tau.value) + Z * sqrt(0.437 / 6))


def test_wilson_s_interval_as_printed() -> None:
    """15 of 148 (Newcombe, Statistics in Medicine 17, 1998, table I, method 3: 0.0624 to 0.1605)."""
    r = found(share(15, 148, "of days"))
    assert (round(r.low, 4), round(r.high, 4)) == (0.0624, 0.1605)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=0, max_size=LEAST_DAYS - 1))
def test_too_few_days_give_no_number(days: list[tuple[int, int]]) -> None:
    a, b = [x for x, _ in days], [y for _, y in days]
    lim = limits(a, b)
    for r in (spearman(a, b), kendall(a, b), lim.mean, lim.lower, lim.upper, lim.grows):
        assert isinstance(r, NotEstimable)
        assert r.code == "too_few_days"


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=LEAST_DAYS, max_size=40))
def test_swapping_the_sides_turns_the_difference_and_nothing_else(days: list[tuple[int, int]]) -> None:
    a, b = [x for x, _ in days], [y for _, y in days]
    one, other = limits(a, b), limits(b, a)
    assert found(one.mean).value == pytest.approx(-found(other.mean).value)
    assert found(one.upper).value == pytest.approx(-found(other.lower).value)
    for ask in (spearman, kendall):
        x, y = ask(a, b), ask(b, a)
        assert type(x) is type(y)
        if isinstance(x, Estimate) and isinstance(y, Estimate):
            assert (x.value, x.low) == (pytest.approx(y.value), pytest.approx(y.low))


def test_a_constant_side_has_no_order_and_one_class_no_kappa() -> None:
    assert isinstance(r := spearman([0] * 20, list(range(20))), NotEstimable)
    assert r.code == "constant"
    assert isinstance(k := weighted_kappa([[20, 0, 0], [0, 0, 0], [0, 0, 0]]), NotEstimable)
    assert k.code == "one_class"


def test_rows_of_different_days_are_refused() -> None:
    with pytest.raises(ValueError, match="same days"):
        spearman([1, 2, 3], [1, 2])
