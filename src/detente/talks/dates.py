"""Dates as such texts write them, with their offsets.

Reads ``4 May 2031``, ``May 4, 2031``, ``2031-05-04``, ``04.05.2031``, days of one month (``4-5 May 2031``,
``from 4 to 6 May 2031``) and days without a year, which take the year given by the caller. Month names of a
few other languages are here because a date can be read where the rest cannot.

    >>> [d.iso for d in find_dates("held on 4-5 May 2031")]
    ['2031-05-04/2031-05-05']

To add a language: its twelve month names in ``OTHER_MONTHS``, in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from detente.talks.word_lists import listed

ENGLISH = listed(
    """
    January February March April May June July August September October November December
    """
)
SHORT = listed(
    """
    Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec
    """
)
OTHER_MONTHS = (
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
)


def _month_numbers() -> dict[str, int]:
    numbers = {
        name.lower(): i
        for names in (ENGLISH, SHORT, [m[:3] for m in ENGLISH])
        for i, name in enumerate(names, 1)
    }
    for line in OTHER_MONTHS:
        for i, name in enumerate(line.split(), 1):
            numbers.setdefault(name.lower(), i)
    return numbers


MONTHS = _month_numbers()
ENGLISH_MONTH = "|".join([*ENGLISH, *(f"{m}\\.?" for m in SHORT if m != "May"), "Sep\\.?"])
FOREIGN_MONTH = "|".join(n for line in OTHER_MONTHS for n in line.split())
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
SPAN = rf"(?:from\s+|between\s+)?(?P<d1>{DAY})(?:st|nd|rd|th)?(?:\s*(?:-|\u2013|to|and|&)\s*(?P<d2>{DAY})(?:st|nd|rd|th)?)?"
DAY_FIRST = re.compile(
    rf"\b(?:{SPAN})\s+(?:day\s+)?(?:of\s+|de\s+)?(?P<m>{ENGLISH_MONTH}|{FOREIGN_MONTH})\b(?:,?\s+(?:de\s+)?(?P<y>(?:19|20)\d\d)\b)?"
)
MONTH_FIRST = re.compile(
    rf"\b(?P<m>{ENGLISH_MONTH})\s+(?P<d1>{DAY})(?:st|nd|rd|th)?\b(?:\s*(?:-|\u2013|to|and)\s*(?P<d2>{DAY})(?:st|nd|rd|th)?\b)?"
    r"(?!\s*(?:%|per cent|percent|people|civilians))(?:,?\s+(?P<y>(?:19|20)\d\d)\b)?"
)
NUMERIC = re.compile(
    r"\b(?:(?P<y1>(?:19|20)\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d)|(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y2>(?:19|20)\d\d))\b"
)


@dataclass(frozen=True)
class DateMention:
    """A date in the text: ``iso`` is None where no year could be given."""

    start: int
    end: int
    first: date | None
    last: date | None
    has_year: bool

    @property
    def iso(self) -> str | None:
        """``2031-05-05``, or ``first/last`` of several days."""
        if self.first is None or self.last is None:
            return None
        return str(self.last) if self.first == self.last else f"{self.first}/{self.last}"


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def find_dates(
    flat: str, start: int = 0, end: int | None = None, *, year: int | None = None
) -> list[DateMention]:
    """Every date in the stretch, in order; ``year`` fills in where the text gives none."""
    stop = len(flat) if end is None else end
    found: list[DateMention] = []
    for pattern in (DAY_FIRST, MONTH_FIRST):
        for m in pattern.finditer(flat, start, stop):
            month = MONTHS.get(m["m"].lower().rstrip("."), 0)
            own = int(m["y"]) if m["y"] else year
            first, last = _day(own, month, int(m["d1"])), _day(own, month, int(m["d2"] or m["d1"]))
            found.append(DateMention(m.start(), m.end(), first, last, bool(m["y"])))
    for m in NUMERIC.finditer(flat, start, stop):
        parts = (m["y1"], m["m1"], m["d1"]) if m["y1"] else (m["y2"], m["m2"], m["d2"])
        day = _day(int(parts[0]), int(parts[1]), int(parts[2]))
        if day:
            found.append(DateMention(m.start(), m.end(), day, day, True))
    found.sort(key=lambda d: (d.start, -d.end))
    kept: list[DateMention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start and mention.has_year:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
