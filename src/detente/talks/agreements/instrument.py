"""What this room needs to know of an instrument: plain values, handed in by whoever read the files.

``says`` holds a clause's wording, or the register's words where the wording was not read; ``text_basis`` says which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from detente.layout import DateRange


@dataclass(frozen=True)
class ClauseText:
    """One clause of a text. ``start`` and ``end`` are its place in a text that was split, else 0."""

    id: str
    says: str
    kind: str = "other"
    text_basis: str = ""
    bearer: str = ""
    due: DateRange | None = None
    on_record: str = ""
    source: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class RenderedPoint:
    """What one publisher says on a point."""

    point: str
    says: str
    publisher: str
    url: str = ""


@dataclass(frozen=True)
class Agreement:
    """An instrument with its clauses, its term and its rival renderings."""

    id: str
    names: Mapping[str, str]
    kind: str
    adopted: date
    in_force: DateRange = field(default_factory=DateRange)
    ends: DateRange = field(default_factory=DateRange)
    symbol: str = ""
    track: str = ""
    text_basis: str = ""
    clauses: tuple[ClauseText, ...] = ()
    renderings: tuple[RenderedPoint, ...] = ()
    sources: tuple[str, ...] = ()
    open_points: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The English name, or the key where there is none."""
        return self.names.get("en", self.id)

    def clause(self, name: str) -> ClauseText | None:
        """The clause with this id."""
        return next((c for c in self.clauses if c.id == name), None)
