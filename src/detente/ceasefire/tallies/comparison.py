"""What a comparison of rival counts holds, and how it is told: dataclasses, JSON and table.

Worked out by :func:`detente.ceasefire.tallies.agreement.agree`. Counts in here are of days; no field holds cases of two parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from detente.ceasefire.tallies.paired_counts import Weights
from detente.ceasefire.tallies.tabulation import TOTAL
from detente.estimate import Estimate, Result
from detente.say import joined, say, say_count
from detente.tables import AGREEMENT

WHOLE = "all"
MORE_FROM = 5
"""A count from here on is in the class *more*; 1 up to here is *some*, 0 is *none*."""
CLASSES = ("none", "some", "more")
ALONE = say(
    "both counts of a day may be of different cases, as where each side counts what the other did: a day that both count is at most a confirmation"
)


@dataclass(frozen=True)
class Point:
    """One day of the Bland-Altman plot: each side's count, their difference, and the larger of the two."""

    date: date
    a: int
    b: int

    @property
    def difference(self) -> int:
        """The first side's count less the second's, cases."""
        return self.a - self.b

    @property
    def larger(self) -> int:
        """The larger count: at least so many distinct cases."""
        return max(self.a, self.b)


@dataclass(frozen=True)
class Silence:
    """One side's silence where the other counted some: days, the longest run of days on record, the largest count met.

    ``of_days``: days on which the other counted some. ``longest``: first and last day of the run and its days on record.
    """

    of: str
    against: str
    days: int
    of_days: int
    share: Result
    longest: tuple[date, date, int] | None
    largest_met: int | None


@dataclass(frozen=True)
class Comparison:
    """Two sides' counts in one category, place and period. Counts here are of days, never of both sides' cases."""

    category: str
    place: str
    period: str
    party_a: str
    party_b: str
    days: int
    both_some: int
    only_a: int
    only_b: int
    neither: int
    a_alone_on_record: int
    b_alone_on_record: int
    statistics: Mapping[str, Result]
    silences: tuple[Silence, Silence]
    classes: tuple[tuple[int, ...], ...]
    one_document: int
    """Compared days of which both counts were read in one document."""
    not_relayed: int
    """Compared days on which neither count was relayed: what is left without the relaying channel."""
    points: tuple[Point, ...]

    def to_dict(self) -> dict[str, object]:
        """The comparison as JSON; the points of the plot stand with the whole series, not once more with each month."""
        return {
            "category": self.category, "place": self.place, "period": self.period,
            "parties": [self.party_a, self.party_b], "days_compared": self.days,
            "days_both_some": self.both_some, "days_only": {self.party_a: self.only_a, self.party_b: self.only_b},
            "days_neither": self.neither,
            "days_alone_on_record": {self.party_a: self.a_alone_on_record, self.party_b: self.b_alone_on_record},
            "days_from_one_document": self.one_document, "days_without_relay": self.not_relayed,
            "statistics": {name: _result(r) for name, r in self.statistics.items()},
            "silence": [
                {"of": s.of, "against": s.against, "days": s.days, "of_days": s.of_days, "share": _result(s.share),
                 "longest": None if s.longest is None else {"first": str(s.longest[0]), "last": str(s.longest[1]), "days_on_record": s.longest[2]},
                 "largest_met": s.largest_met}
                for s in self.silences
            ],
            "classes": {"names": list(CLASSES), "more_from": MORE_FROM, "days": [list(row) for row in self.classes]},
            "points": [{"date": str(p.date), "counts": {self.party_a: p.a, self.party_b: p.b},
                        "difference": p.difference, "larger": p.larger} for p in self.points] if self.period == WHOLE else [],
        }  # fmt: skip


@dataclass(frozen=True)
class Confirmed:
    """What was printed of one party's count: on how many days it is said how many of it the other side confirmed."""

    party: str
    category: str
    days_told: int
    days_some: int


@dataclass(frozen=True)
class Agreement:
    """All comparisons of a table of rival counts, and through whom the counts reached us."""

    parties: tuple[str, ...]
    relayed: Mapping[str, tuple[str, ...]]
    comparisons: tuple[Comparison, ...]
    confirmed: tuple[Confirmed, ...]
    weights: Weights

    @property
    def whose_word(self) -> tuple[str, ...]:
        """Through whom the counts reached us, and what is left without it: a sentence a party and pair."""
        return tuple(_whose_word(self))

    def of(
        self, category: str, place: str = TOTAL, period: str = WHOLE, parties: tuple[str, str] | None = None
    ) -> Comparison | None:
        """One comparison, or None where there is none."""
        for c in self.comparisons:
            if (c.category, c.place, c.period) == (category, place, period) and parties in (
                None,
                (c.party_a, c.party_b),
            ):
                return c
        return None

    def to_dict(self) -> dict[str, object]:
        """The JSON of ``ceasefire agreement``."""
        return {
            "parties": list(self.parties), "whose_word": list(self.whose_word),
            "relayed_by": {party: list(by) for party, by in self.relayed.items()},
            "kappa": {"weights": self.weights, "classes": list(CLASSES), "more_from": MORE_FROM}, "note": ALONE,
            "confirmed_as_printed": [
                {"party": c.party, "category": c.category, "days_told": c.days_told, "days_some": c.days_some}
                for c in self.confirmed
            ],
            "comparisons": [c.to_dict() for c in self.comparisons],
        }  # fmt: skip

    def to_frame(self) -> pl.DataFrame:
        """A row a comparison and statistic, in the AGREEMENT layout."""
        rows: list[dict[str, object]] = []
        for c in self.comparisons:
            about = {
                "category": c.category, "place": c.place, "period": c.period, "party_a": c.party_a, "party_b": c.party_b,
                "days": c.days, "both_some": c.both_some, "only_a": c.only_a, "only_b": c.only_b, "neither": c.neither,
                "a_alone_on_record": c.a_alone_on_record, "b_alone_on_record": c.b_alone_on_record,
                "relayed_by": joined(_relays(self.relayed, (c.party_a, c.party_b))) or None,
                "days_without_relay": c.not_relayed,
            }  # fmt: skip
            for name, r in c.statistics.items():
                rows.append({
                    **about, "statistic": name, "value": getattr(r, "value", None), "low": getattr(r, "low", None),
                    "high": getattr(r, "high", None), "method": getattr(r, "method", None),
                    "not_estimable": getattr(r, "reason", None),
                })  # fmt: skip
        return AGREEMENT.make({n: row.get(n) for n in AGREEMENT.names} for row in rows)


def _relays(relayed: Mapping[str, tuple[str, ...]], parties: Iterable[str]) -> list[str]:
    return [say("{p} by {several}", p=p, several=joined(relayed[p], ", ")) for p in parties if p in relayed]


def _whose_word(found: Agreement) -> Iterator[str]:
    for party, by in found.relayed.items():
        yield say("{party}'s counts are known as relayed by {several}", party=party, several=joined(by, ", "))
    for c in found.comparisons:
        if c.place == TOTAL and c.period == WHOLE and c.days:
            left = (
                say("nothing is left to compare")
                if not c.not_relayed
                else say("{not_relayed} days are left", not_relayed=c.not_relayed)
            )
            yield (
                say(
                    "{category}, {party_a} and {party_b}: of {days} with both counts, both were read in one document on {one_document} ({one_document2:.0f} %); without relayed counts {left}",
                    category=c.category,
                    party_a=c.party_a,
                    party_b=c.party_b,
                    days=say_count("{n:,} day", "{n:,} days", n=c.days),
                    one_document=c.one_document,
                    one_document2=100 * c.one_document / c.days,
                    left=left,
                )
            )


def _result(r: Result) -> dict[str, object]:
    if isinstance(r, Estimate):
        return {
            "value": r.value,
            "low": r.low,
            "high": r.high,
            "level": r.level,
            "unit": r.unit,
            "method": r.method,
            "caveats": list(r.caveats),
        }
    return {"not_estimable": {"code": r.code, "reason": r.reason}}
