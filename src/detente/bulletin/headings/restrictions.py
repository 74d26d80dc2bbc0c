"""Restrictions on monitors: one by one in the daily report, by place and holder of the ground in the monthly one."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Block, Cell, Grid, Paragraph
from detente.bulletin.edition import Edition
from detente.bulletin.headings.observance import told
from detente.bulletin.sections.watch import restrictions_grid, watch_section
from detente.bulletin.words import worded
from detente.say import say

WEEK = 7


def of_the_week(edition: Edition) -> list[Block]:
    """Restrictions of the seven days up to the report's, by province; silence is no sign of free movement."""
    rows = edition.round.bench.state.restrictions.filter(
        pl.col("date").is_between(edition.day - pl.duration(days=WEEK - 1), edition.day)
    ).sort("date", "place", "kind")  # fmt: skip
    if rows.is_empty():
        return []
    places = _provinces(edition)
    shown: list[tuple[Cell, ...]] = [
        (str(r["date"]), edition.name(r["whom"]), worded(r["kind"]), places.get(r["place"], r["place"]), r["by"], r["consequence"])
        for r in rows.iter_rows(named=True)
    ]  # fmt: skip
    return [
        Grid(
            say("Restrictions on monitors in the last seven days"),
            (say("Day"), say("Who"), say("Kind"), say("Province"), say("set by, as reported"), say("Consequence")), tuple(shown),
            note=say("Denied, delayed and conditional access is data: it lowers what counts as surely watched."),
            wide=True, sources=tuple(str(u or "register/restrictions.csv") for u in rows["source_url"]),
        )
    ]  # fmt: skip


def of_half_a_year(edition: Edition) -> list[Block]:
    """Coverage by month and kind, and restrictions by province and by who set them."""
    section = watch_section(edition.round)
    if section is None:
        return []
    return [b for b in section.blocks if not isinstance(b, Grid) or b.caption] or [
        restrictions_grid(edition.round)
    ]


def resources(edition: Edition) -> list[Block]:
    """What monitors have to work with is on no register."""
    return [
        Paragraph(
            say(
                "Resources of the monitors (people, vehicles, flights, money): nothing on record for {period}.",
                period=told(edition.this),
            ),
            "caveat",
        )
    ]


def _provinces(edition: Edition) -> dict[str, str]:
    gazetteer = edition.round.bench.state.gazetteer
    return {u.pcode: u.province_name or u.province for u in gazetteer.units}
