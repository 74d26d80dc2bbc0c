"""People who left and where they are: rival figures, accounts checked against themselves, needs by a standard."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from detente.bulletin.document import Block, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.words import number, period_words, worded
from detente.claims.checks.relief import WANTED
from detente.relief import needs
from detente.say import say

WINDOW = 30
KINDS = ("evacuated", "returned IDP", say("returned refugee"))


def relief_section(round_: Round, days: tuple[date, date] | None = None) -> Section | None:
    """Movements of these days (default: around the round's day), balances, occupancy and needs."""
    bench = round_.bench
    first, last = days or (bench.day - timedelta(days=WINDOW), bench.day + timedelta(days=WINDOW))
    near = bench.state.movements.filter(
        pl.col("date").is_between(first, last) & pl.col("kind").is_in(list(KINDS))
    ).sort("date", "place", "speaker_or_publisher", "count", nulls_last=True)
    blocks: list[Block] = []
    if near.height:
        rows = tuple(
            (
                str(r["date"]),
                r["speaker_or_publisher"],
                worded(r["kind"]),
                r["place"],
                number(r["count"]),
                worded(r["unit"]),
                period_words(r["period"]),
            )
            for r in near.iter_rows(named=True)
        )
        blocks.append(
            Paragraph(
                say(
                    "Rival publishers' figures for the same movements: corridors, days and starting dates differ, so they are never added or averaged."
                ),
                "lead",
            )
        )
        blocks.append(
            Grid(
                say("Displacement, {first} to {last}", first=first, last=last)
                if days
                else say("Displacement, {window} days either side of {day}", window=WINDOW, day=bench.day),
                (
                    say("As of"),
                    say("Publisher"),
                    say("What"),
                    say("Where"),
                    say("Figure"),
                    say("Unit"),
                    say("Period"),
                ),
                rows,
                wide=True,
            )
        )
    if bench.balances:
        rows_b = tuple(
            (
                c.publisher,
                str(c.date),
                c.place,
                worded(c.identity),
                number(c.left),
                number(c.right),
                number(c.gap),
                say("holds") if c.holds else say("breaks"),
                c.note,
            )
            for c in bench.balances
        )
        blocks.append(Grid(say("Does each publisher's own account add up?"), (say("Publisher"), say("As of"), say("Place"), say("Identity"), say("left side"), say("right side"), say("difference"), "", say("Note")),
                           rows_b, note=say("A break is shown with its size and not corrected."), wide=True))  # fmt: skip
    if bench.occupancies:
        rows_o = tuple(
            (
                o.publisher,
                str(o.date),
                o.place,
                number(o.stock),
                number(o.capacity),
                say("{share:.0f} %", share=100 * o.share),
            )
            for o in bench.occupancies
        )
        blocks.append(
            Grid(
                say("People in sites against capacity"),
                (
                    say("Publisher"),
                    say("As of"),
                    say("Place"),
                    say("People"),
                    say("Capacity"),
                    say("Occupancy"),
                ),
                rows_o,
                wide=True,
            )
        )
        rows_n = tuple(
            (o.publisher, str(o.date), number(n.amount), worded(n.unit), n.basis, worded(n.checked))
            for o in bench.occupancies for n in needs(bench.state.standards, o.stock, WANTED)
        )  # fmt: skip
        if rows_n:
            blocks.append(Grid(say("What those people need by the standard"), (say("Publisher of the stock"), say("As of"), say("Need"), say("Unit"), say("Standard"), say("How sure the standard's number is")), rows_n,
                               note=say("Standards are indicators to be read in context, not quotas."), wide=True))  # fmt: skip
    return Section("relief", say("People who left, and where they are"), tuple(blocks)) if blocks else None
