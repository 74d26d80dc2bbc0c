"""Verdicts over time: a later check stands beside the earlier one; two who record at once lose nothing."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from tests.claims.rounds import small

from detente.claims.verdicts import history, to_record
from detente.errors import InputError
from detente.store.frames import read_frame
from detente.store.verdicts import FILE, record_verdicts
from detente.tables import VERDICTS

FIRST, SECOND = "2030-05-10T20:00:00+00:00", "2030-05-11T07:00:00+00:00"


def test_a_first_check_records_every_finding() -> None:
    rows = to_record(small().findings, VERDICTS.empty(), FIRST)
    assert rows.height == len(small().findings) > 3
    assert set(rows["changed"]) == {"first check"}
    assert set(rows["recorded_at"]) == {FIRST}


def test_the_same_check_again_adds_nothing() -> None:
    rows = to_record(small().findings, VERDICTS.empty(), FIRST)
    assert to_record(small().findings, rows, SECOND).is_empty()


def test_a_check_of_another_day_stands_beside_and_says_that_nothing_changed() -> None:
    rows = to_record(small().findings, VERDICTS.empty(), FIRST)
    later = to_record([f.at("2030-05-11") for f in small().findings], rows, SECOND)
    assert later.height == rows.height
    assert set(later["changed"]) == {"nothing changed"}


def test_another_verdict_says_what_it_was_and_why() -> None:
    first = next(f for f in small().findings if f.claim.type == "left_place")
    rows = to_record([first], VERDICTS.empty(), FIRST)
    other = replace(first, verdict="cannot_tell", why="a publisher took its figure back", evidence=())
    (row,) = to_record([other], rows, SECOND).to_dicts()
    assert row["verdict"] == "cannot_tell"
    assert row["changed"].startswith(f"verdict was {first.verdict}; reason was: {first.why}")
    assert row["changed"].endswith("evidence, rivals or alignment differ")
    both = pl.concat([rows, VERDICTS.make([row])])
    assert [c["verdict"] for c in history(both, first.claim.id)] == [first.verdict, "cannot_tell"]


def test_the_file_is_only_added_to(tmp_path: Path) -> None:
    record_verdicts(tmp_path, small().findings, FIRST)
    before = (tmp_path / FILE).read_bytes()
    assert record_verdicts(tmp_path, small().findings, SECOND).is_empty()
    assert (tmp_path / FILE).read_bytes() == before
    record_verdicts(tmp_path, [f.at("2030-05-11") for f in small().findings], SECOND)
    after = (tmp_path / FILE).read_bytes()
    assert after.startswith(before)
    assert len(after) > len(before)
    assert VERDICTS.check(read_frame(tmp_path / FILE), FILE).height == 2 * len(small().findings)


def test_a_torn_last_line_is_a_fault_and_nothing_is_written(tmp_path: Path) -> None:
    record_verdicts(tmp_path, small().findings, FIRST)
    torn = (tmp_path / FILE).read_bytes()[:-5]
    (tmp_path / FILE).write_bytes(torn)
    with pytest.raises(InputError, match="not whole"):
        record_verdicts(tmp_path, small().findings, SECOND)
    assert (tmp_path / FILE).read_bytes() == torn


def _add(folder: str, day: int) -> None:
    findings = [f.at(f"2030-06-{day:02}") for f in small().findings[:3]]
    record_verdicts(folder, findings, f"2030-06-{day:02}T08:00:00+00:00")


@pytest.mark.slow
def test_several_who_record_at_once_lose_nothing(tmp_path: Path) -> None:
    run = multiprocessing.get_context("spawn")
    writers = [run.Process(target=_add, args=(str(tmp_path), day)) for day in range(1, 4)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert [one.exitcode for one in writers] == [0] * 3
    table = VERDICTS.check(read_frame(tmp_path / FILE), FILE)
    assert table.height == 9
    assert table["checked_at"].n_unique() == 3
    assert table.filter(pl.col("changed") == "first check").height == 3
    assert not list((tmp_path / "register").glob(".*held"))
