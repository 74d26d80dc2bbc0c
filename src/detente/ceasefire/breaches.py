"""Is an incident a breach? Each incident is read against each clause, element by element.

Five questions, each answered yes, no or unknown with its reason: is the *act* forbidden, the *place* covered, the
*time* one in which the clause held, are the *parties* bound, was an *exempt* group there? Then, in this order:

1. place or time is no, or no side is bound      -> outside_terms
2. an exempt group was there                     -> not_violation
3. parties is no                                 -> outside_terms
4. the act is not forbidden                      -> not_violation
5. anything is unknown                           -> undetermined
6. otherwise                                     -> violation, and that means *alleged*: people decide

An exemption is satisfied only by a report that names the exempt group as a side of *this* incident. Who did it
is a separate field (:func:`attribution`). The verdict speaks of the agreement only (:data:`NOTICE`).
Pure and replayable: the same terms and the same incident always give the same trace.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import polars as pl

from detente.ceasefire.acts import ATTACK_ON_CIVILIANS, chain, forbidden
from detente.ceasefire.parties import Standing, standing
from detente.ceasefire.terms import Clause, Instrument
from detente.ceasefire.zones import Zone, ZonePlan
from detente.layout import DateRange
from detente.tables import FINDINGS
from detente.times import Answer, Span, all_of, any_of, within

NOTICE = "Speaks of the agreement only; international humanitarian law protects civilians always."
READ = ("incident_id", "act", "actor_a", "actor_b", "date_start", "date_end", "deaths_civilians")
VERDICTS = ("violation", "not_violation", "outside_terms", "undetermined")


@dataclass(frozen=True)
class Trace:
    """The five answers, their verdict, and the sentence that says what decided it."""

    verdict: str
    act: Answer
    place: Answer
    time: Answer
    party: Answer
    exemption: Answer
    why: str


def judge(
    act: Answer, place: Answer, time: Answer, party: Answer, exemption: Answer, *, nobody_bound: bool
) -> str:
    """The verdict of five answers, by the order in this module's header."""
    if Answer.NO in (place, time) or nobody_bound:
        return "outside_terms"
    if exemption is Answer.YES:
        return "not_violation"
    if party is Answer.NO:
        return "outside_terms"
    if act is Answer.NO:
        return "not_violation"
    if Answer.UNKNOWN in (act, place, time, party, exemption):
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
) -> Trace:
    """One incident read against one clause (in one zone); ``civilians_killed`` is None where it is not told."""
    a, b = standing(instrument, side_a, when), standing(instrument, side_b, when)
    party, nobody = _party(clause, a, b)
    exempt = any_of(a.exempt, b.exempt)
    acted = forbidden(act, clause.acts, civilians_killed)
    time = in_force(instrument, zone, when)
    verdict = judge(acted, place, time, party, exempt, nobody_bound=nobody)
    reasons = {
        "place": (place, why_place),
        "time": (time, _why_time(instrument, zone, when, time)),
        "party": (party, _why_party(a, b, party, nobody)),
        "exemption": (exempt, next((s.why_exempt for s in (a, b) if s.exempt is exempt), a.why_exempt)),
        "act": (acted, _why_act(act, acted, civilians_killed if ATTACK_ON_CIVILIANS in clause.acts else 0)),
    }
    return Trace(verdict, acted, place, time, party, exempt, _deciding(verdict, reasons))


def find_breaches(
    incidents: pl.DataFrame,
    placements: pl.DataFrame,
    instruments: Sequence[Instrument],
    plans: Sequence[ZonePlan],
) -> pl.DataFrame:
    """Every incident read against every prohibition, in the FINDINGS layout.

    incidents : INCIDENTS frame; placements : PLACEMENTS frame of the same incidents
    """
    zones = {z.id: (plan.instrument, _dated(z, plan)) for plan in plans for z in plan.zone}
    rows: list[tuple[object, ...]] = []
    lies = _lies(placements)
    fields = incidents.select(READ).iter_rows()
    for name, act, side_a, side_b, first, last, civilians in fields:
        when, killed = Span(first, last), None if civilians is None else min(civilians, 1)
        for instrument in instruments:
            for clause in instrument.prohibitions:
                for zone_id, place, why in _where(clause, instrument, lies[name], zones):
                    zone = zones[zone_id][1] if zone_id else None
                    t = trace(instrument, clause, zone, place, why, act, side_a, side_b, when, killed)
                    rows.append(
                        (name, instrument.id, clause.id, zone_id or None, t.verdict, t.act, t.place, t.time, t.party,
                         t.exemption, attribution(act, side_a, side_b), t.why, NOTICE)
                    )  # fmt: skip
    return pl.DataFrame(rows, schema=FINDINGS.schema, orient="row")


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
    zones: Mapping[str, tuple[str, Zone]],
) -> list[tuple[str | None, Answer, str]]:
    if clause.where == "country":
        return [(None, Answer.YES, "it holds in the whole country")]
    if not any(owner == instrument.id for owner, _ in zones.values()):
        return [(None, Answer.UNKNOWN, "the folder draws no zones of this agreement")]
    own = [(z, a, w) for z, a, w in lies if z and zones[z][0] == instrument.id]
    answers = {"inside": Answer.YES, "undetermined": Answer.UNKNOWN, "outside": Answer.NO}
    elsewhere = "it lies in no zone of this agreement" if lies[0][0] else lies[0][2]
    return [(z, answers[a], w) for z, a, w in own] or [(None, Answer.NO, elsewhere)]


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


def _deciding(verdict: str, reasons: dict[str, tuple[Answer, str]]) -> str:
    if verdict == "violation":
        return "every element is satisfied; alleged until people decide"
    if verdict == "undetermined":
        return "; ".join(why for answer, why in reasons.values() if answer is Answer.UNKNOWN)
    if verdict == "not_violation":
        exempt, why = reasons["exemption"]
        return why if exempt is Answer.YES else reasons["act"][1]
    for name in ("place", "time"):
        if reasons[name][0] is Answer.NO:
            return reasons[name][1]
    return reasons["party"][1]


def first_day(instrument: Instrument) -> date | None:
    """The first day on which the instrument surely held, or the earliest on record."""
    return instrument.in_force.text or instrument.in_force.latest or instrument.in_force.earliest
