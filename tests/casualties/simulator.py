"""Tables of lists whose true total is known: independent lists, lists that share records, classes of cases, people out of reach."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.casualties import Patterns, patterns


@dataclass(frozen=True)
class World:
    """Shares of the classes (classes,), the chance of each list to record a case of each (lists, classes), who copies whom."""

    shares: tuple[float, ...]
    chances: tuple[tuple[float, ...], ...]
    unreachable: float = 0.0
    copied: float = 0.0
    """Share of list A's cases that list B has from it."""


WORLDS = {
    "independent": World((1.0,), ((0.3,), (0.25,), (0.35,), (0.2,))),
    "pair": World((1.0,), ((0.3,), (0.25,), (0.35,), (0.2,)), copied=0.3),
    "two classes": World((0.2, 0.8), ((0.8, 0.1), (0.7, 0.12), (0.75, 0.1), (0.6, 0.08))),
    "three classes": World((0.2, 0.4, 0.4), ((0.8, 0.3, 0.05), (0.7, 0.1, 0.15), (0.7, 0.25, 0.06), (0.6, 0.05, 0.1))),
    "unreachable": World((1.0,), ((0.3,), (0.25,), (0.35,), (0.2,)), unreachable=0.15),
}  # fmt: skip


def simulate(world: World, cases: int, rng: np.random.Generator) -> Patterns:
    """The observed table of ``cases`` cases; whoever is on no list is not in it."""
    kind = rng.choice(len(world.shares), size=cases, p=world.shares)
    on = rng.random((cases, len(world.chances))) < np.array(world.chances)[:, kind].T
    on[:, 1] |= on[:, 0] & (rng.random(cases) < world.copied)
    on &= (rng.random(cases) >= world.unreachable)[:, None]
    return patterns([chr(65 + j) for j in range(on.shape[1])], on.astype(int), np.ones(cases, int))
