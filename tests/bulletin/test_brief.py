"""The morning brief: what stands on it, in which order, linked, and short enough to be read in two minutes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.claims.rounds import founding, karvelia

from detente.bulletin.document import Bullets, Grid, Paragraph
from detente.bulletin.report import brief
from detente.bulletin.round import Round

MOST_WORDS = 700
BOTH: list[Callable[[], Round]] = [founding, karvelia]
pytestmark = pytest.mark.slow


def words(round_: Round) -> int:
    """Words of the page's lines, without headings of tables and addresses."""
    found = 0
    for block in brief(round_).sections[0].blocks:
        match block:
            case Paragraph():
                found += len(block.text.split())
            case Bullets():
                found += sum(len(text.split()) for text, _ in block.lines)
            case Grid():
                cells = [cell for row in block.rows for cell in row]
                found += sum(len(str(cell).split()) for cell in (*cells, block.caption, block.note))
    return found


@pytest.mark.parametrize("made", BOTH, ids=["founding", "karvelia"])
def test_it_is_short(made: Callable[[], Round]) -> None:
    assert words(made()) <= MOST_WORDS


@pytest.mark.parametrize("made", BOTH, ids=["founding", "karvelia"])
def test_every_line_and_row_is_linked(made: Callable[[], Round]) -> None:
    blocks = brief(made()).sections[0].blocks
    bare = [text for b in blocks if isinstance(b, Bullets) for text, source in b.lines if not source]
    bare += [b.caption for b in blocks if isinstance(b, Grid) and len(b.sources) != len(b.rows)]
    assert bare == []


def test_it_begins_with_the_night_and_ends_with_tasks() -> None:
    blocks = brief(karvelia()).sections[0].blocks
    said = [b.caption if isinstance(b, Grid) else b.text for b in blocks if isinstance(b, (Grid, Paragraph))]
    order = [
        "Incidents dated",
        "Rival counts",
        "Said",
        "People who moved",
        "Due, late",
        "Restrictions",
        "Tasks",
    ]
    places = [next(n for n, text in enumerate(said) if text.startswith(word)) for word in order]
    assert places == sorted(places)


def test_what_is_contradicted_is_never_left_out_for_what_is_not() -> None:
    for made in BOTH:
        round_ = made()
        (grid,) = [
            b
            for b in brief(round_).sections[0].blocks
            if isinstance(b, Grid) and b.caption.startswith("Said")
        ]
        shown = {row[0] for row in grid.rows}
        against = {f.claim.n for f in round_.findings if f.verdict.startswith("contradicted")}
        assert against <= shown
