"""A publisher's account held against itself: flow = stock + exit, total = flow + elsewhere, stock against capacity."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.claims.rounds import FOUNDING

from detente.relief import Check, Occupancy, check_balances
from detente.store.frames import read_frame
from detente.tables import BALANCES

DAY = date(2030, 5, 9)


def account(*, publisher: str = "Watch", **values: float | tuple[float, str]) -> list[dict[str, object]]:
    rows = []
    for quantity, said in values.items():
        value, reservation = said if isinstance(said, tuple) else (said, None)
        rows.append(
            {c.name: None for c in BALANCES.columns}
            | {
                "date": DAY,
                "publisher": publisher,
                "place": "Vale",
                "quantity": quantity,
                "value": float(value),
                "reservation": reservation,
            }
        )
    return rows


def check(*rows: dict[str, object]) -> tuple[list[Check], list[Occupancy]]:
    return check_balances(BALANCES.make(rows))


def founding() -> tuple[list[Check], list[Occupancy]]:
    return check_balances(BALANCES.check(read_frame(FOUNDING / "relief" / "balances.csv")))


def test_the_break_of_39_persons_is_shown_and_not_mended() -> None:
    (broken,) = [
        c for c in founding()[0] if c.identity == "flow = stock + exit" and c.date == date(2018, 4, 2)
    ]
    assert (broken.left, broken.right, broken.gap, broken.holds) == (83564, 83603, -39, False)
    assert broken.note == ""


def test_some_before_an_exact_number_does_not_round_it() -> None:
    ((exact,), _) = check(*account(flow=1001, stock=(801, "some"), exit=201))
    ((rounded,), _) = check(*account(flow=1001, stock=(800, "some"), exit=200))
    assert (exact.holds, rounded.holds) == (False, True)


def test_rounded_totals_hold_within_half_a_per_cent() -> None:
    (total,) = [
        c for c in founding()[0] if c.identity == "total = flow + elsewhere" and c.date == date(2018, 4, 2)
    ]
    assert (total.left, total.right, total.gap, total.holds) == (133000, 132978, 22, True)
    assert "total" in total.note


def test_sites_hold_171_per_cent_of_their_capacity() -> None:
    (full,) = founding()[1]
    assert (full.stock, full.capacity) == (44308, 25855)
    assert f"{full.share:.0%}" == "171%"


def test_an_exact_account_must_be_exact() -> None:
    ((held,), _), ((broken,), _) = (
        check(*account(flow=500, stock=300, exit=200)),
        check(*account(flow=500, stock=300, exit=201)),
    )
    assert (held.holds, held.gap, held.note) == (True, 0, "")
    assert (broken.holds, broken.gap, broken.note) == (False, -1, "")


@pytest.mark.parametrize(("exit_", "holds"), [(204, True), (206, False)])
def test_a_rounded_part_has_half_a_per_cent_and_no_more(exit_: int, holds: bool) -> None:
    ((one,), _) = check(*account(flow=(1000, "about"), stock=800, exit=exit_))
    assert one.holds is holds


@pytest.mark.parametrize("word", ["about", "More than", "over", "nearly", "at least", "some", "~"])
def test_words_that_round(word: str) -> None:
    ((one,), _) = check(*account(flow=(1000, word), stock=800, exit=201))
    assert one.holds
    assert one.note


@pytest.mark.parametrize(
    "parts", [{"flow": 1, "stock": 1}, {"total": 1, "flow": 1}, {"stock": 1}, {"capacity": 1}]
)
def test_what_is_missing_is_not_guessed(parts: dict[str, float]) -> None:
    assert check(*account(**parts)) == ([], [])


def test_two_publishers_are_never_put_into_one_account() -> None:
    assert check(*account(flow=500, stock=300), *account(publisher="Ministry", exit=200)) == ([], [])


def test_no_capacity_no_share() -> None:
    assert check(*account(stock=300, capacity=0)) == ([], [])


def test_the_source_is_kept() -> None:
    checks, full = founding()
    assert all(re.match("https://", one.url) for one in [*checks, *full])
