"""What may be shown of a table of cases: no small cell, and no figure finer than it is known.

A cell of a few cases, beside a place and a week, can name a person. Cells below ``LEAST`` are withheld, and with them one
more where a published sum would give the withheld one away.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import floor, log10

LEAST = 10
DIGITS = 2


def suppressed(cells: Mapping[str, int], least: int = LEAST) -> dict[str, int | None]:
    """Counts as they may be published beside their sum: None where withheld.

    Zeros are shown. If exactly one cell would be withheld, or the withheld sum to less than ``least``, the smallest other
    goes with it, so that no difference from the sum gives a small cell back.
    """
    small = [name for name, n in cells.items() if 0 < n < least]
    rest = sorted((n, name) for name, n in cells.items() if n >= least)
    while small and rest and (len(small) < 2 or sum(cells[name] for name in small) < least):
        small.append(rest.pop(0)[1])
    return {name: None if name in small else n for name, n in cells.items()}


def rounded(value: float, digits: int = DIGITS) -> int:
    """A figure to so many leading digits: 10,436 is 10,000; what stands behind them is not known."""
    if value == 0:
        return 0
    step = 10.0 ** max(0, floor(log10(abs(value))) - digits + 1)
    return int(round(value / step) * step)
