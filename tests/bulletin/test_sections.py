"""The report's sections: which, in which order, and what each may not leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from tests.claims.rounds import founding, small

from detente.bulletin.document import (
    Bars,
    ClaimCard,
    Document,
    Forest,
    Grid,
    Lines,
    MapView,
    Paragraph,
    Section,
)
from detente.bulletin.report import brief, report
from detente.ceasefire.breaches import NOTICE
from detente.claims.claim import VERDICTS

ORDER = [
    "brief",
    "claims",
    "meeting",
    "agreements",
    "zones",
    "terms",
    "cases",
    "tallies",
    "agreement",
    "watch",
    "scorecard",
    "measures",
    "violence",
    "relief",
    "casualties",
    "untold",
    "sources",
]


def section(document: Document, name: str) -> Section:
    return next(s for s in document.sections if s.id == name)


def strings(thing: object) -> Iterator[str]:
    """Every text of a document, whatever the block."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, (tuple, list)):
        for part in thing:
            yield from strings(part)
    elif is_dataclass(thing):
        for one in fields(thing):
            yield from strings(getattr(thing, one.name))


def says(document: Document, name: str) -> str:
    return " ".join(strings(section(document, name)))


@pytest.fixture(scope="session")
def whole() -> Document:
    return report(founding())


@pytest.mark.slow
def test_sections_are_there_and_the_brief_comes_first(whole: Document) -> None:
    assert [s.id for s in whole.sections] == ORDER
    assert all(s.title and s.blocks for s in whole.sections)


def test_the_small_folder_has_them_all_too() -> None:
    without = [
        name for name in ORDER if name != "measures"
    ]  # its register has none, and says nothing of them
    assert [s.id for s in report(small()).sections] == without


@pytest.mark.slow
def test_the_brief_alone_is_the_report_s_first_section(whole: Document) -> None:
    (alone,) = brief(founding()).sections
    assert alone.id == "brief"
    assert brief(founding()).notices == whole.notices


@pytest.mark.slow
def test_every_finding_has_a_card_with_its_verdict_and_reason(whole: Document) -> None:
    cards = [b for b in section(whole, "claims").blocks if isinstance(b, ClaimCard)]
    findings = founding().findings
    assert [(c.n, c.verdict, c.why) for c in cards] == [(f.claim.n, f.verdict, f.why) for f in findings]
    assert all(c.verdict in VERDICTS and c.text and c.speaker for c in cards)
    shares = [f.single_source_share for f in findings]
    assert all(bool(c.rests_on) is (share is not None) for c, share in zip(cards, shares, strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["terms", "violence", "casualties", "sources"])
def test_results_on_incidents_say_their_single_source_share(whole: Document, name: str) -> None:
    assert re.search(r"\d+ % of [\d,]+ incidents rest on \w+ alone", says(whole, name))


@pytest.mark.slow
def test_rival_counts_say_through_whom_they_reach_us(whole: Document) -> None:
    assert "not independent channels" in says(whole, "tallies")


@pytest.mark.slow
def test_verdicts_on_terms_carry_the_law(whole: Document) -> None:
    assert any(NOTICE.lower() in n.lower() for n in whole.notices)
    terms = section(whole, "terms")
    first = terms.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.kind == "notice"
    assert NOTICE in first.text
    for block in terms.blocks:
        if isinstance(block, Bars):
            assert NOTICE in block.note


@pytest.mark.slow
def test_the_forest_shows_the_south_without_a_number(whole: Document) -> None:
    (forest,) = [b for b in section(whole, "violence").blocks if isinstance(b, Forest)]
    (south,) = [r for r in forest.rows if r.name == "Southern Syria"]
    assert (south.value, south.low, south.high) == (None, None, None)
    assert "no part of the zone is certain" in south.note
    assert len(forest.rows) > 20


@pytest.mark.slow
def test_a_line_of_months_keeps_its_gaps(whole: Document) -> None:
    charts = [b for b in section(whole, "violence").blocks if isinstance(b, Lines)]
    assert len(charts) >= 4
    assert all(len(s.values) == len(c.x) for c in charts for s in c.series)


@pytest.mark.slow
def test_the_map_is_coarse(whole: Document) -> None:
    (view,) = [b for b in section(whole, "zones").blocks if isinstance(b, MapView)]
    points = [p for area in view.areas for ring in area.rings for p in ring]
    assert all(round(x, 3) == x and round(y, 3) == y for x, y in points)
    assert {a.part for a in view.areas} == {"core", "possible", "unit"}
    reported = set(founding().bench.incidents.select("longitude", "latitude").unique().iter_rows())
    assert not reported & {(b.lon, b.lat) for b in view.bubbles}


@pytest.mark.slow
def test_the_39_persons_are_shown(whole: Document) -> None:
    (grid,) = [b for b in section(whole, "relief").blocks if isinstance(b, Grid) and "add up" in b.caption]
    rows = [r for r in grid.rows if "83,564" in r]
    assert rows
    assert any("-39" in str(cell) for cell in rows[0])
    assert "breaks" in rows[0]


@pytest.mark.slow
def test_rival_movements_have_no_sum(whole: Document) -> None:
    assert "never added" in says(whole, "relief")
    assert not any(
        "sum" in c.lower() or "all publishers" in c.lower()
        for c in strings(section(whole, "relief"))
        if len(c) < 40
    )


@pytest.mark.slow
def test_what_could_not_be_told_is_listed(whole: Document) -> None:
    untold = says(whole, "untold")
    assert "no part of the zone is certain" in untold
    assert "undetermined" in untold


@pytest.mark.slow
def test_every_address_of_the_brief_leads_somewhere(whole: Document) -> None:
    cards = {f"#{c.id}" for c in section(whole, "claims").blocks if isinstance(c, ClaimCard)}
    known = cards | {f"#{s.id}" for s in whole.sections}
    inside = {s for s in strings(section(whole, "brief")) if re.fullmatch(r"#[\w-]+", s)}
    assert inside
    assert inside <= known


@pytest.mark.slow
def test_licences_and_citations_are_shown(whole: Document) -> None:
    sources = says(whole, "sources")
    for word in ("CC BY 4.0", "CC BY 3.0 IGO", "Sundberg", "UN OCHA"):
        assert word in sources


def test_a_round_without_rivals_says_so() -> None:
    assert "Distinct cases" in says(report(small()), "brief")
    assert "denied" in says(report(small()), "brief")
    assert "Norland opens the bridge" in says(report(small()), "brief")
