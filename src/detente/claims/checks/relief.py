"""Claims about people who moved and aid that reached them: rival figures aligned by period; needs by a standard."""

from __future__ import annotations

import re
from datetime import timedelta

import polars as pl

from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding, RivalClaim
from detente.claims.places_said import spellings
from detente.relief import Rival, needs, rival_figures
from detente.times import Span

KINDS = {
    "left_place": ("evacuated",),
    "returned": ("returned IDP", "returned refugee"),
    "released": ("prisoners exchanged",),
    "aid_delivered": ("aid delivered",),
}
NEAR_DAYS = 3
WANTED = {"water.total": "times", "shelter.living": "times", "toilet.medium": "shared"}


def check_movement(claim: Claim, bench: Bench) -> list[Finding]:
    """A number of people said to have moved, against each publisher's bounds for the same days."""
    period = claim.period or Span(bench.day - timedelta(days=NEAR_DAYS), bench.day)
    places = _places(claim, bench)
    if not places:
        return [Finding(claim, "cannot_tell", "the place is not said, or no publisher's figure names it")]
    rivals = rival_figures(bench.state.movements, KINDS[claim.type], places, period)
    shown = tuple(_shown(r, claim, bench) for r in rivals for r in _figures(r))
    if claim.value is None or not rivals:
        return [
            Finding(
                claim, "cannot_tell", f"no publisher's figure for {period} is in the folder", rivals=shown
            )
        ]
    stands = {r.publisher: r.stands_to(claim.value, approximate=claim.approximate) for r in rivals}
    bounded = {r.publisher: r for r in rivals if r.low is not None or r.high is not None}
    against = [p for p in bounded if stands[p] != "within"]
    fits = [p for p in bounded if stands[p] == "within"]
    independent = [
        p
        for p in fits
        if not _own_side(p, claim, bench) and bounded[p].low is not None and bounded[p].high is not None
    ]
    evidence = tuple(
        Evidence(_words(bounded[p], stands[p], claim, bench), "relief/movements.csv") for p in bounded
    )
    aligned = f"the days were taken as {period}" + ("" if claim.period else " (none were said)")
    if claim.period is None:
        return [Finding(claim, "cannot_tell", f"no period was said; {aligned}", evidence, shown)]
    if against and (fits or len(against) < len(bounded)):
        verdict, why = (
            "contradicted_by_some",
            _sides(bounded, stands, claim, bench),
        )
    elif against:
        verdict, why = (
            "contradicted",
            _sides(bounded, stands, claim, bench),
        )
    elif independent:
        verdict, why = (
            "supported",
            f"{', '.join(independent)} bound it from both sides, independent of the speaker",
        )
    elif fits:
        verdict, why = (
            "consistent",
            "no publisher's figure is against it; none independent of the speaker fixes it",
        )
    else:
        verdict, why = "cannot_tell", "the figures published bound nothing for these days"
    return [
        Finding(
            claim,
            verdict,
            f"{why}; {aligned}",
            evidence,
            shown,
            None,
            _other_readings(claim, bench, places, period),
        )
    ]


def _sides(bounded: dict[str, Rival], stands: dict[str, str], claim: Claim, bench: Bench) -> str:
    """Who says fewer, who says more and who allows it, with the speaker's own side named as one."""
    words = {"above": "fewer by", "below": "more by", "within": "allowed by"}
    told = []
    for stand, word in words.items():
        names = [
            p + (" (the speaker's own side)" if _own_side(p, claim, bench) else "")
            for p in bounded
            if stands[p] == stand
        ]
        if names:
            told.append(f"{word} {', '.join(names)}")
    return "of the same days: " + "; ".join(told)


def check_aid(claim: Claim, bench: Bench) -> list[Finding]:
    """A present effort is no measure; what sites hold and lack by the standard stands beside it."""
    soon = bench.day + timedelta(days=30)
    evidence = []
    for full in bench.occupancies:
        if full.date > soon:
            continue
        later = f", {(full.date - bench.day).days} days later" if full.date > bench.day else ""
        evidence.append(
            Evidence(
                f"{full.publisher}, {full.date}{later}: {full.stock:,.0f} people in {full.place}, capacity {full.capacity:,.0f} ({100 * full.share:.0f} %)",
                full.url,
            )
        )
        for need in needs(bench.state.standards, full.stock, WANTED):
            recalled = "" if need.checked in ("seen", "quoted") else f", standard {need.checked}"
            evidence.append(
                Evidence(
                    f"they need {need.amount:,.0f} {need.unit} ({need.basis}{recalled})",
                    "relief/standards.csv",
                )
            )
    near = bench.state.movements.filter(
        (pl.col("kind") == "aid delivered")
        & pl.col("date").is_between(bench.day - timedelta(days=NEAR_DAYS), bench.day)
    )
    evidence += [
        Evidence(
            f"{r['speaker_or_publisher']}, {r['date']}: {r['count'] if r['count'] is not None else 'no figure'} {r['unit'] or ''}, {r['place']}",
            r["source_url"] or "",
        )
        for r in near.iter_rows(named=True)
    ]
    why = "a present effort is stated without a measure; what sites held and would need stands beside it"
    return [Finding(claim, "cannot_tell", why, tuple(evidence))]


def _places(claim: Claim, bench: Bench) -> list[str]:
    zones = [z for z in claim.place.split(", ") if z in {zone.id for zone in bench.state.zones}]
    if zones:
        return [s for z in zones for s in spellings(bench.state, z)]
    named = {place for place in bench.state.movements["place"].to_list() if _named_in(place, claim.text)}
    country = bench.state.process.country
    whole = [*country.names.values(), *country.aliases] if claim.place == country.pcode else []
    return sorted(named) or whole


def _named_in(place: str, text: str) -> bool:
    """Does the text name this place, by the first part of how a publisher writes it?"""
    head = place.split(",")[0].split("(")[0].strip()
    return len(head) > 2 and re.search(rf"(?<!\w){re.escape(head)}(?!\w)", text, re.IGNORECASE) is not None


def _figures(rival: Rival) -> list[Rival]:
    return [Rival(rival.publisher, rival.low, rival.high, (f,)) for f in rival.figures]


def _shown(rival: Rival, claim: Claim, bench: Bench) -> RivalClaim:
    figure = rival.figures[0]
    own = " (the speaker's own side)" if _own_side(rival.publisher, claim, bench) else ""
    ratio = round(claim.value / figure.value, 2) if claim.value and figure.value else None
    return RivalClaim(
        figure.publisher + own, figure.value, f"{figure.period}, as of {figure.as_of}, {figure.place} [{figure.unit}]",
        figure.url, ratio=ratio, alignment=figure.alignment,
    )  # fmt: skip


def _own_side(publisher: str, claim: Claim, bench: Bench) -> bool:
    """Does the publisher belong to, or speak for, the speaker's side?"""
    process = bench.state.process
    mine, theirs = process.organisation_named(claim.on_behalf_of), process.organisation_named(publisher)
    return mine is not None and theirs is not None and mine.id in (theirs.id, theirs.speaks_for)


def _words(rival: Rival, stands: str, claim: Claim, bench: Bench) -> str:
    low = f"at least {rival.low:,.0f}" if rival.low is not None else ""
    high = f"at most {rival.high:,.0f}" if rival.high is not None else ""
    own = ", the speaker's own side" if _own_side(rival.publisher, claim, bench) else ""
    return f"{rival.publisher}{own}: {' and '.join(filter(None, (low, high)))}; the figure said lies {stands}"


def _other_readings(claim: Claim, bench: Bench, places: list[str], period: Span) -> tuple[str, ...]:
    """The same claim with the days ending one day earlier."""
    earlier = Span(period.first - timedelta(days=1), period.last - timedelta(days=1))
    rivals = rival_figures(bench.state.movements, KINDS[claim.type], places, earlier)
    bounded = [r for r in rivals if r.low is not None or r.high is not None]
    if not bounded or claim.value is None:
        return (f"with the days taken as {earlier}: no publisher's figure bounds it",)
    stands = [r.stands_to(claim.value, approximate=claim.approximate) for r in bounded]
    return (
        f"with the days taken as {earlier}: {stands.count('within')} of {len(bounded)} publishers allow it",
    )
