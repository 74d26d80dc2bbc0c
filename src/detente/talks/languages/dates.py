"""Dates of a folded text in a language, with the month names it uses; numeric dates have the day first, or are ISO.

Two names of one month may stand side by side ("9 August/Ab 2017"). A day without a year takes the year given by the caller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from detente.talks.languages.language import Language

NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<y1>(?:19|20)\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d)|(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y2>(?:19|20)\d\d))(?!\d)"
)


@dataclass(frozen=True)
class Day:
    """A date of the folded text; ``day`` None where it has no year or is no day of the calendar."""

    start: int
    end: int
    day: date | None


@lru_cache(maxsize=16)
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(map(re.escape, language.month_numbers), key=len, reverse=True))
    two = rf"(?P<m>{month})(?:'?\w{{1,3}})?(?!\w)(?:\s*[/(]\s*(?:{month})\)?)?"
    year = rf"(?:\s*{language.before_year}\s*(?P<y>(?:19|20)\d\d)(?!\d))?"
    first = rf"(?<!\d)(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er)?\.?\s+{language.between_day_and_month}{two}{language.after_month}{year}"
    other = rf"(?<!\w)(?P<m>{month})\s+(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d),?\s+(?P<y>(?:19|20)\d\d)(?!\d)"
    return re.compile(first), re.compile(other)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def find_days(text: str, language: Language, year: int = 0) -> list[Day]:
    """Every date of the folded text, in order."""
    found = [
        Day(m.start(), m.end(), _day(int(m["y"] or year), language.month_numbers[m["m"]], int(m["d"])))
        for pattern in _patterns(language)
        for m in pattern.finditer(text)
    ]
    for m in NUMERIC.finditer(text):
        parts = (m["y1"], m["m1"], m["d1"]) if m["y1"] else (m["y2"], m["m2"], m["d2"])
        found.append(Day(m.start(), m.end(), _day(int(parts[0]), int(parts[1]), int(parts[2]))))
    found.sort(key=lambda d: (d.start, -d.end))
    kept: list[Day] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
