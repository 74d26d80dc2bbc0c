"""Numbers of a folded text in a language: local digits, separators, number words, scales.

A group of three digits after a sign is a thousand in every language here, save the point in English. What stands in a
date, or before a unit of time, is left to the caller (:func:`find_numbers` takes the stretches to pass over).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.talks.languages.language import Language

DIGITS = re.compile(
    r"(?:(?<![\w.,/])|(?<=[^\w.][\u0648\u0628\u0644\u0641]))(?:\d{1,3}(?:[., '](?=\d{3}(?!\d)))(?:\d{3}[., ](?=\d{3}(?!\d)))*\d{3}|\d{1,15}(?:[.,]\d{1,6})?)(?![\d/]|[.,:]\d)"
)
LETTERS_AFTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Number:
    """A number of the folded text and its value."""

    start: int
    end: int
    value: float


@lru_cache(maxsize=16)
def _words(language: Language) -> re.Pattern[str]:
    forms = sorted({*language.values, *language.multiples}, key=lambda w: (-len(w), w))
    word = "|".join(map(re.escape, forms))
    glue = rf"(?:{language.glue})?" if language.glue else ""
    joint = rf"(?:[- ]+|{language.joined_by})" if language.joined_by else "[- ]+"
    return re.compile(rf"(?<!\w){glue}(?P<first>{word})(?:{joint}{glue}(?:{word})(?!\w))*(?!\w)")


def value_of_digits(text: str, *, decimal_point: bool = False) -> float:
    """``1 144``, ``2,222`` and ``2.222`` are thousands; ``0.25`` and ``1,8`` are not."""
    grouped = re.fullmatch(r"[1-9]\d{0,2}(?:[., ']\d{3})+", text)
    if grouped and not (decimal_point and "." in text):
        return float(re.sub(r"[., ']", "", text))
    if decimal_point:
        return float(text.replace(",", ""))
    return float(text.replace(" ", "").replace("'", "").replace(",", "."))


def value_of_words(text: str, language: Language) -> float | None:
    """The value of a run of number words, None for a bare scale ("thousands")."""
    total = part = 0.0
    seen = False
    for token in _tokens(text, language):
        if token in language.values:
            value = language.values[token]
            part = part * value if value == 100 and 0 < part < 10 else part + value
            seen = True
        else:
            total, part = total + (part or 1) * language.multiples[token], 0.0
            seen = seen or language.multiples[token] == 1000
    return total + part if seen else None


def _tokens(text: str, language: Language) -> list[str]:
    forms = sorted({*language.values, *language.multiples}, key=lambda w: (-len(w), w))
    return re.findall(rf"(?<!\w)(?:{language.glue or ''})?({'|'.join(map(re.escape, forms))})(?!\w)", text)


def find_numbers(text: str, language: Language, skip: Sequence[tuple[int, int]] = ()) -> list[Number]:
    """Every number of the folded text, in order, outside the stretches to skip and not before a unit of time."""
    found: list[Number] = []
    for m in DIGITS.finditer(text):
        if LETTERS_AFTER.match(text, m.end()) or ((m.start() and text[m.start() - 1] in "-+") and m.start() > 1 and text[m.start() - 2].isalnum()):  # fmt: skip
            continue
        value, end = value_of_digits(m[0], decimal_point=language.decimal_point), m.end()
        scale = re.compile(rf" ({'|'.join(map(re.escape, language.multiples)) or '(?!)'})(?!\w)").match(
            text, end
        )
        if scale:
            value, end = value * language.multiples[scale[1]], scale.end()
        found.append(Number(m.start(), end, value))
    for m in _words(language).finditer(text):
        worded = value_of_words(m[0], language)
        if worded is not None and not any(n.start < m.end() and m.start() < n.end for n in found):
            found.append(Number(m.start("first"), m.end(), worded))
    kept = [
        n
        for n in sorted(found, key=lambda n: n.start)
        if not language.duration.match(text, n.end)
        and not language.uncounted.search(text[max(0, n.start - 12) : n.start])
    ]
    return [n for n in kept if not any(s < n.end and n.start < e for s, e in skip)]
