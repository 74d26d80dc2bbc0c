"""A total of deaths: laid beside enumerations, estimates and what is recorded here; seldom a test of it."""

from __future__ import annotations

from detente.casualties import published_totals, recorded_deaths
from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding, RivalClaim


def check_deaths(claim: Claim, bench: Bench) -> list[Finding]:
    """Supported by nothing but a total of the same scope; contradicted only by a larger count of a part of it."""
    today = bench.day
    totals = published_totals(bench.state.totals)
    rivals = tuple(
        RivalClaim(
            t.publisher, t.value, t.covers, t.url, ratio=_ratio(claim.value, t.value),
            alignment=f"{t.kind} of {t.who}" + (", later than the words" if t.ends and t.ends > today else "")
            + (f" ({t.checked})" if t.checked and t.checked != "read in the source" else ""),
        )
        for t in totals
    )  # fmt: skip
    recorded = recorded_deaths(bench.incidents, today)
    evidence = []
    share = None
    if recorded is not None:
        share = recorded.word.share
        evidence.append(
            Evidence(
                f"the folder's incidents, {recorded.first} to {recorded.last}: {recorded.best:,} deaths "
                f"({recorded.low:,} to {recorded.high:,}): an enumeration of part, by its own definition; {recorded.shown()}",
                "#violence",
            )
        )
    counted = [t for t in totals if t.kind == "enumeration" and t.ends is not None and t.ends <= today]
    over = [t for t in counted if claim.value is not None and t.value > claim.value]
    larger = recorded is not None and claim.value is not None and recorded.low > claim.value
    if over or larger:
        what = over[0].publisher if over else "the folder's own incidents"
        return [
            Finding(
                claim,
                "contradicted",
                f"a count of part of it ({what}) is already larger",
                tuple(evidence),
                rivals,
                share,
            )
        ]
    why = (
        "a figure without basis, period or definition of who is counted; "
        f"{len(counted)} enumerations of other scope had been published by then and are smaller; "
        "no list here covers all deaths, and no number is given for any group it names"
    )
    sensitivity = tuple(
        f"beside {t.publisher} ({t.kind}, {t.covers}): {claim.value / t.value:.2f} times"
        for t in totals
        if claim.value
    )
    return [Finding(claim, "cannot_tell", why, tuple(evidence), rivals, share, sensitivity)]


def _ratio(value: float | None, other: float) -> float | None:
    return round(value / other, 2) if value and other else None
