"""``detente casualties estimate`` at the door."""

import json
from pathlib import Path

import numpy as np
import pytest
from tests.casualties.simulator import WORLDS, simulate
from typer.testing import CliRunner

from detente.cli.casualties import app
from detente.errors import InputError

RUN = CliRunner()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lists = simulate(WORLDS["independent"], 500, np.random.default_rng(1))
    path = tmp_path_factory.mktemp("lists") / "patterns.csv"
    lines = [
        ",".join(map(str, [*cell, n])) for cell, n in zip(lists.cells.tolist(), lists.counts, strict=True)
    ]
    path.write_text("\n".join(["A,B,C,D,count", *lines]) + "\n", "utf-8")
    return path


@pytest.mark.slow
def test_json_has_the_layout_and_the_same_seed_the_same_bytes(file: Path) -> None:
    line = ["estimate", str(file), "--seed", "3", "--classes", "3", "--quick", "--json"]
    first, second = RUN.invoke(app, line), RUN.invoke(app, line)
    assert first.exit_code == 0, first.output
    assert first.stdout == second.stdout
    found = json.loads(first.stdout)
    assert {"observed", "estimates", "default", "sensitivity", "not_estimable"} <= set(found)
    assert found["seed"] == 3
    assert found["estimates"][0]["settings"]["classes"] == 3
    one = json.loads(RUN.invoke(app, [*line, "--method", "dga"]).stdout)
    assert [e["method"] for e in one["estimates"]] == ["dga"]
    assert one["default"] == "dga"


@pytest.mark.slow
def test_a_person_reads_interval_and_what_moves_it(file: Path) -> None:
    shown = RUN.invoke(app, ["estimate", str(file), "--classes", "3", "--quick"])
    assert shown.exit_code == 0
    assert "What moves it" in shown.stdout
    assert " to " in shown.stdout


def test_two_lists_are_a_result_and_no_error(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("A,B,count\n1,0,90\n0,1,80\n1,1,40\n", "utf-8")
    found = RUN.invoke(app, ["estimate", str(path), "--json"])
    assert found.exit_code == 0
    assert json.loads(found.stdout)["not_estimable"]["code"] == "too_few_lists"
    told = RUN.invoke(app, ["estimate", str(path)])
    assert "not estimable (too_few_lists)" in told.stdout


def test_bad_options_are_refused(file: Path) -> None:
    for more in (["--method", "guess"], ["--cap", "0"]):
        found = RUN.invoke(app, ["estimate", str(file), *more])
        assert isinstance(found.exception, InputError)
