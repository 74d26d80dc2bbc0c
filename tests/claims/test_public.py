"""A verdict becomes public only as declared, asked about and released by two; then with reply and structured data."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import polars as pl
import pytest
from tests.claims.rounds import small

from detente.bulletin.public_claims import public_files
from detente.bulletin.round import Round
from detente.claims import Finding
from detente.claims.public import Lacking, PublicClaim, standing_of_releases
from detente.errors import InputError
from detente.layout import changed, read_layout
from detente.process import Process, Public
from detente.store.out import files_of
from detente.tables import RELEASES

ADDRESS = "https://example.org/claims/"
REPLY = "The convoy list was handed over on 9 May & counts <310>."


def left() -> Finding:
    return next(f for f in small().findings if f.claim.type == "left_place")


def row(act: str, day: str, by: str, **more: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {c.name: None for c in RELEASES.columns}
    return empty | {"claim": left().claim.id, "act": act, "date": date.fromisoformat(day), "by": by} | more


ASKED = row("asked", "2030-05-01", "Mira Holm", organisation="Norland", due=date(2030, 5, 4))
REPLIED = row(
    "replied",
    "2030-05-03",
    "Jon Vik",
    organisation="Norland",
    reply=REPLY,
    source_url="https://example.org/reply",
)
ONE = row("released", "2030-05-05", "Mira Holm", verdict="X")
TWO = row("released", "2030-05-06", "Ada Brandt", verdict="X")


def released(*rows: dict[str, Any], on: bool = True, day: date | None = None) -> Round:
    rows = tuple(r | {"verdict": left().verdict} if r["verdict"] == "X" else r for r in rows)
    bench = small().bench
    process = changed(bench.state.process, public=Public(claims=on, address=ADDRESS))
    state = replace(bench.state, process=process, releases=RELEASES.make(rows))
    return replace(small(), bench=replace(bench, state=state, day=day or bench.day))


def lacks(round_: Round) -> str:
    (one,) = standing_of_releases(round_.bench, round_.findings)
    assert isinstance(one, Lacking)
    return "; ".join(one.lacks)


def test_nothing_is_public_by_default() -> None:
    assert not public_files(small())
    assert not [name for name in files_of(small()) if name.startswith("public/")]


@pytest.mark.parametrize(
    ("rows", "on", "why"),
    [
        ([ASKED, REPLIED, ONE, TWO], False, "declares no public claims"),
        ([ASKED, REPLIED, ONE], True, "1 of 2 persons"),
        ([ASKED, REPLIED, ONE, ONE | {"date": date(2030, 5, 6)}], True, "1 of 2 persons"),
        ([ASKED, REPLIED, ONE, ONE | {"by": " mira  HOLM"}], True, "1 of 2 persons"),
        ([ONE, TWO], True, "was not asked"),
        ([ASKED | {"due": None}, ONE, TWO], True, "has not replied"),
        ([ASKED | {"due": date(2030, 5, 20)}, ONE, TWO], True, "has not replied"),
        ([ASKED, ONE | {"date": date(2030, 5, 2)}, TWO], True, "1 of 2 persons"),
        ([ASKED, REPLIED, ONE | {"verdict": "contradicted"}, TWO], True, "1 of 2 persons"),
        ([ASKED, REPLIED, ONE, TWO, row("withdrawn", "2030-05-07", "Ada Brandt")], True, "0 of 2 persons"),
    ],
)
def test_what_a_release_can_lack(rows: list[dict[str, Any]], on: bool, why: str) -> None:
    round_ = released(*rows, on=on)
    assert why in lacks(round_)
    assert not public_files(round_)


def test_only_officeholders_sentences_are_published() -> None:
    round_ = released(ASKED, REPLIED, ONE, TWO)
    process = changed(round_.bench.state.process, post=())
    state = replace(round_.bench.state, process=process)
    assert "held no office" in lacks(replace(round_, bench=replace(round_.bench, state=state)))


def test_a_silent_side_has_had_its_time() -> None:
    (one,) = standing_of_releases(released(ASKED, ONE, TWO).bench, small().findings)
    assert isinstance(one, PublicClaim)
    assert not one.reply.words


def page() -> str:
    (found,) = public_files(released(ASKED, REPLIED, ONE, TWO)).values()
    return found.decode()


def test_a_released_claim_has_its_address_with_reply_and_evidence() -> None:
    files = public_files(released(ASKED, REPLIED, ONE, TWO))
    assert list(files) == [f"{left().claim.id}.html"]
    text = unescape(page())
    assert REPLY in text
    assert all(str(e.text) in text for e in left().told)
    assert all(str(r.publisher) in text for r in left().rivals)
    assert "never about a person's honesty" in text
    assert "<310>" not in page()
    order = [page().index(f'<section id="{part}">') for part in ("verdict", "reply")]
    assert order == sorted(order)


def test_no_releaser_is_named_on_the_page() -> None:
    assert "Mira Holm" not in page()
    assert "Ada Brandt" not in page()


def test_the_structured_data_hold_what_schema_org_asks_of_a_claim_review() -> None:
    """https://schema.org/ClaimReview; required by readers of it: claimReviewed, reviewRating, url; Rating: alternateName."""
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(), re.DOTALL)
    assert "<" not in script
    told = json.loads(script)
    assert (told["@context"], told["@type"]) == ("https://schema.org", "ClaimReview")
    assert told["url"] == f"{ADDRESS}{left().claim.id}.html"
    assert told["claimReviewed"] == " ".join(left().claim.text.split())
    assert told["reviewRating"]["@type"] == "Rating"
    assert told["reviewRating"]["alternateName"] == left().verdict.replace("_", " ")
    assert "ratingValue" not in told["reviewRating"]
    assert told["author"]["@type"] == "Organization"
    assert told["author"]["url"] == ADDRESS
    reviewed = told["itemReviewed"]
    assert (reviewed["@type"], reviewed["author"]["@type"]) == ("Claim", "Person")
    assert reviewed["author"]["name"] == "Anna Berg"
    assert reviewed["datePublished"] == "2030-05-10"
    assert reviewed["appearance"]["url"] == "https://example.org/meeting"
    assert date.fromisoformat(told["datePublished"]) == date(2030, 5, 6)


def test_earlier_checks_stand_on_the_page() -> None:
    from detente.claims.verdicts import to_record
    from detente.tables import VERDICTS

    round_ = released(ASKED, REPLIED, ONE, TWO)
    first = to_record(
        [replace(left(), verdict="cannot_tell", why="no figure yet").at("2030-05-02")],
        VERDICTS.empty(),
        "2030-05-02T09:00:00+00:00",
    )
    later = pl.concat([first, to_record([left()], first, "2030-05-10T09:00:00+00:00")])
    state = replace(round_.bench.state, verdicts=later)
    (found,) = public_files(replace(round_, bench=replace(round_.bench, state=state))).values()
    assert "no figure yet" in found.decode()
    assert "verdict was cannot_tell" in found.decode()


def test_public_claims_need_an_address() -> None:
    with pytest.raises(InputError, match="address"):
        read_layout(Process, {"public": {"claims": True}}, "process.toml")
