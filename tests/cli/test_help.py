"""Help is a pleasure to read: every command has it, with an example."""

from __future__ import annotations

import re

import pytest
import typer
from tests.cli.conftest import Detente

from detente import __version__
from detente.cli.main import app


def commands() -> list[tuple[str, ...]]:
    """Every command by its words, rooms included."""
    found: list[tuple[str, ...]] = []

    def walk(group: object, words: tuple[str, ...]) -> None:
        for name, command in group.commands.items():  # type: ignore[attr-defined]
            found.append((*words, name))
            if hasattr(command, "commands"):
                walk(command, (*words, name))

    walk(typer.main.get_command(app), ())
    return found


COMMANDS = commands()
VERBS = [c for c in COMMANDS if len(c) == 2 or c[0] in ("demo", "report", "brief")]


def test_the_doors_of_the_design() -> None:
    doors = {
        ("demo",), ("report",), ("brief",), ("talks", "read"), ("ceasefire", "fuse"), ("ceasefire", "tallies"),
        ("ceasefire", "breaches"), ("violence", "change"), ("claims", "check"), ("desk", "serve"),
        *(("record", verb) for verb in ("init", "add", "head", "cosign", "position", "prove", "verify", "redact", "tree")),
    }  # fmt: skip
    assert doors <= set(COMMANDS)


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_first_page(detente: Detente, option: str) -> None:
    done = detente(option)
    assert (done.code, done.err) == (0, "")
    for word in ("detente demo", "The daily round", "Room by room", "ceasefire", "claims", "desk"):
        assert word in done.out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(detente: Detente, command: tuple[str, ...]) -> None:
    done = detente(*command, "--help")
    assert (done.code, done.err) == (0, "")
    assert re.search(rf"Usage: .*{' '.join(command)}", done.out)
    assert "Traceback" not in done.out


@pytest.mark.parametrize("command", VERBS, ids=" ".join)
def test_every_verb_shows_an_example(detente: Detente, command: tuple[str, ...]) -> None:
    assert f"Example: detente {' '.join(command)}" in " ".join(
        detente(*command, "--help").out.replace("│", " ").split()
    )


@pytest.mark.parametrize("room", ["talks", "ceasefire", "violence", "claims", "desk"])
def test_a_room_alone_shows_its_verbs(detente: Detente, room: str) -> None:
    done = detente(room)
    assert "Commands" in done.out + done.err
    assert "Traceback" not in done.err


def test_the_version(detente: Detente) -> None:
    assert detente("--version").out == f"detente {__version__}\n"


@pytest.mark.parametrize(
    "wrong", [["nonsense"], ["ceasefire", "nonsense"], ["report"], ["report", "x", "--nonsense"]]
)
def test_a_slip_is_exit_2_with_a_hint(detente: Detente, wrong: list[str]) -> None:
    done = detente(*wrong)
    assert done.code == 2
    assert done.out == ""
    assert "Usage" in done.err
