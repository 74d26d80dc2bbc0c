"""Deaths: a total beside enumerations and estimates; a number for some days and a place beside the incidents on record.

A total is contradicted only by a larger count of a part of what it counts; a number for some days only by a larger
count of those days. A count of the documented by name is no count of the dead, and neither tests the other downwards.
"""

from __future__ import annotations

import re

from detente.casualties import Total, published_totals, recorded_deaths
from detente.claims.bench import Bench
from detente.claims.checks.level import later_than_data
from detente.claims.claim import Claim, Evidence, Finding, RivalClaim
from detente.claims.recorded import has_place, recording
from detente.claims.sentences import country_called, days, days_from, places_called
from detente.relief import TOLERANCE
from detente.say import say, say_count

CIVILIANS = re.compile(r"\b(?:civilians?|citizens?|residents?)\b", re.IGNORECASE)
EVERYONE = re.compile(
    r"^(?:people|persons?|dead|deaths?|killed|fatalit\w+|victims|human beings|lives|souls)\b", re.IGNORECASE
)
NO_ESTIMATE = say(
    "no estimate of a total was made: the room that would make one (casualties, from lists) is missing here"
)


def check_deaths(claim: Claim, bench: Bench) -> list[Finding]:
    """Deaths said, in all or of some days and a place."""
    if claim.period is not None or claim.area or _zones(claim, bench):
        return [_of_some_days(claim, bench)]
    return [_in_all(claim, bench)]


def _of_some_days(claim: Claim, bench: Bench) -> Finding:
    if late := later_than_data(claim, bench):
        return Finding(claim, "cannot_tell", late)
    if claim.area and not has_place(claim, bench):
        return Finding(
            claim, "cannot_tell", say("{area} is no unit that incidents are placed in here", area=claim.area)
        )
    found = recording(claim, bench, claim.period)
    civil = bool(CIVILIANS.search(claim.unit))
    told_apart = civil or not claim.unit or EVERYONE.match(claim.unit)
    deaths = found.deaths
    low = deaths.low if deaths else 0
    best = deaths.best if deaths else 0
    if civil and deaths is not None:
        low = best = deaths.civilians or 0
    where = places_called(claim, bench) or country_called(bench)
    over = days(claim.period) if claim.period else say("all days on record")
    who = say("deaths of civilians") if civil else say("deaths")
    evidence = (
        Evidence(
            say("{who} on record for {days} in {where}: {best:,} (lowest figures {low:,}): an enumeration of part",
                who=who, days=over, where=where, best=best, low=low),
            "#violence",
        ),
        Evidence(found.word.shown(), "#sources"),
    )  # fmt: skip
    slack = TOLERANCE if claim.approximate else 0.0
    value, most = claim.value or 0.0, claim.most or 0.0
    if not told_apart:
        verdict, why = (
            "cannot_tell",
            say("how many of the dead were {unit} is not on record", unit=claim.unit),
        )
    elif not has_place(claim, bench):
        verdict, why = (
            "cannot_tell",
            say("no place was said; in the whole country {n:,} are on record", n=best),
        )
    elif claim.period is None:
        verdict, why = "cannot_tell", say("no period was said, so nothing can be counted beside it")
    elif low > most * (1 + slack):
        verdict, why = (
            "contradicted_by_some",
            say("more deaths are on record than said: at least {n:,}", n=low),
        )
    elif value * (1 - slack) <= (deaths.high if deaths and not civil else best):
        verdict, why = (
            "consistent",
            say("the figures on record hold it; what was not recorded would come on top"),
        )
    else:
        verdict = "cannot_tell"
        why = say("fewer are on record ({n:,}), and an enumeration of part bounds nothing from above", n=best)
    aligned = [
        say("the days were taken as {days}", days=over),
        say("the place was read as {where}", where=where),
    ]
    return Finding(
        claim, verdict, why, evidence, (), round(found.word.share, 4), aligned=tuple(aligned),
        unaligned=(say("who counts as a civilian is each source's own word"),) if civil else (),
        rests_on=found.word.shown(),
    )  # fmt: skip


def _in_all(claim: Claim, bench: Bench) -> Finding:
    """Supported by nothing but a total of the same scope; contradicted only by a larger count of a part of it."""
    today = bench.day
    totals = published_totals(bench.state.totals)
    rivals = tuple(_rival(claim, t, bench) for t in totals)
    recorded = recorded_deaths(bench.incidents, today)
    civil = bool(CIVILIANS.search(claim.unit))
    evidence = []
    share, rests = None, ""
    if recorded is not None:
        share, rests = recorded.word.share, recorded.word.shown()
        evidence.append(
            Evidence(
                say(
                    "the folder's incidents, {days}: {best:,} deaths ({low:,} to {high:,}): an enumeration of part, by its own definition; {word}",
                    days=days_from(recorded.first, recorded.last), best=recorded.best, low=recorded.low,
                    high=recorded.high, word=recorded.shown(),
                ),
                "#violence",
            )
        )  # fmt: skip
    counted = [t for t in totals if t.kind == "enumeration" and t.ends is not None and t.ends <= today]
    part = [t for t in counted if _is_part(t, civil=civil)]
    over = [t for t in part if claim.value is not None and t.value > (claim.most or 0.0)]
    here = (recorded.civilians or 0 if civil else recorded.low) if recorded is not None else 0
    larger = claim.value is not None and here > (claim.most or 0.0)
    aligned = tuple(
        say("'{unit}' is read as {who}", unit=claim.unit, who=say("civilians") if civil else say("all who died"))
        for _ in [1] if claim.unit
    )  # fmt: skip
    unaligned = [say("no period was said"), NO_ESTIMATE]
    if claim.by_name:
        unaligned.append(
            say("a count of those documented by name leaves out everybody without a name on a list")
        )
    if (over or larger) and not claim.by_name:
        what = over[0].publisher if over else say("the folder's own incidents")
        why = say("a count of part of it ({what}) is already larger", what=what)
        return Finding(
            claim, "contradicted", why, tuple(evidence), rivals, share, aligned=aligned, unaligned=tuple(unaligned), rests_on=rests
        )  # fmt: skip
    if claim.by_name:
        why = say(
            "a list of names is told, and the list is not in the folder: counts of the dead beside it count something else"
        )
    else:
        why = say_count(
            "a figure without basis, period or definition of who is counted; {n} enumeration of other scope had been published by then; no list here covers all deaths, and no number is given for any group it names",
            "a figure without basis, period or definition of who is counted; {n} enumerations of other scope had been published by then; no list here covers all deaths, and no number is given for any group it names",
            n=len(counted),
        )  # fmt: skip
    sensitivity = tuple(
        say("beside {publisher} ({kind}, {covers}): {ratio:.2f} times",
            publisher=t.publisher, kind=t.kind, covers=t.covers, ratio=claim.value / t.value)
        for t in totals
        if claim.value
    )  # fmt: skip
    return Finding(
        claim, "cannot_tell", why, tuple(evidence), rivals, share, sensitivity, aligned=aligned,
        unaligned=tuple(unaligned), rests_on=rests,
    )  # fmt: skip


def _is_part(total: Total, *, civil: bool) -> bool:
    """Are all that the total counts among those that the claim counts? All persons are no part of the civilians."""
    return not civil or bool(CIVILIANS.match(total.who))


def _rival(claim: Claim, t: Total, bench: Bench) -> RivalClaim:
    words: str = say("{kind} of {who}", kind=t.kind, who=t.who)
    if t.ends and t.ends > bench.day:
        words = say("{words}, later than the words", words=words)
    if t.checked and t.checked != "read in the source":
        words = say("{words} ({checked})", words=words, checked=t.checked)
    return RivalClaim(
        t.publisher, t.value, t.covers, t.url, ratio=_ratio(claim.value, t.value), alignment=words
    )


def _zones(claim: Claim, bench: Bench) -> list[str]:
    known = {z.id for z in bench.state.zones}
    return [z for z in claim.place.split(", ") if z in known]


def _ratio(value: float | None, other: float) -> float | None:
    return round(value / other, 2) if value and other else None
