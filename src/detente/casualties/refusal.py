"""When not to say a number: what is asked of the lists before anything is computed, and of the answers afterwards.

Each rule has a code. Its limits stand in :class:`Limits` and are printed with the answer, so that nobody has to guess
why one table was refused and another was not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.casualties.answer import MethodEstimate, Reason
from detente.casualties.patterns import Patterns
from detente.say import say


@dataclass(frozen=True)
class Limits:
    """Where an answer becomes weak, and where it is refused."""

    least_lists: int = 3
    least_cases: int = 30
    least_on_several: int = 10
    nested_from: int = 5
    """A list of at least this many cases that lies wholly inside another is not independent of it."""
    rhat_weak: float = 1.01
    rhat_most: float = 1.05
    ess_weak: float = 400.0
    cap_share: float = 0.001
    apart_weak: float = 1.5
    apart_most: float = 2.5
    """Largest over smallest total of the methods."""
    wide: float = 3.0
    """Upper over lower limit."""


def table_refusal(table: Patterns, limits: Limits) -> Reason | None:
    """Why these lists bear no estimate at all; None if they may."""
    if len(table.lists) < limits.least_lists:
        return Reason("too_few_lists", say(
            "{n} lists; with fewer than {least} nothing tells lists that depend on each other from cases that nobody sees",
            n=len(table.lists), least=limits.least_lists))  # fmt: skip
    if table.observed < limits.least_cases:
        return Reason("too_few_cases", say(
            "{n} cases on all lists together, fewer than {least}", n=table.observed, least=limits.least_cases))  # fmt: skip
    if table.on_several < limits.least_on_several:
        return Reason("too_little_overlap", say(
            "{n} cases are on two lists or more, fewer than {least}; how much is missing is learnt from these alone",
            n=table.on_several, least=limits.least_on_several))  # fmt: skip
    for i, name in enumerate(table.lists):
        others = [table.overlap[i, j] for j in range(len(table.lists)) if j != i]
        if not any(others):
            return Reason("list_meets_none", say(
                "list {name} has no case in common with any other; leave it out, or look whether its cases were matched at all",
                name=name))  # fmt: skip
    for i, j in table.pairs():
        smaller, larger = (i, j) if table.sizes[i] <= table.sizes[j] else (j, i)
        common, size = int(table.overlap[i, j]), int(table.sizes[smaller])
        if common == size and (size >= limits.nested_from or size == table.sizes[larger]):
            return Reason("list_inside_list", say(
                "every one of the {n} cases of list {name} is on list {other} too: a copy or a part of it is no second witness; leave one out",
                n=size, name=table.lists[smaller], other=table.lists[larger]))  # fmt: skip
    return None


def chain_reasons(rhat: float, ess: float, limits: Limits) -> list[Reason]:
    """What the chains lack."""
    found = []
    if rhat > limits.rhat_weak:
        found.append(Reason("not_converged" if rhat > limits.rhat_most else "barely_converged", say(
            "the chains do not agree: R-hat {rhat:.2f}, at most {weak} is asked and above {most} there is no answer; the table may have several",
            rhat=rhat, weak=limits.rhat_weak, most=limits.rhat_most)))  # fmt: skip
    if ess < limits.ess_weak:
        found.append(Reason("few_draws", say(
            "the draws are worth {ess:.0f} independent ones, fewer than {least:.0f}", ess=ess, least=limits.ess_weak)))  # fmt: skip
    return found


def cap_reason(share: float, cap: float, limits: Limits) -> Reason | None:
    """The answer leans on the bound that was put on the unseen."""
    if share <= limits.cap_share:
        return None
    return Reason("at_cap", say(
        "{share:.1%} of the posterior lies at the bound of {cap:g} unseen for each one observed, so the bound decides; at most {most:.1%} is accepted",
        share=share, cap=cap, most=limits.cap_share))  # fmt: skip


def wide_reason(low: float, high: float, limits: Limits) -> Reason | None:
    """The interval is too wide to plan by."""
    if high <= limits.wide * low:
        return None
    return Reason("wide", say(
        "the upper limit is {ratio:.1f} times the lower; above {most:g} an answer is weak", ratio=high / low, most=limits.wide))  # fmt: skip


def apart(estimates: Sequence[MethodEstimate]) -> tuple[float, MethodEstimate, MethodEstimate] | None:
    """How far the methods lie apart (largest over smallest median), and which two; lower bounds are not compared."""
    given = [one for one in estimates if one.given and one.method != "chao"]
    if len(given) < 2:
        return None
    least = min(given, key=lambda one: one.median or 0.0)
    most = max(given, key=lambda one: one.median or 0.0)
    return (most.median or 0.0) / (least.median or 1.0), least, most


def apart_reason(estimates: Sequence[MethodEstimate], limits: Limits) -> tuple[Reason, bool] | None:
    """The methods disagree; and is it so much that there is no answer?"""
    found = apart(estimates)
    if found is None or found[0] <= limits.apart_weak:
        return None
    ratio, least, most = found
    return Reason("methods_apart", say(
        "{one} says {low:,.0f} and {other} {high:,.0f}, {ratio:.1f} times as much; above {weak:g} an answer is weak, above {most:g} there is none",
        one=least.method, low=least.median, other=most.method, high=most.median, ratio=ratio, weak=limits.apart_weak,
        most=limits.apart_most)), ratio > limits.apart_most  # fmt: skip
