"""Counts of violations: who reports how many, where, in which period; 0 where none were seen.

Reads "seven violations in North region and one in South region", "Dorn (7), Halm (3)", "(Dorn 3 and Halm 2)", "8 each in
Dorn and Halm", "none in Dorn" and "Peru: 9 (Dorn 6, Halm 3)". A total stands only where no rows carry it.
To add a word for what is counted: ``COUNTED``; a kind of region: ``REGION``.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from detente.talks.countries import STATE
from detente.talks.heading import Heading
from detente.talks.numbers import WORD, find_numbers
from detente.talks.record import Event, Violation
from detente.talks.sentences import split_sentences
from detente.talks.sightings import CAPWORD
from detente.talks.speakers import Speakers
from detente.talks.text_layout import Layout

COUNTED = re.compile(
    r"\b(?:(?:ceasefire|cease-fire|truce|armistice) )?(?:violations?|breaches|infringements)\b|\bcases? of (?:firing|shelling|ceasefire violation|shooting|fire)\b|\bincidents\b|\bnumber of (?:ceasefire )?violations\b",
    re.IGNORECASE,
)
OTHER_VIOLATIONS = re.compile(
    r"\b(?:human rights|humanitarian law|international law|sanctions|arms embargo|airspace|embargo) violations?|violations? of (?:human rights|international|the arms|airspace|his|her|their rights)",
    re.IGNORECASE,
)
REPORTS = r"(?:recorded|registered|counted|noted|observed|reported|logged|documented|detected|put|verified|confirmed|saw|received reports of)"
REGION = r"(?:region|district|province|governorate|oblast|area|sector|county|state|municipality|valley|zone)"
PLACE = rf"{CAPWORD}(?: (?:del|de|al|of|and(?= {CAPWORD} {REGION}s?\b))? ?{CAPWORD}){{0,5}}(?: {REGION}\b)?"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?i:{WORD})|[Nn]one|[Nn]o|[Nn]il)"
IN_BRACKETS = re.compile(rf"(?P<place>{PLACE}) \((?P<count>\d+)\)")
BRACKETED = re.compile(r"\((?P<rows>[^()\n]{3,300})\)")
ROW = re.compile(rf"(?P<place>{PLACE})(?: ?[\u2013:-] ?| )(?P<count>\d+)\b")
EACH = re.compile(rf"\b(?P<count>{NUMBER}) each in (?P<places>{PLACE}(?:(?:,| and|, and) {PLACE})*)")
IN_PLACE = re.compile(
    rf"\b(?P<count>{NUMBER})(?: (?:ceasefire |cease-fire |truce )?(?:violations?|breaches|incidents|cases? of [a-z]+(?: [a-z]+)?|such incidents|of them|more))?,? in (?:the )?(?:(?:districts?|provinces?|areas?|governorates?) of )?(?P<place>(?!the\b){PLACE})"
)
TOTAL = re.compile(
    rf"\b(?P<count>{NUMBER}) (?:(?:new|alleged|confirmed|separate|further|additional) )*(?:{COUNTED.pattern})"
)
LABELLED = re.compile(rf"(?P<party>{PLACE}|{STATE}): (?P<count>{NUMBER})\b(?P<rest>[^\n]*)")
PUT_AT = re.compile(
    rf"put (?:it|the number of [a-z ]+) at (?P<count>{NUMBER}),? in (?:the )?(?P<place>{PLACE})"
)
NONE_SEEN = re.compile(
    rf"\b{REPORTS} (?P<none>none|nothing|no (?:such )?(?:cases?|violations?|incidents))\b(?! in)"
)
PERIOD_HOURS = re.compile(
    r"\b(?:(?:[Ww]ithin|[Ii]n|[Oo]ver|[Dd]uring) (?:the )?(?:last|past|previous) )?(?P<span>24 hours|48 hours|72 hours|twenty-four hours)\b"
)
PREVIOUS = re.compile(r"\b(?:previous|preceding|last) (?:reporting )?(?P<unit>period|week|day|month)\b")
AS_OF = re.compile(
    r"\b(?:as of|until|up to)\s+(?P<when>\d{1,2}:\d\d(?: hrs)?,?(?: on)?\s+\d{1,2} [A-Z][a-z]+ \d{4})"
)


@dataclass(frozen=True)
class Row:
    """A count found at a stretch, before party and period are known."""

    start: int
    end: int
    place: str | None
    count: int


def read_violations(
    layout: Layout, heading: Heading, event: Event, issuers: list[str], speakers: Speakers
) -> tuple[list[Violation], list[tuple[int, int]]]:
    """The counts in order, and the stretches of table rows, which are no figures."""
    flat = layout.flat
    found: list[Violation] = []
    taken: list[tuple[int, int]] = []
    counting = COUNTED.search(flat) is not None
    if not counting:
        return [], []
    as_of = AS_OF.search(flat)
    spoken_days = re.sub(r"(\d\d:\d\d),? (?:on )?", r"\1 on ", as_of["when"]) if as_of else None
    title_counts = COUNTED.search(heading.title or "") is not None
    party: str | None = None
    for p in heading.body:
        label = LABELLED.match(flat, p.start, p.end)
        if label and title_counts:
            rows = _rows(flat, label.start("count"), p.end) or [
                Row(label.start("count"), label.end("count"), None, _count(label["count"]))
            ]
            taken.append((label.start("count"), p.end))
            found += [
                _violation(
                    layout, r, label["party"], _period(flat, p.start, p.end, event, spoken_days, heading)
                )
                for r in rows
            ]
            continue
        for start, end in split_sentences(flat, p.body, p.end):
            counted = COUNTED.search(flat, start, end)
            none = found and NONE_SEEN.search(flat, start, end)
            if none and not counted:
                who = _party(layout, speakers, start, end, issuers)
                if who:
                    found.append(
                        _violation(
                            layout,
                            Row(none.start("none"), none.end("none"), None, 0),
                            who,
                            _period(flat, start, end, event, spoken_days, heading) or found[-1].period,
                        )
                    )
                continue
            if not counted or OTHER_VIOLATIONS.search(flat, start, end):
                continue
            for s, e in _clauses(flat, start, end):
                rows = _rows(flat, s, e)
                if not rows:
                    continue
                party = _party(layout, speakers, s, e, issuers) or party
                if not party:
                    continue
                period = _period(flat, start, end, event, spoken_days, heading)
                taken += [
                    (r.start, r.end)
                    for r in rows
                    if flat[r.end - 1] in ")0123456789"
                    and r.place
                    and not flat[r.start].isdigit()
                    and not flat[r.start].islower()
                ]
                found += [_violation(layout, r, party, period) for r in rows]
    return found, taken


def _clauses(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence in which two parties count, cut where the second begins."""
    cuts = [
        m.start()
        for m in re.compile(
            rf"(?:; |, while |, and )(?=the [A-Z]\w+ (?:side|part|half|observers)\b[^;]{{0,60}}{REPORTS})"
        ).finditer(flat, start, end)
    ]
    edges = [start, *cuts, end]
    return list(itertools.pairwise(edges))


def _count(words: str) -> int:
    low = words.lower()
    if low in {"none", "no", "nil"}:
        return 0
    numbers = find_numbers(low + " ")
    return int(numbers[0].value) if numbers else 0


def _rows(flat: str, start: int, end: int) -> list[Row]:
    rows = [
        Row(m.start(), m.end(), _place(m["place"]), int(m["count"]))
        for m in IN_BRACKETS.finditer(flat, start, end)
    ]
    if rows:
        return rows
    for bracket in BRACKETED.finditer(flat, start, end):
        rows += [
            Row(m.start(), m.end(), _place(m["place"]), int(m["count"]))
            for m in ROW.finditer(flat, bracket.start("rows"), bracket.end("rows"))
        ]
    if rows:
        return rows
    put = PUT_AT.search(flat, start, end)
    if put:
        return [Row(put.start("count"), put.end(), _place(put["place"]), _count(put["count"]))]
    for m in EACH.finditer(flat, start, end):
        for place in re.split(r", and |, | and ", m["places"]):
            rows.append(Row(m.start(), m.end(), _place(place), _count(m["count"])))
    for m in IN_PLACE.finditer(flat, start, end):
        if not any(r.start <= m.start() < r.end for r in rows):
            rows.append(Row(m.start(), m.end(), _place(m["place"]), _count(m["count"])))
    if rows:
        return sorted(rows, key=lambda r: r.start)
    total = TOTAL.search(flat, start, end)
    if total and re.search(REPORTS, flat[start:end]):
        return [Row(total.start(), total.end(), None, _count(total["count"]))]
    return []


def _place(words: str) -> str:
    return re.sub(r"^(?:The|In|Of) ", "", words).strip()


def _party(layout: Layout, speakers: Speakers, start: int, end: int, issuers: list[str]) -> str | None:
    flat = layout.flat
    named = re.compile(
        rf"(?P<who>[Tt]he (?:[A-Z]\w+ )+(?:part|side|half|observers|monitors|mission)\b(?: of the [A-Z]\w+(?: [A-Z]\w+)*| of the [a-z]+)?|[A-Z]\w+ (?:observers|monitors))(?: ha(?:s|ve|d))? {REPORTS}"
    ).search(flat, start, end)
    if named:
        return re.sub(r"^[Tt]he ", "", named["who"])
    verb = re.compile(rf"\b{REPORTS}\b").search(flat, start, end)
    if verb:
        if (
            re.search(
                r"\b(?:it|[Tt]he (?:Mission|SMM|mission|Centre|Center|Commission|monitors|observers))\s+(?:has |have )?$",
                flat[start : verb.start()],
            )
            and issuers
        ):
            return issuers[0]
        subject = speakers.before(verb.start(), speakers.nominals(start, verb.start()), start)
        if subject and subject.names:
            name = speakers.full_body(subject.names[0])
            return issuers[0] if issuers and name in issuers[0] else name
    return issuers[0] if issuers else None


def _period(flat: str, start: int, end: int, event: Event, as_of: str | None, heading: Heading) -> str | None:
    previous = PREVIOUS.search(flat, start, end)
    if previous:
        return previous[0]
    for text in (flat[start:end], heading.title or ""):
        hours = PERIOD_HOURS.search(text)
        if hours and event.date:
            year, month, day = event.date.split("-")
            months = [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ]
            return f"{hours['span']} to {int(day)} {months[int(month) - 1]} {year}"
    if as_of:
        return f"reporting period to {as_of}"
    if re.search(r"\bover the past day|that day|in the last day|per day\b", flat[start:end]):
        return "day"
    return None


def _violation(layout: Layout, row: Row, party: str, period: str | None) -> Violation:
    return Violation(
        party,
        row.count,
        row.place,
        period,
        row.start,
        row.end,
        layout.text[row.start : row.end],
        "count with its place" if row.place else "count without a place",
    )
