r"""Averaging over decomposable graphs: every pattern of dependence among three to five lists, weighted by its evidence.

.. math:: \log p(N \mid g) = \sum_C L(C) - \sum_S L(S) + (\#C - \#S) (\log\Gamma(2^J d) - \log\Gamma(N + 2^J d))
   + \log \frac{N!}{\prod_x n_x! (N - n)!} - \log N

with L(A) the sum over the table of the lists in A of log Gamma(count + d 2^(J - |A|)) - log Gamma(d 2^(J - |A|)), the
unseen in the cell of zeros. ``delta`` (d) is what each of the 2^J cells is given beforehand; the answer leans on it, so
it is an argument and is shown. Source: Madigan and York (1997), Biometrika 84:19.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from detente.casualties.graphs import Graph, decomposable_graphs

Array = NDArray[np.float64]
FINEST = 60_000
"""Totals are tried one by one up to this many; beyond it in equal steps."""
CHUNK = 2048


@dataclass(frozen=True)
class GraphAverage:
    """Posterior of the total: ``unseen`` (values,) with its ``share`` (values,), and the graphs with theirs."""

    observed: int
    unseen: NDArray[np.int64]
    share: Array
    graphs: tuple[Graph, ...]
    graph_share: Array

    def quantile(self, level: float) -> int:
        """The least total that this share of the posterior does not exceed."""
        return self.observed + int(self.unseen[np.searchsorted(np.cumsum(self.share), level)])

    def mean(self) -> float:
        """Mean of the total."""
        return self.observed + float(self.unseen @ self.share)

    def near_cap(self, within: float) -> float:
        """Posterior share of an unseen number of at least ``within`` of the most that was tried."""
        return float(self.share[self.unseen >= within * self.unseen[-1]].sum())


def average_graphs(cells: NDArray[np.integer], counts: NDArray[np.integer], delta: float | None = None, cap: float = 20.0) -> GraphAverage:  # fmt: skip
    """Average over all decomposable graphs; cells (patterns, lists), counts (patterns,), unseen from 0 to cap x observed.

    ``delta`` None is 2^-lists. Raises ValueError outside 3 to 5 lists. Not for lists that all know the same people: no
    graph holds a dependence that touches every list at once except the complete one, which the prior alone decides.
    """
    lists, observed = cells.shape[1], int(counts.sum())
    graphs = decomposable_graphs(lists)
    prior = 2.0**-lists if delta is None else delta
    most = int(cap * observed)
    unseen = np.arange(0, most + 1, max(1, -(-most // FINEST)), dtype=np.int64)
    subsets = [frozenset(s) for size in range(lists + 1) for s in combinations(range(lists), size)]
    number = {subset: i for i, subset in enumerate(subsets)}
    use = np.zeros((len(graphs), len(subsets)))
    for row, graph in zip(use, graphs, strict=True):
        for clique in graph.cliques:
            row[number[clique]] += 1
        for separator in graph.separators:
            row[number[separator]] -= 1
    cell = prior * 2.0**lists
    fixed, empty = _tables(cells, counts, subsets, prior)
    top = -np.inf
    total = np.zeros(unseen.size)
    each = np.zeros(len(graphs))
    for first in range(0, unseen.size, CHUNK):
        part = unseen[first : first + CHUNK]
        n = part + observed
        parts = fixed[:, None] + gammaln(empty[:, None] + part)
        parts += gammaln(cell) - gammaln(n + cell)  # the empty set, a separator of one cell, cancels to 0
        logs = use @ parts + (gammaln(n + 1) - gammaln(part + 1) - np.log(n))
        highest = max(top, float(logs.max()))
        shrink = np.exp(top - highest) if np.isfinite(top) else 0.0
        np.exp(logs - highest, out=logs)
        total *= shrink
        total[first : first + CHUNK] = logs.sum(axis=0)
        each = each * shrink + logs.sum(axis=1)
        top = highest
    return GraphAverage(observed, unseen, total / total.sum(), graphs, each / each.sum())


def _tables(
    cells: NDArray[np.integer], counts: NDArray[np.integer], subsets: list[frozenset[int]], prior: float
) -> tuple[Array, Array]:
    """For each subset of lists the part of L that the unseen do not touch, and the argument of the cell that they do."""
    lists = cells.shape[1]
    fixed, empty = np.zeros(len(subsets)), np.zeros(len(subsets))
    for i, subset in enumerate(subsets):
        weight = prior * 2.0 ** (lists - len(subset))
        code = cells[:, sorted(subset)].astype(np.int64) @ (1 << np.arange(len(subset), dtype=np.int64))
        table = np.bincount(code, counts, minlength=1 << len(subset))
        empty[i] = table[0] + weight
        fixed[i] = gammaln(table[1:] + weight).sum() - table.size * gammaln(weight)
    return fixed, empty
