"""Numbers whose noun was said before: "in April there were 96", "six of them", "compared with 12 in the previous week".

Belongs here: which noun such a number takes, and whether it takes one at all. The words it goes by are in figure_words.py.
"""

from __future__ import annotations

import re

from detente.talks.figure_words import (
    BARE,
    BEFORE_NOW,
    DOWN_FROM,
    HAPPENED,
    LEAD,
    OF_THEM,
    PER_TIME,
    SHARED,
    WHICH,
)
from detente.talks.numbers import Number
from detente.talks.units import MEASURES, TIMES, read_unit


def whole_of(flat: str, n: Number, end: int, counts: list[tuple[float, str]]) -> str | None:
    """What "six of them" are six of: the last count that is not smaller."""
    if not OF_THEM.match(flat, n.end, end):
        return None
    return next(
        (
            unit
            for value, unit in reversed(counts[-12:])
            if value >= n.value and unit not in TIMES and unit not in MEASURES.values()
        ),
        None,
    )


def elliptical(
    flat: str, n: Number, start: int, end: int, unsaid: str | None, approximate: bool, *, is_count: bool
) -> tuple[str, int, int, bool] | None:
    """A number whose noun was said before."""
    before = flat[max(start, n.start - 40) : n.start]
    if unsaid is None or (1900 <= n.value <= 2100 and not n.worded and "," not in n.text):
        return None
    them = OF_THEM.match(flat, n.end, end)
    if them:
        named = read_unit(flat, them.end(), end, n.value == 1)  # "7 of them mines"
        return (
            (named[0], n.start, named[1], approximate)
            if named
            else (unsaid, n.start, them.end(), approximate)
        )
    rate = PER_TIME.match(flat, n.end, end)
    if rate and re.search(r"\b(?:average|flow|rate|mean)\b", flat[max(start, n.start - 60) : n.start]):
        return f"{unsaid} per {rate['time']}", n.start, rate.end(), approximate
    if SHARED.search(before) and BARE.match(flat, n.end, end):
        return unsaid, n.start, n.end, approximate
    if DOWN_FROM.search(before) and re.match(
        r" the (?:[a-z]+ )?(?:period|week|day|month|year)\b| [a-z]+ (?:earlier|before)\b",
        flat[n.end : n.end + 40],
    ):
        return unsaid, n.start, n.end, approximate
    if WHICH.search(before) and BARE.match(flat, n.end, end):
        return unsaid, n.start, n.end, approximate
    if BEFORE_NOW.search(before):
        return unsaid, n.start, n.end, approximate
    if re.search(r"\b(?:other|another|remaining)\s+$", before) and BARE.match(flat, n.end, end):
        return unsaid, n.start, n.end, approximate
    lead = LEAD.search(before)
    counts = lead is not None and lead["lead"].strip() not in {
        "and",
        "to",
        "from",
        "at",
        "or",
        "by",
        "was",
        "were",
        "is",
        "are",
        "another",
        "compared to",
        "compared with",
    }
    if counts and lead is not None:
        return unsaid, n.start - len(lead["lead"]), n.end, approximate
    if not BARE.match(flat, n.end, end):
        return None
    if flat[n.start - 1 : n.start] == "(" and flat[n.end : n.end + 1] == ")":
        return None  # a table row
    place = re.compile(
        r" (?:in|at|on|into|from) (?:the )?(?:(?:province|district|region|governorate|oblast|sector|state|town|village|area)s? of )?[A-Z][\w'-]+| (?:from|for|by) each (?:side|part|party|delegation)\b|[,;)]? compared|:? bound| crossed| (?:last|this) (?:week|day|month)|,? compared| (?:over|in|during) the (?:last|past|previous) "
    ).match(flat, n.end, end)
    if place:
        stop = (
            n.end
            if "compared" in place[0] or "last" in place[0] or "this" in place[0] or " the p" in place[0]
            else place.end()
        )
        return unsaid, n.start, stop, approximate
    if is_count and (
        lead is not None or PER_TIME.match(flat, n.end, end) or HAPPENED.match(flat, n.end, end)
    ):
        return unsaid, n.start, n.end, approximate
    return None
