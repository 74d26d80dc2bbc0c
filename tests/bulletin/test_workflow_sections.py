"""Cases, flash reports, scorecards and measures in the report, and their lines on the morning page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.bulletin.test_sections import says, section

import detente.examples
from detente.bulletin.document import Bullets, Document, Grid, Paragraph
from detente.bulletin.render import to_html
from detente.bulletin.report import brief, report
from detente.bulletin.round import work
from detente.ceasefire.breaches import NOTICE
from detente.store.folder import read_folder


@cache
def made() -> tuple[Document, Document]:
    done = work(read_folder(Path(detente.examples.__file__).parent / "karvelia"))
    return report(done), brief(done)


@pytest.mark.parametrize("name", ["cases", "flash", "scorecard", "measures"])
def test_the_section_is_there_with_the_notice(name: str) -> None:
    assert NOTICE in says(made()[0], name)


def test_every_voice_of_a_case_has_a_row_of_the_same_table() -> None:
    grids = [b for b in section(made()[0], "cases").blocks if isinstance(b, Grid)]
    voices = next(g for g in grids if g.caption.startswith("K-2032-01"))
    named = [str(row[0]) for row in voices.rows]
    assert [v for v in named if v.startswith(("finding", "reply", "reservation", "dissent"))] == [
        "finding (corrected by step 15)", "finding", "reply", "reply", "reservation", "dissent",
    ]  # fmt: skip
    assert {len(row) for row in voices.rows} == {len(voices.columns)}
    assert len(voices.rows) <= 25, "a longer table is scrolled, and who answers would be out of sight"


def test_silence_is_told_as_silence() -> None:
    text = says(made()[0], "cases")
    assert "not answered by 2032-03-13 09:30" in text
    assert "that is no admission" in text


def test_public_pages_hold_no_contact_no_witness_and_no_village() -> None:
    text = to_html(made()[0]) + to_html(made()[1])
    for secret in ("Tomas Vey", "Ada Quill", "JM/EV/0311", "W-0107", "market of Upper Juniper", "line 3"):
        assert secret not in text


def test_the_morning_page_has_the_tasks() -> None:
    blocks = section(made()[1], "brief").blocks
    at = next(
        n for n, b in enumerate(blocks) if isinstance(b, Paragraph) and b.text.startswith("Tasks of the day")
    )
    lines = blocks[at + 1]
    assert isinstance(lines, Bullets)
    text = [line for line, _ in lines.lines]
    assert text[0].startswith("Flash, Mass casualties: 2032-03-28")
    assert (
        "K-2032-04: answer of the suspected party: Republic of Karvelia; overdue since 2032-04-01 09:00."
        in text
    )
    assert "K-2032-04: not yet asked: Federation of Quellia." in text
    assert {source for _, source in lines.lines} == {"#flash", "#cases"}


def test_a_month_is_shown_once_it_is_old_enough() -> None:
    assert "February 2032 with January 2032 beside it" in says(made()[0], "scorecard")
