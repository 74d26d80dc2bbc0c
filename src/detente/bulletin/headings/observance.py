"""Observance by zone: each unit of count with the period before beside it, and how much of it is verified."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Block, Cell, Grid, Paragraph
from detente.bulletin.edition import Edition
from detente.bulletin.sections.watch import months_before, shown_to
from detente.bulletin.watched import watched
from detente.ceasefire.watch.coverage import coverage_of
from detente.ceasefire.zones import Zone
from detente.estimate import NotEstimable
from detente.say import say
from detente.times import Span
from detente.whose_word import rests_on

UNITS = (
    (say("incidents"), None),
    (say("deaths, best figure told"), "deaths_best"),
    (say("civilians killed, as told"), "deaths_civilians"),
)
"""Units of count and the column that is summed; None counts rows."""


def by_zone(edition: Edition) -> list[Block]:
    """The table of zones and units: this period, the previous one, verified share, coverage."""
    bench = edition.round.bench
    if not bench.state.zones:
        return []
    shares = coverage_words(edition)
    verified = verified_incidents(edition)
    rows: list[tuple[Cell, ...]] = []
    for zone in bench.state.zones:
        inside, maybe = _placed(edition, zone, edition.this)
        before, _ = _placed(edition, zone, edition.previous)
        several = inside.filter(pl.col("independent") > 1).height
        checked = inside.filter(pl.col("incident_id").is_in(list(verified))).height
        for n, (unit, column) in enumerate(UNITS):
            rows.append((
                bench.zone_name(zone.id) if not n else say("  the same"), unit, _sum(inside, column), _sum(before, column), _sum(maybe, column),
                *((_share(checked, inside.height), _share(several, inside.height), shares[zone.id]) if not n else ("", "", "")),
            ))  # fmt: skip
    word = rests_on(edition.incidents(edition.this))
    return [
        Grid(
            say("Incidents and harm in each zone, {this} and {previous}", this=told(edition.this), previous=told(edition.previous)),
            (say("Zone"), say("Unit of count"), say("this period"), say("previous period"), say("this period, place undetermined"),
             say("verified"), say("of several sources"), say("coverage")),
            tuple(rows),
            note=say("Surely inside the zone; each incident on the first day it may lie on. Verified: confirmed by monitors in a case on record. A period without incidents on record may be a period without watch. {word}.", word=word.shown()),
            wide=True,
        ),
        Paragraph(say("Coverage is of {month:month}, the last month old enough for a public page: when and where monitors watch now is not shown.", month=shown_to(edition.round)), "caveat"),
    ]  # fmt: skip


def coverage_words(edition: Edition) -> dict[str, str]:
    """Each zone's coverage of the last month that may be shown, in words."""
    state = edition.round.bench.state
    none = say("no watch on record")
    if state.watch.is_empty():
        return {zone.id: none for zone in state.zones}
    last = shown_to(edition.round)
    coverage = watched(state, months_before(last, 1), last)
    found = {zone.id: coverage_of(coverage, zone.id) for zone in state.zones}
    return {
        z: none if isinstance(f, NotEstimable)
        else say("{low:.0f} to {high:.0f} % of zone-hours", low=100 * f.low, high=100 * f.high)
        for z, f in found.items()
    }  # fmt: skip


def verified_incidents(edition: Edition) -> set[str]:
    """Incidents that a case on record confirms."""
    bench = edition.round.bench
    belongs = {
        f"{s}:{r}": i for s, r, i in bench.membership.select("source", "report_id", "incident_id").iter_rows()
    }
    return {
        belongs[c.report]
        for c in edition.cases
        if c.report in belongs and c.verification is not None and c.verification.outcome == "confirmed"
    }


def told(span: Span) -> str:
    """A span in words: one day, a whole month, or its two ends."""
    if span.first == span.last:
        return say("{first:long}", first=span.first)
    return say("{first:long} to {last:long}", first=span.first, last=span.last)


def _placed(edition: Edition, zone: Zone, span: Span) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Incidents of the span surely inside the zone, and those that may be."""
    here = edition.round.bench.placements.filter(pl.col("zone") == zone.id)
    within = edition.incidents(span)
    return tuple(  # type: ignore[return-value]
        within.join(
            here.filter(pl.col("answer") == answer).select("incident_id"), on="incident_id", how="semi"
        )
        for answer in ("inside", "undetermined")
    )


def _sum(frame: pl.DataFrame, column: str | None) -> Cell:
    """Rows, or the sum of what is told; unknown where incidents tell nothing."""
    if column is None or frame.is_empty():
        return frame.height
    told_ = frame[column].drop_nulls()
    return int(told_.sum()) if told_.len() else None


def _share(part: int, whole: int) -> Cell:
    return say("{part} of {whole}", part=part, whole=whole) if whole else say("none on record")
