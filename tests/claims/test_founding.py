"""The founding page, sentence by sentence, against the table in tests/cases/founding."""

from __future__ import annotations

import csv
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from tests.claims.rounds import founding

from detente.claims import Finding
from detente.claims.claim import VERDICTS

TABLE = Path(__file__).parents[1] / "cases" / "founding" / "akorda-2018-03-16.claims.csv"
ROWS = list(csv.DictReader(TABLE.open(encoding="utf8")))
ZONES = {"Idlib and adjoining areas", "North of Homs", "Eastern Ghouta", "Southern Syria"}
COUNTRY = "Syrian Arab Republic"
KEYS = [
    "document", "n", "speaker", "on_behalf_of", "text", "start", "end", "type", "value", "unit", "period", "place",
    "verdict", "why", "evidence", "rivals", "single_source_share", "sensitivity", "checked_at",
]  # fmt: skip

pytestmark = pytest.mark.slow


def found(row: dict[str, str]) -> list[Finding]:
    begins = " ".join(row["sentence_begins"].split())
    return [f for f in founding().findings if " ".join(f.claim.text.split()).startswith(begins)]


def row(n: int) -> list[Finding]:
    return found(ROWS[n - 1])


@pytest.mark.parametrize("expected", ROWS, ids=[f"{r['n']} {r['type']}" for r in ROWS])
def test_row_of_the_table(expected: dict[str, str]) -> None:
    findings = found(expected)
    assert findings, "no finding begins so"
    assert {f.claim.speaker for f in findings} == {expected["speaker"]}
    assert {f.claim.type for f in findings} == {expected["type"]}
    if expected["verdict"] == "computed":
        places = [f.place for f in findings]
        assert len(places) == len(set(places))
        assert all(f.place and f.evidence and f.verdict in VERDICTS for f in findings)
    else:
        assert [f.verdict for f in findings] == [expected["verdict"]]
    assert all(f.why or f.evidence for f in findings)


def test_the_table_is_whole() -> None:
    assert [int(r["n"]) for r in ROWS] == list(range(1, 26))


def test_four_zones_have_a_verdict_each_and_the_south_none_but_cannot_tell() -> None:
    verdicts = {f.place: f.verdict for f in row(13)}
    assert verdicts.keys() == ZONES
    assert verdicts["Southern Syria"] == "cannot_tell"
    south = next(f for f in row(13) if f.place == "Southern Syria")
    assert "no part of the zone is certain" in south.why
    assert south.sensitivity


def test_every_zone_says_that_its_boundary_is_assumed() -> None:
    assert all(any("boundary is assumed" in e.text for e in f.evidence) for f in row(13))


def test_the_country_has_a_level_and_no_cause() -> None:
    (whole,) = row(22)
    assert (whole.place, whole.verdict) == (COUNTRY, "cannot_tell")
    assert any("per 30 days" in e.text for e in whole.evidence)
    assert any("sets apart" in e.text and "Ghouta" in e.text for e in whole.evidence)
    assert len(whole.sensitivity) == 12


def test_protection_is_read_in_the_country_and_in_every_zone() -> None:
    findings = {f.place: f for f in row(23)}
    assert findings.keys() == {COUNTRY, *ZONES}
    assert findings[COUNTRY].verdict == findings["Southern Syria"].verdict == "cannot_tell"
    assert all(any("civilian" in e.text for e in f.evidence) for f in findings.values())


def test_twenty_thousand_stand_beside_every_rival() -> None:
    (left,) = row(8)
    assert (left.claim.value, left.claim.approximate, str(left.claim.period)) == (
        20000,
        True,
        "2018-03-15 to 2018-03-16",
    )
    said = {(r.value, r.publisher) for r in left.rivals}
    assert any(value == 13000 and "own side" in who for value, who in said)
    assert any(value == 12500 and who == "Syrian Observatory for Human Rights" for value, who in said)
    assert any(value == 20000 and who == "Syrian Observatory for Human Rights" for value, who in said)
    assert any("OCHA" in who for _, who in said)
    assert any(value == 40000 for value, _ in said)
    assert any(value == 17029 and "2018-02-27" in r.period for r in left.rivals for value in [r.value])
    assert all(r.alignment and r.url for r in left.rivals)
    assert all(r.ratio == pytest.approx(20000 / r.value, abs=0.006) for r in left.rivals if r.value)


def test_four_hundred_thousand_are_tested_by_nothing_smaller() -> None:
    (deaths,) = row(3)
    assert {r.alignment.split(" of ")[0] for r in deaths.rivals} >= {"enumeration", "estimate"}
    assert any("enumeration of part" in e.text for e in deaths.evidence)
    assert deaths.single_source_share is not None
    assert any("later than the words" in r.alignment for r in deaths.rivals)


def test_the_unnumbered_resolution_has_candidates_and_the_host_s_seat() -> None:
    (named,) = row(7)
    for number in ("2268", "2336", "2401"):
        assert any(number in e.text for e in named.evidence)
    assert any("sat on the Council" in e.text for e in named.evidence)
    assert any("did not sit on the Council" in e.text for e in named.evidence)


def test_a_rejection_on_the_register_is_named_against_all() -> None:
    (everyone,) = row(11)
    assert "rejection" in everyone.why
    assert any("rejects" in e.text for e in everyone.evidence)


def test_a_year_and_a_little_is_417_days() -> None:
    (since,) = row(18)
    assert "417 days" in since.why


def test_yesterday_is_the_day_before_and_no_speaker_proves_another() -> None:
    for (finding,) in (row(19), row(24)):
        assert str(finding.claim.period) == "2018-03-15"
        assert any("not independent" in e.text for e in finding.evidence)


def test_what_sites_need_stands_beside_the_effort() -> None:
    (aid,) = row(9)
    needs = " ".join(e.text for e in aid.evidence)
    assert "155,078" in needs
    assert "2,216" in needs
    assert "664,620" in needs
    assert "171 %" in needs


def test_results_on_incidents_carry_their_single_source_share() -> None:
    counted = [
        f
        for f in founding().findings
        if f.claim.type in ("violence_change", "civilian_deaths", "deaths_total")
    ]
    assert len(counted) == 11
    assert all(f.single_source_share is not None and 0 <= f.single_source_share <= 1 for f in counted)


def test_json_has_the_published_keys_and_nothing_else() -> None:
    for finding in founding().findings:
        told = finding.to_dict()
        assert list(told) == KEYS
        assert told["verdict"] in VERDICTS
        assert all(set(e) == {"text", "source"} for e in told["evidence"])
        assert all(set(r) == {"publisher", "relayed_by", "value", "period", "url"} for r in told["rivals"])
        assert told["checked_at"] == "2018-03-16"
        json.dumps(told, allow_nan=False)


def test_the_fuller_form_adds_to_the_published_keys() -> None:
    for finding in founding().findings:
        told = finding.to_dict(full=True)
        assert list(told)[: len(KEYS)] == KEYS
        assert {"id", "scope", "basis", "direction", "aligned", "not_aligned", "rests_on", "said_at"} <= set(
            told
        )
        assert all({"ratio", "alignment"} <= set(r) for r in told["rivals"])
        json.dumps(told, allow_nan=False)


def test_no_two_claims_share_a_key() -> None:
    keys = [c.id for c in founding().bench.claims]
    assert len(keys) == len(set(keys))


def test_movements_carry_the_share_that_is_one_side_s_word() -> None:
    (left,) = row(8)
    assert left.single_source_share == pytest.approx(12 / 18, abs=1e-4)
    assert "Russian Federation" in left.rests_on
    assert any(words.startswith("without Russian Federation") for words in left.sensitivity)
    assert all("days were taken" in words for words in left.aligned)


def test_claims_lie_where_they_say_in_the_text() -> None:
    page = founding().bench.state.pages[0].text
    claims = founding().bench.claims
    assert all(page[c.start : c.end] == c.text for c in claims)
    assert [c.n for c in claims] == list(range(1, len(claims) + 1))
    ends = [(c.start, c.end) for c in claims]
    assert all(a[1] <= b[0] for a, b in pairwise(ends))


def test_no_text_is_of_a_later_day_than_the_words() -> None:
    assert all(e for f in founding().findings for e in f.evidence if re.search(r"\d", e.text))
    later = [f for f in founding().findings for e in f.evidence if re.search(r"20(?:18-0[4-9]|19)", e.text)]
    assert all(
        "days later" in e.text or "boundary" in e.text
        for f in later
        for e in f.evidence
        if "2018-04" in e.text
    )
