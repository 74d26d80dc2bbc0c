"""The record under the report: its proof as of the day, positions, and a record that fails; and the invented example's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from detente.bulletin.document import Grid, Paragraph
from detente.bulletin.round import Round, work
from detente.bulletin.sections.record import record_lines, record_section
from detente.record.view import View
from detente.store.example import copy_example
from detente.store.folder import read_folder
from detente.store.log.in_report import with_record
from detente.store.log.invented import PLAN, invented_record
from detente.store.log.record_folder import open_record


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = copy_example("karvelia", tmp_path_factory.mktemp("record") / "karvelia")
    made = invented_record(path)
    assert made is not None
    made.log.close()
    return path


@pytest.fixture(scope="module")
def plain(folder: Path) -> Round:
    return work(read_folder(folder), date(2032, 4, 1))


def kept(round_: Round) -> View:
    assert round_.record is not None
    return round_.record


def test_the_same_plan_gives_the_same_record(folder: Path, tmp_path: Path) -> None:
    again = copy_example("karvelia", tmp_path / "again")
    made = invented_record(again)
    assert made is not None
    first = open_record(folder)
    assert made.log.heads() == first.log.heads()
    assert list(made.log.entries(0, 6)) == list(first.log.entries(0, 6))
    assert invented_record(again) is None, "a record that is there stays as it is"
    assert (folder / PLAN).is_file()


def test_the_section_shows_head_witnesses_and_positions(plain: Round, folder: Path) -> None:
    round_ = with_record(plain, folder)
    section = record_section(round_)
    assert section is not None
    grids = {block.caption: block for block in section.blocks if isinstance(block, Grid)}
    proof = {str(row[0]): row[1] for row in grids["The newest tree head"].rows}
    assert proof["Entries under the tree head"] == 6
    assert proof["Witnesses"] == "witnessed by aldmark, sorrenland, mission; not by quellia"
    assert proof["Standing"] == "confirmed by the quorum"
    assert [row[2:] for row in grids["Positions on entries"].rows] == [
        ("aldmark", "concurs"),
        ("sorrenland", "concurs with reservation"),
    ]
    assert record_lines(round_) == []


def test_as_of_the_day_before_nothing_of_the_day_is_known(folder: Path) -> None:
    earlier = kept(with_record(work(read_folder(folder), date(2032, 3, 31)), folder))
    assert earlier.size == 3
    assert earlier.report is not None
    assert earlier.report.head is not None
    assert earlier.report.head.size == 3
    assert all(not line.positions for line in earlier.lines)


def test_a_folder_without_a_record_has_no_section(plain: Round, tmp_path: Path) -> None:
    round_ = with_record(plain, tmp_path)
    assert round_.record is None
    assert record_section(round_) is None
    assert record_lines(round_) == []


def test_a_record_that_fails_is_told_on_the_first_page(plain: Round, tmp_path: Path) -> None:
    path = copy_example("karvelia", tmp_path / "karvelia")
    made = invented_record(path)
    assert made is not None
    made.log.close()
    tile = path / "record/tile/entries/000.p/6"
    tile.write_bytes(tile.read_bytes().replace(b"sorrenland", b"quellialan"))
    round_ = with_record(plain, path)
    lines = record_lines(round_)
    assert isinstance(lines[0], Paragraph)
    assert lines[0].kind == "notice"
    section = record_section(round_)
    assert section is not None
    assert "tile/entries/000.p/6: its bytes are not those of the log" in str(section.blocks)
    (path / "record/log.sqlite").write_bytes(b"nothing")
    assert not kept(with_record(plain, path)).holds


def test_a_head_that_too_few_witnessed_is_told(plain: Round, folder: Path) -> None:
    round_ = with_record(plain, folder)
    report = kept(round_).report
    assert report is not None
    assert report.standing is not None
    few = replace(report, standing=replace(report.standing, met=False))
    lines = record_lines(replace(round_, record=replace(kept(round_), report=few)))
    assert "holds and is not confirmed: witnessed by aldmark" in str(lines)
