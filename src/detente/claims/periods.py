"""Which days a sentence speaks of, counted back from the day it was said (which is the last of them)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from detente.talks.dates import find_dates
from detente.times import Span

DAYS = re.compile(
    r"\b(?:past|last|previous|in(?: just)?|over|within)\s+(?:the\s+)?(?:past\s+|last\s+|previous\s+)?"
    r"(\d+|one|two|three|four|five|six|seven|ten)\s+(day|week|month)s?\b",
    re.IGNORECASE,
)
HOURS = re.compile(
    r"\b(?:past|last|previous|within|in)\s+(?:the\s+)?(?:past\s+|last\s+)?(24|48|72)[\s-]hours?\b",
    re.IGNORECASE,
)
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
LENGTH = {"day": 1, "week": 7, "month": 30}
LENGTHS = re.compile(r"\b(?:past|the last|previous)\s+(day|week|month)\b", re.IGNORECASE)
DATED = re.compile(r"\b(since|on|by)\s+", re.IGNORECASE)
FROM = re.compile(r"\b(?:from|between)\s+", re.IGNORECASE)
AHEAD = timedelta(days=90)
"""A day without a year that lies so little ahead is read as that day, not as one of the year before."""
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTH = re.compile(
    rf"\bin\s+({'|'.join(MONTHS)})\b(?:\s+(\d{{4}}))?(?!\s+\d{{1,2}}(?:,|\s*$|\s+\d{{4}}))", re.IGNORECASE
)
YESTERDAY = re.compile(r"\byesterday\b", re.IGNORECASE)
TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|as of now)\b", re.IGNORECASE)


def period_said(text: str, day: Span | date | None) -> Span | None:
    """The days a sentence speaks of; None where it names none. A month that is not over ends with the day."""
    if not isinstance(day, date):
        return None
    if m := DAYS.search(text):
        n = int(m[1]) if m[1].isdigit() else NUMBERS[m[1].lower()]
        return Span(day - timedelta(days=n * LENGTH[m[2].lower()] - 1), day)
    if m := HOURS.search(text):
        return Span(day - timedelta(days=int(m[1]) // 24 - 1), day)
    if m := LENGTHS.search(text):
        return Span(day - timedelta(days=LENGTH[m[1].lower()] - 1), day)
    for m in DATED.finditer(text):
        said = _past(text, m.end(), day)
        ahead = _ahead(text, m.end(), day) if m[1].lower() == "on" else None
        if ahead is not None:
            return Span(ahead, ahead)
        if said is not None and m[1].lower() != "by":
            return Span(said, day if m[1].lower() == "since" else said)
    if span := _from_to(text, day):
        return span
    if m := MONTH.search(text):
        return _month(m, day)
    if YESTERDAY.search(text):
        return Span(day - timedelta(days=1), day - timedelta(days=1))
    if TODAY.search(text):
        return Span(day, day)
    return None


def _past(text: str, at: int, day: date) -> date | None:
    """The date that stands at this place, if it is not later than the day; without a year, the latest that fits."""
    for year in (day.year, day.year - 1):
        said = next((d.first for d in find_dates(text, at, year=year) if d.start == at), None)
        if said is not None and said <= day:
            return said
    return None


def _ahead(text: str, at: int, day: date) -> date | None:
    """The date that stands at this place, if without a year it is sooner in the days to come than in those gone by."""
    said = next((d.first for d in find_dates(text, at, year=day.year) if d.start == at), None)
    return said if said is not None and timedelta(0) < said - day <= AHEAD else None


def _from_to(text: str, day: date) -> Span | None:
    for m in FROM.finditer(text):
        first = _past(text, m.end(), day)
        if first is None:
            continue
        for n in re.finditer(r"\b(?:to|and|until)\s+", text[m.end() :]):
            last = _past(text, m.end() + n.end(), day)
            if last is not None and last >= first:
                return Span(first, last)
    return None


def _month(m: re.Match[str], day: date) -> Span | None:
    month = MONTHS.index(m[1].lower()) + 1
    year = int(m[2]) if m[2] else day.year - (month > day.month)
    first = date(year, month, 1)
    if first > day:
        return None
    return Span(first, min(day, date(year, month, monthrange(year, month)[1])))
