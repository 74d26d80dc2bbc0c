"""The agreements on the day: where each term stands, how publishers render it, who owes what, who holds which position.

Terms come from acts on record only, and scores from whoever gave them; a dispute stands beside and changes no number.
What documents oblige somebody to, as they are read, is a claim of their text and is told apart from the register.
"""

from __future__ import annotations

from detente.bulletin.document import Block, Bullets, Cell, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.words import worded
from detente.ceasefire.terms import Instrument
from detente.claims.agreements import overview_of, positions_of
from detente.layout import DateRange
from detente.say import Name, Short, joined, say, say_count
from detente.talks.agreements import Course, unbound
from detente.talks.calendar import Overview, Standing
from detente.talks.rounds import Link, stretches

STATES = ("disputed", "late", "not scored", "due", "met late", "met, lateness disputed", "met", "no day set")
"""In the order in which a reader asks for them."""
MOST_READ = 40
"""Obligations read in documents that the report shows; the rest are in the record of each document."""


def agreements_section(round_: Round) -> Section | None:
    """Instruments and their terms, rival renderings, obligations with scores and disputes, positions by round."""
    bench = round_.bench
    instruments = sorted(
        (i for i in bench.state.instruments if i.adopted <= bench.day), key=lambda i: (i.adopted, i.id)
    )
    if not instruments:
        return None
    found = overview_of(bench.state, bench.day)
    names: dict[str, str] = {i.id: Name(i.names, i.id) for i in instruments}
    blocks = [
        *terms_of(instruments, found, names), *_renderings(found, names), *owed_by_clause(found, names),
        *_read(round_), *_positions(round_, names),
    ]  # fmt: skip
    return Section("agreements", say("Agreements: terms, obligations, positions"), tuple(blocks))


def warned(found: Overview, name: str) -> Course:
    """The course of one instrument's term."""
    return next(c for c in found.courses if c.instrument == name)


def terms_of(instruments: list[Instrument], found: Overview, names: dict[str, str]) -> list[Block]:
    rows = tuple(
        (
            say("{names} ({id})", names=names[i.id], id=i.id),
            str(i.adopted),
            shown(i.in_force),
            shown(i.ends, say("no end on record")),
            worded(warned(found, i.id).state),
            i.vote or say("none"),
            worded(i.text_basis),
            len(i.clause),
        )
        for i in instruments
    )
    lines = tuple(
        (say("{names}: {w}.", names=names[i.id], w=w), f"terms/{i.id}.toml")
        for i in instruments
        for w in warned(found, i.id).warnings
    )
    blocks: list[Block] = [
        Grid(
            say("Instruments in the folder, and where their terms stand on {day}", day=found.day),
            (say("Instrument (key)"), say("Adopted"), say("In force from"), say("Ends"), say("State of the term"), say("Vote"), say("Wording known from"), say("Clauses")),
            rows,
            note=say("A term is followed by acts on record only: that it may be extended, even automatically, is no extension."),
        )
    ]  # fmt: skip
    return [*blocks, Paragraph(say("Terms to be warned of"), "lead"), Bullets(lines)] if lines else blocks


def _renderings(found: Overview, names: dict[str, str]) -> list[Block]:
    told = [(p, r) for p in found.rivals if p.instrument in names for r in p.readings]
    if not told:
        return []
    return [
        Grid(
            say("Where publishers render the same document differently"),
            (say("Document and clause"), say("Point"), say("Says"), say("Days it comes to"), say("Relied on by"), say("Publisher")),
            tuple(
                (joined((p.instrument, *p.where), ", "), p.point, r.says, joined(map(str, r.days), ", ") or say("none"),
                 joined(r.relied_on_by, ", ") or say("nobody"), r.publisher)
                for p, r in told
            ),
            note=say("None is called the true one. This register relies on the day that the terms give as the text's."),
            sources=tuple(r.url for _, r in told),
        )
    ]  # fmt: skip


def owed_by_clause(found: Overview, names: dict[str, str]) -> list[Block]:
    here = [s for s in found.standings if s.obligation.instrument in names]
    shown_ = sorted(
        (s for s in here if s.obligation.due or s.score),
        key=lambda s: (
            STATES.index(s.state),
            abs(s.days_left or 0),
            s.obligation.instrument,
            s.obligation.clause,
        ),
    )
    rest = len(here) - len(shown_)
    if not here:
        return []
    rows = tuple(_owed_row(s) for s in shown_)
    others = (
        say(
            "{counted} without a day and a score: see 'detente agreements calendar'. ",
            counted=say_count("{n:,} further obligation", "{n:,} further obligations", n=rest),
        )
        if rest
        else ""
    )
    blocks: list[Block] = [
        Grid(
            say("Obligations with a day or a score, {day}", day=found.day),
            (say("Instrument and clause"), say("What is owed, and by whom"), say("State, and why"), say("On record")),
            rows,
            note=say("{others}Silence says neither met nor late.", others=others),
            sources=tuple(s.obligation.source or f"terms/{s.obligation.instrument}.toml" for s in shown_),
        )
    ]  # fmt: skip
    opinions = [
        (s, kind, one)
        for s in shown_ if s.score
        for kind, several in ((say("scores"), s.score.scores), (say("disputes"), s.score.disputes)) for one in several
    ]  # fmt: skip
    if opinions:
        blocks.append(
            Grid(
                say("Scores of clauses, their evidence, and who disputes them"),
                (say("Instrument and clause"), say("Who"), say("Does"), say("Score, 0 to 3"), say("As of"), say("Evidence, or the party's reason")),
                tuple(
                    (say("{instrument}, {clause}", instrument=s.obligation.instrument, clause=s.obligation.clause), one.organisation, kind,
                     say("none given") if one.score is None else str(one.score), str(one.as_of), one.evidence)
                    for s, kind, one in opinions
                ),
                note=say("0 not begun, 1 minimal, 2 intermediate, 3 full. A score is its scorer's judgement; a dispute changes no number."),
                    sources=tuple(one.source or "register/implementation.csv" for _, _, one in opinions),
            )
        )  # fmt: skip
    return blocks


def _owed_row(s: Standing) -> tuple[Cell, ...]:
    o = s.obligation
    return (
        say("{instrument}, {clause}", instrument=o.instrument, clause=o.clause), say("{says} ({owed_by})", says=o.says.rstrip("."), owed_by=o.owed_by), say("{state}: {why}", state=worded(s.state), why=s.why), o.on_record or say("nothing"),
    )  # fmt: skip


def _read(round_: Round) -> list[Block]:
    """Obligations as the documents state them: claims of their texts, with the deadline as it was read."""
    rows: list[tuple[Cell, ...]] = []
    sources: list[str] = []
    for page in round_.bench.state.pages:
        record = round_.bench.records.get(page.name)
        if record is None:
            continue
        owed: list[tuple[int, str, str, str]] = [
            (o.start, o.bearer or say("unknown"), o.action, o.deadline or say("none"))
            for o in record.obligations
        ]
        taken = [(o.start, o.end) for o in record.obligations]
        owed += [
            (
                u.start,
                say("unknown: the words bind nobody by name"),
                " ".join(u.text.split()),
                say("not read"),
            )
            for u in unbound(page.text)
            if not any(u.start < end and start < u.end for start, end in taken)
        ]
        rows += [(page.name, *told) for _, *told in sorted(owed)]
        sources += [page.source_url or page.file] * len(owed)
    if not rows:
        return []
    more = len(rows) - MOST_READ
    tail = (
        say(" {counted} stand in out/talks/.", counted=say_count("{n:,} more", "{n:,} more", n=more))
        if more > 0
        else ""
    )
    return [
        Grid(
            say(
                "What documents of the folder oblige somebody to, as read: claims of their texts, apart from the register"
            ),
            (say("Document"), say("By whom"), say("What is to be done"), say("Deadline, as read")),
            tuple(rows[:MOST_READ]),
            note=say("Read by rules, each to be checked against its text.{tail}", tail=tail),
            sources=tuple(sources[:MOST_READ]),
        )
    ]


def _positions(round_: Round, names: dict[str, str]) -> list[Block]:
    bench = round_.bench
    found = positions_of(bench.state, bench.records, bench.day)
    tracks = {t.id: Name(t.names, t.id) for t in bench.state.process.track}
    rows: list[tuple[Cell, ...]] = []
    sources: list[str] = []
    beside: dict[tuple[str, int], Link] = {}
    issues = list(dict.fromkeys(issue for issue, _ in found.rows))
    for (issue, who), cells in sorted(found.rows.items(), key=lambda row: issues.index(row[0][0])):
        for one in stretches(found.rounds, cells):
            since = str(one.since) if one.since else None
            said = str(len(one.links)) if one.links else say("none")
            rows.append(
                (
                    names.get(issue, tracks.get(issue, issue)),
                    who,
                    worded(one.position),
                    one.rounds,
                    said,
                    since,
                )
            )
            sources.append(one.source or "register/positions.csv")
            beside |= {(x.said.document, x.said.start): x for x in one.links}
    if not rows:
        return []
    blocks: list[Block] = [
        Grid(
            say("Positions by round: who held what on which issue"),
            (say("Issue"), say("Who"), say("Position"), say("Rounds"), say("Statements beside it"), say("Recorded")),
            tuple(rows),
            note=say("A position is what somebody recorded, never read out of a statement. Where none is on record that is not indifference."),
            sources=tuple(sources),
        )
    ]  # fmt: skip
    if beside:
        lines = tuple(
            (say("{speaker}, {day} ({rule}): “{text}”", speaker=x.said.speaker, day=x.said.day or say("day unknown"), rule=worded(x.rule), text=Short(x.said.text, 200)), _address(round_, x))
            for x in beside.values()
        )  # fmt: skip
        blocks += [
            Paragraph(say("Statements beside these positions, and the rule that put each there"), "lead"),
            Bullets(lines),
        ]
    return blocks


def _address(round_: Round, link: Link) -> str:
    """The card of the claim that the statement holds, or else where its document lies."""
    said = link.said
    for claim in round_.bench.claims:
        if claim.document == said.document and claim.start < said.end and said.start < claim.end:
            return f"#claim-{claim.document}-{claim.n}"
    return said.url or next((p.file for p in round_.bench.state.pages if p.name == said.document), "")


def shown(days: DateRange, none: str = say("not on record")) -> str:
    """A range of days in a cell."""
    if days.earliest is None and days.latest is None:
        return none
    if days.earliest == days.latest:
        return str(days.earliest)
    return say("{earliest} to {latest}", earliest=days.earliest or "?", latest=days.latest or say("open"))
