"""An estimate never travels alone: a value with its interval, method and caveats, or a refusal with a reason.

``Estimate | NotEstimable`` is what every computing room returns. There is no third possibility, and no bare
float: whoever prints the value has the interval and the caveats in hand.

    >>> Estimate(0.62, 0.41, 0.94, "ratio", "random effects", caveats=("boundary assumed",)).shown()
    '0.62 (0.41 to 0.94) ratio'
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from detente.say import say


@dataclass(frozen=True)
class Estimate:
    """A value with its interval (``level`` coverage), the method that made it and what it leaves out."""

    value: float
    low: float
    high: float
    unit: str
    method: str
    level: float = 0.95
    p: float | None = None
    assumptions: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not all(isfinite(x) for x in (self.value, self.low, self.high)):
            raise ValueError("an estimate needs finite value and limits; return NotEstimable instead")
        if not self.low <= self.value <= self.high:
            raise ValueError(f"expected low <= value <= high, got {self.low}, {self.value}, {self.high}")

    def shown(self, digits: int = 2) -> str:
        """The value, its interval and unit in one phrase."""
        if digits == 2:
            return say(
                "{value:.2f} ({low:.2f} to {high:.2f}) {unit}",
                value=self.value, low=self.low, high=self.high, unit=self.unit,
            )  # fmt: skip
        return f"{self.value:.{digits}f} ({self.low:.{digits}f} to {self.high:.{digits}f}) {self.unit}"

    def interval(self) -> str:
        """The value and its interval, without the unit."""
        return say("{value:.2f} ({low:.2f} to {high:.2f})", value=self.value, low=self.low, high=self.high)


@dataclass(frozen=True)
class NotEstimable:
    """A refusal: the data cannot bear the number. ``code`` is for programs, ``reason`` for people."""

    code: str
    reason: str

    def shown(self, digits: int = 2) -> str:  # noqa: ARG002 - same call as Estimate.shown
        """The refusal in one phrase."""
        return say("not estimable: {reason}", reason=self.reason)


Result = Estimate | NotEstimable
