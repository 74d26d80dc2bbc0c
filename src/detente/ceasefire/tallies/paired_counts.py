"""Statistics of two parties' counts of the same days: each with its interval, or a refusal.

Everything here takes two rows of counts, ``a[i]`` and ``b[i]`` of one day, and says how far they go together. Nothing
returns ``a + b``, or a mean of the two, which would be half of it. What no statistic can say is whether two equal counts
are of the same cases.

    Wilson, JASA 22 (1927) 209           interval of a share
    Bonett, Wright, Psychometrika 65 (2000) 23   intervals of Spearman's and Kendall's coefficients (rules 3 and 4)
    Bland, Altman, Lancet 327 (1986) 307; Stat. Methods Med. Res. 8 (1999) 135   limits of agreement and their errors
    Cohen, Psychol. Bull. 70 (1968) 213; Fleiss, Cohen, Everitt, Psychol. Bull. 72 (1969) 323   weighted kappa, its error
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from detente.estimate import Estimate, NotEstimable, Result
from detente.say import say, say_count

Counts = Sequence[int]
Weights = Literal["linear", "quadratic"]
LEAST_DAYS = 10
"""Fewer days than these give no coefficient, no limits and no kappa."""
LEAST_FOR_SHARE = 5
"""Fewer days than these give no share."""
Z = float(stats.norm.ppf(0.975))
IN_A_ROW = say(
    "days are taken as independent; days that follow one another are not, so the interval is too narrow"
)
NOT_SAME_CASES = say("says nothing of whether the same cases were counted")


@dataclass(frozen=True)
class Limits:
    """Bland and Altman's limits of agreement: between which 95 % of the differences a - b of a day lie.

    ``grows``: Kendall's tau between the size of a day's difference and the larger count; where it is above zero, one
    pair of limits is too wide for quiet days and too narrow for violent ones.
    """

    mean: Result
    lower: Result
    upper: Result
    deviation: float | None
    grows: Result


def share(part: int, whole: int, unit: str) -> Result:
    r"""A share with Wilson's interval.

    part : days with, of ``whole`` days; unit : what the share is of, the denominator named
    Not estimable below LEAST_FOR_SHARE days.
    """
    if whole < LEAST_FOR_SHARE:
        return NotEstimable(
            "too_few_days",
            say("{days}, {least_for_share} are needed", days=_days(whole), least_for_share=LEAST_FOR_SHARE),
        )
    p, z2 = part / whole, Z * Z
    middle = (p + z2 / (2 * whole)) / (1 + z2 / whole)
    half = Z / (1 + z2 / whole) * sqrt(p * (1 - p) / whole + z2 / (4 * whole * whole))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Estimate(
        p, min(low, p), max(high, p), unit, say("share, Wilson interval"), caveats=(IN_A_ROW, NOT_SAME_CASES)
    )


def spearman(a: Counts, b: Counts) -> Result:
    """Spearman's rank correlation; interval by Fisher's z with variance (1 + r²/2)/(n - 3) (Bonett and Wright)."""
    return _ranked(a, b, "spearman")


def kendall(a: Counts, b: Counts) -> Result:
    """Kendall's tau-b, ties counted; interval by Fisher's z with variance 0.437/(n - 4) (Bonett and Wright)."""
    return _ranked(a, b, "kendall")


def limits(a: Counts, b: Counts) -> Limits:
    r"""Bland and Altman's mean difference and limits of agreement of a - b, cases a day.

    .. math:: \bar d \pm 1.96\,s, \quad \mathrm{se}(\bar d) = s/\sqrt n,
              \quad \mathrm{se}(\bar d \pm 1.96 s) = s\sqrt{1/n + 1.96^2 / (2(n-1))}

    Intervals by Student's t with n - 1 degrees of freedom. The limits suppose differences that are about normal.
    """
    x, y = _pair(a, b)
    n = len(x)
    refused = _too_few(n)
    if refused is not None:
        return Limits(refused, refused, refused, None, refused)
    d = x - y
    mean, s = float(np.mean(d)), float(np.std(d, ddof=1))
    t = float(stats.t.ppf(0.975, n - 1))
    error = s * sqrt(1 / n + Z * Z / (2 * (n - 1)))
    caveats = (
        IN_A_ROW,
        NOT_SAME_CASES,
        say("counts are skewed; the limits suppose about normal differences"),
    )

    def one(value: float, half: float, what: str) -> Estimate:
        method = say("Bland-Altman, {what}", what=what)
        return Estimate(value, value - half, value + half, say("cases a day"), method, caveats=caveats)

    return Limits(
        one(mean, t * s / sqrt(n), "mean difference"),
        one(mean - Z * s, t * error, "lower limit of agreement"),
        one(mean + Z * s, t * error, "upper limit of agreement"),
        s,
        _ranked(np.abs(d), np.maximum(x, y), "kendall"),
    )


def weighted_kappa(table: NDArray[np.int64] | Sequence[Sequence[int]], weights: Weights = "linear") -> Result:
    r"""Cohen's weighted kappa of a square table of classes, days; interval by Fleiss, Cohen and Everitt's error.

    .. math:: \kappa = \frac{p_o - p_e}{1 - p_e}, \quad p_o = \sum w_{ij} p_{ij}, \quad p_e = \sum w_{ij} p_{i.} p_{.j}

    table : (classes, classes) array, days by class of the first and of the second; classes in order
    weights : ``linear`` 1 - |i-j|/(k-1), or ``quadratic`` 1 - (i-j)²/(k-1)²
    Not estimable with too few days, or where chance alone agrees wholly. Kappa falls where one class is rare: read
    it with the table beside it.
    """
    counts = np.asarray(table, dtype=float)
    n, k = float(counts.sum()), len(counts)
    if (refused := _too_few(int(n))) is not None:
        return refused
    p = counts / n
    rows, columns = p.sum(axis=1), p.sum(axis=0)
    apart = np.abs(np.subtract.outer(np.arange(k), np.arange(k))) / (k - 1)
    w = 1 - (apart if weights == "linear" else apart**2)
    observed, chance = float((w * p).sum()), float(rows @ w @ columns)
    if 1 - chance < 1e-12:
        return NotEstimable(
            "one_class", say("each side is in one class on every day, so chance explains it all")
        )
    kappa = (observed - chance) / (1 - chance)
    row_means, column_means = w @ columns, rows @ w
    spread = w - np.add.outer(row_means, column_means) * (1 - kappa)
    variance = float((p * spread**2).sum()) - (kappa - chance * (1 - kappa)) ** 2
    half = Z * sqrt(max(0.0, variance) / n) / (1 - chance)
    low, high = max(-1.0, kappa - half), min(1.0, kappa + half)
    caveats = (IN_A_ROW, NOT_SAME_CASES, say("depends on how common each class is"))
    method = say("weighted kappa, {weights} weights, Fleiss-Cohen-Everitt interval", weights=weights)
    return Estimate(kappa, min(low, kappa), max(high, kappa), say("kappa"), method, caveats=caveats)


def _ranked(a: Counts | NDArray[np.float64], b: Counts | NDArray[np.float64], kind: str) -> Result:
    x, y = _pair(a, b)
    n = len(x)
    if (refused := _too_few(n)) is not None:
        return refused
    if len(set(x.tolist())) < 2 or len(set(y.tolist())) < 2:
        return NotEstimable(
            "constant", say("one of the two is the same on every day, so there is no order to compare")
        )
    if kind == "spearman":
        r, name = float(stats.spearmanr(x, y).statistic), say("Spearman's rank correlation")
        variance = (1 + r * r / 2) / (n - 3)
    else:
        r, name = float(stats.kendalltau(x, y, variant="b").statistic), say("Kendall's tau-b")
        variance = 0.437 / (n - 4)
    inside = min(max(r, -1 + 1e-12), 1 - 1e-12)
    half = Z * sqrt(variance)
    low, high = tanh(atanh(inside) - half), tanh(atanh(inside) + half)
    method = say("{name}, Bonett-Wright interval", name=name)
    return Estimate(
        r, min(low, r), max(high, r), say("coefficient"), method, caveats=(IN_A_ROW, NOT_SAME_CASES)
    )


def _pair(
    a: Counts | NDArray[np.float64], b: Counts | NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    x, y = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if x.shape != y.shape or x.ndim != 1:
        raise ValueError(f"two rows of counts of the same days are needed, got {x.shape} and {y.shape}")
    return x, y


def _too_few(n: int) -> NotEstimable | None:
    if n >= LEAST_DAYS:
        return None
    return NotEstimable(
        "too_few_days",
        say("{days} with both counts, {least_days} are needed", days=_days(n), least_days=LEAST_DAYS),
    )


def _days(n: int) -> str:
    return say_count("{n:,} day", "{n:,} days", n=n)
