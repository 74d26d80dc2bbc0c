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

import hashlib
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

from detente.say import joined, say
from detente.times import Span

VERDICTS = (
    "recorded", "supported", "consistent", "contradicted_by_some", "contradicted", "cannot_tell", "not_testable",
)  # fmt: skip


VERDICTS_SAID = {
    "recorded": say("recorded"),
    "supported": say("supported"),
    "consistent": say("consistent"),
    "contradicted_by_some": say("contradicted by some"),
    "contradicted": say("contradicted"),
    "cannot_tell": say("cannot tell"),
    "not_testable": say("not testable"),
}
"""The verdict words as a reader sees them."""


@dataclass(frozen=True)
class Claim:
    """One figure, or one clause without a figure, that says one thing. ``start`` and ``end`` are its clause's.

    A range has its lower end in ``value`` and its upper in ``value_high``. ``scope`` says who or what is counted,
    ``basis`` on whose word the sentence itself says it rests, ``direction`` is 'fell', 'rose' or ''. ``denied``: the
    words say that it is not so. ``said_at`` is where the figure itself stands in the document.
    """

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
    value_high: float | None = None
    direction: str = ""
    scope: str = ""
    basis: str = ""
    denied: bool = False
    by_name: bool = False
    area: str = ""
    """A province or district that the words name as such, where they name no zone."""
    said_at: tuple[int, int] | None = None

    @property
    def id(self) -> str:
        """Its key in registers and addresses: the document and what it says there, however claims are numbered."""
        at = self.said_at or (self.start, self.end)
        told = f"{self.document}|{self.speaker}|{at[0]}|{at[1]}|{' '.join(self.text.split())}"
        return f"{self.document}-{hashlib.sha256(told.encode()).hexdigest()[:10]}"

    @property
    def most(self) -> float | None:
        """The upper end of what was said; the value itself where no range was."""
        return self.value if self.value_high is None else self.value_high


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
    """The verdict on a claim in one place, with what it rests on and what would change it.

    ``aligned`` says which definitions were brought together before comparing, ``unaligned`` which could not be.
    ``rests_on`` puts ``single_source_share`` in words.
    """

    claim: Claim
    verdict: str
    why: str
    evidence: tuple[Evidence, ...] = ()
    rivals: tuple[RivalClaim, ...] = ()
    single_source_share: float | None = None
    sensitivity: tuple[str, ...] = ()
    checked_at: str = ""
    place: str = field(default="")
    aligned: tuple[str, ...] = ()
    unaligned: tuple[str, ...] = ()
    rests_on: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"expected one of {', '.join(VERDICTS)}, got {self.verdict!r}")

    def at(self, day: str) -> Finding:
        """The same finding, dated."""
        return replace(self, checked_at=day)

    def to_dict(self, *, full: bool = False) -> dict[str, Any]:
        """The JSON of the reference (``claims check``); ``full`` adds what the fixed keys leave out."""
        c = self.claim
        told: dict[str, Any] = {
            "document": c.document, "n": c.n, "speaker": c.speaker, "on_behalf_of": c.on_behalf_of or None,
            "text": c.text, "start": c.start, "end": c.end, "type": c.type, "value": c.value, "unit": c.unit or None,
            "period": str(c.period) if c.period else None, "place": str(self.place or c.place or c.area) or None,
            "verdict": self.verdict, "why": str(self.why),
            "evidence": [{"text": str(e.text), "source": e.source or None} for e in self.told],
            "rivals": [
                {"publisher": str(r.publisher), "relayed_by": r.relayed_by or None, "value": r.value,
                 "period": str(r.period), "url": r.url or None}
                | ({"ratio": r.ratio, "alignment": str(r.alignment) or None} if full else {})
                for r in self.rivals
            ],
            "single_source_share": self.single_source_share,
            "sensitivity": [str(words) for words in self.sensitivity],
            "checked_at": self.checked_at,
        }  # fmt: skip
        if full:
            told |= {
                "id": c.id, "value_high": c.value_high if c.value_high != inf else None,
                "open_above": c.value_high == inf, "approximate": c.approximate, "direction": c.direction or None,
                "scope": c.scope or None, "basis": c.basis or None, "denied": c.denied, "by_name": c.by_name, "area": c.area or None,
                "said_at": list(c.said_at) if c.said_at else None, "excepted": list(c.excepted),
                "instruments": list(c.instruments), "tracks": list(c.tracks), "rests_on": str(self.rests_on) or None,
                "aligned": [str(words) for words in self.aligned],
                "not_aligned": [str(words) for words in self.unaligned],
            }  # fmt: skip
        return told

    def _alignment(self) -> tuple[Evidence, ...]:
        """What was aligned and what could not be, as evidence."""
        told = []
        if self.aligned:
            told.append(Evidence(say("aligned: {words}", words=joined(self.aligned))))
        if self.unaligned:
            told.append(Evidence(say("not aligned: {words}", words=joined(self.unaligned))))
        return tuple(told)

    @property
    def told(self) -> tuple[Evidence, ...]:
        """Everything that the verdict rests on, with how definitions were aligned last."""
        return (*self.evidence, *self._alignment())
