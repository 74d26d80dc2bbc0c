"""Rival counts, side by side: what two parties' tallies of one day can and cannot say together.

For a cell (day, category, province) where party A counted a and party B counted b:

    distinct cases  >= max(a, b)      everything the smaller counted is also in the larger
    distinct cases  <= a + b          nothing is in both
    common cases    <= min(a, b)

and over provinces these bounds add. They assume that a case is put in the same province by both and that no party
counts one case twice. A count that is not on record leaves the upper bound open (None), never zero. Nothing here
adds parties, categories or days. Source of the reasoning: design law 2; the counts are claims of the parties.

``other`` (one figure for a whole commission, or party not said) is no rival: it is shown, and bounds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from detente.say import joined, say
from detente.tables import TALLIES

TOTAL = "total"
OTHER = "other"
ASSUMPTIONS = (
    say("a case is put in the same province by both parties"),
    say("no party counts one case twice"),
    say("both count the same 24 hours and the same kind of case"),
)
Counts = Mapping[str, int | None]


@dataclass(frozen=True)
class Bounds:
    """What one set of rival counts allows; None where a missing count leaves it open."""

    distinct_min: int | None
    distinct_max: int | None
    common_max: int | None


@dataclass(frozen=True)
class Cell:
    """One day, category and province."""

    date: date
    category: str
    province: str
    counts: Counts
    bounds: Bounds
    complete: bool
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Day:
    """One day and category: the bounds from its cells, from its printed totals, and which of them stands."""

    date: date
    category: str
    counts: Counts
    bounds: Bounds
    complete: bool
    from_cells: tuple[Counts, Bounds] | None
    from_totals: tuple[Counts, Bounds] | None
    notes: tuple[str, ...]
    relayed: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Tabulation:
    """All cells and days of a table of rival counts."""

    parties: tuple[str, ...]
    cells: tuple[Cell, ...]
    days: tuple[Day, ...]

    def to_dict(self) -> dict[str, object]:
        """The JSON of the reference (``ceasefire tallies``)."""
        return {
            "parties": list(self.parties),
            "assumptions": list(ASSUMPTIONS),
            "cells": [
                {"date": str(c.date), "category": c.category, "province": c.province, "counts": dict(c.counts),
                 **_bounds(c.bounds), "complete": c.complete, "notes": joined(c.notes)}
                for c in self.cells
            ],
            "days": [
                {"date": str(d.date), "category": d.category, "counts": dict(d.counts), **_bounds(d.bounds),
                 "complete": d.complete, "from_cells": _reading(d.from_cells),
                 "from_totals": _reading(d.from_totals), "notes": joined(d.notes),
                 "relayed_by": {party: list(by) for party, by in d.relayed.items()}}
                for d in self.days
            ],
        }  # fmt: skip


def bounds(counts: Counts) -> Bounds:
    """Bounds on distinct and common cases from each party's count (None: not on record)."""
    known = [n for party, n in counts.items() if n is not None and party != OTHER]
    rivals = [party for party in counts if party != OTHER]
    if not known:
        return Bounds(None, None, None)
    everyone = len(known) == len(rivals) and len(rivals) > 1
    common = min(known) if len(rivals) > 1 else None
    return Bounds(max(known), sum(known) if everyone else None, common)


def add(parts: Iterable[Bounds]) -> Bounds:
    """Bounds over disjoint cells of one day; open wherever a part is open."""
    parts = list(parts)

    def total(values: list[int | None]) -> int | None:
        return None if any(v is None for v in values) else sum(v for v in values if v is not None)

    lows = [b.distinct_min for b in parts if b.distinct_min is not None]
    return Bounds(
        sum(lows) if lows else None,
        total([b.distinct_max for b in parts]),
        total([b.common_max for b in parts]),
    )


def tabulate(tallies: pl.DataFrame) -> Tabulation:
    """Lay rival counts side by side, cell by cell and day by day.

    tallies : TALLIES frame (checked); a party's silence on a province is zero only where its provinces add up to
    the total it printed
    """
    parties = tuple(sorted(tallies["reporting_party"].unique().to_list()))
    cells: list[Cell] = []
    days: list[Day] = []
    for (day, category), rows in sorted(tallies.group_by("date", "category"), key=lambda item: _key(item[0])):
        made_cells, made_day = _day(day, category, rows)
        cells += made_cells
        days.append(made_day)
    return Tabulation(parties, tuple(cells), tuple(days))


def _day(day: date, category: str, rows: pl.DataFrame) -> tuple[list[Cell], Day]:
    parties = sorted(rows["reporting_party"].unique().to_list())
    printed: dict[str, int | None] = {}
    by_place: dict[str, dict[str, int | None]] = {party: {} for party in parties}
    notes: list[str] = []
    relayed: dict[str, set[str]] = {}
    for row in rows.iter_rows(named=True):
        party, place, n = row["reporting_party"], row["province"], row["count"]
        if place.casefold() == TOTAL:
            printed[party] = n
        else:
            by_place[party][place] = n
        if row["note"] and row["note"] not in notes:
            notes.append(row["note"])
        if row["relayed_by"]:
            relayed.setdefault(party, set()).add(row["relayed_by"])
    whole = {party: _whole(by_place[party], printed.get(party)) for party in parties}
    for party in parties:
        notes += _disagreements(party, by_place[party], printed.get(party))
    provinces = sorted({p for places in by_place.values() for p in places})
    rivals = [p for p in parties if p != OTHER]
    cells = []
    for province in provinces:
        counts = {party: by_place[party].get(province, 0 if whole[party] else None) for party in parties}
        known = len(rivals) > 1 and all(counts[p] is not None and whole[p] for p in rivals)
        cells.append(Cell(day, category, province, counts, bounds(counts), known, ()))
    totals = {party: printed.get(party, _sum(by_place[party]) if whole[party] else None) for party in parties}
    from_totals = (totals, bounds(totals)) if printed else None
    from_cells = None
    if cells:
        sums = {
            party: _sum(by_place[party]) if by_place[party] or whole[party] else None for party in parties
        }
        from_cells = (sums, add(c.bounds for c in cells))
    complete = len(rivals) > 1 and all(totals[p] is not None for p in rivals)
    if cells:
        complete = complete and all(whole[p] for p in rivals)
    chosen = (
        from_cells
        if from_cells and all(whole[p] or by_place[p] for p in rivals)
        else from_totals or from_cells
    )
    assert chosen is not None
    return cells, Day(
        day, category, chosen[0], chosen[1], complete, from_cells, from_totals, tuple(notes),
        {party: tuple(sorted(by)) for party, by in sorted(relayed.items())},
    )  # fmt: skip


def _whole(places: Mapping[str, int | None], total: int | None) -> bool:
    """Are this party's provinces all there is, so that a province it does not name had none?"""
    if any(n is None for n in places.values()):
        return False
    return (total == 0 and not places) or (bool(places) and (total is None or _sum(places) == total))


def _sum(places: Mapping[str, int | None]) -> int | None:
    known = [n for n in places.values() if n is not None]
    return sum(known) if known or not places else None


def _disagreements(party: str, places: Mapping[str, int | None], total: int | None) -> list[str]:
    notes: list[str] = [
        say("{party}: {place} named without a figure", party=party, place=place)
        for place, n in sorted(places.items())
        if n is None
    ]
    if places and total is not None and not any(n is None for n in places.values()) and _sum(places) != total:
        notes.append(
            say(
                "{party}: provinces add up to {sum}, printed total {total}",
                party=party,
                sum=_sum(places),
                total=total,
            )
        )
    if total and not places:
        notes.append(say("{party}: total without provinces", party=party))
    return notes


def _bounds(b: Bounds) -> dict[str, int | None]:
    return {"distinct_min": b.distinct_min, "distinct_max": b.distinct_max, "common_max": b.common_max}


def _reading(reading: tuple[Counts, Bounds] | None) -> dict[str, object] | None:
    return None if reading is None else {"counts": dict(reading[0]), **_bounds(reading[1])}


def _key(names: tuple[object, ...]) -> tuple[str, str]:
    return str(names[0]), str(names[1])


def read_tallies(frame: pl.DataFrame, where: str = "") -> pl.DataFrame:
    """A frame of rival counts in the TALLIES layout; raises InputError with every fault."""
    if "province" in frame.columns and frame["province"].dtype == pl.String:
        name = pl.col("province").str.strip_chars()
        frame = frame.with_columns(
            province=pl.when(name.str.to_lowercase() == TOTAL).then(pl.lit(TOTAL)).otherwise(name)
        )
    return TALLIES.check(frame, where)
