r"""Rivals: a report of one source matches at most one of another's, so a pair's odds depend on who else might match.

The pairs are the edges of a graph whose nodes are "report i, as seen by source s"; at most one edge at a node is a
match. Each edge has the odds :math:`w` of the model, and what one end tells the other is how free it still is:

.. math:: \mu_{i \to j} = \Big(1 + \sum_{k \neq j} w_{ik}\,\mu_{k \to i}\Big)^{-1}, \qquad
          p_{ij} = \frac{w_{ij}\,\mu_{i \to j}\,\mu_{j \to i}}{1 + w_{ij}\,\mu_{i \to j}\,\mu_{j \to i}}

(belief propagation for the monomer-dimer model: exact without cycles, and it always settles). The model's odds count
rivals already, on average, so all odds are rescaled until as many matches are expected as the model expects, for
pairs of two sources and of one apart. Without the rescaling probabilities come out far too low.

Source: Bayati, Gamarnik, Katz, Nair and Tetali, STOC 2007, 122-127 (the fixed point and its convergence).
"""

from __future__ import annotations

import numpy as np

from detente.ceasefire.fusion.candidates import Pairs
from detente.ceasefire.fusion.sheet import Flags, Floats, Ints

UNLIKELY = 1e-3
"""Pairs less probable than this are nobody's rival."""
MOST = 20.0
"""Log odds beyond which nothing is told apart."""
RESCALINGS = 25
ROUNDS = 4


def among_rivals(source: Ints, pairs: Pairs, log_odds: Floats, same_source: Flags) -> Floats:
    """Log odds of each pair given its rivals; those of unlikely pairs stay."""
    chance = 1 / (1 + np.exp(-np.clip(log_odds, -MOST, MOST)))
    kept = np.flatnonzero(chance > UNLIKELY)
    if not len(kept):
        return np.clip(log_odds, -MOST, MOST)
    left, right = _nodes(source, pairs.left[kept], pairs.right[kept])
    kind = same_source[kept].astype(np.int64)
    expected = np.bincount(kind, chance[kept], minlength=2)
    odds = chance[kept] / (1 - chance[kept])
    to_right, to_left = np.ones(len(kept)), np.ones(len(kept))
    given = odds
    for _ in range(RESCALINGS):
        for _ in range(ROUNDS):
            into_left, into_right = odds * to_left, odds * to_right
            total = np.bincount(np.concatenate([left, right]), np.concatenate([into_left, into_right]))
            to_right = (to_right + 1 / (1 + np.maximum(total[left] - into_left, 0))) / 2
            to_left = (to_left + 1 / (1 + np.maximum(total[right] - into_right, 0))) / 2
        given = odds * to_right * to_left
        found = np.bincount(kind, given / (1 + given), minlength=2)
        odds = odds * ((expected + 1) / (found + 1))[kind]
    result = log_odds.copy()
    result[kept] = np.log(given)
    return np.clip(result, -MOST, MOST)


def _nodes(source: Ints, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Numbers of the nodes (report, the other's source) at both ends."""
    sources = int(source.max()) + 1
    named = np.concatenate([left * sources + source[right], right * sources + source[left]])
    _, number = np.unique(named, return_inverse=True)
    return number[: len(left)], number[len(left) :]
