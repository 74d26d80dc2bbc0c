"""The annotated documents in tests/cases/talks/gold: what a careful reader found is found."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.talks.scoring import LIKENESS, f1

from detente.talks import read_document

GOLD = Path(__file__).parent.parent / "cases" / "talks" / "gold"
NAMES = sorted(p.name.removesuffix(".gold.json") for p in GOLD.glob("*.gold.json"))
LEAST = {
    "participants": 0.90,
    "statements": 0.90,
    "figures": 0.92,
    "instruments": 0.90,
    "violations": 0.80,
    "obligations": 0.80,
}
FOUNDING = "akorda-2018-03-16"


def gold(name: str) -> dict[str, Any]:
    return json.loads((GOLD / f"{name}.gold.json").read_text("utf-8"))  # type: ignore[no-any-return]


def read(name: str) -> dict[str, Any]:
    published = date.fromisoformat(json.loads((GOLD / f"{name}.json").read_text("utf-8"))["date"])
    return read_document((GOLD / f"{name}.txt").read_text("utf-8"), published=published).to_dict()


@pytest.mark.parametrize("name", NAMES)
def test_the_event_is_found(name: str) -> None:
    found, wanted = read(name)["event"], gold(name)["event"]
    assert found["date"] == wanted["date"]
    assert found["title"] == wanted["title"]


@pytest.mark.parametrize("component", sorted(LIKENESS))
def test_the_mean_over_the_documents_reaches_its_bar(component: str) -> None:
    scores = [f1(gold(n)[component], read(n)[component], component) for n in NAMES]
    counted = [s for s in scores if s is not None]
    assert sum(counted) / len(counted) >= LEAST[component]


def test_the_keys_are_those_of_the_gold() -> None:
    found, wanted = read(FOUNDING), gold(FOUNDING)
    assert list(found) == list(wanted)
    for component, rows in wanted.items():
        for row in rows if isinstance(rows, list) else []:
            assert list(found[component][0]) == list(row)


def test_the_founding_page_is_read_as_a_careful_reader_reads_it() -> None:
    found, wanted = read(FOUNDING), gold(FOUNDING)
    assert found["event"] == wanted["event"]
    assert sorted(found["participants"], key=str) == sorted(wanted["participants"], key=str)
    score = f1(wanted["statements"], found["statements"], "statements")
    assert score is not None
    assert score >= 0.9
    figures = [
        {(f["value"], f["unit"], f["approximate"], f["speaker"]) for f in x["figures"]}
        for x in (found, wanted)
    ]
    assert figures[0] == figures[1]


def test_without_its_date_line_the_publication_dates_a_page() -> None:
    text = (GOLD / f"{FOUNDING}.txt").read_text("utf-8").split("\n", 1)[1]
    assert read_document(text).event.date is None
    assert read_document(text, published=date(2018, 3, 16)).event.date == "2018-03-16"
