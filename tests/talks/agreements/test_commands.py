"""``detente agreements``: every command on the small folder, in files and as JSON, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from tests.cli.conftest import Detente, detente
from tests.store.small_folder import write

from detente.store.exchange import REGISTERS

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
    assert "Norland: accepts (Round 2" in detente("agreements", "positions", tarn, "--track", "lakeside").out
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


def test_faults_of_all_registers_are_told_at_once(detente: Detente, tarn: Path) -> None:
    wrong = {
        "register/implementation.csv": REGISTER["register/implementation.csv"].replace(
            "score,2,", "score,4,"
        ),
        "register/agenda.csv": REGISTER["register/agenda.csv"].replace("truce,2", "truce,9"),
        "register/extensions.csv": "instrument,decided,until,basis\npact,2030-05-09,2030-05-01,text read\n",
        "register/reliance.csv": "instrument,point,publisher,organisation\ntruce,maps,Gazette,Norland\n",
    }
    done = detente("agreements", "show", write(tarn, wrong))
    assert (done.code, done.out) == (2, "")
    assert "5 faults" in done.err
    for word in (
        "'score' is 4",
        "clause '9'",
        "instrument 'pact'",
        "ends before it was decided",
        "'Gazette' has no",
    ):
        assert word in done.err


def test_every_register_table_may_be_absent(detente: Detente, tarn: Path) -> None:
    write(tarn, dict.fromkeys([*REGISTERS, "documents/posts.txt"]))
    for command in (
        ["show"],
        ["calendar"],
        ["positions"],
        ["prepare", "--track", "lakeside", "--meeting", "Round 2"],
    ):
        assert detente("agreements", command[0], tarn, *command[1:]).code == 0


@pytest.mark.parametrize("where", ["nowhere/x.csv", "tarn"])
def test_where_nothing_can_be_written(detente: Detente, tarn: Path, tmp_path: Path, where: str) -> None:
    done = detente("agreements", "export", tarn, "--to", "csv", "-o", tmp_path / where)
    assert (done.code, done.out) == (2, "")
    assert [p.name for p in tmp_path.iterdir()] == ["tarn"]
