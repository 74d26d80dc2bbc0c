"""Labelled cases in four languages: what sets an obligation going, and the days that its words count."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.layout import DateRange
from detente.talks.agreements.counted import days_counted, due_by
from detente.talks.calendar.triggers import condition_of, trigger_of

CASES = Path(__file__).parents[2] / "cases" / "talks" / "agreements"
SIGNED = date(2031, 4, 3)
IN_FORCE = DateRange(date(2031, 4, 4), date(2031, 4, 6), date(2031, 4, 5), "publishers differ")


def cases(name: str) -> list[Any]:
    found = tomllib.loads((CASES / name).read_text("utf-8"))["case"]
    return [pytest.param(case, id=f"{case['language']}-{n}") for n, case in enumerate(found)]


@pytest.mark.parametrize("case", cases("triggers.toml"))
def test_what_sets_an_obligation_going_is_told_in_the_words_of_the_clause(case: dict[str, Any]) -> None:
    assert (trigger_of(case["says"]), condition_of(case["says"])) == (case["trigger"], case["condition"])


@pytest.mark.parametrize("case", cases("counted.toml"))
def test_the_days_that_a_clause_counts(case: dict[str, Any]) -> None:
    found = due_by(case["says"], SIGNED, IN_FORCE)
    if "earliest" not in case:
        assert found is None
        return
    assert found is not None
    assert (found.earliest, found.latest) == (case["earliest"], case["latest"])
    if "text" in case:
        assert found.text == case["text"]
    assert {found.earliest, found.latest} <= days_counted(case["says"], SIGNED, IN_FORCE)
