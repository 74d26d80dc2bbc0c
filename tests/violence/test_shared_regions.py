"""Zones that lie close together: what their region shares is learnt before the start, and the interval allows for it."""

import numpy as np
import pytest
from tests.violence.simulator import simulate, world

from detente.violence import change
from detente.violence.random_effects import Fit, difference
from detente.violence.shared_regions import SharedRegions, difference_with_shared, shared_regions

SEEDS = 120


def plain(
    y: np.ndarray, v: np.ndarray, group: np.ndarray, region: np.ndarray, share: float, tau2: float
) -> tuple[float, float]:
    """Generalised least squares with the whole matrix written out: the estimate and its variance."""
    together = (region[:, None] == region[None, :]).astype(float)
    inverse = np.linalg.inv(np.diag(v + (1 - share) * tau2) + share * tau2 * together)
    x = np.column_stack([np.ones(len(y)), group.astype(float)])
    covariance = np.linalg.inv(x.T @ inverse @ x)
    return float((covariance @ x.T @ inverse @ y)[1]), float(covariance[1, 1])


@pytest.mark.parametrize("seed", range(5))
def test_region_by_region_is_the_whole_matrix(seed: int) -> None:
    rng = np.random.default_rng(seed)
    y, v = rng.normal(0, 0.5, 24), rng.uniform(0.005, 0.05, 24)
    group, region = np.arange(24) < 4, rng.integers(0, 4, 24)
    fit = difference_with_shared(y, v, group, region, 0.3)
    value, variance = plain(y, v, group, region, 0.3, fit.tau2)
    assert fit.value == pytest.approx(value)
    assert fit.se == pytest.approx(np.sqrt(variance), rel=1e-6)


def test_with_nothing_shared_it_is_the_default() -> None:
    rng = np.random.default_rng(3)
    y, v, group = rng.normal(0, 0.5, 24), rng.uniform(0.005, 0.05, 24), np.arange(24) < 4
    assert difference_with_shared(y, v, group, np.arange(24), 0.0).value == pytest.approx(
        difference(y, v, group).value, abs=1e-4
    )


def test_the_share_is_found() -> None:
    apart = simulate(world("base", region=(0.02, 0.98), area=(0.5, 0.97)), 20, np.random.default_rng(1))
    close = simulate(world("base", region=(0.5, 0.98), area=(0.1, 0.97)), 20, np.random.default_rng(1))
    found = [
        np.mean([one.share for i in range(20) if (one := shared_regions(s.panel(i), s.regions, 0, 800))])
        for s in (apart, close)
    ]
    assert found[0] < 0.2
    assert found[1] > 0.6


def test_too_short_a_history_or_no_region_of_two_says_nothing() -> None:
    series = simulate(world("base"), 1, np.random.default_rng(1))
    assert shared_regions(series.panel(0), series.regions, 0, 150) is None
    assert shared_regions(series.panel(0), (None,) * 24, 0, 800) is None


def test_the_answer_says_that_it_allows_for_it() -> None:
    series = simulate(world("clustered", ratio=0.5), 1, np.random.default_rng(2))
    with_areas = change(
        series.daily(0), start=series.start, treated=series.treated(0), areas=series.areas(), checks=()
    )
    without = change(series.daily(0), start=series.start, treated=series.treated(0), checks=())
    assert with_areas.regions_shared
    assert "one region share" in with_areas.result.method  # type: ignore[union-attr]
    assert not without.regions_shared


@pytest.mark.slow
def test_coverage_where_all_zones_lie_in_one_region() -> None:
    series = simulate(world("clustered"), SEEDS, np.random.default_rng(23))
    covered = {"plain": 0, "shared": 0}
    for seed in range(SEEDS):
        question = series.question(seed)
        shared = shared_regions(question.panel, series.regions, 0, series.world.start)
        assert isinstance(shared, SharedRegions)
        values = question.values()
        region = shared.region[values.rows]  # type: ignore[union-attr]
        fits = {
            "plain": question.fit(),
            "shared": difference_with_shared(values.y, values.v, values.group, region, shared.share),  # type: ignore[union-attr]
        }
        for name, fit in fits.items():
            assert isinstance(fit, Fit)
            covered[name] += fit.low <= 0 <= fit.high
    assert covered["shared"] / SEEDS >= 0.91
    assert covered["shared"] >= covered["plain"]
