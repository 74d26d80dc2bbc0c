"""``detente ceasefire agreement`` and ``watch``, called as a person calls them."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.conftest import Detente
from tests.store.small_folder import TALLIES, write

HEAD = "watch_id,watcher,organisation,kind,zone,pcode,latitude,longitude,radius_km,start,end,share,basis,source,note\n"
ROWS = HEAD + (
    "a,Post,watch,post,north-vale,,,,,2030-05-01T00:00Z,2030-05-02T00:00Z,0.5,recorded,log,\n"
    "b,فريق,watch,patrol,,TN010101,,,,2030-05-02T06:00Z,2030-05-02T12:00Z,1,recorded,log,كما نُشر\n"
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_agreement(detente: Detente, tarn: Path, tmp_path: Path) -> None:
    path = tarn / "tallies" / "bulletins.csv"
    done = detente("ceasefire", "agreement", path, "--json", "-o", tmp_path / "out.csv")
    assert done.code == 0
    found = json.loads(done.out)
    assert found["relayed_by"] == {"Sudland": ["Norland"]}
    assert found["kappa"]["weights"] == "linear"
    (total,) = [c for c in found["comparisons"] if (c["place"], c["period"]) == ("total", "all")]
    assert total["points"] == [
        {"date": "2030-05-09", "counts": {"Norland": 9, "Sudland": 6}, "difference": 3, "larger": 9}
    ]
    assert total["statistics"]["spearman"]["not_estimable"]["code"] == "too_few_days"
    table = rows((tmp_path / "out.csv").read_text("utf-8"))
    assert {r["relayed_by"] for r in table} == {"Sudland by Norland"}
    assert detente("ceasefire", "agreement", "-", "--json", given=TALLIES).out == done.out
    shown = detente("ceasefire", "agreement", path).out
    assert "Sudland's counts are known as relayed by Norland" in shown
    assert "Sudland's counts are known as relayed by Norland." in detente("ceasefire", "tallies", path).out
    assert (
        json.loads(detente("ceasefire", "agreement", path, "--json", "--weights", "quadratic").out)["kappa"][
            "weights"
        ]
        == "quadratic"
    )


def test_agreement_of_a_wrong_table(detente: Detente) -> None:
    done = detente(
        "ceasefire", "agreement", "-", given=TALLIES.replace(",9,", ",many,").replace("2030-05-09", "9 May")
    )
    assert done.code == 2
    assert "'count' is 'many'" in done.err
    assert detente("ceasefire", "agreement", "-", "--weights", "cubic", given=TALLIES).code == 2


def test_watch_and_the_series_it_makes(detente: Detente, tmp_path: Path) -> None:
    folder = write(tmp_path / "tarn", {"watch/log.csv": ROWS})
    series = tmp_path / "daily.csv"
    series.write_text(
        "date,area,incidents\n" + "".join(f"2030-05-{d:02},north-vale,{d}\n" for d in range(1, 5))
    )
    out, effort, exposed = (tmp_path / n for n in ("coverage.csv", "effort.csv", "exposed.csv"))
    done = detente(
        "ceasefire",
        "watch",
        folder,
        "--json",
        "-o",
        out,
        "--effort",
        effort,
        "--series",
        series,
        "--exposure",
        exposed,
    )
    assert done.code == 0, done.err
    found = json.loads(done.out)
    assert found["not_on_record"] == ["marsh"]
    whole = found["coverage"][0]
    assert (whole["area"], whole["kind"], whole["zone_hours"], whole["days_on_record"], whole["days"]) == (
        "north-vale",
        "all",
        48.0,
        2,
        10,
    )
    assert [(r["date"], r["kind"], r["watched_low"]) for r in rows(out.read_text())][:2] == [
        ("2030-05-01", "all", "0.5"),
        ("2030-05-01", "post", "0.5"),
    ]
    assert [r["monitors"] for r in rows(effort.read_text())] == ["1.0", "1.0"]
    assert [float(r["exposure"]) for r in rows(exposed.read_text())] == pytest.approx(
        [0.5, 0.125, 0, 0], abs=0.01
    )
    told = json.loads(detente("violence", "level", exposed, "--json").out)["levels"]
    assert told[0]["days"] == pytest.approx(0.625, abs=0.01)
    by_district = detente("ceasefire", "watch", folder, "--by", "district", "--json").out
    assert "TN0101" in by_district


def test_watch_where_none_is_on_record(detente: Detente, tarn: Path) -> None:
    assert "No record of watch is in this folder" in detente("ceasefire", "watch", tarn).out


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (ROWS.replace("north-vale", "nowhere"), "zone 'nowhere' is not known"),
        (ROWS.replace("TN010101", "XX"), "pcode 'XX' is not known"),
        (ROWS.replace(",0.5,", ",1.5,"), "'share' is 1.5"),
        (ROWS.replace("2030-05-02T06:00Z", "2030-05-02T06:00"), "'start' has no time zone"),
        (ROWS.replace("فريق", "Équipe").encode("latin-1", "replace"), "is not UTF-8"),
    ],
)
def test_bad_watches_are_told_and_nothing_is_written(
    detente: Detente, tmp_path: Path, bad: str | bytes, said: str
) -> None:
    folder = write(tmp_path / "tarn", {"watch/log.csv": bad})
    done = detente("ceasefire", "watch", folder, "-o", tmp_path / "out.csv")
    assert done.code == 2
    assert said in done.err
    assert "watch" in done.err
    assert not (tmp_path / "out.csv").exists()


def test_two_files_of_one_watcher_at_two_places(detente: Detente, tmp_path: Path) -> None:
    other = HEAD + "z,Post,watch,post,,TN010201,,,,2030-05-01T12:00Z,2030-05-01T13:00Z,1,recorded,log,\n"
    done = detente(
        "ceasefire", "watch", write(tmp_path / "tarn", {"watch/log.csv": ROWS, "watch/more.csv": other})
    )
    assert done.code == 2
    assert "at another place than 'a' at the same time" in done.err


def test_days_that_cannot_be(detente: Detente, tarn: Path) -> None:
    assert detente("ceasefire", "watch", tarn, "--first", "2030-05-09", "--last", "2030-05-01").code == 2
    assert detente("ceasefire", "watch", tarn, "--by", "village").code == 2
    assert detente("ceasefire", "watch", tarn, "--series", "x.csv").code == 2
