"""Who is bound and who is exempt, by name and day."""

from datetime import date, timedelta

import pytest

from detente.ceasefire.terms import Clause, Instrument
from detente.ceasefire.terms.adherence import Adherent
from detente.ceasefire.terms.exempt import Alias, Exempt
from detente.ceasefire.terms.parties import Standing, names_of, standing
from detente.layout import DateRange
from detente.times import Answer, Span

Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN
DAY = date(2030, 5, 4)


def day(n: int) -> date:
    return DAY + timedelta(days=n)


CLAUSE = Clause(
    id="1", says="Hostilities cease.", kind="prohibition", text_basis="text read", acts=("hostilities",)
)
TRUCE = Instrument(
    id="truce",
    names={"en": "Truce"},
    kind="agreement",
    adopted=DAY,
    in_force=DateRange(earliest=DAY, latest=DAY),
    ends=DateRange(),
    binds="adherents",
    clause=(CLAUSE,),
    adherent=(
        Adherent(name="Norland", bound="yes", aliases=("Norland army", "Нордландия", "نورلاند")),
        Adherent(name="Hill Front", bound="some"),
        Adherent(name="Far Guard", bound="no"),
        Adherent(name="River League", bound="yes", joined=DateRange(earliest=day(10), latest=day(12))),
        Adherent(name="Fen Guard", bound="yes", joined=DateRange(latest=day(10))),
    ),
    exempt=(
        Exempt(
            id="ash",
            authority="the truce, art. 3",
            text_basis="text read",
            alias=(
                Alias(name="Ash Column", last=day(20)),
                Alias(name="New Ash", first=day(21)),
                Alias(name="Cinder", disputed="said to have left"),
                Alias(name="Ember", first=day(5), last=day(7)),
            ),
        ),
    ),
)
ALL_BOUND = Instrument(
    id="appeal", names={"en": "Appeal"}, kind="resolution", adopted=DAY, in_force=DateRange(earliest=DAY, latest=DAY),
    ends=DateRange(), binds="all", clause=(CLAUSE,), exempt=TRUCE.exempt,
)  # fmt: skip


def stands(side: str | None, first: int = 1, last: int | None = None, under: Instrument = TRUCE) -> Standing:
    return standing(under, side, Span(day(first), day(first if last is None else last)))


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("A", ("A",)), ("A; B", ("A", "B")), (" A ;B; ", ("A", "B")), ("", ()), (None, ()), (";", ()),
        ("الجيش; Нордландия", ("الجيش", "Нордландия")),
    ],
)  # fmt: skip
def test_a_side_may_name_several_groups(side: str | None, expected: tuple[str, ...]) -> None:
    assert names_of(side) == expected


@pytest.mark.parametrize(
    ("side", "first", "bound", "exempt"),
    [
        ("Norland", 1, Y, N),
        ("norland ARMY", 1, Y, N),
        ("Нордландия", 1, Y, N),
        ("نورلاند", 1, Y, N),
        ("Hill Front", 1, U, N),
        ("Far Guard", 1, N, N),
        ("Somebody", 1, U, N),
        (None, 1, U, U),
        ("Ash Column", 1, N, Y),
        ("ash column", 20, N, Y),
        ("Ash Column", 21, U, N),
        ("New Ash", 20, U, N),
        ("New Ash", 21, N, Y),
        ("Cinder", 1, U, U),
        ("Ember", 4, U, N),
        ("Ember", 5, N, Y),
        ("Ember", 8, U, N),
        ("River League", 9, N, N),
        ("River League", 10, U, N),
        ("River League", 12, Y, N),
        ("Fen Guard", 1, U, N),
        ("Fen Guard", 10, Y, N),
        ("Norland; Far Guard", 1, U, N),
        ("Far Guard; Far Guard", 1, N, N),
        ("Norland; Ash Column", 1, U, U),
        ("Ash Column; Cinder", 1, U, U),
        ("Ash Column; Ember", 6, N, Y),
        ("civilians", 1, N, N),
        ("Civilians; Civilian population", 1, N, N),
    ],
)
def test_how_a_side_stands(side: str | None, first: int, bound: Answer, exempt: Answer) -> None:
    one = stands(side, first)
    assert (one.bound, one.exempt) == (bound, exempt)
    assert one.why_bound
    assert one.why_exempt


def test_an_instrument_that_binds_all_binds_whoever_is_not_exempt() -> None:
    assert stands("Somebody", under=ALL_BOUND).bound is Y
    assert stands("Ash Column", under=ALL_BOUND).bound is N
    assert stands("Cinder", under=ALL_BOUND).bound is U
    assert stands(None, under=ALL_BOUND).bound is U


def test_days_that_straddle_a_change_of_name_or_of_membership_are_unknown() -> None:
    assert stands("Ash Column", 19, 21).exempt is U
    assert "part of the days only" in stands("Ash Column", 19, 21).why_exempt
    assert stands("River League", 9, 12).bound is U
    assert stands("Ember", 5, 7).exempt is Y


def test_civilians_are_marked_and_never_exempt() -> None:
    assert stands("Civilians").civilians
    assert stands("Civilians").why_exempt == "civilians are never exempt"
    assert not stands("Civilians; Norland").civilians


def test_the_reason_names_the_group_and_the_ground() -> None:
    assert stands("Ash Column").why_exempt == "Ash Column is exempt (the truce, art. 3)"
    assert stands("Ash Column").why_bound == "Ash Column is exempt, so not bound"
    assert stands("Cinder").why_exempt == "Cinder: said to have left"
    assert stands("Far Guard").why_bound == "Far Guard has not joined"
    assert stands("River League", 9).why_bound == "River League had not yet joined"
    assert stands("Somebody").why_bound == "Somebody is not on the register of adherents"
    mixed = stands("Norland; Far Guard")
    assert "stand differently" in mixed.why_bound
    assert "Norland is bound" in mixed.why_bound
    assert "Far Guard has not joined" in mixed.why_bound
