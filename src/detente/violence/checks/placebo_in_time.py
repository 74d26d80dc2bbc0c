"""Does the method find a change on a day when nothing happened?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from detente.estimate import NotEstimable
from detente.say import say
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
        return CheckResult(
            None, say("A false start could not be tried: {reason}.", reason=fit.reason), {"code": fit.code}
        )
    passed = fit.p >= ALPHA
    found = say(
        "{exp:.2f} ({exp2:.2f} to {exp3:.2f})",
        exp=np.exp(fit.value),
        exp2=np.exp(fit.low),
        exp3=np.exp(fit.high),
    )
    words = say("With a false start on {day} the ratio is {found}: ", day=day, found=found)
    words += (
        say("no change is found where there was none.")
        if passed
        else say("a change is found where there was none to find.")
    )
    return CheckResult(passed, words, {"date": day, **shown(fit)}, () if passed else ("placebo_in_time",))
