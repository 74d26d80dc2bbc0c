"""How two wordings of one clause differ, word by word, and which differences bear on what is owed.

A changed day, number or span of time, and a changed word of obligation ("shall", "should"), are named as such,
because that is where renderings of one text have been seen to part. All else is wording.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from detente.talks.dates import find_dates
from detente.talks.numbers import find_numbers

TOKEN = re.compile(r"\w+(?:[-'\u2019]\w+)*|[^\w\s]")
TIME = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE)
DUTY = frozenset(
    [
        "shall",
        "should",
        "must",
        "may",
        "will",
        "can",
        "undertake",
        "undertakes",
        "agree",
        "agrees",
        "endeavour",
        "endeavours",
        "endeavor",
        "not",
        "encourage",
        "encourages",
        "call",
        "calls",
        "urge",
        "urges",
        "decide",
        "decides",
        "должны",
        "должен",
        "следует",
        "могут",
        "обязуются",
        "يجب",
        "ينبغي",
        "يجوز",
    ]
)


@dataclass(frozen=True)
class Difference:
    """One place where two wordings part; an empty side has no words there."""

    kind: str  # day, time, number, duty or wording
    left: str
    right: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.left or '(nothing)'} | {self.right or '(nothing)'}"


def differences(left: str, right: str) -> tuple[Difference, ...]:
    """Every place where the two wordings part, in order; letter case and blank space do not count."""
    a, b = _tokens(left), _tokens(right)
    low_a, low_b = [left[s:e].casefold() for s, e in a], [right[s:e].casefold() for s, e in b]
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, low_a, low_b, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        one, other = _stretch(left, a, i1, i2), _stretch(right, b, j1, j2)
        around = _stretch(left, a, max(0, i1 - 1), i2 + 1), _stretch(right, b, max(0, j1 - 1), j2 + 1)
        found.append(Difference(_kind(one, other, around), one, other))
    return tuple(found)


def _tokens(text: str) -> list[tuple[int, int]]:
    """Words and marks; a whole date is one token, so that days are compared as days."""
    taken = [(d.start, d.end) for d in find_dates(text)]
    found = list(taken)
    for m in TOKEN.finditer(text):
        if not any(s < m.end() and m.start() < e for s, e in taken):
            found.append(m.span())
    return sorted(found)


def _stretch(text: str, tokens: list[tuple[int, int]], first: int, last: int) -> str:
    part = tokens[first:last]
    return text[part[0][0] : part[-1][1]] if part else ""


def _kind(left: str, right: str, around: tuple[str, str]) -> str:
    both = f"{left} {right}"
    if find_dates(left) or find_dates(right):
        return "day"
    if TIME.search(both) or (_numbered(both) and TIME.search(" ".join(around))):
        return "time"
    if _numbered(both):
        return "number"
    words = {w.casefold() for w in re.findall(r"\w+", both)}
    return "duty" if words & DUTY else "wording"


def _numbered(text: str) -> bool:
    return bool(find_numbers(text + " ")) or any(c.isdigit() for c in text)
