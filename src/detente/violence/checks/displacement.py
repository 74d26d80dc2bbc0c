"""Did violence move next door?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.estimate import NotEstimable
from detente.say import say
from detente.violence.checks.base import Case, CheckResult, shown
from detente.violence.random_effects import Fit
from detente.violence.types import Int1D

UP = 0.05
DOWN = 0.005
"""Violence that moved is looked for eagerly; a calm that spread spoils less, and is said only where it is plain."""


def displacement(case: Case) -> CheckResult:
    r"""Three ratios: zones against far controls, neighbours against far controls, and the level of all areas.

    Warns ``displacement`` where neighbours rose against far areas (one-sided p < .05) and ``diffusion`` where they
    fell (p < .005). Either way neighbours are no good controls, and the ratio against far controls is the one to
    read. Not answerable without a table of neighbours.
    """
    split = case.neighbours()
    if split is None:
        return CheckResult(
            None, say("Without a table of neighbours nobody can say whether violence moved next door.")
        )
    near, far = split
    levels = {
        "zones": _level(case, case.question.zones),
        "neighbours": _level(case, near),
        "far": _level(case, far),
    }
    levels["all"] = _level(case, np.concatenate([case.question.zones, near, far]))
    numbers = {"neighbour_areas": case.names(near), "levels": levels}
    if not len(near):
        return CheckResult(
            None, say("No control touches a zone, so neighbours cannot be looked at."), numbers
        )
    fit = replace(case.question, zones=near, controls=far, own=False).fit()
    if isinstance(fit, NotEstimable):
        return CheckResult(
            None,
            say("Neighbours could not be compared with far areas: {reason}.", reason=fit.reason),
            numbers,
        )
    tail = fit.p / 2
    up, down = fit.value > 0 and tail < UP, fit.value < 0 and tail < DOWN
    found = shown(fit)
    words = say(
        "Areas next to the zones changed by {ratio:.2f} ({low:.2f} to {high:.2f}) against far areas",
        ratio=found["ratio"],
        low=found["low"],
        high=found["high"],
    )
    if up:
        words += say(
            ": violence seems to have moved next door. Read the ratio against far controls, and the net change."
        )
    elif down:
        words += say(": they quietened too. Read the ratio against far controls.")
    else:
        words += say(": no move next door was found.")
    codes = ("displacement",) if up else ("diffusion",) if down else ()
    return CheckResult(not (up or down), words, {**numbers, **found}, codes)


def neighbours_fit(case: Case) -> Fit | NotEstimable | None:
    """Neighbours of the zones against far controls, around the zones' dates; None where neighbours are not known."""
    split = case.neighbours()
    if split is None or not len(split[0]):
        return None
    return replace(case.question, zones=split[0], controls=split[1], own=False).fit()


def far_fit(case: Case) -> Fit | NotEstimable | None:
    """Zones against the controls that touch no zone; None where neighbours are not known."""
    split = case.neighbours()
    return None if split is None else replace(case.question, controls=split[1]).fit()


def _level(case: Case, rows: Int1D) -> float | None:
    """Rate after / rate before of some areas taken together: a level, no effect."""
    a0, d0, a1, d1 = case.question.counts(rows, False).sum(axis=0)
    return float((a1 / d1) / (a0 / d0)) if a0 > 0 and d0 > 0 and d1 > 0 else None
