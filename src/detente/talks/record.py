"""What a document says, item by item: the dataclasses a reading hands back.

Belongs here: the shape of a reading and its plain form. Does not belong here: how anything was found.
Rules kept: every item with a span satisfies ``text == document[start:end]``; what the document does not say
is ``None``; ``rule`` names the rule that found the item, so that a reviewer can ask why.
:meth:`Record.to_dict` gives the keys of the exchange form, and ``rule`` only when asked for.

To add a field: declare it on the item, before ``rule``; ``to_dict`` follows by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

INTERNAL = frozenset({"rule"})


class Item:
    """One thing found in a document."""

    def to_dict(self, *, with_rules: bool = False) -> dict[str, Any]:
        """The item as plain values, in the order of its declaration."""
        names = [f.name for f in fields(self)]  # type: ignore[arg-type]
        return {n: getattr(self, n) for n in names if with_rules or n not in INTERNAL}


@dataclass(frozen=True)
class Event(Item):
    """When and where it happened (``date`` is ISO), and the document's own title."""

    date: str | None
    title: str | None
    place: str | None
    rule: str = ""


@dataclass(frozen=True)
class Participant(Item):
    """Who took part: fullest name in the document, office and the state or body stood for."""

    name: str
    office: str | None
    affiliation: str | None
    rule: str = ""


@dataclass(frozen=True)
class Statement(Item):
    """Words said: ``direct`` (the words themselves) or ``reported`` (the sentence that reports them)."""

    speaker: str | None  # several speakers at once: "A; B"
    kind: str
    start: int
    end: int
    text: str
    rule: str = ""


@dataclass(frozen=True)
class Figure(Item):
    """A number that counts or measures something, and who gave it."""

    value: int | float
    unit: str
    about: str | None
    approximate: bool
    start: int
    end: int
    text: str
    speaker: str | None
    rule: str = ""


@dataclass(frozen=True)
class Instrument(Item):
    """A resolution, agreement or other paper the document refers to, at its first mention."""

    name: str
    start: int
    end: int
    text: str
    rule: str = ""


@dataclass(frozen=True)
class Violation(Item):
    """One count of violations: who reports it, where, in which period; 0 where none were seen."""

    party_reporting: str | None
    count: int
    location: str | None
    period: str | None
    start: int
    end: int
    text: str
    rule: str = ""


@dataclass(frozen=True)
class Obligation(Item):
    """What somebody is bound to do; ``deadline`` an ISO date, else the document's words, else None."""

    bearer: str | None
    action: str
    deadline: str | None
    start: int
    end: int
    text: str
    rule: str = ""


@dataclass(frozen=True)
class NextEvent(Item):
    """A meeting or visit announced for later."""

    what: str
    date: str | None  # ISO, or "first/last" of several days
    place: str | None
    start: int
    end: int
    text: str
    rule: str = ""


@dataclass(frozen=True)
class Record(Item):
    """One document, read. ``notes`` says what could not be read, and is not part of the exchange form."""

    event: Event
    participants: tuple[Participant, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    violations: tuple[Violation, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    next_events: tuple[NextEvent, ...] = ()
    notes: tuple[str, ...] = ()

    def to_dict(self, *, with_rules: bool = False) -> dict[str, Any]:
        """The exchange form: the event, then seven lists, empty where there is nothing."""
        out: dict[str, Any] = {"event": self.event.to_dict(with_rules=with_rules)}
        for f in fields(self)[1:]:
            if f.name != "notes":
                out[f.name] = [item.to_dict(with_rules=with_rules) for item in getattr(self, f.name)]
        return out
