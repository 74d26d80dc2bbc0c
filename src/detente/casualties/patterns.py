"""Capture patterns: how many cases are on which lists, and what the lists have in common.

A pattern says on which lists a case is. Nothing here knows a person: rows are added up by pattern before anything is
estimated. Lists are kept in the order of their names and patterns in the order of their cells, so that neither the order
of columns nor that of rows changes an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.int8]
Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Patterns:
    """``lists`` names; ``cells`` (patterns, lists) of 0 and 1, none all zeros; ``counts`` (patterns,) cases, above 0."""

    lists: tuple[str, ...]
    cells: Cells
    counts: Counts

    @property
    def observed(self) -> int:
        """Cases on at least one list."""
        return int(self.counts.sum())

    @cached_property
    def sizes(self) -> Counts:
        """Cases on each list, (lists,)."""
        found: Counts = self.cells.T.astype(np.int64) @ self.counts
        return found

    @cached_property
    def overlap(self) -> Counts:
        """Cases on each two lists, (lists, lists)."""
        wide = self.cells.astype(np.int64)
        found: Counts = (wide.T * self.counts) @ wide
        return found

    @cached_property
    def on_several(self) -> int:
        """Cases on two lists or more."""
        return int(self.counts[self.cells.sum(axis=1) > 1].sum())

    def pairs(self) -> list[tuple[int, int]]:
        """Every two lists, by number."""
        return list(combinations(range(len(self.lists)), 2))

    def without(self, name: str) -> Patterns:
        """The table if this list did not exist; cases that only it knew are gone."""
        kept = [i for i, one in enumerate(self.lists) if one != name]
        return patterns([self.lists[i] for i in kept], self.cells[:, kept], self.counts)


def patterns(lists: Sequence[str], cells: NDArray[np.integer], counts: NDArray[np.integer]) -> Patterns:
    """Add up rows of the same pattern, put lists and patterns in order; rows on no list and empty rows are left out.

    ``cells``: (rows, lists) of 0 and 1; ``counts``: (rows,) cases, not negative.
    """
    order = sorted(range(len(lists)), key=lambda i: lists[i])
    wide = np.asarray(cells, dtype=np.int8)[:, order]
    found, place = np.unique(wide, axis=0, return_inverse=True)
    total = np.zeros(found.shape[0], np.int64)
    np.add.at(total, place.reshape(-1), np.asarray(counts, dtype=np.int64))
    kept = (total > 0) & (found.sum(axis=1) > 0)
    return Patterns(tuple(lists[i] for i in order), found[kept], total[kept])
