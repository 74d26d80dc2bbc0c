"""Invented sentences by phenomenon: tests/cases/claims/*.toml, one test a case.

To add a phenomenon: a table in the file of its kind; no code.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.claims.rounds import small

from detente.claims import Claim, Page, check, claims_of
from detente.claims.claim import VERDICTS
from detente.claims.kinds import rises, two_sided
from detente.talks import read_document

CASES = Path(__file__).parents[1] / "cases" / "claims"
DAY = date(2030, 5, 10)
FRAME = """\
Meeting of the Foreign Ministers in Lakeside

10 May 2030

Norland's Foreign Minister Anna Berg attended the meeting.

"{}," Anna Berg said.
"""


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf8"))["case"]:
            found.append(pytest.param(case, id=f"{path.stem}: {case['phenomenon']}"))
    return found


def said(sentence: str) -> list[Claim]:
    page = Page("meeting-2030-05-10", FRAME.format(sentence), DAY)
    claims = claims_of(page, read_document(page.text, published=DAY), small().bench.state)
    return [c for c in claims if c.speaker == "Anna Berg" and c.text.rstrip(",") != "Anna Berg said."]


@pytest.mark.parametrize("case", cases())
def test_phenomenon(case: dict[str, Any]) -> None:
    claims = said(case["text"])
    assert [c.type for c in claims] == [clause["type"] for clause in case["clauses"]]
    for claim, clause in zip(claims, case["clauses"], strict=True):
        for key in clause.keys() & {
            "unit",
            "approximate",
            "place",
            "area",
            "value_high",
            "denied",
            "basis",
            "by_name",
        }:
            assert getattr(claim, key) == clause[key], key
        for key in clause.keys() & {"excepted", "tracks"}:
            assert list(getattr(claim, key)) == clause[key], key
        if "value" in clause:
            assert (claim.value or 0) == clause["value"]
        period = claim.period and [str(claim.period.first), str(claim.period.last)]
        if claim.type not in ("opinion", "intention", "count") and (
            "period" in clause or "value" not in clause
        ):
            assert period == clause.get("period"), "period"
        if "rises" in clause:
            assert rises(claim.text) is clause["rises"]
        if "unclear" in clause:
            assert bool(two_sided(claim.text)) is clause["unclear"]


@pytest.mark.parametrize("case", cases())
def test_every_phenomenon_gets_a_verdict_of_the_allowed_words(case: dict[str, Any]) -> None:
    for claim in said(case["text"]):
        findings = check(claim, small().bench)
        assert findings
        assert all(f.verdict in VERDICTS and f.why for f in findings)
        places = [str(f.place) for f in findings]
        assert len(places) == len(set(places)), "one verdict a place"
        if any(two_sided(f.claim.text) for f in findings if f.claim.type == "violence_change"):
            assert {f.verdict for f in findings} == {"cannot_tell"}
