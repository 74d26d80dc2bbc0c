"""What if: the same claim read under other definitions, one changed at a time, as one table.

Each row changes what a reader could reasonably see otherwise (where a zone ends, a source left out, the first day, how
a period is read, how exact a round figure is, the unit) and leaves the rest. To add a way: a function in ``WAYS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import polars as pl

from detente.ceasefire.tallies import tabulate
from detente.claims.bench import Bench
from detente.claims.checks import check
from detente.claims.checks.movement import KINDS
from detente.claims.claim import Claim, Finding
from detente.claims.recorded import recording
from detente.claims.sentences import channel, days
from detente.say import say
from detente.times import Span
from detente.whose_word import without

STANDS = say("as it stands")
Way = tuple[str, Claim, Bench]
MOVEMENTS = frozenset(KINDS)
INCIDENTS = frozenset({"violence_level", "deaths_total"})
ZONES = frozenset({"violence_change"})
DATED = MOVEMENTS | INCIDENTS | {"violations_count", "violations_share"}
MOST_SOURCES = 8


@dataclass(frozen=True)
class Reading:
    """One reading of a claim in one place. ``moves``: its verdict is not the one that stands."""

    assumption: str
    place: str
    verdict: str
    why: str
    moves: bool

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain values."""
        return {
            "assumption": str(self.assumption), "place": str(self.place) or None, "verdict": self.verdict,
            "why": str(self.why), "moves": self.moves,
        }  # fmt: skip


def what_if(claim: Claim, bench: Bench) -> list[Reading]:
    """The claim as it stands, then under each other definition; a claim that nothing is held against has one reading a place."""
    stands = check(claim, bench)
    base = {str(f.place): f.verdict for f in stands}
    readings = [Reading(STANDS, f.place, f.verdict, f.why, moves=False) for f in stands]
    if all(f.verdict in ("recorded", "not_testable") for f in stands):
        return readings
    for assumption, other, changed in ways(claim, bench, stands):
        for f in check(other, changed):
            moves = f.verdict != base.get(str(f.place), f.verdict)
            readings.append(Reading(assumption, f.place, f.verdict, f.why, moves))
    return readings


def ways(claim: Claim, bench: Bench, stands: list[Finding]) -> Iterator[Way]:
    """Every other definition under which the claim can be read."""
    for way in WAYS:
        yield from way(claim, bench, stands)


def _zone_variants(claim: Claim, bench: Bench, stands: list[Finding]) -> Iterator[Way]:  # noqa: ARG001
    """A change of violence: each variant of the zones stands in for the main answer."""
    if claim.type not in ZONES:
        return
    named = [z for z in claim.place.split(", ") if z in bench.zones]
    said = dict.fromkeys(v.says for z in named for v in bench.zones[z].variants)
    for says in said:
        zones = dict(bench.zones)
        kept = []
        for z in named:
            variant = next((v for v in bench.zones[z].variants if v.says == says), None)
            if variant is not None:
                zones[z] = replace(bench.zones[z], result=variant.result, variants=(), change=None)
                kept.append(z)
        yield says, replace(claim, place=", ".join(kept)), replace(bench, zones=zones)


def _boundary(claim: Claim, bench: Bench, stands: list[Finding]) -> Iterator[Way]:  # noqa: ARG001
    """Incidents counted in a zone: its possible parts too."""
    zones = {z.id for z in bench.state.zones}
    if claim.type in INCIDENTS and any(z in zones for z in claim.place.split(", ")):
        yield (
            say("incidents that may lie in the zone counted as inside"),
            claim,
            replace(bench, possible_in=True),
        )


def _period(claim: Claim, bench: Bench, stands: list[Finding]) -> Iterator[Way]:  # noqa: ARG001
    """The days said, read otherwise."""
    if claim.type not in DATED or claim.period is None:
        return
    span, day = claim.period, timedelta(days=1)
    other = [(say("the days one day earlier"), Span(span.first - day, span.last - day))]
    if claim.type not in ("violations_count", "violations_share"):
        other.append((say("counted from one day earlier"), Span(span.first - day, span.last)))
        if span.days > 1:
            other.append((say("of the last day alone"), Span(span.last, span.last)))
    starts = sorted({plan.first_day for plan in bench.state.plans if plan.first_day is not None})
    if claim.type not in ("violations_count", "violations_share"):
        other += [
            (say("since the terms' first day"), Span(start, span.last))
            for start in starts
            if start < span.first
        ]
    for words, taken in other:
        yield say("{words}: {days}", words=words, days=days(taken)), replace(claim, period=taken), bench


def _source_out(claim: Claim, bench: Bench, stands: list[Finding]) -> Iterator[Way]:
    """Each publisher, party or leading source left out."""
    if claim.type in MOVEMENTS:
        named = dict.fromkeys(
            channel(_bare(str(r.publisher)), bench) for f in stands for r in f.rivals if r.value is not None
        )
        moved = bench.state.movements
        whose = pl.Series(
            [str(channel(_bare(p), bench)) for p in moved["speaker_or_publisher"]], dtype=pl.String
        )
        for lead in list(named)[:MOST_SOURCES]:
            state = replace(bench.state, movements=moved.filter(whose != str(lead)))
            yield say("without the figures of {source}", source=lead), claim, replace(bench, state=state)
    elif claim.type == "violations_count":
        rows = bench.state.tallies
        for party in sorted({str(r.publisher) for f in stands for r in f.rivals if r.value is not None}):
            kept = rows.filter(pl.col("reporting_party") != party)
            kept = kept.filter(pl.col("date") == claim.period.first) if claim.period else kept
            yield (
                say("without the counts of {source}", source=party),
                claim,
                replace(bench, tabulation=tabulate(kept)) if kept.height else replace(bench, tabulation=replace(bench.tabulation, cells=(), days=())),
            )  # fmt: skip
    elif claim.type in INCIDENTS:
        lead = recording(claim, bench, claim.period).word.lead
        if lead:
            kept = without(bench.incidents, lead)
            words = say("without incidents that {source} alone reports", source=lead)
            yield words, claim, replace(bench, incidents=kept)


def _exact(claim: Claim, bench: Bench, stands: list[Finding]) -> Iterator[Way]:  # noqa: ARG001
    """A round figure read to the last digit, or an exact one as about so many."""
    if claim.value and claim.type in DATED and claim.type != "violations_share":
        words = (
            say("the figure read exactly") if claim.approximate else say("the figure read as within a tenth")
        )
        yield words, replace(claim, approximate=not claim.approximate), bench


def _unit(claim: Claim, bench: Bench, stands: list[Finding]) -> Iterator[Way]:  # noqa: ARG001
    """Households read as persons, deaths as civilian deaths and the other way: to see what the word decides."""
    low = claim.unit.casefold()
    if claim.type in MOVEMENTS and ("famil" in low or "household" in low):
        yield say("if the {unit} were single persons (they are more)", unit=claim.unit), replace(claim, unit="persons"), bench  # fmt: skip
    if claim.type == "deaths_total":
        other = "people" if "civilian" in low else "civilians"
        yield say("if {unit} were meant", unit=other), replace(claim, unit=other), bench


def _whole_country(claim: Claim, bench: Bench, stands: list[Finding]) -> Iterator[Way]:  # noqa: ARG001
    """A place read as the whole country."""
    code = bench.state.process.country.pcode
    if claim.type in INCIDENTS and claim.period is not None and claim.place != code:
        yield say("read of the whole country"), replace(claim, place=code, area=""), bench


WAYS: tuple[Callable[[Claim, Bench, list[Finding]], Iterator[Way]], ...] = (
    _zone_variants, _boundary, _period, _source_out, _exact, _unit, _whole_country,
)  # fmt: skip


def _bare(publisher: str) -> str:
    return publisher.split(" (")[0].strip()
