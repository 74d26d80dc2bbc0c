"""The reasons of a trace, as sentences: why an act, a time or the parties are or are not covered, and what decided."""

from __future__ import annotations

from detente.ceasefire.breaches.verdicts import ELEMENTS
from detente.ceasefire.terms import Instrument
from detente.ceasefire.terms.acts import ATTACK_ON_CIVILIANS, chain
from detente.ceasefire.terms.parties import Standing
from detente.ceasefire.zones import Zone
from detente.times import Answer, Span

ORDER = tuple(ELEMENTS.index(name) for name in ("place", "time", "party", "exemption", "act", "exception"))
"""In which order an undetermined finding gives its reasons."""


def time_reason(instrument: Instrument, zone: Zone | None, when: Span, time: Answer) -> str:
    """Why the instrument, or the zone, held or did not on those days."""
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


def party_reason(a: Standing, b: Standing, party: Answer, nobody: bool) -> str:
    """Why the parties are or are not bound."""
    if nobody:
        return f"no side is bound ({a.why_bound}; {b.why_bound})"
    if a.civilians or b.civilians:
        return (b if a.civilians else a).why_bound
    if party is Answer.UNKNOWN and Answer.UNKNOWN not in (a.bound, b.bound):
        return f"one side is bound and the other is not ({a.why_bound}; {b.why_bound}), and the report does not say which began"
    return next((s.why_bound for s in (a, b) if s.bound is party), a.why_bound)


def act_reason(act: str | None, acted: Answer, civilians_killed: int | None) -> str:
    """Why the act is or is not forbidden; ``civilians_killed`` counts only where the clause protects them."""
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


def deciding(verdict: str, answers: tuple[Answer, ...], reasons: tuple[str, ...]) -> str:
    """The sentence that decided, by the same order as :func:`detente.ceasefire.breaches.verdicts.judge`."""
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
