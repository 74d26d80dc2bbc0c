r"""Uncertain records: the same estimate over several filled-in or differently matched tables, put together.

Where a field is missing, or two records may be one person, nobody knows the table. Draw it several times, estimate each,
and let the spread between tables widen the interval (law of total variance, Rubin 1987). On y = log of the unseen:

.. math:: T = W + (1 + 1/m) B, \qquad \nu = (m - 1) \left(1 + \frac{W}{(1 + 1/m) B}\right)^2, \qquad
   \bar n + \exp(\bar y \pm t_\nu \sqrt T)

with W the mean variance inside the m tables and B the variance of their means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from detente.estimate import Estimate, NotEstimable
from detente.say import say

FEWEST, ENOUGH = 2, 10


def combine_replicates(totals: Sequence[NDArray[np.integer]], observed: Sequence[int], level: float = 0.95) -> Estimate | NotEstimable:  # fmt: skip
    """One total from replicates: ``totals[r]`` (draws,) of the total in table r, ``observed[r]`` its observed cases.

    The value is the mean of the replicates' means, held inside the interval. One replicate shows no spread between tables
    and is refused; fewer than ten carry a caveat. Tables may differ in their observed cases, as when links are uncertain.
    """
    m = len(totals)
    if m != len(observed):
        raise ValueError(f"expected as many observed counts as replicates, got {len(observed)} and {m}")
    if m < FEWEST:
        return NotEstimable("one_replicate", say("one replicate cannot show how far replicates differ"))
    logs = [np.log(np.maximum(np.asarray(t, float) - n, 0.1)) for t, n in zip(totals, observed, strict=True)]
    means = np.array([one.mean() for one in logs])
    within, between = float(np.mean([one.var(ddof=1) for one in logs])), float(means.var(ddof=1))
    added = (1 + 1 / m) * between
    freedom = (m - 1) * (1 + within / added) ** 2 if added > 0 else np.inf
    half = float(student.ppf(0.5 + level / 2, freedom)) * np.sqrt(within + added)
    base, middle = float(np.mean(observed)), float(means.mean())
    low, high = base + np.exp(middle - half), base + np.exp(middle + half)
    value = float(np.clip(np.mean([np.mean(t) for t in totals]), low, high))
    share = added / (within + added) if within + added > 0 else 0.0
    caveats = [say("{share:.0%} of the variance is between the {m} replicates", share=share, m=m)]
    if m < ENOUGH:
        caveats.append(say("{m} replicates; with fewer than {enough} the spread between them is itself uncertain", m=m, enough=ENOUGH))  # fmt: skip
    return Estimate(value, float(low), float(high), "cases", "total variance over replicates", level=level, caveats=tuple(caveats))  # fmt: skip


def fill_labels(
    labels: Sequence[str | None],
    cells: NDArray[np.integer],
    rng: np.random.Generator,
    replicates: int = ENOUGH,
) -> list[list[str]]:
    """Missing labels (None) filled by that of a drawn case of the same pattern, or of any case where none has it.

    ``labels`` (cases,), ``cells`` (cases, lists). Holds where labels are missing at random given the pattern; where they
    are missing because of what happened, no filling helps. Raises ValueError where every label is missing.
    """
    known: dict[tuple[int, ...], list[str]] = {}
    everyone = [label for label in labels if label is not None]
    if not everyone:
        raise ValueError("expected at least one label that is not missing")
    for label, cell in zip(labels, cells.tolist(), strict=True):
        if label is not None:
            known.setdefault(tuple(cell), []).append(label)
    return [_filled(labels, cells, known, everyone, rng) for _ in range(replicates)]


def _filled(
    labels: Sequence[str | None], cells: NDArray[np.integer], known: Mapping[tuple[int, ...], list[str]],
    everyone: list[str], rng: np.random.Generator,
) -> list[str]:  # fmt: skip
    made = []
    for label, cell in zip(labels, cells.tolist(), strict=True):
        donors = known.get(tuple(cell), everyone)
        made.append(label if label is not None else donors[int(rng.integers(len(donors)))])
    return made
