"""People who moved, were let go or exchanged, and aid that reached them: rival figures aligned by days, place and unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import isfinite

import polars as pl

from detente.claims.bench import Bench
from detente.claims.claim import VERDICTS_SAID, Claim, Evidence, Finding, RivalClaim
from detente.claims.places_said import spellings
from detente.claims.sentences import channel, days, named_side, own_side
from detente.relief import Rival, rival_figures
from detente.say import joined, say, say_count
from detente.times import Span

KINDS = {
    "left_place": ("evacuated",),
    "returned": ("returned IDP", "returned refugee"),
    "released": ("prisoners exchanged",),
    "exchanged": ("prisoners exchanged",),
    "aid_delivered": ("aid delivered",),
}
NEAR_DAYS = 3
HOUSEHOLDS = ("famil", "household")
PERSONS = ("person", "people", "civilian", "resident", "refugee", "idp", "inhabitant", "citizen", "prisoner",
           "detainee", "hostage", "captive", "abductee", "women", "woman", "men", "man", "children", "child", "displaced")  # fmt: skip
ANYBODY = ("people", "person", "persons", "")
SOURCE = "relief/movements.csv"


@dataclass(frozen=True)
class _Held:
    """A claim beside each publisher's bounds."""

    claim: Claim
    bench: Bench
    bounded: dict[str, Rival]
    stands: dict[str, str]

    @classmethod
    def beside(cls, claim: Claim, bench: Bench, rivals: Sequence[Rival]) -> _Held:
        value = claim.value or 0.0
        stands = {
            r.publisher: r.stands_to(value, approximate=claim.approximate, most=claim.most) for r in rivals
        }
        return cls(
            claim, bench, {r.publisher: r for r in rivals if r.low is not None or r.high is not None}, stands
        )

    def verdict(self) -> tuple[str, str]:
        against = [p for p in self.bounded if self.stands[p] != "within"]
        fits = [p for p in self.bounded if self.stands[p] == "within"]
        independent = [
            p for p in fits
            if not own_side(p, self.claim, self.bench)
            and self.bounded[p].low is not None and self.bounded[p].high is not None
        ]  # fmt: skip
        if against:
            return "contradicted_by_some" if fits else "contradicted", self._sides()
        if independent:
            who = joined(independent, ", ")
            return "supported", say("{who} bound it from both sides, independent of the speaker", who=who)
        if fits:
            return "consistent", say(
                "no publisher's figure is against it; none independent of the speaker fixes it"
            )
        return "cannot_tell", say("the figures published bound nothing for these days")

    def _sides(self) -> str:
        """Who says fewer, who says more and who allows it, with the speaker's own side named as one."""
        told = []
        for stand in ("above", "below", "within"):
            names = joined((self._named(p) for p in self.bounded if self.stands[p] == stand), ", ")
            if names and stand == "above":
                told.append(say("fewer by {names}", names=names))
            elif names and stand == "below":
                told.append(say("more by {names}", names=names))
            elif names:
                told.append(say("allowed by {names}", names=names))
        return say("of the same days: {sides}", sides=joined(told))

    def _named(self, publisher: str) -> str:
        return named_side(publisher, publisher, self.claim, self.bench)

    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(Evidence(self._words(p), SOURCE) for p in self.bounded)

    def _words(self, publisher: str) -> str:
        rival = self.bounded[publisher]
        low = say("at least {low:,.0f}", low=rival.low) if rival.low is not None else ""
        high = say("at most {high:,.0f}", high=rival.high) if rival.high is not None else ""
        lies = {
            "below": say("the figure said lies below"),
            "within": say("the figure said lies within"),
            "above": say("the figure said lies above"),
        }[self.stands[publisher]]
        who = self._named(publisher)
        return say("{who}: {bounds}; {lies}", who=who, bounds=joined((low, high), " and "), lies=lies)


def check_movement(claim: Claim, bench: Bench) -> list[Finding]:
    """A number of people said to have moved, or of goods brought, against each publisher's bounds for the same days."""
    period = claim.period or Span(bench.day - timedelta(days=NEAR_DAYS), bench.day)
    places = _places(claim, bench)
    if not places:
        return [
            Finding(claim, "cannot_tell", say("the place is not said, or no publisher's figure names it"))
        ]
    units = units_of(claim.unit)
    rivals = rival_figures(bench.state.movements, KINDS[claim.type], places, period, units)
    shown = tuple(_shown(r, claim, bench) for r in rivals for r in _figures(r))
    aligned = [
        say("the days were taken as {days}", days=days(period))
        if claim.period
        else say("the days were taken as {days} (none were said)", days=days(period))
    ]
    if claim.basis:
        aligned.append(
            say("the sentence rests on {who}, whose own figure is no second source", who=claim.basis)
        )
    if claim.value is None or not rivals:
        why = _nothing(claim, bench, period)
        other = _other_units(claim, bench, places, period, units)
        return [
            Finding(claim, "cannot_tell", other or why, rivals=shown, aligned=tuple(aligned), unaligned=(other,) if other else ())
        ]  # fmt: skip
    held = _Held.beside(claim, bench, rivals)
    share, lead, words = _word(rivals, bench)
    unaligned = _definitions(claim, rivals)
    if claim.period is None:
        verdict, why = "cannot_tell", say("no period was said")
    else:
        verdict, why = held.verdict()
    return [
        Finding(
            claim,
            verdict,
            joined((why, aligned[0])),
            held.evidence(),
            shown,
            share,
            (*_other_readings(claim, bench, places, period, units), *_without(claim, bench, rivals, lead)),
            aligned=tuple(aligned),
            unaligned=unaligned,
            rests_on=words,
        )
    ]


def units_of(unit: str) -> tuple[str, ...]:
    """How the unit of a figure must begin to be the same unit as the one said."""
    said = unit.casefold()
    if any(word in said for word in HOUSEHOLDS):
        return HOUSEHOLDS
    if not said or any(re.search(rf"\b{word}", said) for word in PERSONS):
        return PERSONS
    return (said.split()[0].removesuffix("s"),)


def _nothing(claim: Claim, bench: Bench, period: Span) -> str:
    """Why no figure is there: none of those days, or the figures end before them."""
    rows = bench.state.movements.filter(pl.col("kind").is_in(list(KINDS[claim.type])))
    last = max(rows["date"], default=None)
    if last is not None and period.first > last:
        return say(
            "the days said ({days}) are later than the figures in the folder, which end on {last}",
            days=days(period), last=last,
        )  # fmt: skip
    return say("no publisher's figure for {days} is in the folder", days=days(period))


def _other_units(claim: Claim, bench: Bench, places: list[str], period: Span, units: tuple[str, ...]) -> str:
    """Said where publishers' figures of these days count something else than the sentence does."""
    every = rival_figures(bench.state.movements, KINDS[claim.type], places, period, ("",))
    others = sorted(
        {
            f.unit.split("(")[0].strip()
            for r in every
            for f in r.figures
            if not f.unit.casefold().startswith(units)
        }
    )
    if not others or not claim.unit:
        return ""
    return say(
        "the sentence counts {unit}, the publishers' figures of {days} count {others}: nothing on record turns one into the other",
        unit=claim.unit, days=days(period), others=joined(others, ", "),
    )  # fmt: skip


def _definitions(claim: Claim, rivals: Sequence[Rival]) -> tuple[str, ...]:
    """Words for who is counted that differ between the sentence and the figures, and were read as one."""
    said = claim.unit.casefold()
    if said.split(" ")[0] in ANYBODY:
        return ()
    others = sorted({f.unit.split("(")[0].strip() for r in rivals for f in r.figures} - {said, ""})
    if not said or not others or units_of(said) != PERSONS:
        return ()
    return (say("who counts as {said} and who as {others} is not said, and no share is on record", said=said, others=joined(others, ", ")),)  # fmt: skip


def _word(rivals: Sequence[Rival], bench: Bench) -> tuple[float | None, str, str]:
    """The share of the figures compared that is one organisation's word, whose, and that in words."""
    whose = [channel(r.publisher, bench) for r in rivals for _ in r.figures]
    if not whose:
        return None, "", ""
    lead, n = max(Counter(whose).items(), key=lambda one: (one[1], one[0]))
    share = n / len(whose)
    words = say_count(
        "the one figure compared is {lead}'s word",
        "{share:.0f} % of the {n} figures compared are {lead}'s word",
        n=len(whose), share=100 * share, lead=lead,
    )  # fmt: skip
    return round(share, 4), lead, words


def _without(claim: Claim, bench: Bench, rivals: Sequence[Rival], lead: str) -> tuple[str, ...]:
    """The verdict without the organisation that most figures come from."""
    if claim.period is None:
        return ()
    rest = [r for r in rivals if channel(r.publisher, bench) != lead]
    if not rest:
        return (say("without {lead}: no publisher's figure is left", lead=lead),)
    verdict, why = _Held.beside(claim, bench, rest).verdict()
    return (say("without {lead}: {verdict} ({why})", lead=lead, verdict=VERDICTS_SAID[verdict], why=why),)


def _places(claim: Claim, bench: Bench) -> list[str]:
    zones = [z for z in claim.place.split(", ") if z in {zone.id for zone in bench.state.zones}]
    if zones:
        return [s for z in zones for s in spellings(bench.state, z)]
    if claim.area:
        return [claim.area]
    named = {place for place in bench.state.movements["place"].to_list() if _named_in(place, claim.text)}
    country = bench.state.process.country
    whole = [*country.names.values(), *country.aliases] if claim.place == country.pcode else []
    if not named and not whole and claim.type in ("released", "exchanged") and claim.period is not None:
        # of an exchange the day tells which one it is, where publishers name one place for that day
        rows = bench.state.movements.filter(
            pl.col("kind").is_in(list(KINDS[claim.type]))
            & pl.col("date").is_between(claim.period.first, claim.period.last)
        )
        on_day = rows["place"].unique().to_list()
        return on_day if len(on_day) == 1 else []
    return sorted(named) or whole


def _named_in(place: str, text: str) -> bool:
    """Does the text name this place, by the first part of how a publisher writes it?"""
    head = place.split(",")[0].split("(")[0].strip()
    return len(head) > 2 and re.search(rf"(?<!\w){re.escape(head)}(?!\w)", text, re.IGNORECASE) is not None


def _figures(rival: Rival) -> list[Rival]:
    return [Rival(rival.publisher, rival.low, rival.high, (f,)) for f in rival.figures]


def _shown(rival: Rival, claim: Claim, bench: Bench) -> RivalClaim:
    figure = rival.figures[0]
    ratio = (
        round(claim.value / figure.value, 2)
        if claim.value and figure.value and isfinite(claim.value)
        else None
    )
    return RivalClaim(
        named_side(rival.publisher, figure.publisher, claim, bench),
        figure.value,
        say("{period}, as of {day}, {place} [{unit}]", period=figure.period, day=figure.as_of, place=figure.place, unit=figure.unit),
        figure.url, ratio=ratio, alignment=figure.alignment,
    )  # fmt: skip


def _other_readings(
    claim: Claim, bench: Bench, places: list[str], period: Span, units: tuple[str, ...]
) -> tuple[str, ...]:
    """The same claim with the days ending one day earlier."""
    earlier = Span(period.first - timedelta(days=1), period.last - timedelta(days=1))
    rivals = rival_figures(bench.state.movements, KINDS[claim.type], places, earlier, units)
    bounded = [r for r in rivals if r.low is not None or r.high is not None]
    if not bounded or claim.value is None:
        return (say("with the days taken as {days}: no publisher's figure bounds it", days=days(earlier)),)
    stands = [r.stands_to(claim.value, approximate=claim.approximate, most=claim.most) for r in bounded]
    return (
        say(
            "with the days taken as {days}: {n} of {all} publishers allow it",
            days=days(earlier), n=stands.count("within"), all=len(bounded),
        ),
    )  # fmt: skip
