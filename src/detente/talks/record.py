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

INTERNAL = frozenset({"rule", "period_counted"})  # of the fuller form alone
FULLER = frozenset({"past_events", "support", "pointers", "notes"})


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
    period_counted: str | None = None  # "in the past 24 hours", in the document's words
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
class Pointer(Item):
    """Words that mean a paper without saying which ("the Resolution"); several candidates: none is chosen."""

    start: int
    end: int
    text: str
    candidates: tuple[str, ...]  # names of the document's papers of that kind, in its order
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
class PastEvent(Item):
    """A meeting mentioned as past; ``when`` is the words of time, ``date`` the day where they tell it."""

    what: str
    date: str | None
    when: str | None
    place: str | None
    start: int
    end: int
    text: str
    rule: str = ""


@dataclass(frozen=True)
class Support(Item):
    """Support for an instrument or opposition to it, in the document's own verb; of a vote its manner and counts."""

    instrument: str | None
    by: str | None
    act: str  # the verb as written; of a vote: "by vote", "unanimously", "by consensus"
    in_favour: int | None
    against: int | None
    abstaining: int | None
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
    past_events: tuple[PastEvent, ...] = ()
    support: tuple[Support, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    notes: tuple[str, ...] = ()

    def to_dict(self, *, with_rules: bool = False, full: bool = False) -> dict[str, Any]:
        """The exchange form: the event, then seven lists, empty where there is nothing; ``full`` adds the lists beyond it."""
        out: dict[str, Any] = {"event": self.event.to_dict(with_rules=with_rules)}
        for f in fields(self)[1:]:
            if full or f.name not in FULLER:
                found = getattr(self, f.name)
                out[f.name] = [x.to_dict(with_rules=with_rules) if isinstance(x, Item) else x for x in found]
        return out
