"""Access, displacement and sites: rival figures of movements, accounts that add up or not, needs, aid."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import polars as pl

from detente.bulletin.document import Block, Cell, Grid
from detente.bulletin.edition import Edition
from detente.bulletin.headings.observance import told
from detente.bulletin.sections.relief import relief_section
from detente.bulletin.words import period_words, worded
from detente.say import say

MOVED = ("evacuated", "returned IDP", "returned refugee")
DAYS = 7
MOST = 20


def displacement(edition: Edition) -> list[Block]:
    """Flow, stock, exit and needs as publishers give them by the day of the report; nothing later."""
    last = edition.day
    first = min(edition.this.first, last - timedelta(days=DAYS - 1))
    bench = edition.round.bench
    state = replace(
        bench.state, movements=bench.state.movements.filter(pl.col("date").is_between(first, last))
    )
    known = replace(
        bench, state=state, balances=tuple(b for b in bench.balances if first <= b.date <= last),
        occupancies=tuple(o for o in bench.occupancies if first <= o.date <= last),
    )  # fmt: skip
    section = relief_section(replace(edition.round, bench=known), (first, last))
    return list(section.blocks) if section else []


def aid(edition: Edition) -> list[Block]:
    """Figures on aid and other movements of the period, each with its publisher."""
    rows = edition.round.bench.state.movements.filter(
        pl.col("date").is_between(edition.this.first, edition.this.last) & ~pl.col("kind").is_in(list(MOVED))
    ).sort("date", "kind", "place", "speaker_or_publisher", "count", nulls_last=True)  # fmt: skip
    if rows.is_empty():
        return []
    shown: list[tuple[Cell, ...]] = [
        (
            str(r["date"]),
            r["speaker_or_publisher"],
            worded(r["kind"]),
            r["place"],
            r["count"],
            worded(r["unit"]),
            period_words(r["period"]),
        )
        for r in rows.head(MOST).iter_rows(named=True)
    ]
    return [
        Grid(
            say("Aid and other figures of relief, {period}", period=told(edition.this)),
            (say("As of"), say("Publisher"), say("What"), say("Where"), say("Figure"), say("Unit"), say("Period")), tuple(shown),
            note=say("{shown} of {all} figures on record; publishers are never added.", shown=len(shown), all=rows.height), wide=True,
            sources=tuple(str(u or "relief/movements.csv") for u in rows.head(MOST)["source_url"]),
        )
    ]  # fmt: skip
