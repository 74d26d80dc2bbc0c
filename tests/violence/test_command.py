"""``detente violence change`` at the door."""

import json
from pathlib import Path

import numpy as np
import pytest
from tests.violence.simulator import Simulated, simulate, world
from typer.testing import CliRunner

from detente.cli.violence import app
from detente.errors import InputError

RUN = CliRunner()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Simulated]:
    folder = tmp_path_factory.mktemp("series")
    series = simulate(world("base", ratio=0.5), 1, np.random.default_rng(3))
    series.daily(0).write_csv(folder / "daily.csv")
    series.daily(0).write_parquet(folder / "daily.parquet")
    series.areas().write_csv(folder / "areas.csv")
    series.effort(0).write_csv(folder / "effort.csv")
    return folder, series


def ask(files: tuple[Path, Simulated], series: str, *more: str, **how: object) -> object:
    folder, simulated = files
    name = series if series == "-" else str(folder / series)
    line = [
        "change",
        name,
        "--start",
        str(simulated.start),
        "--treated",
        ",".join(simulated.treated(0)),
        *more,
    ]
    return RUN.invoke(app, line, **how)  # type: ignore[arg-type]


def test_json_from_csv_parquet_and_standard_input_is_the_same(files: tuple[Path, Simulated]) -> None:
    text = (files[0] / "daily.csv").read_bytes()
    printed = [
        ask(files, "daily.csv", "--json"),
        ask(files, "daily.parquet", "--json"),
        ask(files, "-", "--json", input=text),
    ]
    assert [r.exit_code for r in printed] == [0, 0, 0]  # type: ignore[attr-defined]
    assert len({r.stdout for r in printed}) == 1  # type: ignore[attr-defined]
    assert json.loads(printed[0].stdout)["ratio"] > 0  # type: ignore[attr-defined]


def test_areas_and_effort_are_read(files: tuple[Path, Simulated]) -> None:
    folder = files[0]
    more = ["--areas", str(folder / "areas.csv"), "--effort", str(folder / "effort.csv"), "--json"]
    found = json.loads(ask(files, "daily.csv", *more).stdout)  # type: ignore[attr-defined]
    assert found["far_controls"]["ratio"]
    assert found["effort_adjusted"]["ratio"]


def test_text_for_people(files: tuple[Path, Simulated]) -> None:
    result = ask(files, "daily.csv", "--measure", "fatalities")
    assert "trend-robust twin" in result.stdout  # type: ignore[attr-defined]
    assert "cannot tell" in result.stdout  # type: ignore[attr-defined]


def test_not_estimable_is_a_result(files: tuple[Path, Simulated]) -> None:
    folder = files[0]
    result = RUN.invoke(
        app, ["change", str(folder / "daily.csv"), "--start", "2030-01-01", "--treated", "area_00", "--json"]
    )
    assert result.exit_code == 0
    assert json.loads(result.stdout)["not_estimable"]["code"] == "start_outside_data"


def test_bad_input_lists_every_fault(files: tuple[Path, Simulated]) -> None:
    folder = files[0]
    line = [
        "change",
        str(folder / "daily.csv"),
        "--start",
        "area_00=yesterday,=2017-01-01",
        "--missing",
        "maybe",
    ]
    result = RUN.invoke(app, line)
    assert isinstance(result.exception, InputError)
    for part in ("yesterday", "names no zone", "maybe"):
        assert part in str(result.exception)
    assert isinstance(RUN.invoke(app, ["change", "no.csv", "--start", "2017-01-01"]).exception, InputError)


def test_levels_of_a_series(files: tuple[Path, Simulated], tmp_path: Path) -> None:
    line = ["level", str(files[0] / "daily.csv"), "--area", "area_00,area_01"]
    told = json.loads(RUN.invoke(app, [*line, "--every", "week", "--json"]).stdout)
    assert {row["area"] for row in told["levels"]} == {"area_00", "area_01"}
    assert told["levels"][1]["days"] == 7
    assert "a level, never an effect" in RUN.invoke(app, line).stdout
    assert RUN.invoke(app, [*line, "-o", str(tmp_path / "levels.csv")]).exit_code == 0
    assert (tmp_path / "levels.csv").read_text().startswith("area,period,days")


def test_levels_of_a_folder_are_told_by_act(tmp_path: Path) -> None:
    from tests.store.small_folder import write

    folder = str(write(tmp_path))
    told = json.loads(RUN.invoke(app, ["level", folder, "--act", "all", "--json"]).stdout)
    assert {row["act"] for row in told["levels"]} == {"all"}
    each = json.loads(RUN.invoke(app, ["level", folder, "--json"]).stdout)
    assert len({row["act"] for row in each["levels"]}) > 1
    assert set(each["levels"][0]) >= {"deaths_low", "deaths_best", "deaths_high", "per_30_days"}


@pytest.mark.parametrize("wrong", [["--every", "fortnight"], ["--area", "nowhere"]])
def test_levels_refuse_what_they_do_not_know(files: tuple[Path, Simulated], wrong: list[str]) -> None:
    result = RUN.invoke(app, ["level", str(files[0] / "daily.csv"), *wrong])
    assert isinstance(result.exception, InputError)
    assert wrong[1] in str(result.exception)


def test_the_paragraph_in_another_language(files: tuple[Path, Simulated]) -> None:
    assert "по сравнению с" in ask(files, "daily.csv", "--language", "ru").stdout  # type: ignore[attr-defined]
    assert "مقارنةً" in ask(files, "daily.csv", "--language", "ar").stdout  # type: ignore[attr-defined]
