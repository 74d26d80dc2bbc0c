"""Does the answer hang on a few exceptional days?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from detente.estimate import NotEstimable
from detente.say import say
from detente.violence.checks.base import Case, CheckResult, shown
from detente.violence.panel import Panel
from detente.violence.types import Int1D


def exceptional_days(case: Case) -> CheckResult:
    """The ratio with every area's single largest day left out, before and after.

    Fails where that moves the log ratio by more than half of its interval's half-width. The days stay in the
    estimate: a massacre is violence, and this only says how much of the answer it carries.
    """
    question = case.question
    panel = question.panel
    known = np.ones(panel.counts.shape, dtype=bool)
    rows = np.concatenate([question.zones, question.controls])
    spans = [question.windows(int(question.starts.min()))[0], (int(question.starts.min()), question.end)]
    for begin, end in spans:
        if end > begin:
            known[rows, begin + np.argmax(panel.counts[rows, begin:end], axis=1)] = False
    fit = replace(question, panel=panel.where(known)).fit()
    if isinstance(fit, NotEstimable):
        return CheckResult(
            None,
            say("Without the largest days nothing can be estimated: {reason}.", reason=fit.reason),
            shown(fit),
        )
    passed = abs(fit.value - case.fit.value) <= case.half_width / 2
    words = say(
        "Without each area's largest day before and after, the ratio is {exp:.2f}", exp=np.exp(fit.value)
    )
    words += "." if passed else say(": a few exceptional days carry much of the answer.")
    return CheckResult(
        passed,
        words,
        {**shown(fit), "largest_days": _largest(panel, question.zones, case)},
        () if passed else ("exceptional_days",),
    )


def _largest(panel: Panel, rows: Int1D, case: Case) -> list[dict[str, object]]:
    """Each zone's largest day and its share of all that was counted there."""
    out: list[dict[str, object]] = []
    for row in rows:
        counts = panel.counts[row, case.question.begin : case.question.end]
        day, total = int(np.argmax(counts)), float(counts.sum())
        when = str(panel.first + timedelta(days=int(case.question.begin + day)))
        out.append(
            {
                "area": panel.areas[int(row)],
                "date": when,
                "share": float(counts[day]) / total if total else 0.0,
            }
        )
    return out
