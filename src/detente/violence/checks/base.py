"""What a check is handed and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from detente.estimate import NotEstimable
from detente.violence.panel import Panel
from detente.violence.question import Question
from detente.violence.random_effects import Fit
from detente.violence.surroundings import Surroundings
from detente.violence.types import Int1D


@dataclass(frozen=True)
class CheckResult:
    """A check's verdict: passed, failed, or None where it could not say; in words and numbers; codes it warns with."""

    passed: bool | None
    words: str
    numbers: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """``passed``, ``words`` and every number, ready for JSON."""
        return {"passed": self.passed, "words": self.words, **self.numbers}


@dataclass(frozen=True)
class Case:
    """Everything a check may look at: the question, its answer, and what else was handed in."""

    question: Question
    fit: Fit
    twin: Fit | NotEstimable
    surroundings: Surroundings | None = None
    effort: Panel | None = None
    possible: Int1D = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    set_aside: Int1D = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    without_source: Mapping[str, Panel] = field(default_factory=dict)

    @property
    def half_width(self) -> float:
        """Half the width of the interval, log scale."""
        return self.fit.t * self.fit.se

    def names(self, rows: Int1D) -> list[str]:
        """The areas' names."""
        return [self.question.panel.areas[int(i)] for i in rows]

    def neighbours(self) -> tuple[Int1D, Int1D] | None:
        """Controls that touch a zone, and the others; None where nobody says who touches whom."""
        if self.surroundings is None or not self.surroundings.knows_neighbours:
            return None
        near = self.surroundings.neighbours(self.question.zones, self.question.controls)
        return self.question.controls[near], self.question.controls[~near]


Check = Callable[[Case], CheckResult]


def shown(fit: Fit | NotEstimable) -> dict[str, Any]:
    """A fit as a ratio with its limits and p, or the refusal."""
    if isinstance(fit, NotEstimable):
        return {
            "ratio": None,
            "low": None,
            "high": None,
            "not_estimable": {"code": fit.code, "reason": fit.reason},
        }
    return {
        "ratio": float(np.exp(fit.value)),
        "low": float(np.exp(fit.low)),
        "high": float(np.exp(fit.high)),
        "p": fit.p,
    }


def without(question: Question, row: int) -> Question:
    """The question with one area left out, be it a zone or a control."""
    zone = question.zones != row
    starts = question.starts[zone] if question.own else question.starts
    return replace(
        question,
        zones=question.zones[zone],
        starts=starts,
        controls=question.controls[question.controls != row],
    )
