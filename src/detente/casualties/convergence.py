"""Have the chains converged? Rank-normalised split R-hat, and the number of independent draws they are worth.

Chains are judged by these two and never by how long they ran. Both are of Vehtari, Gelman, Simpson, Carpenter and
Bürkner (2021), Bayesian Analysis 16:667, equations 3 to 14.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import rankdata

Draws = NDArray[np.float64]
"""Draws of one quantity, shape (chains, draws)."""


@dataclass(frozen=True)
class Convergence:
    """``rhat`` (1 is agreement of all chains), ``ess`` of the middle and ``tail`` of the 5% and 95% quantiles."""

    rhat: float
    ess: float
    tail: float

    @property
    def least(self) -> float:
        """The smaller of the two effective sample sizes."""
        return min(self.ess, self.tail)


def convergence(draws: Draws) -> Convergence:
    """Convergence of draws of shape (chains, draws), at least four draws a chain; constant draws count as converged."""
    if draws.ndim != 2 or draws.shape[1] < 4:
        raise ValueError(f"expected draws of shape (chains, at least 4), got {draws.shape}")
    halves = split(draws)
    if np.ptp(halves) == 0:
        return Convergence(1.0, float(draws.size), float(draws.size))
    ranked = normal_scores(halves)
    folded = normal_scores(np.abs(halves - np.median(halves)))
    low, high = np.quantile(halves, [0.05, 0.95])
    tail = min(ess((halves <= cut).astype(float)) for cut in (low, high))
    return Convergence(max(rhat(ranked), rhat(folded)), ess(ranked), tail)


def split(draws: Draws) -> Draws:
    """Each chain cut in two, so that a chain that wanders disagrees with itself."""
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]])


def normal_scores(draws: Draws) -> Draws:
    """Ranks over all draws turned into quantiles of the normal distribution (equation 14)."""
    ranks = rankdata(draws, method="average").reshape(draws.shape)
    scores: Draws = ndtri((ranks - 0.375) / (draws.size + 0.25))
    return scores


def rhat(draws: Draws) -> float:
    """Potential scale reduction: the spread of all draws over the spread inside the chains (equations 1 to 4)."""
    count = draws.shape[1]
    within = float(draws.var(axis=1, ddof=1).mean())
    between = float(draws.mean(axis=1).var(ddof=1))
    if within == 0:
        return 1.0 if between == 0 else float("inf")
    return float(np.sqrt((count - 1) / count + between / within))


def ess(draws: Draws) -> float:
    """Effective number of independent draws, by Geyer's initial monotone sequence (equations 10 to 13)."""
    chains, count = draws.shape
    covariance = _autocovariance(draws)
    within = float(covariance[:, 0].mean()) * count / (count - 1)
    spread = within * (count - 1) / count
    if chains > 1:
        spread += float(draws.mean(axis=1).var(ddof=1))
    if spread == 0:
        return float(draws.size)
    rho = 1 - (within - covariance.mean(axis=0)) / spread
    rho[0] = 1.0
    pairs = rho[: count // 2 * 2].reshape(-1, 2).sum(axis=1)
    negative = np.flatnonzero(pairs < 0)
    kept = np.minimum.accumulate(pairs[: negative[0] if negative.size else pairs.size])
    time = max(-1 + 2 * float(kept.sum()), 1 / np.log10(draws.size))
    return float(draws.size / time)


def _autocovariance(draws: Draws) -> Draws:
    """Autocovariance of each chain at every lag, by the fast Fourier transform."""
    count = draws.shape[1]
    centred = draws - draws.mean(axis=1, keepdims=True)
    width = 1 << (2 * count - 1).bit_length()
    power = np.abs(np.fft.rfft(centred, width, axis=1)) ** 2
    result: Draws = np.fft.irfft(power, width, axis=1)[:, :count] / count
    return result
