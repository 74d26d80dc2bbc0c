"""The verdict of one zone: every branch, and what must hold of all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.claims.checks.violence import judge
from detente.claims.claim import VERDICTS
from detente.estimate import Estimate, NotEstimable, Result

NONE = NotEstimable("few_events", "too few")


def ratio(value: float, low: float, high: float) -> Estimate:
    return Estimate(value, low, high, "ratio", "test")


FELL, ROSE, OPEN = ratio(0.5, 0.3, 0.8), ratio(2, 1.3, 3), ratio(0.9, 0.5, 1.6)
LEANS_DOWN, LEANS_UP = ratio(0.8, 0.5, 1.4), ratio(1.2, 0.7, 1.9)


@pytest.mark.parametrize(
    ("result", "twin", "variants", "verdict", "says"),
    [
        (NONE, FELL, [FELL], "cannot_tell", "too few"),
        (OPEN, FELL, [FELL], "cannot_tell", "holds both"),
        (FELL, FELL, [], "supported", "in every reading"),
        (FELL, LEANS_DOWN, [FELL, NONE], "supported", "in every reading"),
        (FELL, FELL, [LEANS_DOWN], "supported", "less sure with: v0"),
        (FELL, LEANS_UP, [FELL], "cannot_tell", "own trend"),
        (FELL, NONE, [FELL], "cannot_tell", "own trend"),
        (FELL, FELL, [FELL, LEANS_UP], "cannot_tell", "not with: v1"),
        (FELL, FELL, [ROSE], "cannot_tell", "not with: v0"),
        (ROSE, ROSE, [ROSE, NONE], "contradicted", "rose"),
        (ROSE, LEANS_UP, [LEANS_UP], "contradicted", "rose"),
        (ROSE, LEANS_DOWN, [ROSE], "contradicted_by_some", "not in every reading"),
        (ROSE, NONE, [ROSE], "contradicted_by_some", "not in every reading"),
        (ROSE, ROSE, [LEANS_DOWN], "contradicted_by_some", "not in every reading"),
    ],
)
def test_a_claimed_fall(
    result: Result, twin: Result, variants: list[Result], verdict: str, says: str
) -> None:
    found = judge(result, twin, variants, [f"v{i}" for i in range(len(variants))], rise=False)
    assert found[0] == verdict
    assert says in found[1]


def turned(result: Result) -> Result:
    if isinstance(result, NotEstimable):
        return result
    return ratio(1 / result.value, 1 / result.high, 1 / result.low)


results = st.one_of(
    st.just(NONE),
    st.tuples(st.floats(0.05, 20), st.floats(1.01, 5)).map(lambda v: ratio(v[0], v[0] / v[1], v[0] * v[1])),
).filter(lambda r: not isinstance(r, Estimate) or abs(r.value - 1) > 1e-9)


@given(results, results, st.lists(results, max_size=4))
def test_a_claimed_rise_is_the_mirror_of_a_claimed_fall(
    result: Result, twin: Result, variants: list[Result]
) -> None:
    names = [f"v{i}" for i in range(len(variants))]
    fall = judge(result, twin, variants, names, rise=False)
    rise = judge(turned(result), turned(twin), [turned(v) for v in variants], names, rise=True)
    assert fall[0] == rise[0]


@given(results, results, st.lists(results, max_size=4), st.booleans())
def test_no_verdict_without_an_interval_that_says_so(
    result: Result, twin: Result, variants: list[Result], rise: bool
) -> None:
    verdict, why = judge(result, twin, variants, [f"v{i}" for i in range(len(variants))], rise=rise)
    assert verdict in VERDICTS
    assert why
    if verdict != "cannot_tell":
        assert isinstance(result, Estimate)
        assert result.high < 1 or result.low > 1
    if verdict == "supported":
        assert isinstance(twin, Estimate)
        assert (twin.value > 1) is rise
