"""No licence: wherever a verdict on terms stands, in any output, there stands what it does not say.

Every command that takes a process folder is run, for a person, as JSON and into each kind of file, and every file
of ``detente report`` is opened. A new command of that kind is found by itself; one that needs more than a folder is
told its arguments here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import typer
from tests.cli.conftest import Detente
from tests.store.small_folder import TERMS, write

from detente.cli.main import app

VERDICT = re.compile(
    r"not[_ ]violation|not a violation|outside[_ ](?:the )?terms|violation \(alleged\)"
    r"|\"(?:verdict|before|after)\": \"violation\"|[,┆] ?violation *[,┆]"
    r"|не нарушение|вне условий|ليس انتهاكا|خارج الشروط"
)
NOTICE = re.compile(
    r"humanitarian\s+law\s+protects\s+civilians\s+always|гуманитарное\s+право\s+защищает\s+гражданских\s+лиц\s+всегда"
    r"|القانون\s+الدولي\s+الإنساني\s+يحمي\s+المدنيين\s+دائما",
    re.IGNORECASE,
)
MORE = {
    ("agreements", "export"): ["--to", "pax", "-o", "-"],
    ("agreements", "prepare"): ["--track", "lakeside", "--meeting", "2"],
    ("ceasefire", "where"): ["--lat", "0.5", "--lon", "0.5"],
}
EXPECTED = {("ceasefire", verb) for verb in ("breaches", "trace", "undetermined")} | {("report",)}
"""Commands of which it is known that they print verdicts on the small folder, so that the pattern is known to bite."""
RESOLUTION = """\
id = "appeal"
kind = "resolution"
adopted = 2030-02-01
binds = "all"
in_force = { earliest = 2030-02-01, latest = 2030-02-01 }
ends = {}
names = { en = "Appeal" }
[[clause]]
id = "1"
kind = "prohibition"
acts = ["hostilities"]
says = "Hostilities cease."
text_basis = "text read"
[[exempt]]
id = "league"
authority = "the appeal"
text_basis = "text read"
alias = [{ name = "Reed Brigade" }, { name = "Norland forces" }, { name = "Sudland forces" }]
"""


def on_a_folder() -> list[tuple[str, ...]]:
    """Every command whose argument is a process folder, but the desk, which serves until it is stopped."""
    found: list[tuple[str, ...]] = []

    def walk(group: Any, words: tuple[str, ...]) -> None:
        for name, command in group.commands.items():
            if hasattr(command, "commands"):
                walk(command, (*words, name))
            elif any(p.name == "folder" and p.required for p in command.params):
                found.append((*words, name))

    walk(typer.main.get_command(app), ())
    return found


def options(command: tuple[str, ...]) -> set[str]:
    group: Any = typer.main.get_command(app)
    for word in command:
        group = group.commands[word]
    return {p.name for p in group.params}


def holds(text: str) -> bool:
    """Does a text that carries a verdict carry the notice too?"""
    return not VERDICT.search(text) or bool(NOTICE.search(text))


def text_of(path: Path) -> str:
    data = path.read_bytes()
    return pl.read_parquet(data).write_csv() if data.startswith(b"PAR1") else data.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(
        tmp_path_factory.mktemp("notice") / "tarn",
        {"terms/truce.toml": TERMS, "terms/appeal.toml": RESOLUTION},
    )


@pytest.mark.slow
@pytest.mark.parametrize("command", on_a_folder(), ids=" ".join)
def test_every_command_that_shows_a_verdict_shows_the_notice(
    detente: Detente, folder: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    ways: list[list[str]] = [[]]
    if "json" in options(command):
        ways.append(["--json"])
    files = []
    if "output" in options(command) and command not in MORE:
        files = [tmp_path / f"out{ending}" for ending in (".csv", ".json", ".parquet")]
        ways += [["-o", str(path)] for path in files]
    for columns in (80, 200):
        for way in ways:
            done = detente(*command, folder, *MORE.get(command, []), *way, columns=columns)
            assert done.code in (0, 2), done.err
            assert holds(done.out), f"{command} {way}: a verdict without the notice"
            if command in EXPECTED and not way:
                assert VERDICT.search(done.out.replace("\n", " ")) or command[-1] == "undetermined"
    for path in files:
        if path.exists():
            assert holds(text_of(path)), f"{command}: {path.name} carries a verdict without the notice"


@pytest.mark.slow
def test_every_file_of_a_report_that_carries_a_verdict_carries_the_notice(
    detente: Detente, folder: Path
) -> None:
    assert detente("report", folder).code == 0
    told = [path for path in sorted((folder / "out").rglob("*")) if path.is_file()]
    with_verdict = {
        path.relative_to(folder / "out").as_posix() for path in told if VERDICT.search(text_of(path))
    }
    assert {"report.html", "report.json", "tables/findings.csv", "tables/findings.parquet"} <= with_verdict
    for path in told:
        assert holds(text_of(path)), f"{path.name} carries a verdict without the notice"


@pytest.mark.parametrize("name", ["undetermined", "findings", "conflicts"])
def test_every_row_of_an_exported_table_carries_the_notice(detente: Detente, folder: Path, name: str) -> None:
    """A row may be cut out and passed on alone."""
    if not (folder / "out").exists():
        assert detente("report", folder).code == 0
    table = pl.read_csv(folder / "out" / "tables" / f"{name}.csv", infer_schema_length=None)
    assert table.filter(
        ~pl.col("notice").cast(pl.String).str.contains("protects civilians always")
    ).is_empty()


def test_harm_to_civilians_stands_apart_from_every_verdict(detente: Detente, folder: Path) -> None:
    done = detente("ceasefire", "harm", folder)
    assert done.code == 0
    assert not VERDICT.search(done.out)
    assert NOTICE.search(done.out)


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ('{"verdict": "violation"}', False),
        ("a,not_violation,b", False),
        ("3 violation (alleged)", False),
        ("outside the terms", False),
        ("outside the terms. International humanitarian\nlaw protects civilians always.", True),
        ("freedom of movement restricted", True),
    ],
)
def test_the_pattern_bites(text: str, fine: bool) -> None:
    assert holds(text) is fine
