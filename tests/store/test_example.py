"""Copying an example: a folder that holds something else is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.small_folder import write

from detente.errors import InputError
from detente.store.example import FOUNDING, copy_example, example_names


def names(root: Path) -> list[str]:
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*"))


def test_the_founding_example_ships() -> None:
    assert FOUNDING in example_names()


def test_into_a_new_folder_and_into_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    made = [copy_example(FOUNDING, tmp_path / name) for name in ("new/inside", "empty")]
    assert names(made[0]) == names(made[1])
    assert (made[0] / "process.toml").is_file()


def test_again_into_its_own_copy(tmp_path: Path) -> None:
    copy_example(FOUNDING, tmp_path)
    (tmp_path / "tallies" / "bulletins.csv").unlink()
    copy_example(FOUNDING, tmp_path)
    assert (tmp_path / "tallies" / "bulletins.csv").is_file()


def test_what_people_added_stays(tmp_path: Path) -> None:
    copy_example(FOUNDING, tmp_path)
    (tmp_path / "notes.txt").write_text("mine", encoding="utf8")
    copy_example(FOUNDING, tmp_path)
    assert (tmp_path / "notes.txt").read_text(encoding="utf8") == "mine"


def test_a_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf8")
    with pytest.raises(InputError, match="not empty"):
        copy_example(FOUNDING, tmp_path)
    assert names(tmp_path) == ["letter.txt"]


def test_another_process_is_left_alone(tmp_path: Path) -> None:
    before = names(write(tmp_path))
    with pytest.raises(InputError, match="another process"):
        copy_example(FOUNDING, tmp_path)
    assert names(tmp_path) == before
    assert 'id = "tarn"' in (tmp_path / "process.toml").read_text(encoding="utf8")


def test_a_file_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("", encoding="utf8")
    with pytest.raises(InputError, match="a file of that name"):
        copy_example(FOUNDING, tmp_path / "x")


def test_an_unknown_example_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=FOUNDING):
        copy_example("atlantis", tmp_path / "x")
    assert not (tmp_path / "x").exists()
