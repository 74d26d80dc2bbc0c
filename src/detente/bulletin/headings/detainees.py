"""Detainees, abductees, bodies and missing persons: counts that others state, never a name."""

from __future__ import annotations

from detente.bulletin.document import Block, Cell, Grid, Paragraph
from detente.bulletin.edition import Edition
from detente.bulletin.words import worded
from detente.bulletin.workflow import measures_of
from detente.say import say

NO_ROOM = say(
    "Nothing on record in counts: this software does not yet keep lists of detainees, abductees, bodies or missing persons, so there is nothing to count. When it does, only counts will stand here."
)
ABOUT = ("detained", "released", "exchanged", "abducted", "missing")


def detainees(edition: Edition) -> list[Block]:
    """What sentences claim of them, exchanges by whose word, and that no lists are kept here."""
    blocks: list[Block] = [Paragraph(NO_ROOM, "caveat")]
    said = [f for f in edition.round.findings if f.claim.type.startswith(ABOUT)]
    if said:
        rows: list[tuple[Cell, ...]] = [
            (f.claim.speaker, f.claim.value, f.claim.unit or None, f"“{' '.join(f.claim.text.split())}”", f.verdict) for f in said
        ]  # fmt: skip
        blocks.append(
            Grid(
                say("Said of detainees and exchanges"),
                (say("Speaker"), say("Figure"), say("Unit"), say("Words"), say("Verdict")),
                tuple(rows),
                wide=True,
            )
        )
    exchanges = [m for m in measures_of(edition.round.bench.state, edition.day) if m.kind == "exchange"]
    if exchanges:
        standing = [(m, w) for m in exchanges for w in m.standing]
        blocks.append(
            Grid(
                say("Exchanges, by whose word"), (say("Measure"), say("Status"), say("since"), say("By whose word"), say("Words")),
                tuple((m.id, worded(w.status), str(w.date), edition.name(w.by), w.says or None) for m, w in standing),
                wide=True, sources=tuple(w.source_url or "register/measures.csv" for _, w in standing),
            )
        )  # fmt: skip
    return blocks
