"""A plan fixed before the data: one spelling, one sum, and every departure from it named."""

import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.violence.simulator import Simulated, simulate, world
from typer.testing import CliRunner

from detente.cli.violence import app
from detente.errors import InputError
from detente.store.plans import plan_text, read_plan, write_plan
from detente.violence import Change, change, in_words
from detente.violence.plan import Plan, canonical, contents, follow, sha256_of

MADE = date(2016, 12, 31)
RUN = CliRunner()


@pytest.fixture(scope="module")
def series() -> Simulated:
    return simulate(world("base", ratio=0.5), 1, np.random.default_rng(3))


def plan_for(series: Simulated, **more: object) -> Plan:
    return Plan(made=MADE, series="daily.csv", zones=dict.fromkeys(series.treated(0), series.start), **more)  # type: ignore[arg-type]


def asked(series: Simulated, plan: Plan, **more: object) -> Change:
    return change(series.daily(0), **{**plan.arguments(), **more})  # type: ignore[arg-type]


def test_the_same_plan_has_one_spelling_whatever_the_order() -> None:
    one = Plan(made=MADE, series="a.csv", zones={"b": MADE, "a": MADE}, checks=("pre_trend", "start_date"))
    other = Plan(made=MADE, series="a.csv", zones={"a": MADE, "b": MADE}, checks=("start_date", "pre_trend"))
    assert canonical(one) == canonical(other)
    assert canonical(one).isascii()
    assert json.loads(canonical(one))["zones"] == {"a": "2016-12-31", "b": "2016-12-31"}


@pytest.mark.parametrize(
    "change_to", [{"seed": 1}, {"made": date(2017, 1, 1)}, {"measure": "fatalities"}, {"zones": {"a": date(2017, 1, 1)}},
                  {"checks": ("pre_trend",)}, {"last": MADE}, {"areas": True}, {"note": "x"}],
)  # fmt: skip
def test_another_choice_is_another_sum(change_to: dict[str, object]) -> None:
    plan = Plan(made=MADE, series="a.csv", zones={"a": MADE})
    values = {name: getattr(plan, name) for name in contents(plan)} | change_to
    assert sha256_of(Plan(**values)) != sha256_of(plan)


def test_a_plan_that_is_kept(series: Simulated) -> None:
    plan = plan_for(series)
    found = follow(asked(series, plan), plan, "folder/daily.csv")
    assert found.followed
    assert found.differences == ()
    assert found.intact is None


@pytest.mark.parametrize(
    ("done", "what"),
    [
        ({"seed": 4}, "seed"),
        ({"donut_days": 7}, "donut_days"),
        ({"checks": ("pre_trend",)}, "checks"),
        ({"missing": "zero"}, "missing"),
        ({"measure": "fatalities"}, "measure"),
        ({"start": date(2017, 1, 1)}, "zones"),
    ],
)
def test_a_departure_is_named(series: Simulated, done: dict[str, object], what: str) -> None:
    plan = plan_for(series)
    found = follow(asked(series, plan, **done), plan)
    assert [d.what for d in found.differences] == [what]
    assert not found.followed


def test_days_controls_and_series_count_where_they_were_fixed(series: Simulated) -> None:
    plan = plan_for(series, first=date(2015, 2, 1), last=date(2017, 12, 31), controls=("area_01",))
    found = follow(asked(series, plan, first=None), plan, "other.csv")
    assert {d.what for d in found.differences} == {"series", "first", "controls"}
    assert follow(asked(series, plan), plan, leave=("controls",)).followed


def test_an_altered_plan_binds_nothing(series: Simulated) -> None:
    plan = plan_for(series)
    altered = plan_for(series, sha256=sha256_of(plan), seed=9)
    found = follow(asked(series, altered), altered)
    assert found.intact is False
    assert not found.followed
    assert "altered" in in_words(replace(asked(series, altered), plan=found))


@given(
    st.dictionaries(st.text(min_size=1, max_size=8).filter(str.strip), st.dates(), min_size=1, max_size=3),
    st.text(max_size=20),
)
def test_any_plan_comes_back_from_its_toml_and_json(zones: dict[str, date], note: str) -> None:
    from detente.layout import read_layout

    plan = read_layout(Plan, {"made": MADE, "series": "a.csv", "zones": zones, "note": note}, "plan")
    for data in (tomllib.loads(plan_text(plan)), json.loads(plan_text(plan, as_json=True))):
        back = read_layout(Plan, {k: v for k, v in data.items() if v is not None}, "plan")
        assert canonical(back) == canonical(plan)
        assert back.sha256 == sha256_of(plan)


def test_a_plan_is_not_overwritten(tmp_path: Path) -> None:
    plan = Plan(made=MADE, series="a.csv", zones={"a": MADE})
    assert write_plan(plan, tmp_path / "p.toml") == sha256_of(read_plan(tmp_path / "p.toml"))
    with pytest.raises(InputError, match="there already"):
        write_plan(plan, tmp_path / "p.toml")
    with pytest.raises(InputError, match="no such file"):
        read_plan(tmp_path / "q.toml")


def test_at_the_door(series: Simulated, tmp_path: Path) -> None:
    series.daily(0).write_csv(tmp_path / "daily.csv")
    plan, zones = str(tmp_path / "plan.toml"), ",".join(series.treated(0))
    line = [
        "plan",
        str(tmp_path / "daily.csv"),
        "--start",
        str(series.start),
        "--treated",
        zones,
        "--made",
        "2016-12-31",
    ]
    assert RUN.invoke(app, [*line, "-o", plan]).exit_code == 0
    assert isinstance(RUN.invoke(app, [*line, "-o", plan]).exception, InputError)
    kept = RUN.invoke(app, ["change", str(tmp_path / "daily.csv"), "--plan", plan, "--json"])
    assert kept.exit_code == 0, kept.stderr
    assert json.loads(kept.stdout)["plan"]["followed"] is True
    left = RUN.invoke(app, ["change", str(tmp_path / "daily.csv"), "--plan", plan, "--donut", "7", "--json"])
    told = json.loads(left.stdout)
    assert [d["what"] for d in told["plan"]["differences"]] == ["donut_days"]
    assert "departs from the plan" in told["words"]
    assert isinstance(RUN.invoke(app, ["change", str(tmp_path / "daily.csv")]).exception, InputError)
