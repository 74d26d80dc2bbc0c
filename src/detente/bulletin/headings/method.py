"""The method note, data release, and the proof that the report rests on a log."""

from __future__ import annotations

from detente.bulletin.document import Block, Bullets, Grid, MapView, Paragraph
from detente.bulletin.edition import Edition
from detente.bulletin.sections.record import record_section
from detente.bulletin.sections.sources import sources_section
from detente.bulletin.sections.watch import months_before, shown_to, watch_section
from detente.ceasefire.breaches import NOTICE
from detente.say import say


def method(edition: Edition) -> list[Block]:
    """How the numbers of this report are made, in few lines."""
    return [
        Bullets((
            (say("Reports of several sources are put together to incidents by the likeness of day, place, act and sides; copies of one source are no corroboration."), ""),
            (say("An incident counts on the first day it may lie on. A place told vaguely is a disc; what may lie in a zone or not is undetermined, and is never put inside."), ""),
            (say("Counting, reading against the terms, and attribution are three steps. Undetermined is an answer."), ""),
            (say("Rivals' counts stand side by side in their own unit; only bounds are computed from them, never a sum."), ""),
            (say("What is not on record is unknown, never zero. Rates know how much was watched, or say that it is not known."), ""),
            (say("Nothing dated after {day} enters this report; the same state of the record gives the same bytes.", day=edition.day), ""),
            (NOTICE, ""),
        ))
    ]  # fmt: skip


def release(edition: Edition) -> list[Block]:
    """Whose data it is, and where the tables lie."""
    blocks = [b for b in sources_section(edition.round).blocks if isinstance(b, Grid)]
    where = Paragraph(
        say(
            "The tables behind this report, with their public columns, lie beside it in tables/ as CSV and Parquet; SHA256SUMS lists the digest of every file."
        )
    )
    return [where, *blocks]


def coverage(edition: Edition) -> list[Block]:
    """The coverage map of the last month that may be shown."""
    section = watch_section(edition.round)
    if section is None or edition.round.bench.state.watch.is_empty():
        return []
    last = shown_to(edition.round)
    return [b for b in section.blocks if isinstance(b, MapView)] or [
        Paragraph(
            say("No zone has a shape to draw for {first:month}.", first=months_before(last, 1)), "caveat"
        )
    ]


def proof(edition: Edition) -> list[Block]:
    """What the log can prove of this report: tree head, witnesses, positions, and what does not hold."""
    section = record_section(edition.round)
    return list(section.blocks) if section else []
