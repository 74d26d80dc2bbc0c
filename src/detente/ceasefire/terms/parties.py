"""Who is bound and who is exempt: the sides of an incident read against an instrument's lists, on its day.

A side may name several groups (';'-joined). It is exempt only if every one of them surely is; it is bound only if
every one surely is. A name that covers groups that joined and groups that did not leaves the matter unknown.
A group that was renamed, merged or split is followed (:mod:`~detente.ceasefire.terms.exempt`), the list's own names first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from detente.ceasefire.terms.adherence import bound_on
from detente.ceasefire.terms.exempt import Alias, Exempt, Succession
from detente.ceasefire.terms.instrument import Instrument
from detente.ceasefire.terms.names import Listed, key_of, listed, names_of
from detente.layout import DateRange
from detente.times import Answer, Span, all_of, within

__all__ = ["CIVILIANS", "Standing", "exempt_names", "names_any", "names_of", "standing"]

CIVILIANS = frozenset({"civilians", "civilian population", "civilian"})
DAY = timedelta(days=1)
NOBODY = Listed()
ALWAYS = (date.min, date.min)


@dataclass(frozen=True)
class Standing:
    """How one side stands under an instrument, with the reason for each answer.

    ``exempt_if_notified`` are the groups whose exemption holds only for operations notified beforehand.
    """

    bound: Answer
    exempt: Answer
    why_bound: str
    why_exempt: str
    civilians: bool = False
    exempt_if_notified: tuple[Exempt, ...] = ()


UNARMED = Standing(Answer.NO, Answer.NO, "civilians", "civilians are never exempt", civilians=True)


def exempt_names(instruments: Iterable[Instrument]) -> frozenset[str]:
    """Every name that any instrument lists as exempt, as keys; whether it held on a day is :func:`standing`'s."""
    return frozenset(key_of(a.name) for i in instruments for g in i.exempt for a in g.alias)


def names_any(sides: Iterable[str | None], wanted: frozenset[str]) -> bool:
    """Does a side name one of these groups (:func:`exempt_names`)?"""
    return any(key_of(name) in wanted for side in sides for name in names_of(side))


@lru_cache(maxsize=100_000)
def standing(instrument: Instrument, side: str | None, when: Span) -> Standing:
    """How a side stands under the instrument on that day."""
    names = names_of(side)
    if not names:
        return Standing(Answer.UNKNOWN, Answer.UNKNOWN, "the side is not named", "the side is not named")
    if names[0].casefold() in CIVILIANS and all(n.casefold() in CIVILIANS for n in names):
        return UNARMED
    if len(names) == 1:
        (name,) = names
        there, why, group = _exempt(instrument, name, when)
        joined, why_joined = _bound(instrument, name, when, there)
        asks = (group,) if group is not None and group.needs_notice != "no" else ()
        return Standing(joined, there, why_joined, why, exempt_if_notified=asks)
    read = [(n, *_exempt(instrument, n, when)) for n in names]
    exempt = [(n, answer, why) for n, answer, why, _ in read]
    bound = [(n, *_bound(instrument, n, when, is_exempt)) for n, is_exempt, _ in exempt]
    exempt_all = all_of(*(a for _, a, _ in exempt))
    if exempt_all is Answer.NO and any(a is not Answer.NO for _, a, _ in exempt):
        exempt_all = Answer.UNKNOWN
    bound_all = all_of(*(a for _, a, _ in bound))
    if bound_all is Answer.NO and any(a is not Answer.NO for _, a, _ in bound):
        bound_all = Answer.UNKNOWN
    asking = dict.fromkeys(g for *_, g in read if g is not None and g.needs_notice != "no")
    return Standing(
        bound_all, exempt_all, _because(bound, bound_all), _because(exempt, exempt_all),
        exempt_if_notified=tuple(asking),
    )  # fmt: skip


def _because(answers: list[tuple[str, Answer, str]], overall: Answer) -> str:
    if len({a for _, a, _ in answers}) > 1 and overall is Answer.UNKNOWN:
        return "the side names groups that stand differently: " + "; ".join(why for _, _, why in answers)
    return next((why for _, a, why in answers if a is overall), answers[0][2])


def _held(range_: DateRange, when: Span) -> Answer:
    """Had the new state begun on those days?"""
    return within(when, (range_.earliest, range_.latest), (None, None))


def _eve(step: Succession) -> Span:
    day = (step.on.earliest or step.on.latest or date.max) - DAY
    return Span(day, day)


def _over(step: Succession | None, when: Span) -> Answer:
    """Did a group still bear its name, before what it became?"""
    if step is None:
        return Answer.YES
    begun = _held(step.on, when)
    return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(begun, Answer.UNKNOWN)


def _exempt(
    instrument: Instrument, name: str, when: Span, seen: frozenset[str] = frozenset()
) -> tuple[Answer, str, Exempt | None]:
    key = key_of(name)
    entry = listed(instrument).get(key, NOBODY)
    for group, alias in entry.exempt:
        bore = all_of(_bore(alias, when), _over(entry.became, when) if alias.last is None else Answer.YES)
        if bore is Answer.NO:
            continue
        if alias.disputed:
            return Answer.UNKNOWN, f"{name}: {alias.disputed}", group
        if bore is Answer.UNKNOWN:
            return Answer.UNKNOWN, f"{name} bore that name for part of the days only", group
        on_list = _on_list(group, when)
        if on_list is not Answer.YES:
            state = "was not on the list" if on_list is Answer.NO else "may have been on the list"
            return on_list, f"{name} {state} then ({group.authority})", group
        return Answer.YES, f"{name} is exempt ({group.authority})", group
    over = _over(entry.became, when)
    if entry.came_from is not None and key not in seen and over is not Answer.NO:
        answer, why, heir = _inherited(instrument, name, entry.came_from, when, seen | {key})
        if answer is Answer.YES and over is Answer.UNKNOWN:
            return over, f"{name} bore that name for part of the days only", heir
        return answer, why, heir
    return Answer.NO, f"{name} is not on the list of exempt groups", None


def _bore(alias: Alias, when: Span) -> Answer:
    first = when.first if alias.first is None else alias.first
    return within(when, (first, first), (alias.last, alias.last))


def _on_list(group: Exempt, when: Span) -> Answer:
    if group.listed is None and group.delisted is None:
        return Answer.YES
    begin = (group.listed.earliest, group.listed.latest) if group.listed else ALWAYS
    end = (group.delisted.earliest, group.delisted.latest) if group.delisted else (None, None)
    return within(when, begin, end)


def _inherited(
    instrument: Instrument, name: str, step: Succession, when: Span, seen: frozenset[str]
) -> tuple[Answer, str, Exempt | None]:
    """How a name stands that the list does not give, from the groups it came from, as they stood on the eve."""
    begun = _held(step.on, when)
    before = [_exempt(instrument, n, _eve(step), seen) for n in step.of]
    group = next((g for _, _, g in before if g is not None), None)
    answers = {a for a, _, _ in before}
    if begun is Answer.NO or answers == {Answer.NO} or group is None:
        return Answer.NO, f"{name} is not on the list of exempt groups", None
    came = f"{name} came of {', '.join(step.of)} by a {step.kind}"
    if answers != {Answer.YES}:
        return Answer.UNKNOWN, f"{came}: {'; '.join(why for _, why, _ in before)}", group
    if step.kind == "split":
        return Answer.UNKNOWN, f"{came}, and the list does not name it", group
    if step.disputed:
        return Answer.UNKNOWN, f"{came}: {step.disputed}", group
    if begun is Answer.UNKNOWN:
        return Answer.UNKNOWN, f"{came} on a day that is not certain", group
    on_list = _on_list(group, when)
    return on_list, f"{came}, so it is exempt ({group.authority})", group


def _bound(instrument: Instrument, name: str, when: Span, is_exempt: Answer) -> tuple[Answer, str]:
    if is_exempt is Answer.YES:
        return Answer.NO, f"{name} is exempt, so not bound"
    if instrument.binds == "all":
        if is_exempt is Answer.UNKNOWN:
            return Answer.UNKNOWN, f"{name} may be exempt"
        return Answer.YES, "it binds all parties"
    return _on_register(instrument, name, when, frozenset())


def _on_register(
    instrument: Instrument, name: str, when: Span, seen: frozenset[str], asked_for: bool = True
) -> tuple[Answer, str]:
    """``asked_for``: by its own name on that day, and not for what it became."""
    key = key_of(name)
    entry = listed(instrument).get(key, NOBODY)
    absent = Answer.UNKNOWN, f"{name} is not on the register of adherents"
    one = entry.adherent
    over = _over(entry.became, when) if asked_for else Answer.YES
    if (
        over is not Answer.YES
        and entry.became is not None
        and (one is not None or entry.came_from is not None)
    ):
        return Answer.UNKNOWN, f"{absent[1]} by that name: it became {', '.join(entry.became.into)}"
    if one is not None:
        if one.bound == "no":
            return Answer.NO, f"{name} has not joined"
        if one.bound == "some":
            return Answer.UNKNOWN, f"{name} covers groups of which some had joined and some had not"
        return bound_on(one, name, when)
    step = entry.came_from
    if step is None or key in seen or _held(step.on, when) is Answer.NO:
        return absent
    before = [_on_register(instrument, n, when, seen | {key}, asked_for=False) for n in step.of]
    before += [
        (Answer.NO, why)
        for answer, why, _ in (_exempt(instrument, n, _eve(step)) for n in step.of)
        if answer is Answer.YES
    ]
    came = f"{name} came of {', '.join(step.of)} by a {step.kind}"
    answers = {a for a, _ in before}
    if _held(step.on, when) is Answer.UNKNOWN:
        return Answer.UNKNOWN, f"{came} on a day that is not certain"
    if len(answers) == 1 and step.kind != "split" and not step.disputed:
        return before[0][0], f"{came}: {before[0][1]}"
    return Answer.UNKNOWN, f"{came}, and whether it is bound is not on record" + (
        f" ({step.disputed})" if step.disputed else ""
    )
