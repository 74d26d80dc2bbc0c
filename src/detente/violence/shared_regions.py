"""What moves whole regions at once, and what it does to zones that lie close together.

Areas of one region rise and fall together for part of their way. Zones spread over a country do not mind; zones that all
lie in one region move with it, and taking areas for independent then makes the interval too narrow. How much of their
wandering areas share is learnt from the days before the start, of which there are many, and not from the one
difference after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from detente.violence.panel import Panel
from detente.violence.random_effects import LEVEL, Fit
from detente.violence.types import Bool1D, Float1D, Float2D, Int1D

STRETCHES = 8
LEAST_STRETCHES = 4
LEAST_DAYS = 50
LEAST_SHARE = 0.1
"""Few regions say little of what they share: a share found smaller than this is not believed."""
HALVINGS = 60


@dataclass(frozen=True)
class SharedRegions:
    """The region of every area of a panel, and the share of their wandering that areas of one region have in common."""

    region: Int1D
    share: float


def shared_regions(
    panel: Panel, regions: tuple[str | None, ...], begin: int, end: int
) -> SharedRegions | None:
    r"""The share of areas' wandering that lies between regions, from the days begin .. end - 1.

    .. math:: y_{ab} = \log\frac{A_{ab} + 1/2}{D_{ab}} - \bar y_{a\cdot} - \bar y_{\cdot b}, \qquad
              \rho = \frac{\hat\sigma^2_{between}}{\hat\sigma^2_{between} + \hat\sigma^2_{within} - \bar v}

    panel : counts and watched days; regions : one an area, None for an area of its own
    returns : None where fewer than four stretches of 50 days, or no region with two areas, can be compared

    Counts of eight stretches of equal length (50 days at least); one-way analysis of variance a stretch, averaged, with the counting
    variance v taken out. Source: Searle, Casella and McCulloch 1992, Variance Components, section 3.6.
    """
    long = max(LEAST_DAYS, (end - begin) // STRETCHES)
    edges = [end - long * j for j in range((end - begin) // long, -1, -1)]
    sums = [panel.window(low, high) for low, high in pairwise(edges)]
    names = sorted({r for r in regions if r is not None})
    code = np.array([names.index(r) if r is not None else len(names) + i for i, r in enumerate(regions)])
    if len(sums) < LEAST_STRETCHES:
        return None
    counts, days = np.stack([a for a, _ in sums], axis=1), np.stack([d for _, d in sums], axis=1)
    seen = (days > 0).all(axis=1) & (counts.sum(axis=1) > 0)
    groups = np.unique(code[seen], return_inverse=True)[1]
    size = np.bincount(groups) if seen.any() else np.zeros(0, dtype=np.int64)
    areas, many = int(seen.sum()), len(size)
    if many < 2 or areas <= many:
        return None
    y = np.log((counts[seen] + 0.5) / days[seen])
    y = y - y.mean(axis=1, keepdims=True)
    y = y - y.mean(axis=0, keepdims=True)
    mean = np.stack([y[groups == g].mean(axis=0) for g in range(many)])
    freed = len(sums) / (len(sums) - 1)
    between = freed * float((size[:, None] * mean**2).sum(axis=0).mean()) / (many - 1)
    within = freed * float(((y - mean[groups]) ** 2).sum(axis=0).mean()) / (areas - many)
    typical = (areas - float((size**2).sum()) / areas) / (many - 1)
    shared = max(0.0, (between - within) / typical)
    own = max(1e-9, within - float(np.mean(1 / (counts[seen] + 0.5))))
    return SharedRegions(code.astype(np.int64), max(LEAST_SHARE, shared / (shared + own)))


def difference_with_shared(y: Float1D, v: Float1D, group: Bool1D, region: Int1D, share: float) -> Fit:
    r"""How much higher ``y`` is in the group, where areas of one region share part of their wandering.

    .. math:: y_a = b_0 + \theta\,g_a + s_{region(a)} + u_a + e_a, \quad s \sim N(0, \rho\tau^2), \;
              u_a \sim N(0, (1 - \rho)\tau^2), \; e_a \sim N(0, v_a)

    y, v, group : as :func:`detente.violence.random_effects.difference`; region : (areas,) codes; share : rho
    returns : :class:`Fit` by generalised least squares, tau2 so that the weighted residuals are as large as they should be,
        limits theta -+ t(n - 2) se with the factor of Hartung and Knapp

    Assumes that regions shared before the start what they shared after it. Not for zones that fill their region alone.
    """
    from scipy.special import stdtrit

    free = len(y) - 2
    place = np.unique(region, return_inverse=True)[1]
    design = np.column_stack([np.ones(len(y)), group.astype(np.float64)])
    low, high, tau2 = 0.0, 1.0, 0.0
    if _weighted(y, v, design, place, share, 0.0)[2] > free:
        while _weighted(y, v, design, place, share, high)[2] > free:
            low, high = high, 2 * high
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            too_small = _weighted(y, v, design, place, share, middle)[2] > free
            low, high = (middle, high) if too_small else (low, middle)
        tau2 = high
    beta, covariance, q = _weighted(y, v, design, place, share, tau2)
    se = float(np.sqrt(covariance[1, 1] * max(1.0, q / free)))
    inside = int(group.sum())
    t = float(stdtrit(free, 0.5 + LEVEL / 2))
    return Fit(float(beta[1]), se, free, tau2, t, inside, len(y) - inside)


def _weighted(
    y: Float1D, v: Float1D, design: Float2D, place: Int1D, share: float, tau2: float
) -> tuple[Float1D, Float2D, float]:
    """Coefficients, their covariance and the weighted sum of squares; the inverse is taken region by region.

    (D + c z z')^-1 = W - c / (1 + c z'Wz) W z z' W with W = D^-1, for each region's own block.
    """
    weight = 1.0 / (v + (1 - share) * tau2)
    total = np.bincount(place, weight)
    pull = share * tau2 / (1 + share * tau2 * total)
    columns = np.column_stack([design, y])
    sums = np.stack([np.bincount(place, weight * c) for c in columns.T], axis=1)
    cross = columns.T @ (weight[:, None] * columns) - sums.T @ (pull[:, None] * sums)
    covariance: Float2D = np.asarray(np.linalg.inv(cross[:2, :2]), dtype=np.float64)
    beta = covariance @ cross[:2, 2]
    return beta, covariance, float(cross[2, 2] - beta @ cross[:2, 2])
