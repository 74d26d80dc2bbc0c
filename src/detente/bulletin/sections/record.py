"""The record that stands under the report: its tree head, who witnessed it, positions, erasures, and what does not hold."""

from __future__ import annotations

from detente.bulletin.document import Block, Bullets, Cell, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.record.policy import Standing
from detente.record.positions import Stance
from detente.record.view import View
from detente.say import joined, say, say_count

FILE = "record/"
STANCES = {
    Stance.CONCUR: say("concurs"),
    Stance.RESERVE: say("concurs with reservation"),
    Stance.DISSENT: say("dissents"),
    Stance.NONE: say("takes no position"),
}


def record_section(round_: Round) -> Section | None:
    """The proof, the positions and the erasures as of the day; None where the folder keeps no record."""
    kept = round_.record
    if kept is None:
        return None
    blocks: list[Block] = [
        Paragraph(
            say("Parties that distrust each other can check this record with one file and one command. To witness it is not to agree with it."),
            "lead",
        ),
        *_broken(kept),
        *_proof(kept),
    ]  # fmt: skip
    blocks += [grid for grid in (_positions(kept), _erased(kept)) if grid is not None]
    summary = say_count("{n:,} entry on record by {day:long}.", "{n:,} entries on record by {day:long}.", n=kept.size, day=round_.bench.day)  # fmt: skip
    return Section("record", say("The record and its proof"), tuple(blocks), summary)


def record_lines(round_: Round) -> list[Block]:
    """Lines for the morning page: a record that does not hold, or that too few have witnessed."""
    kept = round_.record
    if kept is None:
        return []
    if not kept.holds:
        said = say("The record does not hold: see the section on the record. Rely on nothing in it until that is explained.")  # fmt: skip
        return [Paragraph(said, "notice")]
    if kept.report is not None and kept.report.standing is not None and not kept.report.standing.met:
        said = say(
            "The record holds and is not confirmed: {standing}.", standing=_standing(kept.report.standing)
        )
        return [Bullets(((said, "#record"),))]
    return []


def _broken(kept: View) -> list[Block]:
    faults = [*kept.faults, *(kept.report.faults if kept.report else ())]
    if not faults:
        return []
    lines = tuple(
        dict.fromkeys((say("{where}: {what}", where=each.where, what=each.said), FILE) for each in faults)
    )
    return [Paragraph(say("The record does not hold."), "notice"), Bullets(lines)]


def _standing(standing: Standing) -> str:
    by = joined(standing.by, ", ") if standing.by else say("nobody")
    if not standing.missing:
        return say("witnessed by {by}", by=by)
    return say("witnessed by {by}; not by {missing}", by=by, missing=joined(standing.missing, ", "))


def _proof(kept: View) -> list[Block]:
    report = kept.report
    if report is None or report.head is None or report.standing is None:
        return [
            Paragraph(say("No tree head had been signed by then, so nothing of it is proven yet."), "caveat")
        ]
    standing = report.standing
    met = say("confirmed by the quorum") if standing.met else say("not confirmed: too few have witnessed it")
    rows: tuple[tuple[Cell, ...], ...] = (
        (say("Log"), kept.origin),
        (say("Entries under the tree head"), report.head.size),
        (say("Root"), report.head.root.hex()),
        (say("Standing"), met),
        (say("Witnesses"), _standing(standing)),
    )
    note = say("Check it yourself: detente record verify {folder} --policy FILE.", folder=FILE)
    return [Grid(say("The newest tree head"), (say("What"), say("Value")), rows, note=note, wide=True)]


def _positions(kept: View) -> Grid | None:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (line.index, line.entry.subject, who, STANCES[held.position.stance])
        for line in kept.lines
        for who, held in line.positions.items()
    )
    if not rows:
        return None
    return Grid(
        say("Positions on entries"),
        (say("Entry"), say("Subject"), say("Organisation"), say("Position")),
        rows,
        note=say("Who took no position is not shown as agreeing."),
    )


def _erased(kept: View) -> Grid | None:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (line.index, line.entry.subject, line.stone.ground, line.stone.authority)
        for line in kept.lines
        if line.stone is not None
    )
    if not rows:
        return None
    columns = (say("Entry"), say("Subject"), say("Ground"), say("Authority"))
    return Grid(say("Content that was erased; the entries stay"), columns, rows)
