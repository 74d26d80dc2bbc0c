"""What an estimation answers: each method's total with interval and state, what moves it, or why there is none.

No number stands here without its limits, its state and the reasons that weaken it. A refusal has a ``code`` for programs
and a ``reason`` for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from detente.estimate import Estimate, NotEstimable

Status = Literal["estimated", "weak", "not_estimable"]
METHODS = ("lcmcr", "dga", "loglinear", "chao")


@dataclass(frozen=True)
class Reason:
    """Why a total is weak or refused, or what to know of it."""

    code: str
    reason: str

    def to_dict(self) -> dict[str, str]:
        """As JSON has it."""
        return {"code": self.code, "reason": str(self.reason)}


@dataclass(frozen=True)
class MethodEstimate:
    """One method's total of cases, reachable ones only; figures are None where it was refused.

    ``settings`` are its priors, bounds and counts of draws; ``caveats`` hold of it whatever its state.
    """

    method: str
    status: Status
    median: float | None = None
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    rhat: float | None = None
    ess: float | None = None
    cap_share: float | None = None
    reasons: tuple[Reason, ...] = ()
    caveats: tuple[str, ...] = ()
    settings: Mapping[str, Any] | None = None

    @property
    def given(self) -> bool:
        """Is there a number?"""
        return self.status != "not_estimable" and self.median is not None

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "method": self.method, "status": self.status, "median": _round(self.median), "mean": _round(self.mean),
            "low": _round(self.low), "high": _round(self.high), "rhat": _round(self.rhat, 4), "ess": _round(self.ess),
            "cap_share": _round(self.cap_share, 5), "reasons": [one.to_dict() for one in self.reasons],
            "caveats": [str(one) for one in self.caveats], "settings": dict(self.settings or {}),
        }  # fmt: skip


def refused(method: str, why: Reason, **more: Any) -> MethodEstimate:
    """A method that gives no number."""
    return MethodEstimate(method, "not_estimable", reasons=(why,), **more)


@dataclass(frozen=True)
class Answer:
    """Everything an estimation says; :meth:`result` is the one estimate, or the refusal."""

    observed: int
    lists: tuple[tuple[str, int], ...]
    estimates: tuple[MethodEstimate, ...]
    default: str | None
    default_because: str
    sensitivity: Mapping[str, Any]
    refusal: Reason | None
    notes: tuple[str, ...] = ()
    strata: tuple[Mapping[str, Any], ...] = ()
    seed: int | None = None

    def chosen(self) -> MethodEstimate | None:
        """The default method's estimate; None where nothing is estimable."""
        return next((one for one in self.estimates if one.method == self.default), None)

    def result(self) -> Estimate | NotEstimable:
        """The default estimate with its interval and caveats, or the refusal; what other rooms take."""
        one = self.chosen()
        if (
            self.refusal is not None
            or one is None
            or one.median is None
            or one.low is None
            or one.high is None
        ):
            why = self.refusal or Reason("no_method", self.default_because)
            return NotEstimable(why.code, why.reason)
        weak = tuple(reason.reason for reason in one.reasons)
        return Estimate(one.median, one.low, one.high, "cases", one.method, caveats=(*weak, *one.caveats))

    def to_dict(self) -> dict[str, Any]:
        """The object that ``detente casualties estimate --json`` prints; the same inputs and seed give the same bytes."""
        told: dict[str, Any] = {
            "observed": self.observed, "lists": [{"list": name, "cases": n} for name, n in self.lists],
            "estimates": [one.to_dict() for one in self.estimates], "default": self.default,
            "default_because": str(self.default_because), "sensitivity": plain(self.sensitivity),
            "not_estimable": None if self.refusal is None else self.refusal.to_dict(),
            "notes": [str(one) for one in self.notes], "seed": self.seed,
        }  # fmt: skip
        if self.strata:
            told["strata"] = plain(self.strata)
        return told


def plain(value: Any) -> Any:
    """Values as JSON takes them."""
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return str(value) if isinstance(value, str) else _round(value, 4) if isinstance(value, float) else value


def _round(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(float(value), digits)
