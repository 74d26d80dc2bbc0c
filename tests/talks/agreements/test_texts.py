"""Texts into clauses, wordings beside each other, drafts and their brackets: by phenomenon, and as properties."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.talks.agreements import (
    align,
    align_all,
    bracket_changes,
    differences,
    read_brackets,
    split_clauses,
)

CASES = Path(__file__).parents[2] / "cases" / "talks" / "agreements"


def cases(name: str) -> list[Any]:
    found = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    return [pytest.param(case, id=case["phenomenon"]) for case in found]


@pytest.mark.parametrize("case", cases("numbering"))
def test_numbering(case: dict[str, Any]) -> None:
    assert [c.id.partition("-")[0] for c in split_clauses(case["text"])] == case["ids"]


@pytest.mark.parametrize("case", cases("wordings"))
def test_wordings(case: dict[str, Any]) -> None:
    assert [d.kind for d in differences(case["left"], case["right"])] == case["kinds"]


@pytest.mark.parametrize("case", cases("brackets"))
def test_brackets(case: dict[str, Any]) -> None:
    found = bracket_changes(split_clauses(case["old"]), split_clauses(case["new"]))
    assert [[b.change, b.before, b.after, b.by] for b in found] == case["changes"]


def test_every_bracket_that_does_not_close_is_told() -> None:
    with pytest.raises(InputError) as told:
        read_brackets(split_clauses("1. Posts [report.\n2. Posts] meet.\n3. Posts [watch]."))
    assert [f.place for f in told.value.faults] == ["clause 1", "clause 2"]


def test_a_paragraph_keeps_its_id_when_others_come_and_go() -> None:
    before = split_clauses("Guided by the charter,\n\nMindful of the past,\n\nArticle 1\nFire ceases.")
    after = split_clauses("Mindful of  the past,\n\nArticle 1\nFire ceases.")
    assert [c.id for c in after] == [c.id for c in before][1:]


def test_a_clause_keeps_its_id_when_a_draft_renumbers_it() -> None:
    old = split_clauses("1. Fire ceases everywhere.\n2. A working group is formed within two weeks.")
    new = split_clauses(
        "1. Fire ceases everywhere.\n2. Aid passes freely by road.\n3. A working group is formed within ten days."
    )
    assert [(p.id, p.change) for p in align(old, new)] == [
        ("1", "same"),
        ("2 (new)", "added"),
        ("2", "changed"),
    ]


def test_a_number_given_to_other_words_is_not_the_old_clause() -> None:
    pairs = align(split_clauses("5. Prisoners are exchanged."), split_clauses("5. Maps follow by June."))
    assert {(p.id, p.change) for p in pairs} == {("5", "left out"), ("5 (new)", "added")}


def test_three_renderings_in_one_table() -> None:
    texts = {
        "first": split_clauses("1. Maps by 4 June 2030.\n2. Posts report weekly."),
        "second": split_clauses("1. Maps by 27 May 2030."),
        "third": split_clauses("1. Maps by 22 May 2030.\n2. Posts report weekly.\n3. Aid passes freely."),
    }
    rows = align_all(texts)
    assert [[c and c.says for c in row.values()] for row in rows] == [
        ["Maps by 4 June 2030.", "Maps by 27 May 2030.", "Maps by 22 May 2030."],
        ["Posts report weekly.", None, "Posts report weekly."],
        [None, None, "Aid passes freely."],
    ]


WORDS = st.lists(
    st.sampled_from(
        ["fire", "ceases", "road", "aid", "posts", "report", "weekly", "مراقبة", "огонь", "4", "June"]
    ),
    max_size=6,
)
TEXT = st.lists(WORDS.map(" ".join), max_size=6).map(
    lambda lines: "\n".join(f"{n}. {x}" for n, x in enumerate(lines, 1))
)


@given(TEXT, TEXT)
def test_each_clause_of_both_texts_appears_once(one: str, other: str) -> None:
    left, right = split_clauses(one), split_clauses(other)
    pairs = align(left, right)
    assert [p.left for p in pairs if p.left] == list(left)
    assert sorted(p.right.id for p in pairs if p.right) == sorted(c.id for c in right)
    assert all(p.change in {"same", "renumbered"} for p in align(left, left))


@given(st.text())
def test_any_text_is_split_and_nothing_raises(text: str) -> None:
    found = split_clauses(text)
    assert len({c.id for c in found}) == len(found)
    assert all(text[c.start : c.end].strip() for c in found)
