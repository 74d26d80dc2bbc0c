"""Rival figures for one movement: how each lies to the days asked about, and what the days' bounds allow."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.relief import Rival, rival_figures
from detente.tables import MOVEMENTS
from detente.times import Span

LAST = date(2030, 5, 10)
TWO_DAYS = Span(LAST - timedelta(days=1), LAST)


def row(
    count: float | None, period: str, *, day: date = LAST, unit: str = "people", **other: object
) -> dict[str, object]:
    given = {
        "kind": "evacuated",
        "place": "Vale",
        "speaker_or_publisher": "Watch",
        "source_url": "https://example.org",
    }
    return {"date": day, "count": count, "period": period, "unit": unit, **given, **other}


def rivals(
    *rows: dict[str, object], period: Span = TWO_DAYS, places: tuple[str, ...] = ("Vale",)
) -> list[Rival]:
    columns = {c.name: None for c in MOVEMENTS.columns}
    return rival_figures(MOVEMENTS.make([columns | r for r in rows]), ["evacuated"], places, period)


def bounds(*rows: dict[str, object], period: Span = TWO_DAYS) -> tuple[float | None, float | None]:
    (one,) = rivals(*rows, period=period)
    return one.low, one.high


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        (row(300, "day"), 300, None),
        (row(300, "day", day=LAST - timedelta(days=1)), 300, None),
        (row(300, "cumulative since 2030-05-09"), 300, 300),
        (row(300, "cumulative since 2030-05-01"), None, 300),
        (row(300, "cumulative since 2030-05-10"), 300, None),
        (row(300, "cumulative since 2030-05-01", unit="people (more than)"), None, None),
        (row(300, "cumulative since 2030-05-09", unit="people (at least)"), 300, None),
        (row(300, "cumulative since 2030-05-01", day=LAST - timedelta(days=1)), None, None),
        (row(300, "cumulative since 2030-05-01", place="Vale, eastern pocket"), None, None),
        (row(300, "day", place="Vale, eastern pocket"), 300, None),
        (row(300, "on the day"), None, None),
        (row(300, ""), None, None),
    ],
)
def test_what_a_figure_bounds(said: dict[str, object], low: float | None, high: float | None) -> None:
    assert bounds(said) == (low, high)


def test_a_running_total_is_no_count_of_the_days() -> None:
    """Trap: 11,640 since February beside 'in two days' is at most that, never exactly that."""
    (one,) = rivals(row(11640, "cumulative since 2030-02-27"))
    assert (one.low, one.high) == (None, 11640)
    assert "more days than asked about" in one.figures[0].alignment


def test_a_part_of_the_place_says_so() -> None:
    (one,) = rivals(row(300, "day", place="Vale, eastern pocket"))
    assert one.figures[0].alignment.endswith("part of the place only")


def test_several_figures_of_one_publisher_are_never_added() -> None:
    first, second = row(300, "day", day=LAST - timedelta(days=1)), row(500, "day")
    assert bounds(first, second) == (500, None)


def test_the_officer_who_spoke_is_not_another_publisher() -> None:
    both = rivals(
        row(1, "day", speaker_or_publisher="Ministry (Colonel A)"),
        row(2, "day", speaker_or_publisher="Ministry (Colonel B)"),
    )
    assert [r.publisher for r in both] == ["Ministry"]
    assert {f.publisher for f in both[0].figures} == {"Ministry (Colonel A)", "Ministry (Colonel B)"}


def test_publishers_stay_apart() -> None:
    assert len(rivals(row(1, "day"), row(2, "day", speaker_or_publisher="Ministry"))) == 2


@pytest.mark.parametrize(
    "left_out",
    [
        row(None, "day"),
        row(5, "day", unit="tonnes"),
        row(5, "day", unit="families"),
        row(5, "day", kind="returned IDP"),
        row(5, "day", place="Marsh"),
        row(5, "day", day=LAST + timedelta(days=1)),
        row(5, "day", day=LAST - timedelta(days=2)),
    ],
)
def test_what_is_not_the_same_thing_is_left_out(left_out: dict[str, object]) -> None:
    assert rivals(left_out) == []


@pytest.mark.parametrize(
    ("value", "approximate", "stands"),
    [
        (89, True, "below"),
        (90, True, "within"),
        (99, False, "below"),
        (100, False, "within"),
        (200, False, "within"),
        (201, False, "above"),
        (220, True, "within"),
        (221, True, "above"),
    ],
)
def test_where_a_claim_stands(value: float, approximate: bool, stands: str) -> None:
    assert Rival("Watch", 100, 200, ()).stands_to(value, approximate=approximate) == stands


def test_no_bounds_allow_everything() -> None:
    assert Rival("Watch", None, None, ()).stands_to(10**9, approximate=False) == "within"


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8), st.integers(1, 60))
def test_true_counts_lie_within_what_an_honest_publisher_bounds(days: list[int], before: int) -> None:
    """Whoever publishes every day and a running total bounds the truth from both sides."""
    period = Span(LAST - timedelta(days=len(days) - 1), LAST)
    start = period.first - timedelta(days=before)
    earlier = 17 * before
    rows = [row(n, "day", day=period.first + timedelta(days=i)) for i, n in enumerate(days)]
    rows.append(row(earlier + sum(days), f"cumulative since {start}"))
    (one,) = rivals(*rows, period=period)
    assert one.low is not None
    assert one.high is not None
    assert one.low <= sum(days) <= one.high
    assert one.stands_to(sum(days), approximate=False) == "within"


def test_rows_come_in_one_order_whatever_the_file_s() -> None:
    rows = [row(n, "day", speaker_or_publisher=who) for n in (3, 1, 2) for who in ("B", "A")]
    assert rivals(*rows) == rivals(*reversed(rows))
    assert pl.Series([f.value for f in rivals(*rows)[0].figures]).is_sorted()
