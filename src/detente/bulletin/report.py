"""The whole report of a round as a document, and its first page, the morning brief, alone."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Document, Section
from detente.bulletin.round import Round
from detente.bulletin.sections import SECTIONS
from detente.bulletin.sections.brief import brief_section
from detente.bulletin.words import counted

NOTICES = (
    "Every number is somebody's claim: it is shown with who said it and what it rests on.",
    "A verdict on terms speaks of the agreement only; international humanitarian law protects civilians always.",
    "Verdicts on sentences are about what the record can bear, never about a person's honesty.",
)


def report(round_: Round) -> Document:
    """The report: every registered section that has something to say."""
    return _document(round_, "Report", [section for make in SECTIONS if (section := make(round_))])


def brief(round_: Round) -> Document:
    """The morning brief alone."""
    section = brief_section(round_)
    return _document(round_, "Morning brief", [section])


def _document(round_: Round, kind: str, sections: list[Section]) -> Document:
    process = round_.bench.state.process
    reports = round_.bench.state.reports.filter(pl.col("date_start") <= round_.bench.day)
    until = f", reports to {max(reports['date_end'].to_list())}" if reports.height else ""
    facts = (
        ("Day", str(round_.bench.day)),
        ("Time zone", process.time_zone),
        (
            "Data in the folder",
            f"{counted(reports.height, 'report')} of {counted(len(process.source), 'source')}{until}",
        ),
        (
            "Terms",
            f"{counted(len(round_.bench.state.instruments), 'instrument')}, {counted(len(round_.bench.state.zones), 'zone')}",
        ),
        ("Classification", "public"),
    )
    return Document(
        process.names.get("en", process.id),
        f"{kind} for {round_.bench.day:%-d %B %Y}",
        facts,
        tuple(sections),
        notices=NOTICES,
    )
