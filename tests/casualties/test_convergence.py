"""R-hat and effective draws: what is known of chains whose correlation is known."""

import numpy as np
import pytest

from detente.casualties.convergence import convergence, ess


def chains(rho: float, count: int, length: int, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal((count, length)) * np.sqrt(1 - rho**2)
    drawn = np.empty((count, length))
    drawn[:, 0] = rng.standard_normal(count)
    for i in range(1, length):
        drawn[:, i] = rho * drawn[:, i - 1] + noise[:, i]
    return drawn


@pytest.mark.parametrize("rho", [0.0, 0.5, 0.9])
def test_effective_draws_are_those_of_the_correlation(rho: float) -> None:
    assert ess(chains(rho, 8, 4000)) == pytest.approx(32_000 * (1 - rho) / (1 + rho), rel=0.15)


def test_chains_that_agree_and_chains_that_do_not() -> None:
    agreed = chains(0.3, 8, 2000)
    assert convergence(agreed).rhat < 1.005
    moved = agreed.copy()
    moved[0] += 2
    assert convergence(moved).rhat > 1.05
    wandering = agreed + np.linspace(0, 3, 2000)
    assert convergence(wandering).rhat > 1.05


def test_two_modes_that_no_chain_leaves_are_worth_as_many_draws_as_chains() -> None:
    split = chains(0.0, 8, 1000) * 0.1
    split[::2] += 5
    found = convergence(split)
    assert found.rhat > 1.5
    assert found.ess < 20


def test_a_scale_that_differs_between_chains_is_seen() -> None:
    wide = chains(0.0, 8, 1000)
    wide[:4] *= 4
    assert convergence(wide).rhat > 1.05


def test_constant_draws_have_converged_and_few_draws_are_refused() -> None:
    assert convergence(np.ones((4, 10))).rhat == 1
    with pytest.raises(ValueError, match="at least 4"):
        convergence(np.ones((4, 3)))
