"""The dead: claims, enumerations and estimates of others, and what is recorded here; three things, never mixed."""

from __future__ import annotations

from detente.bulletin.document import Block, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.words import number, worded
from detente.casualties import published_totals, recorded_deaths
from detente.say import say


def casualties_section(round_: Round) -> Section | None:
    """Published totals side by side, and the folder's own enumeration of part."""
    bench = round_.bench
    totals = published_totals(bench.state.totals)
    recorded = recorded_deaths(bench.incidents, bench.day)
    if not totals and recorded is None:
        return None
    blocks: list[Block] = [
        Paragraph(
            say(
                "A claim, an enumeration of unique records and an estimate are three different things. No total is made from them."
            ),
            "lead",
        )
    ]
    if recorded is not None:
        civilians = (
            say("not told apart")
            if recorded.civilians is None
            else say("{civilians:,} of them civilians", civilians=recorded.civilians)
        )
        blocks.append(Paragraph(
            say("Recorded in this folder's incidents from {first} to {last}: {best:,} deaths (low {low:,}, high {high:,}), {civilians}. An enumeration of part, by the sources' own definitions. {recorded}.", first=recorded.first, last=recorded.last, best=recorded.best, low=recorded.low, high=recorded.high, civilians=civilians, recorded=recorded.shown()),
        ))  # fmt: skip
    if totals:
        rows = tuple(
            (worded(t.kind), t.publisher, number(t.value), t.who, t.covers, t.published, t.checked, t.note)
            for t in totals
        )
        blocks.append(
            Grid(
                say("Totals that others have published"),
                (
                    say("Kind"),
                    say("Publisher"),
                    say("Figure"),
                    say("Who is counted"),
                    say("Covers"),
                    say("Published"),
                    say("Read"),
                    say("Note"),
                ),
                rows,
                wide=True,
            )
        )
    return Section("casualties", say("Deaths: claims, enumerations, estimates"), tuple(blocks))
