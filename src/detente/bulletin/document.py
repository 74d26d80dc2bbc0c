"""The document model: what a report says, before it has a form.

A :class:`Document` holds sections, a section holds blocks. The same document is rendered to HTML, to plain text
and to JSON; a block says what it means (a notice, a claim with its verdict, an interval), never how it looks.
To add a kind of block: a frozen dataclass here, its name in ``Block``, and one branch in each renderer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from detente.say import say

Cell = str | int | float | None


@dataclass(frozen=True)
class Paragraph:
    """Words. ``kind`` is 'notice' for what must be read, 'caveat' for what limits a result."""

    text: str
    kind: Literal["plain", "lead", "notice", "caveat"] = "plain"
    source_url: str = ""


@dataclass(frozen=True)
class Bullets:
    """Short lines, each with the address or place in the folder it rests on."""

    lines: tuple[tuple[str, str], ...]
    """(text, source): the source is an address, ``#section``, or a path inside the folder; '' where none is needed."""


@dataclass(frozen=True)
class Grid:
    """A table. ``units`` stand under the header; None is shown as unknown, never as zero."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    units: tuple[str, ...] = ()
    note: str = ""
    wide: bool = False
    sources: tuple[str, ...] = ()
    """Where each row is found, shown after it; as the sources of :class:`Bullets`."""


@dataclass(frozen=True)
class Series:
    """One line of a chart; None is a gap."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Lines:
    """A line chart over months or days, with marked days."""

    caption: str
    x: tuple[date, ...]
    series: tuple[Series, ...]
    unit: str
    marks: tuple[tuple[date, str], ...] = ()
    log: bool = False
    note: str = ""


@dataclass(frozen=True)
class Interval:
    """One row of a forest chart; a row without numbers shows its reason."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    note: str = ""
    faint: bool = False


@dataclass(frozen=True)
class Forest:
    """Estimates with intervals around a reference value."""

    caption: str
    rows: tuple[Interval, ...]
    unit: str
    reference: float = 1.0
    log: bool = True
    note: str = ""


@dataclass(frozen=True)
class Bars:
    """Horizontal bars. ``kind`` says what the parts are to one another.

    'stacked': parts of one whole (verdicts, for instance); 'beside': rivals, which are never added; 'range': two
    parts, the low and the high end.
    """

    caption: str
    names: tuple[str, ...]
    parts: tuple[Series, ...]
    unit: str
    note: str = ""
    kind: Literal["stacked", "beside", "range"] = "stacked"


@dataclass(frozen=True)
class Area:
    """A polygon of the map: rings of (lon, lat). ``part`` is core, possible, disputed (drawn otherwise by some) or unit."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]
    part: Literal["core", "possible", "disputed", "unit"] = "unit"
    zone: str = ""
    shade: int | None = None
    """Which of the map's ``shades`` it has; None: none, as for a place without an answer."""
    detail: str = ""


@dataclass(frozen=True)
class Bubble:
    """A count drawn at an administrative unit's label point, never at an incident's own point."""

    lon: float
    lat: float
    size: float
    name: str
    detail: str = ""


@dataclass(frozen=True)
class MapView:
    """Zones and counts per unit; coarse and late by law 7."""

    caption: str
    areas: tuple[Area, ...]
    bubbles: tuple[Bubble, ...]
    labels: tuple[tuple[float, float, str], ...] = ()
    note: str = ""
    shades: tuple[str, ...] = ()
    """What the shades say, from one end over the middle to the other; five at most."""


@dataclass(frozen=True)
class ClaimCard:
    """A sentence that was said, and what the record can bear."""

    n: int
    speaker: str
    text: str
    type: str
    verdict: str
    why: str
    place: str = ""
    evidence: tuple[tuple[str, str], ...] = ()
    rivals: Grid | None = None
    sensitivity: tuple[str, ...] = ()
    rests_on: str = ""
    id: str = ""
    """Its address inside the page, as ``claim-akorda-2018-03-16-2``; of several cards of one sentence the first has it."""


Block = Paragraph | Bullets | Grid | Lines | Forest | Bars | MapView | ClaimCard


@dataclass(frozen=True)
class Section:
    """A titled part. ``id`` is its address inside the page."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    summary: str = ""


@dataclass(frozen=True)
class Document:
    """A whole report. ``facts`` are the header's lines (period, cut-off, classification)."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    notices: tuple[str, ...] = field(default_factory=tuple)
    classification: str = say("public")
    """Who may read it; the running head of print."""
