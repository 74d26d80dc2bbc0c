"""Does the answer hang on one area, or on one source?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.estimate import NotEstimable
from detente.say import joined, say
from detente.violence.checks.base import Case, CheckResult, shown, without

MOST = 0.75
"""Share of the interval's half-width by which one area or source may move the log ratio."""


def leave_one_out(case: Case) -> CheckResult:
    """The ratio with each area left out in turn, zone or control.

    Fails where leaving one area out moves the log ratio by more than three quarters of its interval's half-width.
    With few zones each carries much of the answer, so a zone is the usual one.
    """
    question = case.question
    ratios, moves = {}, {}
    rows = np.concatenate(
        [question.zones if len(question.zones) > 1 else question.zones[:0], question.controls]
    )
    for row in rows:
        fit = without(question, int(row)).fit()
        if not isinstance(fit, NotEstimable):
            name = question.panel.areas[int(row)]
            ratios[name], moves[name] = shown(fit), fit.value - case.fit.value
    if not ratios:
        return CheckResult(None, say("No area can be spared: too few would be left."), {"areas": {}})
    most = max(moves, key=lambda name: (abs(moves[name]), name))
    passed = abs(moves[most]) <= MOST * case.half_width
    low, high = min(r["ratio"] for r in ratios.values()), max(r["ratio"] for r in ratios.values())
    words = say(
        "With any one of {n} areas left out the ratio lies between {low:.2f} and {high:.2f}",
        n=len(ratios),
        low=low,
        high=high,
    )
    words += "." if passed else say("; one area carries much of it.")
    return CheckResult(
        passed, words, {"largest": most, "areas": ratios}, () if passed else ("leave_one_out",)
    )


def leave_one_source_out(case: Case) -> CheckResult:
    """The ratio from the series without each source in turn, as handed in. Fails as :func:`leave_one_out` does."""
    if not case.without_source:
        return CheckResult(None, say("No series without each source was handed in, so this cannot be told."))
    ratios, moves = {}, {}
    for name, panel in sorted(case.without_source.items()):
        fit = replace(case.question, panel=panel).fit()
        ratios[name] = shown(fit)
        moves[name] = float("inf") if isinstance(fit, NotEstimable) else abs(fit.value - case.fit.value)
    most = max(moves, key=lambda name: (moves[name], name))
    passed = moves[most] <= MOST * case.half_width
    found = ratios[most]["ratio"]
    told = say("nothing can be estimated") if found is None else say("the ratio is {found:.2f}", found=found)
    words = joined(
        (
            say("Without {most} {told}", most=most, told=told),
            "." if passed else say(": one source carries much of the answer."),
        ),
        "",
    )
    return CheckResult(
        passed, words, {"largest": most, "sources": ratios}, () if passed else ("leave_one_source_out",)
    )
