"""Meetings the document mentions as past: "Yesterday the working group met in Astana", "the round held in Geneva on 3 May".

A sentence mentions one when it says in the past tense that somebody met, or that a meeting was held or took place, and sets
a time to it: a date before the document's own event, or "yesterday", "last week", "earlier". A meeting without a time,
and the event itself, are not told here. Words of speech count as well: the speaker mentions it.
To add a word for having met: ``MET``; a word of time: ``WHEN``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from detente.talks.dates import find_dates
from detente.talks.heading import Heading
from detente.talks.next_events import MEETING, NOT_A_PLACE, PLACE_AT
from detente.talks.record import Event, PastEvent
from detente.talks.sentences import split_sentences
from detente.talks.text_layout import Layout

KIND_OF = rf"(?:[\w'-]+ ){{0,4}}{MEETING}s?"
MET = rf"(?:(?:has |have |had )?(?:also )?(?:met|convened|gathered|assembled)(?: again)?\b|(?:arranged|held|hosted|attended|concluded|took part in|participated in) (?:a |an |the |its |their )?{KIND_OF}\b)"
HELD = r"(?:took place|(?:was|were) (?:held|convened|hosted)|has (?:just )?(?:concluded|ended)|concluded|ended)\b"
SOMEBODY_MET = re.compile(
    rf"(?P<who>\b(?:[Tt]he |[Bb]oth |[Oo]ur |[Tt]heir )?[\w'][\w' -]{{2,90}}?) (?P<met>{MET})"
)
WAS_HELD = re.compile(
    rf"(?P<what>\b(?:the |an? |its |their )?{KIND_OF}(?: (?:of|on|between|with) [\w' -]{{3,80}}?)?)(?:,? (?:which|that))? (?P<held>{HELD}|held(?= (?:in|on|at)\b))"
)
YESTERDAY = re.compile(
    r"\b(?P<two>[Tt]he day before yesterday)\b|\b[Yy]esterday\b|\b[Ll]ast (?:night|evening)\b"
)
WHEN = re.compile(
    r"\b(?:[Tt]he day before yesterday|[Yy]esterday|[Ll]ast (?:night|evening|week|month|year|spring|summer|autumn|winter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|"
    r"[Ee]arlier (?:today|this (?:day|week|month|year))|this morning|(?:a|two|three|several|some) (?:days?|weeks?|months?|years?) ago)\b"
)
AHEAD = re.compile(r"\b(?:will|would|shall|to be|is to|are to|plans?|planned|scheduled|agreed to|next)\b")
OPENING = re.compile(
    r"\b(?:the|an?|its|their|of|to|and|in|on|at|from|after|before|since|that) ", re.IGNORECASE
)
LEAD = re.compile(
    r"^(?:and|but|that|when|while|where|as|because|after|before|since|the day before yesterday|yesterday|earlier|today|last \w+|on|in)\b,? *",
    re.IGNORECASE,
)


def read_past_events(layout: Layout, heading: Heading, event: Event) -> Iterator[PastEvent]:
    """Past meetings in the order of the document, one a sentence."""
    flat = layout.flat
    own = _last_day(event.date)
    issued = heading.dates[0].last if heading.dates and heading.dates[0].last else own
    for p in heading.body:
        for start, end in split_sentences(flat, p.body, p.end):
            found = _meeting(flat, start, end)
            if found is None:
                continue
            what, begin, stop = found
            day, words, rule = _time(flat, start, end, own, issued)
            if not rule or AHEAD.search(flat, begin, stop):
                continue
            places = [m["place"] or m["to"] for m in PLACE_AT.finditer(flat, begin, end)]
            places = [x for x in places if x.split(" ")[0] not in NOT_A_PLACE and not x.endswith("day")]
            yield PastEvent(
                what, day, words, places[0] if places else None, begin, stop, layout.text[begin:stop], rule
            )


def _meeting(flat: str, start: int, end: int) -> tuple[str, int, int] | None:
    """What is said to have been held, and the words that say it."""
    held = WAS_HELD.search(flat, start, end)
    if held:
        begin = held.start() + _last_opening(held["what"])
        return _plain(flat[begin : held.end("what")]), begin, held.end("held")
    met = SOMEBODY_MET.search(flat, start, end)
    if met is None:
        return None
    begin = met.start("who") + max(met["who"].rfind(" that ") + 1, 0)
    while (lead := LEAD.match(flat[begin : met.start("met")])) is not None and lead.end():
        begin += lead.end()
    return (_plain(flat[begin : met.end()]), begin, met.end()) if begin < met.start("met") else None


def _last_opening(what: str) -> int:
    """Where the name of the meeting begins: after the last article or preposition before the word for it."""
    noun = re.search(rf"\b{MEETING}s?\b", what)
    openings = list(OPENING.finditer(what, 0, noun.start() if noun else 0))
    return openings[-1].end() if openings else 0


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", words)).strip()


def _time(
    flat: str, start: int, end: int, own: date | None, issued: date | None
) -> tuple[str | None, str | None, str]:
    """The day where it can be told, the words that tell it, and the rule; no rule where no past time is told."""
    for d in find_dates(flat, start, end, year=own.year if own else None):
        if d.last and own and d.last < own:
            return d.iso, flat[d.start : d.end], "a date before the event"
    when = WHEN.search(flat, start, end)
    if when is None:
        return None, None, ""
    near = YESTERDAY.fullmatch(when[0])
    day = issued - timedelta(days=2 if near["two"] else 1) if near and issued else None
    if day and day == own:
        return None, None, ""  # the event itself, told on the day after
    return str(day) if day else None, when[0], "a word of time"


def _last_day(iso: str | None) -> date | None:
    return date.fromisoformat(iso[-10:]) if iso else None
