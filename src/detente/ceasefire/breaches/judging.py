"""One incident read against one clause: six answers, their verdict, and the reason of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from detente.ceasefire.breaches.reasons import act_reason, deciding, party_reason, time_reason
from detente.ceasefire.breaches.verdicts import judge
from detente.ceasefire.terms import Clause, Instrument
from detente.ceasefire.terms.acts import ATTACK_ON_CIVILIANS, forbidden
from detente.ceasefire.terms.excepted import NOTHING, Told, excepted, noticed
from detente.ceasefire.terms.parties import Standing, standing
from detente.ceasefire.terms.pauses import in_pause
from detente.ceasefire.terms.weapons import covered
from detente.ceasefire.zones import Zone
from detente.layout import DateRange
from detente.times import Answer, Span, all_of, any_of, within


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
    why_act = act_reason(act, acted, civilians_killed if ATTACK_ON_CIVILIANS in clause.acts else 0)
    if acted is not Answer.NO and (clause.weapons or clause.calibre_from_mm is not None):
        with_it, why_weapon = covered(clause.weapons, clause.calibre_from_mm, told.weapon, told.calibre_mm)
        why_act = why_weapon if acted is Answer.YES or with_it is Answer.NO else f"{why_act}; {why_weapon}"
        acted = all_of(acted, with_it)
    time = in_force(instrument, zone, when)
    why_time = time_reason(instrument, zone, when, time)
    if clause.pause and time is not Answer.NO:
        paused, why_pause = in_pause(clause.pause, when, (told.from_hour, told.until_hour), time_zone)
        why_time = why_pause if time is Answer.YES or paused is Answer.NO else f"{why_time}; {why_pause}"
        time = all_of(time, paused)
    verdict = judge(acted, place, time, party, exempt, exception, nobody_bound=nobody)
    answers = (acted, place, time, party, exempt, exception)
    reasons = (why_act, why_place, why_time, party_reason(a, b, party, nobody), why_exempt, why_exception)
    return Trace(verdict, *answers, deciding(verdict, answers, reasons), reasons)


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
