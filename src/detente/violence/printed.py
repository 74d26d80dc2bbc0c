"""A change as the JSON object of the formats: the fixed keys first, more beside them."""

from __future__ import annotations

from math import floor, isfinite, log10
from typing import TYPE_CHECKING, Any

from detente.estimate import Estimate, NotEstimable

if TYPE_CHECKING:
    from detente.violence.change import Change
    from detente.violence.months import MonthRatio

DIGITS = 12
"""Significant digits printed: enough for anybody, few enough to be the same on every machine."""


def as_dict(change: Change) -> dict[str, Any]:
    """Every fixed key of the formats (``ratio`` to ``not_estimable``), then what else is known, ready for JSON."""
    from detente.violence.change import METHOD
    from detente.violence.wording import LANGUAGES, in_words

    result = change.result
    refused = isinstance(result, NotEstimable)
    shuffled = change.permutation
    out = {
        **_limits(result),
        "p": None if isinstance(result, NotEstimable) else result.p,
        "method": METHOD if isinstance(result, NotEstimable) else result.method,
        "twin": _sub(change.twin),
        "neighbours": _known(change.neighbours),
        "far_controls": _known(change.far_controls),
        "effort_adjusted": _known(change.effort_adjusted),
        "checks": {name: check.to_dict() for name, check in change.checks.items()},
        "warnings": list(change.warnings),
        "not_estimable": {"code": result.code, "reason": result.reason} if isinstance(result, NotEstimable) else None,
        "measure": change.measure,
        "level": None if refused else 0.95,
        "treated": list(change.treated),
        "controls": list(change.controls),
        "left_out": list(change.left_out),
        "starts": {name: day.isoformat() for name, day in change.starts.items()},
        "first": change.first.isoformat(),
        "last": change.last.isoformat(),
        "donut_days": change.donut_days,
        "within_regions": _known(change.within_regions),
        "averted": None if not isinstance(change.averted, Estimate) else _numbers(change.averted, "value"),
        "by_month": [_month(m) for m in change.by_month],
        "months_before": [_month(m) for m in change.months_before],
        "permutation": None if shuffled is None else {
            "scheme": shuffled.scheme, "arrangements": shuffled.arrangements, "complete": shuffled.complete,
            "smallest_p": shuffled.smallest_p,
        },
        "smallest_p": None if shuffled is None else shuffled.smallest_p,
        "plan": None if change.plan is None else change.plan.to_dict(),
        "tau": change.tau,
        "seed": change.seed,
        "words": in_words(change),
        "words_in": {language: in_words(change, language) for language in LANGUAGES},
    }  # fmt: skip
    rounded = _rounded(out)
    assert isinstance(rounded, dict)
    return rounded


def _month(one: MonthRatio) -> dict[str, Any]:
    return {"month": one.month, "first_day": one.first_day, "last_day": one.last_day, **_limits(one.ratio)}


def _limits(result: Estimate | NotEstimable) -> dict[str, float | None]:
    if isinstance(result, NotEstimable):
        return {"ratio": None, "low": None, "high": None}
    return _numbers(result, "ratio")


def _numbers(result: Estimate, name: str) -> dict[str, float | None]:
    return {name: result.value, "low": result.low, "high": result.high}


def _sub(result: Estimate | NotEstimable) -> dict[str, Any]:
    if isinstance(result, NotEstimable):
        return {**_limits(result), "not_estimable": {"code": result.code, "reason": result.reason}}
    return {**_limits(result), "p": result.p}


def _known(result: Estimate | NotEstimable | None) -> dict[str, Any] | None:
    return None if result is None else _sub(result)


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {str(k): _rounded(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(v) for v in value]
    if isinstance(value, float) and value and isfinite(value):
        return round(value, DIGITS - 1 - floor(log10(abs(value))))
    if isinstance(value, float) and not isfinite(value):
        return None
    return value
