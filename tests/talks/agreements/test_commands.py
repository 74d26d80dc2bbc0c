"""``detente agreements``: every command on the small folder, in files and as JSON, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from tests.cli.conftest import Detente, detente
from tests.store.small_folder import write

from detente.store.folder import TABLES

__all__ = ["detente"]  # the fixture of the command line's own tests

REGISTER = {
    "register/implementation.csv": "instrument,clause,date,organisation,kind,score,evidence,source_url\n"
    "truce,2,2030-05-09,Tarn Watch,score,2,one lane is open,https://example.org/20\n"
    "truce,2,2030-05-10,Норландия,dispute,3,мост открыт,https://example.org/21\n",
    "register/agenda.csv": "track,meeting,item,title,status,instrument,clause\nlakeside,Round 2,1,الجسر,agreed,truce,2\n",
    "register/attendance.csv": "track,meeting,organisation,person,capacity,credentials,came\n"
    "lakeside,Round 2,Norland,Private Person,head,accepted,yes\n",
    "register/papers.csv": "track,meeting,paper,version,date,title,organisation,language,status,document\n"
    "lakeside,Round 2,posts,1,2030-05-01,Posts,Norland,en,draft,posts\n",
    "documents/posts.txt": "1. Posts report [SUDLAND: every week].\n",
}


@pytest.fixture
def tarn(tmp_path: Path) -> Path:
    return write(tmp_path / "tarn", REGISTER)


def test_show(detente: Detente, tarn: Path) -> None:
    told = json.loads(detente("agreements", "show", tarn, "--json").out)
    assert [(i["id"], i["state"]) for i in told["instruments"]] == [("truce", "in force")]
    assert told["tracks"][0]["rounds"] == 2
    shown = detente("agreements", "show", tarn, "--instrument", "truce")
    assert (shown.code, shown.err) == (0, "")
    assert "Norland opens the bridge." in shown.out


def test_compare(detente: Detente, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1. Maps by 4 June 2030.\n2. Стороны [должны] встретиться.", "utf-8")
    (tmp_path / "b.txt").write_text("1. Maps by 27 May 2030.\n2. Стороны должны встретиться.", "utf-8")
    done = detente("agreements", "compare", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "c.csv")
    assert (done.code, done.err) == (0, "")
    assert "day      4 June 2030 | 27 May 2030" in done.out
    assert "bracket in 2: lifted" in done.out
    assert pl.read_csv(tmp_path / "c.csv").columns == ["clause", "change", "a.txt", "b.txt", "differences"]
    told = json.loads(detente("agreements", "compare", tmp_path / "a.txt", tmp_path / "b.txt", "--json").out)
    assert [c["change"] for c in told["clauses"]] == ["changed", "changed"]
    assert detente("agreements", "compare", tmp_path / "a.txt").code == 2


def test_calendar(detente: Detente, tarn: Path, tmp_path: Path) -> None:
    (one,) = json.loads(detente("agreements", "calendar", tarn, "--json").out)["obligations"]
    assert (one["state"], one["scores"][0]["score"], one["disputes"][0]["organisation"]) == (
        "due",
        2,
        "Норландия",
    )
    late = json.loads(detente("agreements", "calendar", tarn, "--date", "2030-05-21", "--json").out)
    assert late["obligations"][0]["state"] == "late"
    done = detente("agreements", "calendar", tarn, "--ics", tmp_path / "o.ics")
    assert "scored 2 by Tarn Watch" in done.out
    assert (tmp_path / "o.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "мост открыт" in (tmp_path / "o.ics").read_bytes().replace(b"\r\n ", b"").decode()


@pytest.mark.parametrize(("to", "name"), [("akn", "truce.xml"), ("popolo", "p.json"), ("csv", "c.csv")])
def test_export(detente: Detente, tarn: Path, tmp_path: Path, to: str, name: str) -> None:
    done = detente("agreements", "export", tarn, "--to", to, "-o", tmp_path / name)
    assert (done.code, done.err) == (0, "")
    assert "Norland" in (tmp_path / name).read_text("utf-8")
    assert "Private Person" not in (tmp_path / name).read_text("utf-8")


def test_export_into_a_folder(detente: Detente, tarn: Path, tmp_path: Path) -> None:
    assert detente("agreements", "export", tarn, "--to", "akn", "-o", tmp_path / "akn").code == 0
    assert [p.name for p in (tmp_path / "akn").iterdir()] == ["truce.xml"]


@pytest.mark.parametrize("more", [["--to", "docx"], ["--to", "akn", "--instrument", "pact"]])
def test_what_cannot_be_exported(detente: Detente, tarn: Path, tmp_path: Path, more: list[str]) -> None:
    done = detente("agreements", "export", tarn, *more, "-o", tmp_path / "x")
    assert (done.code, done.out) == (2, "")
    assert not (tmp_path / "x").exists()


def test_import(detente: Detente) -> None:
    given = "AgtId,Agt,Dat,Status\n77,Перемирие,01/02/2030,Signed\n"
    (one,) = json.loads(detente("agreements", "import", "-", "--json", given=given).out)
    assert (one["id"], one["name"], one["adopted"]) == ("PA-X 77", "Перемирие", "2030-02-01")
    done = detente("agreements", "import", "-", given="AgtId,Status\n77,Signed\n")
    assert (done.code, done.out) == (2, "")
    assert "2 faults" in done.err


def test_positions(detente: Detente, tarn: Path) -> None:
    told = json.loads(detente("agreements", "positions", tarn, "--track", "lakeside", "--json").out)
    assert told["rounds"] == ["Round 1 (2029-05-02)", "Round 2 (2030-05-09)"]
    norland = next(r for r in told["rows"] if r["organisation"] == "Norland")
    assert [c and c["position"] for c in norland["cells"]] == [None, "accepts"]
    shown = detente("agreements", "positions", tarn, "--track", "lakeside").out
    assert "  Norland\n    accepts: Round 2 (2030-05-09)\n" in shown
    assert detente("agreements", "positions", tarn, "--track", "nowhere").code == 2


def test_prepare(detente: Detente, tarn: Path) -> None:
    done = detente("agreements", "prepare", tarn, "--track", "lakeside", "--meeting", "Round 2")
    assert (done.code, done.err) == (0, "")
    for word in ("1. الجسر (agreed)", "Bracket in posts, 1 (SUDLAND)", "Sudland: no delegation on the list"):
        assert word in done.out
    assert "Private Person" not in done.out
    told = json.loads(
        detente("agreements", "prepare", tarn, "--track", "lakeside", "--meeting", "Round 2", "--json").out
    )
    assert told["papers"][0]["version"] == 1


def test_every_register_table_may_be_absent(detente: Detente, tarn: Path) -> None:
    write(tarn, dict.fromkeys([*TABLES, "documents/posts.txt"]))
    for command in ("show", "calendar", "positions"):
        assert detente("agreements", command, tarn).code == 0
    done = detente("agreements", "prepare", tarn, "--track", "lakeside", "--meeting", "Round 2")
    assert (done.code, done.out) == (2, "")
    assert "Add it to register/meetings.csv" in done.err


def test_positions_and_the_register_fit_a_terminal_of_80_columns(detente: Detente, tarn: Path) -> None:
    for command in ("show", "calendar", "positions"):
        lines = detente("agreements", command, tarn, columns=80).out.splitlines()
        assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("where", ["nowhere/x.csv", "tarn"])
def test_where_nothing_can_be_written(detente: Detente, tarn: Path, tmp_path: Path, where: str) -> None:
    done = detente("agreements", "export", tarn, "--to", "csv", "-o", tmp_path / where)
    assert (done.code, done.out) == (2, "")
    assert [p.name for p in tmp_path.iterdir()] == ["tarn"]


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (("import", "-"), ""),
        (("import", "-"), "colour,taste\nred,sweet\n"),
        (("compare", "empty.txt", "missing.txt"), ""),
    ],
)
def test_empty_files_and_wrong_columns_are_told_at_every_door(
    detente: Detente, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], given: str
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    done = detente("agreements", *command, given=given)
    assert (done.code, done.out) == (2, "")
    assert "fault" in done.err


def test_instruments_that_refer_to_one_another_in_a_circle_are_told_once_each(
    detente: Detente, tarn: Path
) -> None:
    one = (tarn / "terms/truce.toml").read_text("utf-8")
    says = 'says = "Norland opens the bridge."'
    other = one.replace('id = "truce"', 'id = "pact"').replace("Lakeside truce", "Harbour pact")
    write(tarn, {
        "terms/truce.toml": one.replace(says, 'says = "Norland opens the bridge of the Harbour pact."'),
        "terms/pact.toml": other.replace(says, 'says = "Norland opens the bridge of the Lakeside truce."'),
    })  # fmt: skip
    told = json.loads(detente("agreements", "show", tarn, "--json").out)["references"]
    assert [(r["from"], r["to"]) for r in told if r["where"] == "clause 2"] == [
        ("pact", "truce"),
        ("truce", "pact"),
    ]


def test_a_round_or_track_that_is_not_there_is_told_with_those_that_are(detente: Detente, tarn: Path) -> None:
    done = detente("agreements", "prepare", tarn, "--track", "lakeside", "--meeting", "Round 9")
    assert (done.code, done.out) == (2, "")
    assert "use one of 'round 1', 'round 2'" in done.err.lower()
