"""The counts of one clause with their places: "seven in North region and one in South region", "Dorn (7)", "Dorn – 7", "8 each in Dorn and Halm".

Who reports them, and for which period, is for violations.py. The words are in violation_words.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.talks.numbers import find_numbers
from detente.talks.violation_words import (
    ACCOUNTED,
    BRACKETED,
    BY_PARTY,
    EACH,
    FOR_ROW,
    FRONTED,
    IN_BRACKETS,
    IN_PLACE,
    LISTED,
    LISTED_ROW,
    NOT_ANY,
    PARTY_ROW,
    PUT_AT,
    REPORTS,
    RESPECTIVELY,
    ROW,
    SAME_PLACE,
    THERE,
    TOTAL,
    WHERE,
)


@dataclass(frozen=True)
class Row:
    """A count found at a stretch, before party and period are known."""

    start: int
    end: int
    place: str | None
    count: int
    period: str | None = None  # where the count itself says it
    party: str | None = None  # where the count itself names who reports


def count_of(words: str) -> int:
    low = words.lower()
    if low in {"none", "no", "nil"}:
        return 0
    numbers = find_numbers(low + " ")
    return int(numbers[0].value) if numbers else 0


def rows_of(
    flat: str, start: int, end: int, place: str | None = None, places: list[str] | None = None
) -> list[Row]:
    paired = RESPECTIVELY.search(flat, start, end)
    named = (
        [paired["here"], paired["there"]]
        if paired and paired["here"]
        else list(dict.fromkeys(reversed(places or [])))[:2][::-1]
    )
    if paired and len(named) == 2:
        return [
            Row(paired.start(g), paired.end(g), plain_place(n), count_of(paired[g]))
            for g, n in zip(("one", "other"), named, strict=True)
        ]
    sides = BY_PARTY.search(flat, start, end)
    if sides and re.search(r"\b(?:[Pp]arties|[Ss]ides)\b", flat[start:end]):
        return [
            Row(m.start(), m.end(), None, int(m["count"]), None, re.sub(r"^[Tt]he ", "", m["party"]))
            for m in PARTY_ROW.finditer(flat, sides.start("rows"), sides.end("rows"))
        ]
    share = ACCOUNTED.search(flat, start, end)
    if share:
        return [
            Row(
                share.start("count"),
                share.end("count"),
                plain_place(share["place"]),
                count_of(share["count"]),
            ),
            *(
                Row(m.start("count"), m.end(), plain_place(m["place"]), count_of(m["count"]))
                for m in FOR_ROW.finditer(flat, share.start("rest"), share.end("rest"))
            ),
        ]
    listed = LISTED.search(flat, start, end)
    if listed:
        return [
            Row(m.start(), m.end(), plain_place(m["place"]), count_of(m["count"]))
            for m in LISTED_ROW.finditer(flat, listed.start("rows"), listed.end("rows"))
        ]
    rows = [
        Row(m.start(), m.end(), plain_place(m["place"]), int(m["count"]))
        for m in IN_BRACKETS.finditer(flat, start, end)
    ]
    if rows:
        return rows
    for bracket in BRACKETED.finditer(flat, start, end):
        rows += [
            Row(m.start(), m.end(), plain_place(m["place"]), int(m["count"]))
            for m in ROW.finditer(flat, bracket.start("rows"), bracket.end("rows"))
        ]
    if rows:
        return rows
    put = PUT_AT.search(flat, start, end)
    if put:
        return [Row(put.start("count"), put.end(), plain_place(put["place"]), count_of(put["count"]))]
    for m in EACH.finditer(flat, start, end):
        for place in re.split(r", and |, | and ", m["places"]):
            rows.append(Row(m.start(), m.end(), plain_place(place), count_of(m["count"])))
    for m in IN_PLACE.finditer(flat, start, end):
        if not any(r.start <= m.start() < r.end for r in rows):
            rows.append(Row(m.start(), m.end(), plain_place(m["place"]), count_of(m["count"])))
    there = THERE.search(flat, start, end)
    if there and place:
        rows.append(Row(there.start(), there.end(), place, count_of(there["count"])))
    if rows:
        return sorted(rows, key=lambda r: r.start)
    unseen = NOT_ANY.search(flat, start, end)
    if unseen:
        at = WHERE.search(flat, unseen.end(), end)
        where = (
            plain_place(at["place"]) if at else place if SAME_PLACE.match(flat, unseen.end(), end) else None
        )
        return [Row(unseen.start("none"), at.end() if at else end, where, 0)]
    return _totals(flat, start, end, place)


def _totals(flat: str, start: int, end: int, place: str | None) -> list[Row]:
    """A count whose place stands before it, "In Dorn, ... 12 violations", or was named before, "in the region"."""
    total = TOTAL.search(flat, start, end)
    if not total or not re.search(REPORTS, flat[start:end]):
        return []
    fronted = FRONTED.match(flat, start, end)
    at = WHERE.search(flat, total.end(), end)
    where = (
        plain_place(fronted["place"])
        if fronted
        else place
        if place and SAME_PLACE.match(flat, total.end(), end)
        else plain_place(at["place"])
        if at and at.start() - total.end() < 60 and "," not in flat[total.end() : at.start()]
        else None
    )
    return [Row(fronted.start() if fronted else total.start(), total.end(), where, count_of(total["count"]))]


def plain_place(words: str) -> str:
    return re.sub(r"^(?:The|the|In|Of) ", "", words).strip()
