"""A count of violations, or a share of them, against the rival tallies of the same day, place and unit: bounds, never a sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from detente.ceasefire.tallies import Bounds
from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding, RivalClaim
from detente.claims.places_said import AREA_WORD
from detente.claims.sentences import channel, days, own_side
from detente.process import folded
from detente.relief import TOLERANCE
from detente.say import joined, say, say_count

SOURCE = "#tallies"
OTHER = "other"


@dataclass(frozen=True)
class _Count:
    """One day's rival counts of one unit, of the country or of a province."""

    date: date
    category: str
    counts: Mapping[str, int | None]
    bounds: Bounds
    relayed: Mapping[str, tuple[str, ...]]


def check_violations(claim: Claim, bench: Bench) -> list[Finding]:
    """A daily count beside each party's own count of that day."""
    if claim.period is None or claim.period.days != 1:
        why: str = say("it does not count one day, and rivals' days are not added up to compare")
        beside = _printed(claim, bench) if claim.period is not None else ()
        return [Finding(claim, "cannot_tell", why, beside)]
    if _zones(claim, bench):
        why = say("tallies are kept by province, and the place said is not one of them")
        return [Finding(claim, "cannot_tell", why)]
    rows = _counts(claim, bench)
    if not rows or claim.value is None:
        return [Finding(claim, "cannot_tell", _nothing(claim, bench))]
    rivals = tuple(_rival(claim, row, party, n) for row in rows for party, n in row.counts.items())
    evidence = tuple(Evidence(_bounds(row), SOURCE) for row in rows)
    share, rests = _word(rows, bench)
    aligned = [
        say("the day was taken as {day}", day=claim.period.first),
        say("'{unit}' was held against the tallies' '{categories}'", unit=claim.unit, categories=joined(sorted({r.category for r in rows}), ", ")),
    ]  # fmt: skip
    if claim.area:
        aligned.append(say("of the place only: {area}", area=claim.area))
    verdict, why = _verdict(claim, bench, rows, rivals)
    lead = _lead(rows, bench)
    sensitivity = tuple(_without(row, lead, bench) for row in rows if lead)
    return [
        Finding(
            claim, verdict, why, evidence, rivals, share, sensitivity, aligned=tuple(aligned),
            unaligned=(say("whether the parties count the same kind of case is their own word"),), rests_on=rests,
        )
    ]  # fmt: skip


def _verdict(
    claim: Claim, bench: Bench, rows: list[_Count], rivals: tuple[RivalClaim, ...]
) -> tuple[str, str]:
    value = claim.value or 0.0
    known = [r for r in rivals if r.value is not None]
    same = [r for r in known if r.value is not None and _fits(claim, r.value)]
    if not known:
        return "cannot_tell", say("no party's count of that day is on record")
    if len(same) == len(rivals) > 1:
        return "supported", say("every party printed the same count")
    if same:
        who = joined(dict.fromkeys(r.publisher for r in same), ", ")
        if any(not own_side(str(r.publisher), claim, bench) for r in same):
            return "consistent", say("{who} printed the same count; the others did not", who=who)
        return "consistent", say(
            "{who}, the speaker's own side, printed the same count; the others did not", who=who
        )
    if any(
        row.bounds.distinct_max == value and sum(n is not None for n in row.counts.values()) > 1
        for row in rows
    ):
        return "consistent", say(
            "it is the parties' counts added up: a case that both counted is in it twice, so it is the most there can be"
        )
    if any(_allowed(row.bounds, claim) for row in rows):
        return "consistent", say(
            "no party printed this count; it lies within the bounds of what their counts allow together"
        )
    return "contradicted_by_some", say("no party printed this count for that day")


def check_share(claim: Claim, bench: Bench) -> list[Finding]:
    """A share of the violations: the total that it is a share of is not one number where rivals count."""
    rows = [r for r in _of_days(claim, bench) if not r.bounds.distinct_max == r.bounds.distinct_min == 0]
    evidence = []
    for row in rows[:5]:
        known = {p: n for p, n in row.counts.items() if n is not None and p != OTHER}
        low, high = row.bounds.distinct_min, row.bounds.distinct_max
        for party, n in known.items():
            if low and high:
                words = say(
                    "{party} counted {n} on {day}: between {least:.0f} % and {most:.0f} % of the distinct cases that the counts allow",
                    party=party, n=n, day=row.date, least=100 * n / high, most=min(100.0, 100 * n / low),
                )  # fmt: skip
                evidence.append(Evidence(words, SOURCE))
    why = say("a share needs one total, and the rivals' counts have none: they are never added up")
    share, rests = _word(rows, bench) if rows else (None, "")
    return [
        Finding(
            claim, "cannot_tell", why, tuple(evidence), (), share,
            unaligned=(say("whose violations of whose total is meant is not told by the words"),), rests_on=rests,
        )
    ]  # fmt: skip


def _counts(claim: Claim, bench: Bench) -> list[_Count]:
    """The rival counts of the claim's day, place and unit."""
    return [r for r in _of_days(claim, bench) if _same_unit(claim.unit, r.category)]


def _of_days(claim: Claim, bench: Bench) -> list[_Count]:
    if claim.period is None or claim.period.days != 1:
        return []
    table = bench.tabulation
    of_day = [d for d in table.days if d.date == claim.period.first]
    relayed = {(d.date, d.category): d.relayed for d in of_day}
    if not claim.area:
        return [_Count(d.date, d.category, d.counts, d.bounds, d.relayed) for d in of_day]
    wanted = _bare(claim.area)
    return [
        _Count(c.date, c.category, c.counts, c.bounds, relayed.get((c.date, c.category), {}))
        for c in table.cells
        if c.date == claim.period.first and _bare(c.province) == wanted
    ]


def _bare(area: str) -> str:
    return folded(AREA_WORD.sub(" ", area)).removeprefix("the ").strip()


def _nothing(claim: Claim, bench: Bench) -> str:
    dates = [d.date for d in bench.tabulation.days]
    if claim.period is not None and dates and claim.period.first > max(dates):
        return say(
            "the day said ({day}) is later than the tallies in the folder, which end on {last}",
            day=claim.period.first, last=max(dates),
        )  # fmt: skip
    if claim.area:
        return say("no tally of {area} in this unit of count is in the folder for that day", area=claim.area)
    day = days(claim.period) if claim.period else ""
    others = sorted({r.category for r in _of_days(claim, bench)})
    if others:
        return say(
            "no tally of {day} in this unit of count is in the folder; those of that day count {others}, and units are never mixed",
            day=day, others=joined(others, ", "),
        )  # fmt: skip
    return say("no tally of {day} in this unit of count is in the folder", day=day)


def _printed(claim: Claim, bench: Bench) -> tuple[Evidence, ...]:
    """How many days of the period each party printed a count for: never their sum."""
    assert claim.period is not None
    span = claim.period
    rows = [
        d
        for d in bench.tabulation.days
        if span.first <= d.date <= span.last and _same_unit(claim.unit, d.category)
    ]
    told: Counter[str] = Counter(p for d in rows for p, n in d.counts.items() if n is not None)
    return tuple(
        Evidence(say_count("{party}: a count for {n} of {all} days", "{party}: counts for {n} of {all} days", n=n, party=party, all=span.days), SOURCE)
        for party, n in sorted(told.items())
    )  # fmt: skip


def _rival(claim: Claim, row: _Count, party: str, n: int | None) -> RivalClaim:
    ratio = round(claim.value / n, 2) if claim.value is not None and n else None
    alignment = (
        say("the same day and unit as printed")
        if n is not None
        else say("named without a figure: bounds nothing")
    )
    return RivalClaim(
        party, n, say("{day}, {category}", day=row.date, category=row.category),
        relayed_by=", ".join(row.relayed.get(party, ())), ratio=ratio, alignment=alignment,
    )  # fmt: skip


def _bounds(row: _Count) -> str:
    b = row.bounds
    most = say("{n}", n=b.distinct_max) if b.distinct_max is not None else say("unknown")
    least = say("{n}", n=b.distinct_min) if b.distinct_min is not None else say("unknown")
    return say(
        "{category}: between {least} and {most} distinct cases", category=row.category, least=least, most=most
    )


def _channels(rows: Iterable[_Count], bench: Bench) -> list[str]:
    """Through whom each count on record reached the folder."""
    return [
        channel((row.relayed.get(party) or (party,))[0], bench)
        for row in rows for party, n in row.counts.items() if n is not None
    ]  # fmt: skip


def _lead(rows: list[_Count], bench: Bench) -> str:
    through = _channels(rows, bench)
    return max(Counter(through).items(), key=lambda one: (one[1], one[0]))[0] if through else ""


def _word(rows: list[_Count], bench: Bench) -> tuple[float | None, str]:
    through = _channels(rows, bench)
    if not through:
        return None, ""
    lead = _lead(rows, bench)
    share = through.count(lead) / len(through)
    words = say_count(
        "the one count compared reached us through {lead}",
        "{share:.0f} % of the {n} counts compared reached us through {lead}",
        n=len(through), share=100 * share, lead=lead,
    )  # fmt: skip
    return round(share, 4), words


def _without(row: _Count, lead: str, bench: Bench) -> str:
    kept = [
        n for party, n in row.counts.items()
        if n is not None and channel((row.relayed.get(party) or (party,))[0], bench) != lead
    ]  # fmt: skip
    if not kept:
        return say("without what came through {lead}: no count is left", lead=lead)
    return say(
        "without what came through {lead}: {n} of {all} counts are left",
        lead=lead,
        n=len(kept),
        all=len(row.counts),
    )


def _same_unit(unit: str, category: str) -> bool:
    """Do the claim and the tally count the same kind of thing? Units of count are never mixed."""
    said = {_stem(word) for word in unit.casefold().split()} - {"case", "of"}
    other = {_stem(word) for word in category.casefold().replace("(", " ").split()} - {"case", "of"}
    return bool(said & other)


def _stem(word: str) -> str:
    return word.strip("().,").removesuffix("s")


def _fits(claim: Claim, n: float) -> bool:
    slack = TOLERANCE if claim.approximate else 0.0
    return (claim.value or 0.0) * (1 - slack) <= n <= (claim.most or 0.0) * (1 + slack)


def _allowed(b: Bounds, claim: Claim) -> bool:
    low, high = b.distinct_min, b.distinct_max
    return (
        low is not None and high is not None and low <= (claim.most or 0.0) and (claim.value or 0.0) <= high
    )


def _zones(claim: Claim, bench: Bench) -> list[str]:
    known = {z.id for z in bench.state.zones}
    return [z for z in claim.place.split(", ") if z in known]
