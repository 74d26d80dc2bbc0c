"""The invented example: it is whole, it is what its builder makes, and fusion finds its truth."""

import importlib.util
import sys
import tomllib
from datetime import date
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest
from tests.reference.fusion_score import score
from tests.reference.fusion_window import window_join

from detente.ceasefire.fusion import Fusion, fuse, incidents
from detente.ceasefire.terms import Instrument
from detente.ceasefire.zones import ZonePlan
from detente.layout import read_layout
from detente.process import Process
from detente.store.frames import read_frame
from detente.store.reports import read_reports
from detente.tables import (
    BALANCES,
    MEETINGS,
    MOVEMENTS,
    POSITIONS,
    REPORTS,
    RESTRICTIONS,
    TALLIES,
    TOTALS,
    WATCH,
    Table,
)

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "src" / "detente" / "examples"
FOLDER, TRUTH = EXAMPLES / "karvelia", ROOT / "tests" / "cases" / "karvelia"
CORE = pl.col("pcode").str.starts_with("XV0103") | pl.col("pcode").is_in(["XV020301", "XV020303"])
TOUCHED = ["XV0103", "XV0203", "XV0401", "XV0402"]
BEGAN = date(2031, 4, 5)


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_karvelia", EXAMPLES / "build_karvelia.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_karvelia"] = module
    spec.loader.exec_module(module)
    return module


def toml(name: str) -> dict[str, object]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


@pytest.fixture(scope="module")
def process() -> Process:
    return read_layout(Process, toml("process.toml"), "process.toml")


@pytest.fixture(scope="module")
def reports(process: Process) -> pl.DataFrame:
    return pl.concat([read_reports(read_frame(FOLDER / one.file), one) for one in process.source])


@pytest.fixture(scope="module")
def fused(process: Process, reports: pl.DataFrame) -> Fusion:
    rows = [("actor", alias, one.names["en"]) for one in process.organisation for alias in one.aliases]
    aliases = pl.DataFrame(rows, schema=["kind", "alias", "canonical"], orient="row")
    return fuse(reports, aliases=aliases, taxonomy=None)


@pytest.fixture(scope="module")
def truth() -> pl.DataFrame:
    return pl.read_csv(TRUTH / "truth.csv")


@pytest.mark.slow
def test_the_files_are_what_the_builder_makes(tmp_path: Path) -> None:
    builder().build(tmp_path / "out", tmp_path / "truth")
    made = {p.relative_to(tmp_path / "out"): p for p in (tmp_path / "out").rglob("*") if p.is_file()}
    assert len(made) == 7
    for name, path in made.items():
        assert path.read_bytes() == (FOLDER / name).read_bytes(), name
    for name in ("truth.csv", "incidents.csv"):
        assert (tmp_path / "truth" / name).read_bytes() == (TRUTH / name).read_bytes(), name


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("tallies/bulletins.csv", TALLIES),
        ("relief/movements.csv", MOVEMENTS),
        ("relief/balances.csv", BALANCES),
        ("register/meetings.csv", MEETINGS),
        ("register/totals.csv", TOTALS),
        ("register/positions.csv", POSITIONS),
        ("register/restrictions.csv", RESTRICTIONS),
        ("watch/watch.csv", WATCH),
    ],
)
def test_every_table_is_good(name: str, table: Table) -> None:
    assert table.check(read_frame(FOLDER / name), name).height > 0


def test_terms_and_zones_are_good(process: Process) -> None:
    terms = read_layout(Instrument, toml("terms/casteau-agreement.toml"), "terms")
    plan = read_layout(ZonePlan, toml("zones/quiet-zones.toml"), "zones")
    assert plan.instrument == terms.id
    assert {act for clause in terms.prohibitions for act in clause.acts} >= {
        "hostilities",
        "shelling",
        "air strike",
    }
    assert len(plan.zone) == 2
    assert all(zone.core and (zone.possible or zone.rendering) for zone in plan.zone)
    assert terms.track in {track.id for track in process.track}


def test_every_word_for_an_act_is_mapped(process: Process, reports: pl.DataFrame) -> None:
    REPORTS.check(reports)
    assert reports["type_l1"].null_count() == 0
    for one in process.source:
        used = set(reports.filter(pl.col("source") == one.id)["type_raw"].unique())
        assert used == set(one.acts)


def test_the_truth_names_every_report_and_nothing_else(reports: pl.DataFrame, truth: pl.DataFrame) -> None:
    names = ["source", "report_id"]
    assert sorted(truth.select(names).rows()) == sorted(reports.select(names).rows())


def test_the_effect_is_as_built_in() -> None:
    rows = pl.read_csv(TRUTH / "incidents.csv", try_parse_dates=True)
    parts = {
        "haveth": CORE,
        "dravna": pl.col("pcode").str.starts_with("XV0401"),
        "elsewhere": ~pl.col("pcode").str.slice(0, 6).is_in(TOUCHED),
    }
    ratio = {}
    for name, inside in parts.items():
        after = rows.filter(inside, pl.col("date") >= BEGAN).height / 362
        ratio[name] = after / (rows.filter(inside, pl.col("date") < BEGAN).height / 369)
    assert ratio["haveth"] == pytest.approx(0.4, abs=0.05)
    assert ratio["dravna"] == pytest.approx(1, abs=0.08)
    assert ratio["elsewhere"] == pytest.approx(1, abs=0.08)


def test_enough_districts_stand_for_comparison() -> None:
    rows = pl.read_csv(TRUTH / "incidents.csv", try_parse_dates=True).filter(pl.col("date") < BEGAN)
    outside = rows.with_columns(district=pl.col("pcode").str.slice(0, 6)).filter(
        ~pl.col("district").is_in(TOUCHED)
    )
    assert outside.group_by("district").len().filter(pl.col("len") >= 20).height >= 7


@pytest.mark.slow
def test_fusion_finds_the_truth_better_than_a_window(
    fused: Fusion, reports: pl.DataFrame, truth: pl.DataFrame
) -> None:
    found, by_window = score(fused.membership, truth), score(window_join(reports), truth)
    assert fused.fitted
    assert found.pair_f1 > 0.90
    assert found.b_cubed > 0.95
    assert found.pair_f1 > by_window.pair_f1 + 0.15


@pytest.mark.slow
def test_two_reports_are_not_always_two_sources(fused: Fusion, reports: pl.DataFrame) -> None:
    table = incidents(reports, fused.membership)
    copied = table.filter(pl.col("sources").str.contains(";") & (pl.col("independent") == 1))
    assert copied.height > 10
