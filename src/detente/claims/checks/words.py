"""Claims that state no measure, or that are facts by being said."""

from __future__ import annotations

import polars as pl

from detente.ceasefire.parties import exempt_names, names_any
from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding

WHY = {
    "opinion": "a view, a hope or a courtesy: no measure is stated",
    "intention": "an intention: only time can tell, and no measure is stated",
    "comparison": "a comparison without a comparator: nothing says more than what, or when",
    "conduct": "conduct is named without a measure",
}


def not_testable(claim: Claim, bench: Bench) -> list[Finding]:  # noqa: ARG001 - every check takes the bench
    """No measure is stated, so nothing can be held against it."""
    return [
        Finding(
            claim, "not_testable", WHY.get(claim.type, f"no room here checks a claim of type {claim.type!r}")
        )
    ]


def check_commitment(claim: Claim, bench: Bench) -> list[Finding]:  # noqa: ARG001
    """A commitment is a fact by being expressed; whether it is kept is another claim."""
    return [Finding(claim, "recorded", "the commitment was expressed; whether it is kept is another claim")]


def check_conduct(claim: Claim, bench: Bench) -> list[Finding]:
    """Incidents with exempt groups stand beside it and carry no verdict on it."""
    exempt = exempt_names(bench.state.instruments)
    sides = bench.incidents.filter(pl.col("date_end") <= bench.day).select("actor_a", "actor_b").iter_rows()
    n = sum(names_any(pair, exempt) for pair in sides)
    evidence = (
        (Evidence(f"{n:,} incidents up to {bench.day} name an exempt group as a side; shown apart, no verdict", "#terms"),)
        if n else ()
    )  # fmt: skip
    return [Finding(claim, "not_testable", WHY["conduct"], evidence)]
