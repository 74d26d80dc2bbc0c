"""A number of incidents in a place and some days, against those on record there: an enumeration of part."""

from __future__ import annotations

import re

from detente.claims.bench import Bench
from detente.claims.claim import VERDICTS_SAID, Claim, Evidence, Finding
from detente.claims.recorded import Recording, has_place, recording
from detente.claims.sentences import country_called, days, places_called
from detente.relief import TOLERANCE
from detente.say import say, say_count

ACTS = {
    r"shelling|bombard": "shelling",
    r"air ?strike|air raid": "air strike",
    r"clash": "armed clash",
    r"explosion": "explosive device",
}
"""Words for an act, to the terms' vocabulary; 'attacks' and 'incidents' are all of them."""
SOURCE = "#violence"


def check_level(claim: Claim, bench: Bench) -> list[Finding]:
    """So many incidents, in a place and a time, beside the incidents on record."""
    if claim.period is None or claim.value is None:
        return [Finding(claim, "cannot_tell", say("no period was said, so nothing can be counted beside it"))]
    if late := later_than_data(claim, bench):
        return [Finding(claim, "cannot_tell", late)]
    if claim.area and not has_place(claim, bench):
        return [
            Finding(
                claim,
                "cannot_tell",
                say("{area} is no unit that incidents are placed in here", area=claim.area),
            )
        ]
    act = next((act for words, act in ACTS.items() if re.search(words, claim.unit, re.IGNORECASE)), "")
    found = recording(claim, bench, claim.period, frozenset([act]) if act else frozenset())
    n = found.incidents.height
    where = places_called(claim, bench) or country_called(bench)
    evidence = (
        Evidence(
            say_count(
                "{n:,} incident is on record for {days} in {where}: an enumeration of part",
                "{n:,} incidents are on record for {days} in {where}: an enumeration of part",
                n=n, days=days(claim.period), where=where,
            ),
            SOURCE,
        ),
        Evidence(found.word.shown(), "#sources"),
    )  # fmt: skip
    aligned = [say("the days were taken as {days}", days=days(claim.period))]
    aligned.append(
        say("'{unit}' was read as the act '{act}'", unit=claim.unit, act=act)
        if act
        else say("'{unit}' was read as incidents of every act", unit=claim.unit)
    )
    verdict, why = against_count(claim, n)
    if not has_place(claim, bench):
        verdict, why = "cannot_tell", say("no place was said; in the whole country {n:,} are on record", n=n)
    return [
        Finding(
            claim, verdict, why, evidence, (), round(found.word.share, 4), _left_out(claim, found),
            aligned=tuple(aligned), unaligned=_unaligned(claim, bench), rests_on=found.word.shown(),
        )
    ]  # fmt: skip


def against_count(claim: Claim, n: int) -> tuple[str, str]:
    """The verdict of an enumeration of part on a number: more on record is against it, fewer is no test."""
    slack = TOLERANCE if claim.approximate else 0.0
    low, high = (claim.value or 0.0) * (1 - slack), (claim.most or 0.0) * (1 + slack)
    if n > high:
        return "contradicted_by_some", say("more are on record than said: {n:,}", n=n)
    if n >= low and n:
        return "consistent", say("as many are on record; what was not recorded would come on top")
    if n == low == 0:
        return "consistent", say("none is on record; a quiet place may be an unwatched place")
    return "cannot_tell", say(
        "fewer are on record ({n:,}), and an enumeration of part bounds nothing from above", n=n
    )


def later_than_data(claim: Claim, bench: Bench) -> str:
    """Said where the days lie after the last incident on record; '' otherwise."""
    last = max(bench.incidents["date_end"], default=None)
    if claim.period is None or (last is not None and claim.period.first <= last):
        return ""
    if last is None:
        return say("no incident is on record")
    return say(
        "the days said ({days}) are later than the incidents on record, which end on {last}",
        days=days(claim.period), last=last,
    )  # fmt: skip


def _left_out(claim: Claim, found: Recording) -> tuple[str, ...]:
    if not found.word.lead:
        return ()
    n = found.alone()
    verdict = VERDICTS_SAID[against_count(claim, n)[0]]
    return (
        say("without incidents that {lead} alone reports: {n:,} on record, {verdict}", lead=found.word.lead, n=n, verdict=verdict),
    )  # fmt: skip


def _unaligned(claim: Claim, bench: Bench) -> tuple[str, ...]:
    zones = [z for z in claim.place.split(", ") if z in {zone.id for zone in bench.state.zones}]
    if any(bench.state.plan_of(bench.state.zone(z)).boundary_status != "agreed" for z in zones):
        return (say("where the zone ends is assumed, not agreed"),)
    return ()
