"""From values to shares of a length, and the round values worth a tick."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """A value's place between 0 and 1, on a plain or a logarithmic axis."""

    low: float
    high: float
    log: bool = False

    def at(self, value: float) -> float:
        """The share of the axis at which the value stands; beyond the ends it stays at the end."""
        if self.log:
            share = (math.log(max(value, 1e-300)) - math.log(self.low)) / (
                math.log(self.high) - math.log(self.low)
            )
        else:
            share = (value - self.low) / (self.high - self.low)
        return min(1.0, max(0.0, share))

    def holds(self, value: float) -> bool:
        """Whether the value lies on the axis."""
        return self.low <= value <= self.high

    def ticks(self, most: int = 6) -> list[float]:
        """Round values on the axis, at most so many."""
        found = _log_ticks(self.low, self.high, most) if self.log else _plain_ticks(self.low, self.high, most)
        return [tick for tick in found if self.holds(tick)]


def scale_of(values: Iterable[float], log: bool, from_zero: bool = False) -> Scale:
    """An axis for the values: its ends round, and never a single point."""
    known = [v for v in values if math.isfinite(v) and (v > 0 or not log)]
    if log:
        low, high = (min(known), max(known)) if known else (0.5, 2.0)
        low, high = (low / 1.5, high * 1.5) if high < low * 1.2 else (low / 1.08, high * 1.08)
        return Scale(low, high, log=True)
    low = min([0.0, *known]) if from_zero or not known else min(known)
    high = max([low + (1.0 if low == 0 else abs(low) * 0.1), *known])
    step = _step(high - low, 5)
    return Scale(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step)


def _step(span: float, most: int) -> float:
    rough = span / max(1, most)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * n for n in (1, 2, 5, 10) if power * n >= rough * (1 - 1e-9))


def _plain_ticks(low: float, high: float, most: int) -> list[float]:
    step = _step(high - low, most)
    first = math.ceil(low / step - 1e-9)
    return [round((first + n) * step, 12) for n in range(int((high - low) / step + 1e-6) + 1)]


def _log_ticks(low: float, high: float, most: int) -> list[float]:
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for leads in ((1, 1.5, 2, 3, 5, 7), (1, 2, 5), (1, 3), (1,)):
        ticks = [float(f"{lead}e{power}") for power in powers for lead in leads]
        ticks = [tick for tick in ticks if low <= tick <= high]
        if len(ticks) <= most:
            break
    stride = math.ceil(len(ticks) / most) if ticks else 1
    return ticks[::stride]
