r"""Log-linear models: which pairs of lists depend on each other, chosen by fit, and the cell of zeros read off.

.. math:: \log \mu_x = u + \sum_j u_j x_j + \sum_{(i, j) \in E} u_{ij} x_i x_j, \qquad \hat N = n + e^{\hat u}

Every set E of pairs is tried for up to five lists, beyond that pairs are added and taken away one by one; the set of the
least BIC is kept. A pair that never met may have its term: it then says that the two cannot meet. The limits are those of the profile likelihood under that one set, as usual; they take the choice for
known. The bootstrap repeats the choice on resampled counts and shows what that hides. Sources: Fienberg (1972),
Biometrika 59:591; Cormack (1992), Biometrics 48:567; Baillargeon and Rivest (2007), J. Statistical Software 19(5).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize_scalar
from scipy.special import gammaln

from detente.casualties.patterns import Patterns

Array = NDArray[np.float64]
Pair = tuple[int, int]
Pairs = tuple[Pair, ...]
MOST_LISTS_IN_FULL = 5
CLOSE = 10.0
"""Models whose BIC is this near the best are tried again in the bootstrap."""
MOST_CLOSE = 40
CUT = 1.920729
"""Half the 95% quantile of chi-squared with one degree of freedom."""


@dataclass(frozen=True)
class Fit:
    """One model: ``unseen`` (expected cell of zeros), standard error of the total, BIC, and its pairs."""

    pairs: Pairs
    unseen: float
    se: float
    bic: float
    estimable: bool


@dataclass(frozen=True)
class LogLinear:
    """The chosen model with its profile limits, all ``models`` by BIC, and bootstrap totals of the repeated choice."""

    observed: int
    best: Fit
    low: float
    high: float
    models: tuple[Fit, ...]
    bootstrap: Array

    @property
    def total(self) -> float:
        """Observed and unseen."""
        return self.observed + self.best.unseen


@cache
def full_table(lists: int) -> Array:
    """Every pattern but zeros, (2^lists - 1, lists)."""
    return np.array(list(product((0.0, 1.0), repeat=lists))[1:])


def counts_of(table: Patterns) -> Array:
    """Counts in the order of :func:`full_table`, zeros where a pattern was not seen."""
    lists = len(table.lists)
    found = np.zeros((1 << lists) - 1)
    code = table.cells.astype(np.int64) @ (1 << np.arange(lists - 1, -1, -1, dtype=np.int64))
    found[code - 1] = table.counts
    return found


def design(cells: Array, pairs: Pairs) -> Array:
    """Columns: the constant, each list, each pair."""
    crossed = [cells[:, i] * cells[:, j] for i, j in pairs]
    return np.column_stack([np.ones(len(cells)), cells, *crossed])


def fit(table: Patterns, pairs: Pairs, offset: Array | None = None) -> Fit:
    """One model fitted; ``offset`` (cells of the full table) is what is taken as known of the logs of the means."""
    counts = counts_of(table)
    return fit_many(design(full_table(len(table.lists)), pairs), counts[None, :], pairs, offset)[0]


def fit_many(columns: Array, counts: Array, pairs: Pairs, offset: Array | None = None) -> list[Fit]:
    """One model fitted to several tables at once; ``counts`` (tables, cells)."""
    return _fitted(columns, counts, pairs, offset)[0]


def fit_one(columns: Array, counts: Array) -> tuple[Fit, Array]:
    """One model fitted to one table, with its terms, one a column; ``counts`` (cells,)."""
    found, terms = _fitted(columns, counts[None, :], (), None)
    return found[0], terms[0]


def _fitted(columns: Array, counts: Array, pairs: Pairs, offset: Array | None) -> tuple[list[Fit], Array]:
    """Iterated weighted least squares; the fits and their terms (tables, columns)."""
    known = np.zeros(columns.shape[0]) if offset is None else offset
    eta = np.log(counts + 0.5)
    width = columns.shape[1]
    crossed = (columns[:, :, None] * columns[:, None, :]).reshape(len(columns), -1)
    small = 1e-9 * np.eye(width)
    inside = np.zeros((len(counts), width, width))
    deviance = np.full(len(counts), np.inf)
    for _ in range(60):
        mean = np.exp(np.clip(eta, -30.0, 30.0))
        work = eta - known + (counts - mean) / mean
        inside = (mean @ crossed).reshape(-1, width, width) + small
        right = (mean * work) @ columns
        beta = np.linalg.solve(inside, right[:, :, None])[:, :, 0]
        eta = np.clip(beta @ columns.T + known, -30.0, 30.0)
        mean = np.exp(eta)
        now = 2 * (mean - counts).sum(axis=1) + 2 * (counts * (np.log(np.maximum(counts, 1e-300)) - eta)).sum(
            axis=1
        )
        settled = np.abs(now - deviance) <= 1e-9 * (1 + np.abs(now))
        deviance = now
        if settled.all():
            break
    spread = np.linalg.inv(inside)[:, 0, 0]
    unseen = np.exp(beta[:, 0])
    logs = (counts * eta - np.exp(eta) - gammaln(counts + 1)).sum(axis=1)
    total = counts.sum(axis=1)
    bic = -2 * logs + width * np.log(total)
    loose = (
        (beta > 15).any(axis=1) | (beta[:, : width - len(pairs)] < -15).any(axis=1) | (unseen > 1e4 * total)
    )
    se = np.sqrt(np.maximum(unseen + unseen**2 * spread, 0))
    found = zip(unseen, se, bic, loose | (spread > 25), strict=True)
    return [Fit(pairs, float(u), float(s), float(b), not off) for u, s, b, off in found], beta


def search(table: Patterns) -> list[Fit]:
    """Models that were tried and can be estimated, the least BIC first."""
    pairs = tuple(combinations(range(len(table.lists)), 2))
    if len(table.lists) <= MOST_LISTS_IN_FULL:
        sets = [some for size in range(len(pairs) + 1) for some in combinations(pairs, size)]
        tried = [fit(table, some) for some in sets]
    else:
        tried = _stepwise(table, pairs)
    return sorted(
        (one for one in tried if one.estimable), key=lambda one: (one.bic, len(one.pairs), one.pairs)
    )


def _stepwise(table: Patterns, pairs: Pairs) -> list[Fit]:
    now = fit(table, ())
    tried = {now.pairs: now}
    while True:
        around = [tuple(sorted(set(now.pairs) ^ {pair})) for pair in pairs]
        for some in around:
            if some not in tried:
                tried[some] = fit(table, some)
        known = [tried[some] for some in around if tried[some].estimable]
        best = min(known, key=lambda one: (one.bic, one.pairs), default=now)
        if best.bic >= now.bic:
            return list(tried.values())
        now = best


def log_linear(table: Patterns, rng: np.random.Generator, resamples: int = 200) -> LogLinear | None:
    """The model of least BIC with profile limits and a bootstrap that repeats the choice; None where no model fits."""
    models = search(table)
    if not models:
        return None
    low, high = profile(table, models[0])
    close = [one.pairs for one in models if one.bic <= models[0].bic + CLOSE][:MOST_CLOSE]
    return LogLinear(
        table.observed, models[0], low, high, tuple(models), _resampled(table, close, rng, resamples)
    )


def _resampled(table: Patterns, models: list[Pairs], rng: np.random.Generator, resamples: int) -> Array:
    """Totals of the model of least BIC, among ``models``, on each resample of the counts."""
    counts = counts_of(table)
    drawn = rng.multinomial(table.observed, counts / counts.sum(), size=resamples).astype(float)
    cells = full_table(len(table.lists))
    fits = [fit_many(design(cells, some), drawn, some) for some in models]
    best = [
        min((one[i] for one in fits if one[i].estimable), key=lambda f: f.bic, default=None)
        for i in range(resamples)
    ]
    return np.array([table.observed + one.unseen for one in best if one is not None])


def profile(table: Patterns, best: Fit) -> tuple[float, float]:
    """Limits of the total at which the profile multinomial likelihood falls by half of chi-squared (Cormack 1992)."""
    counts, cells = counts_of(table), full_table(len(table.lists))
    columns = np.vstack([design(np.zeros((1, cells.shape[1])), best.pairs), design(cells, best.pairs)])
    observed = table.observed

    def height(unseen: float) -> float:
        return _height(columns, np.concatenate([[unseen], counts]), observed)

    middle = float(np.log(max(best.unseen, 0.5)))
    summit = minimize_scalar(
        lambda log: -height(float(np.exp(log))), bounds=(middle - 0.3, middle + 0.3), method="bounded"
    )
    top = float(np.exp(summit.x))
    cut = height(top) - CUT
    low, high = top, top
    while low > 0.01 and height(low) > cut:
        low /= 1.3
    while high < 1e4 * observed and height(high) > cut:
        high *= 1.3

    def gap(unseen: float) -> float:
        return height(unseen) - cut

    down = float(brentq(gap, low, top)) if low > 0.01 else 0.0
    up = float(brentq(gap, top, high)) if height(high) <= cut else float("inf")
    return observed + down, observed + up


def _height(columns: Array, counts: Array, observed: int) -> float:
    """Multinomial log likelihood of the whole table with ``counts[0]`` unseen, at its best parameters."""
    eta = np.log(counts + 0.5)
    before = np.inf
    for _ in range(60):
        mean = np.exp(eta)
        inside = (columns.T * mean) @ columns + 1e-9 * np.eye(columns.shape[1])
        beta = np.linalg.solve(inside, columns.T @ (mean * eta + counts - mean))
        eta = np.clip(columns @ beta, -30.0, 30.0)
        now = float(counts @ eta - np.exp(eta).sum())
        if abs(now - before) <= 1e-10 * (1 + abs(now)):
            break
        before = now
    total = observed + counts[0]
    share = eta - np.log(np.exp(eta).sum())
    return float(gammaln(total + 1) - gammaln(counts[0] + 1) + counts @ share)
