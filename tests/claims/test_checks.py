"""Single checks on the small folder: daily against cumulative, part against whole, later than the data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from tests.claims.rounds import small

from detente.ceasefire.tallies import tabulate
from detente.claims import Bench, Claim, Finding, check
from detente.tables import MOVEMENTS, POSITIONS, TALLIES
from detente.times import Span

DAY = date(2030, 5, 10)
YESTERDAY = Span(DAY - timedelta(days=1), DAY - timedelta(days=1))
TWO_DAYS = Span(DAY - timedelta(days=1), DAY)


def claim(kind: str, text: str = "...", **said: Any) -> Claim:
    return Claim("meeting-2030-05-10", 2, "Anna Berg", "Norland", text, 0, 3, kind, **said)


def one(of: Claim, bench: Bench | None = None) -> Finding:
    (found,) = check(of, bench or small().bench)
    return found


def with_state(**tables: pl.DataFrame) -> Bench:
    bench = small().bench
    return replace(bench, state=replace(bench.state, **tables))


def left(value: float, **said: Any) -> Claim:
    given = {"period": TWO_DAYS, "place": "north-vale", "unit": "people"}
    return claim("left_place", value=value, **(given | said))


def moved(*rows: tuple[str, float, str, str]) -> pl.DataFrame:
    empty: dict[str, object] = {c.name: None for c in MOVEMENTS.columns}
    return MOVEMENTS.make(
        empty
        | {"date": DAY, "kind": "evacuated", "place": place, "count": n, "unit": "people", "period": period,
           "speaker_or_publisher": who}
        for who, n, period, place in rows
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([("Tarn Watch", 300, "day", "North Vale")], "consistent"),
        ([("Norland MoD", 320, "cumulative since 2030-05-09", "North Vale")], "contradicted"),
        ([("Norland MoD", 300, "cumulative since 2030-05-09", "North Vale")], "consistent"),
        ([("Tarn Watch", 300, "cumulative since 2030-05-09", "North Vale")], "supported"),
        ([("Tarn Watch", 250, "cumulative since 2030-05-01", "North Vale")], "contradicted"),
        ([("Tarn Watch", 9000, "cumulative since 2030-05-01", "North Vale")], "consistent"),
        ([("Tarn Watch", 310, "day", "North Vale"), ("B", 200, "day", "North Vale")], "contradicted_by_some"),
        ([("Tarn Watch", 250, "cumulative since 2030-05-01", "North Vale, ford")], "cannot_tell"),
        ([("Tarn Watch", 310, "day", "North Vale, ford")], "contradicted"),
        ([("Tarn Watch", 9000, "day", "Marsh")], "cannot_tell"),
        ([("Tarn Watch", 300, "as they say", "North Vale")], "cannot_tell"),
    ],
)
def test_three_hundred_who_left(rows: list[tuple[str, float, str, str]], verdict: str) -> None:
    found = one(left(300), with_state(movements=moved(*rows)))
    assert (found.verdict, len(found.rivals)) == (verdict, 0 if rows[0][3] == "Marsh" else len(rows))


def test_the_speaker_s_own_side_proves_nothing_of_it() -> None:
    rows = moved(("Norland MoD (Colonel Vik)", 300, "cumulative since 2030-05-09", "North Vale"))
    found = one(left(300), with_state(movements=rows))
    assert found.verdict == "consistent"
    assert "own side" in found.rivals[0].publisher
    other = replace(left(300), on_behalf_of="Sudland", speaker="Omar Diallo")
    assert one(other, with_state(movements=rows)).verdict == "supported"


def test_without_a_period_nothing_is_tested() -> None:
    found = one(left(300, period=None))
    assert found.verdict == "cannot_tell"
    assert "no period was said" in found.why
    assert found.rivals


def test_another_day_of_counting_is_shown() -> None:
    assert "2030-05-08 to 2030-05-09" in one(left(300)).sensitivity[0]


def violations(value: float, **said: Any) -> Claim:
    return claim("violations_count", value=value, unit="violations", **({"period": YESTERDAY} | said))


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (9, "consistent"),
        (6, "consistent"),
        (12, "consistent"),
        (16, "contradicted_by_some"),
        (3, "contradicted_by_some"),
    ],
)
def test_a_day_s_count_beside_the_rivals(value: float, verdict: str) -> None:
    """Norland printed 9, Sudland 6; province by province at least 10 and at most 15 distinct."""
    found = one(violations(value))
    assert found.verdict == verdict
    assert {(r.publisher, r.value) for r in found.rivals} == {("Norland", 9), ("Sudland", 6)}
    assert any(r.relayed_by == "Norland" for r in found.rivals if r.publisher == "Sudland")


def test_rivals_are_never_added() -> None:
    assert not any(r.value == 15 for r in one(violations(9)).rivals)


@pytest.mark.parametrize("period", [None, Span(DAY - timedelta(days=6), DAY)])
def test_a_week_s_count_is_not_held_against_a_day_s(period: Span | None) -> None:
    assert one(violations(9, period=period)).verdict == "cannot_tell"


def test_a_day_later_than_the_data_cannot_be_told() -> None:
    assert one(violations(9, period=Span(DAY, DAY))).verdict == "cannot_tell"


def test_a_zone_s_count_is_not_held_against_the_country_s() -> None:
    assert one(violations(9, place="north-vale")).verdict == "cannot_tell"


def test_a_day_named_without_figures_bounds_nothing() -> None:
    empty: dict[str, object] = {c.name: None for c in TALLIES.columns}
    rows = [
        empty | {"date": YESTERDAY.first, "reporting_party": p, "category": "c", "province": "West"}
        for p in "AB"
    ]
    bench = replace(small().bench, tabulation=tabulate(TALLIES.make(rows)))
    assert one(violations(9), bench).verdict == "cannot_tell"


def test_equal_counts_of_all_parties_support() -> None:
    empty: dict[str, object] = {c.name: None for c in TALLIES.columns}
    rows = [
        empty
        | {
            "date": YESTERDAY.first,
            "reporting_party": p,
            "category": "ceasefire violation",
            "province": "total",
            "count": 9,
        }
        for p in "AB"
    ]
    bench = replace(small().bench, tabulation=tabulate(TALLIES.make(rows)))
    assert one(violations(9), bench).verdict == "supported"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It is a little more than a year since the Lakeside talks began", "supported"),
        ("It is almost two years since the Lakeside talks began", "contradicted"),
        ("It is about a year since the Lakeside talks began", "supported"),
        ("A year and a half has passed since the Lakeside talks began", "contradicted"),
        ("It is less than a year since the Lakeside talks began", "contradicted"),
        ("Long ago, since the Lakeside talks began", "cannot_tell"),
    ],
)
def test_how_long_since_2_may_2029(text: str, verdict: str) -> None:
    assert one(claim("duration", text, tracks=("lakeside",))).verdict == verdict


def test_a_year_and_a_half_is_a_year_and_a_half() -> None:
    found = one(
        claim("duration", "A year and a half has passed since the Lakeside talks began", tracks=("lakeside",))
    )
    assert "493 to 603" in found.why


def test_an_announcement_is_no_record() -> None:
    event = claim("past_event", period=YESTERDAY, tracks=("lakeside",))
    assert one(event).verdict == "consistent"
    assert one(replace(event, period=Span(date(2029, 5, 2), date(2029, 5, 2)))).verdict == "supported"
    assert one(replace(event, period=Span(date(2029, 7, 2), date(2029, 7, 2)))).verdict == "cannot_tell"
    assert one(replace(event, period=None)).verdict == "cannot_tell"


def test_another_track_s_record_supports_nothing() -> None:
    event = claim("past_event", period=Span(date(2029, 9, 1), date(2029, 9, 1)), tracks=("lakeside",))
    assert one(event).verdict == "cannot_tell"
    assert one(replace(event, tracks=("harbour",))).verdict == "supported"


def test_all_is_not_told_and_a_rejection_stands_beside_it() -> None:
    found = one(claim("adherence", "The Lakeside truce is recognised by all", tracks=("lakeside",)))
    assert found.verdict == "cannot_tell"
    assert "Hill Front" in found.why


def test_a_rejection_of_a_later_day_is_not_known_yet() -> None:
    empty: dict[str, object] = {c.name: None for c in POSITIONS.columns}
    later = POSITIONS.make(
        [
            empty
            | {
                "organisation": "Hill Front",
                "subject": "lakeside",
                "position": "rejects",
                "date": date(2031, 1, 1),
            }
        ]
    )
    found = one(
        claim("adherence", "The truce is recognised by all", tracks=("lakeside",)),
        with_state(positions=later),
    )
    assert "Hill Front" not in found.why


def test_an_agreement_on_the_register_supports_that_it_exists() -> None:
    text = "A number of ceasefire agreements were reached"
    assert one(claim("adherence", text, tracks=("lakeside",))).verdict == "supported"
    assert one(claim("adherence", text, tracks=("harbour",))).verdict == "cannot_tell"
    assert (
        one(claim("adherence", text), replace(small().bench, day=date(2029, 1, 1))).verdict == "cannot_tell"
    )


def test_a_commitment_is_recorded_and_says_nothing_of_its_keeping() -> None:
    found = one(claim("commitment"))
    assert found.verdict == "recorded"
    assert "whether it is kept is another claim" in found.why


@pytest.mark.parametrize("kind", ["opinion", "intention", "comparison", "conduct", "no such kind"])
def test_what_states_no_measure_is_not_testable(kind: str) -> None:
    assert one(claim(kind)).verdict == "not_testable"


def test_findings_are_dated_with_the_bench_s_day() -> None:
    assert one(claim("opinion")).checked_at == "2030-05-10"


def test_a_verdict_outside_the_words_is_refused() -> None:
    with pytest.raises(ValueError, match="expected one of"):
        Finding(claim("opinion"), "false", "...")


@pytest.mark.parametrize(
    "text", ["Violence has not fallen", "Violence fell in one and rose in the other", "Shelling never fell"]
)
def test_a_denied_or_two_sided_change_gets_no_verdict_by_its_opposite(text: str) -> None:
    found = one(claim("violence_change", text, place="north-vale"))
    assert found.verdict == "cannot_tell"
    assert "the words" in found.why
