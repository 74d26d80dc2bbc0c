"""When and where it happened.

The day of a resolution is its adoption, of an agreement its signing, of a report or statement its issue, of a meeting
the meeting. Rules are tried in that order; ``published`` is used only where the text gives no day. Of several days, the last.
To add a way of giving the day: a pattern before a date in ``MARKED``; of the place: ``PLACES``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.talks.dates import find_dates
from detente.talks.heading import PLACE, Heading
from detente.talks.record import Event
from detente.talks.sentences import split_sentences
from detente.talks.text_layout import Layout

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
MARKED = {
    "resolution": re.compile(
        r"\bAdopted (?:unanimously )?(?:by|at|as)\b[^\n]{0,140}?\bon\s+$", re.IGNORECASE
    ),
    "agreement": re.compile(
        r"\b(?:Done|DONE|[Ss]igned|SIGNED|[Aa]dopted|[Aa]greed|[Cc]oncluded)\b[^\n.]{0,80}?(?:on(?: this)?(?: day)?|this(?: the)?|,)?\s*(?:the )?$"
    ),
    "report": re.compile(r"\b(?:[Ii]ssued|[Pp]ublished|[Rr]eleased)(?: on)?\s+$"),
}
CLOSING = re.compile(
    r"(?:^|\n)[ ]*(?:(?:This|The) \w+ (?:was |is )?)?(?:Done|DONE|Signed|SIGNED|signed|Adopted|Concluded)\b[^\n;]{0,120}$"
)
CLOSED_AT = re.compile(
    rf"\n[ ]*(?P<place>{PLACE})(?:, {PLACE})?,? +(?:on )?(?:the )?(?=\d{{1,2}}(?:st|nd|rd|th)? |{MONTH} \d|$)",
    re.MULTILINE,
)
READOUT = re.compile(r"Readout\b|(?:Telephone |Phone )?Call with\b|Meeting with\b", re.IGNORECASE)
MET = re.compile(
    r"\b(?:met|spoke|held|hosted|received|convened|gathered|took place|was held|were held|attended|participated|signed|visited|had a|telephone|phone|call|meeting)\b"
)
DONE_AT = re.compile(
    rf"\b(?:Done|DONE|Signed|SIGNED|signed|Adopted)\b (?:in|at) (?:the (?:city|town) of )?(?P<place>{PLACE})"
)
DONE_LINE = re.compile(
    rf"(?:^|\n)[ ]*(?:Done|DONE|Signed|SIGNED|Adopted) (?:in|at) (?:the (?:city|town) of )?(?P<place>{PLACE})"
)
PLACES = (
    re.compile(rf"\b[Hh]ere in (?P<place>{PLACE})"),
    re.compile(rf"\b(?:met|hosted|gathered|convened|held|took place|signed|spoke|received|visited|assembled)\b[^.\n\"]{{0,240}}?\b(?:in|at) (?:the )?(?P<place>{PLACE})"),
)  # fmt: skip
TOPIC_IN = re.compile(
    r"\b(?:situation|war|conflict|crisis|fighting|ceasefire|truce|peace|violence|developments|efforts|hostilities|elections?|stability|process|events|settlement) (?:in|at) (?:the )?$"
)
NOT_A_TOWN = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Process|Format|Ministerial|Security Council|Coalition|Mission|Agreement|Government|Level)\b|^(?:North|South|East|West|Middle|Central|The|This|Africa|Asia|Europe)$"
)
QUOTED = re.compile(r'"[^"\n]*(?:"|$)', re.MULTILINE)
LONG_AGO = 21  # days before the date line; an older date in the text is not the day of the meeting


def read_event(
    layout: Layout, heading: Heading, kind: str, published: date | None, states: frozenset[str]
) -> Event:
    """The event: its day with the rule that found it, the title, the place."""
    day, rule = _read_day(layout, heading, kind, published)
    return Event(str(day) if day else None, heading.title, _read_place(layout, heading, kind, states), rule)


def _read_day(layout: Layout, heading: Heading, kind: str, published: date | None) -> tuple[date | None, str]:
    flat = layout.flat
    unquoted = QUOTED.sub(lambda m: " " * len(m[0]), flat)
    issued = heading.dates[0].last if heading.dates else None
    year = issued.year if issued else (published.year if published else None)
    pattern = MARKED.get(kind)
    zone_end = len(flat) if kind == "agreement" else min(len(flat), 4000)
    dates = find_dates(flat, 0, zone_end, year=year)
    if kind == "agreement":
        for d in reversed(dates):  # the line that closes it stands before any date within a clause
            if d.last and d.has_year and CLOSING.search(flat[max(0, d.start - 160) : d.start]):
                return d.last, "agreement: closing line"
        below = [d for d in find_dates(flat, max(0, len(flat) - 1500), len(flat)) if d.last and d.has_year]
        for d in reversed(below):
            if CLOSED_AT.search("\n" + flat[max(0, d.start - 80) : d.start].rsplit("\n", 1)[-1]) and flat[
                d.end : d.end + 2
            ].strip() in {
                "",
                ".",
            }:
                return d.last, "agreement: town and date below it"
    if pattern:
        for d in dates:
            if d.last and pattern.search(
                flat[max(0, d.start - 160) : d.start].split("\n")[-1]
                if kind != "resolution"
                else flat[max(0, d.start - 160) : d.start]
            ):
                return d.last, f"{kind}: words before the date"
    told = kind == "release" or (kind == "statement" and READOUT.match(heading.title or ""))
    if told and heading.body and not heading.body[0].dashed:
        first = heading.body[0]
        limit = min(first.end, first.start + 500)
        base = issued or published
        for d in find_dates(unquoted, first.start, limit, year=year):
            sentence = next(
                ((s, e) for s, e in split_sentences(flat, first.body, first.end) if s <= d.start < e),
                (first.start, limit),
            )
            near, ahead = (
                unquoted[sentence[0] : d.start],
                unquoted[d.end : min(sentence[1], d.end + 120)] if d.start - sentence[0] < 12 else "",
            )
            if (
                d.last
                and (MET.search(near) or MET.search(ahead))
                and not re.search(r"\b(?:that|which)\b", near)
                and (base is None or 0 <= (base - d.last).days <= LONG_AGO)
            ):
                return d.last, "day of the meeting"
        opening = unquoted[first.start : min(first.end, first.start + 250)]
        if base and issued and re.search(r"\b[Yy]esterday\b", opening) and MET.search(opening):
            return base - timedelta(days=1), "yesterday, before the date line"
    if issued:
        return issued, "date line or title"
    start = heading.body[0].start if heading.body else 0
    early = find_dates(flat, start, min(len(flat), start + 1500), year=year)
    for d in early:
        if d.last and d.has_year and not _ahead(flat, d.start):
            return d.last, "first full date of the text"
    if kind == "agreement" or not early:
        for d in reversed(find_dates(flat, max(0, len(flat) - 3000), len(flat))):
            if d.last and d.has_year and not _ahead(flat, d.start):
                return d.last, "last full date of the text"
    if published:
        return published, "date of publication"
    return None, ""


def _ahead(flat: str, at: int) -> bool:
    """Whether a date is that of a meeting announced for later."""
    return (
        re.search(
            r"\b(?:agreed to (?:hold|meet|reconvene)|will (?:be held|take place|meet)|next (?:round|meeting|session))\b[^.\n]*$",
            flat[max(0, at - 160) : at],
        )
        is not None
    )


def _read_place(layout: Layout, heading: Heading, kind: str, states: frozenset[str]) -> str | None:
    if kind == "agreement":
        below = [m for m in CLOSED_AT.finditer(layout.flat) if m.start() > len(layout.flat) // 2]
        if below and not DONE_AT.search(layout.flat):
            return _town(below[-1]["place"], states)
    done = next(iter([*DONE_LINE.finditer(layout.flat)][-1:]), None) or DONE_AT.search(layout.flat)
    if done and kind in {"agreement", "statement"}:
        return _town(done["place"], states)
    if heading.place:
        return _town(heading.place, states)
    if kind in {"resolution", "report", "agreement"}:
        return None
    zone = " ".join(layout.said(p) for p in heading.body[:2])[:1800] if heading.body else ""
    for n, pattern in enumerate(PLACES):
        for found in pattern.finditer(layout.flat if n == 0 else zone):
            town = _town(found["place"], states)
            if town and not TOPIC_IN.search(
                zone if n else layout.flat, max(0, found.start("place") - 40), found.start("place")
            ):
                return town
    return None


def _town(place: str, states: frozenset[str]) -> str | None:
    place = re.sub(r"^(?:the|The) ", "", place).strip()
    place = re.split(r" (?:of|al|el)$", place)[0]
    return None if place in states or NOT_A_TOWN.search(place) or place.endswith("day") else place
