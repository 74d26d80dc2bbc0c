"""Incidents read against the terms: verdicts, and what they would be otherwise."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Bars, Block, Cell, Grid, Paragraph, Section, Series
from detente.bulletin.round import Round
from detente.bulletin.words import VERDICT_WORDS
from detente.ceasefire.breaches import ELEMENTS, NOTICE, VERDICTS
from detente.ceasefire.breaches.what_if import STANDS, Reading, alternatives, counts, counts_by_zone
from detente.ceasefire.terms import Instrument
from detente.say import Name, joined, say
from detente.whose_word import rests_on


def terms_section(round_: Round) -> Section | None:
    """Verdict counts, sensitivity, reasons for undetermined."""
    bench = round_.bench
    if not bench.state.instruments or bench.findings.is_empty():
        return None
    instruments = sorted(bench.state.instruments, key=lambda i: (i.adopted, i.id))
    by_id = {i.id: i for i in instruments}
    readings: list[Reading] = []
    zoned: list[Reading] = []
    for assumption, findings, those in alternatives(
        bench.incidents, bench.placements, bench.findings, instruments, bench.state.plans, time_zone=bench.state.process.time_zone,
    ):  # fmt: skip
        readings += counts(assumption, findings, those)
        zoned += counts_by_zone(assumption, findings, bench.state.plans)
    standing = [r for r in readings if r.assumption == STANDS]
    shown = ("violation", "not_violation", "undetermined")
    bars = Bars(
        say("Verdicts by instrument, incident by clause (outside the terms left out of the bars)"),
        tuple(_name(by_id[r.instrument]) for r in standing),
        tuple(Series(VERDICT_WORDS[v], tuple(float(r.counts[v]) for r in standing)) for v in shown),
        say("incident and clause"),
        say("Not a violation of a clause says only that the act is not one it forbids, or that an exempt group was there. {notice}", notice=NOTICE),
    )  # fmt: skip
    table = Grid(
        say("What the counts would be, one assumption changed at a time"),
        (say("Instrument"), say("Assumption"), *(VERDICT_WORDS[v] for v in VERDICTS)),
        tuple((_name(by_id[r.instrument]), r.assumption, *(r.counts[v] for v in VERDICTS)) for r in sorted(readings, key=lambda r: instruments.index(by_id[r.instrument]) if r.instrument in by_id else 0)),
        note=say("{rests_on}. {notice}", rests_on=rests_on(bench.incidents).shown(), notice=NOTICE), wide=True,
    )  # fmt: skip
    blocks: list[Block] = [
        Paragraph(joined((NOTICE, say(" An exemption needs a report that names the exempt group as a side of that very incident.")), ""), "notice"),
        bars, table, reasons_open(bench.findings, by_id), _alleged(round_),
    ]  # fmt: skip
    unverified = tuple((_name(i), p) for i in instruments for p in i.open_points)
    if unverified:
        blocks.append(
            Grid(
                say("What of the terms could not be verified"),
                (say("Document"), say("Open point")),
                unverified,
                wide=True,
            )
        )
    return Section("terms", say("Incidents against the terms"), tuple(blocks))


def reasons_open(findings: pl.DataFrame, by_id: dict[str, Instrument]) -> Grid:
    open_ = findings.filter(pl.col("verdict") == "undetermined")
    rows: list[tuple[Cell, ...]] = []
    for name in by_id:
        here = open_.filter(pl.col("instrument") == name)
        if here.height:
            rows.append(
                (
                    _name(by_id[name]),
                    here.height,
                    *(here.filter(pl.col(e) == "unknown").height for e in ELEMENTS),
                )
            )
    return Grid(
        say("Why findings are undetermined (one finding may have several reasons)"),
        (say("Instrument"), say("Undetermined"), say("act unknown"), say("place unknown"), say("time unknown"), say("parties unknown"), say("exemption unknown"), say("exception unknown")), tuple(rows), wide=True,
    )  # fmt: skip


def _alleged(round_: Round) -> Grid:
    bench = round_.bench
    alleged = bench.findings.filter(pl.col("verdict") == "violation").join(
        bench.incidents.select("incident_id", "date_start", "date_end", "independent", "original_sources"),
        on="incident_id",
    )
    rows: list[tuple[Cell, ...]] = []
    for (instrument, clause), here in sorted(
        alleged.group_by("instrument", "clause"), key=lambda kv: str(kv[0])
    ):
        rows.append((
            instrument, clause, here.height, here.filter(pl.col("independent") > 1).height, *_attributed(here),
            str(here["date_start"].min()), str(here["date_end"].max()),
        ))  # fmt: skip
    return Grid(
        say("Alleged violations by clause; attribution is decided apart and is open for every clash"),
        (say("Instrument"), say("Clause"), say("Alleged"), say("of them told by more than one source"), say("attribution open"), say("most often attributed by the reports to"), say("first"), say("last")),
        tuple(rows), ("", "", say("incidents"), say("incidents"), say("incidents"), "", "", ""),
        note=say("Alleged until people decide. {notice} Harm to civilians is counted apart from every verdict, below.", notice=NOTICE), wide=True,
    )  # fmt: skip


def _attributed(alleged: pl.DataFrame) -> tuple[int, str | None]:
    """How many name nobody, and whom the reports of the others name most often."""
    named = alleged.filter(~pl.col("attribution").str.starts_with("undetermined"))
    if named.is_empty():
        return alleged.height, None
    counts = named["attribution"].value_counts().sort(["count", "attribution"], descending=[True, False])
    who, n = counts.row(0)
    return alleged.height - named.height, say(
        "{str} ({n})", str=str(who).removesuffix(", as the report records it"), n=n
    )


def _name(one: Instrument) -> str:
    return Name(one.names, one.id)
