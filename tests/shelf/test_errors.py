"""A message says what happened, to what, and what to do next; all faults come at once."""

import pytest

from detente.errors import DetenteError, Fault, InputError


def test_a_fault_reads_as_place_fact_and_remedy() -> None:
    fault = Fault("row 14", "'latitude' is 361.0", "write degrees from -90 to 90")
    assert str(fault) == "row 14: 'latitude' is 361.0. Write degrees from -90 to 90."


def test_one_fault_is_singular_and_two_are_plural_and_both_are_listed() -> None:
    one = Fault("row 2", "it is empty", "write a day")
    two = Fault("row 3", "it is empty", "write a day")
    assert str(InputError("a.csv", [one])).startswith(
        "a.csv: 1 fault found, nothing was written.\n  - row 2:"
    )
    both = InputError("a.csv", [one, two])
    assert "2 faults found" in str(both)
    assert both.faults == (one, two)
    assert [line for line in str(both).splitlines() if line.startswith("  - ")] == [
        f"  - {one}",
        f"  - {two}",
    ]


def test_a_long_list_is_cut_in_the_text_but_kept_whole_in_the_error() -> None:
    many = [Fault(f"row {i}", "it is empty", "write a day") for i in range(InputError.SHOWN + 7)]
    error = InputError("a.csv", many)
    assert len(error.faults) == InputError.SHOWN + 7
    assert str(error).splitlines()[-1] == "  ... and 7 more of the same kinds."
    assert len(str(error).splitlines()) == 1 + InputError.SHOWN + 1


def test_a_remedy_may_be_in_any_script() -> None:
    assert str(Fault("строка 2", "пусто", "впишите день")) == "строка 2: пусто. Впишите день."
    assert str(Fault("row 2", "it is empty", "")) == "row 2: it is empty. ."


@pytest.mark.parametrize("kind", [InputError])
def test_there_is_one_family(kind: type[Exception]) -> None:
    assert issubclass(kind, DetenteError)
    assert kind.__doc__


def test_faults_sort_by_place() -> None:
    assert sorted([Fault("b", "x", "y"), Fault("a", "z", "y")])[0].place == "a"
