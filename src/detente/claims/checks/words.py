"""Claims that state no measure, or that are facts by being said; figures that no room counts."""

from __future__ import annotations

import polars as pl

from detente.ceasefire.terms.parties import exempt_names, names_any
from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding
from detente.say import say, say_count

WHY = {
    "opinion": say("a view, a hope or a courtesy: no measure is stated"),
    "intention": say("an intention or a forecast: only time can tell, and nothing of the past is stated"),
    "comparison": say("a comparison without a comparator: nothing says more than what, or when"),
    "conduct": say("conduct is named without a measure"),
    "share": say("a share of a whole that is not told: of how many, counted by whom, is not said"),
}


def not_testable(claim: Claim, bench: Bench) -> list[Finding]:  # noqa: ARG001 - every check takes the bench
    """No measure is stated, so nothing can be held against it."""
    why = WHY.get(claim.type) or say("no room here checks a claim of type '{type}'", type=claim.type)
    return [Finding(claim, "not_testable", why)]


def check_other_count(claim: Claim, bench: Bench) -> list[Finding]:  # noqa: ARG001
    """A figure of something that no room counts."""
    why = say("it counts {unit}, and no room here counts those", unit=claim.unit or say("something"))
    return [Finding(claim, "cannot_tell", why)]


def check_commitment(claim: Claim, bench: Bench) -> list[Finding]:  # noqa: ARG001
    """A commitment is a fact by being expressed; whether it is kept is another claim."""
    why = say("the commitment was expressed; whether it is kept is another claim")
    return [Finding(claim, "recorded", why)]


def check_conduct(claim: Claim, bench: Bench) -> list[Finding]:
    """Incidents with exempt groups stand beside it and carry no verdict on it."""
    exempt = exempt_names(bench.state.instruments)
    sides = bench.incidents.filter(pl.col("date_end") <= bench.day).select("actor_a", "actor_b").iter_rows()
    n = sum(names_any(pair, exempt) for pair in sides)
    words = say_count(
        "{n:,} incident up to {day} names an exempt group as a side; shown apart, no verdict",
        "{n:,} incidents up to {day} name an exempt group as a side; shown apart, no verdict",
        n=n, day=bench.day,
    )  # fmt: skip
    return [Finding(claim, "not_testable", WHY["conduct"], (Evidence(words, "#terms"),) if n else ())]
