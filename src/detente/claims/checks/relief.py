"""Claims of a present effort to bring aid: what sites hold and lack by the standard stands beside them."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding
from detente.relief import needs
from detente.say import say

NEAR_DAYS = 3
WANTED = {"water.total": "times", "shelter.living": "times", "toilet.medium": "shared"}


def check_aid(claim: Claim, bench: Bench) -> list[Finding]:
    """A present effort is no measure; what sites hold and lack by the standard stands beside it."""
    soon = bench.day + timedelta(days=30)
    evidence = []
    for full in bench.occupancies:
        if full.date > soon:
            continue
        later = say(", {days} days later", days=(full.date - bench.day).days) if full.date > bench.day else ""
        evidence.append(
            Evidence(
                say(
                    "{publisher}, {day}{later}: {stock:,.0f} people in {place}, capacity {capacity:,.0f} ({share:.0f} %)",
                    publisher=full.publisher, day=full.date, later=later, stock=full.stock, place=full.place,
                    capacity=full.capacity, share=100 * full.share,
                ),
                full.url,
            )
        )  # fmt: skip
        for need in needs(bench.state.standards, full.stock, WANTED):
            seen = need.checked in ("seen", "quoted")
            recalled = "" if seen else say(", standard {checked}", checked=need.checked)
            words = say(
                "they need {amount:,.0f} {unit} ({basis}{recalled})",
                amount=need.amount, unit=need.unit, basis=need.basis, recalled=recalled,
            )  # fmt: skip
            evidence.append(Evidence(words, "relief/standards.csv"))
    near = bench.state.movements.filter(
        (pl.col("kind") == "aid delivered")
        & pl.col("date").is_between(bench.day - timedelta(days=NEAR_DAYS), bench.day)
    )
    evidence += [
        Evidence(
            say(
                "{publisher}, {day}: {figure} {unit}, {place}",
                publisher=r["speaker_or_publisher"], day=r["date"],
                figure=say("{n:,g}", n=r["count"]) if r["count"] is not None else say("no figure"),
                unit=r["unit"] or "", place=r["place"],
            ),
            r["source_url"] or "",
        )
        for r in near.iter_rows(named=True)
    ]  # fmt: skip
    why = say("a present effort is stated without a measure; what sites held and would need stands beside it")
    return [Finding(claim, "cannot_tell", why, tuple(evidence))]
