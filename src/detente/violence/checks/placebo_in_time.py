"""Does the method find a change on a day when nothing happened?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from detente.estimate import NotEstimable
from detente.violence.checks.base import Case, CheckResult, shown

ALPHA = 0.05
SHARE = 0.625
"""How far into the days before the date the false date is set."""


def placebo_in_time(case: Case) -> CheckResult:
    """The same comparison with a false start five eighths into the days before the real one, and no later data.

    Fails at p < .05: the zones then changed against the controls without a ceasefire. With staggered starts every
    zone is measured around one false date, before the first real one.
    """
    question = case.question
    end = int(question.starts.min()) - question.donut
    false = question.begin + int(SHARE * (end - question.begin))
    asked = replace(
        question, starts=np.full_like(question.starts, false), end=end, after_from=0, after_to=None, donut=0
    )
    fit = asked.fit()
    day = str(question.panel.first + timedelta(days=false))
    if isinstance(fit, NotEstimable):
        return CheckResult(None, f"A false start could not be tried: {fit.reason}.", {"code": fit.code})
    passed = fit.p >= ALPHA
    found = f"{np.exp(fit.value):.2f} ({np.exp(fit.low):.2f} to {np.exp(fit.high):.2f})"
    words = f"With a false start on {day} the ratio is {found}: "
    words += (
        "no change is found where there was none."
        if passed
        else "a change is found where there was none to find."
    )
    return CheckResult(passed, words, {"date": day, **shown(fit)}, () if passed else ("placebo_in_time",))
