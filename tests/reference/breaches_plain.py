"""Breaches' plain twin: the verdict by a truth table read from the top, and each element by asking day after day.

A case is read as a person with a calendar would: for every day on which it may have happened, and for every first
and last day that the terms may have had, does the element hold? All say yes: yes; none: no; otherwise unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from detente.ceasefire.terms import Clause, Instrument
from detente.ceasefire.terms.acts import BROADER
from detente.ceasefire.zones import Zone
from detente.layout import DateRange
from detente.times import Answer

ONE_DAY = timedelta(days=1)
LONG_AGO, FAR_OFF = date(2029, 12, 1), date(2030, 3, 1)
"""The twin's calendar: wide enough for the tests' days, which lie in January 2030."""

ANY, YES, NO, UNKNOWN = "any", "yes", "no", "unknown"
TABLE = [
    # act, place, time, party, exemption, exception, nobody bound -> verdict; the first row that fits decides
    ((ANY, NO, ANY, ANY, ANY, ANY, ANY), "outside_terms"),
    ((ANY, ANY, NO, ANY, ANY, ANY, ANY), "outside_terms"),
    ((ANY, ANY, ANY, ANY, ANY, ANY, True), "outside_terms"),
    ((ANY, ANY, ANY, ANY, YES, ANY, False), "not_violation"),
    ((ANY, ANY, ANY, NO, ANY, ANY, False), "outside_terms"),
    ((NO, ANY, ANY, ANY, ANY, ANY, False), "not_violation"),
    ((ANY, ANY, ANY, ANY, ANY, YES, False), "not_violation"),
    ((YES, YES, YES, YES, NO, NO, False), "violation"),
    ((ANY, ANY, ANY, ANY, ANY, ANY, False), "undetermined"),
]


def plain_judge(*answers: str | bool) -> str:
    """The verdict of act, place, time, party, exemption, exception and whether nobody is bound."""
    for row, verdict in TABLE:
        if all(cell in (ANY, answer) for cell, answer in zip(row, answers, strict=True)):
            return verdict
    raise AssertionError("the last row of the table fits everything")


def days(first: date | None, last: date | None) -> Iterator[date]:
    """Every day from the first to the last; an open side reaches as far as the twin's calendar."""
    day, last = first or LONG_AGO, last or FAR_OFF
    while day <= last:
        yield day
        day += ONE_DAY


def settled(said: Iterable[Answer]) -> Answer:
    """What all say, or unknown."""
    seen = set(said)
    return seen.pop() if len(seen) == 1 else Answer.UNKNOWN


def held(begin: DateRange, end: DateRange | None, when: list[date]) -> Answer:
    """Did it hold, for every first and last day it may have had?"""
    lasts = (
        [date.max]
        if end is None or (end.earliest, end.latest) == (None, None)
        else [*days(end.earliest, end.latest)]
    )
    if end is not None and end.earliest is not None and end.latest is None:
        lasts.append(date.max)
    firsts = list(days(begin.earliest, begin.latest))
    return settled(
        Answer.YES if first <= day <= last else Answer.NO
        for day in when
        for first in firsts
        for last in lasts
    )


def plain_time(instrument: Instrument, zone: Zone | None, when: list[date]) -> Answer:
    """In force, and the zone too."""
    both = [held(instrument.in_force, instrument.ends, when)]
    if zone is not None:
        both.append(held(zone.in_force or instrument.in_force, zone.ended, when))
    return together(both)


def together(answers: list[Answer]) -> Answer:
    if Answer.NO in answers:
        return Answer.NO
    return Answer.YES if set(answers) == {Answer.YES} else Answer.UNKNOWN


def plain_act(act: str | None, clause: Clause, civilians_killed: object) -> Answer:
    """Is every act that this may have been forbidden, none, or some? Where civilians died, it may be an attack on them."""
    if act is None or act not in BROADER:
        return Answer.UNKNOWN

    def under(one: str, broad: str) -> bool:
        return one == broad or (one != "" and under(BROADER[one], broad))

    if any(under(act, one) for one in clause.acts):
        return Answer.YES
    if any(under(one, act) for one in clause.acts):
        return Answer.UNKNOWN
    if "attack on civilians" in clause.acts and civilians_killed != 0 and under(act, "hostilities"):
        return Answer.UNKNOWN
    force = any(under(one, "hostilities") for one in clause.acts)
    return Answer.UNKNOWN if force and under(act, "attack on civilians") else Answer.NO


def plain_exempt(instrument: Instrument, name: str, when: list[date]) -> Answer:
    """Did the group bear an exempt name, day by day?"""
    said = []
    for day in when:
        entries = [
            alias for group in instrument.exempt for alias in group.alias
            if alias.name == name and (alias.first or LONG_AGO) <= day <= (alias.last or FAR_OFF)
        ]  # fmt: skip
        if not entries:
            said.append(Answer.NO)
        else:
            said.append(Answer.UNKNOWN if entries[0].disputed else Answer.YES)
    return settled(said)


def plain_bound(instrument: Instrument, name: str, when: list[date]) -> Answer:
    """Was the group bound, day by day?"""
    exempt = plain_exempt(instrument, name, when)
    if exempt is Answer.YES:
        return Answer.NO
    if instrument.binds == "all":
        return Answer.YES if exempt is Answer.NO else Answer.UNKNOWN
    for one in instrument.adherent:
        if one.name == name:
            if one.bound != "yes":
                return Answer.NO if one.bound == "no" else Answer.UNKNOWN
            return Answer.YES if one.joined is None else held(one.joined, None, when)
    return Answer.UNKNOWN


def plain_verdict(
    instrument: Instrument, clause: Clause, zone: Zone | None, place: Answer, incident: dict[str, object]
) -> dict[str, str]:
    """All five answers and the verdict of one incident under one clause."""
    when = list(days(incident["date_start"], incident["date_end"]))  # type: ignore[arg-type]
    sides = [str(incident[s]).split(";") if incident[s] else [] for s in ("actor_a", "actor_b")]
    named = [[name.strip() for name in side] for side in sides]
    bound = [
        settled(plain_bound(instrument, n, when) for n in side) if side else Answer.UNKNOWN for side in named
    ]
    exempt = [
        settled(plain_exempt(instrument, n, when) for n in side) if side else Answer.UNKNOWN for side in named
    ]
    unarmed = [bool(side) and all(n == "Civilians" for n in side) for side in named]
    for i in (0, 1):
        if unarmed[i]:
            bound[i] = exempt[i] = Answer.NO
    if any(unarmed):
        party = bound[1] if unarmed[0] else bound[0]
        nobody = party is Answer.NO
    else:
        nobody = set(bound) == {Answer.NO}
        if clause.between == "anyone":
            party = Answer.YES if set(bound) == {Answer.YES} else Answer.NO if nobody else Answer.UNKNOWN
        else:
            party = together(bound)
    there = (
        Answer.YES if Answer.YES in exempt else Answer.NO if set(exempt) == {Answer.NO} else Answer.UNKNOWN
    )
    act = plain_act(incident["act"], clause, incident["deaths_civilians"])  # type: ignore[arg-type]
    time = plain_time(instrument, zone, when)
    return {
        "verdict": plain_judge(act, place, time, party, there, NO, nobody),
        "act": act, "place": place, "time": time, "party": party, "exemption": there,
    }  # fmt: skip
