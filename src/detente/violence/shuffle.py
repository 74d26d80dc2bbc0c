"""Random orders from a seed that is handed in: the same on every machine and with every version of NumPy."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from detente.violence.types import Int2D

Keys: TypeAlias = NDArray[np.uint64]
WORD = 2**64 - 1
GOLDEN = 0x9E3779B97F4A7C15
FIRST, SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


def orders(seed: int, stream: int, draws: int, n: int) -> Int2D:
    r"""``draws`` random orders of 0 .. n - 1, as (draws, n).

    .. math:: z_i = \mathrm{mix}(s + i\,\gamma), \quad i = 1, 2, \dots \quad (\mathrm{mod}\ 2^{64})

    seed, stream : together name one sequence; returns the ranks of its 64-bit numbers, row by row

    Good for shuffling labels, not for secrets. Source: Steele, Lea and Flood 2014, OOPSLA 49:453 (SplitMix64).
    """
    counter = np.arange(1, draws * n + 1, dtype=np.uint64)
    named = _mix(np.array([seed & WORD, stream & WORD], dtype=np.uint64) + np.uint64(GOLDEN))
    start = _mix(named[:1] + (named[1:] << np.uint64(1)))
    keys = _mix(start + counter * np.uint64(GOLDEN))
    return np.argsort(keys.reshape(draws, n), axis=1, kind="stable").astype(np.int64)


def _mix(z: Keys) -> Keys:
    z = (z ^ (z >> np.uint64(30))) * np.uint64(FIRST)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(SECOND)
    mixed: Keys = z ^ (z >> np.uint64(31))
    return mixed
