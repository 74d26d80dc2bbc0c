"""The agreements in report and brief: terms, renderings, obligations with scores and disputes, positions by round."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.store.small_folder import write

from detente.bulletin.document import Bullets, Grid
from detente.bulletin.round import Round, work
from detente.bulletin.sections.agreements import agreements_section
from detente.bulletin.sections.brief import brief_section
from detente.bulletin.sections.meeting import meeting_section
from detente.store.example import copy_example
from detente.store.folder import read_folder

ACCORD = """\
MEMORANDUM on the opening of the bridge

Lakeside, 1 February 2030

The Government of Norland and the Government of Sudland (hereinafter "the Parties") have agreed as follows:

1. The Parties shall open the bridge by 20 May 2030.

2. The area around the bridge shall be cleared of mines within 30 days of the signing.

Done at Lakeside on 1 February 2030 in two originals in the English language.

For the Government of Norland: Anna Berg
For the Government of Sudland: Omar Diallo
"""
MINE = {
    "register/implementation.csv": "instrument,clause,date,organisation,kind,score,evidence,source_url\n"
    "truce,2,2030-05-01,Tarn Watch,score,2,one lane is open,https://example.org/20\n"
    "truce,2,2030-05-02,Норландия,dispute,3,мост открыт,https://example.org/21\n"
    "truce,2,2030-05-11,Tarn Watch,score,3,of a later day,https://example.org/22\n",
    "documents/accord-2030-02-01.txt": None,
    "documents/accord-2030-02-01.html": f"<html><body>{''.join(f'<p>{p}</p>' for p in ACCORD.split(chr(10) * 2))}</body></html>",
}


@cache
def small(root: Path, day: str = "") -> Round:
    return work(read_folder(write(root, MINE)), date.fromisoformat(day) if day else None)


@pytest.fixture(scope="module")
def tarn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("agreements") / "tarn"


def grid(round_: Round, begins: str) -> Grid:
    section = agreements_section(round_)
    assert section is not None
    return next(b for b in section.blocks if isinstance(b, Grid) and b.caption.startswith(begins))


def test_terms_and_obligations_stand_with_scores_and_disputes(tarn: Path) -> None:
    round_ = small(tarn)
    assert grid(round_, "Instruments").rows[0][4] == "in force"
    (owed,) = grid(round_, "Obligations").rows
    assert owed[:3] == (
        "truce, 2",
        "Norland opens the bridge (owed by Norland)",
        "due: due 2030-05-20: in 10 days; score 2 (intermediate), disputed by Норландия, holding 3 (full)",
    )
    told = grid(round_, "Scores")
    assert [row[1:4] for row in told.rows] == [("Tarn Watch", "scores", "2"), ("Норландия", "disputes", "3")]
    assert told.sources == ("https://example.org/20", "https://example.org/21")


def test_what_a_document_obliges_to_is_told_apart_and_a_passive_is_not_dropped(tarn: Path) -> None:
    read = grid(small(tarn), "What documents")
    bearers = {row[2]: row[1] for row in read.rows}
    parties = next(who for what, who in bearers.items() if "bridge by 20 May" in str(what))
    assert parties == "Government of Norland; Government of Sudland"
    passive = next(who for what, who in bearers.items() if "cleared of mines" in str(what))
    assert passive == "unknown: the words bind nobody by name"
    assert set(read.sources) == {"documents/accord-2030-02-01.html"}


def test_a_document_is_named_by_its_own_ending(tarn: Path) -> None:
    section = meeting_section(small(tarn))
    assert section is not None
    sources = {getattr(block, "source_url", "") for block in section.blocks}
    assert "documents/accord-2030-02-01.html" in sources


def test_positions_are_told_by_round_with_the_statements_beside_them(tarn: Path) -> None:
    held = grid(small(tarn), "Positions")
    assert ("Lakeside talks", "Norland", "accepts") in {row[:3] for row in held.rows}


def test_the_brief_and_the_report_read_one_calendar(tarn: Path) -> None:
    lines = [
        text for block in brief_section(small(tarn, "2030-05-22")).blocks if isinstance(block, Bullets)
        for text, _ in block.lines
    ]  # fmt: skip
    (told,) = [line for line in lines if "opens the bridge" in line]
    assert told.startswith("Disputed: Lakeside truce, 2: Norland opens the bridge. (scored 3 by Tarn Watch")
    assert "disputed by Норландия" in told


@pytest.mark.slow
def test_the_invented_process_has_an_extension_without_one_guarantor_and_who_relies_on_what(
    tmp_path: Path,
) -> None:
    round_ = work(read_folder(copy_example("karvelia", tmp_path / "karvelia")))
    assert grid(round_, "Instruments").rows[0][4] == "extended as reported"
    assert [row[4] for row in grid(round_, "Where publishers").rows] == [
        "Republic of Karvelia",
        "Assembly of the Uplands",
    ]
    assert any("holding 1 (minimal)" in str(row[2]) for row in grid(round_, "Obligations").rows)
    brief = str(brief_section(round_))
    assert "consent of Federation of Quellia is not on record" in brief
    assert "Oren Taskell" not in str(agreements_section(round_)) + brief


@pytest.mark.slow
def test_the_memorandum_is_warned_of_because_no_extension_is_on_record(tmp_path: Path) -> None:
    state = read_folder(copy_example("syria-2018", tmp_path / "syria"))
    assert state.extensions.is_empty()
    assert state.reliance.is_empty()
    assert state.attendance.height == 4
    brief = str(brief_section(work(state)))
    assert "extension not on record: its term ran to 2017-11-04, 132 days before this day" in brief
