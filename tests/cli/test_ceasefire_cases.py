"""``detente ceasefire cases``, ``flash``, ``scorecard``, ``compliance``, ``adherence``, ``measures`` as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from tests.cli.conftest import Detente

import detente.examples
from detente.ceasefire.breaches import NOTICE
from detente.tables import ALL

KARVELIA = Path(detente.examples.__file__).parent / "karvelia"
VERBS = ("cases", "flash", "scorecard", "compliance", "measures")
SECRETS = ("line 1", "Tomas Vey", "JM/EV", "W-0107", "Upper Kell", "-47.05")


@pytest.mark.parametrize("verb", VERBS)
def test_the_notice_stands_in_every_output(detente: Detente, verb: str, tmp_path: Path) -> None:
    for options in ([], ["--json"], ["-o", tmp_path / "out.csv"], ["-o", "-"]):
        done = detente("ceasefire", verb, KARVELIA, *options)
        assert (done.code, done.err) == (0, "")
        if not (verb == "measures" and "-o" in options):  # the register of measures itself holds no verdict
            shown = (
                done.out
                if options != ["-o", tmp_path / "out.csv"]
                else (tmp_path / "out.csv").read_text("utf-8")
            )
            assert NOTICE in shown


@pytest.mark.parametrize("verb", [*VERBS, "adherence"])
def test_nothing_restricted_comes_out(detente: Detente, verb: str) -> None:
    for options in ([], ["--json"], ["-o", "-"]):
        out = detente("ceasefire", verb, KARVELIA, *options).out
        assert not [s for s in SECRETS if s in out]


@pytest.mark.parametrize(
    ("verb", "name"),
    [
        ("cases", "cases"),
        ("scorecard", "scorecard"),
        ("compliance", "compliance"),
        ("adherence", "adherence"),
    ],
)
def test_what_is_written_is_the_declared_table(
    detente: Detente, verb: str, name: str, tmp_path: Path
) -> None:
    detente("ceasefire", verb, KARVELIA, "-o", tmp_path / "out.parquet")
    frame = pl.read_parquet(tmp_path / "out.parquet")
    assert frame.height
    assert frame.equals(ALL[name].check(frame))


def test_cases_as_of_a_day(detente: Detente) -> None:
    then = json.loads(detente("ceasefire", "cases", KARVELIA, "--date", "2032-03-20", "--json").out)
    assert {c["case"]: c["status"] for c in then["cases"]} == {
        "K-2032-01": "investigated", "K-2032-02": "verified", "K-2032-03": "under verification", "K-2032-05": "found",
        "K-2032-07": "alleged",
    }  # fmt: skip
    assert {"republic", "quellia"} == {o["who"] for c in then["cases"] for o in c["overdue"]}
    assert (
        "No case is on record by 2032-01-01."
        in detente("ceasefire", "cases", KARVELIA, "--date", "2032-01-01").out
    )


def test_every_voice_is_told_in_the_same_form(detente: Detente) -> None:
    lines = detente("ceasefire", "cases", KARVELIA).out.splitlines()
    found = [
        line
        for line in lines
        if line.startswith(("  finding", "  reply", "  dissent", "  no answer", "  reservation"))
    ]
    assert len(found) == 17
    assert all(line[15] == " " and line[16] != " " for line in found)
    assert any("not answered by 2032-03-13 09:30" in line for line in found)
    assert any("احتُجز" in line for line in lines)


def test_flash_with_and_without_now(detente: Detente) -> None:
    whole = json.loads(detente("ceasefire", "flash", KARVELIA, "--json").out)
    (item,) = whole["items"]
    assert (item["incident"], item["minutes"], item["not_told"]) == (
        "mission:JM-0910",
        32.0,
        ["Relief Office desk"],
    )
    assert [t["minutes"] for t in item["told"]] == [32.0, 38.0, 200.0]
    assert [t["somebody_on_duty"] for t in item["told"]] == [True, True, False]
    early = json.loads(
        detente(
            "ceasefire",
            "flash",
            KARVELIA,
            "--date",
            "2032-03-28",
            "--now",
            "2032-03-28T15:40-08:00",
            "--json",
        ).out
    )
    assert early["items"][0]["waiting"]
    assert detente("ceasefire", "flash", KARVELIA, "--now", "noon").code == 2


def test_a_folder_without_rules_says_so(detente: Detente, tarn: Path) -> None:
    assert "no [[flash]] rule" in detente("ceasefire", "flash", tarn).out
    assert "No case is on record" in detente("ceasefire", "cases", tarn).out
    assert "No confidence-building measure is on record" in detente("ceasefire", "measures", tarn).out
    assert "name no adherents" in detente("ceasefire", "adherence", tarn).out


def test_measures_refuse_what_is_too_little(detente: Detente) -> None:
    found = {
        m["measure"]: m
        for m in json.loads(detente("ceasefire", "measures", KARVELIA, "--json").out)["measures"]
    }
    assert found["hotline-haveth"]["rival"]
    assert found["patrol-dravna"]["starts"] == ["2031-08-01", "2031-08-15"]
    assert {n["result"].get("not_estimable") for n in found["pump-kessin"]["nearby"]} == {"too_early"}
    built_in = [
        n["result"]
        for m in found.values()
        for n in m["nearby"]
        if n["what"] == "incidents" and "ratio" in n["result"]
    ]
    assert len(built_in) == 4
    assert all(r["low"] <= 1 <= r["high"] for r in built_in)  # no measure has an effect in this invented war


@pytest.mark.parametrize("verb", ["scorecard", "compliance"])
def test_a_period_that_runs_backward_is_refused(detente: Detente, verb: str) -> None:
    done = detente("ceasefire", verb, KARVELIA, "--first", "2032-03-02", "--last", "2032-03-01")
    assert done.code == 2
    assert "lies after the last day" in done.err
    assert detente("ceasefire", verb, KARVELIA, "--first", "soon").code == 2
