"""What is withheld from a public report, each with its ground: columns, recent days on the map, small counts."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from detente.bulletin.document import Block, Cell, Grid
from detente.bulletin.edition import Edition
from detente.bulletin.sections.watch import shown_to
from detente.say import joined, say
from detente.tables import CASEWORK, DUTY, FLASHES, INCIDENTS, MEASURES, REPORTS, WATCH, Sensitivity, Table

GROUNDS = {
    Sensitivity.SHARED: say("shared between organisations of the process, and not with the public"),
    Sensitivity.RESTRICTED: say("for named people only"),
    Sensitivity.SEALED: say("sealed: it could lead to a person"),
}


def withheld(edition: Edition) -> list[Block]:
    """A row for each thing left out of these pages, how much of it there is, and on what ground."""
    state, bench = edition.round.bench.state, edition.round.bench
    held: list[tuple[Table, pl.DataFrame]] = [
        (REPORTS, state.reports), (INCIDENTS, bench.incidents), (WATCH, state.watch), (CASEWORK, state.casework),
        (FLASHES, state.flashes), (DUTY, state.duty), (MEASURES, state.measures),
    ]  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for table, frame in held:
        for level, ground in GROUNDS.items():
            names = [
                c.name for c in table.columns if c.sensitivity is level and frame[c.name].drop_nulls().len()
            ]
            if names:
                rows.append(
                    (
                        say(
                            "columns of the table {table}: {names}",
                            table=table.name,
                            names=joined(names, ", "),
                        ),
                        say("{n:,} rows", n=frame.height),
                        ground,
                    )
                )
    delay = state.process.map_delay_days
    recent = bench.incidents.filter(pl.col("date_start") > edition.day - timedelta(days=delay)).height
    rows += [
        (say("the map: incidents of the last {days} days", days=delay), say("{n:,} incidents", n=recent), say("a public map is late, so that it serves no targeting")),
        (say("the map: places of incidents"), say("all of them"), say("a public map is coarse: counts a unit, never a point")),
        (say("coverage after {day}", day=shown_to(edition.round)), say("by zone and month before it only"), say("where monitors watch now is not shown, for their safety")),
        (say("small counts of persons"), say("none here"), say("these pages count incidents and published figures; no list of persons is counted in them")),
    ]  # fmt: skip
    return [
        Grid(
            say("Withheld from this report"), (say("What"), say("How much"), say("Ground")), tuple(rows), wide=True,
            note=say("What is withheld is in the record of those who may read it; nothing is left out of a count for being withheld."),
        )
    ]  # fmt: skip
