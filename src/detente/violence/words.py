"""One careful paragraph about a change. Never stronger than the numbers.

The order is fixed: what was found and how surely; what the twin says; what is to be read instead, where a check says
so; which checks failed and which could not be made; what no check can tell. A ratio whose interval holds 1 is never
called a fall or a rise, nor "no effect".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.estimate import Estimate, NotEstimable

if TYPE_CHECKING:
    from detente.violence.change import Change

NOUNS = {
    "incidents": "recorded incidents",
    "fatalities": "recorded deaths",
    "civilians": "recorded deaths of civilians",
}
INSTEAD = {
    "displacement": (
        "far_controls",
        "Violence seems to have moved to neighbouring areas; against areas further away the ratio is",
    ),
    "diffusion": (
        "far_controls",
        "Neighbouring areas quietened too; against areas further away the ratio is",
    ),
    "reporting_shift": ("effort_adjusted", "Watching changed in the zones; per monitor the ratio is"),
    "clustered_zones": (
        "within_regions",
        "The zones lie close together; compared within their own region the ratio is",
    ),
}
SAID = {
    "pre_trend": "the zones were already on another course before the start",
    "surge_before": "violence had just risen in the zones before the start, and some of it may have fallen back by itself",
    "placebo_in_time": "a change is also found on a day when nothing happened",
    "placebo_in_space": "too many areas without a ceasefire show a change",
    "patchy_watch": "the share of days watched moved in the zones against the controls",
    "start_date": "the answer hangs on the exact start",
    "leave_one_out": "one area carries much of the answer",
    "leave_one_source_out": "one source carries much of the answer",
    "exceptional_days": "a few exceptional days carry much of the answer",
    "zone_boundary": "the answer hangs on where the boundary runs",
    "another_war": "the answer hangs on whether areas at another war are controls",
    "twin_disagrees": "the trend-robust twin disagrees",
    "one_zone": "there is one zone only",
    "short_after": "few days have passed since the start",
    "short_before": "the days before the start are few for the days after it",
}
CLOSE = (
    "The comparison takes for granted that the zones would otherwise have moved as the other areas did. "
    "It speaks of what was recorded, and not of why, nor of who broke or kept the terms."
)


def in_words(change: Change) -> str:
    """The change as one English paragraph."""
    noun = NOUNS[change.measure]
    result = change.result
    if isinstance(result, NotEstimable):
        return f"Whether the ceasefire changed {noun} in {_zones(change)} cannot be told: {result.reason}."
    sentences = [_finding(change, result, noun), _twin(change, result)]
    for code, (name, words) in INSTEAD.items():
        other = getattr(change, name)
        if code in change.warnings:
            sentences.append(
                f"{words} {_numbers(other)}." if isinstance(other, Estimate) else f"{words} not estimable."
            )
    against = [words for code, words in SAID.items() if code in change.warnings]
    if against:
        sentences.append("Against it speaks: " + "; ".join(against) + ".")
    if "no_effort_given" in change.warnings and "reporting_shift" in change.checks:
        sentences.append(change.checks["reporting_shift"].words.partition(" The share of days")[0])
    return " ".join([*sentences, CLOSE])


def _finding(change: Change, result: Estimate, noun: str) -> str:
    many = f"{len(change.controls)} areas without the ceasefire"
    p = "" if result.p is None else f", p {_p(result.p)}"
    numbers = f"a ratio of {_numbers(result)}{p}"
    if _sure(change, result):
        way, much = ("fell", 1 - result.value) if result.value < 1 else ("rose", result.value - 1)
        return f"After the start, {noun} in {_zones(change)} {way} by about {much:.0%} against {many}: {numbers}."
    return (
        f"After the start, {noun} in {_zones(change)} moved by {numbers}, against {many}. "
        f"That is no finding either way: it fits a change of {result.low - 1:+.0%} as well as one of {result.high - 1:+.0%}."
    )


def _sure(change: Change, result: Estimate) -> bool:
    """Interval and permutation p both exclude 1; zones close together must show it within their own region too.

    Where they differ, the weaker one speaks.
    """
    if "clustered_zones" in change.warnings:
        within = change.within_regions
        if not isinstance(within, Estimate) or within.low <= 1 <= within.high:
            return False
    return (result.low > 1 or result.high < 1) and (result.p is None or result.p < 0.05)


def _twin(change: Change, result: Estimate) -> str:
    twin = change.twin
    if isinstance(twin, NotEstimable):
        return f"The trend-robust twin could not be made: {twin.reason}."
    bent = "pre_trend" in change.warnings or "twin_disagrees" in change.warnings
    if bent and "surge_before" not in change.warnings:
        return f"Carrying each area's own earlier trend forward gives {_numbers(twin)}, and that is the figure to read."
    same = (twin.value - 1) * (result.value - 1) > 0
    return f"Carrying each area's own earlier trend forward gives {_numbers(twin)}{', the same way' if same else ', the other way'}."


def _zones(change: Change) -> str:
    return change.treated[0] if len(change.treated) == 1 else f"{len(change.treated)} zones"


def _numbers(result: Estimate) -> str:
    return f"{result.value:.2f} (95% interval {result.low:.2f} to {result.high:.2f})"


def _p(p: float) -> str:
    return "below .001" if p < 0.001 else f"{p:.3f}".lstrip("0") if p < 1 else "1"
