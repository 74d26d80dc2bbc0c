"""Observance over time: this period and the one before, the test of change with its interval, displacement, coverage."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Block, Cell, Forest, Grid, Paragraph
from detente.bulletin.edition import Edition
from detente.bulletin.headings.observance import by_zone, coverage_words
from detente.bulletin.sections.violence import interval_row
from detente.bulletin.words import share
from detente.ceasefire.breaches import NOTICE
from detente.ceasefire.breaches.undetermined import undetermined
from detente.estimate import Estimate
from detente.say import English, say

DISPLACEMENT, NO_TEST = "displacement", say("no test was made")


def trend(edition: Edition) -> list[Block]:
    """The table by zone, the answers on change with intervals and checks, and the forest of all zones."""
    bench = edition.round.bench
    blocks = list(by_zone(edition))
    if not bench.zones:
        return (
            [
                *blocks,
                Paragraph(
                    say(
                        "No test of change: the record holds no days before and after an entry into force to compare."
                    ),
                    "caveat",
                ),
            ]
            if blocks
            else []
        )
    coverage = coverage_words(edition)
    rows: list[tuple[Cell, ...]] = []
    for z in bench.zones.values():
        p = z.result.p if isinstance(z.result, Estimate) else None
        check = z.change.checks.get(DISPLACEMENT) if z.change is not None else None
        rows.append(
            (
                bench.zone_name(z.zone),
                str(z.start),
                z.result.shown(),
                f"{p:.3f}" if p is not None else None,
                z.twin.shown(),
                check.words if check else NO_TEST,
                coverage[z.zone],
            )
        )
    blocks += [
        Grid(
            say("Test of change: incidents after over before, against districts outside every zone"),
            (say("Zone"), say("after"), say("Ratio, 95 % interval"), say("p"), say("on its own trend"), say("Displacement"), say("coverage")), tuple(rows), wide=True,
            note=say("An interval that holds 1 says that the record cannot tell. Every other way of drawing and dating a zone stands in the whole report."),
        ),
        Forest(
            say("All zones"), tuple(row for z in bench.zones.values() for row in (interval_row(bench.zone_name(z.zone), z.result), interval_row(say("  on its own trend"), z.twin, faint=True))),
            say("ratio, 95 % interval"),
        ),
    ]  # fmt: skip
    return blocks


def open_findings(edition: Edition) -> list[Block]:
    """Findings of the period that stay undetermined, by instrument, clause and zone, with the reason given most."""
    bench = edition.round.bench
    own = edition.findings(edition.this)
    if own.is_empty():
        return []
    table = undetermined(own).filter(pl.col("undetermined") > 0)
    if table.is_empty():
        return []
    rows: list[tuple[Cell, ...]] = [
        (r["instrument"], r["clause"], bench.zone_name(r["zone"]) if r["zone"] else say("the whole area"), r["undetermined"], r["in_time"], share(r["share_in_time"]), English(r["leading_reason"] or ""))
        for r in table.iter_rows(named=True)
    ]  # fmt: skip
    return [
        Grid(
            say("Findings that stay undetermined"),
            (say("Instrument"), say("Clause"), say("Where"), say("undetermined"), say("read while it held"), say("share"), say("Reason given most")), tuple(rows),
            ("", "", "", say("incidents"), say("incidents"), "", ""), note=NOTICE, wide=True,
        )
    ]  # fmt: skip
