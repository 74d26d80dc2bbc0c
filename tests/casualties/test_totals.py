"""Claims, enumerations and estimates of the dead stay three things."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from tests.claims.rounds import small

from detente.casualties import published_totals, recorded_deaths
from detente.claims import Bench, Claim, Finding, check
from detente.tables import INCIDENTS, TOTALS

DAY = date(2030, 5, 10)


def total(
    kind: str, value: float, publisher: str = "Watch", ends: date | None = date(2030, 4, 30)
) -> dict[str, object]:
    empty: dict[str, object] = {c.name: None for c in TOTALS.columns}
    return empty | {
        "publisher": publisher,
        "kind": kind,
        "value": value,
        "who": "all persons",
        "date_end": ends,
    }


def died(
    low: int, best: int, high: int, *, day: date = DAY, civilians: int | None = None
) -> dict[str, object]:
    empty: dict[str, object] = {c.name: None for c in INCIDENTS.columns}
    return empty | {
        "incident_id": f"{day}-{best}-{low}", "date_start": day, "date_end": day, "deaths_low": low, "deaths_best": best,
        "deaths_high": high, "deaths_civilians": civilians, "independent": 1, "original_sources": "Watch",
    }  # fmt: skip


def finding(
    value: float | None, *totals: dict[str, object], incidents: list[dict[str, object]] | None = None
) -> Finding:
    bench: Bench = small().bench
    state = replace(bench.state, totals=TOTALS.make(totals))
    claim = Claim("meeting", 1, "Anna Berg", "Norland", "...", 0, 3, "deaths_total", value, "people")
    (one,) = check(claim, replace(bench, state=state, incidents=INCIDENTS.make(incidents or [])))
    return one


def test_kinds_are_never_mixed() -> None:
    rows = [
        total("estimate", 5),
        total("claim", 9),
        total("enumeration", 3),
        total("enumeration", 2, ends=None),
    ]
    found = published_totals(TOTALS.make(rows))
    assert [(t.kind, t.value) for t in found] == [
        ("claim", 9),
        ("enumeration", 3),
        ("enumeration", 2),
        ("estimate", 5),
    ]


def test_what_is_recorded_keeps_its_low_best_and_high() -> None:
    recorded = recorded_deaths(INCIDENTS.make([died(1, 2, 4), died(0, 1, 1, civilians=1)]))
    assert recorded is not None
    assert (recorded.low, recorded.best, recorded.high, recorded.civilians, recorded.incidents) == (
        1,
        3,
        5,
        1,
        2,
    )
    assert recorded.word.share == 1


def test_civilians_not_told_apart_are_not_zero() -> None:
    recorded = recorded_deaths(INCIDENTS.make([died(1, 2, 4)]))
    assert recorded is not None
    assert recorded.civilians is None


def test_nothing_later_than_the_day_is_counted() -> None:
    rows = INCIDENTS.make([died(1, 1, 1), died(9, 9, 9, day=date(2030, 5, 11))])
    recorded = recorded_deaths(rows, DAY)
    assert recorded is not None
    assert recorded.best == 1
    assert recorded_deaths(rows, date(2029, 1, 1)) is None
    assert recorded_deaths(INCIDENTS.empty()) is None


def test_a_larger_count_of_a_part_contradicts() -> None:
    one = finding(1000, total("enumeration", 1001))
    assert one.verdict == "contradicted"
    assert "already larger" in one.why


def test_the_folder_s_own_incidents_are_a_part_too() -> None:
    assert finding(1000, incidents=[died(1001, 1100, 1200)]).verdict == "contradicted"


@pytest.mark.parametrize(
    "beside",
    [
        total("enumeration", 1000),
        total("enumeration", 999),
        total("estimate", 5000),
        total("claim", 5000),
        total("enumeration", 5000, ends=date(2030, 5, 11)),
        total("enumeration", 5000, ends=None),
    ],
)
def test_nothing_else_does(beside: dict[str, object]) -> None:
    one = finding(1000, beside)
    assert one.verdict == "cannot_tell"
    assert len(one.rivals) == 1


def test_only_the_low_figure_of_incidents_is_a_lower_bound() -> None:
    assert finding(1000, incidents=[died(999, 1500, 2000)]).verdict == "cannot_tell"


def test_a_count_that_agrees_supports_nothing() -> None:
    """An enumeration is a lower bound of what it covers: its equality with a total is no test of the total."""
    assert finding(1000, total("enumeration", 1000)).verdict == "cannot_tell"


def test_a_later_count_is_marked_and_a_ratio_given() -> None:
    one = finding(1000, total("enumeration", 500, ends=date(2031, 1, 1)))
    (rival,) = one.rivals
    assert "later than the words" in rival.alignment
    assert rival.ratio == 2


def test_no_value_no_ratio() -> None:
    one = finding(None, total("enumeration", 500))
    assert (one.verdict, one.rivals[0].ratio, one.sensitivity) == ("cannot_tell", None, ())


def test_no_total_is_ever_made_of_rivals() -> None:
    one = finding(1000, total("enumeration", 300, "A"), total("enumeration", 400, "B"))
    assert not any(r.value == 700 for r in one.rivals)
    assert "700" not in one.why


def test_rows_are_not_changed_by_reading() -> None:
    rows = TOTALS.make([total("claim", 9), total("enumeration", 3)])
    before = rows.clone()
    published_totals(rows)
    assert rows.equals(before)
    assert isinstance(rows, pl.DataFrame)
