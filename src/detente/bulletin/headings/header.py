"""The head of a periodical report: number, periods, cut-off, time zone, terms in force, classification."""

from __future__ import annotations

from detente.bulletin.document import Block, Grid
from detente.bulletin.edition import Edition
from detente.bulletin.headings.observance import told
from detente.ceasefire.terms import Instrument
from detente.say import Name, joined, say

PUBLIC = say("public: only columns that are classed so, maps coarse and late")


def number(edition: Edition) -> str:
    """The number in the series, counted from its first day; none where the process names no first report."""
    first = edition.round.bench.state.process.reporting.first
    if first is None or edition.day < first:
        return say("none: the process names no first report")
    return say("{n}", n=(edition.day - first).days + 1)


def in_force(edition: Edition) -> list[str]:
    """Instruments that hold on the last day of the period, surely or perhaps, each as such."""
    found: list[str] = []
    for one in sorted(edition.round.bench.state.instruments, key=lambda i: (i.adopted, i.id)):
        sure = _sure(one, edition)
        if sure is not None:
            name = Name(one.names, one.id)
            found.append(name if sure else say("{name} (not certain on this day)", name=name))
    return found


def _sure(one: Instrument, edition: Edition) -> bool | None:
    """Is it surely in force on the last day of the period? None: surely not."""
    day = edition.this.last
    begins, ends = one.in_force, one.ends
    earliest = begins.earliest or begins.text or begins.latest
    if (
        one.adopted > day
        or (earliest is not None and earliest > day)
        or (ends.latest is not None and ends.latest < day)
    ):
        return None
    latest = begins.latest or begins.text or begins.earliest
    return latest is not None and latest <= day and (ends.earliest is None or ends.earliest >= day)


def header(edition: Edition) -> list[Block]:
    """The lines by which a report is cited and read."""
    process = edition.round.bench.state.process
    rows = (
        (say("Number"), number(edition)),
        (say("Issued by"), edition.name(process.reporting.by) if process.reporting.by else say("not named")),
        (say("Day of the report"), say("{day:long}", day=edition.day)),
        (say("Period"), told(edition.this)),
        (say("Previous period"), told(edition.previous)),
        (say("Cut-off"), say("24:00 on {day:long}, local time; registers and documents as on record on {asof:long}", day=edition.this.last, asof=edition.day)),
        (say("Time zone"), process.time_zone),
        (say("Terms in force"), joined(in_force(edition)) or say("none on record")),
        (say("Classification"), PUBLIC),
    )  # fmt: skip
    return [Grid(say("This report"), (say("Line"), say("Holds")), rows)]
