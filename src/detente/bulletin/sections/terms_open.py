"""What the terms leave open, zone by zone; where instruments conflict; and harm to civilians, apart from every verdict."""

from __future__ import annotations

from collections.abc import Sequence

from detente.bulletin.document import Block, Cell, Grid, Paragraph
from detente.bulletin.round import Round
from detente.bulletin.words import VERDICT_WORDS, worded
from detente.ceasefire.breaches import ELEMENTS, NOTICE, VERDICTS
from detente.ceasefire.breaches.conflicts import conflicts, rival_lists
from detente.ceasefire.breaches.undetermined import undetermined
from detente.ceasefire.breaches.what_if import Reading
from detente.ceasefire.harm import PROTECTED, harm_to_civilians
from detente.say import English, say, say_count

UNKNOWNS = tuple(say("{name} unknown", name=name) for name in ELEMENTS)


def open_blocks(round_: Round, zoned: Sequence[Reading]) -> list[Block]:
    """Share undetermined in each zone with its reasons, and what it would be otherwise."""
    bench = round_.bench
    table = undetermined(bench.findings)
    here = table.filter(table["zone"].is_not_null())
    if here.is_empty():
        return []
    rows: list[tuple[Cell, ...]] = [
        (
            bench.zone_name(row["zone"]), row["instrument"], row["clause"], row["in_time"], row["undetermined"],
            None if row["share_in_time"] is None else round(100 * row["share_in_time"]),
            *(row[f"{name}_unknown"] for name in ELEMENTS), row["one_element"], English(row["leading_reason"] or ""),
        )
        for row in here.iter_rows(named=True)
    ]  # fmt: skip
    counts = ("incidents",) * len(ELEMENTS)
    share = Grid(
        say("Share undetermined in each zone, and which element is unknown (a finding may have several)"),
        (say("Zone"), say("Instrument"), say("Clause"), say("Read while it held or may have"), say("Undetermined"), say("Share"), *UNKNOWNS, say("one element alone"), say("Reason given most")),
        tuple(rows), ("", "", "", say("incidents"), say("incidents"), "%", *counts, say("incidents"), ""),
        note=say("An incident that may lie in two zones is read for both. {notice}", notice=NOTICE), wide=True,
    )  # fmt: skip
    otherwise = Grid(
        say("What the counts in each zone would be, one assumption changed at a time"),
        (say("Zone"), say("Instrument"), say("Assumption"), *(VERDICT_WORDS[v] for v in VERDICTS)),
        tuple(
            (bench.zone_name(r.zone or ""), r.instrument, r.assumption, *(r.counts[v] for v in VERDICTS))
            for r in sorted(zoned, key=lambda r: (r.zone or "", r.instrument))
        ),
        note=NOTICE, wide=True,
    )  # fmt: skip
    return [share, otherwise]


def conflict_blocks(round_: Round) -> list[Block]:
    """Incidents and groups that instruments in force treat differently."""
    bench = round_.bench
    found = conflicts(bench.findings, bench.state.instruments)
    lists = rival_lists(bench.state.instruments)
    if found.is_empty() and lists.is_empty():
        if len([i for i in bench.state.instruments if i.prohibitions]) < 2:
            return []
        return [Paragraph(
            say("Conflicts between instruments: no incident and no group is forbidden under one and exempt under another that forbids the same acts. {notice}", notice=NOTICE)
        )]  # fmt: skip
    sides = [
        "forbidden_by",
        "forbidding_clause",
        "verdict",
        "cleared_by",
        "clearing_clause",
        "by",
        "prevails",
    ]
    counted_ = found.group_by(sides).len("readings").sort(sides)
    blocks: list[Block] = []
    if counted_.height:
        blocks.append(Grid(
            say("Conflicts: incidents that one instrument forbids or may forbid and another exempts or excepts"),
            (say("Forbidden by"), say("Clause"), say("Verdict there"), say("Not by"), say("Clause"), say("For"), say("Which prevails"), say("Readings")),
            tuple((f, c, VERDICT_WORDS[v], o, d, b, p, n) for f, c, v, o, d, b, p, n in counted_.iter_rows()),
            note=say("Each instrument is judged apart; where none is stated to prevail, no order is guessed. {notice}", notice=NOTICE), wide=True,
        ))  # fmt: skip
    if lists.height:
        blocks.append(Grid(
            say("Conflicts: groups that one instrument exempts and another binds to the same acts on the same day"),
            (say("Group"), say("Names"), say("Exempt under"), say("Bound under"), say("From"), say("Which prevails")),
            tuple((g, n, e, b, str(d), p) for g, n, e, _, b, d, p, _ in lists.iter_rows()), note=NOTICE, wide=True,
        ))  # fmt: skip
    return blocks


def harm_blocks(round_: Round) -> list[Block]:
    """Civilians killed, whatever the verdict."""
    bench = round_.bench
    table = harm_to_civilians(bench.incidents, bench.placements)
    if table.is_empty():
        return []
    untold = int(table["incidents"][0] - table["told"][0])
    rows: list[tuple[Cell, ...]] = [
        (
            bench.zone_name(row["zone"]) if row["zone"] else say("the whole area"), worded(row["answer"] or ""), row["incidents"],
            row["with_civilians"], row["civilians_killed"],
        )
        for row in table.iter_rows(named=True)
    ]  # fmt: skip
    note = say(
        "As the reports tell it, whatever the terms say of an incident; {counted} tell no figure. Zones are not to be added. {protected}",
        counted=say_count("{n:,} incident", "{n:,} incidents", n=untold),
        protected=PROTECTED,
    )
    return [Grid(
        say("Harm to civilians, counted apart from every verdict"), (say("Where"), say("Lies"), say("Incidents"), say("with civilians killed"), say("Civilians killed")),
        tuple(rows), ("", "", say("incidents"), say("incidents"), say("persons")), note=note, wide=True,
    )]  # fmt: skip
