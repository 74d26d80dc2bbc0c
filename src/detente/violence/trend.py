"""Each area's own trend before the date, from counts of 50 days, carried forward past it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from detente.violence.panel import Panel
from detente.violence.types import Float1D, Float2D

BIN_DAYS = 50
LEAST_BINS = 4
STEPS = 50


@dataclass(frozen=True)
class Trends:
    """Log-linear trend of every area: log rate per day = level + slope * (day - origin), with its covariance."""

    origin: float
    level: Float1D
    slope: Float1D
    covariance: Float2D

    @property
    def slope_variance(self) -> Float1D:
        """Variance of the slope, per day squared."""
        return self.covariance[:, 1, 1]

    def at(self, day: Float1D) -> tuple[Float1D, Float1D]:
        """Log rate carried to a day (one an area), and its variance."""
        x = np.stack([np.ones(len(day)), day - self.origin], axis=1)
        return self.level + self.slope * x[:, 1], np.einsum("ai,aij,aj->a", x, self.covariance, x)


def trends(panel: Panel, begin: int, end: int) -> Trends:
    r"""Log-linear trend per area on 50-day counts in the days begin .. end - 1, counted back from the end.

    .. math:: A_{ab} \sim \mathrm{Poisson}(\phi_a), \quad \log E A_{ab} = \log D_{ab} + \alpha_a + \beta_a x_b,
              \qquad C_a = \hat\phi_a (X^\top W X)^{-1}, \quad \hat\phi_a = \max(1, X^2_a / (B - 2))

    panel : counts (areas, days) and watched days; returns : :class:`Trends`, slopes per day

    Half a count is shared out over the bins so that an area without events has a finite trend and a wide error.
    Fitted by Fisher scoring for all areas at once. Assumes the trend was straight on the log scale: carrying a bend
    forward misleads. Not for fewer than four bins. Source: McCullagh and Nelder 1989, chapter 6 and 9.
    """
    bins = (end - begin) // BIN_DAYS
    edges = [end - BIN_DAYS * j for j in range(bins, -1, -1)]
    sums = [panel.window(low, high) for low, high in pairwise(edges)]
    counts, days = np.stack([a for a, _ in sums], axis=1), np.stack([d for _, d in sums], axis=1)
    share = days / np.maximum(days.sum(axis=1, keepdims=True), 1e-9)
    counts = counts + 0.5 * share
    centre = np.array([(low + high - 1) / 2 for low, high in pairwise(edges)])
    origin = float(centre.mean())
    scale = max(float(np.ptp(centre)) / 2, 1.0)
    x = np.stack([np.ones(bins), (centre - origin) / scale], axis=1)
    offset = np.log(np.where(days > 0, days, 1.0))
    live = days > 0
    total = np.maximum(days.sum(axis=1), 1e-9)
    beta = np.stack([np.log(np.maximum(counts.sum(axis=1), 1e-9) / total), np.zeros(len(counts))], axis=1)
    ridge = 1e-9 * np.eye(2)
    for _ in range(STEPS):
        mean = np.where(live, np.exp(np.clip(offset + beta @ x.T, -30, 30)), 0.0)
        information = np.einsum("ab,bi,bj->aij", mean, x, x) + ridge
        score = (counts - mean) @ x
        step = np.linalg.solve(information, score[:, :, None])[:, :, 0]
        beta = beta + np.clip(step, -2.0, 2.0)
        if float(np.abs(step).max(initial=0.0)) < 1e-10:
            break
    mean = np.where(live, np.exp(np.clip(offset + beta @ x.T, -30, 30)), 0.0)
    information = np.einsum("ab,bi,bj->aij", mean, x, x) + ridge
    pearson = np.sum(np.where(live, (counts - mean) ** 2 / np.where(live, mean, 1.0), 0.0), axis=1)
    spread = np.maximum(1.0, pearson / np.maximum(live.sum(axis=1) - 2, 1))
    covariance = spread[:, None, None] * np.linalg.inv(information)
    back = np.array([1.0, 1.0 / scale])
    return Trends(origin, beta[:, 0], beta[:, 1] / scale, covariance * back[:, None] * back[None, :])
