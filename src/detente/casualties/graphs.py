"""Decomposable graphs over three to five lists: every way in which lists may depend that factorises over cliques.

An edge between two lists says that they may depend on each other directly. A graph is decomposable when its cliques can
be put in an order in which each meets the ones before it inside one of them; what they share is a separator. There are
8, 61 and 822 such graphs over 3, 4 and 5 lists (labelled chordal graphs).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations

Lists = frozenset[int]


@dataclass(frozen=True)
class Graph:
    """A decomposable graph by its cliques and separators, each a set of list numbers; separators may repeat or be empty."""

    edges: frozenset[Lists]
    cliques: tuple[Lists, ...]
    separators: tuple[Lists, ...]


@cache
def decomposable_graphs(lists: int) -> tuple[Graph, ...]:
    """Every decomposable graph over ``lists`` lists, 3 to 5; from no edge to all edges."""
    if not 3 <= lists <= 5:
        raise ValueError(f"expected 3 to 5 lists, got {lists}")
    pairs = [frozenset(pair) for pair in combinations(range(lists), 2)]
    found = []
    for size in range(len(pairs) + 1):
        for edges in combinations(pairs, size):
            graph = _factorised(lists, frozenset(edges))
            if graph is not None:
                found.append(graph)
    return tuple(found)


def _factorised(lists: int, edges: frozenset[Lists]) -> Graph | None:
    """The graph with its cliques and separators, or None where it is not decomposable."""
    left = set(range(lists))
    sets: list[Lists] = []
    while left:  # take away a list whose neighbours all know each other
        for one in sorted(left):
            near = {other for other in left - {one} if frozenset((one, other)) in edges}
            if all(frozenset(pair) in edges for pair in combinations(near, 2)):
                sets.append(frozenset(near | {one}))
                left.remove(one)
                break
        else:
            return None
    cliques = tuple(one for one in sets if not any(one < other for other in sets))
    return Graph(edges, cliques, _separators(cliques))


def _separators(cliques: tuple[Lists, ...]) -> tuple[Lists, ...]:
    """What the cliques share along a tree that shares the most: a junction tree (Jensen and Jensen 1994)."""
    tree = [{clique} for clique in cliques]
    found = []
    for one, other in sorted(combinations(cliques, 2), key=lambda pair: -len(pair[0] & pair[1])):
        here = next(part for part in tree if one in part)
        if other not in here:
            there = next(part for part in tree if other in part)
            tree.remove(there)
            here |= there
            found.append(one & other)
    return tuple(found)
