"""Worded claims on the founding case and the invented one: type, verdict and reason (tests/cases/claims/verdicts).

To add a trap: a table in the file of its process; no code.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.claims import rounds
from tests.claims.worded import said

from detente.claims import Claim, Finding, check
from detente.claims.claim import VERDICTS
from detente.claims.what_if import what_if
from detente.say import Joined, Said

CASES = Path(__file__).parents[1] / "cases" / "claims" / "verdicts"
SPEAKERS = {
    "founding": {"speaker": "Sergey Lavrov", "side": "Russian"},
    "karvelia": {"speaker": "Ilse Terwin", "side": "Aldmarkian"},
}
pytestmark = pytest.mark.slow


def cases() -> list[Any]:
    return [
        pytest.param(name, case, id=f"{name}: {case['trap']}")
        for name in SPEAKERS
        for case in tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf8"))["case"]
    ]


def holds(finding: Finding, claim: Claim, wanted: dict[str, Any]) -> None:
    assert (claim.type, finding.verdict) == (wanted["type"], wanted["verdict"]), finding.why
    assert wanted.get("why", "") in finding.why
    for key in wanted.keys() & {"value", "unit", "place", "area", "basis"}:
        assert getattr(claim, key) == wanted[key], key
    assert claim.value_high == wanted.get("high", claim.value_high)
    assert str(claim.period) == wanted.get("period", str(claim.period))
    assert finding.single_source_share == wanted.get("share", finding.single_source_share)
    assert wanted.get("aligned", "") in " ".join(finding.aligned)
    assert wanted.get("not_aligned", "") in " ".join(finding.unaligned)
    assert wanted.get("rival", "") in " ".join(r.period for r in finding.rivals)
    assert wanted.get("rival_alignment", "") in " ".join(r.alignment for r in finding.rivals)


@pytest.mark.parametrize(("name", "case"), cases())
def test_worded_claim(name: str, case: dict[str, Any]) -> None:
    claims, bench = said(getattr(rounds, name)(), case["text"], **SPEAKERS[name])
    assert [c.type for c in claims] == [c["type"] for c in case["claims"]]
    for claim, wanted in zip(claims, case["claims"], strict=True):
        (finding,) = check(claim, bench)
        holds(finding, claim, wanted)
        if "moves" in wanted:
            assert any(r.moves for r in what_if(claim, bench)) is wanted["moves"]


@pytest.mark.parametrize(("name", "case"), cases())
def test_every_sentence_of_ours_can_be_told_again(name: str, case: dict[str, Any]) -> None:
    claims, bench = said(getattr(rounds, name)(), case["text"], **SPEAKERS[name])
    for finding in (f for claim in claims for f in check(claim, bench)):
        ours = [
            finding.why,
            *finding.aligned,
            *finding.unaligned,
            *finding.sensitivity,
            *(e.text for e in finding.told),
        ]
        ours += [r.alignment for r in finding.rivals]
        assert all(isinstance(words, (Said, Joined)) for words in ours if words)


def test_at_least_twenty_of_each() -> None:
    assert all(sum(p.values[0] == name for p in cases()) >= 20 for name in SPEAKERS)


@pytest.mark.parametrize(("name", "case"), cases())
def test_other_readings_keep_to_the_words_and_stand_first_as_they_are(
    name: str, case: dict[str, Any]
) -> None:
    claims, bench = said(getattr(rounds, name)(), case["text"], **SPEAKERS[name])
    for claim in claims:
        readings = what_if(claim, bench)
        assert readings[0].verdict == check(claim, bench)[0].verdict
        assert not readings[0].moves
        assert all(r.verdict in VERDICTS and r.why for r in readings)
