"""The command line, called as a person calls it, in this process."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.store.small_folder import write

from detente.cli.main import main


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


Detente = Callable[..., Done]


@pytest.fixture
def detente(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Detente:
    """``detente ARGUMENTS``, with ``given`` on standard input, at a terminal ``columns`` wide."""

    def call(*arguments: object, given: str | bytes = "", columns: int = 120) -> Done:
        data = given.encode() if isinstance(given, str) else given
        monkeypatch.setattr(sys, "argv", ["detente", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf8"))
        monkeypatch.setenv("COLUMNS", str(columns))
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        told = capsys.readouterr()
        return Done(code, told.out, told.err)

    return call


@pytest.fixture(scope="session")
def tarn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small folder; commands that write into it take a copy."""
    return write(tmp_path_factory.mktemp("cli") / "tarn")
