"""One step of a case: who did what, when, and when it was handed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.ceasefire.casework.instants import Instant


@dataclass(frozen=True)
class Step:
    """One step of a case; ``entered`` is when it was handed in. ``evidence`` counts references, it names none."""

    case: str
    number: int
    kind: str
    outcome: str
    at: Instant
    entered: Instant
    by: str
    to: str = ""
    report: str = ""
    instrument: str = ""
    clause: str = ""
    against: str = ""
    attribution: str = ""
    due: Instant | None = None
    says: str = ""
    basis: str = ""
    evidence: int = 0
    corrects: int | None = None

    @property
    def place(self) -> str:
        """Where it stands, for faults."""
        return f"casework, case {self.case!r}, step {self.number}"


def by_case(steps: Iterable[Step]) -> dict[str, list[Step]]:
    """Steps of each case in their order."""
    found: dict[str, list[Step]] = {}
    for step in sorted(steps, key=lambda s: (s.case, s.number)):
        found.setdefault(step.case, []).append(step)
    return found
