"""Three answers and their logic, and what lies within days that are themselves uncertain.

The plain twin of :func:`within` looks at every day it may have happened and at every first and last day the terms
may have had, and asks of each whether it held: all say yes, all say no, or it is unknown.
"""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.times import Answer, Span, all_of, any_of, days_back, within

Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN
START = date(2030, 1, 1)
FAR = 40


def day(n: int) -> date:
    return START + timedelta(days=n)


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [
        (Y, Y, Y, Y), (Y, U, U, Y), (Y, N, N, Y),
        (U, Y, U, Y), (U, U, U, U), (U, N, N, U),
        (N, Y, N, Y), (N, U, N, U), (N, N, N, N),
    ],
)  # fmt: skip
def test_the_truth_tables(a: Answer, b: Answer, both: Answer, either: Answer) -> None:
    assert all_of(a, b) is both
    assert any_of(a, b) is either


def test_nothing_asked_is_all_true_and_none_true() -> None:
    assert all_of() is Y
    assert any_of() is N


@given(st.lists(st.sampled_from(Answer), max_size=6))
@settings(deadline=None)
def test_unknown_is_what_some_readings_make_yes_and_some_no(answers: list[Answer]) -> None:
    readings = list(product(*[[True, False] if a is U else [a is Y] for a in answers]))
    for combine, plain in ((all_of, all), (any_of, any)):
        said = {plain(reading) for reading in readings}
        assert combine(*answers) is (U if len(said) == 2 else Y if said == {True} else N)


def test_a_span_counts_both_ends_and_runs_forward() -> None:
    assert Span(day(0), day(0)).days == 1
    assert Span(day(0), day(30)).days == 31
    assert str(Span(day(0), day(0))) == "2030-01-01"
    assert str(Span(day(0), day(1))) == "2030-01-01 to 2030-01-02"
    with pytest.raises(ValueError, match="runs forward"):
        Span(day(1), day(0))


def test_days_back_crosses_a_leap_day() -> None:
    assert days_back(date(2028, 3, 1), 1) == date(2028, 2, 29)
    assert days_back(date(2030, 3, 1), 1) == date(2030, 2, 28)


def plain_within(
    when: Span, begins: tuple[int | None, int | None], ends: tuple[int | None, int | None]
) -> Answer:
    """Ask every possible world, first and last day each for itself; open sides reach FAR days out."""
    first_days = range(
        -FAR if begins[0] is None else begins[0], (FAR if begins[1] is None else begins[1]) + 1
    )
    if ends == (None, None):
        last_days = range(10 * FAR, 10 * FAR + 1)
    else:
        last_days = range(
            -FAR if ends[0] is None else ends[0], (10 * FAR if ends[1] is None else ends[1]) + 1
        )
    days = [(when.first - START).days + i for i in range(when.days)]
    said = {first <= d <= last for d in days for first in first_days for last in last_days}
    return U if len(said) == 2 else Y if said == {True} else N


OPEN = st.one_of(st.none(), st.integers(0, 12))
RANGES = st.tuples(OPEN, OPEN).filter(lambda r: None in r or r[0] <= r[1])  # type: ignore[operator]


@pytest.mark.slow
@given(
    st.tuples(st.integers(0, 12), st.integers(0, 4)),
    RANGES,
    RANGES,
)
@settings(deadline=None)
def test_within_says_what_every_possible_world_says(
    when: tuple[int, int], begins: tuple[int | None, int | None], ends: tuple[int | None, int | None]
) -> None:
    assume(begins[0] is None or ends[1] is None or begins[0] <= ends[1])
    span = Span(day(when[0]), day(when[0] + when[1]))

    def dated(r: tuple[int | None, int | None]) -> tuple[date | None, date | None]:
        return (None if r[0] is None else day(r[0])), (None if r[1] is None else day(r[1]))

    assert within(span, dated(begins), dated(ends)) is plain_within(span, begins, ends)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (3, 3, N), (4, 4, U), (5, 5, U), (6, 6, Y), (10, 10, Y), (11, 11, U), (15, 15, U), (16, 16, N),
        (3, 4, U), (3, 20, U), (6, 10, Y), (5, 6, U), (10, 11, U), (15, 16, U),
    ],
)  # fmt: skip
def test_terms_that_began_from_the_4th_to_the_6th_and_ended_from_the_10th_to_the_15th(
    first: int, last: int, expected: Answer
) -> None:
    assert within(Span(day(first), day(last)), (day(4), day(6)), (day(10), day(15))) is expected


def test_no_end_on_record_is_still_in_force() -> None:
    assert within(Span(day(30), day(30)), (day(0), day(0)), (None, None)) is Y


def test_an_end_no_earlier_than_a_day_leaves_what_follows_unknown_for_ever() -> None:
    begins = (day(0), day(0))
    assert within(Span(day(5), day(5)), begins, (day(5), None)) is Y
    assert within(Span(day(6), day(6)), begins, (day(5), None)) is U


def test_an_end_no_later_than_a_day_is_not_taken_for_the_last_day() -> None:
    begins = (day(0), day(0))
    assert within(Span(day(3), day(3)), begins, (None, day(5))) is U
    assert within(Span(day(3), day(9)), begins, (None, day(5))) is U
    assert within(Span(day(6), day(6)), begins, (None, day(5))) is N


def test_a_longer_span_is_never_surer_of_yes() -> None:
    for n in range(8):
        if within(Span(day(2), day(2 + n)), (day(1), day(2)), (day(6), None)) is Y:
            assert all(
                within(Span(day(2), day(2 + m)), (day(1), day(2)), (day(6), None)) is Y for m in range(n)
            )
