"""A claim: what was said, by whom, about what; and a finding: what the record can bear of it.

Verdict words (one a place, never one for several places; never about a person's honesty):

=====================  ==================================================================
recorded               a fact of the record
supported              something independent of the speaker bears it out
consistent             nothing against it, nothing independent for it
contradicted_by_some   some rivals' figures or records are against it
contradicted           all that can be compared is against it
cannot_tell            it can be tested, and the record cannot bear a verdict
not_testable           it states no measure
=====================  ==================================================================
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from detente.times import Span

VERDICTS = (
    "recorded", "supported", "consistent", "contradicted_by_some", "contradicted", "cannot_tell", "not_testable",
)  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """One sentence, or one clause of it, that says one thing."""

    document: str
    n: int
    speaker: str
    on_behalf_of: str
    text: str
    start: int
    end: int
    type: str
    value: float | None = None
    unit: str = ""
    approximate: bool = False
    period: Span | None = None
    place: str = ""
    excepted: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """One thing that the verdict rests on, and where it is found."""

    text: str
    source: str = ""


@dataclass(frozen=True)
class RivalClaim:
    """What another publisher says of the same thing."""

    publisher: str
    value: float | None
    period: str
    url: str = ""
    relayed_by: str = ""
    ratio: float | None = None
    alignment: str = ""


@dataclass(frozen=True)
class Finding:
    """The verdict on a claim in one place, with what it rests on and what would change it."""

    claim: Claim
    verdict: str
    why: str
    evidence: tuple[Evidence, ...] = ()
    rivals: tuple[RivalClaim, ...] = ()
    single_source_share: float | None = None
    sensitivity: tuple[str, ...] = ()
    checked_at: str = ""
    place: str = field(default="")

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"expected one of {', '.join(VERDICTS)}, got {self.verdict!r}")

    def at(self, day: str) -> Finding:
        """The same finding, dated."""
        return replace(self, checked_at=day)

    def to_dict(self) -> dict[str, Any]:
        """The JSON of the reference (``claims check``)."""
        c = self.claim
        return {
            "document": c.document, "n": c.n, "speaker": c.speaker, "on_behalf_of": c.on_behalf_of or None,
            "text": c.text, "start": c.start, "end": c.end, "type": c.type, "value": c.value, "unit": c.unit or None,
            "period": str(c.period) if c.period else None, "place": self.place or c.place or None,
            "verdict": self.verdict, "why": self.why,
            "evidence": [{"text": e.text, "source": e.source or None} for e in self.evidence],
            "rivals": [
                {"publisher": r.publisher, "relayed_by": r.relayed_by or None, "value": r.value, "period": r.period,
                 "url": r.url or None, "ratio": r.ratio, "alignment": r.alignment or None}
                for r in self.rivals
            ],
            "single_source_share": self.single_source_share,
            "sensitivity": list(self.sensitivity),
            "checked_at": self.checked_at,
        }  # fmt: skip
