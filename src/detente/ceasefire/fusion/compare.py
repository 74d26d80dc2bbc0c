"""Comparing a pair: the cell of time and place that it lies in, and the level of agreement in each field.

A cell is how the dates lie x how exactly both are placed x how far apart x whether the place's name agrees; the
chance of a match is the cell's own. Act, actors and deaths are the content, whose agreement is weighed alike in
all cells. Only what both reports could have said is compared.
"""

from __future__ import annotations

import numpy as np

from detente.ceasefire.fusion.candidates import Pairs
from detente.ceasefire.fusion.sheet import Ints, Sheet
from detente.ceasefire.fusion.weights import BANDS, NAMED, PLACES


def cells(sheet: Sheet, pairs: Pairs) -> Ints:
    """The cell of each pair, numbered as ``weights.stated_chances``."""
    time = _time(sheet, pairs)
    fine = np.minimum(sheet.precision[pairs.left], sheet.precision[pairs.right])
    coarse = np.maximum(sheet.precision[pairs.left], sheet.precision[pairs.right])
    place = np.where(coarse <= 2, coarse - 1, 2 * coarse - 4 + (fine == coarse))
    limits = np.array([limits for _, _, limits in PLACES])
    band = (pairs.km[:, None] > limits[place]).sum(axis=1)
    level = np.clip(coarse - 2, 0, 2)
    a, b = sheet.names[pairs.left, level], sheet.names[pairs.right, level]
    named = np.where((a < 0) | (b < 0), 0, np.where(a == b, 1, 2))
    return np.asarray(((time * len(PLACES) + place) * len(BANDS) + band) * len(NAMED) + named, dtype=np.int64)


def is_core(sheet: Sheet, pairs: Pairs) -> np.ndarray:
    """Pairs of two sources, the same certain day, placed by settlement or better and close: here matches are learnt."""
    exact = sheet.exact_days[pairs.left] & sheet.exact_days[pairs.right]
    settled = (sheet.precision[pairs.left] <= 2) & (sheet.precision[pairs.right] <= 2)
    two = sheet.source[pairs.left] != sheet.source[pairs.right]
    return np.asarray(exact & settled & two & (pairs.gap == 0) & (pairs.km <= 5), dtype=np.bool_)


def levels(sheet: Sheet, pairs: Pairs) -> Ints:
    """The level of each pair in each field, (pairs, fields), numbered as ``weights.FIELDS``."""
    return np.column_stack([_act(sheet, pairs), _actors(sheet, pairs), _deaths(sheet, pairs)])


def _time(sheet: Sheet, pairs: Pairs) -> Ints:
    exact = sheet.exact_days[pairs.left] & sheet.exact_days[pairs.right]
    span = (sheet.last - sheet.first)[pairs.left] + (sheet.last - sheet.first)[pairs.right]
    overlap = np.where(exact, 0, np.where(span <= 4, 1, 2))
    return np.asarray(np.where(pairs.gap == 0, overlap, np.minimum(pairs.gap, 3) + 2), dtype=np.int64)


def _act(sheet: Sheet, pairs: Pairs) -> Ints:
    a, b = sheet.types[pairs.left], sheet.types[pairs.right]
    told = (a >= 0) & (b >= 0)
    same = told & (a == b)
    fine = np.select([same[:, 0], same[:, 1], same[:, 2]], [1, 2, 3], 4)
    group = np.select([same[:, 1], same[:, 2]], [5, 6], 7)
    broad = np.where(same[:, 2], 8, 9)
    return np.asarray(
        np.select([told[:, 0], told[:, 1], told[:, 2]], [fine, group, broad], 0), dtype=np.int64
    )


def _actors(sheet: Sheet, pairs: Pairs) -> Ints:
    a, b = sheet.actors[pairs.left], sheet.actors[pairs.right]
    known = np.minimum((a >= 0).sum(axis=1), (b >= 0).sum(axis=1))
    straight = ((a == b) & (a >= 0)).sum(axis=1)
    crossed = ((a == b[:, ::-1]) & (a >= 0)).sum(axis=1)
    common = np.minimum(np.maximum(straight, crossed), known)
    two = np.select([straight == 2, common == 2], [3, 4], 6 - common)
    return np.asarray(np.select([known == 0, known == 1], [0, 2 - common], two), dtype=np.int64)


def _deaths(sheet: Sheet, pairs: Pairs) -> Ints:
    a, b = sheet.deaths[pairs.left], sheet.deaths[pairs.right]
    low, high = np.minimum(a, b), np.maximum(a, b)
    equal = np.select([high == 0, high <= 2, high <= 9], [1, 2, 3], 4)
    one_none = np.where(high <= 2, 7, 8)
    nearly = (high - low <= 1) | (high <= 1.5 * low)
    unequal = np.where(nearly, np.where(high < 10, 5, 6), 9)
    return np.asarray(
        np.select([low < 0, low == high, low == 0], [np.zeros_like(low), equal, one_none], unequal),
        dtype=np.int64,
    )
