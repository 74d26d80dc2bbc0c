"""How often chance alone would pick zones that differ from the rest by as much: the p-value to quote."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, islice, product
from math import comb, prod

import numpy as np

from detente.estimate import Estimate
from detente.say import say
from detente.violence.question import Values
from detente.violence.random_effects import paule_mandel
from detente.violence.shuffle import orders
from detente.violence.types import Bool1D, Float1D, Int1D, Int2D

ALL_UP_TO = 20_000
ALPHA = 0.05
CLUSTERED_SHARE = 0.75


@dataclass(frozen=True)
class Permutation:
    """The p-value, how labels were shuffled, how many arrangements were seen, and the smallest p they allow."""

    p: float
    scheme: str
    arrangements: int
    complete: bool
    smallest_p: float

    @property
    def cannot_be_rarer(self) -> bool:
        """Areas are so few that no p could fall below .05, and this is the smallest they allow."""
        return self.smallest_p >= ALPHA and self.p <= self.smallest_p * (1 + 1e-9)


def leaves_out_1(result: Estimate) -> bool:
    """Interval and permutation p both exclude 1; where they differ, the weaker one speaks.

    Where areas are so few that no p could fall below .05 (caveat ``smallest_p``), the interval speaks, if p is the smallest.
    """
    rare = result.p is None or result.p < ALPHA or "smallest_p" in result.caveats
    return (result.low > 1 or result.high < 1) and rare


def permute(values: Values, regions: list[str | None] | None, draws: int, seed: int) -> Permutation:
    r"""Two-sided p of the zones' labels, shuffled over all areas, or within regions where the zones are clustered.

    .. math:: T(S) = \frac{\sum_{a \in S} w_a r_a}{\sum_{a \in S} w_a} - \frac{\sum_{a \notin S} w_a \bar r_a}{\sum_{a \notin S} w_a},
              \qquad p = \frac{\#\{S: |T(S)| \ge |T(S_0)|\}}{\#S}, \qquad w_a = \frac{1}{v_a + \tau^2_0}

    values : one number an area, with each date's in ``by_start``; a shuffled zone takes a zone's date with its label
    regions : region of each area of ``values``; None: free shuffling
    draws : all arrangements are gone through while they are at most 20,000; else this many are drawn from ``seed``
    returns : :class:`Permutation`; when drawn, the real arrangement is counted among them, so that p is never 0

    ``tau2_0`` and the weights are learnt without the labels, which keeps the test exact when areas are exchangeable
    and nothing happened. Source: Conley and Taber 2011, Review of Economics and Statistics 93:113; MacKinnon and
    Webb 2017; Phipson and Smyth 2010 for the drawn p.
    """
    n, zones = len(values.y), int(values.group.sum())
    strata = _strata(values, regions)
    scheme = "free" if len(strata) == 1 and len(strata[0][0]) == n else say("within regions")
    total = prod(comb(len(rows), size) for rows, size in strata)
    staggered = values.by_start.shape[1] > 1 and len(values.own) > 0
    complete = total <= ALL_UP_TO and not staggered
    if complete:
        sets = _every(strata, zones, total)  # the real arrangement comes first: zones are the first areas
    else:
        real = np.arange(zones)[None, :]
        sets = np.concatenate([real, _drawn(strata, zones, max(draws - 1, 1), seed)])
    statistic = np.abs(_contrasts(values, sets, staggered))
    p = float(np.mean(statistic >= statistic[0] * (1 - 1e-9) - 1e-12))
    smallest = 1.0 / (len(sets) if complete else min(len(sets), total))
    return Permutation(p, scheme, len(sets), complete, smallest)


def _contrasts(values: Values, sets: Int2D, staggered: bool) -> Float1D:
    """Weighted mean of each set of areas less that of the others, with weights that do not know the labels."""
    mean_y, mean_v = values.by_start @ values.share, values.v_by_start @ values.share
    weight = 1.0 / (mean_v + paule_mandel(mean_y, mean_v, np.ones((len(mean_y), 1)))[0])
    w = weight[sets]
    own = values.by_start[sets, values.own[None, :]] if staggered else mean_y[sets]
    inside = (w * own).sum(axis=1) / w.sum(axis=1)
    outside = ((weight * mean_y).sum() - (w * mean_y[sets]).sum(axis=1)) / (weight.sum() - w.sum(axis=1))
    contrasts: Float1D = inside - outside
    return contrasts


def clustered(group: Bool1D, regions: list[str | None]) -> bool:
    """Whether most zones (three quarters, two at least) lie in one region that holds less than half of all areas."""
    inside = [r for r, g in zip(regions, group, strict=True) if g and r is not None]
    if len(inside) < 2:
        return False
    most = max(sorted(set(inside)), key=inside.count)
    return inside.count(most) >= CLUSTERED_SHARE * int(group.sum()) and 2 * regions.count(most) < len(regions)


def _strata(values: Values, regions: list[str | None] | None) -> list[tuple[Int1D, int]]:
    """Areas among which labels are shuffled, and how many labels each set holds.

    Shuffling stays within regions only where the zones are clustered and it leaves at least twenty arrangements;
    with fewer no p could reach .05.
    """
    free = [(np.arange(len(values.y)), int(values.group.sum()))]
    if regions is None or not clustered(values.group, regions):
        return free
    names = sorted({r or "" for r in regions})
    member = np.array([names.index(r or "") for r in regions])
    strata = [(np.flatnonzero(member == i), int(values.group[member == i].sum())) for i in range(len(names))]
    strata = [(rows, size) for rows, size in strata if size]
    return strata if prod(comb(len(rows), size) for rows, size in strata) >= 20 else free


def _every(strata: list[tuple[Int1D, int]], zones: int, total: int) -> Int2D:
    parts = [list(combinations(rows.tolist(), size)) for rows, size in strata]
    flat = (a for combo in product(*parts) for part in combo for a in part)
    return np.fromiter(islice(flat, total * zones), dtype=np.int64, count=total * zones).reshape(total, zones)


def _drawn(strata: list[tuple[Int1D, int]], zones: int, draws: int, seed: int) -> Int2D:
    """Ordered draws: the k-th area of a draw takes the date of the k-th zone, in its region where those are kept."""
    sets = np.empty((draws, zones), dtype=np.int64)
    for stream, (rows, size) in enumerate(strata):
        places = np.flatnonzero(np.isin(np.arange(zones), rows))
        sets[:, places] = rows[orders(seed, stream, draws, len(rows))[:, :size]]
    return sets
