"""The answer as a whole: states, refusals, what stands beside it; strata, replicates, and what may be shown."""

from __future__ import annotations

import json

import numpy as np
import pytest
from tests.casualties.simulator import WORLDS, simulate
from tests.casualties.tables import table

from detente.casualties import (
    Patterns,
    Settings,
    combine_replicates,
    estimate,
    estimate_strata,
    fill_labels,
    patterns,
)
from detente.casualties.answer import Answer
from detente.casualties.disclose import rounded, suppressed
from detente.casualties.latent import LatentPrior
from detente.casualties.latent_fit import Goal
from detente.estimate import Estimate, NotEstimable

FAST = Settings(
    prior=LatentPrior(classes=4), goal=Goal(rhat=1.04, ess=400, tail=300, chains=12, settle=50, first=100, most=300), resamples=40
)  # fmt: skip


def ask(lists: Patterns, seed: int = 1, **more: object) -> Answer:
    return estimate(lists, rng=np.random.default_rng(seed), settings=FAST, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def known() -> Answer:
    return ask(simulate(WORLDS["independent"], 1500, np.random.default_rng(1)))


@pytest.mark.slow
def test_a_total_comes_with_interval_state_and_what_moves_it(known: Answer) -> None:
    found = known.result()
    assert isinstance(found, Estimate)
    assert found.low <= 1500 <= found.high
    assert found.caveats
    told = known.to_dict()
    assert [one["method"] for one in told["estimates"]] == ["lcmcr", "dga", "loglinear", "chao"]
    assert told["default"] == "lcmcr"
    assert told["not_estimable"] is None
    assert set(told["estimates"][0]) >= {
        "status",
        "median",
        "mean",
        "low",
        "high",
        "rhat",
        "ess",
        "cap_share",
        "reasons",
    }
    block = told["sensitivity"]
    assert len(block["without_list"]) == 4
    assert len(block["pair_dependent"]) == 6
    assert block["classes"]
    assert block["prior"]
    assert block["unreachable"][-1]["median"] == pytest.approx(found.value / 0.8, rel=1e-3)
    assert block["range"]["low"] < found.low < found.high < block["range"]["high"]
    assert any("out of reach" in line for line in block["words"])
    for row in block["pair_dependent"]:
        assert row["at_0.5"] < row["at_1"] < row["at_2"]
    json.dumps(told, allow_nan=False)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_whatever_the_order_of_lists() -> None:
    lists = simulate(WORLDS["pair"], 600, np.random.default_rng(3))
    turned = patterns(lists.lists[::-1], lists.cells[::-1, ::-1], lists.counts[::-1])
    one, other = (json.dumps(ask(t, refits=False).to_dict()) for t in (lists, turned))
    assert one == other
    alone = ask(lists, method="lcmcr", refits=False)
    assert alone.to_dict()["estimates"][0] == json.loads(one)["estimates"][0]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "code"), [("netherlands", "at_cap"), ("australia", "at_cap")])
def test_tables_that_bear_no_number_get_none(name: str, code: str) -> None:
    goal = Goal(ess=400, tail=200, chains=24, settle=100, first=300, most=450)
    found = estimate(
        table(name), rng=np.random.default_rng(1), settings=Settings(goal=goal, resamples=20), refits=False
    )
    assert found.refusal is not None
    assert found.default is None
    latent = found.estimates[0]
    assert latent.status == "not_estimable"
    assert code in [reason.code for reason in latent.reasons]
    assert (latent.median, latent.low, latent.high) == (None, None, None)
    assert isinstance(found.result(), NotEstimable)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_a_table_with_two_answers_is_never_simply_estimated(seed: int) -> None:
    goal = Goal(ess=400, tail=200, chains=24, settle=100, first=300, most=300)
    found = estimate(
        table("uk"), rng=np.random.default_rng(seed), settings=Settings(goal=goal, resamples=20), refits=False
    )
    assert found.estimates[0].status in ("weak", "not_estimable")
    assert {"models_apart", "not_converged"} & {reason.code for reason in found.estimates[0].reasons}


def rows(*cells: tuple[tuple[int, ...], int]) -> Patterns:
    return patterns(
        "ABC"[: len(cells[0][0])], np.array([c for c, _ in cells]), np.array([n for _, n in cells])
    )


@pytest.mark.parametrize(
    ("lists", "code"),
    [
        (rows(((1,), 80)), "too_few_lists"),
        (rows(((1, 0), 50), ((0, 1), 40), ((1, 1), 30)), "too_few_lists"),
        (rows(((1, 0, 0), 5), ((0, 1, 1), 12), ((1, 1, 0), 4)), "too_few_cases"),
        (rows(((1, 0, 0), 50), ((0, 1, 0), 40), ((0, 0, 1), 40)), "too_little_overlap"),
        (rows(((1, 0, 0), 50), ((0, 1, 0), 40), ((0, 0, 1), 40), ((1, 1, 0), 30)), "list_meets_none"),
        (rows(((1, 0, 0), 50), ((1, 1, 0), 40), ((1, 0, 1), 20), ((0, 0, 1), 30)), "list_inside_list"),
        (rows(((1, 1, 0), 50), ((1, 1, 1), 40), ((0, 0, 1), 20)), "list_inside_list"),
    ],
)
def test_lists_that_cannot_bear_it_are_refused_with_a_code(lists: Patterns, code: str) -> None:
    found = ask(lists)
    assert found.refusal is not None
    assert found.refusal.code == code
    assert all(one.status == "not_estimable" and one.median is None for one in found.estimates)
    assert found.to_dict()["not_estimable"]["reason"]


@pytest.mark.slow
def test_the_sum_over_strata_holds_the_truth_that_one_fit_misses() -> None:
    rng = np.random.default_rng(8)
    strong = {"east": (0.7, 0.1, 0.6, 0.15), "west": (0.1, 0.6, 0.12, 0.55)}
    parts = {name: _thinned(chances, 1500, rng) for name, chances in strong.items()}
    cells, counts = (np.concatenate([getattr(p, key) for p in parts.values()]) for key in ("cells", "counts"))
    whole = ask(patterns("ABCD", cells, counts), method="lcmcr", refits=False)
    found = estimate_strata(parts, whole, rng=np.random.default_rng(1), settings=FAST, method="lcmcr")
    summed = found.result()
    assert isinstance(summed, Estimate)
    assert summed.low <= 3000 <= summed.high
    assert [row["stratum"] for row in found.strata] == ["east", "west"]
    bad = parts | {"south": rows(((1, 0, 0), 3), ((0, 1, 1), 2))}
    refused = estimate_strata(bad, whole, rng=np.random.default_rng(1), settings=FAST, method="lcmcr")
    assert refused.refusal is not None
    assert refused.refusal.code == "stratum_not_estimable"


def _thinned(chances: tuple[float, ...], cases: int, rng: np.random.Generator) -> Patterns:
    on = rng.random((cases, 4)) < np.array(chances)
    return patterns("ABCD", on.astype(int), np.ones(cases, int))


def test_replicates_widen_the_interval_by_their_spread() -> None:
    rng = np.random.default_rng(1)
    alike = [1000 + np.exp(rng.normal(7, 0.1, 4000)) for _ in range(10)]
    apart = [1000 + np.exp(rng.normal(7 + shift, 0.1, 4000)) for shift in np.linspace(-0.3, 0.3, 10)]
    one, other = (combine_replicates(draws, [1000] * 10) for draws in (alike, apart))  # type: ignore[arg-type]
    assert isinstance(one, Estimate)
    assert isinstance(other, Estimate)
    expected = 1000 + np.exp(7 + 1.96 * 0.1)
    assert one.high == pytest.approx(expected, rel=0.01)
    within, between = 0.01, np.linspace(-0.3, 0.3, 10).var(ddof=1)
    added = 1.1 * between
    from scipy.stats import t

    half = t.ppf(0.975, 9 * (1 + within / added) ** 2) * np.sqrt(within + added)
    assert other.high == pytest.approx(1000 + np.exp(7 + half), rel=0.01)
    alone = combine_replicates([alike[0]], [1000])  # type: ignore[list-item]
    assert isinstance(alone, NotEstimable)
    few = combine_replicates(alike[:3], [1000, 1001, 1002])  # type: ignore[arg-type]
    assert any("fewer than 10" in one for one in few.caveats)  # type: ignore[union-attr]


def test_missing_labels_come_from_cases_of_the_same_pattern() -> None:
    cells = np.array([[1, 0], [1, 0], [0, 1], [0, 1], [1, 1]])
    made = fill_labels(["north", None, "south", None, None], cells, np.random.default_rng(1), replicates=20)
    assert all(one[:4] == ["north", "north", "south", "south"] for one in made)
    assert {one[4] for one in made} == {"north", "south"}
    with pytest.raises(ValueError, match="at least one label"):
        fill_labels([None], cells[:1], np.random.default_rng(1))


def test_no_small_cell_can_be_got_back_from_the_sum() -> None:
    assert suppressed({"a": 3, "b": 40, "c": 25}) == {"a": None, "b": 40, "c": None}
    assert suppressed({"a": 3, "b": 4, "c": 25, "d": 90}) == {"a": None, "b": None, "c": None, "d": 90}
    assert suppressed({"a": 0, "b": 40}) == {"a": 0, "b": 40}
    assert [rounded(n) for n in (10_436, 0, 7, 985.4)] == [10_000, 0, 7, 990]
