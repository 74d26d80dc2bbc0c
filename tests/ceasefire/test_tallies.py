"""Rival counts side by side: bounds that are tight, two readings where they disagree, and never a fused number."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.tallies_plain import plain_bounds, plain_day

from detente.ceasefire.tallies import OTHER, Bounds, Day, Tabulation, add, bounds, read_tallies, tabulate
from detente.errors import InputError

BREACH = "ceasefire violation"
Named = Mapping[str, int | None]


def table(*parties: tuple[str, Named], day: date = date(2030, 5, 4), category: str = BREACH) -> pl.DataFrame:
    """A day's bulletins: each party with its provinces (and 'total')."""
    rows = [
        {"date": day, "reporting_party": party, "category": category, "province": place, "count": n}
        for party, places in parties
        for place, n in places.items()
    ]
    return read_tallies(pl.DataFrame(rows, infer_schema_length=None))


def whole(places: Named) -> Named:
    """With the printed total that the provinces add up to."""
    return {"total": sum(n for n in places.values() if n is not None), **places}


def the_day(done: Tabulation) -> Day:
    (day,) = done.days
    return day


WORKED = [
    (
        date(2017, 3, 25),
        {"Damascus": 4, "Daraa": 1, "Latakia": 4, "Hama": 4},
        {"Hama": 8, "Damascus": 6, "Aleppo": 3, "Homs": 1, "Idlib": 1},
        (13, 19),
        Bounds(24, 32, 8),
    ),
    (
        date(2019, 5, 10),
        {"Aleppo": 1, "Latakia": 4},
        {"Aleppo": 8, "Idlib": 4, "Latakia": 2, "Hama": 1},
        (5, 15),
        Bounds(17, 20, 3),
    ),
    (
        date(2019, 11, 4),
        {"Idlib": 4, "Aleppo": 4, "Latakia": 7, "Hama": 4},
        {"Idlib": 4, "Latakia": 6, "Hama": 4, "Aleppo": 4},
        (19, 18),
        Bounds(19, 37, 18),
    ),
]


@pytest.mark.parametrize(("day", "russia", "turkey", "printed", "expected"), WORKED)
@pytest.mark.parametrize("with_total", [True, False])
def test_days_worked_by_hand(
    day: date, russia: Named, turkey: Named, printed: tuple[int, int], expected: Bounds, with_total: bool
) -> None:
    say = whole if with_total else dict
    done = the_day(tabulate(table(("Russia", say(russia)), ("Turkey", say(turkey)), day=day)))
    assert done.counts == {"Russia": printed[0], "Turkey": printed[1]}
    assert done.bounds == expected
    assert done.complete
    assert done.notes == ()


def test_a_province_that_a_complete_bulletin_does_not_name_had_none() -> None:
    done = tabulate(table(("A", whole({"North": 2})), ("B", whole({"South": 3}))))
    cells = {c.province: c for c in done.cells}
    assert cells["North"].counts == {"A": 2, "B": 0}
    assert cells["North"].bounds == Bounds(2, 2, 0)
    assert the_day(done).bounds == Bounds(5, 5, 0)


def test_where_provinces_and_printed_total_disagree_both_readings_stand() -> None:
    done = tabulate(
        table(("A", {"total": 9, "North": 4, "South": 3}), ("B", whole({"North": 2, "South": 6})))
    )
    day = the_day(done)
    assert not day.complete
    assert day.from_cells == ({"A": 7, "B": 8}, Bounds(10, 15, 5))
    assert day.from_totals == ({"A": 9, "B": 8}, Bounds(9, 17, 8))
    assert "A: provinces add up to 7, printed total 9" in day.notes
    assert all(not c.complete for c in done.cells)


def test_silence_of_a_party_whose_provinces_do_not_add_up_is_not_zero() -> None:
    done = tabulate(table(("A", {"total": 9, "North": 4}), ("B", whole({"North": 2, "South": 6}))))
    south = next(c for c in done.cells if c.province == "South")
    assert south.counts == {"A": None, "B": 6}
    assert south.bounds == Bounds(6, None, 6)


def test_a_province_named_without_a_figure_leaves_the_upper_bound_open() -> None:
    done = tabulate(
        table(("A", {"total": 9, "North": None, "South": 3}), ("B", whole({"North": 2, "South": 6})))
    )
    day = the_day(done)
    assert not day.complete
    assert "A: North named without a figure" in day.notes
    assert day.from_cells == ({"A": 3, "B": 8}, Bounds(8, None, 5))
    assert day.from_totals == ({"A": 9, "B": 8}, Bounds(9, 17, 8))


def test_totals_only_use_the_totals_and_say_so() -> None:
    done = tabulate(table(("A", {"total": 9}), ("B", {"total": 4})))
    day = the_day(done)
    assert done.cells == ()
    assert day.from_cells is None
    assert day.bounds == Bounds(9, 13, 4)
    assert day.complete
    assert set(day.notes) == {"A: total without provinces", "B: total without provinces"}


def test_one_party_with_provinces_and_one_with_a_total_only_uses_the_totals() -> None:
    day = the_day(tabulate(table(("A", whole({"North": 4, "South": 3})), ("B", {"total": 5}))))
    assert day.counts == {"A": 7, "B": 5}
    assert day.bounds == Bounds(7, 12, 5)
    assert not day.complete
    assert day.from_cells == ({"A": 7, "B": None}, Bounds(7, None, 7))


def test_none_at_all_is_a_count_and_a_blank_is_not() -> None:
    day = the_day(tabulate(table(("A", {"total": 0}), ("B", whole({"North": 4})))))
    assert day.bounds == Bounds(4, 4, 0)
    assert day.complete
    blank = the_day(tabulate(table(("A", {"total": None}), ("B", {"total": 4}))))
    assert blank.bounds == Bounds(4, None, 4)
    assert not blank.complete


def test_one_party_alone_bounds_from_below_only() -> None:
    done = tabulate(table(("A", whole({"North": 4}))))
    assert the_day(done).bounds == Bounds(4, None, None)
    assert not the_day(done).complete
    assert not done.cells[0].complete


def test_other_is_shown_and_bounds_nothing() -> None:
    rivals = ("A", whole({"North": 4})), ("B", whole({"North": 3}))
    plain, with_other = tabulate(table(*rivals)), tabulate(table(*rivals, (OTHER, {"total": 90})))
    assert the_day(with_other).bounds == the_day(plain).bounds == Bounds(4, 7, 3)
    assert the_day(with_other).complete
    assert [c.complete for c in with_other.cells] == [c.complete for c in plain.cells] == [True]
    assert the_day(with_other).from_totals is not None
    assert OTHER in the_day(with_other).counts
    alone = the_day(tabulate(table((OTHER, {"total": 9}))))
    assert alone.bounds == Bounds(None, None, None)
    assert alone.counts == {OTHER: 9}


def test_three_rivals_are_laid_side_by_side_too() -> None:
    done = the_day(tabulate(table(("A", {"total": 5}), ("B", {"total": 3}), ("C", {"total": 2}))))
    assert done.bounds == Bounds(5, 10, 2)


def test_categories_and_days_stay_apart() -> None:
    frame = pl.concat([
        table(("A", {"total": 5}), ("B", {"total": 3})),
        table(("A", {"total": 2}), category="settlements that joined"),
        table(("A", {"total": 7}), day=date(2030, 5, 5)),
    ])  # fmt: skip
    done = tabulate(frame)
    assert [(str(d.date), d.category, dict(d.counts)) for d in done.days] == [
        ("2030-05-04", BREACH, {"A": 5, "B": 3}),
        ("2030-05-04", "settlements that joined", {"A": 2}),
        ("2030-05-05", BREACH, {"A": 7}),
    ]


def test_notes_of_the_source_are_kept_once_and_who_relayed_a_count_is_named() -> None:
    frame = table(("A", {"total": 5}), ("B", whole({"North": 1, "South": 2}))).with_columns(
        note=pl.lit("counted from 18:00"),
        relayed_by=pl.when(pl.col("reporting_party") == "B").then(pl.lit("Ministry of A")),
    )
    day = the_day(tabulate(frame))
    assert day.notes.count("counted from 18:00") == 1
    assert day.relayed == {"B": ("Ministry of A",)}


def test_provinces_in_any_script_are_matched_as_written() -> None:
    done = tabulate(table(("A", whole({"حلب": 2, "Halep": 1})), ("B", whole({"حلب": 3}))))
    assert {c.province: dict(c.counts) for c in done.cells} == {
        "Halep": {"A": 1, "B": 0},
        "حلب": {"A": 2, "B": 3},
    }


def test_a_repeated_row_is_refused() -> None:
    frame = table(("A", {"North": 2}))
    with pytest.raises(InputError, match="repeats an earlier row"):
        read_tallies(pl.concat([frame, frame]))


COUNTS = st.integers(0, 4)


@given(st.lists(COUNTS, min_size=2, max_size=2))
@settings(deadline=None)
def test_bounds_of_two_are_tight(counts: list[int]) -> None:
    named = dict(zip("AB", counts, strict=True))
    assert bounds(named) == Bounds(*plain_bounds(counts))


@given(st.lists(st.integers(0, 2), min_size=3, max_size=3))
@settings(deadline=None)
def test_bounds_of_three_are_tight(counts: list[int]) -> None:
    assert bounds(dict(zip("ABC", counts, strict=True))) == Bounds(*plain_bounds(counts))


@pytest.mark.slow
@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=3))
@settings(deadline=None)
def test_a_day_of_several_provinces_is_tight(cells: list[tuple[int, int]]) -> None:
    a = whole({f"P{i}": pair[0] for i, pair in enumerate(cells)})
    b = whole({f"P{i}": pair[1] for i, pair in enumerate(cells)})
    day = the_day(tabulate(table(("A", a), ("B", b))))
    assert day.bounds == Bounds(*plain_day(cells))
    assert day.complete


@given(COUNTS)
@settings(deadline=None)
def test_an_unknown_count_leaves_open_just_what_it_can_move(known: int) -> None:
    """Whatever the other party counted, these bounds hold; and no narrower ones would."""
    said = bounds({"A": known, "B": None})
    possible = [plain_bounds([known, unknown]) for unknown in range(8)]
    assert said.distinct_min == min(low for low, _, _ in possible) == known
    assert said.distinct_max is None
    assert max(high for _, high, _ in possible) == known + 7
    assert said.common_max == max(common for _, _, common in possible)


PLACES = st.dictionaries(
    st.sampled_from(["total", "North", "South", "East"]), st.one_of(st.none(), st.integers(0, 9)), min_size=1
)
PARTIES = st.dictionaries(st.sampled_from(["A", "B", "C", OTHER]), PLACES, min_size=1)


@pytest.mark.slow
@given(PARTIES)
@settings(deadline=None, max_examples=100)
def test_whatever_was_printed_bounds_never_cross(parties: dict[str, Named]) -> None:
    done = tabulate(table(*parties.items()))
    day = the_day(done)
    for b in (
        [c.bounds for c in done.cells] + [day.bounds] + [r[1] for r in (day.from_cells, day.from_totals) if r]
    ):
        low, high, common = b.distinct_min, b.distinct_max, b.common_max
        assert low is None or low >= 0
        if low is not None and high is not None:
            assert low <= high
        if low is not None and common is not None:
            assert common <= low
    rivals = [p for p in parties if p != OTHER]
    named = {place for p, places in parties.items() for place in places if place != "total"}
    assert {c.province for c in done.cells} == named
    if day.complete:
        assert len(rivals) > 1
        assert day.bounds.distinct_max is not None
    if any(n is None for p in rivals for n in parties[p].values()):
        assert not day.complete


def numbers(thing: Any, path: str = "") -> Iterator[tuple[str, int]]:
    """Every number in a JSON value, with where it stands."""
    if isinstance(thing, dict):
        for key, value in thing.items():
            yield from numbers(value, f"{path}.{key}")
    elif isinstance(thing, list):
        for i, value in enumerate(thing):
            yield from numbers(value, f"{path}[{i}]")
    elif isinstance(thing, int) and not isinstance(thing, bool):
        yield path, thing


def test_no_sum_over_parties_or_categories_or_days_is_printed_anywhere() -> None:
    """Counts are powers of two, so that every sum tells which counts went into it.

    Only 'distinct_max' may hold the counts of several parties: it is the bound with nothing in common.
    """
    counts: dict[tuple[str, str, str, str], int] = {}
    frames, power = [], 1
    for day, category in (("2030-05-04", BREACH), ("2030-05-04", "convoy stopped"), ("2030-05-05", BREACH)):
        parties = []
        for party in ("A", "B", OTHER):
            places = {}
            for place in ("North", "South"):
                counts[day, category, party, place] = places[place] = power
                power *= 2
            parties.append((party, whole(places)))
        frames.append(table(*parties, day=date.fromisoformat(day), category=category))
    done = tabulate(pl.concat(frames)).to_dict()
    found = list(numbers(done))
    assert len(found) > 60
    for path, n in found:
        parts = [key for key, value in counts.items() if n & value]
        assert sum(counts[key] for key in parts) == n
        assert len({(day, category) for day, category, _, _ in parts}) == 1, (
            f"{path} mixes days or categories"
        )
        who = {party for _, _, party, _ in parts}
        assert OTHER not in who or path.endswith(f".counts.{OTHER}"), path
        if len(who) > 1:
            assert path.endswith((".distinct_max", ".distinct_min", ".common_max")), path
        if len(parts) > len({place for *_, place in parts}):  # two parties' counts of one province
            assert path.endswith(".distinct_max"), f"{path} adds parties"
    keys = {path.split(".")[-1] for path, _ in found}
    assert keys == {"A", "B", OTHER, "distinct_min", "distinct_max", "common_max"}


def test_the_json_has_the_layout_of_the_reference() -> None:
    done = tabulate(table(("A", whole({"North": 4})), ("B", {"total": 5}))).to_dict()
    assert set(done) >= {"cells", "days", "assumptions"}
    assert done["assumptions"]
    (cell,), (day,) = done["cells"], done["days"]  # type: ignore[misc]
    keys = {
        "date",
        "category",
        "province",
        "counts",
        "distinct_min",
        "distinct_max",
        "common_max",
        "complete",
        "notes",
    }
    assert set(cell) == keys
    assert set(day) >= (keys - {"province"}) | {"from_cells", "from_totals"}
    assert day["from_cells"]["counts"] == {"A": 4, "B": None}
    assert day["from_totals"]["counts"] == {"A": 4, "B": 5}


def test_adding_nothing_bounds_nothing() -> None:
    assert add([]) == Bounds(None, 0, 0)
    assert add([Bounds(1, 2, 1), Bounds(2, None, 0)]) == Bounds(3, None, 1)


def test_the_same_rows_in_any_order_give_the_same_tabulation() -> None:
    frame = table(("B", whole({"North": 4, "South": 1})), ("A", whole({"South": 2})))
    assert tabulate(frame).to_dict() == tabulate(frame.reverse()).to_dict()
