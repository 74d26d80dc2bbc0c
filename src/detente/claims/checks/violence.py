"""Claims that violence changed, or that civilians were protected: one verdict a place, never one for several.

A zone's verdict is *supported* or *contradicted* only if the main answer's whole interval says so, its trend-robust
twin leans the same way, and no other way of drawing, dating or sourcing turns it round. The country has no areas to
compare it with: its level is shown and the cause cannot be told.
"""

from __future__ import annotations

import re

from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding
from detente.claims.kinds import rises, two_sided
from detente.estimate import Estimate, Result
from detente.violence.level import Level
from detente.violence.zones import ZoneViolence, fell, rose

PER = "per 30 days"
NO_SERIES = "by that day no series of incidents lies on both sides of the terms' first day"
ACT_NAMED = re.compile(
    r"\b(?:shelling|bombard\w+|air ?strikes?|clashes|sniping|casualties|bloodshed)\b", re.IGNORECASE
)


def check_violence(claim: Claim, bench: Bench) -> list[Finding]:
    """A change of violence, in each zone it names, or in the country."""
    zones = [z for z in claim.place.split(", ") if z in bench.zones]
    if zones:
        return [_zone(claim, bench, bench.zones[z]) for z in zones]
    return [_country(claim, bench)]


def check_protection(claim: Claim, bench: Bench) -> list[Finding]:
    """Protection of civilians, as far as recorded deaths of civilians can show it."""
    named = [z for z in claim.place.split(", ") if z in bench.zones]
    found = [_civilians(claim, bench, bench.zones[z]) for z in (named or bench.zones)]
    if named or bench.country is None:
        return found or [Finding(claim, "cannot_tell", NO_SERIES)]
    c = bench.country
    why = "recorded deaths of civilians before and after are a level: no comparison areas exist, and protection is more than deaths"
    evidence = (
        Evidence(_level_words("civilian deaths", c.levels["civilians"]), "#violence"),
        Evidence(c.word.shown(), "#sources"),
    )
    whole = Finding(
        claim,
        "cannot_tell",
        why,
        evidence,
        single_source_share=round(c.word.share, 4),
        place=bench.country_name,
    )
    return [whole, *found]


def _zone(claim: Claim, bench: Bench, z: ZoneViolence) -> Finding:
    rise = rises(claim.text)
    unclear = two_sided(claim.text)
    verdict, why = judge(
        z.result, z.twin, [v.result for v in z.variants], [v.name for v in z.variants], rise=rise
    )
    if unclear:
        verdict, why = "cannot_tell", unclear
    evidence = [
        Evidence(
            f"incidents after over before, against districts outside every zone: {z.result.shown()}",
            "#violence",
        ),
        Evidence(f"the same on each area's own trend carried forward: {z.twin.shown()}", "#violence"),
        Evidence(_level_words("incidents", z.levels["incidents"]), "#violence"),
        Evidence(z.word.shown(), "#sources"),
    ]
    evidence.append(Evidence(_aligned(claim, z)))
    if verdict == "cannot_tell" and isinstance(z.result, Estimate):
        why = f"{why}; {_level_words('incidents', z.levels['incidents'])}"
    if z.change is not None:
        failed = [name for name, c in z.change.checks.items() if c.passed is False]
        if failed:
            evidence.append(
                Evidence("checks not passed: " + ", ".join(n.replace("_", " ") for n in failed), "#violence")
            )
            if verdict in ("supported", "contradicted"):
                verdict, why = (
                    "cannot_tell",
                    f"{why}; but checks not passed: {', '.join(n.replace('_', ' ') for n in failed)}",
                )
    if z.boundary != "agreed":
        evidence.append(Evidence(f"the zone's boundary is {z.boundary}", "zones"))
    sensitivity = tuple(f"{v.says}: {v.result.shown()}" for v in z.variants)
    return Finding(
        claim, verdict, why, tuple(evidence), single_source_share=round(z.word.share, 4), sensitivity=sensitivity,
        place=bench.zone_name(z.zone),
    )  # fmt: skip


def open_words(result: Estimate) -> str:
    """Why a ratio is no finding: its interval holds 1, or chance alone could have brought it about."""
    if result.low <= 1 <= result.high:
        return "the interval holds both a fall and a rise against districts outside every zone"
    p = "" if result.p is None else f" (p {result.p:.2f})"
    return f"its interval leaves out 1, but districts drawn by lot do as well too often{p} for a finding"


def _aligned(claim: Claim, z: ZoneViolence) -> str:
    """What was aligned so that the sentence could be tested, and what could not be."""
    level = z.levels["incidents"]
    words = f"aligned: before is {level.before.first} to {level.before.last}, after is {level.after.first} to {level.after.last}"
    named = ACT_NAMED.search(claim.text)
    what = f"; the sentence says {named[0].lower()}, all recorded incidents are counted" if named else ""
    return words + what + "; 'significantly' and the like are read as an interval that excludes no change"


def judge(
    result: Result, twin: Result, variants: list[Result], names: list[str], *, rise: bool
) -> tuple[str, str]:
    """The verdict of one place, and its reason. ``rise``: the claim says that violence rose."""
    if not isinstance(result, Estimate):
        return "cannot_tell", result.reason
    bears, against = (rose, fell) if rise else (fell, rose)
    said, other = ("rose", "fell") if rise else ("fell", "rose")

    def leans(r: Result, *, up: bool) -> bool:
        return isinstance(r, Estimate) and ((r.value > 1) == up)

    if bears(result):
        turned = [
            n
            for n, v in zip(names, variants, strict=True)
            if isinstance(v, Estimate) and not leans(v, up=rise)
        ]
        wide = [
            n
            for n, v in zip(names, variants, strict=True)
            if isinstance(v, Estimate) and leans(v, up=rise) and not bears(v)
        ]
        if not leans(twin, up=rise):
            return (
                "cannot_tell",
                f"violence {said} more than elsewhere, but not once each area's own trend is carried forward",
            )
        if turned:
            return "cannot_tell", f"violence {said} more than elsewhere, but not with: {', '.join(turned)}"
        tail = f"; less sure with: {', '.join(wide)}" if wide else ""
        return (
            "supported",
            f"violence {said} more than in districts outside every zone, in every reading{tail}",
        )
    if against(result):
        same = all(not isinstance(v, Estimate) or leans(v, up=not rise) for v in variants)
        if same and leans(twin, up=not rise):
            return "contradicted", f"violence {other} against districts outside every zone, in every reading"
        return (
            "contradicted_by_some",
            f"violence {other} against districts outside every zone, though not in every reading",
        )
    return "cannot_tell", open_words(result)


def _country(claim: Claim, bench: Bench) -> Finding:
    c = bench.country
    if c is None:
        return Finding(claim, "cannot_tell", NO_SERIES)
    evidence = [
        Evidence(_level_words("incidents", c.levels["incidents"]), "#violence"),
        Evidence(_level_words("deaths", c.levels["fatalities"]), "#violence"),
        Evidence(c.word.shown(), "#sources"),
    ]
    for zone in claim.excepted:
        if zone in bench.zones:
            level = _level_words("incidents", bench.zones[zone].levels["incidents"])
            evidence.append(
                Evidence(f"{bench.zone_name(zone)}, which the speaker sets apart: {level}", "#violence")
            )
    why = "for a whole country no comparison areas exist: the level before and after is shown, and what caused it cannot be told"
    return Finding(
        claim, "cannot_tell", why, tuple(evidence), single_source_share=round(c.word.share, 4),
        sensitivity=_drift(c.levels["incidents"]), place=bench.country_name,
    )  # fmt: skip


def _civilians(claim: Claim, bench: Bench, z: ZoneViolence) -> Finding:
    words = _level_words("civilian deaths", z.levels["civilians"])
    evidence = (
        Evidence(words, "#violence"),
        Evidence(
            f"deaths of civilians after over before, against districts outside every zone: {z.civilians.shown()}",
            "#violence",
        ),
        Evidence(z.word.shown(), "#sources"),
    )
    if not isinstance(z.civilians, Estimate):
        verdict, why = "cannot_tell", z.civilians.reason
    elif rose(z.civilians):
        verdict, why = (
            "contradicted_by_some",
            "recorded deaths of civilians rose against districts outside every zone",
        )
    elif fell(z.civilians) and isinstance(z.civilian_twin, Estimate) and z.civilian_twin.value < 1:
        verdict, why = (
            "consistent",
            "recorded deaths of civilians fell more than elsewhere; protection is more than deaths",
        )
    else:
        verdict, why = "cannot_tell", f"recorded deaths of civilians: {open_words(z.civilians)}"
    return Finding(
        claim,
        verdict,
        why,
        evidence,
        single_source_share=round(z.word.share, 4),
        place=bench.zone_name(z.zone),
    )


def _level_words(what: str, level: Level) -> str:
    before, after = level.before, level.after
    if before.per_30_days is None or after.per_30_days is None:
        return f"{what}: one of the two periods was not watched"
    return (
        f"{what} {PER}: {before.per_30_days:.1f} before ({before.first} to {before.last}), "
        f"{after.per_30_days:.1f} after (to {after.last}); a level, never an effect"
    )


def _drift(level: Level) -> tuple[str, ...]:
    months = level.monthly.drop_nulls("per_30_days")
    if months.height < 4:
        return ()
    return tuple(
        f"month of {row['month']:%Y-%m}: {row['per_30_days']:.0f} {PER}"
        for row in months.tail(12).iter_rows(named=True)
    )
