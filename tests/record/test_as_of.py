"""The record as it was: by entry, by day, by what cosignatures prove."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.test_tampering import HEADS, SOUND
from tests.record.world import POLICY, at

from detente.record.as_of import cut, end_of, proven_size, size_at, size_on
from detente.record.verify import verify

DAY = date(2030, 4, 1)
TIMES = [at(n) for n in range(48)]


def test_as_of_an_entry() -> None:
    assert (size_at(0, 12), size_at(11, 12)) == (1, 12)
    for beyond in (12, -1):
        with pytest.raises(ValueError, match="the log has 12 entries"):
            size_at(beyond, 12)


@pytest.mark.parametrize(("zone", "size"), [("UTC", 16), ("Asia/Damascus", 13), ("America/New_York", 20)])
def test_a_day_ends_in_its_zone(zone: str, size: int) -> None:
    assert size_on(TIMES, DAY, ZoneInfo(zone)) == size


def test_a_day_before_the_log_and_one_after_it() -> None:
    assert size_on(TIMES, date(2030, 3, 1), UTC) == 0
    assert size_on(TIMES, date(2031, 1, 1), UTC) == len(TIMES)


def test_a_day_of_twenty_three_hours() -> None:
    assert end_of(date(2030, 3, 31), ZoneInfo("Europe/Berlin")) == datetime(2030, 3, 31, 22, tzinfo=UTC)


@given(st.lists(st.integers(0, 5), max_size=30), st.integers(-1, 12))
def test_it_is_the_count_of_entries_up_to_that_day(steps: list[int], later: int) -> None:
    times, now = [], at(0)
    for step in steps:
        now += timedelta(hours=6 * step)
        times.append(now)
    day = DAY + timedelta(days=later)
    assert size_on(times, day, UTC) == sum(time.date() <= day for time in times)


def test_clocks_that_disagree_leave_the_order_of_the_log() -> None:
    late = end_of(DAY, UTC)
    assert size_on([late - timedelta(minutes=2), late, late - timedelta(minutes=1)], DAY, UTC) == 1


def test_what_cosignatures_prove() -> None:
    end = int(end_of(DAY, UTC).timestamp())
    assert proven_size([(10, end - 500), (20, end - 1), (30, end)], DAY, UTC) == 20
    assert proven_size([(30, end)], DAY, UTC) == 0


def test_a_bundle_as_it_was_is_a_bundle() -> None:
    """Entry 13 takes a position: as of entry 12 nobody had, and the same proofs hold."""
    assert list(verify(SOUND, POLICY).positions) == [5]
    before = cut(SOUND, size_at(12, 14))
    report = verify(before, POLICY)
    assert report.confirmed, report.faults
    assert (len(before.entries), before.heads, report.positions) == (13, HEADS[:1], {})
    today = cut(SOUND, size_on([at(n) for n in range(14)], DAY, UTC))
    assert verify(today, POLICY).positions == verify(SOUND, POLICY).positions
    assert cut(SOUND, 0).entries == ()
