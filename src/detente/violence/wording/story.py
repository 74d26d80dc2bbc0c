"""What is to be said about a change, before any language: every decision is made here, once, for all of them.

A language only puts a :class:`Story` into sentences; it has no number and no judgement of its own, so that no
translation can say more than another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from detente.estimate import Estimate, NotEstimable
from detente.violence.permutation import leaves_out_1

if TYPE_CHECKING:
    from detente.violence.change import Change

INSTEAD = {
    "displacement": "far_controls",
    "diffusion": "far_controls",
    "reporting_shift": "effort_adjusted",
    "clustered_zones": "within_regions",
}
"""Which other ratio is to be read where a check warns."""
AGAINST = (
    "pre_trend", "surge_before", "placebo_in_time", "placebo_in_space", "patchy_watch", "start_date", "leave_one_out",
    "leave_one_source_out", "exceptional_days", "zone_boundary", "another_war", "twin_disagrees", "one_zone",
    "short_after", "short_before",
)  # fmt: skip
"""Warnings that speak against the answer, in the order in which they are told."""


@dataclass(frozen=True)
class Numbers:
    """A ratio with its limits."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Keeping:
    """Whether the answer keeps to a plan made before."""

    how: Literal["followed", "departed", "altered"]
    made: date
    sum: str
    differences: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """The decisions: ``kind`` of finding, what the twin says, what to read instead, what speaks against it."""

    kind: Literal["fell", "rose", "unsure", "refused"]
    measure: str
    zone: str
    zones: int
    controls: int
    numbers: Numbers | None = None
    p: float | None = None
    smallest: bool = False
    """p is as small as so few areas allow, and cannot fall below .05."""
    refusal: NotEstimable | None = None
    twin: Literal["same", "other", "read", "missing"] = "missing"
    twin_numbers: Numbers | None = None
    twin_refusal: NotEstimable | None = None
    instead: tuple[tuple[str, Numbers | None], ...] = ()
    against: tuple[str, ...] = ()
    unknown_effort: float | None = None
    """1 / ratio, where nobody can say how much the areas were watched."""
    keeping: Keeping | None = None


def story_of(change: Change, names: Mapping[str, str] | None = None) -> Story:
    """What is to be said. ``names``: the zones' names in the language that will tell it."""
    result = change.result
    zone = (names or {}).get(change.treated[0], change.treated[0]) if len(change.treated) == 1 else ""
    plain = Story(
        "refused", change.measure, zone, len(change.treated), len(change.controls), keeping=_keeping(change)
    )
    if isinstance(result, NotEstimable):
        return Story(**{**vars(plain), "refusal": result})
    kind = "unsure" if not sure(change, result) else "fell" if result.value < 1 else "rose"
    effort = change.checks.get("reporting_shift") if "no_effort_given" in change.warnings else None
    twin = change.twin
    return Story(**{
        **vars(plain),
        "kind": kind,
        "numbers": _numbers(result),
        "p": result.p,
        "smallest": "smallest_p" in change.warnings,
        "twin": _twin(change, result),
        "twin_numbers": _numbers(twin),
        "twin_refusal": twin if isinstance(twin, NotEstimable) else None,
        "instead": tuple(
            (code, _numbers(getattr(change, name))) for code, name in INSTEAD.items() if code in change.warnings
        ),
        "against": tuple(code for code in AGAINST if code in change.warnings),
        "unknown_effort": None if effort is None else float(effort.numbers["would_explain"]),
    })  # fmt: skip


def sure(change: Change, result: Estimate) -> bool:
    """Is it a finding? See :func:`leaves_out_1`. Where zones lie close together and nothing is known of what their
    regions share, the comparison within regions must leave 1 out too."""
    if "clustered_zones" in change.warnings and not change.regions_shared:
        within = change.within_regions
        if not isinstance(within, Estimate) or within.low <= 1 <= within.high:
            return False
    return leaves_out_1(result)


def _twin(change: Change, result: Estimate) -> str:
    twin = change.twin
    if isinstance(twin, NotEstimable):
        return "missing"
    bent = "pre_trend" in change.warnings or "twin_disagrees" in change.warnings
    if bent and "surge_before" not in change.warnings:
        return "read"
    return "same" if (twin.value - 1) * (result.value - 1) > 0 else "other"


def _keeping(change: Change) -> Keeping | None:
    plan = change.plan
    if plan is None:
        return None
    how: Literal["followed", "departed", "altered"] = "followed" if plan.followed else "departed"
    if plan.intact is False:
        how = "altered"
    return Keeping(how, plan.made, plan.sha256[:12], tuple(d.what for d in plan.differences))


def _numbers(result: Estimate | NotEstimable | None) -> Numbers | None:
    return Numbers(result.value, result.low, result.high) if isinstance(result, Estimate) else None
