"""A comparison fixed beforehand: the report says whether it was kept to, and where none was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.claims.rounds import karvelia

from detente.bulletin.document import Paragraph
from detente.bulletin.round import Round
from detente.bulletin.sections.violence import violence_section
from detente.layout import changed
from detente.violence.plan import Plan, sha256_of

pytestmark = pytest.mark.slow


def told(round_: Round) -> list[str]:
    section = violence_section(round_)
    assert section is not None
    return [
        b.text for b in section.blocks if isinstance(b, Paragraph) and "plan" in b.text and b.kind == "caveat"
    ]


def with_plan(plan: Plan) -> Round:
    done = karvelia()
    return replace(done, bench=replace(done.bench, state=replace(done.bench.state, registered=(plan,))))


def haveth(start: date) -> Plan:
    plan = Plan(made=date(2031, 4, 1), series="karvelia", zones={"haveth": start}, areas=True)
    return changed(plan, sha256=sha256_of(plan))


def test_a_plan_that_was_kept_to_is_told_and_a_missing_one_too() -> None:
    lines = told(with_plan(haveth(karvelia().bench.zones["haveth"].start)))
    assert any("Haveth" in line and "kept to" in line and "not kept to" not in line for line in lines)
    assert any("Dravna" in line and "no plan of this comparison was fixed" in line for line in lines)


def test_another_first_day_or_an_altered_plan_is_told() -> None:
    lines = told(with_plan(haveth(date(2031, 6, 1))))
    assert any("not kept to: zones: planned haveth 2031-06-01" in line for line in lines)
    altered = changed(haveth(karvelia().bench.zones["haveth"].start), seed=7)
    assert any("altered after it was summed" in line for line in told(with_plan(altered)))
