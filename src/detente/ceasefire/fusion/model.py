r"""The model: log odds that two reports tell of one incident, fitted to the reports at hand without labels.

.. math:: \operatorname{logit} P(M \mid c, \gamma) = \operatorname{logit}\pi_c
          + \sum_f \log \frac{m_f(\gamma_f)}{u_f(\gamma_f)}

with the pair's cell :math:`c` (time and place), its levels of agreement :math:`\gamma_f` in act, actors and deaths,
and :math:`m_f, u_f` how often pairs of one incident and of two come out so.

Fitted in three steps, none of which can swap the classes: *u* is counted on pairs at one place 8 to 16 days apart,
which cannot match (random pairs would make every near pair look like a match); *m* by EM on the core (two sources,
same day, same place) with *u* fixed; :math:`\pi_c` by EM over all cells with both fixed, from pairs of two sources. A cell
of one source has :data:`weights.SAME_SOURCE` times the chance of its twin. All are drawn towards the stated weights.

Assumes that act, actors and deaths agree independently given match or not. They do not quite, so the scores rank
better than they are calibrated. Not for reports without days or places.
Source: Fellegi and Sunter, JASA 64 (1969), 1183-1210; EM as in Winkler (1988).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from detente.ceasefire.fusion.sheet import Floats, Ints
from detente.ceasefire.fusion.weights import (
    FIELDS,
    PULL,
    SAME_SOURCE,
    Field,
    cell_margins,
    stated_chances,
    within_kind,
)

ROUNDS = 200
SLOW = 1.0
"""Pseudo-matches that slow the steps of a margin with few matches."""
ENOUGH_CORE = 20
"""Core pairs below which the stated weights stand."""
ENOUGH_APART = 20
"""Pairs at one place and far apart in time below which the stated weights stand."""
ENOUGH_NEAR = 10
"""Near pairs of two sources below which the stated chances stand too."""


Basis = Literal["stated", "chances fitted", "fitted"]


@dataclass(frozen=True)
class Model:
    """Log weights of every level of every field, and the chance of a match in every cell (two sources)."""

    weights: tuple[Floats, ...]
    chances: Floats
    basis: Basis

    def log_odds(self, cells: Ints, levels: Ints, same_source: np.ndarray) -> Floats:
        """Log odds of a match for each pair."""
        return np.asarray(self.cell_part(cells, same_source) + self.content_part(levels), dtype=np.float64)

    def cell_part(self, cells: Ints, same_source: np.ndarray) -> Floats:
        """What time and place alone say."""
        chance = self.chances[cells] * np.where(same_source, SAME_SOURCE, 1.0)
        return np.asarray(np.log(chance / (1 - chance)), dtype=np.float64)

    def content_part(self, levels: Ints) -> Floats:
        """What act, actors and deaths add."""
        return np.asarray(sum(w[levels[:, f]] for f, w in enumerate(self.weights)), dtype=np.float64)


def stated() -> Model:
    """The model with the stated weights, for when there is too little to learn from."""
    weights = tuple(np.log(f.stated("match") / f.stated("other")) for f in FIELDS)
    return Model(weights, stated_chances(), "stated")


def fit(apart: Ints, core: Ints, cells: Ints, levels: Ints) -> Model:
    """The model for these pairs: levels of the pairs apart and of the core, cells and levels of all cross-source pairs."""
    model = stated()
    if len(cells) < ENOUGH_NEAR:
        return model
    if len(core) >= ENOUGH_CORE and len(apart) >= ENOUGH_APART:
        other = [_shares(f, apart[:, i], None, "other") for i, f in enumerate(FIELDS)]
        weights = tuple(np.log(m / u) for m, u in zip(_match(core, other), other, strict=True))
        return Model(weights, _chances(weights, cells, levels), "fitted")
    return replace(model, chances=_chances(model.weights, cells, levels), basis="chances fitted")


def _shares(field: Field, seen: Ints, share: Floats | None, which: str) -> Floats:
    """How often each level came out, inside its kind, drawn towards the stated share."""
    counts = np.bincount(seen, share, minlength=len(field.levels))
    drawn = counts + PULL * field.stated(which)
    return within_kind(drawn, field.kinds)


def _match(core: Ints, other: list[Floats]) -> list[Floats]:
    """m of each field, and with it the core's own chance of a match, by EM with u fixed."""
    patterns, counts = np.unique(core, axis=0, return_counts=True)
    match, chance = [f.stated("match") for f in FIELDS], 0.5
    for _ in range(ROUNDS):
        ratio = np.exp(sum(np.log(match[i] / other[i])[patterns[:, i]] for i in range(len(FIELDS))))
        share = chance * ratio / (chance * ratio + 1 - chance)
        before, chance = chance, float((share * counts).sum() / counts.sum())
        match = [_shares(f, patterns[:, i], share * counts, "match") for i, f in enumerate(FIELDS)]
        if abs(chance - before) < 1e-7:
            break
    return match


def _chances(weights: tuple[Floats, ...], cells: Ints, levels: Ints) -> Floats:
    """The chance of a match in each cell, by EM; a cell with few pairs follows what its day, place and name say."""
    sizes = [len(f.levels) for f in FIELDS]
    start = stated_chances()
    keys = np.ravel_multi_index((cells, *levels.T), (len(start), *sizes))
    keys, counts = np.unique(keys, return_counts=True)
    cell, *level = np.unravel_index(keys, (len(start), *sizes))
    ratio = np.exp(sum(w[at] for w, at in zip(weights, level, strict=True)))
    pairs = np.bincount(cell, counts, minlength=len(start))
    margins = cell_margins()
    expected_odds = np.log(start / (1 - start))
    chances = start
    for _ in range(ROUNDS):
        chance = chances[cell]
        share = chance * ratio / (chance * ratio + 1 - chance)
        matches = np.bincount(cell, share * counts, minlength=len(start))
        for margin in margins:
            expected = np.bincount(margin, pairs / (1 + np.exp(-expected_odds)))
            found = np.bincount(margin, matches)
            expected_odds = expected_odds + np.log((found + SLOW) / (expected + SLOW))[margin]
        before, chances = chances, (matches + PULL / (1 + np.exp(-expected_odds))) / (pairs + PULL)
        if np.abs(chances - before).max() < 1e-5:
            break
    return np.asarray(np.clip(chances, 1e-5, 0.98), dtype=np.float64)
