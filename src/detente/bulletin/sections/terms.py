"""Incidents read against the terms: verdicts, what they would be otherwise, and what publishers render differently."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Bars, Block, Cell, Grid, Paragraph, Section, Series
from detente.bulletin.round import Round
from detente.bulletin.words import VERDICT_WORDS
from detente.ceasefire.breaches import NOTICE, VERDICTS
from detente.ceasefire.terms import Instrument
from detente.ceasefire.what_if import what_if
from detente.layout import DateRange
from detente.whose_word import rests_on


def terms_section(round_: Round) -> Section | None:
    """Instruments, verdict counts, sensitivity, reasons for undetermined."""
    bench = round_.bench
    if not bench.state.instruments or bench.findings.is_empty():
        return None
    instruments = sorted(bench.state.instruments, key=lambda i: (i.adopted, i.id))
    by_id = {i.id: i for i in instruments}
    readings = what_if(bench.incidents, bench.placements, bench.findings, instruments, bench.state.plans)
    standing = [r for r in readings if r.assumption == "as it stands"]
    shown = ("violation", "not_violation", "undetermined")
    bars = Bars(
        "Verdicts by instrument, incident by clause (outside the terms left out of the bars)",
        tuple(_name(by_id[r.instrument]) for r in standing),
        tuple(Series(VERDICT_WORDS[v], tuple(float(r.counts[v]) for r in standing)) for v in shown),
        "incident and clause",
        f"Not a violation of a clause says only that the act is not one it forbids, or that an exempt group was there. {NOTICE}",
    )  # fmt: skip
    table = Grid(
        "What the counts would be, one assumption changed at a time",
        ("Instrument", "Assumption", *(VERDICT_WORDS[v] for v in VERDICTS)),
        tuple((_name(by_id[r.instrument]), r.assumption, *(r.counts[v] for v in VERDICTS)) for r in sorted(readings, key=lambda r: instruments.index(by_id[r.instrument]) if r.instrument in by_id else 0)),
        note=f"{rests_on(bench.incidents).shown()}. {NOTICE}", wide=True,
    )  # fmt: skip
    blocks: list[Block] = [
        Paragraph(NOTICE + " An exemption needs a report that names the exempt group as a side of that very incident.", "notice"),
        _instruments(instruments), bars, table, _reasons(bench.findings, by_id), _alleged(round_),
    ]  # fmt: skip
    renderings = tuple((_name(i), r.point, r.says, r.publisher) for i in instruments for r in i.rendering)
    if renderings:
        blocks.append(
            Grid(
                "Where publishers render the same document differently",
                ("Document", "Point", "Says", "Publisher"),
                renderings,
                wide=True,
            )
        )
    unverified = tuple((_name(i), p) for i in instruments for p in i.open_points)
    if unverified:
        blocks.append(
            Grid("What of the terms could not be verified", ("Document", "Open point"), unverified, wide=True)
        )
    return Section("terms", "Incidents against the terms", tuple(blocks))


def _instruments(instruments: list[Instrument]) -> Grid:
    rows = tuple(
        (
            _name(i),
            str(i.adopted),
            _range(i.in_force),
            _range(i.ends, "no end on record"),
            i.vote or None,
            i.text_basis,
            len(i.clause),
        )
        for i in instruments
    )
    return Grid(
        "Instruments in the folder",
        ("Instrument", "Adopted", "In force from", "Ends", "Vote", "Wording known from", "Clauses"),
        rows,
        wide=True,
    )


def _reasons(findings: pl.DataFrame, by_id: dict[str, Instrument]) -> Grid:
    open_ = findings.filter(pl.col("verdict") == "undetermined")
    elements = ("act", "place", "time", "party", "exemption")
    rows: list[tuple[Cell, ...]] = []
    for name in by_id:
        here = open_.filter(pl.col("instrument") == name)
        if here.height:
            rows.append(
                (
                    _name(by_id[name]),
                    here.height,
                    *(here.filter(pl.col(e) == "unknown").height for e in elements),
                )
            )
    return Grid(
        "Why findings are undetermined (one finding may have several reasons)",
        ("Instrument", "Undetermined", "act unknown", "place unknown", "time unknown", "parties unknown", "exemption unknown"), tuple(rows), wide=True,
    )  # fmt: skip


def _alleged(round_: Round) -> Grid:
    bench = round_.bench
    alleged = bench.findings.filter(pl.col("verdict") == "violation").join(
        bench.incidents.select(
            "incident_id", "date_start", "date_end", "deaths_civilians", "independent", "original_sources"
        ),
        on="incident_id",
    )
    rows: list[tuple[Cell, ...]] = []
    for (instrument, clause), here in sorted(
        alleged.group_by("instrument", "clause"), key=lambda kv: str(kv[0])
    ):
        rows.append((
            instrument, clause, here.height, here.filter(pl.col("independent") > 1).height, *_attributed(here), int(here["deaths_civilians"].sum()),
            str(here["date_start"].min()), str(here["date_end"].max()),
        ))  # fmt: skip
    return Grid(
        "Alleged violations by clause; attribution is decided apart and is open for every clash",
        ("Instrument", "Clause", "Alleged", "of them told by more than one source", "attribution open", "most often attributed by the reports to", "civilians killed in them", "first", "last"),
        tuple(rows), ("", "", "incidents", "incidents", "incidents", "", "persons", "", ""),
        note=f"Alleged until people decide. {NOTICE} Harm to civilians is counted apart from every verdict.", wide=True,
    )  # fmt: skip


def _attributed(alleged: pl.DataFrame) -> tuple[int, str | None]:
    """How many name nobody, and whom the reports of the others name most often."""
    named = alleged.filter(~pl.col("attribution").str.starts_with("undetermined"))
    if named.is_empty():
        return alleged.height, None
    counts = named["attribution"].value_counts().sort(["count", "attribution"], descending=[True, False])
    who, n = counts.row(0)
    return alleged.height - named.height, f"{str(who).removesuffix(', as the report records it')} ({n})"


def _range(r: DateRange, none: str = "not on record") -> str:
    if r.earliest is None and r.latest is None:
        return none
    if r.earliest == r.latest:
        return str(r.earliest)
    return f"{r.earliest or '?'} to {r.latest or 'open'}"


def _name(one: Instrument) -> str:
    return one.names.get("en", one.id)
