"""The zone scorecards of the last whole month, the clauses and who is bound; many counts, never one score."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import polars as pl

from detente.bulletin.document import Block, Cell, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.sections.watch import months_before, shown_to
from detente.bulletin.words import VERDICT_WORDS, share, worded
from detente.bulletin.workflow import Reading, ground_of
from detente.ceasefire.breaches import NOTICE
from detente.ceasefire.breaches.compliance import Periods, by_clause
from detente.ceasefire.scorecard import Ground, card
from detente.ceasefire.terms.register import entries_of
from detente.ceasefire.zones import Zone
from detente.say import say
from detente.times import Span
from detente.whose_word import rests_on


def scorecard_section(round_: Round) -> Section | None:
    """Cards, clauses and the adherence register; a month is shown once it is old enough for a public page."""
    bench = round_.bench
    if not bench.state.zones or bench.incidents.is_empty():
        return None
    ground, span = month_of(round_)
    word = rests_on(bench.incidents.filter(pl.col("date_start").is_between(span.this.first, span.this.last)))
    blocks: list[Block] = [
        Paragraph(say("{first:month} with {first2:month} beside it. The counts are not weighed against each other and make no score; what is not on record is unknown, not zero.", first=span.this.first, first2=span.previous.first), "lead"),
        Paragraph(say("In this month {word}.", word=word.shown()), "caveat"),
        *(_card(ground, zone, span, bench.zone_name(zone.id)) for zone in ground.zones),
        clauses_of(by_clause(bench.findings, bench.incidents, bench.state.instruments, span)),
    ]  # fmt: skip
    bound = entries_of(bench.state.instruments, bench.day)
    if bound:
        blocks.append(bound_grid(bound, bench.day))
    return Section("scorecard", say("Zone by zone, clause by clause"), tuple(blocks))


def month_of(round_: Round) -> tuple[Ground, Periods]:
    """What the cards of the last month that is old enough are made of, and that month."""
    bench, span = round_.bench, months_of(shown_to(round_))
    reading = Reading(bench.incidents, bench.membership, bench.placements, bench.findings)
    return ground_of(bench.state, reading, span, bench.tabulation), span


def months_of(last: date) -> Periods:
    """The month that ends on ``last`` and the one before it."""
    first = months_before(last, 1)
    before = first - timedelta(days=1)
    return Periods(Span(first, last), Span(months_before(before, 1), before))


def _card(ground: Ground, zone: Zone, span: Periods, name: str) -> Grid:
    now, before = (
        {(g, i): (value, unit, note) for g, i, value, unit, note in card(ground, zone, p)}
        for p in (span.this, span.previous)
    )
    rows: list[tuple[Cell, ...]] = []
    for group, item in dict.fromkeys((*now, *before)):
        value, unit, note = now.get((group, item)) or (None, *before[group, item][1:])
        earlier = before.get((group, item))
        rows.append(
            (
                worded(group),
                worded(item.removesuffix(" (alleged)") if item.endswith(" (alleged)") else item),
                _number(value),
                _number(earlier[0] if earlier else None),
                worded(unit),
                note,
            )
        )
    return Grid(
        name,
        ("", say("Count"), say("this month"), say("month before"), say("unit"), say("Note")),
        tuple(rows),
        note=NOTICE,
        wide=True,
    )


def clauses_of(table: pl.DataFrame) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for (instrument, clause), own in table.group_by("instrument", "clause", maintain_order=True):
        counts = {r["verdict"]: r for r in own.iter_rows(named=True)}
        cells = [
            say("{incidents} ({previous})", incidents=counts[v]["incidents"], previous=counts[v]["previous"])
            for v in VERDICT_WORDS
            if v in counts
        ]
        open_ = counts["undetermined"]
        rows.append(
            (str(instrument), str(clause), *cells, share(open_["share"]), share(open_["share_previous"]))
        )
    verdicts = [VERDICT_WORDS[v] for v in VERDICT_WORDS if v in set(table["verdict"])]
    return Grid(
        say("Clause by clause, incidents of the month (of the month before)"),
        (say("Instrument"), say("Clause"), *verdicts, say("share undetermined"), say("month before")), tuple(rows),
        note=say("Shares are of the incidents that are not outside the terms. {notice}", notice=NOTICE), wide=True,
    )  # fmt: skip


def bound_grid(entries: Sequence[tuple[Any, ...]], day: date) -> Grid:
    rows: list[tuple[Cell, ...]] = [
        (instrument, adherent, worded(bound), why, worded(event), str(earliest or "?"), str(latest) if latest else say("open"), basis)
        for instrument, adherent, _, bound, why, event, earliest, latest, basis, _ in entries
    ]  # fmt: skip
    return Grid(
        say("Who is bound on {day}", day=day), (say("Instrument"), say("Adherent"), say("bound"), say("why"), say("Entry"), say("earliest"), say("latest"), say("Basis")), tuple(rows), wide=True,
    )  # fmt: skip


def _number(value: float | None) -> Cell:
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(value, 3)
