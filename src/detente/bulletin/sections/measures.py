"""Confidence-building measures by whose word they stand, and the file of breaches nearby before and after."""

from __future__ import annotations

from datetime import timedelta

from detente.bulletin.document import Block, Cell, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.words import capital, worded
from detente.bulletin.workflow import Reading, breaches_near, measures_of, names_of
from detente.ceasefire.breaches import NOTICE
from detente.ceasefire.measures.nearby import CAVEATS
from detente.estimate import Estimate
from detente.say import joined, say


def measures_section(round_: Round) -> Section | None:
    """The measures; none where the register has none by the day."""
    bench = round_.bench
    found = measures_of(bench.state, bench.day)
    if not found:
        return None
    names = names_of(bench.state.process)
    reading = Reading(bench.incidents, bench.membership, bench.placements, bench.findings)
    near = breaches_near(bench.state, reading, found, bench.day)
    standing: list[tuple[Cell, ...]] = [
        (
            m.id,
            worded(m.kind),
            m.place or m.zone or None,
            worded(w.status),
            str(w.date),
            names.get(w.by, w.by),
            w.says or "",
        )
        for m in found
        for w in m.standing
    ]
    counts: list[tuple[Cell, ...]] = [
        (
            m.id, str(n.before.last + timedelta(days=1)), n.what, n.where, n.n_before, n.n_after, n.unsure, n.result.shown(),
            joined(c for c in n.result.caveats if c not in CAVEATS) if isinstance(n.result, Estimate) else "",
        )
        for m in found
        for n in near[m.id]
    ]  # fmt: skip
    blocks: list[Block] = [
        Grid(say("Each speaker's latest word; where they differ, both stand"), (say("Measure"), say("Kind"), say("Place"), say("Status"), say("since"), say("By whose word"), say("Words")), tuple(standing),
             wide=True, sources=tuple(w.source_url or "register/measures.csv" for m in found for w in m.standing)),
    ]  # fmt: skip
    if counts:
        days = bench.state.process.limits.nearby_days
        blocks += [
            Grid(say("Nearby, up to {days} days before and after each day on which it is said to have begun", days=days),
                 (say("Measure"), say("if begun"), say("File"), say("Where"), say("before"), say("after"), say("place or day unsure"), say("Rate after to before"), say("Also")), tuple(counts),
                 note=NOTICE, wide=True),
            Paragraph(capital(joined(CAVEATS)) + ".", "caveat"),
        ]  # fmt: skip
    return Section("measures", say("Confidence-building measures"), tuple(blocks))
