"""An estimate has an interval that holds it, or it is refused; there is no third thing."""

import math
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.estimate import Estimate, NotEstimable

NUMBERS = st.floats(allow_nan=True, allow_infinity=True)


def test_a_value_is_shown_with_its_interval_and_unit() -> None:
    one = Estimate(0.62, 0.41, 0.94, "ratio", "random effects")
    assert one.shown() == "0.62 (0.41 to 0.94) ratio"
    assert one.shown(1) == "0.6 (0.4 to 0.9) ratio"
    assert one.level == 0.95
    assert one.p is None


@given(NUMBERS, NUMBERS, NUMBERS)
@settings(deadline=None)
def test_it_is_made_exactly_when_it_is_finite_and_inside_its_limits(
    value: float, low: float, high: float
) -> None:
    if all(map(math.isfinite, (value, low, high))) and low <= value <= high:
        assert Estimate(value, low, high, "x", "m").value == value
    else:
        with pytest.raises(ValueError, match=r"finite|low <= value <= high"):
            Estimate(value, low, high, "x", "m")


def test_a_refusal_says_why_and_takes_the_same_call() -> None:
    refusal = NotEstimable("too_few", "three incidents in a year")
    assert refusal.shown() == refusal.shown(0) == "not estimable: three incidents in a year"
    assert not hasattr(refusal, "value")


def test_neither_can_be_changed_afterwards() -> None:
    with pytest.raises(FrozenInstanceError):
        Estimate(1, 0, 2, "x", "m").value = 5  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        NotEstimable("a", "b").reason = "c"  # type: ignore[misc]
