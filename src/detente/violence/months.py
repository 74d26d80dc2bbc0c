"""The ratio month by month after the date: does the change fade, or set in slowly?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.estimate import Estimate, NotEstimable
from detente.violence.question import Question

MONTH_DAYS = 30
LEAST_EXPECTED = 5.0


@dataclass(frozen=True)
class MonthRatio:
    """The ratio of one stretch of 30 days after the date, counted from 1, against all days before it."""

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
        told = fit if isinstance(fit, NotEstimable) else fit.ratio("one month against all days before")
        out.append(MonthRatio(month + 1, max(first, question.donut), after - 1, told))
    return tuple(out)
