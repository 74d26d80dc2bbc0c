"""The latent class model: against the exact posterior, a plain twin, its own gradient, and published answers."""

from __future__ import annotations

import numpy as np
import pytest
from tests.casualties.simulator import WORLDS, simulate
from tests.casualties.tables import REFERENCE, table
from tests.reference.latent_plain import exact_one_class, unseen

from detente.casualties.convergence import convergence
from detente.casualties.latent import LatentPrior, Sampler
from detente.casualties.latent_fit import Goal, fit_latent
from detente.casualties.travel import Table, gradient, log_within_cap

SMALL = Goal(rhat=1.02, ess=1000, tail=600, chains=16, settle=60, first=150, most=600)


@pytest.mark.slow
@pytest.mark.parametrize("cap", [20.0, 0.6])
def test_with_one_class_the_draws_follow_the_exact_posterior(cap: float) -> None:
    lists = simulate(WORLDS["independent"], 300, np.random.default_rng(4))
    total, share = exact_one_class(lists.sizes, lists.observed, cap)
    sampler = Sampler(
        lists.cells, lists.counts, LatentPrior(classes=1, cap=cap), 64, np.random.default_rng(1)
    )
    sampler.settle(20, 0)
    drawn = sampler.run(250)[0].reshape(-1) + lists.observed
    below = np.cumsum(share)
    for level in (0.05, 0.25, 0.5, 0.75, 0.95):
        cut = total[np.searchsorted(below, level)]
        assert (drawn <= cut).mean() == pytest.approx(below[cut - lists.observed], abs=0.02)


@pytest.mark.slow
def test_travels_and_exchanges_leave_the_posterior_of_the_plain_sweeps() -> None:
    lists = simulate(WORLDS["two classes"], 150, np.random.default_rng(2))
    plain = unseen(lists.cells, lists.counts, 3, 6000, np.random.default_rng(3))[500:]
    ours = fit_latent(lists, LatentPrior(classes=3), SMALL, np.random.default_rng(5)).totals - lists.observed
    apart = np.log(plain + 0.5), np.log(ours + 0.5)
    worth = convergence(apart[0].reshape(1, -1)).ess
    assert worth > 100
    error = apart[0].std() / np.sqrt(worth) + apart[1].std() / np.sqrt(1000)
    assert apart[0].mean() == pytest.approx(apart[1].mean(), abs=3 * error)
    assert apart[0].std() == pytest.approx(apart[1].std(), rel=0.25)


def test_the_slope_is_that_of_the_density() -> None:
    rng = np.random.default_rng(1)
    lists = table("kosovo")
    data = Table(lists.cells.astype(float), lists.counts, 20 * lists.observed)
    at = (rng.normal(-1, 0.5, (4, 3, 5)), rng.normal(0, 0.5, (3, 4)), rng.normal(0, 0.3, 3))
    density, slopes, seen = gradient(data, at, 0.25, 0.25)
    assert np.allclose(log_within_cap(data, seen), 0)
    for part, slope in enumerate(slopes):
        for index in ((0, 1, 2), (3, 2, 4)) if part == 0 else ((1, 2), (2, 0)) if part == 1 else ((0,), (2,)):
            chain = index[1] if part == 0 else index[0]
            moved = [one.copy() for one in at]
            moved[part][index] += 1e-5
            rise = (gradient(data, tuple(moved), 0.25, 0.25)[0] - density)[chain] / 1e-5
            assert rise == pytest.approx(slope[index], rel=1e-3, abs=0.05)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["kosovo", "madigan_york", "new_orleans"])
def test_published_tables_give_the_reference_answer(name: str) -> None:
    found = fit_latent(table(name), LatentPrior(), Goal(), np.random.default_rng(1))
    middle, low, high = REFERENCE[name]["lcmcr"]
    assert found.convergence.rhat <= 1.01
    assert found.convergence.least >= 1000
    assert found.cap_share < 0.001
    assert found.quantile(0.5) == pytest.approx(middle, rel=0.02)
    assert found.quantile(0.025) == pytest.approx(low, rel=0.02)
    assert found.quantile(0.975) == pytest.approx(high, rel=0.03)


@pytest.mark.slow
@pytest.mark.parametrize("world", ["independent", "pair", "two classes"])
def test_the_interval_holds_a_known_truth(world: str) -> None:
    held = 0
    for seed in range(6):
        lists = simulate(WORLDS[world], 1500, np.random.default_rng(seed))
        goal = Goal(rhat=1.1, ess=150, tail=100, chains=16, settle=60, first=100, most=150)
        found = fit_latent(lists, LatentPrior(classes=5), goal, np.random.default_rng(seed))
        held += found.quantile(0.025) <= 1500 <= found.quantile(0.975)
    assert held >= 5


def test_a_prior_has_a_class_and_a_bound() -> None:
    with pytest.raises(ValueError, match="at least one class"):
        LatentPrior(classes=0)
    with pytest.raises(ValueError, match="above 0"):
        LatentPrior(cap=0)
