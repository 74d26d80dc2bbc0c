"""The claim register of a document: every sentence that says something, with speaker, place, period and figure.

A sentence of two clauses that claim different things ("..., and ...") is two claims. Sentences of the document
itself that tell who took part are claims of the record; other unspoken sentences claim nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from detente.claims.claim import Claim
from detente.claims.kinds import ATTEND, OPINION, Said, kind_of, rises
from detente.claims.places_said import place_said
from detente.claims.state import Page, State
from detente.talks import Record, split_sentences
from detente.talks.dates import find_dates
from detente.times import Span

RECORD = "(record)"
JOIN = re.compile(r"(?:,|;)\s+(?=and\s|but\s|while\s)", re.IGNORECASE)
DAYS = re.compile(
    r"\b(?:past|last|previous|in(?: just)?|over|within)\s+(?:the\s+)?(?:past\s+|last\s+|previous\s+)?"
    r"(\d+|one|two|three|four|five|six|seven|ten)\s+(day|week|month)s?\b",
    re.IGNORECASE,
)
HOURS = re.compile(r"\b(?:past|last|previous|within|in)\s+(?:the\s+)?(24|48|72)[\s-]hours?\b", re.IGNORECASE)
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
LENGTH = {"day": 1, "week": 7, "month": 30}
LENGTHS = re.compile(r"\b(?:past|the last|previous)\s+(day|week|month)\b", re.IGNORECASE)
DATED = re.compile(r"\b(since|on)\s+", re.IGNORECASE)
YESTERDAY = re.compile(r"\byesterday\b", re.IGNORECASE)
TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|as of now)\b", re.IGNORECASE)
TIME_UNITS = re.compile(r"^(?:day|week|month|year|hour|minute)s?$", re.IGNORECASE)


def claims_of(page: Page, record: Record, state: State) -> list[Claim]:
    """The claims of one document, in the order of its text."""
    side = {p.name: p.affiliation or "" for p in record.participants}
    day = date.fromisoformat(record.event.date) if record.event.date else page.published
    claims: list[Claim] = []
    for speaker, start, end in _sentences(page.text, record):
        for first, last, kind in _clauses(page.text, start, end, record, state, speaker):
            figure = next(
                (f for f in record.figures if first <= f.start < last and not TIME_UNITS.match(f.unit or "")),
                None,
            )
            text = page.text[first:last]
            place = place_said(text, state)
            claims.append(
                Claim(
                    document=page.name,
                    n=len(claims) + 1,
                    speaker=speaker,
                    on_behalf_of="; ".join(
                        filter(None, (side.get(s.strip(), "") for s in speaker.split(";")))
                    ),
                    text=text,
                    start=first,
                    end=last,
                    type=kind,
                    value=float(figure.value) if figure else None,
                    unit=figure.unit if figure else "",
                    approximate=bool(figure and figure.approximate),
                    period=period_said(text, day),
                    place=place.named,
                    excepted=place.excepted,
                    instruments=_instruments(record, first, last),
                    tracks=_tracks(text, state),
                )
            )
    return claims


def period_said(text: str, day: Span | date | None) -> Span | None:
    """The days a sentence speaks of, counted back from the document's day (which is the last of them)."""
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
        for year in (day.year, day.year - 1):
            said = next((d.first for d in find_dates(text, m.end(), year=year) if d.start == m.end()), None)
            if said is not None and said <= day:
                return Span(said, day if m[1].lower() == "since" else said)
    if YESTERDAY.search(text):
        return Span(day - timedelta(days=1), day - timedelta(days=1))
    if TODAY.search(text):
        return Span(day, day)
    return None


def _sentences(text: str, record: Record) -> Iterator[tuple[str, int, int]]:
    spoken = sorted(record.statements, key=lambda s: (s.start, -s.end))
    found: list[tuple[str, int, int]] = []
    for s in spoken:
        # reported speech inside another statement is its own sentence; the outer one is not told twice
        found += [(s.speaker or "", a, b) for a, b in split_sentences(text, s.start, s.end)]
    inside = [(s.start, s.end) for s in spoken]
    names = [p.name for p in record.participants]
    for a, b in split_sentences(text, 0, len(text)):
        if any(a < end and start < b for start, end in inside):
            continue
        if ATTEND.search(text[a:b]) and any(name in text[a:b] for name in names):
            found.append((RECORD, a, b))
    seen: set[tuple[int, int]] = set()
    for speaker, a, b in sorted(found, key=lambda f: (f[1], f[2])):
        if (a, b) not in seen:
            seen.add((a, b))
            yield speaker, a, b


def _clauses(
    text: str, start: int, end: int, record: Record, state: State, speaker: str
) -> list[tuple[int, int, str]]:
    if speaker == RECORD:
        return [(start, end, "attendance")]

    def kind(a: int, b: int) -> str:
        units = tuple(f.unit for f in record.figures if a <= f.start < b and f.unit)
        return kind_of(Said(text[a:b], units, _instruments(record, a, b), _tracks(text[a:b], state)))

    for m in JOIN.finditer(text, start, end):
        left, right = (start, m.start()), (m.end(), end)
        kinds = kind(*left), kind(*right)
        turns = rises(text[slice(*left)]) != rises(text[slice(*right)])
        if OPINION not in kinds and (kinds[0] != kinds[1] or turns):
            return [(*left, kinds[0]), (*right, kinds[1])]
    return [(start, end, kind(start, end))]


def _instruments(record: Record, start: int, end: int) -> tuple[str, ...]:
    return tuple(i.name for i in record.instruments if start <= i.start < end)


def _tracks(text: str, state: State) -> tuple[str, ...]:
    low = text.casefold()
    return tuple(
        t.id for t in state.process.track
        if any(re.search(rf"(?<!\w){re.escape(w.casefold())}(?!\w)", low) for w in t.words)
    )  # fmt: skip
