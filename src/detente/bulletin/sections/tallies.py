"""Rival counts side by side: bounds, never a sum across parties, categories or days."""

from __future__ import annotations

from collections import defaultdict

from detente.bulletin.document import Block, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.words import worded
from detente.ceasefire.tallies import ASSUMPTIONS, OTHER, Day
from detente.say import joined, say

SHOWN_DAYS = 14


def tallies_section(round_: Round) -> Section | None:
    """The days up to the report's, and how far the parties lie apart, year by year."""
    days = [d for d in round_.bench.tabulation.days if d.date <= round_.bench.day]
    if not days:
        return None
    parties = sorted({p for d in days for p in d.counts})
    recent = days[-SHOWN_DAYS:]
    relayed = sorted(
        {
            say("{p}'s counts are known as relayed by {several}", p=p, several=joined(by, ", "))
            for d in days
            for p, by in d.relayed.items()
        }
    )
    table = Grid(
        say("The last {n} tallies up to {day}", n=len(recent), day=round_.bench.day),
        (say("Day"), say("Unit of count"), *parties, say("distinct, at least"), say("at most"), say("common, at most"), say("complete")),
        tuple((str(d.date), worded(d.category), *(d.counts.get(p) for p in parties), *_bounds(d), say("yes") if d.complete else say("no")) for d in recent),
        note=joined((say("Bounds assume that "), joined(ASSUMPTIONS), "."), ""), wide=True,
    )  # fmt: skip
    blocks: list[Block] = [
        Paragraph(say("Rivals are laid side by side and never added: only bounds are honest. A day that is missing was not seen; it is not a day without violations."), "lead"),
        table, _apart(days, parties),
    ]  # fmt: skip
    if relayed:
        blocks.insert(
            1,
            Paragraph(
                joined((say("Rival, but not independent channels: "), joined(relayed), "."), ""), "caveat"
            ),
        )
    return Section("tallies", say("Rival counts"), tuple(blocks))


def _bounds(d: Day) -> tuple[int | None, int | None, int | None]:
    return d.bounds.distinct_min, d.bounds.distinct_max, d.bounds.common_max


def _apart(days: list[Day], parties: list[str]) -> Grid:
    rivals = [p for p in parties if p != OTHER][:2]
    groups: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for d in days:
        pair = [d.counts.get(p) for p in rivals]
        if len(pair) == 2 and pair[0] is not None and pair[1] is not None:
            groups[d.category, d.date.year].append((pair[0], pair[1]))
    rows = []
    for (category, year), pairs in sorted(groups.items()):
        gaps = sorted(abs(a - b) for a, b in pairs)
        rows.append((
            worded(category), str(year), len(pairs), gaps[len(gaps) // 2], sum(a == b for a, b in pairs),
            sum(a > b for a, b in pairs), sum(a < b for a, b in pairs),
        ))  # fmt: skip
    names = rivals if len(rivals) == 2 else [say("first"), say("second")]
    return Grid(
        say("How far the two parties' counts lie apart, on days with both"),
        (say("Unit of count"), say("Year"), say("days with both"), say("median difference a day"), say("equal"), say("{names} more", names=names[0]), say("{names} more", names=names[1])),
        tuple(rows), wide=True,
    )  # fmt: skip
