"""Run the latent class model until its chains agree and are worth enough draws, or say that they do not.

How long is never asked for: the goal is R-hat and effective draws (``Goal``), the bound on work only says when to give up.
Chains start scattered, some with classes all alike and some with classes far apart, so that a table with two answers
shows both.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.casualties.convergence import Convergence, convergence
from detente.casualties.latent import LatentPrior, Sampler
from detente.casualties.patterns import Patterns

NEAR_CAP = 0.975
"""An unseen number of at least this share of the bound counts as lying at the bound."""


@dataclass(frozen=True)
class Goal:
    """When to stop: R-hat at most, effective draws at least, of the middle and of the tails; and when to give up."""

    rhat: float = 1.01
    ess: float = 4000.0
    tail: float = 3000.0
    chains: int = 24
    settle: int = 150
    first: int = 200
    most: int = 2000
    """Sweeps kept at most, by each chain."""

    def met(self, found: Convergence) -> bool:
        """Are the chains good enough?"""
        return found.rhat <= self.rhat and found.ess >= self.ess and found.tail >= self.tail


QUICK = Goal(rhat=1.05, ess=150, tail=75, chains=16, settle=50, first=90, most=200)
"""Enough to see whether a change of assumption moves the answer."""


@dataclass(frozen=True)
class LatentFit:
    """Draws of the total (draws,), how far they converged, the share at the bound, and the usual number of classes."""

    totals: NDArray[np.int64]
    convergence: Convergence
    cap_share: float
    occupied: float
    sweeps: int

    def quantile(self, level: float) -> float:
        """A quantile of the total."""
        return float(np.quantile(self.totals, level))


def fit_latent(table: Patterns, prior: LatentPrior, goal: Goal, rng: np.random.Generator) -> LatentFit:
    """Posterior draws of the total; the last three quarters of the kept sweeps are used."""
    sampler = Sampler(table.cells, table.counts, prior, goal.chains, rng)
    sampler.settle(goal.settle, goal.settle)
    unseen, occupied = sampler.run(goal.first)
    while True:
        used = unseen[:, unseen.shape[1] // 4 :]
        found = convergence(np.log(used + 0.5))
        more = min(unseen.shape[1] // 2, goal.most - unseen.shape[1])
        if goal.met(found) or more <= 0:
            break
        again, classes = sampler.run(more)
        unseen, occupied = np.hstack([unseen, again]), np.hstack([occupied, classes])
    near = float((used >= NEAR_CAP * sampler.table.most).mean())
    totals = (used + table.observed).reshape(-1)
    return LatentFit(totals, found, near, float(np.median(occupied)), unseen.shape[1])
