"""Rival counts over time: who confirms whom, who is silent, and never a total over parties, wherever it could hide."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl
import pytest

from detente.ceasefire.tallies import agreement, comparison, paired_counts, read_tallies, tabulate, tabulation
from detente.ceasefire.tallies.agreement import agree
from detente.ceasefire.tallies.comparison import Agreement, Comparison
from detente.estimate import Estimate, NotEstimable
from detente.store.frames import read_frame
from detente.tables import AGREEMENT

BREACH = "ceasefire violation"
FOUNDING = Path(__file__).parents[2] / "src/detente/examples/syria-2018/tallies/bulletins.csv"
Rows = list[dict[str, Any]]


def row(day: date, party: str, province: str, n: int | None, **more: Any) -> dict[str, Any]:
    return {"date": day, "reporting_party": party, "category": BREACH, "province": province, "count": n, "relayed_by": None, "source_url": None, **more}  # fmt: skip


def table(rows: Rows) -> pl.DataFrame:
    return read_tallies(pl.DataFrame(rows, infer_schema_length=None))


def days(a: list[int | None], b: list[int | None], first: date = date(2030, 1, 1)) -> pl.DataFrame:
    """Totals of two sides on days that follow one another; None: no row."""
    rows: Rows = []
    for n, (x, y) in enumerate(zip(a, b, strict=True)):
        day = first + timedelta(n)
        rows += [
            row(day, party, "total", count)
            for party, count in (("Hill", x), ("Shore", y))
            if count is not None
        ]
    return table(rows)


def only(found: Agreement, place: str = "total", period: str = "all") -> Comparison:
    compared = found.of(BREACH, place, period)
    assert compared is not None
    return compared


@pytest.fixture(scope="module")
def founding() -> Agreement:
    return agree(read_tallies(read_frame(FOUNDING)))


def test_days_are_told_apart() -> None:
    c = only(agree(days([3, 2, 0, 0, 4, None, 1], [1, 0, 5, 0, 2, 7, None])))
    assert (c.days, c.both_some, c.only_a, c.only_b, c.neither) == (5, 2, 1, 1, 1)
    assert (c.a_alone_on_record, c.b_alone_on_record) == (1, 1)
    assert c.classes == ((1, 0, 1), (1, 2, 0), (0, 0, 0))


def test_silence_is_of_one_side_against_the_other_s_counts() -> None:
    c = only(agree(days([3, 2, 0, 9, 1, 4, 0], [0, 0, 0, 0, 6, 0, 2])))
    of_shore, of_hill = c.silences
    assert (of_shore.of, of_shore.against, of_shore.days, of_shore.of_days) == ("Shore", "Hill", 4, 5)
    assert of_shore.longest == (date(2030, 1, 1), date(2030, 1, 2), 2)
    assert of_shore.largest_met == 9
    assert (of_hill.days, of_hill.of_days) == (1, 2)


def test_a_province_that_is_not_named_counts_as_none_only_where_the_rest_makes_the_total() -> None:
    one, two, three = (date(2030, 1, n) for n in (1, 2, 3))
    found = agree(table([
        row(one, "Hill", "total", 2), row(one, "Hill", "Vale", 2), row(one, "Shore", "total", 1), row(one, "Shore", "Cape", 1),
        row(two, "Hill", "total", 5), row(two, "Hill", "Vale", 2), row(two, "Shore", "total", 0),
        row(three, "Hill", "total", 0), row(three, "Shore", "total", 0),
    ]))  # fmt: skip
    vale, cape = only(found, "Vale"), only(found, "Cape")
    assert [(p.date, p.a, p.b) for p in vale.points] == [(one, 2, 0), (two, 2, 0), (three, 0, 0)]
    assert [(p.date, p.a, p.b) for p in cape.points] == [(one, 0, 1), (three, 0, 0)]
    assert cape.b_alone_on_record == 0


def test_few_days_are_not_estimable_and_many_are(founding: Agreement) -> None:
    few = only(agree(days([1, 2, 3], [3, 2, 1])))
    assert all(isinstance(r, NotEstimable) for r in few.statistics.values())
    whole = only(founding)
    assert all(isinstance(r, Estimate) for r in whole.statistics.values())


def test_the_founding_series(founding: Agreement) -> None:
    c = only(founding)
    assert (c.days, c.both_some, c.only_a, c.only_b, c.neither) == (175, 148, 22, 3, 2)
    a = [(p.a, p.b) for p in c.points]
    assert (sum(x == y for x, y in a), sum(x > y for x, y in a), sum(x < y for x, y in a)) == (12, 115, 48)
    mean = c.statistics["mean difference"]
    assert isinstance(mean, Estimate)
    assert mean.value == pytest.approx((2482 - 1723) / 175)
    assert {c.period for c in founding.comparisons} >= {"all", "2017-01", "2018-03", "2020-12"}
    assert {c.place for c in founding.comparisons} >= {"total", "Hama", "Idlib", "Latakia", "Aleppo"}


def test_units_of_count_stay_apart(founding: Agreement) -> None:
    week = founding.of("ceasefire violation (week)")
    assert week is not None
    assert week.days == 1
    assert only(founding).days == 175


def test_whose_word_is_said_and_what_is_left_without_it(founding: Agreement) -> None:
    said = " ".join(founding.whose_word)
    assert "Türkiye's counts are known as relayed by Russian Defence Ministry" in said
    assert "one document on 175 (100 %)" in said
    assert "nothing is left to compare" in said
    for out in (founding.to_dict(), {"rows": founding.to_frame().to_dicts()}):
        assert "Russian Defence Ministry" in str(out)
    assert founding.to_frame()["relayed_by"].null_count() == 0


def test_what_was_printed_as_confirmed(founding: Agreement) -> None:
    (turkish,) = [c for c in founding.confirmed if c.category == BREACH]
    assert (turkish.party, turkish.days_told, turkish.days_some) == ("Türkiye", 30, 2)


def test_the_table_is_in_its_layout(founding: Agreement) -> None:
    frame = founding.to_frame()
    assert AGREEMENT.check(frame).equals(frame)


def test_a_third_party_gives_every_pair_and_other_is_no_rival() -> None:
    rows = [
        row(date(2030, 1, n), party, "total", n)
        for n in range(1, 13)
        for party in ("Hill", "Shore", "Cape", "other")
    ]
    pairs = {(c.party_a, c.party_b) for c in agree(table(rows)).comparisons}
    assert pairs == set(combinations(("Cape", "Hill", "Shore"), 2))


# --- never a total over parties ---------------------------------------------------------------------------------------

COUNTS = {"Hill": [1009, 2003, 4001, 8009] * 3, "Shore": [16007, 32003, 64007, 128021] * 3, "Cape": [256019, 512009, 1024021, 2048003] * 3}  # fmt: skip


def forbidden() -> set[float]:
    """Every sum, and mean, of two or three parties' counts: of a day, of two days that follow, and of the whole series."""
    found: set[float] = set()
    for size in (2, 3):
        for parties in combinations(COUNTS, size):
            for first in range(12):
                for last in range(first + 1, 13):
                    total = sum(sum(COUNTS[p][first:last]) for p in parties)
                    found |= {total, total / size, total / (last - first), total / size / (last - first)}
    for counts in COUNTS.values():
        found -= set(map(float, counts))
    return found


def numbers(thing: object, at: str = "") -> Iterator[tuple[str, float]]:
    """Every number inside a result, with where it is; the bound 'at most the sum' of design law 2 is named, and left out."""
    if isinstance(thing, bool) or at.endswith("distinct_max"):
        return
    if isinstance(thing, int | float):
        yield at, float(thing)
    elif isinstance(thing, pl.DataFrame):
        for name in thing.columns:
            yield from numbers(thing[name].to_list(), f"{at}.{name}")
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from numbers(value, f"{at}.{key}")
    elif isinstance(thing, list | tuple | set | frozenset):
        for value in thing:
            yield from numbers(value, at)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for one in fields(thing):
            yield from numbers(getattr(thing, one.name), f"{at}.{one.name}")
        for name, value in inspect.getmembers(type(thing), lambda m: isinstance(m, property)):
            del value
            yield from numbers(getattr(thing, name), f"{at}.{name}")
        for name in ("to_dict", "to_frame"):
            if hasattr(thing, name):
                yield from numbers(getattr(thing, name)(), f"{at}.{name}()")


def rivals(provinces: bool) -> pl.DataFrame:
    rows: Rows = []
    for n in range(12):
        for party, counts in COUNTS.items():
            day = date(2030, 1, 20) + timedelta(n)
            rows.append(
                row(day, party, "total", counts[n], relayed_by="Ministry", source_url="https://example.org/1")
            )
            rows += [row(day, party, "Vale", counts[n])] if provinces else []
    return table(rows)


def called(frame: pl.DataFrame) -> Iterator[tuple[str, object]]:
    """Every public function of the rooms that touch rival counts, called with what its first argument takes."""
    laid = tabulate(frame)
    a, b = COUNTS["Hill"], COUNTS["Shore"]
    given: dict[str, tuple[Any, ...]] = {
        "tabulate": (frame,), "read_tallies": (frame,), "agree": (frame,), "bounds": (laid.days[0].counts,), "add": ([],),
        "spearman": (a, b), "kendall": (a, b), "limits": (a, b), "share": (3, 12, "of days"), "weighted_kappa": ([[4, 0, 0], [0, 4, 0], [0, 0, 4]],),
    }  # fmt: skip
    modules: tuple[ModuleType, ...] = (tabulation, agreement, comparison, paired_counts)
    for module in modules:
        for name, one in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("_") or one.__module__ != module.__name__:
                continue
            assert name in given, (
                f"{module.__name__}.{name} is new: call it here, so that it too is held to law 2"
            )
            function: Callable[..., object] = one
            yield f"{module.__name__}.{name}", function(*given[name])


@pytest.mark.parametrize("provinces", [True, False])
def test_no_public_function_gives_a_total_over_parties(provinces: bool) -> None:
    never = forbidden()
    for name, result in called(rivals(provinces)):
        for at, value in numbers(result):
            if name.endswith("tabulation.bounds") or name.endswith("tabulation.add"):
                assert not at.endswith("common_max") or value not in never, (name, at, value)
                continue
            assert value not in never, (name, at, value)


def test_no_json_and_no_table_has_a_total_over_parties() -> None:
    never = forbidden()
    frame = rivals(provinces=True)
    found = (
        list(numbers(agree(frame).to_dict()))
        + list(numbers(agree(frame).to_frame()))
        + list(numbers(tabulate(frame).to_dict()))
    )
    assert len(found) > 1000
    assert [x for x in found if x[1] in never] == []


def test_the_search_for_totals_finds_one() -> None:
    never = forbidden()
    assert 1009 + 16007 in never
    assert [v for _, v in numbers({"a": [{"b": 1009 + 16007}]})] == [17016.0]
