"""A count of violations, against the rival tallies of the same day: bounds, never a sum."""

from __future__ import annotations

from detente.ceasefire.tallies import Day
from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding, RivalClaim


def check_violations(claim: Claim, bench: Bench) -> list[Finding]:
    """A daily count beside each party's own count of that day."""
    if claim.period is None or claim.period.days != 1:
        return [
            Finding(
                claim,
                "cannot_tell",
                "it does not count one day, and rivals' days are not added up to compare",
            )
        ]
    days = [
        d
        for d in bench.tabulation.days
        if d.date == claim.period.first and _same_unit(claim.unit, d.category)
    ]
    if not days or claim.value is None:
        return [
            Finding(
                claim, "cannot_tell", f"no tally of {claim.period} in this unit of count is in the folder"
            )
        ]
    if claim.place not in ("", bench.state.process.country.pcode):
        return [
            Finding(
                claim, "cannot_tell", "tallies are kept by province, and the place said is not one of them"
            )
        ]
    rivals = tuple(
        RivalClaim(party, n, f"{d.date}, {d.category}", relayed_by=", ".join(d.relayed.get(party, ())))
        for d in days for party, n in d.counts.items()
    )  # fmt: skip
    evidence = tuple(
        Evidence(
            f"{d.category}: between {d.bounds.distinct_min} and {d.bounds.distinct_max if d.bounds.distinct_max is not None else 'unknown'} distinct cases",
            "#tallies",
        )
        for d in days
    )
    same = [r for r in rivals if r.value == claim.value]
    if len(same) == len(rivals) > 1:
        return [Finding(claim, "supported", "every party printed the same count", evidence, rivals)]
    if same:
        return [
            Finding(
                claim,
                "consistent",
                f"{same[0].publisher} printed the same count; the others did not",
                evidence,
                rivals,
            )
        ]
    if not [r for r in rivals if r.value is not None]:
        return [Finding(claim, "cannot_tell", "no party's count of that day is on record", evidence, rivals)]
    if any(_allowed(d, claim.value) for d in days):
        why = "no party printed this count; it lies within the bounds of what their counts allow together"
        return [Finding(claim, "consistent", why, evidence, rivals)]
    return [
        Finding(claim, "contradicted_by_some", "no party printed this count for that day", evidence, rivals)
    ]


def _same_unit(unit: str, category: str) -> bool:
    """Do the claim and the tally count the same kind of thing? Units of count are never mixed."""
    said = {_stem(word) for word in unit.casefold().split()}
    return bool(said & {_stem(word) for word in category.casefold().replace("(", " ").split()})


def _stem(word: str) -> str:
    return word.strip("().,").removesuffix("s")


def _allowed(day: Day, value: float) -> bool:
    low, high = day.bounds.distinct_min, day.bounds.distinct_max
    return low is not None and high is not None and low <= value <= high
