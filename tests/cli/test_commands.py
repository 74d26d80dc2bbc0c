"""Every command on the small folder: exit codes, --json, standard input, -o by its ending, and bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from tests.cli.conftest import Detente
from tests.store.small_folder import PAGE, PROCESS, TALLIES, reports, write

import detente.examples as detente_examples

ENDINGS = [".csv", ".parquet", ".json"]


def table(path: Path) -> pl.DataFrame:
    if path.suffix == ".json":
        return pl.DataFrame(json.loads(path.read_text(encoding="utf8")), infer_schema_length=None)
    return pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_csv(path)


def test_report_writes_out_and_sums_it_up(detente: Detente, tmp_path: Path) -> None:
    folder = write(tmp_path / "tarn")
    done = detente("report", folder)
    assert (done.code, done.err) == (0, "")
    assert f"{folder.resolve()}/out/report.html" in done.out
    for word in ("documents", "360", "zone", "North Vale", "terms", "tallies", "claims"):
        assert word in done.out
    assert (folder / "out" / "report.html").is_file()


def test_brief_prints_the_morning_page(detente: Detente, tarn: Path) -> None:
    done = detente("brief", tarn)
    assert (done.code, done.err) == (0, "")
    for word in (
        "MORNING BRIEF",
        "10 May 2030",
        "Rival counts",
        "Norland opens the bridge",
        "international humanitarian law",
    ):
        assert word in done.out
    assert not (tarn / "out").exists()


def test_brief_as_json(detente: Detente, tarn: Path) -> None:
    document = json.loads(detente("brief", tarn, "--json").out)
    assert [s["id"] for s in document["sections"]] == ["brief"]


@pytest.mark.parametrize("day", ["1999-01-01", "2030-05-09", "2099-12-31"])
def test_a_day_without_anything_is_an_answer(detente: Detente, tarn: Path, day: str) -> None:
    done = detente("brief", tarn, "--date", day)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("command", [["brief"], ["report"], ["claims", "check"]])
@pytest.mark.parametrize("day", ["2030-02-30", "yesterday", "10 May 2030", ""])
def test_what_is_no_day(detente: Detente, tarn: Path, command: list[str], day: str) -> None:
    done = detente(*command, tarn, "--date", day)
    assert (done.code, done.out) == (2, "")
    assert "--date" in done.err
    assert "1 fault" in done.err


def test_claims_check_goes_through_every_sentence(detente: Detente, tarn: Path) -> None:
    told = json.loads(detente("claims", "check", tarn, "--json").out)
    assert {c["type"] for c in told} >= {"attendance", "left_place", "violence_change"}
    assert {c["n"] for c in told} == set(range(1, max(c["n"] for c in told) + 1))
    shown = detente("claims", "check", tarn)
    assert shown.code == 0
    assert "contradicted_by_some" in shown.out
    assert "300 people left" in shown.out


def test_talks_read(detente: Detente, tarn: Path) -> None:
    path = tarn / "documents" / "meeting-2030-05-10.txt"
    record = json.loads(detente("talks", "read", path, "--json").out)
    assert record["event"]["date"] == "2030-05-10"
    assert {p["name"] for p in record["participants"]} == {"Anna Berg", "Omar Diallo"}
    full = json.loads(detente("talks", "read", path, "--json", "--full").out)
    assert set(full) - set(record) == {"past_events", "support", "pointers", "notes"}
    shown = detente("talks", "read", path)
    assert "Anna Berg" in shown.out
    assert (
        json.loads(detente("talks", "read", "-", "--json", given=PAGE).out)["participants"]
        == record["participants"]
    )


def test_talks_read_of_several(detente: Detente, tarn: Path) -> None:
    first = tarn / "documents" / "meeting-2030-05-10.txt"
    second = tarn / "documents" / "again.txt"
    second.write_text(PAGE if isinstance(PAGE, str) else PAGE.decode(), encoding="utf8")
    paths = [first, second]
    found = json.loads(detente("talks", "read", *paths, "--json").out)
    assert [f.pop("file") for f in found] == [str(p) for p in paths]
    assert found == [json.loads(detente("talks", "read", p, "--json").out) for p in paths]


def test_talks_read_names_every_file_it_cannot_read(detente: Detente, tarn: Path) -> None:
    good = tarn / "documents" / "meeting-2030-05-10.txt"
    done = detente("talks", "read", good, "none-1.txt", "none-2.txt", "--json")
    assert (done.code, done.out) == (2, "")
    assert "none-1.txt" in done.err
    assert "none-2.txt" in done.err


def test_talks_read_of_nothing(detente: Detente) -> None:
    done = detente("talks", "read", "-", given=" \n")
    assert (done.code, done.out) == (2, "")
    assert "empty" in done.err


def test_talks_read_of_another_encoding(detente: Detente) -> None:
    done = detente("talks", "read", "-", given="اجتماع".encode("cp1256"))
    assert done.code == 2
    assert "not UTF-8" in done.err


def test_ceasefire_tallies(detente: Detente, tarn: Path) -> None:
    path = tarn / "tallies" / "bulletins.csv"
    told = detente("ceasefire", "tallies", path, "--json").out
    day = json.loads(told)["days"][0]
    assert (day["distinct_min"], day["distinct_max"], day["common_max"]) == (10, 15, 5)
    assert {"cells", "days"} <= json.loads(told).keys()
    assert "كما نُشر" in told
    assert detente("ceasefire", "tallies", "-", "--json", given=TALLIES).out == told
    assert "at least" in detente("ceasefire", "tallies", path).out


def test_ceasefire_tallies_of_a_wrong_table_names_every_fault(detente: Detente) -> None:
    done = detente(
        "ceasefire", "tallies", "-", given=TALLIES.replace(",9,", ",many,").replace("2030-05-09", "9 May")
    )
    assert (done.code, done.out) == (2, "")
    assert "6 faults" in done.err


@pytest.mark.parametrize("ending", ENDINGS)
def test_ceasefire_breaches_into_a_file(detente: Detente, tarn: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"findings{ending}"
    done = detente("ceasefire", "breaches", tarn, "-o", path)
    assert (done.code, done.err) == (0, "")
    findings = table(path)
    assert findings.height > 300
    assert set(findings["verdict"]) <= {"violation", "not_violation", "outside_terms", "undetermined"}
    assert findings["notice"].unique().len() == 1
    assert "international humanitarian law" in done.out


def test_ceasefire_breaches_to_standard_output_and_as_json(detente: Detente, tarn: Path) -> None:
    lines = detente("ceasefire", "breaches", tarn, "-o", "-").out.splitlines()
    rows = json.loads(detente("ceasefire", "breaches", tarn, "--json").out)
    assert lines[0].startswith("incident_id,")
    assert len(rows) == len(lines) - 1


@pytest.mark.parametrize("where", ["findings.xls", "findings", "nowhere/findings.csv"])
def test_where_nothing_can_be_written(detente: Detente, tarn: Path, tmp_path: Path, where: str) -> None:
    done = detente("ceasefire", "breaches", tarn, "-o", tmp_path / where)
    assert done.code == 2
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == []


def test_ceasefire_zones_lists_areas_days_and_who_disputes(
    detente: Detente, tarn: Path, tmp_path: Path
) -> None:
    rows = json.loads(detente("ceasefire", "zones", tarn, "--json").out)
    assert [(r["zone"], r["boundary_status"], r["disputed_by"]) for r in rows] == [
        ("north-vale", "assumed", None), ("marsh", "assumed", None),
    ]  # fmt: skip
    assert rows[0]["core_km2"] == pytest.approx(2 * 39.2 * 55.6, rel=0.01)
    assert rows[1]["core_km2"] == 0
    assert "2030-02-01" in detente("ceasefire", "zones", tarn).out
    path = tmp_path / "zones.geojson"
    assert detente("ceasefire", "zones", tarn, "-o", path).code == 0
    features = json.loads(path.read_text("utf-8"))["features"]
    told = [(f["properties"]["zone"], f["properties"]["part"], f["geometry"]["type"]) for f in features]
    assert told == [
        ("north-vale", "core", "Polygon"), ("north-vale", "possible", "Polygon"), ("marsh", "possible", "Polygon"),
    ]  # fmt: skip
    assert detente("ceasefire", "zones", tarn, "-o", tmp_path / "zones.csv").code == 0
    assert (tmp_path / "zones.csv").read_text("utf-8").startswith("zone,rendering,name,")


def test_ceasefire_zones_and_where_as_one_party_draws_them(detente: Detente) -> None:
    karvelia = Path(detente_examples.__file__).parent / "karvelia"
    rows = json.loads(detente("ceasefire", "zones", karvelia, "--json").out)
    assert [(r["zone"], r["rendering"], r["boundary_status"]) for r in rows] == [
        ("haveth", None, "disputed"), ("haveth", "assembly", "disputed"), ("haveth", "republic", "disputed"),
        ("dravna", None, "assumed"),
    ]  # fmt: skip
    spot = ("ceasefire", "where", karvelia, "--lat", "-47.126", "--lon", "-126.959", "--json")
    said = {}
    for who in ((), ("--rendering", "assembly"), ("--rendering", "republic")):
        said[who[-1:]] = json.loads(detente(*spot, *who).out)["zones"][0]["answer"]
    assert said == {(): "undetermined", ("assembly",): "inside", ("republic",): "outside"}
    assert detente(*spot, "--rendering", "nobody").code == 2


def test_ceasefire_where_answers_for_one_place_with_why(detente: Detente, tarn: Path) -> None:
    spot = ("ceasefire", "where", tarn, "--lat", "45.25", "--lon", "10.25")
    done = json.loads(detente(*spot, "--date", "2030-03-01", "--json").out)
    assert done["unit"] == "TN010101"
    assert [(z["zone"], z["answer"], z["in_force"]) for z in done["zones"]] == [
        ("north-vale", "inside", "yes"), ("marsh", "outside", "yes"),
    ]  # fmt: skip
    assert json.loads(detente(*spot, "--date", "2030-01-01", "--json").out)["zones"][0]["in_force"] == "no"
    wide = detente(*spot, "--km", "40").out
    assert "unit: not certain" in wide
    assert "north-vale: undetermined. Anywhere within 40 km of the place: " in wide
    assert "names no place narrower" in detente(*spot, "--precision", "5").out
    assert detente(*spot, "--precision", "4", "--km", "3").code == 2
    assert detente("ceasefire", "where", tarn, "--lat", "95", "--lon", "10").code == 2


def test_ceasefire_fuse(detente: Detente, tmp_path: Path) -> None:
    for name, seed in (("army", 1), ("front", 2)):
        (tmp_path / f"{name}.csv").write_text(reports(40, seed), encoding="utf8")
    files = [tmp_path / "army.csv", tmp_path / "front.csv"]
    outs = {o: tmp_path / f"{o}.csv" for o in ("membership", "incidents", "pairs")}
    done = detente(
        "ceasefire", "fuse", *files, "-o", outs["membership"], "--incidents", outs["incidents"], "--explain", outs["pairs"]
    )  # fmt: skip
    assert (done.code, done.err) == (0, "")
    assert "80 reports" in done.out
    assert table(outs["membership"]).columns[:4] == ["source", "report_id", "incident_id", "probability"]
    assert table(outs["membership"]).select("source", "report_id").unique().height == 80
    assert table(outs["pairs"]).columns == ["report_a", "report_b", "probability", "reasons"]
    assert outs["incidents"].is_file()


def test_ceasefire_fuse_of_one_file_twice_and_of_a_missing_one(detente: Detente, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(reports(4), encoding="utf8")
    done = detente(
        "ceasefire",
        "fuse",
        tmp_path / "a.csv",
        tmp_path / "a.csv",
        tmp_path / "b.csv",
        "-o",
        tmp_path / "m.csv",
    )
    assert done.code == 2
    assert "2 faults" in done.err
    assert not (tmp_path / "m.csv").exists()


def test_violence_change(detente: Detente) -> None:
    rows = ["date,area,incidents,zone"]
    rows += [
        f"2030-{1 + d // 28:02}-{1 + d % 28:02},{area},{(d + n) % 3},{int(area in 'ab')}"
        for n, area in enumerate("abcdefgh") for d in range(168)
    ]  # fmt: skip
    given = "\n".join(rows) + "\n"
    told = json.loads(detente("violence", "change", "-", "--start", "2030-04-01", "--json", given=given).out)
    keys = {"ratio", "low", "high", "p", "method", "twin", "checks", "warnings", "not_estimable"}
    assert keys <= told.keys()
    done = detente("violence", "change", "-", "--start", "2030-04-01", "--treated", "a", given=given)
    assert done.code == 0
    assert "ratio" in done.out


def test_violence_change_of_a_wrong_day(detente: Detente) -> None:
    done = detente(
        "violence", "change", "-", "--start", "soon", given="date,area,incidents\n2030-01-01,a,1\n"
    )
    assert (done.code, done.out) == (2, "")
    assert "--start" in done.err


@pytest.mark.parametrize("command", [["report"], ["brief"], ["claims", "check"], ["ceasefire", "breaches"]])
def test_a_folder_that_is_none(detente: Detente, tmp_path: Path, command: list[str]) -> None:
    done = detente(*command, tmp_path / "nowhere")
    assert (done.code, done.out) == (2, "")
    assert "no such folder" in done.err


@pytest.mark.parametrize("command", [["report"], ["brief"], ["claims", "check"], ["ceasefire", "breaches"]])
def test_a_bad_folder_is_one_message_with_all_faults(
    detente: Detente, tmp_path: Path, command: list[str]
) -> None:
    write(tmp_path, {"process.toml": PROCESS.replace("day =", "days ="), "terms/truce.toml": None})
    done = detente(*command, tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "3 faults" in done.err
    assert not (tmp_path / "out").exists()


def test_demo_leaves_a_foreign_folder_alone(detente: Detente, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf8")
    done = detente("demo", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]
    assert detente("demo", tmp_path / "x", "--example", "atlantis").code == 2


def test_desk_serve_says_what_to_do_without_a_report(detente: Detente, tarn: Path) -> None:
    done = detente("desk", "serve", tarn)
    assert (done.code, done.out) == (2, "")
    assert f"detente report {tarn}" in done.err


@pytest.mark.slow
def test_whoever_reads_us_may_leave(tarn: Path) -> None:
    """``detente ... | head -1``: no stack of calls, and no failure."""
    command = [sys.executable, "-m", "detente.cli.main", "ceasefire", "breaches", str(tarn), "-o", "-"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.slow
def test_a_terminal_of_another_encoding_is_written_to_all_the_same(tarn: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "detente.cli.main",
        "ceasefire",
        "tallies",
        str(tarn / "tallies" / "bulletins.csv"),
        "--json",
    ]
    odd = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(command, env=os.environ | odd, capture_output=True, check=True)
    assert "كما نُشر" in done.stdout.decode("utf8")
