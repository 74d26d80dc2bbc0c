"""What the register shows ought to be spoken of at the next round: proposals, each with its reason and source.

Terms first, then what is late, not scored or disputed, then what falls due, then rival renderings, then open brackets. What is on
the agenda already is not proposed again. These are proposals by rule; an agenda is what the parties agree on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.talks.agreements.brackets import Bracket
from detente.talks.agreements.renderings import RivalPoint
from detente.talks.agreements.term import Course
from detente.talks.calendar.obligation import Standing

SOON = 60
"""Days ahead within which a due obligation is proposed."""


@dataclass(frozen=True)
class Proposal:
    """An item to propose: what, why, and which instrument and clause it rests on."""

    title: str
    why: str
    instrument: str
    clause: str = ""


def propose_items(
    *,
    courses: Sequence[Course] = (),
    standings: Sequence[Standing] = (),
    rivals: Sequence[RivalPoint] = (),
    brackets: Mapping[str, Sequence[Bracket]] | None = None,
    agenda: Iterable[Mapping[str, Any]] = (),
) -> tuple[Proposal, ...]:
    """Proposals in that order; ``brackets``: open brackets by paper, ``agenda``: rows of the round's agenda."""
    found = [
        Proposal(f"Term of {c.instrument}", "; ".join(c.warnings), c.instrument)
        for c in courses
        if c.warnings
    ]
    for states in (("late", "not scored", "disputed"), ("due",)):
        for s in standings:
            near = s.state != "due" or (s.days_left is not None and s.days_left <= SOON)
            if s.state in states and near:
                o = s.obligation
                found.append(Proposal(f"{o.clause}: {o.says}", s.why, o.instrument, o.clause))
    for p in rivals:
        if p.differ:
            why = "; ".join(f"{r.publisher}: {r.says}" for r in p.readings)
            clause = p.where[0] if len(p.where) == 1 else ""
            found.append(Proposal(f"Rival renderings: {p.point}", why, p.instrument, clause))
    for paper, opened in (brackets or {}).items():
        for b in opened:
            if b.depth == 1:
                by = f" ({b.by})" if b.by else ""
                found.append(Proposal(f"Bracket in {paper}, {b.clause}{by}", b.text, paper, b.clause))
    on = {(row["instrument"], row["clause"] or "") for row in agenda if row["instrument"]}
    return tuple(p for p in found if (p.instrument, p.clause) not in on)
