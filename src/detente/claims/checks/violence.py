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
from detente.claims.sentences import country_called, days, days_from, zone_called
from detente.estimate import Estimate, Result
from detente.say import joined, say
from detente.violence.level import Level
from detente.violence.zones import ZoneViolence, fell, rose

NEAR_DAYS = 31
"""A start within so many days of the terms' first day is read as that day."""
NO_SERIES = say("by that day no series of incidents lies on both sides of the terms' first day")
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
    why = say(
        "recorded deaths of civilians before and after are a level: no comparison areas exist, and protection is more than deaths"
    )
    evidence = (
        Evidence(level_words(say("civilian deaths"), c.levels["civilians"]), "#violence"),
        Evidence(c.word.shown(), "#sources"),
    )
    whole = Finding(
        claim,
        "cannot_tell",
        why,
        evidence,
        single_source_share=round(c.word.share, 4),
        place=country_called(bench),
        rests_on=c.word.shown(),
    )
    return [whole, *found]


def _zone(claim: Claim, bench: Bench, z: ZoneViolence) -> Finding:
    rise = rises(claim.text)
    verdict, why = judge(
        z.result, z.twin, [v.result for v in z.variants], [v.name for v in z.variants], rise=rise
    )
    evidence = [
        Evidence(say("incidents after over before, against districts outside every zone: {result}", result=z.result.shown()), "#violence"),
        Evidence(say("the same on each area's own trend carried forward: {result}", result=z.twin.shown()), "#violence"),
        Evidence(level_words(say("incidents"), z.levels["incidents"]), "#violence"),
        Evidence(z.word.shown(), "#sources"),
    ]  # fmt: skip
    if verdict == "cannot_tell" and isinstance(z.result, Estimate):
        why = joined((why, level_words(say("incidents"), z.levels["incidents"])))
    failed = (
        [name for name, c in z.change.checks.items() if c.passed is False] if z.change is not None else []
    )
    if failed:
        checks = joined((n.replace("_", " ") for n in failed), ", ")
        evidence.append(Evidence(say("checks not passed: {checks}", checks=checks), "#violence"))
        if verdict in ("supported", "contradicted"):
            verdict, why = (
                "cannot_tell",
                say("{why}; but checks not passed: {checks}", why=why, checks=checks),
            )
    if unclear := two_sided(claim.text):
        verdict, why = "cannot_tell", unclear
    elif since := _other_start(claim, z):
        verdict, why = "cannot_tell", since
    if z.boundary != "agreed":
        evidence.append(Evidence(say("the zone's boundary is {status}", status=z.boundary), "zones"))
    aligned, unaligned = _aligned(claim, z)
    return Finding(
        claim, verdict, why, tuple(evidence), single_source_share=round(z.word.share, 4),
        sensitivity=tuple(say("{way}: {result}", way=v.says, result=v.result.shown()) for v in z.variants),
        place=zone_called(bench, z.zone), aligned=aligned, unaligned=unaligned, rests_on=z.word.shown(),
    )  # fmt: skip


def open_words(result: Estimate) -> str:
    """Why a ratio is no finding: its interval holds 1, or chance alone could have brought it about."""
    if result.low <= 1 <= result.high:
        return say("the interval holds both a fall and a rise against districts outside every zone")
    if result.p is None:
        return say("its interval leaves out 1, but districts drawn by lot do as well too often for a finding")
    return say(
        "its interval leaves out 1, but districts drawn by lot do as well too often (p {p:.2f}) for a finding",
        p=result.p,
    )


def _other_start(claim: Claim, z: ZoneViolence) -> str:
    """Said where the sentence counts from a day that is not the terms' first, or of some days only."""
    if claim.period is None or abs((claim.period.first - z.start).days) <= NEAR_DAYS:
        return ""
    return say(
        "the sentence speaks of {days}; the change worked out here is from {start}, and one does not answer the other",
        days=days(claim.period), start=z.start,
    )  # fmt: skip


def _aligned(claim: Claim, z: ZoneViolence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was aligned so that the sentence could be tested, and what could not be."""
    level = z.levels["incidents"]
    before, after = (
        days_from(level.before.first, level.before.last),
        days_from(level.after.first, level.after.last),
    )
    aligned = [say("before is {before}, after is {after}", before=before, after=after)]
    aligned.append(say("'significantly' and the like are read as an interval that excludes no change"))
    unaligned = []
    named = ACT_NAMED.search(claim.text)
    if named:
        unaligned.append(
            say("the sentence says '{act}', all recorded incidents are counted", act=named[0].lower())
        )
    if z.boundary != "agreed":
        unaligned.append(say("where the zone ends is {status}, not agreed", status=z.boundary))
    return tuple(aligned), tuple(unaligned)


def judge(
    result: Result, twin: Result, variants: list[Result], names: list[str], *, rise: bool
) -> tuple[str, str]:
    """The verdict of one place, and its reason. ``rise``: the claim says that violence rose."""
    if not isinstance(result, Estimate):
        return "cannot_tell", result.reason
    bears, against = (rose, fell) if rise else (fell, rose)

    def leans(r: Result, *, up: bool) -> bool:
        return isinstance(r, Estimate) and ((r.value > 1) == up)

    if bears(result):
        of = [(n, v) for n, v in zip(names, variants, strict=True) if isinstance(v, Estimate)]
        turned = [n for n, v in of if not leans(v, up=rise)]
        wide = [n for n, v in of if leans(v, up=rise) and not bears(v)]
        more = say("violence rose more than elsewhere") if rise else say("violence fell more than elsewhere")
        if not leans(twin, up=rise):
            return "cannot_tell", say(
                "{more}, but not once each area's own trend is carried forward", more=more
            )
        if turned:
            return "cannot_tell", say(
                "{more}, but not with: {readings}", more=more, readings=joined(turned, ", ")
            )
        why = (
            say("violence rose more than in districts outside every zone, in every reading")
            if rise
            else say("violence fell more than in districts outside every zone, in every reading")
        )
        if wide:
            why = say("{why}; less sure with: {readings}", why=why, readings=joined(wide, ", "))
        return "supported", why
    if against(result):
        same = all(not isinstance(v, Estimate) or leans(v, up=not rise) for v in variants)
        other = (
            say("violence fell against districts outside every zone")
            if rise
            else say("violence rose against districts outside every zone")
        )
        if same and leans(twin, up=not rise):
            return "contradicted", say("{other}, in every reading", other=other)
        return "contradicted_by_some", say("{other}, though not in every reading", other=other)
    return "cannot_tell", open_words(result)


def _country(claim: Claim, bench: Bench) -> Finding:
    c = bench.country
    if c is None:
        return Finding(claim, "cannot_tell", NO_SERIES)
    evidence = [
        Evidence(level_words(say("incidents"), c.levels["incidents"]), "#violence"),
        Evidence(level_words(say("deaths"), c.levels["fatalities"]), "#violence"),
        Evidence(c.word.shown(), "#sources"),
    ]
    for zone in claim.excepted:
        if zone in bench.zones:
            level = level_words(say("incidents"), bench.zones[zone].levels["incidents"])
            name = zone_called(bench, zone)
            evidence.append(
                Evidence(
                    say("{zone}, which the speaker sets apart: {level}", zone=name, level=level), "#violence"
                )
            )
    why: str = say(
        "for a whole country no comparison areas exist: the level before and after is shown, and what caused it cannot be told"
    )
    if unclear := two_sided(claim.text):
        why = unclear
    elif claim.area:
        why = say(
            "the sentence speaks of {area}, and change is worked out for zones: a province is drawn otherwise",
            area=claim.area,
        )
    return Finding(
        claim, "cannot_tell", why, tuple(evidence), single_source_share=round(c.word.share, 4),
        sensitivity=_drift(c.levels["incidents"]),
        place=claim.area or country_called(bench), unaligned=() if claim.place or claim.area else (say("no place was said: the whole country is shown"),),
        rests_on=c.word.shown(),
    )  # fmt: skip


def _civilians(claim: Claim, bench: Bench, z: ZoneViolence) -> Finding:
    words = level_words(say("civilian deaths"), z.levels["civilians"])
    evidence = (
        Evidence(words, "#violence"),
        Evidence(
            say(
                "deaths of civilians after over before, against districts outside every zone: {result}",
                result=z.civilians.shown(),
            ),
            "#violence",
        ),
        Evidence(z.word.shown(), "#sources"),
    )
    if not isinstance(z.civilians, Estimate):
        verdict, why = "cannot_tell", z.civilians.reason
    elif rose(z.civilians):
        verdict, why = (
            "contradicted_by_some",
            say("recorded deaths of civilians rose against districts outside every zone"),
        )
    elif fell(z.civilians) and isinstance(z.civilian_twin, Estimate) and z.civilian_twin.value < 1:
        verdict, why = (
            "consistent",
            say("recorded deaths of civilians fell more than elsewhere; protection is more than deaths"),
        )
    else:
        verdict, why = (
            "cannot_tell",
            say("recorded deaths of civilians: {open}", open=open_words(z.civilians)),
        )
    return Finding(
        claim,
        verdict,
        why,
        evidence,
        single_source_share=round(z.word.share, 4),
        place=zone_called(bench, z.zone),
        rests_on=z.word.shown(),
    )


def level_words(what: str, level: Level) -> str:
    """A level before and after, never an effect."""
    before, after = level.before, level.after
    if before.per_30_days is None or after.per_30_days is None:
        return say("{what}: one of the two periods was not watched", what=what)
    return say(
        "{what} per 30 days: {before:.1f} before ({first} to {last}), {after:.1f} after (to {end}); a level, never an effect",
        what=what, before=before.per_30_days, first=before.first, last=before.last, after=after.per_30_days, end=after.last,
    )  # fmt: skip


def _drift(level: Level) -> tuple[str, ...]:
    months = level.monthly.drop_nulls("per_30_days")
    if months.height < 4:
        return ()
    return tuple(
        say("month of {month}: {n:.0f} per 30 days", month=f"{row['month']:%Y-%m}", n=row["per_30_days"])
        for row in months.tail(12).iter_rows(named=True)
    )
