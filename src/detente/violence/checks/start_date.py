"""Does the answer hang on the exact day?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.estimate import NotEstimable
from detente.say import say
from detente.violence.checks.base import Case, CheckResult, shown

SHIFTS = tuple(range(-30, 31, 5))
DONUTS = (0, 14, 30, 60)


def start_date(case: Case) -> CheckResult:
    """The ratio for starts 30 days earlier to 30 days later, and with 0, 14, 30 and 60 days left out on each side.

    Fails where any of them lies outside the interval of the chosen date. A donut that moves the ratio points to an
    announcement: violence that surged or paused in the days around it.
    """
    question, shifts, donuts, values = case.question, {}, {}, []
    for shift in SHIFTS:
        fit = replace(question, starts=question.starts + shift).fit()
        shifts[str(shift)] = shown(fit)["ratio"]
        values += [] if isinstance(fit, NotEstimable) else [fit.value]
    for days in DONUTS:
        fit = replace(question, donut=days).fit()
        donuts[str(days)] = shown(fit)["ratio"]
        values += [] if isinstance(fit, NotEstimable) else [fit.value]
    numbers = {"by_shift": shifts, "by_donut": donuts}
    if len(values) < len(SHIFTS) // 2:
        return CheckResult(None, say("Other starts leave too few days to compare."), numbers)
    low, high = float(np.min(values)), float(np.max(values))
    passed = case.fit.low <= low and high <= case.fit.high
    words = say(
        "Starts up to 30 days earlier or later, and with up to 60 days around the start left out, give ratios from {exp:.2f} to {exp2:.2f}",
        exp=np.exp(low),
        exp2=np.exp(high),
    )
    words += (
        say(", inside the interval.")
        if passed
        else say(", outside the interval: the answer hangs on the day chosen.")
    )
    return CheckResult(passed, words, numbers, () if passed else ("start_date",))
