"""One word per concept: whatever a reader meets in a verdict, table, command or room has its word, once."""

from pathlib import Path

import pytest
import typer

import detente
from detente import tables
from detente.bulletin.words import VERDICT_WORDS
from detente.ceasefire import breaches
from detente.ceasefire.terms.acts import BROADER
from detente.claims import claim
from detente.cli.main import app
from detente.glossary import ALL, HOUSE, IN_CODE, LATER, WORDS, Word, word_of

ROOT = Path(detente.__file__).parent
ROOMS = sorted(path.parent.name for path in ROOT.glob("*/__init__.py"))
COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
DOORS = {"demo": "founding case", "report": "report page", "brief": "brief"}
"""Commands that are no room, and the word for what they make."""


def test_no_term_twice() -> None:
    terms = [word.term.casefold() for word in ALL]
    assert sorted(terms) == sorted(set(terms))
    assert [word.term for word in WORDS.values()] == sorted((w.term for w in ALL), key=str.casefold)


@pytest.mark.parametrize("word", ALL, ids=lambda word: word.term)
def test_a_meaning_is_short_and_whole(word: Word) -> None:
    assert word.meaning.endswith(".")
    assert len(word.meaning) < 200
    assert word.meaning[0].isupper()
    assert word.term == word.term.strip()
    assert not word.source.endswith(".")


@pytest.mark.parametrize("verdict", [*breaches.VERDICTS, *claim.VERDICTS])
def test_every_verdict_has_the_word_that_is_shown(verdict: str) -> None:
    assert word_of(verdict).term == VERDICT_WORDS[verdict].partition(" (")[0]


@pytest.mark.parametrize("name", sorted(tables.ALL))
def test_every_table_has_a_word(name: str) -> None:
    assert word_of(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_word(name: str) -> None:
    assert word_of(DOORS.get(name, name))


@pytest.mark.parametrize("name", ROOMS)
def test_every_room_has_a_word(name: str) -> None:
    assert word_of(name)


def test_a_words_room_is_there_or_is_told_to_come_later() -> None:
    assert {word.room for word in ALL} <= {HOUSE, *ROOMS} | LATER
    assert not LATER & set(ROOMS), "this room is there now; take it out of LATER"


def test_words_easily_mistaken_are_words_too() -> None:
    for word in ALL:
        others = [term for term in word.not_to_be_confused_with.split("; ") if term]
        assert [term for term in others if term not in WORDS] == []
        assert word.term not in others


def test_the_spellings_in_code_lead_to_words() -> None:
    assert [term for term in IN_CODE.values() if term not in WORDS] == []


def test_an_act_with_a_word_of_its_own_means_the_act() -> None:
    """The acts that terms forbid are their own vocabulary; where one is also a word, it is that act."""
    assert sorted(set(BROADER) & set(WORDS)) == ["troop movement"]


def test_what_has_no_word_is_told() -> None:
    with pytest.raises(KeyError):
        word_of("no such word")
