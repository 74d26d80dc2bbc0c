"""Where sentences end, by offset.

Belongs here: the one answer to "which sentence is this in", for every room. A stop ends a sentence when blank
space and an opening follow it, unless it belongs to an abbreviation, an initial or a number. A blank line always ends one.

    >>> split_sentences("Mr. Vale spoke. Nobody left.", 0, 28)
    [(0, 15), (16, 28)]

To add an abbreviation: put it, without its last stop, into ``ABBREVIATIONS``.
"""

from __future__ import annotations

import re

from detente.talks.word_lists import words

ABBREVIATIONS = words(
    """
    mr mrs ms dr gen lt col maj sgt capt brig adm amb prof sen rep gov hon st no nos art arts para
    paras ch sec vol ed eds fig figs approx ca cf vs al inc ltd e.g i.e h.e h.h rev jr sr dept est p
    pp jan feb mar apr jun jul aug sept sep oct nov dec u.n u.s u.k d.c a.m p.m
    """
)
OPENERS = words(
    """
    The This These Those That It In On At He She They We I You Our Their His Her Both As After
    Before During While When If But And Meanwhile Today Yesterday However There Under Such Since For
    With No All
    """
)
STOP = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*(?:\[\d+\])?(?=\s)|\n[^\S\n]*\n")
BEFORE = re.compile(r"[\w.&'-]+$")
NEXT = re.compile(r"\s+[\"'\u201c\u2018\u00ab(\[]*([^\W\d_][\w'-]*|\d)")
LOOK_BACK = 24  # characters


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as (start, end), without the blank space around them."""
    spans: list[tuple[int, int]] = []
    begin = start
    for stop in STOP.finditer(text, start, end):
        if text[stop.start()] == "\n" or _ends_here(text, stop.start(), stop.end(), begin, end):
            _keep(text, begin, stop.end(), spans)
            begin = stop.end()
    _keep(text, begin, end, spans)
    return spans


def _keep(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends_here(text: str, stop: int, after: int, begin: int, end: int) -> bool:
    following = NEXT.match(text, after, end)
    if not following:
        return True
    word = following[1]
    if word[0].islower():
        return False
    if text[stop] != "." or after > stop + 1:
        return True
    found = BEFORE.search(text, max(begin, stop - LOOK_BACK), stop)
    before = found[0] if found else ""
    if len(before) == 1 and before.isupper():  # an initial
        return False
    if before.lower() in ABBREVIATIONS or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", before):
        short_state = before in {"U.S", "U.N", "U.K", "D.C", "a.m", "p.m", "A.M", "P.M"}
        return short_state and word in OPENERS
    return not (before.isdigit() and stop - len(before) == begin)  # "1. The Parties ..."
