r"""The latent class model: cases fall into classes, and inside a class the lists record independently of each other.

.. math:: x_{ij} \mid z_i = k \sim \mathrm{Bernoulli}(\lambda_{jk}), \quad z_i \sim \mathrm{Categorical}(\pi), \quad
   \pi_k = V_k \prod_{h<k} (1 - V_h)

with lambda ~ Beta(1, 1), V ~ Beta(1, alpha), alpha ~ Gamma(shape, rate), p(N) proportional to 1/N for an unseen number of
at most ``cap`` times the observed. Classes stand for kinds of cases that lists see more or less easily: a Dirichlet
process mixture, cut at ``classes``. Source: Manrique-Vallier (2016), Biometrics 72:1246.

The sampler works on capture patterns, never on persons, and on all chains at once. A sweep draws classes, unseen and
parameters in turn (Gibbs). That alone is slow: a class that is large and hardly recorded looks like one that is larger
and recorded still less. So between sweeps the parameters travel by their gradient (``travel.py``), which leaves the
posterior as it is and needs some thirty times less work for a draw worth the same; a test holds the whole against a plain
twin that only sweeps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import nbinom

from detente.casualties.travel import STEPS, Table, log_within_cap, propose

Array = NDArray[np.float64]
SWAPS = 4
"""Exchanges of two classes tried after each travel."""
TINY = np.finfo(float).tiny


@dataclass(frozen=True)
class LatentPrior:
    """What is assumed before the lists are seen."""

    classes: int = 10
    """Most classes."""
    shape: float = 0.25
    rate: float = 0.25
    """alpha ~ Gamma(shape, rate): small alpha means few classes."""
    cap: float = 20.0
    """The unseen are at most this many times the observed."""

    def __post_init__(self) -> None:
        if self.classes < 1 or min(self.shape, self.rate, self.cap) <= 0:
            raise ValueError("expected at least one class, and shape, rate and cap above 0")


class Sampler:
    """Chains of the latent class model over one table of patterns.

    ``cells``: (patterns, lists) of 0 and 1, no row of zeros; ``counts``: (patterns,) cases; ``chains`` run side by side
    from scattered starts. Each call goes on where the last one ended.
    """

    def __init__(
        self, cells: NDArray[np.integer], counts: NDArray[np.integer], prior: LatentPrior, chains: int, rng: np.random.Generator
    ) -> None:  # fmt: skip
        self.prior, self.rng, self.chains = prior, rng, chains
        self.table = Table(cells.astype(float), counts.astype(np.int64), int(prior.cap * counts.sum()))
        share = (self.table.cells.T @ counts / counts.sum())[:, None, None]
        near = np.geomspace(4, 400, chains)[
            :, None
        ]  # from classes that differ much to classes that are all alike
        start = rng.beta(
            0.5 + near * share, 0.5 + near * (1 - share), (cells.shape[1], chains, prior.classes)
        )
        self.on, self.off = np.log(np.maximum(start, TINY)), np.log(np.maximum(1 - start, 1e-12))
        self.alpha = rng.uniform(0.1, 2.0, chains)
        self.weights, _ = self._sticks(np.zeros((chains, prior.classes), np.int64))
        self.step = np.full(chains, 0.08)

    def settle(self, sweeps: int, travels: int) -> None:
        """Leave the start: sweeps with alpha held, then sweeps with travels that learn their step size."""
        for _ in range(sweeps):
            self.sweep(hold_alpha=True)
        for _ in range(travels):
            self.sweep()
            self.exchange()
            self.travel(learn=True)

    def run(self, sweeps: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The unseen and the number of occupied classes, each of shape (chains, sweeps)."""
        unseen = np.empty((sweeps, self.chains), np.int64)
        occupied = np.empty((sweeps, self.chains), np.int64)
        for sweep in range(sweeps):
            self.travel()
            self.exchange()
            self.sweep()
            unseen[sweep], occupied[sweep] = self.sweep()
        return unseen.T, occupied.T

    def sweep(self, hold_alpha: bool = False) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """One Gibbs sweep of every chain; the unseen and the number of occupied classes, each (chains,)."""
        rng, prior, cells = self.rng, self.prior, self.table.cells
        none = self.weights + self.off.sum(axis=0)
        joint = (cells @ (self.on - self.off).reshape(cells.shape[1], -1)).reshape(-1, *none.shape) + none
        members = rng.multinomial(self.table.counts[:, None], _shares(joint))  # (patterns, chains, classes)
        missed = self._unseen(np.logaddexp.reduce(none, axis=1))
        size = members.sum(axis=0) + rng.multinomial(missed, _shares(none))
        caught = np.tensordot(cells, members, axes=(0, 0))
        yes, no = rng.standard_gamma(1 + caught), rng.standard_gamma(1 + size - caught)
        both = np.log(yes + no)
        self.on, self.off = np.log(np.maximum(yes, TINY)) - both, np.log(np.maximum(no, TINY)) - both
        self.weights, last = self._sticks(size)
        if not hold_alpha:
            drawn = rng.gamma(prior.shape + prior.classes - 1, 1 / (prior.rate - last))
            self.alpha = np.maximum(drawn, 1e-8)
        return missed, (size > 0).sum(axis=1)

    def travel(self, learn: bool = False) -> None:
        """Move the parameters of every chain along their gradient, with classes and unseen summed out."""
        if self.prior.classes < 2:
            return
        rng = self.rng
        left = np.logaddexp.accumulate(self.weights[:, ::-1], axis=1)[:, ::-1]
        here = (self.on - self.off, self.weights[:, :-1] - left[:, 1:], np.log(self.alpha))
        step = self.step * rng.uniform(0.8, 1.2, self.chains)
        steps = int(rng.integers(1, STEPS + 1))
        there, chance = propose(self.table, here, self.prior.shape, self.prior.rate, step, steps, rng)
        taken = rng.random(self.chains) < chance
        if learn:
            self.step = self.step * np.exp(0.1 * (chance - 0.75))
        lists, sticks, alpha = there
        on, off = _log_both(lists[:, taken])
        self.on[:, taken], self.off[:, taken] = on, off
        self.weights[taken] = _weights(*_log_both(sticks[taken]))
        self.alpha[taken] = np.exp(alpha[taken])

    def exchange(self) -> None:
        """Two classes change places, which only the prior of the sticks can tell apart; a few times for every chain."""
        rng, rows, classes = self.rng, np.arange(self.chains), self.prior.classes
        if classes < 2:
            return
        now = self._log_sticks(self.weights)
        for _ in range(SWAPS):
            one = rng.integers(0, classes, self.chains)
            other = (one + rng.integers(1, classes, self.chains)) % classes
            weights = self.weights.copy()
            weights[rows, one], weights[rows, other] = self.weights[rows, other], self.weights[rows, one]
            then = self._log_sticks(weights)
            taken = np.log1p(-rng.random(self.chains)) < then - now
            self.weights[taken], now = weights[taken], np.where(taken, then, now)
            chain, first, second = rows[taken], one[taken], other[taken]
            for array in (self.on, self.off):
                array[:, chain, first], array[:, chain, second] = (
                    array[:, chain, second],
                    array[:, chain, first],
                )

    def _log_sticks(self, weights: Array) -> Array:
        """log p(pi | alpha) up to a constant: (alpha - 1) log pi_K, less the logs of what was left before each stick."""
        left = np.logaddexp.accumulate(weights[:, ::-1], axis=1)[:, ::-1]
        found: Array = (self.alpha - 1) * weights[:, -1] - left[:, 1:-1].sum(axis=1)
        return found

    def _sticks(self, size: NDArray[np.int64]) -> tuple[Array, Array]:
        """Draw the sticks given class sizes: log weights (chains, classes), and the log of the last one."""
        after = size.sum(axis=1, keepdims=True) - np.cumsum(size, axis=1)
        first = np.log(np.maximum(self.rng.standard_gamma(1.0 + size[:, :-1]), TINY))
        second = _log_gamma(self.alpha[:, None] + after[:, :-1], self.rng)
        both = np.logaddexp(first, second)
        weights = _weights(first - both, second - both)
        return weights, weights[:, -1]

    def _unseen(self, log_none: Array) -> NDArray[np.int64]:
        """Draw the unseen given the log chance of being on no list: negative binomial, at most the cap."""
        total, most = self.table.total, self.table.most
        seen = np.maximum(-np.expm1(log_none), 1e-15)
        rate = self.rng.standard_gamma(total, seen.shape) * np.exp(log_none) / seen
        drawn = self.rng.poisson(np.minimum(rate, 1e15))
        for chain in np.flatnonzero(drawn > most):  # drawn again from what lies within the cap
            within = float(np.exp(log_within_cap(self.table, seen[chain : chain + 1]))[0])
            again = nbinom.ppf(self.rng.random() * within, total, seen[chain])
            drawn[chain] = int(min(again, most)) if np.isfinite(again) else most
        return drawn


def _shares(logs: Array) -> Array:
    """Shares over the last axis from logs that are known up to a constant."""
    shares: Array = np.exp(logs - logs.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    return shares


def _log_both(logit: Array) -> tuple[Array, Array]:
    """Logs of a share and of its rest."""
    tail = np.log1p(np.exp(-np.abs(logit)))
    return np.minimum(logit, 0) - tail, -np.maximum(logit, 0) - tail


def _weights(broken: Array, rest: Array) -> Array:
    """Log weights of the classes from the logs of V and of 1 - V."""
    weights = np.zeros((broken.shape[0], broken.shape[1] + 1))
    weights[:, :-1] = broken
    weights[:, 1:] += np.cumsum(rest, axis=1)
    return weights


def _log_gamma(shape: Array, rng: np.random.Generator) -> Array:
    """Logs of standard gamma draws; small shapes by G(s) = G(1 + s) U^(1/s), which does not underflow."""
    small = shape < 0.5
    drawn: Array = np.log(np.maximum(rng.standard_gamma(shape + small), TINY))
    drawn[small] += np.log1p(-rng.random(int(small.sum()))) / shape[small]
    return drawn
