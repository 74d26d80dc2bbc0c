"""Does the answer hang on where the lines are drawn, or on controls that were at another war?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from detente.estimate import NotEstimable
from detente.say import say
from detente.violence.checks.base import Case, CheckResult, shown
from detente.violence.random_effects import Fit


def zone_boundary(case: Case) -> CheckResult:
    """The ratio with possible parts of the zones counted as zones, and as controls; they are neither by default.

    Fails where either lies outside the interval. A possible part that becomes a zone takes the zones' earliest date.
    """
    question, parts = case.question, case.possible
    if not len(parts):
        return CheckResult(None, say("No area was named as possibly inside a zone."))
    first = np.full(len(parts), question.starts.min())
    readings = {
        "as_zones": replace(
            question,
            zones=np.concatenate([question.zones, parts]),
            starts=np.concatenate([question.starts, first]),
        ).fit(),
        "as_controls": replace(question, controls=np.concatenate([question.controls, parts])).fit(),
    }
    return _compared(
        case,
        readings,
        {"areas": case.names(parts)},
        "zone_boundary",
        say("where the zones' possible parts are put"),
    )


def another_war(case: Case) -> CheckResult:
    """The ratio with the areas set aside (at the front of a war the ceasefire does not cover) back among controls.

    Fails where it lies outside the interval: the answer then hangs on who is held to be comparable.
    """
    if not len(case.set_aside):
        return CheckResult(
            None, say("No area was named as being at a war that the ceasefire does not cover.")
        )
    with_them = np.concatenate([case.question.controls, case.set_aside])
    readings = {"with_them": replace(case.question, controls=with_them).fit()}
    return _compared(
        case,
        readings,
        {"areas": case.names(case.set_aside)},
        "another_war",
        say("whether areas at another war are controls"),
    )


def _compared(
    case: Case, readings: Mapping[str, Fit | NotEstimable], named: Mapping[str, object], code: str, what: str
) -> CheckResult:
    numbers = {**named, **{name: shown(fit) for name, fit in readings.items()}}
    known = [fit.value for fit in readings.values() if isinstance(fit, Fit)]
    if not known:
        return CheckResult(None, say("The other reading cannot be estimated."), numbers)
    passed = all(case.fit.low <= value <= case.fit.high for value in known)
    ratios = " and ".join(f"{np.exp(value):.2f}" for value in known)
    words = say("Read the other way the ratio is {ratios}", ratios=ratios)
    words += say(", inside the interval.") if passed else say(": the answer hangs on {what}.", what=what)
    return CheckResult(passed, words, numbers, () if passed else (code,))
