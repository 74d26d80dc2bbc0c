"""Did the watching change, rather than the violence?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.estimate import NotEstimable
from detente.say import joined, say
from detente.violence.checks.base import Case, CheckResult, shown
from detente.violence.random_effects import Fit

MATERIAL = 0.05
"""Log ratio of effort below which a difference is too small to matter, however surely it is there."""
LEAST_OFF = 0.10
"""How far the zones' watched share of days may move against the controls' before it is warned about."""


def reporting_shift(case: Case) -> CheckResult:
    r"""Effort in zones against controls, after against before; and the shift that would explain the whole change.

    If reporting inside the zones fell ``would_explain`` = 1 / ratio fold (below 1: rose), that alone would make the
    ratio that was found. With effort given, fails where zones gained or lost effort against controls (interval
    excludes 1, by more than 5%). Without effort nobody can say: no verdict.
    """
    explain = float(np.exp(-case.fit.value))
    numbers: dict[str, object] = {"would_explain": explain, "watched_share": _watched(case)}
    patchy = _patchy(case)
    codes = ("patchy_watch",) if patchy else ()
    gap = say(" The share of days watched moved in the zones against the controls.") if patchy else ""
    if case.effort is None:
        words = joined(
            (
                say(
                    "How much each area was watched is not known. Had reporting from the zones alone {moved} while violence went on as elsewhere, the same ratio would have been found.",
                    moved=_moved(explain),
                ),
                gap,
            ),
            "",
        )
        return CheckResult(None, words, numbers, ("no_effort_given", *codes))
    fit = effort_fit(case)
    if isinstance(fit, NotEstimable):
        return CheckResult(
            None,
            joined((say("Effort could not be compared: {reason}.", reason=fit.reason), gap), ""),
            numbers,
            ("no_effort_in_window", *codes),
        )
    found = shown(fit)
    moved = (fit.low > 0 or fit.high < 0) and abs(fit.value) > MATERIAL
    words = say(
        "Watching in the zones changed by {ratio:.2f} ({low:.2f} to {high:.2f}) against the controls",
        ratio=found["ratio"],
        low=found["low"],
        high=found["high"],
    )
    words += say("; read the effort-adjusted ratio.") if moved else say(", no more than chance allows.")
    return CheckResult(
        not moved,
        words + gap,
        {**numbers, "effort": found},
        (*(("reporting_shift",) if moved else ()), *codes),
    )


def effort_fit(case: Case) -> Fit | NotEstimable:
    """Monitors a day in zones against controls, after against before."""
    assert case.effort is not None
    asked = replace(case.question, panel=case.effort, effort=None)
    if asked.usable(asked.controls, False).sum() < 3 or not asked.usable(asked.zones, asked.own).any():
        return NotEstimable(
            "no_effort_in_window", say("too few areas have effort on both sides of the start")
        )
    values = asked.values()
    return values if isinstance(values, NotEstimable) else asked.fit_values(values)


def adjusted_fit(case: Case) -> Fit | NotEstimable | None:
    """The ratio per monitor and day: the log ratio of effort taken off each area's; None without effort."""
    return None if case.effort is None else replace(case.question, effort=case.effort).fit()


def _watched(case: Case) -> dict[str, dict[str, float]]:
    """Share of the days of each period that were watched, zones and controls."""
    question, out = case.question, {}
    spans = np.array(
        [[b[1] - b[0], a[1] - a[0]] for b, a in (question.windows(int(s)) for s in question.starts)]
    )
    before, after = spans.mean(axis=0)
    for name, rows, own in (("zones", question.zones, question.own), ("controls", question.controls, False)):
        _, d0, _, d1 = question.counts(rows, own).mean(axis=0)
        out[name] = {"before": float(d0 / max(before, 1)), "after": float(d1 / max(after, 1))}
    return out


def _patchy(case: Case) -> bool:
    share = _watched(case)
    moved = {k: v["after"] - v["before"] for k, v in share.items()}
    return abs(moved["zones"] - moved["controls"]) > LEAST_OFF


def _moved(fold: float) -> str:
    """1 / ratio as a change of reporting, in words."""
    share = 1 / fold - 1
    return say("{part} by {share:.0%}", part=say("risen") if share > 0 else say("fallen"), share=abs(share))
