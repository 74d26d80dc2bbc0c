"""A whole round with drawn, built and disputed zones: the map shows and its legend names them."""

from pathlib import Path

import pytest
from tests.store.small_folder import ZONES, write

from detente.bulletin.document import MapView
from detente.bulletin.render import to_html
from detente.bulletin.report import report
from detente.bulletin.round import Round, work
from detente.bulletin.sections.zones import zones_section
from detente.estimate import NotEstimable
from detente.store.folder import read_folder

MORE = """
[[zone]]
id = "field"
names = { en = "Field" }
[[zone.part]]
id = "drawn"
shape = "POLYGON ((11.1 45.1, 11.4 45.1, 11.4 45.4, 11.1 45.4, 11.1 45.1))"
[[zone]]
id = "line"
names = { en = "Line" }
[[zone.part]]
id = "strip"
shape = "LINESTRING (11.0 46.6, 12.0 46.7)"
strip = { least_km = 3, most_km = 5, side = "both" }
[[zone]]
id = "bank"
names = { en = "Bank" }
core = ["TN030101"]
[[zone.rendering]]
by = ["norland"]
core = ["TN030102"]
[[zone.rendering]]
by = ["sudland"]
core = ["TN030201", "TN030102"]
agreed = 2030-03-01
"""


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> Round:
    return work(read_folder(write(tmp_path_factory.mktemp("tarn"), {"zones/zones.toml": ZONES + MORE})))


@pytest.mark.slow
def test_the_map_draws_every_zone_and_tells_parts_apart(round_: Round) -> None:
    section = zones_section(round_)
    assert section is not None
    (view,) = [b for b in section.blocks if isinstance(b, MapView)]
    told = {(a.zone, a.part) for a in view.areas if a.zone}
    assert told == {
        ("north-vale", "core"), ("north-vale", "possible"), ("marsh", "possible"), ("field", "core"),
        ("line", "core"), ("line", "possible"), ("bank", "core"), ("bank", "disputed"),
    }  # fmt: skip
    assert {name for _, _, name in view.labels} == {"North Vale", "Marsh", "Field", "Line", "Bank"}
    (disputed,) = [a for a in view.areas if a.part == "disputed"]
    assert disputed.detail == "drawn otherwise by some of norland, sudland"
    page = to_html(report(round_), folder="..")
    assert "zone, drawn so by some only" in page


@pytest.mark.slow
def test_violence_is_measured_by_unit_and_a_drawn_zone_within_one_unit_has_no_sure_unit(
    round_: Round,
) -> None:
    zones = round_.bench.zones
    assert set(zones) == {"north-vale", "marsh", "field", "line", "bank"}
    assert isinstance(zones["field"].result, NotEstimable)
    assert isinstance(zones["line"].result, NotEstimable)


@pytest.mark.slow
def test_a_round_knows_only_what_was_on_paper_that_day(tmp_path: Path) -> None:
    text = ZONES + MORE.replace('id = "field"\n', 'id = "field"\nagreed = 2030-05-11\n', 1)
    state = read_folder(write(tmp_path, {"zones/zones.toml": text}))
    assert "field" not in work(state).bench.zones
