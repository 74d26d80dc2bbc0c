"""Hijri dates of a folded page: lunar months in Arabic, solar months in Persian and Dari.

A lunar date is approximate to a day, and is used only where a page has no common date. To add a name of a month: ``LUNAR`` or ``SOLAR``,
twelve entries each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from detente.talks.languages.calendars import lunar_hijri, solar_hijri
from detente.talks.languages.fold import folded

LUNAR = (
    "محرم|المحرم", "صفر", "ربيع الأول", "ربيع الآخر|ربيع الثاني", "جمادى الأولى|جمادى الاولى", "جمادى الآخرة|جمادى الثانية", "رجب", "شعبان", "رمضان", "شوال",
    "ذو القعدة|ذي القعدة", "ذو الحجة|ذي الحجة",
)  # fmt: skip
SOLAR = (
    "فروردین|حمل", "اردیبهشت|ثور", "خرداد|جوزا", "تیر|سرطان", "مرداد|اسد", "شهریور|سنبله", "مهر|میزان", "آبان|عقرب", "آذر|قوس", "دی|جدی", "بهمن|دلو",
    "اسفند|حوت",
)  # fmt: skip


@dataclass(frozen=True)
class HijriDay:
    """A Hijri date of the folded text and its common day; ``approximate``: give or take a day."""

    start: int
    end: int
    day: date
    approximate: bool


def _numbers(months: tuple[str, ...]) -> dict[str, int]:
    return {folded(form): n for n, forms in enumerate(months, 1) for form in forms.split("|")}


def _pattern(numbers: dict[str, int]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?P<d>[12]?\d|3[01]) (?:من )?(?:شهر )?(?P<m>{names})(?!\w),? (?:سنه |عام |سال )?(?P<y>1[2-5]\d\d)(?!\d)(?: ?ه(?:ـ|\.)?(?!\w)| هجري\w*)?"
    )


CALENDARS: tuple[
    tuple[dict[str, int], re.Pattern[str], Callable[[int, int, int], date | None], bool], ...
] = (
    (_numbers(LUNAR), _pattern(_numbers(LUNAR)), lunar_hijri, True),
    (_numbers(SOLAR), _pattern(_numbers(SOLAR)), solar_hijri, False),
)


def find_hijri_days(text: str) -> list[HijriDay]:
    """Every Hijri date with day, month and year in the folded text, in order."""
    found = []
    for numbers, pattern, convert, approximate in CALENDARS:
        for m in pattern.finditer(text):
            day = convert(int(m["y"]), numbers[m["m"]], int(m["d"]))
            if day:
                found.append(HijriDay(m.start(), m.end(), day, approximate))
    return sorted(found, key=lambda d: d.start)
