"""Whole rounds: the founding example, the invented one with rival sources, and what is left when parts are missing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.claims.rounds import KARVELIA, founding, founding_files, karvelia, small
from tests.store.small_folder import write

from detente.bulletin.round import Round, work
from detente.ceasefire.breaches import NOTICE
from detente.estimate import Estimate, NotEstimable
from detente.store.folder import read_folder
from detente.store.out import files_of
from detente.violence.zones import fell

LAW = "international humanitarian law protects civilians always"
invented = pytest.mark.skipif(
    not (KARVELIA / "process.toml").is_file(), reason="examples/karvelia has no process.toml yet"
)


def words(name: str) -> str:
    return " ".join(founding_files()[name].decode().replace("\n! ", " ").split())


@pytest.mark.slow
def test_every_file_of_the_founding_round() -> None:
    tables = {
        f"tables/{t}.{e}"
        for t in (
            "incidents",
            "membership",
            "placements",
            "findings",
            "undetermined",
            "conflicts",
            "harm",
            "agreement",
            "variants",
            "scorecard",
            "compliance",
            "cases",
        )
        for e in ("csv", "parquet")
    }
    pages = {"README.txt", "report.json", "daily.json", "monthly.json", "claims.json", "tallies.json"}
    for mark in ("", ".ru", ".ar"):
        pages |= {f"{name}{mark}.html" for name in ("report", "brief", "daily", "monthly")} | {
            f"brief{mark}.txt"
        }
    zones = {f"violence/{z}.json" for z in ("idlib", "north-homs", "east-ghouta")}
    assert founding_files().keys() == tables | pages | zones | {"talks/akorda-2018-03-16.json"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["report.html", "brief.html", "brief.txt"])
def test_the_law_stands_wherever_verdicts_on_terms_are_read(name: str) -> None:
    assert LAW in words(name)


@pytest.mark.slow
def test_the_law_stands_in_every_row_of_findings() -> None:
    findings = founding().bench.findings
    assert findings.height > 10_000
    assert findings["notice"].unique().to_list() == [NOTICE]
    assert LAW in NOTICE
    header, first = founding_files()["tables/findings.csv"].decode().splitlines()[:2]
    assert header.endswith("notice")
    assert LAW in first


@pytest.mark.slow
def test_every_zone_s_answer_says_whose_word_it_rests_on_and_what_it_is_without() -> None:
    for zone in founding().bench.zones.values():
        assert 0.5 < zone.word.share <= 1
        assert "leading source out" in [v.name for v in zone.variants]
        assert zone.word.shown() in words("report.html")


@pytest.mark.slow
def test_the_south_has_no_finding_of_its_own_but_every_other_reading() -> None:
    south = founding().bench.zones["south"]
    assert isinstance(south.result, NotEstimable)
    assert isinstance(south.twin, NotEstimable)
    assert isinstance(south.civilians, NotEstimable)
    assert south.change is None
    assert south.variants
    assert not [f for f in founding().findings if f.place == "Southern Syria" and f.verdict != "cannot_tell"]
    inside = founding().bench.placements.filter((pl.col("zone") == "south") & (pl.col("answer") == "inside"))
    assert inside.is_empty()


@pytest.mark.slow
def test_one_curated_source_is_taken_one_by_one() -> None:
    bench = founding().bench
    known = bench.state.reports.filter(pl.col("date_start") <= bench.day)
    assert bench.state.reports.height == 16_566
    assert bench.incidents.height == known.height
    assert bench.incidents["reports"].unique().to_list() == [1]
    assert (bench.incidents["original_sources"] == "SOHR").mean() > 0.8


@pytest.mark.slow
def test_claims_json_is_what_claims_check_prints() -> None:
    assert json.loads(founding_files()["claims.json"]) == [f.to_dict() for f in founding().findings]


@pytest.mark.slow
def test_report_json_has_no_number_without_a_value() -> None:
    json.loads(founding_files()["report.json"], parse_constant=lambda word: pytest.fail(word))


@invented
@pytest.mark.slow
def test_three_rival_sources_are_fused() -> None:
    bench = karvelia().bench
    assert bench.state.reports["source"].n_unique() == 3
    assert bench.incidents.height < 0.7 * bench.state.reports.height
    keys = bench.membership.select("source", "report_id").unique()
    assert keys.height == bench.state.reports.height
    assert set(bench.membership["incident_id"]) == set(bench.incidents["incident_id"])
    assert bench.incidents["reports"].max() >= 3


@invented
@pytest.mark.slow
def test_the_zone_with_an_effect_and_the_zone_without() -> None:
    haveth, dravna = (karvelia().bench.zones[z].result for z in ("haveth", "dravna"))
    assert isinstance(haveth, Estimate)
    assert isinstance(dravna, Estimate)
    assert fell(haveth)
    assert haveth.low < 0.4 < haveth.high
    assert dravna.low < 1 < dravna.high


@invented
@pytest.mark.slow
def test_a_claim_that_is_half_right_has_two_verdicts() -> None:
    verdicts = {f.place: f.verdict for f in karvelia().findings if f.claim.type == "violence_change"}
    assert verdicts == {"Zone of Haveth": "supported", "Zone of Dravna": "cannot_tell"}


@invented
@pytest.mark.slow
def test_an_account_that_does_not_add_up_is_found() -> None:
    holds = {(c.publisher, c.identity): c.holds for c in karvelia().bench.balances}
    assert set(holds.values()) == {True, False}


def test_the_same_state_gives_the_same_round(tmp_path: Path) -> None:
    state = read_folder(write(tmp_path))
    assert files_of(work(state)) == files_of(work(state))


def test_steps_are_said() -> None:
    steps: list[str] = []
    work(replace(small().bench.state, reports=small().bench.state.reports.clear()), None, steps.append)
    assert len(steps) >= 5
    assert all(steps)


@pytest.mark.parametrize("day", [date(1999, 1, 1), date(2029, 12, 1), date(2099, 1, 1)])
def test_any_day_gives_a_round(day: date) -> None:
    round_ = work(small().bench.state, day)
    assert round_.bench.day == day
    assert files_of(round_)


@pytest.mark.parametrize(
    "gone",
    [
        "reports",
        "tallies",
        "movements",
        "balances",
        "standards",
        "meetings",
        "totals",
        "positions",
        "restrictions",
    ],
)
def test_a_round_without_one_table(gone: str) -> None:
    state = small().bench.state
    round_ = work(replace(state, **{gone: getattr(state, gone).clear()}))
    assert_whole(round_)


@pytest.mark.parametrize("gone", ["pages", "plans"])
def test_a_round_without_documents_or_zones(gone: str) -> None:
    assert_whole(work(replace(small().bench.state, **{gone: ()})))


def test_a_round_of_terms_alone() -> None:
    state = small().bench.state
    tables = {
        n: getattr(state, n).clear()
        for n in (
            "reports",
            "tallies",
            "movements",
            "balances",
            "standards",
            "meetings",
            "totals",
            "positions",
            "restrictions",
        )
    }
    assert_whole(work(replace(state, pages=(), plans=(), **tables)))


def assert_whole(round_: Round) -> None:
    files = files_of(round_)
    assert files["report.html"].startswith(b"<!DOCTYPE html>") or files["report.html"].startswith(
        b"<!doctype html>"
    )
    assert b"nan" not in files["report.json"].lower().replace(b"finan", b"")
