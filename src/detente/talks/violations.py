"""Counts of violations: who reports how many, where, in which period; 0 where none were seen.

Reads "seven violations in North region and one in South region", "Dorn (7), Halm (3)", "(Dorn 3 and Halm 2)", "8 each in
Dorn and Halm", "none in Dorn" and "Peru: 9 (Dorn 6, Halm 3)". A total stands only where no rows carry it.
The words it goes by are in violation_words.py.
"""

from __future__ import annotations

import itertools
import re

from detente.talks.heading import Heading
from detente.talks.record import Event, Violation
from detente.talks.sentences import split_sentences
from detente.talks.sightings import CAPWORD
from detente.talks.speakers import Speakers
from detente.talks.text_layout import Layout
from detente.talks.violation_rows import Row, count_of, plain_place, rows_of
from detente.talks.violation_tables import table_rows
from detente.talks.violation_words import (
    ACCORDING,
    ACCOUNTED,
    AS_OF,
    COMPARED,
    COMPARED_IN,
    COUNTED,
    LABELLED,
    NEITHER,
    NONE_SEEN,
    OF_A_SIDE,
    OTHER_VIOLATIONS,
    PASSIVE_BY,
    PERIOD_HOURS,
    PREVIOUS,
    REPORTS,
    TABLE_ROW,
    WHERE,
)

IT = re.compile(rf"\b[Ii]t (?:also )?(?:has |have |had )?{REPORTS}\b")
NAMED_PARTY = re.compile(
    rf"(?P<who>(?:[Tt]he |[Ii]ts |[A-Z]\w+'s )(?:[A-Z][\w-]+(?:'s)? )+{OF_A_SIDE}\b(?: of (?:the )?[^.;,]{{2,140}}?)?|[A-Z]\w+ (?:observers|monitors)|[Tt]he (?:[A-Z]\w+ )+(?:armed |security )?(?:forces|army|opposition|authorities))(?:,? for (?:its|their) part,)?(?: ha(?:s|ve|d)| did)?(?: not)?(?: also)? (?:{REPORTS}|(?:record|register|observe|note) any)"
)


def _is_caption(flat: str, start: int, end: int) -> bool:
    return end - start < 120 and flat[end - 1] not in ".;!?" and not re.search(r"\d", flat[start:end])


def _without_totals(found: list[Violation]) -> list[Violation]:
    """The rows without the totals they add up to."""
    kept = []
    for v in found:
        of_party = [x for x in found if x.location and x.party_reporting == v.party_reporting]
        rows = [x.count for x in of_party]
        now = [x.count for x in of_party if x.period == v.period]
        if v.location or v.count == 0 or v.count not in {sum(rows), sum(now)}:
            kept.append(v)
    return kept


def read_violations(
    layout: Layout,
    heading: Heading,
    event: Event,
    issuers: list[str],
    speakers: Speakers,
    kind: str = "report",
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
    place: str | None = None  # the last place named, for "there"
    places: list[str] = []  # all named so far, for "respectively"
    table = False  # under a caption that says what its rows count
    columns = list(table_rows(layout))
    for c in columns:
        who = c.head or (issuers[0] if issuers else None)
        taken.append((c.start, c.end))
        if who:
            when = _period(flat, c.start, c.end, event, spoken_days, heading)
            found.append(_violation(layout, Row(c.start, c.end, c.place, c.count), who, when))
    for p in heading.body:
        if any(p.start <= c.start < p.end for c in columns):
            continue
        label = LABELLED.match(flat, p.start, p.end)
        if label and title_counts:
            rows = rows_of(flat, label.start("count"), p.end) or [
                Row(label.start("count"), label.end("count"), None, count_of(label["count"]))
            ]
            taken.append((label.start("count"), p.end))
            found += [
                _violation(
                    layout, r, label["party"], _period(flat, p.start, p.end, event, spoken_days, heading)
                )
                for r in rows
            ]
            continue
        row = TABLE_ROW.fullmatch(flat, p.body, p.end)
        if table and row:
            one = Row(p.body, row.end("count"), plain_place(row["place"]), count_of(row["count"]))
            taken.append((row.start("count"), p.end))
            period = _period(flat, p.start, p.end, event, spoken_days, heading)
            if issuers:
                found.append(_violation(layout, one, issuers[0], period))
            continue
        again = False  # whether somebody has counted in this paragraph
        table = COUNTED.search(flat, p.body, p.end) is not None and _is_caption(flat, p.body, p.end)
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
            neither = NEITHER.search(flat, start, end)
            if neither and counted and found:
                at = WHERE.search(flat, neither.end(), end)
                where = plain_place(at["place"]) if at else None
                one = Row(neither.start(), at.end() if at else neither.end(), where, 0)
                when = _period(flat, start, end, event, spoken_days, heading) or found[-1].period
                sides = dict.fromkeys(v.party_reporting for v in found[-12:])
                found += [_violation(layout, one, who, when) for who in sides if who]
                continue
            carried = again and ACCOUNTED.search(flat, start, end) is not None
            if not (counted or carried) or OTHER_VIOLATIONS.search(flat, start, end):
                continue
            for s, e in _clauses(flat, start, end):
                before = (
                    None
                    if flat.startswith("Of the ", s)
                    else COMPARED.search(flat, s, e) or COMPARED_IN.search(flat, s, e)
                )
                rows = rows_of(flat, s, before.start() if before else e, place, places)
                if before and not (rows and rows[-1].period):
                    there = rows[-1].place if rows else None
                    n = count_of(before["count"])
                    rows.append(Row(before.start("count"), before.end("count"), there, n, before["period"]))
                places += [r.place for r in rows if r.place]
                place = next((r.place for r in reversed(rows) if r.place), place)
                if not rows:
                    continue
                if kind not in {"report", "release"} and not (
                    NAMED_PARTY.search(flat, s, e)
                    or ACCORDING.search(flat, s, e)
                    or PASSIVE_BY.search(flat, s, e)
                ):
                    continue  # a count in somebody's speech
                if again and party and not PASSIVE_BY.search(flat, s, e) and IT.search(flat, s, e):
                    who = party  # "It registered ...", after the one who registered
                else:
                    who = _party(layout, speakers, s, e, issuers)
                party, again = who or party, True
                if not party:
                    continue
                period = _period(
                    flat, start, before.start() if before else end, event, spoken_days, heading
                ) or next((v.period for v in reversed(found) if not PREVIOUS.search(v.period or "")), None)
                taken += [
                    (r.start, r.end)
                    for r in rows
                    if flat[r.end - 1] in ")0123456789"
                    and r.place
                    and not flat[r.start].isdigit()
                    and not (flat[r.start].islower() and flat[r.start + 2 : r.start + 4].find("-") < 0)
                ]
                found += [_violation(layout, r, r.party or party, r.period or period) for r in rows]
    return _without_totals(found), taken


def _clauses(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence in which two parties count, cut where the second begins."""
    cuts = [
        m.start()
        for m in re.compile(
            rf"(?:; |, while |, and )(?=[Tt]he (?:{CAPWORD} )+(?:{OF_A_SIDE}\b[^;]{{0,60}})?{REPORTS}|(?:the|its) [A-Z]\w+ {OF_A_SIDE}\b[^;]{{0,60}}{REPORTS})"
        ).finditer(flat, start, end)
    ]
    edges = [start, *cuts, end]
    return list(itertools.pairwise(edges))


def _party(layout: Layout, speakers: Speakers, start: int, end: int, issuers: list[str]) -> str | None:
    flat = layout.flat
    according = ACCORDING.search(flat, start, end)
    if according:
        return speakers.full_body(according["who"])
    by = PASSIVE_BY.search(flat, start, end)
    if by:
        return by["who"]
    named = NAMED_PARTY.search(flat, start, end)
    if named:
        own = re.match(r"(?P<body>[A-Z]\w+) (?:observers|monitors)", named["who"])
        if own and issuers and speakers.full_body(own["body"]) in issuers[0]:
            return issuers[0]
        return re.sub(r"^(?:[Tt]he |[Ii]ts |[A-Z]\w+'s )", "", named["who"])
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
