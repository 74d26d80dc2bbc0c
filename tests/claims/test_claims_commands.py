"""The doors of the claims room on the small folder: check, record, what-if, public."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.store import small_folder
from typer.testing import CliRunner

from detente.cli.claims import app

pytestmark = pytest.mark.slow


def run(*args: str) -> str:
    result = CliRunner().invoke(app, list(args), catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_the_four_doors(tmp_path: Path) -> None:
    folder = str(small_folder.write(tmp_path))
    plain, full = (
        json.loads(run("check", folder, "--json")),
        json.loads(run("check", folder, "--json", "--full")),
    )
    assert [list(f) for f in plain] == [list(f)[: len(plain[0])] for f in full]
    left = next(f for f in full if f["type"] == "left_place")
    run("record", folder)
    run("record", folder, "--date", "2030-05-11")
    with (tmp_path / "register" / "verdicts.csv").open(encoding="utf8") as file:
        rows = [r for r in csv.DictReader(file) if r["claim"] == left["id"]]
    assert [r["checked_at"] for r in rows] == ["2030-05-10", "2030-05-11"]
    table = tmp_path / "readings.csv"
    told = json.loads(
        run(
            "what-if",
            folder,
            "--document",
            left["document"],
            "--n",
            str(left["n"]),
            "--json",
            "-o",
            str(table),
        )
    )
    assert told["readings"][0]["verdict"] == left["verdict"]
    assert len(table.read_text(encoding="utf8").splitlines()) == len(told["readings"]) + 1 > 3
    assert "nothing is public" in run("public", folder)
