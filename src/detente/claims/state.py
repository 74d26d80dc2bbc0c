"""The state of a process: everything its folder or desk holds, as tables and dataclasses.

This is what every room is given to work on; nothing here is computed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import polars as pl

from detente.ceasefire.terms import Instrument
from detente.ceasefire.zones import Zone, ZonePlan
from detente.places import Gazetteer
from detente.process import Process
from detente.tables import (
    AGENDA,
    ATTENDANCE,
    CASEWORK,
    CORRECTIONS,
    DUTY,
    EXTENSIONS,
    FLASHES,
    IMPLEMENTATION,
    MEASURES,
    PAPERS,
    PUBLISHED,
    RECOMMENDATIONS,
    RELEASES,
    RELIANCE,
    VERDICTS,
    WATCH,
)
from detente.violence.plan import Plan


@dataclass(frozen=True)
class Page:
    """A document as it was handed in, and where it came from."""

    name: str
    text: str
    published: date | None = None
    source_url: str | None = None
    origin: str = ""
    kind: str = ""
    file: str = ""
    """Its path in the folder, whatever its ending."""


@dataclass(frozen=True)
class State:
    """A whole process as of one reading. Tables are in the layouts of :mod:`detente.tables`."""

    process: Process
    instruments: tuple[Instrument, ...]
    plans: tuple[ZonePlan, ...]
    gazetteer: Gazetteer
    pages: tuple[Page, ...]
    reports: pl.DataFrame
    tallies: pl.DataFrame
    movements: pl.DataFrame
    balances: pl.DataFrame
    standards: pl.DataFrame
    meetings: pl.DataFrame
    totals: pl.DataFrame
    positions: pl.DataFrame
    restrictions: pl.DataFrame
    published: pl.DataFrame = field(default_factory=PUBLISHED.empty)
    extensions: pl.DataFrame = field(default_factory=EXTENSIONS.empty)
    implementation: pl.DataFrame = field(default_factory=IMPLEMENTATION.empty)
    reliance: pl.DataFrame = field(default_factory=RELIANCE.empty)
    agenda: pl.DataFrame = field(default_factory=AGENDA.empty)
    attendance: pl.DataFrame = field(default_factory=ATTENDANCE.empty)
    papers: pl.DataFrame = field(default_factory=PAPERS.empty)
    casework: pl.DataFrame = field(default_factory=CASEWORK.empty)
    flashes: pl.DataFrame = field(default_factory=FLASHES.empty)
    duty: pl.DataFrame = field(default_factory=DUTY.empty)
    measures: pl.DataFrame = field(default_factory=MEASURES.empty)
    watch: pl.DataFrame = field(default_factory=WATCH.empty)
    corrections: pl.DataFrame = field(default_factory=CORRECTIONS.empty)
    recommendations: pl.DataFrame = field(default_factory=RECOMMENDATIONS.empty)
    verdicts: pl.DataFrame = field(default_factory=VERDICTS.empty)
    releases: pl.DataFrame = field(default_factory=RELEASES.empty)
    registered: tuple[Plan, ...] = ()
    """Plans of comparisons that were fixed before the data were looked at."""

    @property
    def zones(self) -> tuple[Zone, ...]:
        """All zones of all plans."""
        return tuple(z for plan in self.plans for z in plan.zone)

    def zone(self, name: str) -> Zone:
        """The zone with this id."""
        return next(z for z in self.zones if z.id == name)

    def plan_of(self, zone: Zone) -> ZonePlan:
        """The plan that draws this zone."""
        return next(p for p in self.plans if zone in p.zone)

    def instrument(self, name: str) -> Instrument:
        """The instrument with this id."""
        return next(i for i in self.instruments if i.id == name)
