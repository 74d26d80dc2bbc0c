"""Rival counts' plain twin: list every way in which the cases can have been, and look at the least and the most.

A true case was counted by some of the parties (at least by one). A *world* says how many cases each set of parties
counted together; it agrees with the bulletins where each party's cases add up to its count. Small counts only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

World = dict[frozenset[int], int]


def worlds(counts: Sequence[int]) -> Iterator[World]:
    """Every world that agrees with the parties' counts of one cell."""
    parties = range(len(counts))
    sets = [frozenset(s) for size in range(1, len(counts) + 1) for s in combinations(parties, size)]
    room = [range(min(counts[p] for p in s) + 1) for s in sets]
    for numbers in product(*room):
        world = dict(zip(sets, numbers, strict=True))
        if all(sum(n for s, n in world.items() if p in s) == counts[p] for p in parties):
            yield world


def plain_bounds(counts: Sequence[int]) -> tuple[int, int, int]:
    """Least and most distinct cases, and most that all parties counted, over every world of one cell."""
    everyone = frozenset(range(len(counts)))
    seen = [(sum(world.values()), world[everyone]) for world in worlds(counts)]
    distinct = [n for n, _ in seen]
    return min(distinct), max(distinct), max(common for _, common in seen)


def plain_day(cells: Sequence[Sequence[int]]) -> tuple[int, int, int]:
    """The same for a day of several provinces: every world of one with every world of the others."""
    everyone = frozenset(range(len(cells[0])))
    seen = []
    for day in product(*[list(worlds(counts)) for counts in cells]):
        seen.append((sum(sum(w.values()) for w in day), sum(w[everyone] for w in day)))
    return min(n for n, _ in seen), max(n for n, _ in seen), max(common for _, common in seen)
