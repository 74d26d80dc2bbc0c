"""The change estimator in plain loops, for reading and for checking by hand.

One number an area; tau2 by bisection; weighted means; Hartung-Knapp limits; every arrangement of the labels.
"""

from __future__ import annotations

from itertools import combinations
from math import exp, log, sqrt

from scipy.stats import t as student

Area = tuple[list[float | None], bool]
"""Daily counts (None: unwatched) and whether the area is a zone."""


def log_ratio(counts: list[float | None], start: int, donut: int = 0) -> tuple[float, float]:
    before = [c for c in counts[: start - donut] if c is not None]
    after = [c for c in counts[start + donut :] if c is not None]
    a0, a1 = sum(before) + 0.5, sum(after) + 0.5
    return log(a1 / len(after)) - log(a0 / len(before)), 1 / a1 + 1 / a0


def weighted_mean(y: list[float], w: list[float]) -> float:
    return sum(a * b for a, b in zip(y, w, strict=True)) / sum(w)


def residual_sum(y: list[float], v: list[float], zone: list[bool], tau2: float) -> float:
    total = 0.0
    for group in (True, False):
        picked = [i for i, z in enumerate(zone) if z == group]
        w = [1 / (v[i] + tau2) for i in picked]
        mean = weighted_mean([y[i] for i in picked], w)
        total += sum(wi * (y[i] - mean) ** 2 for wi, i in zip(w, picked, strict=True))
    return total


def between(q: object, free: int) -> float:
    """tau2 where the weighted sum of squares ``q(tau2)`` equals ``free``; 0 where it is never that large."""
    assert callable(q)
    if q(0.0) <= free:
        return 0.0
    low, high = 0.0, 1.0
    while q(high) > free:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if q(middle) > free else (low, middle)
    return (low + high) / 2


def plain_change(areas: list[Area], start: int, donut: int = 0) -> dict[str, float]:
    """Ratio, limits, tau2 and the complete permutation p."""
    pairs = [log_ratio(counts, start, donut) for counts, _ in areas]
    y, v, zone = [p[0] for p in pairs], [p[1] for p in pairs], [z for _, z in areas]
    free = len(y) - 2
    tau2 = between(lambda t2: residual_sum(y, v, zone, t2), free)
    means, variances = [], []
    for group in (True, False):
        w = [1 / (v[i] + tau2) for i in range(len(y)) if zone[i] == group]
        means.append(weighted_mean([y[i] for i in range(len(y)) if zone[i] == group], w))
        variances.append(1 / sum(w))
    theta = means[0] - means[1]
    se = sqrt(sum(variances) * max(1.0, residual_sum(y, v, zone, tau2) / free))
    t = float(student.ppf(0.975, free))
    return {
        "ratio": exp(theta),
        "low": exp(theta - t * se),
        "high": exp(theta + t * se),
        "tau2": tau2,
        "p": plain_permutation(y, v, zone),
    }


def plain_permutation(y: list[float], v: list[float], zone: list[bool]) -> float:
    n = len(y)

    def one_group(t2: float) -> float:
        w = [1 / (x + t2) for x in v]
        mean = weighted_mean(y, w)
        return sum(a * (b - mean) ** 2 for a, b in zip(w, y, strict=True))

    tau2 = between(one_group, n - 1)
    w = [1 / (x + tau2) for x in v]

    def contrast(chosen: set[int]) -> float:
        sides = []
        for inside in (True, False):
            picked = [i for i in range(n) if (i in chosen) == inside]
            sides.append(weighted_mean([y[i] for i in picked], [w[i] for i in picked]))
        return abs(sides[0] - sides[1])

    real = contrast({i for i in range(n) if zone[i]})
    every = [contrast(set(chosen)) for chosen in combinations(range(n), sum(zone))]
    return sum(c >= real * (1 - 1e-9) - 1e-12 for c in every) / len(every)
