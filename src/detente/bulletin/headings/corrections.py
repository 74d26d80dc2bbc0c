"""Corrections to earlier reports, and recommendations that somebody made: registers told as they stand."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Block, Cell, Grid
from detente.bulletin.edition import Edition
from detente.say import joined, say


def corrections(edition: Edition) -> list[Block]:
    """Corrections of the period and up to the day of the report; what was said stays beside what is corrected."""
    rows = edition.round.bench.state.corrections.filter(
        pl.col("date").is_between(edition.this.first, edition.day)
    ).sort("date", "report", "what")
    if rows.is_empty():
        return []
    shown: list[tuple[Cell, ...]] = [
        (str(r["date"]), r["report"], r["what"], r["said"], r["corrected"] or say("withdrawn"), r["why"], edition.name(r["by"]))
        for r in rows.iter_rows(named=True)
    ]  # fmt: skip
    return [
        Grid(
            say("Corrections to earlier reports, {first} to {last}", first=edition.this.first, last=edition.day),
            (say("Day"), say("Report"), say("What"), say("From"), say("To"), say("Why"), say("By")), tuple(shown), wide=True,
            sources=tuple(str(u or "register/corrections.csv") for u in rows["source_url"]),
        )
    ]  # fmt: skip


def recommendations(edition: Edition) -> list[Block]:
    """Recommendations on record by the day of the report, with who made them; the report makes none of its own."""
    rows = edition.round.bench.state.recommendations.filter(pl.col("date") <= edition.day).sort(
        "date", "by", "says"
    )
    if rows.is_empty():
        return []
    shown: list[tuple[Cell, ...]] = [
        (str(r["date"]), edition.name(r["by"]), joined((edition.name(t.strip()) for t in r["to"].split(";")), ", "), r["says"])
        for r in rows.iter_rows(named=True)
    ]  # fmt: skip
    return [
        Grid(
            say("Recommendations that were made, and by whom"), (say("Day"), say("By"), say("To"), say("Recommended")), tuple(shown), wide=True,
            note=say("This report makes no recommendation of its own."), sources=tuple(str(u or "register/recommendations.csv") for u in rows["source_url"]),
        )
    ]  # fmt: skip
