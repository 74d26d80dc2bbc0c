"""Meetings and visits announced for later.

A sentence announces one when it names a meeting and says in the future (or as agreed or planned) that it takes place,
with a day, a month, a place or "next". Terms for acts other than meetings are obligations, not here.
To add a word for a meeting: ``MEETING``; a way to announce it: ``AHEAD``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.talks.dates import ENGLISH, find_dates
from detente.talks.heading import PLACE, Heading
from detente.talks.record import Event, NextEvent
from detente.talks.sentences import split_sentences
from detente.talks.text_layout import Layout

MEETING = (
    r"(?:meeting|round|talks|session|summit|visit|conference|consultations|negotiations|workshop|forum|call)"
)
AHEAD = re.compile(
    rf"\b(?:the |a |an |their |its |his |her )?(?:(?:\w+ ){{0,3}}{MEETING}(?: of [\w ]{{3,50}}?)? (?:will|would|is|are|was|were)(?: be)? (?:held|scheduled|convened|organi[sz]ed|take place|planned|hosted)|"
    rf"(?:[Aa]greed|plan(?:s|ned)?|intends?|[Dd]ecided|scheduled|expected|is due|are due) to (?:meet|reconvene|hold|convene|visit|continue (?:the )?{MEETING})|(?:will|would) (?:host (?:the |a |an |another )?(?:[\w-]+ ){{0,3}}{MEETING}|meet|reconvene|visit|hold (?:the |a |another )?(?:[\w-]+ ){{0,3}}{MEETING}|convene|travel to)|"
    rf"(?:invited|accepted (?:an?|the) invitation)\b[^.]{{0,60}}\bvisit|(?:next|another) (?:[\w-]+ ){{0,2}}{MEETING}|look(?:s|ed)? forward to (?:the )?(?:[\w-]+ ){{0,3}}{MEETING})"
)
PLACE_AT = re.compile(rf"\b(?:in|at) (?:the )?(?P<place>{PLACE})|\b(?:visit|to) (?P<to>{PLACE})")
WHAT = re.compile(
    rf"(?:(?:next|another|[a-z]+th|first|second|third|[a-z-]+) ){{0,3}}{MEETING}(?: of (?:the )?[\w ]{{3,40}}?(?= (?:will|would|in|on|at|is|are|was|were)\b))?|visit"
)
VAGUE = re.compile(
    r"\bnext (?:week|month|year|spring|summer|autumn|winter)\b|\blater this (?:week|month|year)\b|\bbefore the end of (?:next \w+|the \w+|\d{4})|\bin the (?:first|second) half of\b[^,.;]*|\bin the (?:near future|coming (?:days|weeks|months))\b"
)
NOT_A_PLACE = frozenset(ENGLISH) | {"The", "This", "Our"}


def read_next_events(layout: Layout, heading: Heading, event: Event) -> Iterator[NextEvent]:
    """Announced meetings in the order of the document."""
    flat = layout.flat
    year = int(event.date[:4]) if event.date else None
    for p in heading.body:
        for start, end in split_sentences(flat, p.body, p.end):
            ahead = AHEAD.search(flat, start, end)
            if not ahead:
                continue
            dates = [
                d
                for d in find_dates(flat, ahead.start(), end, year=year)
                if d.first and (not event.date or str(d.first) > event.date)
            ]
            vague = VAGUE.search(flat, start, end)
            places = [m["place"] or m["to"] for m in PLACE_AT.finditer(flat, ahead.start(), end)]
            places = [x for x in places if x.split(" ")[0] not in NOT_A_PLACE and not x.endswith("day")]
            if not (
                dates
                or vague
                or (places and re.search(r"\bnext|will|would|invit|agreed to meet", flat[start:end]))
            ):
                continue
            what = WHAT.search(flat, start, end)
            if not what and not re.search(r"\b(?:meet|reconvene|convene|visit|travel)\b", ahead[0]):
                continue
            lead = re.compile(r"(?:It was (?:announced|agreed|noted|decided) that )").match(flat, start, end)
            s = lead.end() if lead else start
            stop = end - 1 if flat[end - 1] in ".;" else end
            stop = max([d.end for d in dates] + [ahead.end()]) if dates else stop
            named = (
                re.sub(r"^(?:the|a|an|of|in|to|that|hold) ", "", what[0]).strip()
                if what
                else re.sub(r"\s+", " ", ahead[0])
            )
            yield NextEvent(
                named,
                dates[0].iso if dates else None,
                places[0] if places else None,
                s,
                stop,
                layout.text[s:stop],
                "announced ahead",
            )
