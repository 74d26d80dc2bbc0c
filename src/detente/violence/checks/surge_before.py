"""Had violence just surged in the zones when the ceasefire came?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.estimate import NotEstimable
from detente.say import say
from detente.violence.checks.base import Case, CheckResult, shown

ALPHA = 0.05
DAYS = 90


def surge_before(case: Case) -> CheckResult:
    """The last 90 days before the start against all earlier ones, zones against controls.

    Fails where the zones had risen (one-sided p < .05). Ceasefires are signed where violence has just peaked, and what
    peaks falls back by itself: part of the fall may be that. A trend carried forward from such a peak misleads, so
    the twin is then no remedy.
    """
    question = case.question
    asked = replace(
        question, starts=question.starts - question.donut - DAYS, donut=0, after_from=0, after_to=DAYS
    )
    fit = asked.fit()
    if isinstance(fit, NotEstimable):
        return CheckResult(
            None,
            say("The last days before the start could not be compared: {reason}.", reason=fit.reason),
            {"code": fit.code},
        )
    passed = fit.value <= 0 or fit.p / 2 >= ALPHA
    found = say(
        "{exp:.2f} ({exp2:.2f} to {exp3:.2f})",
        exp=np.exp(fit.value),
        exp2=np.exp(fit.low),
        exp3=np.exp(fit.high),
    )
    words = say(
        "In the {days} days before the start the zones stood at {found} of their earlier level, against the controls",
        days=DAYS,
        found=found,
    )
    words += (
        "."
        if passed
        else say(": violence had just risen there, and some of it may have fallen back by itself.")
    )
    return CheckResult(passed, words, shown(fit), () if passed else ("surge_before",))
