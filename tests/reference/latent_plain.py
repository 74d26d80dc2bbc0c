"""The latent class model, one chain, one pattern and one class at a time: the slow twin of ``detente.casualties.latent``.

Only Gibbs sweeps, as in Manrique-Vallier (2016); no travels, no exchanges. And the exact posterior where all cases are alike.
"""

from __future__ import annotations

import numpy as np
from scipy.special import betaln, gammaln


def unseen(cells: np.ndarray, counts: np.ndarray, classes: int, sweeps: int, rng: np.random.Generator, shape: float = 0.25, rate: float = 0.25, cap: float = 20.0) -> np.ndarray:  # fmt: skip
    """The unseen after each sweep, (sweeps,)."""
    patterns, lists = cells.shape
    total = int(counts.sum())
    chance = rng.random((lists, classes))
    weight = np.full(classes, 1 / classes)
    alpha, drawn = 1.0, []
    for _ in range(sweeps):
        members = np.zeros((patterns, classes))
        for m in range(patterns):
            like = weight.copy()
            for j in range(lists):
                like = like * (chance[j] if cells[m, j] else 1 - chance[j])
            members[m] = rng.multinomial(counts[m], like / like.sum())
        none = weight * (1 - chance).prod(axis=0)
        while True:
            missed = rng.poisson(rng.gamma(total) * none.sum() / (1 - none.sum()))
            if missed <= cap * total:
                break
        hidden = rng.multinomial(missed, none / none.sum())
        size = members.sum(axis=0) + hidden
        for k in range(classes):
            for j in range(lists):
                caught = members[cells[:, j] == 1, k].sum()
                chance[j, k] = rng.beta(1 + caught, 1 + size[k] - caught)
        left = 1.0
        for k in range(classes - 1):
            stick = rng.beta(1 + size[k], alpha + size[k + 1 :].sum())
            weight[k] = left * stick
            left *= 1 - stick
        weight[-1] = max(left, 1e-300)
        alpha = rng.gamma(shape + classes - 1, 1 / (rate - np.log(weight[-1])))
        drawn.append(missed)
    return np.array(drawn)


def exact_one_class(sizes: np.ndarray, observed: int, cap: float = 20.0) -> tuple[np.ndarray, np.ndarray]:
    """The posterior of the total where there is one class: totals, and their shares. Nothing is drawn."""
    total = np.arange(observed, int((1 + cap) * observed) + 1)
    logs = gammaln(total + 1) - gammaln(total - observed + 1) - np.log(total)
    for size in sizes:
        logs = logs + betaln(1 + size, 1 + total - size)
    share = np.exp(logs - logs.max())
    return total, share / share.sum()
