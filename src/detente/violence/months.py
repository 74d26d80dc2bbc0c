"""The ratio month by month around the date: was it there before, does it fade, does it set in slowly?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.estimate import Estimate, NotEstimable
from detente.say import say
from detente.violence.question import Question

MONTH_DAYS = 30
BEFORE = 6
"""Months before the date that are shown."""


@dataclass(frozen=True)
class MonthRatio:
    """The ratio of one stretch of 30 days: after the date counted from 1, before it -1, -2 and so on backwards."""

    month: int
    first_day: int
    last_day: int
    ratio: Estimate | NotEstimable


def ratio_by_month(question: Question) -> tuple[MonthRatio, ...]:
    """The comparison for each full 30 days after the date. With staggered starts, months since each zone's own date.

    Each month is estimated by itself, with its own wandering between areas; months are not independent, and reading
    the best of them as the effect is a mistake.
    """
    longest = question.end - int(question.starts.max())
    out = []
    for month in range(longest // MONTH_DAYS):
        first, after = month * MONTH_DAYS, (month + 1) * MONTH_DAYS
        if after <= question.donut:
            continue
        fit = replace(question, after_from=first, after_to=after).fit()
        told = fit if isinstance(fit, NotEstimable) else fit.ratio(say("one month against all days before"))
        out.append(MonthRatio(month + 1, max(first, question.donut), after - 1, told))
    return tuple(out)


def ratio_by_month_before(question: Question) -> tuple[MonthRatio, ...]:
    """The same for each of the six times 30 days before the date, against all days earlier than those.

    Where nothing happened before the date these lie around 1; a path that leads to the date speaks for another course,
    not for the ceasefire. Empty where fewer than as many earlier days are left to stand against.
    """
    reference = BEFORE * MONTH_DAYS
    first = int(question.starts.min()) - question.donut - reference
    if first - question.begin < reference:
        return ()
    asked = replace(question, starts=question.starts - question.donut - reference, donut=0)
    out = []
    for month in range(BEFORE):
        one = replace(asked, after_from=month * MONTH_DAYS, after_to=(month + 1) * MONTH_DAYS)
        fit = one.fit()
        told = fit if isinstance(fit, NotEstimable) else fit.ratio(say("one month against all earlier days"))
        day = month * MONTH_DAYS - reference - question.donut
        out.append(MonthRatio(month - BEFORE, day, day + MONTH_DAYS - 1, told))
    return tuple(out)
