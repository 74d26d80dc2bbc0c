"""The zone scorecards of the last whole month, the clauses and who is bound; many counts, never one score."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from detente.bulletin.document import Block, Cell, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.sections.watch import months_before, shown_to
from detente.bulletin.words import VERDICT_WORDS
from detente.bulletin.workflow import Reading, ground_of
from detente.ceasefire.adherence_register import register
from detente.ceasefire.breaches import NOTICE
from detente.ceasefire.compliance import Periods, by_clause
from detente.ceasefire.scorecard import scorecard
from detente.say import say
from detente.times import Span
from detente.whose_word import rests_on


def scorecard_section(round_: Round) -> Section | None:
    """Cards, clauses and the adherence register; a month is shown once it is old enough for a public page."""
    bench = round_.bench
    if not bench.state.zones or bench.incidents.is_empty():
        return None
    span = _months(shown_to(round_))
    reading = Reading(bench.incidents, bench.membership, bench.placements, bench.findings)
    table = scorecard(ground_of(bench.state, reading, span, bench.tabulation), bench.state.zones, span)
    word = rests_on(bench.incidents.filter(pl.col("date_start").is_between(span.this.first, span.this.last)))
    blocks: list[Block] = [
        Paragraph(say("{first:month} with {first2:month} beside it. The counts are not weighed against each other and make no score; what is not on record is unknown, not zero.", first=span.this.first, first2=span.previous.first), "lead"),
        Paragraph(say("In this month {word}.", word=word.shown()), "caveat"),
        *(_card(table, zone.id, bench.zone_name(zone.id)) for zone in bench.state.zones),
        _clauses(by_clause(bench.findings, bench.incidents, bench.state.instruments, span)),
    ]  # fmt: skip
    bound = register(bench.state.instruments, bench.day)
    if bound.height:
        blocks.append(_bound(bound, bench.day))
    return Section("scorecard", say("Zone by zone, clause by clause"), tuple(blocks))


def _months(last: date) -> Periods:
    """The month that ends on ``last`` and the one before it."""
    first = months_before(last, 1)
    before = first - timedelta(days=1)
    return Periods(Span(first, last), Span(months_before(before, 1), before))


def _card(table: pl.DataFrame, zone: str, name: str) -> Grid:
    own = table.filter(pl.col("zone") == zone)
    values = {(r["period"], r["group"], r["item"]): r for r in own.iter_rows(named=True)}
    keys = dict.fromkeys((g, i) for _, g, i in values)
    rows: list[tuple[Cell, ...]] = []
    for group, item in keys:
        this, before = values.get(("this", group, item)), values.get(("previous", group, item))
        either = this or before
        assert either is not None
        rows.append(
            (
                group,
                item,
                _number(this["value"] if this else None),
                _number(before["value"] if before else None),
                either["unit"],
                either["note"] or "",
            )
        )
    return Grid(
        name,
        ("", say("Count"), say("this month"), say("month before"), say("unit"), say("Note")),
        tuple(rows),
        note=NOTICE,
        wide=True,
    )


def _clauses(table: pl.DataFrame) -> Grid:
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
            (str(instrument), str(clause), *cells, _share(open_["share"]), _share(open_["share_previous"]))
        )
    verdicts = [VERDICT_WORDS[v] for v in VERDICT_WORDS if v in set(table["verdict"])]
    return Grid(
        say("Clause by clause, incidents of the month (of the month before)"),
        (say("Instrument"), say("Clause"), *verdicts, say("share undetermined"), say("month before")), tuple(rows),
        note=say("Shares are of the incidents that are not outside the terms. {notice}", notice=NOTICE), wide=True,
    )  # fmt: skip


def _bound(table: pl.DataFrame, day: date) -> Grid:
    rows: list[tuple[Cell, ...]] = [
        (r["instrument"], r["adherent"], r["bound"], r["why"], r["event"], str(r["earliest"] or "?"), str(r["latest"] or "open"), r["basis"])
        for r in table.iter_rows(named=True)
    ]  # fmt: skip
    return Grid(
        say("Who is bound on {day}", day=day), (say("Instrument"), say("Adherent"), say("bound"), say("why"), say("Entry"), say("earliest"), say("latest"), say("Basis")), tuple(rows), wide=True,
    )  # fmt: skip


def _number(value: float | None) -> Cell:
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(value, 3)


def _share(value: float | None) -> Cell:
    return None if value is None else say("{value:.0f} %", value=100 * value)
