"""Both layouts of lists are read, and every fault is told at once."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.casualties import Patterns, read_capture
from detente.errors import InputError

ROWS = st.lists(st.tuples(*[st.integers(0, 1)] * 3).filter(any), min_size=1, max_size=40)


def same(one: Patterns, other: Patterns) -> bool:
    return (
        one.lists == other.lists
        and np.array_equal(one.cells, other.cells)
        and np.array_equal(one.counts, other.counts)
    )


@settings(max_examples=40, deadline=None)
@given(rows=ROWS, order=st.permutations(range(3)))
def test_order_changes_nothing_and_the_cases_are_the_rows(
    rows: list[tuple[int, ...]], order: list[int]
) -> None:
    padded = [*rows, (1, 1, 1)]  # so that no list is empty
    frame = pl.DataFrame(padded, schema=["A", "B", "C"], orient="row")
    found = read_capture(frame, "lists").whole
    assert found.observed == len(padded)
    assert same(found, read_capture(frame[::-1].select([frame.columns[i] for i in order]), "lists").whole)
    counted = frame.group_by(frame.columns).len(name="count")
    assert same(found, read_capture(counted, "lists").whole)


def test_a_row_a_person_keeps_patterns_and_strata_and_says_what_it_set_aside() -> None:
    frame = pl.DataFrame(
        {
            "record": ["a", "b", "c"],
            "A": ["1", "0", "1"],
            "B": ["0", "1", "1"],
            "place": ["north", "", "north"],
        }
    )
    found = read_capture(frame, "persons", strata="place")
    assert found.whole.lists == ("A", "B")
    assert found.set_aside == ("record",)
    assert {name: one.observed for name, one in found.strata.items()} == {"north": 2, "unknown": 1}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ({"A": ["0"], "B": ["0"], "C": ["0"], "count": ["5"]}, "the pattern of zeros has a count"),
        ({"A": ["1", "1"], "B": ["1", "0"], "C": ["1", "1"], "count": ["-3", "2"]}, "row 1: the first is -3"),
        ({"A": ["1", "2"], "B": ["1", "1"], "C": ["1", "1"], "count": ["3", "2"]}, "row 2: the first is '2'"),
        (
            {"A": ["1", None], "B": ["1", "1"], "C": ["1", "1"], "count": ["3", "2"]},
            "row 2: the first is empty",
        ),
        ({"A": ["1"], "B": ["1"], "C": ["0"], "count": ["3"]}, "column 'C': the list has no case"),
        ({"A": ["1"], "B": ["1"], "C": ["1"], "count": ["2.5"]}, "expected a whole number"),
        ({f"L{i}": ["1"] for i in range(12)} | {"count": ["3"]}, "12 lists, at most 10"),
        ({"name": ["x", "y"]}, "no column holds a list"),
    ],
)
def test_bad_input_is_said_clearly(text: dict[str, list[str | None]], said: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_capture(pl.DataFrame(text), "lists.csv")
    assert said in str(refusal.value)


def test_all_faults_are_told_at_once() -> None:
    frame = pl.DataFrame({"A": ["1", "x"], "B": ["", "1"], "count": ["3", "-1"]})
    with pytest.raises(InputError) as refusal:
        read_capture(frame, "lists.csv")
    assert len(refusal.value.faults) == 3
    with pytest.raises(InputError, match="no column 'place'"):
        read_capture(frame, "lists.csv", strata="place")
