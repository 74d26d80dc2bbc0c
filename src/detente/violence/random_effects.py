"""The second stage: one number an area, zones against controls, with what areas wander by themselves.

A series of one place holds about six independent stretches after the date, whatever its length in days; how far
areas wander can only be learnt between areas. So each area is one number with its counting error ``v``, and ``tau2``
is the variance between areas beyond that.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.estimate import Estimate
from detente.violence.types import Bool1D, Float1D, Float2D

LEVEL = 0.95
STEPS = 200


@dataclass(frozen=True)
class Fit:
    """A difference between two groups of areas on the log scale, with its standard error and ``df``."""

    value: float
    se: float
    df: int
    tau2: float
    t: float
    n_group: int
    n_against: int

    @property
    def low(self) -> float:
        """Lower limit, log scale."""
        return self.value - self.t * self.se

    @property
    def high(self) -> float:
        """Upper limit, log scale."""
        return self.value + self.t * self.se

    @property
    def p(self) -> float:
        """Two-sided p of Student's t; the permutation p is the one to quote for the effect."""
        from scipy.special import stdtr

        return float(2 * stdtr(self.df, -abs(self.value / self.se)))

    def ratio(self, method: str, p: float | None = None, caveats: tuple[str, ...] = ()) -> Estimate:
        """The difference as a ratio of rates."""
        value, low, high = (float(np.exp(x)) for x in (self.value, self.low, self.high))
        return Estimate(value, low, high, "ratio", method, LEVEL, p, caveats=caveats)


def paule_mandel(y: Float1D, v: Float1D, design: Float2D) -> tuple[float, Float1D, Float2D, float]:
    r"""Variance between areas such that the weighted residuals are as large as they should be.

    .. math:: \sum_a \frac{(y_a - x_a\hat\beta)^2}{v_a + \tau^2} = n - p, \qquad \tau^2 \ge 0

    y, v : (areas,) log ratios and their counting variances
    design : (areas, p) columns of the second stage
    returns : tau2, coefficients (p,), their covariance (p, p) before Hartung-Knapp, and the weighted sum Q

    Newton's step from 0 is exact in sign because Q falls and is convex in tau2.
    Source: Paule and Mandel 1982; DerSimonian and Kacker 2007, Contemporary Clinical Trials 28:105.
    """
    free = len(y) - design.shape[1]
    tau2 = 0.0
    beta, covariance, rest, weight = _weighted(y, v, design)
    for _ in range(STEPS):
        q = float(np.sum(weight * rest**2))
        step = (q - free) / float(np.sum((weight * rest) ** 2) or 1.0)
        if step <= 1e-12 * (1.0 + tau2):
            break
        tau2 += step
        beta, covariance, rest, weight = _weighted(y, v + tau2, design)
    return tau2, beta, covariance, float(np.sum(weight * rest**2))


def difference(y: Float1D, v: Float1D, group: Bool1D, extra: Float2D | None = None) -> Fit:
    r"""How much higher ``y`` is in the group than in the other areas, with 95% limits after Hartung and Knapp.

    .. math:: y_a = b_0 + \theta\,g_a + u_a + e_a, \quad u_a \sim N(0, \tau^2), \; e_a \sim N(0, v_a), \qquad
              se = \sqrt{C_{\theta\theta}\,\max(1, Q / (n - p))}

    y, v : (areas,) log ratios (or slopes) and their variances; group : (areas,) True in the group
    extra : (areas, q) further columns, such as regions without the first
    returns : :class:`Fit`, limits theta -+ t(n - p) se

    Assumes areas are exchangeable but for the group and the extra columns. Not for fewer than three areas more than
    columns. Source: Hartung and Knapp 2001, Statistics in Medicine 20:3875.
    """
    from scipy.special import stdtrit

    columns = [np.ones(len(y)), group.astype(np.float64)]
    design = np.column_stack(columns if extra is None else [*columns, extra])
    free = len(y) - design.shape[1]
    tau2, beta, covariance, q = paule_mandel(y, v, design)
    se = float(np.sqrt(covariance[1, 1] * max(1.0, q / free)))
    t = float(stdtrit(free, 0.5 + LEVEL / 2))
    inside = int(group.sum())
    return Fit(float(beta[1]), se, free, tau2, t, inside, len(y) - inside)


def _weighted(y: Float1D, variance: Float1D, design: Float2D) -> tuple[Float1D, Float2D, Float1D, Float1D]:
    weight = 1.0 / variance
    covariance: Float2D = np.asarray(np.linalg.inv(design.T @ (weight[:, None] * design)), dtype=np.float64)
    beta = covariance @ (design.T @ (weight * y))
    return beta, covariance, y - design @ beta, weight
