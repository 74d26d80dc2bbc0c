"""Decomposable graphs, log-linear models and the lower bound give the figures of the reference packages."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.casualties.simulator import WORLDS, simulate
from tests.casualties.tables import REFERENCE, table

from detente.casualties.chao import lower_bound
from detente.casualties.decomposable import average_graphs
from detente.casualties.graphs import decomposable_graphs
from detente.casualties.loglinear import fit, log_linear, search


@pytest.mark.parametrize(("lists", "many"), [(3, 8), (4, 61), (5, 822)])
def test_there_are_as_many_decomposable_graphs_as_known(lists: int, many: int) -> None:
    graphs = decomposable_graphs(lists)
    assert len(graphs) == many
    for graph in graphs:
        assert sum(map(len, graph.cliques)) - sum(map(len, graph.separators)) == lists
        assert len(graph.separators) == len(graph.cliques) - 1
        assert all(any(shared <= clique for clique in graph.cliques) for shared in graph.separators)
    with pytest.raises(ValueError, match="3 to 5"):
        decomposable_graphs(6)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, said in REFERENCE.items() if "dga" in said])
def test_graph_averages_are_those_of_dga(name: str) -> None:
    lists = table(name)
    found = average_graphs(lists.cells, lists.counts)
    told = [found.quantile(level) for level in (0.5, 0.025, 0.975)]
    assert told == pytest.approx(REFERENCE[name]["dga"], abs=1)
    assert found.share.sum() == pytest.approx(1)


def test_the_prior_of_a_cell_decides_much() -> None:
    lists = table("kosovo")
    half, one = (average_graphs(lists.cells, lists.counts, delta).quantile(0.5) for delta in (0.5, 1.0))
    assert half == pytest.approx(11_323, rel=0.001)
    assert one == pytest.approx(4_617, rel=0.001)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [name for name, said in REFERENCE.items() if "loglinear_limits" in said or "loglinear" in said]
)
def test_log_linear_limits_are_those_of_rcapture(name: str) -> None:
    said = REFERENCE[name]
    found = log_linear(table(name), np.random.default_rng(1), resamples=50)
    assert found is not None
    limits = said.get("loglinear_limits") or said["loglinear"][1:]
    assert (found.low, found.high) == pytest.approx(limits, abs=1)
    if "loglinear" in said:
        assert found.total == pytest.approx(said["loglinear"][0], abs=1)
        assert found.best.se == pytest.approx(said["loglinear_se"], abs=1)


def test_independence_and_the_lower_bound_of_kosovo() -> None:
    lists, said = table("kosovo"), REFERENCE["kosovo"]
    plain, least = fit(lists, ()), lower_bound(lists)
    assert least is not None
    assert (lists.observed + plain.unseen, plain.se) == pytest.approx(said["independence"], abs=1)
    assert (least.total, least.se) == pytest.approx(said["chao"], abs=1)
    assert least.low < least.total < least.high


def test_a_fixed_dependence_that_is_chosen_anyway_changes_nothing() -> None:
    lists = table("kosovo")
    chosen = search(lists)[0]
    from detente.casualties.loglinear import full_table

    i, j = chosen.pairs[0]
    cells = full_table(4)
    offset = np.log(2.0) * cells[:, i] * cells[:, j]
    assert fit(lists, chosen.pairs, offset).unseen == pytest.approx(chosen.unseen, rel=1e-4)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1000))
def test_the_lower_bound_stays_below_where_cases_differ(seed: int) -> None:
    least = lower_bound(simulate(WORLDS["two classes"], 4000, np.random.default_rng(seed)))
    assert least is not None
    assert least.total < 4000
