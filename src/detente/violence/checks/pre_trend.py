"""Were the zones already going another way before the date?"""

from __future__ import annotations

import numpy as np

from detente.estimate import NotEstimable
from detente.say import say
from detente.violence.checks.base import Case, CheckResult

ALPHA = 0.05
YEAR = 365.25


def pre_trend(case: Case) -> CheckResult:
    r"""Zones' and controls' log-linear slopes before the date, compared by the same random-effects model.

    .. math:: \beta_a = b_0 + \delta\,zone_a + u_a + e_a, \qquad e_a \sim N(0, C_{a,\beta\beta})

    Fails at p < .05. A pass is weak evidence: a trend of a quarter a year is found in about two cases of three, so
    the trend-robust twin stands beside the ratio whatever this says.
    """
    fit = case.question.fit("slope")
    if isinstance(fit, NotEstimable):
        return CheckResult(
            None,
            say("The trend before the start could not be compared: {reason}.", reason=fit.reason),
            {"code": fit.code},
        )
    yearly = {
        k: float(np.expm1(YEAR * x))
        for k, x in (("per_year", fit.value), ("low", fit.low), ("high", fit.high))
    }
    passed = fit.p >= ALPHA
    words = say(
        "Before the start the zones moved {per_year:+.0%} a year against the controls ({low:+.0%} to {high:+.0%}). ",
        per_year=yearly["per_year"],
        low=yearly["low"],
        high=yearly["high"],
    )
    words += (
        say("No difference in trend was found, which is weak evidence that there was none.")
        if passed
        else say("They were already on another course; see the trend-robust twin.")
    )
    return CheckResult(passed, words, {**yearly, "p": fit.p}, () if passed else ("pre_trend",))
