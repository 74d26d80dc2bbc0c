"""The violence section of the founding case: what it shows, in which order, and that nothing shown says more than the numbers."""

import pytest
from tests.claims.rounds import founding

from detente.bulletin.document import Bars, Forest, Grid, Lines, MapView, Paragraph, Section
from detente.bulletin.render import to_html, to_text
from detente.bulletin.report import report
from detente.bulletin.sections.violence import violence_section
from detente.say import tell
from detente.store.catalogue import language

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def section() -> Section:
    found = violence_section(founding())
    assert found is not None
    return found


def grids(section: Section, caption: str) -> list[Grid]:
    return [b for b in section.blocks if isinstance(b, Grid) and caption in b.caption]


def test_the_forest_comes_first_and_zones_one_by_one_come_last(section: Section) -> None:
    kinds = [type(b) for b in section.blocks]
    assert kinds[1] is Forest
    assert kinds.index(MapView) < kinds.index(Lines)
    assert kinds.count(Forest) == 1


def test_each_zone_with_an_answer_has_its_courses_months_false_zones_and_checks(section: Section) -> None:
    lines = [b.caption for b in section.blocks if isinstance(b, Lines)]
    assert sum("means of 28 days" in c for c in lines) == 4
    assert sum("month by month" in c for c in lines) == 3
    assert all(b.log for b in section.blocks if isinstance(b, Lines))
    bars = [b for b in section.blocks if isinstance(b, Bars)]
    assert len(bars) == 3
    for chart in bars:
        districts, zone = chart.parts
        assert sum(v or 0 for v in zone.values) == 1
        assert sum(v or 0 for v in districts.values) >= 6
        assert "ranks" in chart.note
    assert len(grids(section, ": checks")) == 3
    assert len(grids(section, "own first day")) == 4


def test_months_never_cross_the_start() -> None:
    zones = founding().bench.zones
    for zone in zones.values():
        assert zone.course is not None
        assert zone.start in zone.course.days


def test_the_map_shades_zones_and_districts_and_no_other_place(section: Section) -> None:
    (view,) = [b for b in section.blocks if isinstance(b, MapView)]
    assert not view.bubbles
    shaded = [a for a in view.areas if a.shade is not None]
    assert {a.part for a in shaded} == {"core", "unit"}
    assert all(0 <= a.shade < len(view.shades) for a in shaded if a.shade is not None)
    assert all(a.shade is None for a in view.areas if a.part == "possible")
    page = to_html(report(founding()), folder="..")
    assert 'class="area core shade-' in page
    assert "zone: cannot tell, its interval holds 1" in page
    assert "zone: cannot tell, its interval holds 1" in to_text(report(founding()))


def test_zones_together_start_each_on_its_own_day() -> None:
    country = founding().bench.country
    assert country is not None
    incidents, deaths = country.together
    assert (incidents.measure, deaths.measure) == ("incidents", "fatalities")
    assert len(set(incidents.starts.values())) == 3
    assert set(incidents.starts) == {"idlib", "north-homs", "east-ghouta"}
    assert "south" not in incidents.starts


def test_districts_at_another_war_are_left_out_and_the_change_is_shown() -> None:
    zone = founding().bench.zones["idlib"]
    assert zone.change is not None
    check = zone.change.checks["another_war"]
    assert len(zone.change.set_aside) >= 10
    assert check.numbers["areas"] == list(zone.change.set_aside)
    assert "with_them" in check.numbers
    assert [v.name for v in zone.variants].count("controls at another war in") == 1


def test_deadliest_incidents_and_published_answers_stand_there(section: Section) -> None:
    (deadliest,) = grids(section, "deadliest single")
    assert len(deadliest.rows) == 14
    (published,) = grids(section, "What others have published")
    assert any("ACLED" in str(row[0]) for row in published.rows)
    assert any("145 local ceasefires" in str(row[1]) for row in published.rows)
    assert all(source.startswith("https://") for source in published.sources)


def test_the_paragraph_stands_in_russian_and_arabic(section: Section) -> None:
    (told,) = [
        b.text for b in section.blocks if isinstance(b, Paragraph) and b.text.startswith("Eastern Ghouta. ")
    ]
    assert "Восточная Гута" in tell(told, language("ru"))
    assert "الغوطة الشرقية" in tell(told, language("ar"))


def test_a_zone_without_a_later_day_of_its_own_takes_the_first() -> None:
    starts = {z.start for z in founding().bench.zones.values()}
    country = founding().bench.country
    assert country is not None
    assert country.together[0].starts["idlib"] in starts
