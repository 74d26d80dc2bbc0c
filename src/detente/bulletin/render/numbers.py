"""How a number is written: the same everywhere, by no locale of the machine.

Four digits stand together, so that 2018 stays a year; longer numbers are grouped. A number that is not zero is
never rounded to zero.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from detente.bulletin.render.words import Words
from detente.say import Language

MOST_DECIMALS = 6


@dataclass(frozen=True)
class Numbers:
    """The signs of one language, and the words that stand with numbers."""

    group: str = ","
    decimal: str = "."
    minus: str = "\u2212"
    least: int = 5
    """How many digits a number has before it is grouped."""
    words: Words = field(default_factory=Words)

    def among(self, values: Iterable[float | int | str | None]) -> Numbers:
        """The signs for numbers that stand together: where one is grouped, all are."""
        known = [abs(v) for v in values if isinstance(v, (int, float)) and math.isfinite(v)]
        return replace(self, least=4) if max(known, default=0) >= 10_000 else self

    def show(self, value: float | int, decimals: int | None = None) -> str:
        """A number with as many decimals as asked for; by default three figures that count."""
        if isinstance(value, int):
            return self._signed(value < 0, str(abs(value)), "")
        if not math.isfinite(value):
            return "\u221e" if value > 0 else f"{self.minus}\u221e"
        places = decimals_of(value) if decimals is None else decimals
        text = f"{abs(value):.{places}f}"
        if value and not text.strip("0."):  # too small for its column: one figure of its own
            text = f"{abs(value):.{min(12, 1 - math.floor(math.log10(abs(value))) - 1)}f}"
        whole, _, part = text.partition(".")
        return self._signed(value < 0 and bool(text.strip("0.")), whole, part)

    def span(self, low: float, high: float) -> str:
        """Two ends, written alike."""
        places = max(decimals_of(low), decimals_of(high))
        return f"{self.show(low, places)}\u2013{self.show(high, places)}"

    def _signed(self, negative: bool, whole: str, part: str) -> str:
        if len(whole) >= self.least:
            head = len(whole) % 3
            groups = [whole[:head]] if head else []
            whole = self.group.join(groups + [whole[i : i + 3] for i in range(head, len(whole), 3)])
        return (self.minus if negative else "") + whole + (self.decimal + part if part else "")


SIGNS = {
    "ru": Numbers("\u202f", ","),
    "kk": Numbers("\u202f", ","),
    "uk": Numbers("\u202f", ","),
    "tr": Numbers(".", ","),
}


def numbers_of(code: str, language: Language | None = None) -> Numbers:
    """The signs a language uses; the English ones where we know no better. ``language`` brings its own, and its words."""
    if language is not None:
        return Numbers(language.group, language.decimal, words=Words(language))
    return SIGNS.get(code.split("-")[0].lower(), Numbers())


def decimals_of(value: float | int, figures: int = 3) -> int:
    """The decimals that so many counting figures need, less trailing zeros."""
    if isinstance(value, int) or not math.isfinite(value) or value == 0:
        return 0
    most = max(0, min(MOST_DECIMALS, figures - 1 - math.floor(math.log10(abs(value)))))
    text = f"{abs(value):.{most}f}"
    return len(text.partition(".")[2].rstrip("0"))


def common_decimals(values: Iterable[float | int | str | None]) -> int:
    """The decimals that serve a whole column: four counting figures of each value, at most three decimals."""
    numbers = [v for v in values if isinstance(v, float) and math.isfinite(v) and v]
    return min(3, max((decimals_of(v, 4) for v in numbers), default=0))
