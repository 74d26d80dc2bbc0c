"""Do places without a ceasefire show as large a change?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.estimate import NotEstimable
from detente.say import say
from detente.violence.checks.base import Case, CheckResult

ALPHA = 0.05
CHANCE = 0.05
LEAST_OTHERS = 5


def placebo_in_space(case: Case) -> CheckResult:
    """Each control in turn as if it were the zone, against the other controls; and where the zones rank among them.

    Fails where more controls show a change at p < .05 than chance would give (binomial, .05). ``rank`` 1 means that
    no single control moved as far as the zones together; ``smallest_p`` is what a single zone could reach at best.
    """
    question, ratios, found = case.question, {}, 0
    controls = question.controls[question.usable(question.controls, False)]
    for row in controls:
        others = controls[controls != row]
        asked = replace(
            question,
            zones=np.array([row]),
            controls=others,
            own=False,
            least_controls=min(LEAST_OTHERS, len(others)),
        )
        values = asked.values()
        fit = None if isinstance(values, NotEstimable) else asked.fit_values(values)
        if fit is not None:
            ratios[question.panel.areas[int(row)]] = float(np.exp(fit.value))
            found += int(fit.p < ALPHA)
    n = len(ratios)
    if n < LEAST_OTHERS:
        return CheckResult(None, say("Too few controls can stand in as false zones."), {"tried": n})
    rank = 1 + sum(bool(abs(np.log(r)) >= abs(case.fit.value)) for r in ratios.values())
    tail = _at_least(found, n, ALPHA)
    passed = tail >= CHANCE
    words = say(
        "Taken as false zones one by one, {found} of {n} controls show a change at p < .05 (about {alpha:.1f} would by chance). The change in the zones ranks {rank} of {n2} by size.",
        found=found,
        n=n,
        alpha=ALPHA * n,
        rank=rank,
        n2=n + 1,
    )
    numbers = {"tried": n, "found": found, "rank": rank, "smallest_p": 1 / (n + 1), "ratios": ratios}
    return CheckResult(passed, words, numbers, () if passed else ("placebo_in_space",))


def _at_least(found: int, n: int, chance: float) -> float:
    from scipy.special import bdtrc

    return 1.0 if found == 0 else float(bdtrc(found - 1, n, chance))
