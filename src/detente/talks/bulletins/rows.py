"""What a bulletin gives: one row a party and province, one row a movement, each with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

VIOLATION = "ceasefire violation"
WEEK = "ceasefire violation (week)"
SHELLING = (
    "shelling of the {zone} zone (Centre statement)"  # counted apart from the commission of the parties
)
TOTAL = "total"


@dataclass(frozen=True)
class Source:
    """Where a bulletin was read and what its texts take for granted: nothing here is read from the words."""

    country: str = "the country"
    """Place of a movement whose sentence names none."""
    publisher: str = "not named"
    source_url: str | None = None
    source_published: str | None = None
    starts: dict[str, str] = field(default_factory=dict)
    """Kind of movement: since when the publisher's running totals count, where its sentences do not say."""


@dataclass(frozen=True)
class Tally:
    """One count; ``text`` is ``document[start:end]``, the words it rests on."""

    date: date | None
    reporting_party: str
    category: str
    province: str
    count: int | None
    confirmed_by_other: int | None
    note: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Movement:
    """One figure of people, goods or groups that moved or joined."""

    date: date | None
    kind: str
    place: str
    count: float | None
    unit: str
    period: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Bulletin:
    """A bulletin, read; ``notes`` says what was not."""

    day: date | None
    language: str
    tallies: tuple[Tally, ...]
    movements: tuple[Movement, ...]
    notes: tuple[str, ...] = ()
