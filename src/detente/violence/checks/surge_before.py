"""Had violence just surged in the zones when the ceasefire came?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.estimate import NotEstimable
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
            None, f"The last days before the start could not be compared: {fit.reason}.", {"code": fit.code}
        )
    passed = fit.value <= 0 or fit.p / 2 >= ALPHA
    found = f"{np.exp(fit.value):.2f} ({np.exp(fit.low):.2f} to {np.exp(fit.high):.2f})"
    words = f"In the {DAYS} days before the start the zones stood at {found} of their earlier level, against the controls"
    words += (
        "." if passed else ": violence had just risen there, and some of it may have fallen back by itself."
    )
    return CheckResult(passed, words, shown(fit), () if passed else ("surge_before",))
