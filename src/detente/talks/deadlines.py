"""By when something is due: a date, a date computed from the signing, or the words.

    >>> due("by 20 May 2031", signed=date(2031, 5, 4))
    '2031-05-20'
    >>> due("within 10 days of the signing", signed=date(2031, 5, 4))
    '2031-05-14'

To add words that set a deadline without a date: ``WORDS``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.talks.dates import ENGLISH, MONTHS, find_dates
from detente.talks.numbers import find_numbers

WITHIN = re.compile(
    r"\b(?:[Ww]ithin|[Nn]o later than|[Nn]ot later than|[Ii]n no more than|[Aa]t the latest)\s+(?:a (?:period|maximum) of\s+)?(?P<number>[\w-]+)(?:\s*\(\w+\))?\s+(?:(?:calendar|working|consecutive)\s+)?"
    r"(?P<unit>hours?|days?|weeks?|months?|years?)\s+(?:of|after|from|following)\s+(?:the\s+)?(?:date of\s+)?(?:the\s+|its\s+|this\s+)?(?P<start>sign(?:ing|ature)|entry into force|adoption|date|conclusion|meeting|present|agreement|resolution)"
)
MONTH_END = re.compile(
    rf"\b(?:by|before|until|no later than|not later than|at) the end of (?:the month of )?(?P<month>{'|'.join(ENGLISH)})(?:,? (?P<year>(?:19|20)\d\d))?\b"
)
BEFORE_DATE = re.compile(
    r"\b(?P<word>by|until|till|through|no later than|not later than|before|up to|to|on|from|as of|starting|effective|beginning)\s+(?:[^,.;]{0,24}\s)?(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
FINAL = frozenset(["by", "until", "till", "through", "before"]) | {"no later than", "not later than", "up to"}
WORDS = re.compile(
    r"\b(?:without (?:further |any )?delay|immediately|forthwith|as soon as possible|at the earliest (?:possible )?(?:opportunity|date|time)|with immediate effect|urgently|promptly|expeditiously|within [\w-]+ (?:hours|days|weeks|months)(?! of the signing)|in the coming (?:days|weeks|months))\b"
)


def due(words: str, *, signed: date | None, around: str = "") -> str | None:
    """The deadline in the words; ``around`` is searched for a final date when they hold none."""
    within = WITHIN.search(words)
    if within and signed:
        numbers = find_numbers(within["number"] + " ")
        if numbers:
            return str(_after(signed, int(numbers[0].value), within["unit"].rstrip("s")))
    month = MONTH_END.search(words)
    if month:
        number = MONTHS[month["month"].lower()]
        year = int(month["year"]) if month["year"] else (signed.year if signed else None)
        if year:
            return str(date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1))
    for text, kinds in ((words, None), (around, FINAL)):
        dated: list[tuple[bool, str]] = []
        for d in find_dates(text, year=signed.year if signed else None):
            at = d.start + 5 if text.startswith("from ", d.start) else d.start
            before = BEFORE_DATE.search(text[max(0, at - 60) : at])
            if before and d.last and (kinds is None or before["word"].lower() in kinds):
                dated.append((before["word"].lower() in FINAL, str(d.last)))
        if dated:
            final = [day for is_final, day in dated if is_final]
            return final[-1] if final else dated[0][1]
    found = WORDS.search(words)
    return found[0] if found else None


def _after(day: date, count: int, unit: str) -> date:
    if unit == "hour":
        return day + timedelta(days=-(-count // 24))
    if unit in {"day", "week"}:
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return day
