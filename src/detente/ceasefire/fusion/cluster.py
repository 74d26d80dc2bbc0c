"""From pairs to incidents: the best pair first, and two groups join only if all their pairs together say so.

A chain of near matches does not make one incident: the log odds of every pair between the two groups are added,
pairs that were no candidates count :data:`NO_CANDIDATE`, and two reports of one source come together only if that
very pair is likelier a match than not.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from detente.ceasefire.fusion.sheet import Floats, Ints

NO_CANDIDATE = -3.0
"""Log odds of a pair too far apart to be compared (from -1.5 to -6 changes little)."""


def cluster(source: Ints, left: Ints, right: Ints, log_odds: Floats) -> Ints:
    """The group of each report, named by its first member (position in the sheet)."""
    count = len(source)
    likely = log_odds > 0
    graph = coo_array((np.ones(int(likely.sum())), (left[likely], right[likely])), shape=(count, count))
    _, part = connected_components(graph, directed=False)
    inside = (part[left] == part[right]).nonzero()[0]
    score = dict(
        zip(
            zip(left[inside].tolist(), right[inside].tolist(), strict=True),
            log_odds[inside].tolist(),
            strict=True,
        )
    )
    group = list(range(count))
    members: dict[int, list[int]] = {}
    best = likely.nonzero()[0]
    best = best[np.lexsort((right[best], left[best], -log_odds[best]))]
    file = source.tolist()
    for a, b in zip(left[best].tolist(), right[best].tolist(), strict=True):
        first, second = sorted((group[a], group[b]))
        if first == second:
            continue
        ours, theirs = members.get(first, [first]), members.get(second, [second])
        if _may_join(ours, theirs, file, score):
            members[first] = ours + theirs
            members.pop(second, None)
            for one in theirs:
                group[one] = first
    return np.array(group, dtype=np.int64)


def _may_join(
    ours: list[int], theirs: list[int], file: list[int], score: dict[tuple[int, int], float]
) -> bool:
    total = 0.0
    for a in ours:
        for b in theirs:
            odds = score.get((a, b) if a < b else (b, a), NO_CANDIDATE)
            if file[a] == file[b] and odds <= 0:
                return False
            total += odds
    return total > 0
