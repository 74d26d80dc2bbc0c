"""The whole report of a round as a document, and its first page, the morning brief, alone."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Document, Section
from detente.bulletin.round import Round
from detente.bulletin.sections import SECTIONS
from detente.bulletin.sections.brief import brief_section
from detente.say import Name, say, say_count

NOTICES = (
    say("Every number is somebody's claim: it is shown with who said it and what it rests on."),
    say(
        "A verdict on terms speaks of the agreement only; international humanitarian law protects civilians always."
    ),
    say("Verdicts on sentences are about what the record can bear, never about a person's honesty."),
)


def report(round_: Round) -> Document:
    """The report: every registered section that has something to say."""
    return _document(round_, say("Report"), [section for make in SECTIONS if (section := make(round_))])


def brief(round_: Round) -> Document:
    """The morning brief alone."""
    section = brief_section(round_)
    return _document(round_, say("Morning brief"), [section])


def _document(round_: Round, kind: str, sections: list[Section]) -> Document:
    process = round_.bench.state.process
    reports = round_.bench.state.reports.filter(pl.col("date_start") <= round_.bench.day)
    until = say(", reports to {max}", max=max(reports["date_start"].to_list())) if reports.height else ""
    facts = (
        (say("Day"), str(round_.bench.day)),
        (say("Time zone"), process.time_zone),
        (
            say("Data in the folder"),
            say(
                "{counted} of {counted2}{until}",
                counted=say_count("{n:,} report", "{n:,} reports", n=reports.height),
                counted2=say_count("{n:,} source", "{n:,} sources", n=len(process.source)),
                until=until,
            ),
        ),
        (
            say("Terms"),
            say(
                "{counted}, {counted2}",
                counted=say_count(
                    "{n:,} instrument", "{n:,} instruments", n=len(round_.bench.state.instruments)
                ),
                counted2=say_count("{n:,} zone", "{n:,} zones", n=len(round_.bench.state.zones)),
            ),
        ),
        (say("Classification"), say("public")),
    )
    return Document(
        Name(process.names, process.id),
        say("{kind} for {day:long}", kind=kind, day=round_.bench.day),
        facts,
        tuple(sections),
        notices=NOTICES,
    )
