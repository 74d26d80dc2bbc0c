"""When a figure was counted, in the document's words: "in the past 24 hours", "since 11 March", "in two days".

The nearest such words of the figure's sentence; a length of time that is itself the figure has none.
To add a way to say a period: ``PERIODS``.
"""

from __future__ import annotations

import re

from detente.talks.dates import DAY_FIRST, ENGLISH_MONTH, MONTH_FIRST
from detente.talks.numbers import NUMBER


def _unnamed(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)


DATE = rf"(?:{_unnamed(DAY_FIRST.pattern)}|{_unnamed(MONTH_FIRST.pattern)}|(?:{ENGLISH_MONTH})(?: (?:19|20)\d\d)?|(?:19|20)\d\d)"
COUNT = _unnamed(NUMBER.pattern)
LENGTH = rf"(?:(?:{COUNT}|few|several|couple of) )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?)"
PERIODS = re.compile(
    rf"\b(?:(?i:in|over|during|within|for|throughout) (?:the )?(?:past|last|previous|preceding|current|coming|next|first|same) (?:reporting )?(?:{LENGTH}|period)\b"
    rf"|(?i:during|in|over) (?:the|this) (?:reporting )?(?:period|day|week|month|year)\b|(?i:since) (?:the (?:beginning|start|signing|entry into force)(?: of (?:the )?[a-z]+)?|{DATE}|(?:last|early|late) \w+)"
    rf"|(?i:from|between) {DATE}(?! (?:to|until|and|through)\b)|(?i:from|between) {DATE} (?:to|until|and|through) {DATE}|(?i:in|over|within) (?:only |just |about |some )?{LENGTH}\b|(?i:in|during|on|by|as at|as of) (?:early |late |mid-)?{DATE}|(?i:until) {DATE}"
    r"|\b(?:today|yesterday|overnight|so far this year|this (?:week|month|year)|last (?:week|month|year)|(?:per|a|each|every) (?:day|week|month|year)|daily|weekly)\b)"
)
FAR = 400  # characters between a figure and its period


def period_of(flat: str, start: int, end: int, s: int, e: int) -> str | None:
    """The words for the period of the figure at s:e in the sentence start:end; nearest first, those after it before those ahead."""
    best: tuple[int, str] | None = None
    for m in PERIODS.finditer(flat, max(start, s - FAR), min(end, e + FAR)):
        if m.start() < e and s < m.end():
            continue
        gap = m.start() - e if m.start() >= e else s - m.end() + 1
        between = flat[e : m.start()] if m.start() >= e else flat[m.end() : s]
        gap += 200 * len(re.findall(r"[;:]|, (?:while|and|compared|but)\b", between))
        if best is None or gap < best[0]:
            best = (gap, m[0])
    return best[1] if best else None
