"""Which verdicts may become public, and what a public one says: off by default, one at a time, by two people.

A verdict on a sentence is public only if all of this holds on the day:

- the process declares public claims (``[public]`` in ``process.toml``);
- the speaker held a public office that the process names; nobody else's sentence is ever published;
- the speaker's side was asked for a reply, and it replied or the day by which it was asked has passed;
- two different persons released this very verdict, after that; a verdict that has changed since is not released;
- nobody withdrew it later.

The structured data follow schema.org's ClaimReview. The rating is the verdict word of a sentence; it rates no person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from detente.claims.bench import Bench
from detente.claims.claim import VERDICTS_SAID, Finding
from detente.claims.verdicts import history
from detente.process import folded
from detente.say import joined, say

RELEASERS = 2
ABOUT = say("It is what the record can bear of a sentence on a day, never about a person's honesty.")


@dataclass(frozen=True)
class Reply:
    """What the speaker's side answered, whole; empty where it was asked and did not answer."""

    asked: date
    replied: date | None = None
    words: str = ""
    url: str = ""


@dataclass(frozen=True)
class PublicClaim:
    """A released verdict with everything that is shown with it. ``checks`` are the dated verdicts on record."""

    id: str
    finding: Finding
    office: str
    said_on: date | None
    said_at: str
    reply: Reply
    released: date
    checks: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Lacking:
    """A verdict for which a release was begun, and what it still lacks."""

    id: str
    finding: Finding
    lacks: tuple[str, ...]


def public_claims(bench: Bench, findings: Sequence[Finding]) -> list[PublicClaim]:
    """The verdicts that are released on the bench's day; none unless the process declares public claims."""
    if not bench.state.process.public.claims:
        return []
    return [one for one in standing_of_releases(bench, findings) if isinstance(one, PublicClaim)]


def standing_of_releases(bench: Bench, findings: Sequence[Finding]) -> list[PublicClaim | Lacking]:
    """Every verdict that a release was begun for: released, or what it lacks."""
    rows = bench.state.releases.filter(pl.col("date") <= bench.day).sort("date", maintain_order=True)
    if rows.is_empty():
        return []
    found = []
    for finding in findings:
        mine = [r for r in rows.iter_rows(named=True) if r["claim"] == finding.claim.id and (r["place"] or "") == str(finding.place)]  # fmt: skip
        if mine:
            found.append(_standing(bench, finding, mine))
    return found


def page_id(finding: Finding) -> str:
    """The address of one verdict: the claim's key, and its place where one sentence has several."""
    place = "-".join("".join(c if c.isalnum() else " " for c in folded(str(finding.place))).split())
    return f"{finding.claim.id}-{place}" if place else finding.claim.id


def _standing(bench: Bench, finding: Finding, rows: list[dict[str, Any]]) -> PublicClaim | Lacking:
    office = _office(bench, finding)
    asked = [r for r in rows if r["act"] == "asked"]
    replied = [r for r in rows if r["act"] == "replied"]
    withdrawn = max((r["date"] for r in rows if r["act"] == "withdrawn"), default=None)
    could_reply = _could_reply(asked, replied)
    releases = [
        r for r in rows
        if r["act"] == "released" and r["verdict"] == finding.verdict
        and could_reply is not None and r["date"] >= could_reply and (withdrawn is None or r["date"] > withdrawn)
    ]  # fmt: skip
    persons = {folded(r["by"]) for r in releases}
    lacks = []
    if not bench.state.process.public.claims:
        lacks.append(say("the process declares no public claims"))
    if not office:
        lacks.append(say("the speaker held no office that the process names"))
    if not asked:
        lacks.append(say("the speaker's side was not asked"))
    elif could_reply is None or could_reply > bench.day:
        lacks.append(say("the speaker's side has not replied, and its time has not passed"))
    if len(persons) < RELEASERS:
        lacks.append(
            say("{n} of {all} persons released the verdict '{verdict}' after that", n=len(persons), all=RELEASERS, verdict=VERDICTS_SAID[finding.verdict])
        )  # fmt: skip
    if lacks:
        return Lacking(page_id(finding), finding, tuple(lacks))
    page = next((p for p in bench.state.pages if p.name == finding.claim.document), None)
    last = replied[-1] if replied else {}
    reply = Reply(asked[0]["date"], last.get("date"), last.get("reply") or "", last.get("source_url") or "")
    checks = history(bench.state.verdicts, finding.claim.id, str(finding.place))
    said = bench.records[finding.claim.document].event.date
    return PublicClaim(
        page_id(finding), finding, office, date.fromisoformat(said) if said else None, (page.source_url or "") if page else "",
        reply, sorted({r["by"]: r["date"] for r in releases}.values())[RELEASERS - 1], tuple(checks),
    )  # fmt: skip


def _could_reply(asked: list[dict[str, Any]], replied: list[dict[str, Any]]) -> date | None:
    """The first day on which the speaker's side had replied or its time had passed; None where neither can be told."""
    if not asked:
        return None
    first = asked[0]["date"]
    days = [r["date"] for r in replied if r["date"] >= first]
    days += [r["due"] for r in asked if r["due"] is not None]
    return min(days, default=None)


def _office(bench: Bench, finding: Finding) -> str:
    """The office that the speaker held on the day; empty where the process names none."""
    process = bench.state.process
    for post in process.post:
        held = (post.first is None or post.first <= bench.day) and (
            post.last is None or bench.day <= post.last
        )
        if held and folded(post.holder) == folded(finding.claim.speaker):
            body = next(
                (o.names.get("en", o.id) for o in process.organisation if o.id == post.organisation),
                post.organisation,
            )
            return str(joined((post.office, body), ", "))
    return ""


def claim_review(one: PublicClaim, process_name: str, address: str) -> dict[str, Any]:
    """ClaimReview structured data (schema.org) of a released verdict.

    address : where the pages stand, ending with ``/``
    """
    f, c = one.finding, one.finding.claim
    reviewed: dict[str, Any] = {
        "@type": "Claim",
        "author": {"@type": "Person", "name": c.speaker, "jobTitle": one.office},
        "text": " ".join(c.text.split()),
    }
    if one.said_on is not None:
        reviewed["datePublished"] = one.said_on.isoformat()
    if one.said_at:
        reviewed["appearance"] = {"@type": "CreativeWork", "url": one.said_at}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{address}{one.id}.html",
        "claimReviewed": " ".join(c.text.split()),
        "datePublished": one.released.isoformat(),
        "author": {"@type": "Organization", "name": process_name, "url": address},
        "itemReviewed": reviewed,
        "reviewRating": {"@type": "Rating", "alternateName": str(VERDICTS_SAID[f.verdict]), "ratingExplanation": f"{f.why}. {ABOUT}"},
        "reviewBody": str(f.why),
    }  # fmt: skip
