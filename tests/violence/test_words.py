"""The paragraph is never stronger than the numbers."""

from dataclasses import replace
from datetime import date

import pytest

from detente.estimate import Estimate, NotEstimable
from detente.violence import Change, in_words

TWIN = Estimate(0.7, 0.4, 1.2, "ratio", "twin")


def told(low: float, value: float, high: float, p: float, **more: object) -> str:
    result = Estimate(value, low, high, "ratio", "method", p=p)
    start = {"idlib": date(2017, 5, 6)}
    change = Change(
        "incidents", ("idlib",), ("a", "b"), start, date(2016, 1, 1), date(2018, 1, 1), 0, result, TWIN
    )
    return in_words(replace(change, **more))  # type: ignore[arg-type]


def test_a_fall_is_called_a_fall_only_where_interval_and_p_agree() -> None:
    assert "fell by about 40%" in told(0.4, 0.6, 0.9, 0.01)
    for low, value, high, p in ((0.4, 0.6, 1.1, 0.01), (0.4, 0.6, 0.9, 0.2)):
        words = told(low, value, high, p)
        assert "fell" not in words
        assert "no finding either way" in words


@pytest.mark.parametrize("word", ["proves", "caused", "because of the ceasefire", "no effect", "significant"])
def test_words_that_claim_too_much_are_not_used(word: str) -> None:
    assert word not in told(0.4, 0.6, 0.9, 0.01)


def test_warnings_are_told() -> None:
    words = told(0.4, 0.6, 0.9, 0.01, warnings=("pre_trend", "one_zone"))
    assert "already on another course" in words
    assert "that is the figure to read" in words


def test_a_refusal_gives_its_reason() -> None:
    refused = NotEstimable("few_controls", "3 areas can stand as controls and 6 are needed")
    assert "cannot be told: 3 areas" in told(0.4, 0.6, 0.9, 0.1, result=refused, twin=refused)
