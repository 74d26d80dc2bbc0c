r"""How the parameters of the latent class model travel: Hamiltonian moves on the posterior with classes and unseen summed out.

.. math:: \log p = \sum_x n_x \log p_x - n \log(1 - p_0) + \log P(n_0 \le \mathrm{cap}) + \log \mathrm{prior}

where p_x is the chance of pattern x and p_0 that of being on no list. The coordinates are logits of lambda, logits of the
broken sticks V, and log alpha. The bound on the unseen is left out of the gradient and kept in the acceptance, which is
enough for the move to be exact. Source of the method: Neal (2011), Handbook of Markov Chain Monte Carlo, chapter 5.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc

Array = NDArray[np.float64]
Point = tuple[Array, Array, Array]
"""Logits of lambda (lists, chains, classes), logits of V (chains, classes - 1), log alpha (chains,)."""
STEPS = 60
"""Most steps of one travel; each has between one and this many."""


@dataclass(frozen=True)
class Table:
    """Patterns (patterns, lists), their counts, and the most that may be unseen."""

    cells: Array
    counts: NDArray[np.int64]
    most: int

    @property
    def total(self) -> int:
        """Cases on at least one list."""
        return int(self.counts.sum())


def propose(
    table: Table, here: Point, shape: float, rate: float, step: Array, steps: int, rng: np.random.Generator
) -> tuple[Point, Array]:
    """The end of a travel of ``steps`` leapfrog steps of size ``step`` (chains,), and the chance to take it (chains,)."""
    sizes = (step[None, :, None], step[:, None], step)
    density, slope, seen = gradient(table, here, shape, rate)
    speed = [rng.standard_normal(part.shape) for part in here]
    start = density + log_within_cap(table, seen) - _kinetic(speed)
    place = [part.copy() for part in here]
    with np.errstate(all="ignore"):  # a chain that runs off is refused below
        for number in range(1, steps + 1):
            for k, size in enumerate(
                sizes
            ):  # half a kick at both ends of the travel, a whole one between two steps
                speed[k] += (0.5 if number == 1 else 1.0) * size * slope[k]
                place[k] += size * speed[k]
            density, slope, seen = gradient(table, (place[0], place[1], place[2]), shape, rate)
        for k, size in enumerate(sizes):
            speed[k] += 0.5 * size * slope[k]
        gain = density + log_within_cap(table, seen) - _kinetic(speed) - start
    chance = np.exp(np.minimum(np.where(np.isfinite(gain), gain, -np.inf), 0.0))
    return (place[0], place[1], place[2]), chance


def gradient(table: Table, at: Point, shape: float, rate: float) -> tuple[Array, Point, Array]:
    """Log posterior (chains,) without the bound on the unseen, its gradient, and the chance to be seen (chains,)."""
    lists, sticks, log_alpha = at
    cells, total = table.cells, table.total
    share, off = _share(lists)
    broken, rest = _share(sticks)
    alpha = np.exp(log_alpha)
    weights = np.zeros(lists.shape[1:])
    weights[:, :-1] = rest + sticks  # log V = log(1 - V) + logit V
    weights[:, 1:] += np.cumsum(rest, axis=1)
    none = weights + off.sum(axis=0)
    joint = (cells @ lists.reshape(lists.shape[0], -1)).reshape(-1, *none.shape)
    joint += none
    top = joint.max(axis=2, keepdims=True)
    joint -= top
    np.exp(joint, out=joint)
    sums = joint.sum(axis=2, keepdims=True)
    likelihood = table.counts @ (np.log(sums) + top)[:, :, 0]
    joint *= table.counts[:, None, None] / sums  # expected members of each class among the observed
    missed = np.exp(none)
    seen = np.maximum(1 - missed.sum(axis=1), 1e-12)
    size = joint.sum(axis=0) + total * missed / seen[:, None]
    caught = (cells.T @ joint.reshape(joint.shape[0], -1)).reshape(lists.shape)
    after = size.sum(axis=1, keepdims=True) - np.cumsum(size, axis=1)
    freedom = sticks.shape[1] + shape
    density = (
        likelihood - total * np.log(seen)
        + (lists + 2 * off).sum(axis=(0, 2))
        + (rest + sticks + alpha[:, None] * rest).sum(axis=1)
        + freedom * log_alpha - rate * alpha
    )  # fmt: skip
    to_lists = caught - share * (size + 2) + 1
    to_sticks = (size[:, :-1] + 1) * (1 - broken) - broken * (after[:, :-1] + alpha[:, None])
    to_alpha = freedom + alpha * (rest.sum(axis=1) - rate)
    return density, (to_lists, to_sticks, to_alpha), seen


def log_within_cap(table: Table, seen: Array) -> Array:
    """Log of the chance that the unseen stay within the bound, given the chance to be seen (chains,)."""
    found = np.zeros(seen.shape)
    near = np.flatnonzero(seen * (table.most / 4 + table.total) < table.total)
    if near.size:
        within = betainc(table.total, table.most + 1.0, seen[near])
        found[near] = np.log(np.maximum(within, 1e-300))
    return found


def _share(logit: Array) -> tuple[Array, Array]:
    """A share from its logit, and the log of its rest."""
    small = np.exp(-np.abs(logit))
    share: Array = np.where(logit > 0, 1.0, small) / (1 + small)
    return share, -np.maximum(logit, 0) - np.log1p(small)


def _kinetic(speed: list[Array]) -> Array:
    lists, sticks, alpha = speed
    found: Array = 0.5 * ((lists**2).sum(axis=(0, 2)) + (sticks**2).sum(axis=1) + alpha**2)
    return found
