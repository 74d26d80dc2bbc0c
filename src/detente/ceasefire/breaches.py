"""Is an incident a breach? Each incident is read against each clause, element by element.

Six questions, each answered yes, no or unknown with its reason: is the *act* forbidden (with that weapon), the
*place* covered, the *time* one in which the clause held, are the *parties* bound, was an *exempt* group there, does
an *exception* hold (self-defence, notified fire)? Then, in this order:

1. place or time is no, or no side is bound      -> outside_terms
2. an exempt group was there                     -> not_violation
3. parties is no                                 -> outside_terms
4. the act is not forbidden                      -> not_violation
5. an exception holds                            -> not_violation
6. anything is unknown                           -> undetermined
7. otherwise                                     -> violation, and that means *alleged*: people decide

An exemption is satisfied only by a report that names the exempt group as a side of *this* incident, an exception
only by evidence on *this* incident. Who did it is a separate field (:func:`attribution`). The verdict speaks of the
agreement only (:data:`NOTICE`). Pure and replayable: the same terms and the same incident always give the same trace.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from detente.ceasefire.acts import ATTACK_ON_CIVILIANS, chain, forbidden
from detente.ceasefire.excepted import NOTHING, Told, excepted, noticed
from detente.ceasefire.parties import Standing, standing
from detente.ceasefire.pauses import in_pause
from detente.ceasefire.precedence import in_effect
from detente.ceasefire.terms import Clause, Instrument
from detente.ceasefire.weapons import covered
from detente.ceasefire.zones import Zone, ZonePlan
from detente.layout import DateRange
from detente.tables import FINDINGS
from detente.times import Answer, Span, all_of, any_of, within

NOTICE = "Speaks of the agreement only; international humanitarian law protects civilians always."
READ = ("incident_id", "act", "actor_a", "actor_b", "date_start", "date_end", "deaths_civilians")
TOLD = ("time_start", "time_end", "weapon", "calibre_mm", "response", "notified", "fired_from")
"""Columns of INCIDENTS that :class:`~detente.ceasefire.excepted.Told` holds, in its order."""
VERDICTS = ("violation", "not_violation", "outside_terms", "undetermined")
ELEMENTS = ("act", "place", "time", "party", "exemption", "exception")
ORDER = tuple(ELEMENTS.index(name) for name in ("place", "time", "party", "exemption", "act", "exception"))
"""In which order an undetermined finding gives its reasons."""
Zones = Mapping[str, tuple[str, Zone]]
Place = tuple[str | None, Answer, str]
"""The zone a clause is read for (None: none), whether the place is covered, and why."""
ANSWERS = {"inside": Answer.YES, "undetermined": Answer.UNKNOWN, "outside": Answer.NO}


@dataclass(frozen=True, slots=True)
class Trace:
    """The six answers, their verdict, the sentence that says what decided it, and the reason of each (ELEMENTS' order)."""

    verdict: str
    act: Answer
    place: Answer
    time: Answer
    party: Answer
    exemption: Answer
    exception: Answer
    why: str
    reasons: tuple[str, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers in the order of :data:`ELEMENTS`."""
        return (self.act, self.place, self.time, self.party, self.exemption, self.exception)


class Reading(NamedTuple):
    """One incident read against one clause, in one zone where the clause has zones."""

    incident_id: str
    instrument: Instrument
    clause: Clause
    zone: str | None
    trace: Trace
    attribution: str


def judge(
    act: Answer,
    place: Answer,
    time: Answer,
    party: Answer,
    exemption: Answer,
    exception: Answer = Answer.NO,
    *,
    nobody_bound: bool,
) -> str:
    """The verdict of six answers, by the order in this module's header."""
    if Answer.NO in (place, time) or nobody_bound:
        return "outside_terms"
    if exemption is Answer.YES:
        return "not_violation"
    if party is Answer.NO:
        return "outside_terms"
    if act is Answer.NO or exception is Answer.YES:
        return "not_violation"
    if Answer.UNKNOWN in (act, place, time, party, exemption, exception):
        return "undetermined"
    return "violation"


@lru_cache(maxsize=200_000)
def in_force(instrument: Instrument, zone: Zone | None, when: Span) -> Answer:
    """Did the instrument hold on those days, and (where a zone is given) the zone too?"""
    held = _held(instrument.in_force, instrument.ends, when)
    if zone is None:
        return held
    return all_of(held, _held(zone.in_force or instrument.in_force, zone.ended or DateRange(), when))


def _held(begin: DateRange, end: DateRange, when: Span) -> Answer:
    return within(when, (begin.earliest, begin.latest), (end.earliest, end.latest))


@lru_cache(maxsize=400_000)
def trace(
    instrument: Instrument,
    clause: Clause,
    zone: Zone | None,
    place: Answer,
    why_place: str,
    act: str | None,
    side_a: str | None,
    side_b: str | None,
    when: Span,
    civilians_killed: int | None = 0,
    told: Told = NOTHING,
    time_zone: str = "",
) -> Trace:
    """One incident read against one clause (in one zone); ``civilians_killed`` is None where it is not told."""
    a, b = standing(instrument, side_a, when), standing(instrument, side_b, when)
    party, nobody = _party(clause, a, b)
    exempt, why_exempt = _exemption(clause, a, b, told)
    exception, why_exception = _exception(instrument, clause, told)
    acted = forbidden(act, clause.acts, civilians_killed)
    why_act = _why_act(act, acted, civilians_killed if ATTACK_ON_CIVILIANS in clause.acts else 0)
    if acted is not Answer.NO and (clause.weapons or clause.calibre_from_mm is not None):
        with_it, why_weapon = covered(clause.weapons, clause.calibre_from_mm, told.weapon, told.calibre_mm)
        why_act = why_weapon if acted is Answer.YES or with_it is Answer.NO else f"{why_act}; {why_weapon}"
        acted = all_of(acted, with_it)
    time = in_force(instrument, zone, when)
    why_time = _why_time(instrument, zone, when, time)
    if clause.pause and time is not Answer.NO:
        paused, why_pause = in_pause(clause.pause, when, (told.from_hour, told.until_hour), time_zone)
        why_time = why_pause if time is Answer.YES or paused is Answer.NO else f"{why_time}; {why_pause}"
        time = all_of(time, paused)
    verdict = judge(acted, place, time, party, exempt, exception, nobody_bound=nobody)
    answers = (acted, place, time, party, exempt, exception)
    reasons = (why_act, why_place, why_time, _why_party(a, b, party, nobody), why_exempt, why_exception)
    return Trace(verdict, *answers, _deciding(verdict, answers, reasons), reasons)


def find_breaches(
    incidents: pl.DataFrame,
    placements: pl.DataFrame,
    instruments: Sequence[Instrument],
    plans: Sequence[ZonePlan],
    *,
    time_zone: str = "",
) -> pl.DataFrame:
    """Every incident read against every prohibition, in the FINDINGS layout.

    incidents : INCIDENTS frame; placements : PLACEMENTS frame of the same incidents; time_zone : of the process
    (IANA), needed only where a clause holds by the hour
    """
    rows = [
        (name, instrument.id, clause.id, zone, t.verdict, t.act, t.place, t.time, t.party, t.exemption, t.exception,
         attributed, t.why, NOTICE)
        for name, instrument, clause, zone, t, attributed
        in read_each(incidents, placements, instruments, plans, time_zone=time_zone)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=FINDINGS.schema, orient="row")


def read_each(
    incidents: pl.DataFrame,
    placements: pl.DataFrame,
    instruments: Sequence[Instrument],
    plans: Sequence[ZonePlan],
    *,
    time_zone: str = "",
) -> Iterator[Reading]:
    """Every reading of every incident against every prohibition, with its trace; as :func:`find_breaches`."""
    zones: Zones = {z.id: (plan.instrument, _dated(z, plan)) for plan in plans for z in plan.zone}
    clauses = [(one, one.prohibitions) for one in in_effect(instruments)]
    lies = _lies(placements)
    present = [
        name for name in TOLD if name in incidents.columns and incidents[name].null_count() < incidents.height
    ]
    extras: Iterator[Told] | None = None
    if present:
        rows = incidents.select(present).iter_rows()
        extras = (_told(present, row) for row in rows)
    for name, act, side_a, side_b, first, last, civilians in incidents.select(READ).iter_rows():
        told = next(extras) if extras is not None else NOTHING
        when, killed = Span(first, last), None if civilians is None else min(civilians, 1)
        attributed = attribution(act, side_a, side_b)
        for instrument, prohibitions in clauses:
            for clause in prohibitions:
                for zone_id, place, why in (
                    EVERYWHERE
                    if clause.where == "country"
                    else _where(clause, instrument, lies[name], zones, told.fired_from)
                ):
                    zone = zones[zone_id][1] if zone_id else None
                    t = trace(
                        instrument, clause, zone, place, why, act, side_a, side_b, when, killed, told, time_zone
                    )  # fmt: skip
                    yield Reading(name, instrument, clause, zone_id or None, t, attributed)


def _told(present: list[str], values: tuple[object, ...]) -> Told:
    fields = dict(zip(present, values, strict=True))
    told = Told(*(fields.get(name) for name in TOLD))  # type: ignore[arg-type]
    return NOTHING if told == NOTHING else told


EVERYWHERE: list[Place] = [(None, Answer.YES, "it holds in the whole country")]


def _dated(zone: Zone, plan: ZonePlan) -> Zone:
    """The zone with its first day, which is the plan's unless it has its own."""
    return zone if zone.in_force is not None else replace(zone, in_force=plan.in_force)


def attribution(act: str | None, side_a: str | None, side_b: str | None) -> str:
    """Who did it, as far as the report itself says; kept apart from whether the terms forbid it."""
    if act and ATTACK_ON_CIVILIANS in chain(act) and side_a:
        return f"{side_a}, as the report records it"
    if side_a and side_b:
        return "undetermined: the report names both sides and not who began"
    return "undetermined"


def _lies(placements: pl.DataFrame) -> Mapping[str, list[tuple[str | None, str, str]]]:
    lies: dict[str, list[tuple[str | None, str, str]]] = {}
    for name, zone, answer, why in placements.select("incident_id", "zone", "answer", "why").iter_rows():
        lies.setdefault(name, []).append((zone, answer, why))
    return lies


def _where(
    clause: Clause,
    instrument: Instrument,
    lies: list[tuple[str | None, str, str]],
    zones: Zones,
    fired_from: str | None,
) -> list[Place]:
    if not any(owner == instrument.id for owner, _ in zones.values()):
        return [(None, Answer.UNKNOWN, "the folder draws no zones of this agreement")]
    own = [
        (z, a, w) for z, a, w in lies
        if z and zones[z][0] == instrument.id and (not clause.zones or z in clause.zones)
    ]  # fmt: skip
    found: list[Place] = [(z, ANSWERS[a], w) for z, a, w in own]
    if fired_from and fired_from in zones and zones[fired_from][0] == instrument.id:
        found = _with_fire(clause, found, fired_from)
    if found:
        return found
    why = lies[0][2] if lies and not lies[0][0] else "it lies in no zone of this agreement"
    return [(None, Answer.NO, why)]


def _with_fire(clause: Clause, found: list[Place], fired_from: str) -> list[Place]:
    """Fire out of a zone: what struck elsewhere may still be an act in the zone it came from."""
    if (clause.zones and fired_from not in clause.zones) or any(
        zone == fired_from and place is Answer.YES for zone, place, _ in found
    ):
        return found
    answer, why = {
        "inside": (Answer.YES, f"fired from within {fired_from}, which the clause forbids wherever it strikes"),
        "outside": (Answer.NO, f"fired from within {fired_from}; the clause asks only where it struck"),
        "not said": (Answer.UNKNOWN, f"fired from within {fired_from} onto a place that may lie outside it, and the text does not say which end counts"),
    }[clause.fire_from]  # fmt: skip
    kept = [(z, a, w) for z, a, w in found if z != fired_from]
    struck = next((a for z, a, _ in found if z == fired_from), Answer.NO)
    return [*kept, (fired_from, any_of(answer, struck), why)]


def _exemption(clause: Clause, a: Standing, b: Standing, told: Told) -> tuple[Answer, str]:
    """Was an exempt group there, and, where the terms ask for it, was the operation notified?"""
    if not (a.exempt_if_notified or b.exempt_if_notified):
        answer = any_of(a.exempt, b.exempt)
        return answer, (a if a.exempt is answer else b).why_exempt
    sides = [(s.exempt, s.why_exempt, s.exempt_if_notified) for s in (a, b)]
    for i, (exempt, why, groups) in enumerate(sides):
        asking = [
            g for g in groups
            if g.needs_notice == "everywhere" or (g.needs_notice == "zones" and clause.where == "zones")
        ]  # fmt: skip
        if exempt is Answer.NO or not asking:
            continue
        silence = "unknown" if any(g.silence == "unknown" for g in asking) else "no"
        notice, why_notice = noticed(told.notified, silence, asking[0].authority)
        if notice is not Answer.YES:
            reason = f"{why}, for operations notified beforehand; {why_notice}"
            sides[i] = (all_of(exempt, notice), reason, ())
    answer = any_of(sides[0][0], sides[1][0])
    return answer, next((why for exempt, why, _ in sides if exempt is answer), sides[0][1])


def _exception(instrument: Instrument, clause: Clause, told: Told) -> tuple[Answer, str]:
    """Does an exception to the clause hold? With the reasons of all that give the answer."""
    if not instrument.exception:
        return Answer.NO, "the terms make no exception"
    asked = [
        excepted(rule, told) for rule in instrument.exception if not rule.clauses or clause.id in rule.clauses
    ]
    if not asked:
        return Answer.NO, "the terms make no exception to this clause"
    answer = any_of(*(given for given, _ in asked))
    return answer, "; ".join(why for given, why in asked if given is answer)


def _party(clause: Clause, a: Standing, b: Standing) -> tuple[Answer, bool]:
    """Are the parties bound, and is it certain that no side is?"""
    if a.civilians or b.civilians:
        armed = b if a.civilians else a
        return armed.bound, armed.bound is Answer.NO
    nobody = a.bound is Answer.NO and b.bound is Answer.NO
    if clause.between == "anyone" and not nobody:
        sure = a.bound is Answer.YES and b.bound is Answer.YES
        return (Answer.YES if sure else Answer.UNKNOWN), False  # the report does not say which side began
    return all_of(a.bound, b.bound), nobody


def _why_time(instrument: Instrument, zone: Zone | None, when: Span, time: Answer) -> str:
    if time is Answer.YES:
        return "it was in force"
    begin, end = instrument.in_force, instrument.ends
    if time is Answer.NO:
        begins = (begin.earliest, zone.in_force.earliest if zone is not None and zone.in_force else None)
        before = any(day is not None and when.last < day for day in begins)
        if end.how.startswith("superseded"):
            return f"{when} is after it was {end.how}"
        return f"{when} is {'before it entered into force' if before else 'after it ended'}"
    if zone is not None and zone.in_force and zone.in_force.latest and when.first < zone.in_force.latest:
        return f"{when} lies between the agreement and the zone's own first day ({zone.in_force.how or 'see the zone'})"
    if zone is not None and zone.ended and zone.ended.earliest and when.last > zone.ended.earliest:
        return f"on {when} the zone may have ended ({zone.ended.how or 'see the zone'})"
    late = when.last > end.earliest if end.earliest is not None else end.latest is not None
    how = (end.how if late else begin.how) or "see the instrument"
    return f"on {when} it is not certain that it {'still ' if late else ''}held ({how})"


def _why_party(a: Standing, b: Standing, party: Answer, nobody: bool) -> str:
    if nobody:
        return f"no side is bound ({a.why_bound}; {b.why_bound})"
    if a.civilians or b.civilians:
        return (b if a.civilians else a).why_bound
    if party is Answer.UNKNOWN and Answer.UNKNOWN not in (a.bound, b.bound):
        return f"one side is bound and the other is not ({a.why_bound}; {b.why_bound}), and the report does not say which began"
    return next((s.why_bound for s in (a, b) if s.bound is party), a.why_bound)


def _why_act(act: str | None, acted: Answer, civilians_killed: int | None) -> str:
    if not act:
        return "the report does not say what act it was"
    if acted is Answer.YES:
        return f"{act}: forbidden"
    if acted is Answer.NO:
        return f"{act}: not an act the clause forbids"
    if civilians_killed != 0 and ATTACK_ON_CIVILIANS not in chain(act):
        told = "civilians were killed" if civilians_killed else "whether civilians were killed is not told"
        return f"{act}: {told}, and the report does not say whether it was an attack on them"
    return f"{act}: told too coarsely to say whether the clause forbids it"


def _deciding(verdict: str, answers: tuple[Answer, ...], reasons: tuple[str, ...]) -> str:
    """The sentence that decided, by the same order as :func:`judge`."""
    if verdict == "violation":
        return "every element is satisfied; alleged until people decide"
    if verdict == "undetermined":
        return "; ".join(reasons[i] for i in ORDER if answers[i] is Answer.UNKNOWN)
    act, place, time, _, exemption, _ = answers
    why_act, why_place, why_time, why_party, why_exemption, why_exception = reasons
    if verdict == "outside_terms":
        return why_place if place is Answer.NO else why_time if time is Answer.NO else why_party
    if exemption is Answer.YES:
        return why_exemption
    return why_act if act is Answer.NO else why_exception


def first_day(instrument: Instrument) -> date | None:
    """The first day on which the instrument surely held, or the earliest on record."""
    return instrument.in_force.text or instrument.in_force.latest or instrument.in_force.earliest
