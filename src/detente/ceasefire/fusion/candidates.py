"""Candidates: pairs of reports near enough in time and place to be one incident, without looking at all pairs.

Reports lie in a grid as wide as the reach of the coarser place precision, sorted by cell and day; each looks into
its own and the eight cells around, at the days in question. The work grows with the number of pairs found.
Distances are on a local plane, good to about 1 % below 100 km; the date line and the poles are not bridged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from detente.ceasefire.fusion.sheet import Floats, Ints, Sheet
from detente.errors import Fault, InputError
from detente.places import KM_PER_DEGREE

REACH_KM = {1: 20.0, 2: 20.0, 3: 35.0, 4: 95.0}
"""How far apart two reports may be placed, by the coarser of their precision classes."""
GAP_DAYS = 4
"""How many days may lie between their ranges of days."""
LONG_SPAN = 2
"""Ranges longer than this are searched apart, so that they do not widen everybody's window."""
MOST_PAIRS = 30_000_000
"""Pairs looked at in one batch, beyond which the memory of a laptop would not do."""


@dataclass(frozen=True)
class Pairs:
    """Two reports (positions in the sheet, ``left < right``), their distance and the days between their ranges."""

    left: Ints
    right: Ints
    km: Floats
    gap: Ints

    def __len__(self) -> int:
        return len(self.left)


def near(sheet: Sheet, alone: set[int]) -> Pairs:
    """All candidates; no pair inside the sources of ``alone``, which report an incident at most once."""
    found = []
    groups = [
        _group(sheet, low, high, long) for low, high in ((1, 2), (3, 3), (4, 4)) for long in (False, True)
    ]
    for a, (rows_a, reach_a) in enumerate(groups):
        for rows_b, reach_b in groups[a:]:
            reach = max(reach_a, reach_b)
            for left, right in _grid_join(sheet, rows_a, rows_b, reach, GAP_DAYS):
                keep = left < right if rows_a is rows_b else np.ones(len(left), dtype=bool)
                if alone:
                    same = sheet.source[left] == sheet.source[right]
                    keep &= ~(same & np.isin(sheet.source[left], list(alone)))
                found.append(_measure(sheet, left[keep], right[keep], reach, 0, GAP_DAYS))
    return _together(found)


def apart(sheet: Sheet, days: tuple[int, int], km: float, most: int) -> Pairs:
    """Pairs of two sources at one place, too many days apart to match: how alike are reports that do not match?

    At most about ``most`` pairs, from evenly spread reports.
    """
    rows, _ = _group(sheet, 1, 2, False)
    total = sum(
        len(left) for left, _ in _grid_join(sheet, rows[:: max(1, len(rows) // 500)], rows, km, days[1])
    )
    expected = total * max(1, len(rows) // 500)
    some = rows[:: max(1, -(-expected // most))]
    found = []
    for left, right in _grid_join(sheet, some, rows, km, days[1]):
        keep = (sheet.source[left] != sheet.source[right]) & (left < right)
        found.append(_measure(sheet, left[keep], right[keep], km, *days))
    return _together(found)


def _group(sheet: Sheet, low: int, high: int, long: bool) -> tuple[Ints, float]:
    spans = sheet.last - sheet.first > LONG_SPAN
    of_class = (sheet.precision >= low) & (sheet.precision <= high)
    return np.flatnonzero(sheet.comparable & of_class & (spans == long)), REACH_KM[high]


def _grid_join(sheet: Sheet, rows_a: Ints, rows_b: Ints, km: float, gap: int) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of neighbouring cells whose days may lie within ``gap``, one batch a direction."""
    if not len(rows_a) or not len(rows_b):
        return
    rows = np.concatenate([rows_a, rows_b])
    steepest = min(float(np.abs(sheet.latitude[rows]).max()), 85.0)
    height, width = km / KM_PER_DEGREE, km / (KM_PER_DEGREE * np.cos(np.radians(steepest)))
    y = np.floor(sheet.latitude / height, where=sheet.comparable, out=np.zeros(len(sheet.first))).astype(
        np.int64
    )
    x = np.floor(sheet.longitude / width, where=sheet.comparable, out=np.zeros(len(sheet.first))).astype(
        np.int64
    )
    x, y = x - x[rows].min() + 1, y - y[rows].min() + 1
    tall = int(y[rows].max()) + 2
    longest = int((sheet.last - sheet.first)[rows_b].max())
    start = int(sheet.first[rows].min()) - longest - gap - 1
    days = int(sheet.last[rows].max()) + gap + 2 - start
    key = ((x * tall + y) * days + sheet.first - start)[rows_b]
    order = np.argsort(key, kind="stable")
    key, rows_b = key[order], rows_b[order]
    earliest, latest = sheet.first[rows_a] - longest - gap - start, sheet.last[rows_a] + gap - start
    for step in [dx * tall + dy for dx in (-1, 0, 1) for dy in (-1, 0, 1)]:
        cell = ((x * tall + y)[rows_a] + step) * days
        begin = np.searchsorted(key, cell + earliest, "left")
        count = np.searchsorted(key, cell + latest, "right") - begin
        total = int(count.sum())
        if total > MOST_PAIRS:
            raise InputError("reports", [_too_dense(total)])
        if total:
            offset = np.arange(total) - np.repeat(np.cumsum(count) - count, count)
            yield np.repeat(rows_a, count), rows_b[np.repeat(begin, count) + offset]


def _measure(sheet: Sheet, left: Ints, right: Ints, reach: float, low: int, high: int) -> Pairs:
    """The pairs that truly lie within reach and within these days, smaller position first."""
    left, right = np.minimum(left, right), np.maximum(left, right)
    gap = np.maximum(sheet.first[right] - sheet.last[left], sheet.first[left] - sheet.last[right])
    gap = np.maximum(gap, 0)
    keep = (gap >= low) & (gap <= high)
    left, right, gap = left[keep], right[keep], gap[keep]
    middle = np.radians((sheet.latitude[left] + sheet.latitude[right]) / 2)
    east = (sheet.longitude[left] - sheet.longitude[right]) * np.cos(middle)
    km = KM_PER_DEGREE * np.hypot(east, sheet.latitude[left] - sheet.latitude[right])
    keep = km <= reach
    return Pairs(left[keep], right[keep], km[keep], gap[keep])


def _together(found: list[Pairs]) -> Pairs:
    """All batches as one; the sheet's order makes their order the same in every run."""
    none = np.zeros(0, dtype=np.int64)
    empty = Pairs(none, none, none.astype(np.float64), none)
    parts = [empty, *found]
    return Pairs(
        np.concatenate([p.left for p in parts]),
        np.concatenate([p.right for p in parts]),
        np.concatenate([p.km for p in parts]),
        np.concatenate([p.gap for p in parts]),
    )


def _too_dense(total: int) -> Fault:
    return Fault(
        "the reports",
        f"{total:,} pairs lie near each other in time and place, which cannot be told apart",
        "check whether one point stands for many places (write place precision 5 for those), or fuse a shorter period",
    )
