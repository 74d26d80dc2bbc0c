"""Fusion's plain twin: the same scoring and grouping as slow loops that a reader can follow with pen and paper.

Takes a sheet and a model; looks at all pairs. Tests compare it with ``detente.ceasefire.fusion`` on small inputs.
"""

from __future__ import annotations

from itertools import combinations
from math import cos, exp, hypot, log, radians

from detente.ceasefire.fusion.model import Model
from detente.ceasefire.fusion.sheet import Sheet
from detente.ceasefire.fusion.weights import BANDS, NAMED, PLACES, SAME_SOURCE

Pair = tuple[int, int]
REACH = {1: 20.0, 2: 20.0, 3: 35.0, 4: 95.0}


def plain_pairs(sheet: Sheet) -> dict[Pair, tuple[float, int]]:
    """Distance and days between, for every pair within reach."""
    found = {}
    for a, b in combinations(range(len(sheet.first)), 2):
        if not (sheet.comparable[a] and sheet.comparable[b]):
            continue
        gap = max(0, sheet.first[b] - sheet.last[a], sheet.first[a] - sheet.last[b])
        north = sheet.latitude[a] - sheet.latitude[b]
        east = (sheet.longitude[a] - sheet.longitude[b]) * cos(
            radians((sheet.latitude[a] + sheet.latitude[b]) / 2)
        )
        km = 111.2 * hypot(north, east)
        if gap <= 4 and km <= REACH[max(sheet.precision[a], sheet.precision[b])]:
            found[a, b] = (km, int(gap))
    return found


def plain_log_odds(sheet: Sheet, model: Model, pair: Pair, km: float, gap: int) -> float:
    """Log odds of one pair: its cell's chance, then act, actors and deaths."""
    a, b = pair
    chance = float(model.chances[_cell(sheet, a, b, km, gap)])
    if sheet.source[a] == sheet.source[b]:
        chance *= SAME_SOURCE
    levels = (_act(sheet, a, b), _actors(sheet, a, b), _deaths(sheet, a, b))
    return log(chance / (1 - chance)) + sum(
        float(w[level]) for w, level in zip(model.weights, levels, strict=True)
    )


def plain_rivals(sheet: Sheet, odds: dict[Pair, float]) -> dict[Pair, float]:
    """Log odds given rivals: every report tells every likely pair how free it still is, 25 x 4 times over."""
    likely = {p: exp(min(20, max(-20, o))) for p, o in odds.items() if 1 / (1 + exp(-o)) > 1e-3}
    free = {(p, end): 1.0 for p in likely for end in p}
    kind = {p: sheet.source[p[0]] == sheet.source[p[1]] for p in likely}
    w = dict(likely)
    given = dict(w)

    def rivals(p: Pair, end: int) -> list[Pair]:
        other = sheet.source[p[0] + p[1] - end]
        return [q for q in likely if q != p and end in q and sheet.source[q[0] + q[1] - end] == other]

    against = {(p, end): rivals(p, end) for p in likely for end in p}
    for _ in range(25):
        for _ in range(4):
            free = {
                (p, end): (
                    free[p, end] + 1 / (1 + sum(w[q] * free[q, q[0] + q[1] - end] for q in against[p, end]))
                )
                / 2
                for p in likely
                for end in p
            }
        given = {p: w[p] * free[p, p[0]] * free[p, p[1]] for p in likely}
        for same in (False, True):
            expected = sum(x / (1 + x) for p, x in likely.items() if kind[p] == same)
            found = sum(x / (1 + x) for p, x in given.items() if kind[p] == same)
            w = {p: x * (expected + 1) / (found + 1) if kind[p] == same else x for p, x in w.items()}
    result = odds | {p: log(x) for p, x in given.items()}
    return {p: min(20, max(-20, x)) for p, x in result.items()}


def plain_cluster(source: list[int], odds: dict[Pair, float]) -> set[frozenset[int]]:
    """Best pair first; two groups join if all pairs between them add up to more than nothing."""
    groups = {frozenset([i]) for i in range(len(source))}
    for a, b in sorted((p for p in odds if odds[p] > 0), key=lambda p: (-odds[p], p)):
        ours, theirs = (next(g for g in groups if i in g) for i in (a, b))
        between = [(min(i, j), max(i, j)) for i in ours for j in theirs]
        refused = any(source[i] == source[j] and odds.get((i, j), -3.0) <= 0 for i, j in between)
        if ours != theirs and not refused and sum(odds.get(p, -3.0) for p in between) > 0:
            groups = (groups - {ours, theirs}) | {ours | theirs}
    return groups


def _cell(sheet: Sheet, a: int, b: int, km: float, gap: int) -> int:
    spans = [int(sheet.last[i] - sheet.first[i]) for i in (a, b)]
    time = {1: 3, 2: 4}.get(gap, 5) if gap else 0 if spans == [0, 0] else 1 if sum(spans) <= 4 else 2
    fine, coarse = sorted((int(sheet.precision[a]), int(sheet.precision[b])))
    place = {1: 0, 2: 1, 3: 2 + (fine == 3), 4: 4 + (fine == 4)}[coarse]
    band = sum(km > limit for limit in PLACES[place][2])
    level = {1: 0, 2: 0, 3: 1, 4: 2}[coarse]
    one, other = int(sheet.names[a, level]), int(sheet.names[b, level])
    named = 0 if min(one, other) < 0 else 1 if one == other else 2
    return ((time * len(PLACES) + place) * len(BANDS) + band) * len(NAMED) + named


def _act(sheet: Sheet, a: int, b: int) -> int:
    one, other = sheet.types[a].tolist(), sheet.types[b].tolist()
    for finest, results in ((0, (1, 2, 3, 4)), (1, (5, 6, 7)), (2, (8, 9))):
        if one[finest] >= 0 and other[finest] >= 0:
            for level, result in zip(range(finest, 3), results, strict=False):
                if one[level] == other[level] >= 0:
                    return result
            return results[-1]
    return 0


def _actors(sheet: Sheet, a: int, b: int) -> int:
    one, other = ([x for x in sheet.actors[i].tolist() if x >= 0] for i in (a, b))
    common = 0
    left = list(other)
    for name in one:
        if name in left:
            left.remove(name)
            common += 1
    known = min(len(one), len(other))
    if known < 2:
        return 2 - common if known else 0
    return {0: 6, 1: 5, 2: 3 if one == other else 4}[common]


def _deaths(sheet: Sheet, a: int, b: int) -> int:
    low, high = sorted((int(sheet.deaths[a]), int(sheet.deaths[b])))
    if low < 0:
        return 0
    if low == high:
        return 1 if high == 0 else 2 if high <= 2 else 3 if high <= 9 else 4
    if low == 0:
        return 7 if high <= 2 else 8
    if high - low <= 1 or high <= 1.5 * low:
        return 5 if high < 10 else 6
    return 9
