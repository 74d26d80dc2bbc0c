"""Each check fires where its fault is built in, on one long strong series, and stays quiet where it is not."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from tests.violence.simulator import Simulated, World, simulate, world

from detente.violence import Change, change
from detente.violence.checks import REGISTRY

QUIET = {
    "national": (0.1, 0.99),
    "region": (0.02, 0.9),
    "area": (0.05, 0.9),
    "rate": 4.0,
    "effort": (0.02, 0.9),
}


def run(w: World, effort: bool = False, **more: object) -> tuple[Simulated, Change]:
    series = simulate(replace(w, **QUIET), 1, np.random.default_rng(11))
    return series, change(
        series.daily(0), start=series.start, treated=series.treated(0), areas=series.areas(),
        effort=series.effort(0) if effort else None, **more,
    )  # type: ignore[arg-type]  # fmt: skip


def test_a_sound_design_passes_and_every_check_answers() -> None:
    _, found = run(world("base", ratio=0.6), effort=True)
    assert list(found.checks) == list(REGISTRY)
    assert [name for name, check in found.checks.items() if check.passed is False] == []
    assert all(check.words.endswith(".") for check in found.checks.values())


@pytest.mark.parametrize(
    ("scenario", "built_in", "check", "code"),
    [
        ("pretrend", {}, "pre_trend", "pre_trend"),
        ("pretrend", {}, "placebo_in_time", "placebo_in_time"),
        ("displacement", {"displaced": 1.4}, "displacement", "displacement"),
        ("diffusion", {"diffused": 0.6}, "displacement", "diffusion"),
        ("effort_zone", {}, "reporting_shift", "reporting_shift"),
    ],
)
def test_fires_where_the_fault_is(scenario: str, built_in: dict[str, float], check: str, code: str) -> None:
    _, found = run(world(scenario, **built_in), effort=True)
    assert found.checks[check].passed is False
    assert code in found.warnings


def test_without_effort_there_is_no_verdict_but_a_caveat() -> None:
    _, found = run(world("base", ratio=0.5))
    check = found.checks["reporting_shift"]
    assert check.passed is None
    assert "no_effort_given" in found.warnings
    assert check.numbers["would_explain"] == pytest.approx(1 / found.result.value)  # type: ignore[union-attr]
    assert found.effort_adjusted is None


def test_without_a_table_of_areas_displacement_cannot_be_told() -> None:
    series, _ = run(world("base"))
    found = change(series.daily(0), start=series.start, treated=series.treated(0))
    assert found.checks["displacement"].passed is None
    assert (found.neighbours, found.far_controls) == (None, None)


def test_one_area_that_carries_the_answer_is_named() -> None:
    series, _ = run(world("base"))
    zone = series.treated(0)[0]
    hit = (pl.col("area") == zone) & (pl.col("date") >= series.start)
    daily = series.daily(0).with_columns(
        incidents=pl.when(hit).then(pl.col("incidents") * 6).otherwise("incidents")
    )
    check = change(daily, start=series.start, treated=series.treated(0)).checks["leave_one_out"]
    assert check.passed is False
    assert check.numbers["largest"] == zone


def test_possible_parts_and_areas_at_another_war_are_neither_zone_nor_control() -> None:
    plain = run(world("base", ratio=0.5))[1]
    possible, aside = plain.controls[:2], plain.controls[2:4]
    _, found = run(world("base", ratio=0.5), possible=possible, set_aside=aside)
    assert not set(found.controls) & {*possible, *aside}
    assert set(found.checks["zone_boundary"].numbers) >= {"as_zones", "as_controls"}
    assert found.checks["another_war"].numbers["areas"] == list(aside)


def test_one_source_left_out() -> None:
    series, _ = run(world("base", ratio=0.5))
    daily = series.daily(0)
    zone = pl.col("area").is_in(series.treated(0)) & (pl.col("date") >= series.start)
    without = daily.with_columns(incidents=pl.when(zone).then(pl.col("incidents") * 3).otherwise("incidents"))
    found = change(
        daily, start=series.start, treated=series.treated(0), without_source={"observatory": without}
    )
    assert found.checks["leave_one_source_out"].passed is False
    assert "leave_one_source_out" in found.warnings


def test_one_zone_says_how_small_its_p_can_be() -> None:
    _, found = run(world("one_zone", ratio=0.5))
    assert "one_zone" in found.warnings
    assert found.to_dict()["smallest_p"] == pytest.approx(1 / 24)


def test_clustered_zones_are_shuffled_within_their_region() -> None:
    _, found = run(world("clustered", ratio=0.5, zones=3))
    assert "clustered_zones" in found.warnings
    assert found.permutation is not None
    assert found.permutation.scheme == "within regions"
    assert found.within_regions is not None
