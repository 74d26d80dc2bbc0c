"""Numbers as written: digits with separators, number words, scales.

    >>> [(n.value, n.text) for n in find_numbers("about 20 thousand, twenty-one and 3.4")]
    [(20000, '20 thousand'), (21, 'twenty-one'), (3.4, '3.4')]

Numbers that are names (M23, S/2031/7, 24/7, 08:15, 31/2031) are not found here at all.
To add a number word: ``WORDS`` or ``SCALES``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.talks.word_lists import listed

ONES = listed(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """
)
TENS = listed(
    """
    twenty thirty forty fifty sixty seventy eighty ninety
    """
)
WORDS = {w: i for i, w in enumerate(ONES)} | {w: 10 * i for i, w in enumerate(TENS, 2)}
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
WORD = "|".join(sorted(WORDS, key=len, reverse=True))
SCALE = "|".join(SCALES)
AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion)) and "
WORD_NUMBER = rf"(?:a (?=hundred|thousand|million|billion))?(?:(?:{WORD}|{SCALE})(?:(?:[- ]|{AND})(?=(?:{WORD}|{SCALE})\b))?)+"
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d.])|\d+(?:\.\d+)?"
NUMBER = re.compile(
    rf"(?<![\w/.,:#&+-])(?:(?P<digits>{DIGITS})(?P<scale>[ -](?:{SCALE})\b)?|(?P<half>[Hh]alf a (?:million|billion|dozen))|(?P<words>(?i:{WORD_NUMBER})))(?:(?=(?:km|kg|mm|cm|m|t|ha)\b)|(?![\w/:]))(?!\.\d)"
)


@dataclass(frozen=True)
class Number:
    """A number in the text and its plain value."""

    start: int
    end: int
    text: str
    value: int | float
    worded: bool


def _tidy(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 6)


def _worded(text: str) -> int | None:
    total = part = 0
    seen = False
    for token in re.split(r"[- ]+", text.lower()):
        if token in {"a", "and"}:
            continue
        if token in WORDS:
            part += WORDS[token]
        elif token == "hundred":
            part = max(part, 1) * 100
        elif token in SCALES:
            total, part = total + max(part, 1) * SCALES[token], 0
        else:
            return None
        seen = True
    return total + part if seen else None


def find_numbers(flat: str, start: int = 0, end: int | None = None) -> list[Number]:
    """Every number of the stretch, in order."""
    found: list[Number] = []
    for m in NUMBER.finditer(flat, start, len(flat) if end is None else end):
        if m["half"]:
            value: float | None = 500_000 if "million" in m[0] else 5 * 10**8 if "billion" in m[0] else None
        elif m["words"]:
            value = _worded(m[0])
            if m[0].lower() in SCALES:
                value = None  # "thousands", "a decade": a magnitude without a number
        else:
            if len(m["digits"]) > 18:
                continue
            value = float(re.sub(r"[ ,]", "", m["digits"])) * SCALES.get((m["scale"] or "").strip(" -"), 1)
        if value is not None:
            found.append(Number(m.start(), m.end(), m[0], _tidy(value), bool(m["words"] or m["half"])))
    return found
