"""Who is bound and who is exempt: the sides of an incident read against an instrument's lists, on its day.

A side may name several groups (';'-joined). It is exempt only if every one of them surely is; it is bound only if
every one surely is. A name that covers groups that joined and groups that did not leaves the matter unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from detente.ceasefire.terms import Instrument
from detente.times import Answer, Span, all_of, within

CIVILIANS = frozenset({"civilians", "civilian population", "civilian"})


@dataclass(frozen=True)
class Standing:
    """How one side stands under an instrument, with the reason for each answer."""

    bound: Answer
    exempt: Answer
    why_bound: str
    why_exempt: str
    civilians: bool = False


def names_of(side: str | None) -> tuple[str, ...]:
    """The groups that a side names."""
    return tuple(n.strip() for n in (side or "").split(";") if n.strip())


def exempt_names(instruments: Iterable[Instrument]) -> frozenset[str]:
    """Every name that any instrument lists as exempt, case folded; whether it held on a day is :func:`standing`'s."""
    return frozenset(a.name.casefold() for i in instruments for g in i.exempt for a in g.alias)


def names_any(sides: Iterable[str | None], wanted: frozenset[str]) -> bool:
    """Does a side name one of these (case folded) groups?"""
    return any(name.casefold() in wanted for side in sides for name in names_of(side))


@lru_cache(maxsize=100_000)
def standing(instrument: Instrument, side: str | None, when: Span) -> Standing:
    """How a side stands under the instrument on that day."""
    names = names_of(side)
    if not names:
        return Standing(Answer.UNKNOWN, Answer.UNKNOWN, "the side is not named", "the side is not named")
    if all(n.casefold() in CIVILIANS for n in names):
        return Standing(Answer.NO, Answer.NO, "civilians", "civilians are never exempt", civilians=True)
    exempt = [(n, *_exempt(instrument, n, when)) for n in names]
    bound = [(n, *_bound(instrument, n, when, is_exempt)) for n, is_exempt, _ in exempt]
    exempt_all = all_of(*(a for _, a, _ in exempt))
    if exempt_all is Answer.NO and any(a is not Answer.NO for _, a, _ in exempt):
        exempt_all = Answer.UNKNOWN
    bound_all = all_of(*(a for _, a, _ in bound))
    if bound_all is Answer.NO and any(a is not Answer.NO for _, a, _ in bound):
        bound_all = Answer.UNKNOWN
    return Standing(bound_all, exempt_all, _because(bound, bound_all), _because(exempt, exempt_all))


def _because(answers: list[tuple[str, Answer, str]], overall: Answer) -> str:
    if len({a for _, a, _ in answers}) > 1 and overall is Answer.UNKNOWN:
        return "the side names groups that stand differently: " + "; ".join(why for _, _, why in answers)
    return next((why for _, a, why in answers if a is overall), answers[0][2])


def _exempt(instrument: Instrument, name: str, when: Span) -> tuple[Answer, str]:
    low = name.casefold()
    for group in instrument.exempt:
        for alias in group.alias:
            if alias.name.casefold() != low:
                continue
            bore = within(when, (alias.first, alias.first), (alias.last, alias.last))
            if alias.first is None:
                bore = within(when, (when.first, when.first), (alias.last, alias.last))
            if bore is Answer.NO:
                continue
            if alias.disputed:
                return Answer.UNKNOWN, f"{name}: {alias.disputed}"
            if bore is Answer.UNKNOWN:
                return Answer.UNKNOWN, f"{name} bore that name for part of the days only"
            return Answer.YES, f"{name} is exempt ({group.authority})"
    return Answer.NO, f"{name} is not on the list of exempt groups"


def _bound(instrument: Instrument, name: str, when: Span, is_exempt: Answer) -> tuple[Answer, str]:
    if is_exempt is Answer.YES:
        return Answer.NO, f"{name} is exempt, so not bound"
    if instrument.binds == "all":
        if is_exempt is Answer.UNKNOWN:
            return Answer.UNKNOWN, f"{name} may be exempt"
        return Answer.YES, "it binds all parties"
    low = name.casefold()
    for one in instrument.adherent:
        if low not in {n.casefold() for n in (one.name, *one.aliases)}:
            continue
        if one.bound == "no":
            return Answer.NO, f"{name} has not joined"
        if one.bound == "some":
            return Answer.UNKNOWN, f"{name} covers groups of which some had joined and some had not"
        if one.joined is None:
            return Answer.YES, f"{name} is bound"
        joined = within(when, (one.joined.earliest, one.joined.latest), (None, None))
        reason = {
            Answer.YES: "had joined",
            Answer.NO: "had not yet joined",
            Answer.UNKNOWN: "may have joined by then",
        }
        return joined, f"{name} {reason[joined]}"
    return Answer.UNKNOWN, f"{name} is not on the register of adherents"
