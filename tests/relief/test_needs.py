"""What people in sites need by a standard."""

from __future__ import annotations

import pytest
from tests.claims.rounds import FOUNDING

from detente.claims.checks.relief import WANTED
from detente.relief import needs
from detente.store.frames import read_frame
from detente.tables import STANDARDS

PEOPLE = 44308


def sphere() -> dict[str, tuple[float, str]]:
    standards = STANDARDS.check(read_frame(FOUNDING / "relief" / "standards.csv"))
    return {need.standard: (need.amount, need.unit) for need in needs(standards, PEOPLE, WANTED)}


def test_44308_people_by_the_founding_example_s_standards() -> None:
    found = sphere()
    assert found["shelter.living"] == (pytest.approx(155078), "m2")
    assert found["toilet.medium"] == (2216, "toilets")
    assert found["water.total"] == (664620, "L/day")


def test_every_wanted_standard_is_in_the_founding_example() -> None:
    assert sphere().keys() == WANTED.keys()


@pytest.mark.parametrize(("persons", "toilets"), [(0, 0), (1, 1), (20, 1), (21, 2), (39, 2), (41, 3)])
def test_shared_things_are_rounded_up(persons: int, toilets: int) -> None:
    rows = [
        {c.name: None for c in STANDARDS.columns}
        | {"id": "t", "domain": "sanitation", "item": "x", "value": 20.0, "unit": "persons", "per": "toilet"}
    ]
    (need,) = needs(STANDARDS.make(rows), persons, {"t": "shared"})
    assert need.amount == toilets


def test_a_need_says_its_standard_and_how_sure_its_number_is() -> None:
    standards = STANDARDS.check(read_frame(FOUNDING / "relief" / "standards.csv"))
    for need in needs(standards, 10, WANTED):
        assert "Sphere 2018" in need.basis
        assert need.checked in ("seen", "quoted", "earlier", "recalled")


def test_a_standard_without_a_number_gives_no_need() -> None:
    rows = [{c.name: None for c in STANDARDS.columns} | {"id": "t", "domain": "d", "item": "i"}]
    assert needs(STANDARDS.make(rows), 10, {"t": "times"}) == []
