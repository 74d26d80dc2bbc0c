r"""A lower bound that asks little: Chao's, from the cases on one list and on two.

Cases that are hard to see leave more of themselves unseen than this bound says, so where cases differ it is a lower bound
and no estimate. Lists may differ in strength: main effects for the lists, and a term for each number of lists from three
up, at least zero, that lets those cells hold more than the lists alone lead one to expect (Rivest and Baillargeon 2007, Biometrics 63:999; Chao 1987, Biometrics 43:783).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.casualties.loglinear import counts_of, fit_one, full_table
from detente.casualties.patterns import Patterns


@dataclass(frozen=True)
class LowerBound:
    """The bound on the total with its standard error and log-normal limits (Chao 1987)."""

    total: float
    se: float
    low: float
    high: float


def lower_bound(table: Patterns) -> LowerBound | None:
    """Chao's lower bound of the total; None where no case is on two lists, or the bound has no finite value."""
    if not table.on_several:
        return None
    lists = len(table.lists)
    cells, counts = full_table(lists), counts_of(table)
    times = cells.sum(axis=1)
    main = np.column_stack([np.ones(len(cells)), cells])
    above = list(range(3, 1 + int(times[counts > 0].max())))
    within = times <= max([2, *above])
    while True:
        more = [np.maximum(times - k + 1, 0) for k in above]
        columns = np.column_stack([main, *more])[within]
        found, terms = fit_one(columns, counts[within])
        negative = [k for k, term in zip(above, terms[1 + lists :], strict=True) if term < 0]
        if not negative:
            break
        above = [k for k in above if k not in negative]
    if not found.estimable:
        return None
    ratio = np.exp(1.96 * np.sqrt(np.log1p((found.se / found.unseen) ** 2))) if found.unseen > 0 else 1.0
    n = table.observed
    return LowerBound(
        n + found.unseen, found.se, float(n + found.unseen / ratio), float(n + found.unseen * ratio)
    )
