"""Rival counts over time: how often each side confirms the other, and how far the two go together. Nothing is added."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Bars, Block, Cell, Forest, Grid, Interval, Paragraph, Section, Series
from detente.bulletin.round import Round
from detente.bulletin.words import worded
from detente.ceasefire.tallies import TOTAL
from detente.ceasefire.tallies.agreement import agree
from detente.ceasefire.tallies.comparison import ALONE, MORE_FROM, WHOLE, Agreement, Comparison
from detente.ceasefire.tallies.paired_counts import IN_A_ROW
from detente.estimate import Estimate, Result
from detente.say import joined, say

PLACES_SHOWN = 10


def agreement_section(round_: Round) -> Section | None:
    """Days that both, one or neither counted, by province and month; rank correlation, limits, kappa; silences."""
    tallies = round_.bench.state.tallies.filter(pl.col("date") <= round_.bench.day)
    found = agree(tallies)
    whole = [c for c in found.comparisons if c.period == WHOLE]
    if not whole:
        return None
    blocks: list[Block] = [
        Paragraph(say("How the counts go together, day by day. Both may count some on a day and mean different cases; nothing here is a sum of rivals."), "lead"),
        Paragraph(joined((joined(found.whose_word), "."), ""), "caveat") if found.whose_word else Paragraph(ALONE, "caveat"),
    ]  # fmt: skip
    for category, a, b in dict.fromkeys((c.category, c.party_a, c.party_b) for c in whole):
        own = [c for c in whole if (c.category, c.party_a, c.party_b) == (category, a, b)]
        shown = [c for c in own if c.place == TOTAL] + sorted(
            (c for c in own if c.place != TOTAL and c.days), key=lambda c: (-c.days, c.place)
        )[:PLACES_SHOWN]
        blocks += [_days(shown), _together(shown, found), _limits(shown), *_months(found, shown[0])]
    return Section("agreement", say("Rival counts over time"), tuple(blocks))


def _days(shown: list[Comparison]) -> Grid:
    c = shown[0]
    a, b = c.party_a, c.party_b
    rows = tuple(
        (_place(x), x.days, x.both_some, x.only_a, x.only_b, x.neither, x.a_alone_on_record, x.b_alone_on_record, _silence(x, 0), _silence(x, 1))
        for x in shown
    )  # fmt: skip
    return Grid(
        say("Who counted on the same days: {a} and {b}, {category}", a=a, b=b, category=worded(c.category)),
        (say("Place"), say("days with both on record"), say("both some"), say("only {a} some", a=a), say("only {b} some", b=b), say(say("neither")), say("only {a} on record", a=a),
         say("only {b} on record", b=b), say("longest silence of {b}", b=b), say("longest silence of {a}", a=a)),
        rows, ("", *[say("days")] * 7, say("days on record in a row"), say("days on record in a row")), note=ALONE + ".", wide=True,
    )  # fmt: skip


def _silence(c: Comparison, which: int) -> Cell:
    longest = c.silences[which].longest
    return (
        say("none")
        if longest is None
        else say(
            "{longest} ({longest2} to {longest3})",
            longest=longest[2],
            longest2=longest[0],
            longest3=longest[1],
        )
    )


def _together(shown: list[Comparison], found: Agreement) -> Grid:
    c = shown[0]
    a, b = c.party_a, c.party_b
    names = (
        f"days of {a} confirmed by {b}",
        f"days of {b} confirmed by {a}",
        "spearman",
        "kendall",
        say("weighted kappa"),
    )
    rows = tuple((_place(x), *(_shown(x.statistics[name]) for name in names)) for x in shown)
    return Grid(
        say("How far they go together: {a} and {b}, {category}", a=a, b=b, category=worded(c.category)),
        (say("Place"), say("{a}'s days on which {b} counted some too", a=a, b=b), say("{b}'s days on which {a} counted some too", b=b, a=a), say("Spearman"), say("Kendall tau-b"), say("weighted kappa")),
        rows, ("", say("of days with some by {a}", a=a), say("of days with some by {b}", b=b), say("-1 to 1"), say("-1 to 1"), say("-1 to 1")),
        note=say("In brackets 95 % intervals; {in_a_row}. Kappa: none, some (1 to {more_from}), more ({more_from2} and up), {weights} weights.", in_a_row=IN_A_ROW, more_from=MORE_FROM - 1, more_from2=MORE_FROM, weights=found.weights),
        wide=True,
    )  # fmt: skip


def _limits(shown: list[Comparison]) -> Forest:
    c = shown[0]
    rows = []
    for x in shown:
        mean, low, high = (
            x.statistics[n]
            for n in (
                say("mean difference"),
                say("lower limit of agreement"),
                say("upper limit of agreement"),
            )
        )
        if isinstance(mean, Estimate) and isinstance(low, Estimate) and isinstance(high, Estimate):
            rows.append(
                Interval(
                    _place(x),
                    mean.value,
                    low.value,
                    high.value,
                    say("mean {low:g} to {high:g}", low=round(mean.low, 1) + 0, high=round(mean.high, 1) + 0),
                )
            )
        else:
            rows.append(Interval(_place(x), None, None, None, mean.shown()))
    return Forest(
        say("Difference a day, {party_a} less {party_b}: mean, and limits between which 95 % of days lie", party_a=c.party_a, party_b=c.party_b),
        tuple(rows), say("cases a day"), reference=0.0, log=False,
        note=say("Bland and Altman's limits; the note of each row has the mean's 95 % interval. Where differences grow with the counts, the limits are too wide for quiet days and too narrow for violent ones."),
    )  # fmt: skip


def _months(found: Agreement, whole: Comparison) -> list[Block]:
    months = [
        c for c in found.comparisons
        if c.period != WHOLE and c.days and (c.category, c.place, c.party_a, c.party_b) == (whole.category, whole.place, whole.party_a, whole.party_b)
    ][-24:]  # fmt: skip
    if len(months) < 2:
        return []
    parts = (
        (say("both some"), [c.both_some for c in months]), (say("only {party_a} some", party_a=whole.party_a), [c.only_a for c in months]),
        (say("only {party_b} some", party_b=whole.party_b), [c.only_b for c in months]), (say("neither"), [c.neither for c in months]),
    )  # fmt: skip
    return [
        Bars(
            say("Days by who counted some, month by month: {category}, {whole}", category=worded(whole.category), whole=_place(whole)),
            tuple(c.period for c in months), tuple(Series(name, tuple(float(n) for n in days)) for name, days in parts), say("days with both on record"),
            note=say("Parts of the days with both counts on record. A month that is missing has no such day."),
        )
    ]  # fmt: skip


def _place(c: Comparison) -> str:
    return say("as each printed its total") if c.place == TOTAL else c.place


def _shown(r: Result) -> str:
    return (
        say("{value:.2f} ({low:.2f} to {high:.2f})", value=r.value, low=r.low, high=r.high)
        if isinstance(r, Estimate)
        else r.shown()
    )
