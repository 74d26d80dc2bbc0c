"""Days that a clause counts: "within 10 days of the signing", "в течение двух недель после вступления в силу".

What is counted from signature has one day. What is counted from entry into force has as many as the entry into force has:
rival renderings of the first day make a range of due days, and none is called the true one. A span that names no start
("within 10 days") and working days, which need a calendar of holidays, come to no day.

    >>> from datetime import date
    >>> force = DateRange(date(2031, 4, 4), date(2031, 4, 6), date(2031, 4, 5))
    >>> due_by("The guns are withdrawn within 10 days of entry into force.", date(2031, 4, 3), force).earliest
    datetime.date(2031, 4, 14)

Read in English, Russian, Arabic and Turkish. To add a wording: a pattern in ``SPANS`` with the groups ``count`` (or
``two``, for a dual), ``unit`` and ``start``, and a case in tests/cases/talks/agreements/counted.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from detente.layout import DateRange
from detente.talks.deadlines import due
from detente.talks.languages import LANGUAGES
from detente.talks.languages.fold import folded
from detente.talks.languages.numbers import find_numbers

SIGNING, FORCE = "signature", "entry into force"
SPANS: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?P<count>[a-z]+(?:-[a-z]+)?|\d+)(?: \(\w+\))?(?: calendar| consecutive)? (?P<unit>hours?|days?|weeks?|months?|years?) "
        r"(?:of|after|from|following)(?: the| its| this)?(?: date of| day of)?(?: the| its| this| their)? "
        r"(?P<start>sign(?:ing|ature)|adoption|(?:entry|entering|coming) into (?:force|effect)|(?:[a-z]+ ){1,4}?enters? into force)"
    ),
    "ru": re.compile(
        r"(?<!\w)(?P<count>\w+)(?: \(\w+\))?(?: календарных)? (?P<unit>час\w*|дн\w*|день|сут\w*|недел\w*|месяц\w*|год\w*|лет) "
        r"(?:после|со? дня|с даты|с момента|от даты|от дня|с|от)(?: его| ее| настояще\w+ \w+)? (?P<start>подписани\w*|приняти\w*|вступлени\w*(?: \w+){0,3}? в силу)"
    ),
    "ar": re.compile(
        r"(?<!\w)(?:(?P<count>\w+) (?P<unit>ساع\w+|يوما?|ايام|اسبوعا?|اسابيع|شهرا?|اشهر|سن\w+)|(?P<two>ساعتين|يومين|اسبوعين|شهرين|سنتين)) "
        r"(?:من|بعد)(?: تاريخ| يوم)? (?P<start>(?:ال)?توقيع\w*|(?:ال)?اعتماد\w*|دخول\w*(?: \w+){0,3}? حيز (?:ال)?(?:نفاذ|تنفيذ)|سريان\w*)"
    ),
    "tr": re.compile(
        r"(?P<start>imza\w*|kabul\w*|yururluge gir\w+)(?: tarih\w*)? (?:itibaren|sonra|izleyen|takiben)(?: en gec)? "
        r"(?P<count>\w+) (?P<unit>saat|gun|hafta|ay|yil)"
    ),
}  # written folded: small letters, no marks, one form of each Arabic letter
UNITS = {
    "hour": re.compile(r"hour|час|ساع|saat"), "day": re.compile(r"day|дн|день|сут|يوم|ايام|gun"),
    "week": re.compile(r"week|недел|اسب|اساب|hafta"), "month": re.compile(r"month|месяц|شهر|اشهر|ay"),
    "year": re.compile(r"year|год|лет|سن|yil"),
}  # fmt: skip
IN_FORCE = re.compile(r"force|effect|в силу|حيز|سريان|yururlu")
NEXT_DAY = re.compile(r"\b(?:the )?day after (?:the )?(?:sign(?:ing|ature)|adoption)")


@dataclass(frozen=True)
class Span:
    """A count of days, weeks or months, and what it is counted from."""

    number: int
    unit: str
    start: str

    def after(self, day: date) -> date | None:
        """The last day of the span that begins on ``day``."""
        told = due(f"within {self.number} {self.unit}s of signature", signed=day)
        return date.fromisoformat(told) if told and re.fullmatch(r"\d{4}-\d\d-\d\d", told) else None


def spans_in(says: str) -> tuple[Span, ...]:
    """Every span in the words that says what it is counted from."""
    return tuple(_spans(folded(says)))


def due_by(says: str, adopted: date, in_force: DateRange) -> DateRange | None:
    """The due days that the words come to, or None where they count nothing; several spans: from the first to the last."""
    ranges = [found for span in spans_in(says) if (found := _range(span, adopted, in_force)) is not None]
    if not ranges:
        return None
    ends = [d for r in ranges for d in (r.earliest, r.latest) if d]
    texts = [r.text for r in ranges if r.text]
    return DateRange(
        min(ends),
        max(ends),
        texts[0] if len(ranges) == 1 and texts else None,
        "; ".join(r.how for r in ranges),
    )


def days_counted(says: str, adopted: date, in_force: DateRange, *, alone: bool = True) -> set[date]:
    """All single days that the words come to, each start of a range giving its own.

    ``alone``: the words give no date themselves, so that "the day after signature" is one and no note on one.
    """
    days = {
        day
        for span in spans_in(says)
        for start in ({adopted} if span.start == SIGNING else _starts(in_force))
        if (day := span.after(start)) is not None
    }
    if alone and not days and NEXT_DAY.search(folded(says)):
        days.add(adopted + timedelta(days=1))
    return days


def _range(span: Span, adopted: date, in_force: DateRange) -> DateRange | None:
    starts = [adopted] if span.start == SIGNING else sorted(_starts(in_force))
    days = [day for start in starts if (day := span.after(start)) is not None]
    if not days:
        return None
    text = span.after(in_force.text) if span.start == FORCE and in_force.text else None
    number = f"{span.number} {span.unit}{'' if span.number == 1 else 's'}"
    return DateRange(
        days[0],
        days[-1],
        text if len(days) > 1 else days[0],
        f"{number} from {span.start}, as the clause counts",
    )


def _starts(in_force: DateRange) -> set[date]:
    return {day for day in (in_force.earliest, in_force.text, in_force.latest) if day}


def _spans(plain: str) -> Iterator[Span]:
    for code, pattern in SPANS.items():
        for m in pattern.finditer(plain):
            parts = m.groupdict()
            number = 2 if parts.get("two") else _count(m["count"], code)
            unit = next((u for u, p in UNITS.items() if p.match(parts.get("two") or m["unit"])), "")
            if number and unit:
                yield Span(number, unit, FORCE if IN_FORCE.search(m["start"]) else SIGNING)


def _count(word: str, code: str) -> int | None:
    found = find_numbers(word, LANGUAGES[code])
    return int(found[0].value) if found and found[0].value.is_integer() else None
