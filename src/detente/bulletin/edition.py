"""One issue of a periodical report: a finished round, the period it covers and the one before it.

The headings of a report are fixed. One without data says "nothing on record" and never vanishes, so that a reader sees
what was looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from detente.bulletin.document import Block, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.workflow import names_of
from detente.ceasefire.breaches.compliance import Periods, of
from detente.ceasefire.casework import Case
from detente.say import Name, say
from detente.times import Span


@dataclass(frozen=True)
class Edition:
    """A round, and the periods it is told for. ``cases`` are the cases as of the report's day."""

    round: Round
    periods: Periods
    cases: tuple[Case, ...]

    @property
    def day(self) -> date:
        """The day of the report."""
        return self.round.bench.day

    @property
    def this(self) -> Span:
        """The period."""
        return self.periods.this

    @property
    def previous(self) -> Span:
        """The period of the same length right before it."""
        return self.periods.previous

    def incidents(self, span: Span) -> pl.DataFrame:
        """Incidents whose first possible day lies in the span."""
        return of(span, self.round.bench.incidents)

    def findings(self, span: Span) -> pl.DataFrame:
        """Findings on those incidents."""
        return self.round.bench.findings.join(
            self.incidents(span).select("incident_id"), on="incident_id", how="semi", maintain_order="left"
        )

    def province(self, incident: str) -> str | None:
        """The province in which an incident lies by its unit; None where no unit is known."""
        return self._provinces.get(incident)

    @cached_property
    def _provinces(self) -> dict[str, str]:
        bench = self.round.bench
        units = {u.pcode: u.province_name or u.province for u in bench.state.gazetteer.units}
        rows = bench.placements.drop_nulls("pcode").select("incident_id", "pcode").unique().iter_rows()
        return {i: units[p] for i, p in rows if p in units}

    def name(self, organisation: str) -> str:
        """An organisation's name by its id, or what was written."""
        one = next((o for o in self.round.bench.state.process.organisation if o.id == organisation), None)
        return Name(one.names, one.id) if one else organisation

    @property
    def names(self) -> dict[str, str]:
        """Each organisation's name by its id."""
        return names_of(self.round.bench.state.process)


Maker = Callable[[Edition], Sequence[Block]]


@dataclass(frozen=True)
class Heading:
    """A heading of a report and what makes its blocks. ``empty`` says what is missing where there are none."""

    id: str
    title: str
    makers: tuple[Maker, ...]
    empty: str = ""


def headed(edition: Edition, headings: Sequence[Heading]) -> tuple[Section, ...]:
    """Every heading in its order and with its number; annexes, whose id begins so, have none."""
    made = []
    n = 0
    for one in headings:
        blocks = tuple(block for maker in one.makers for block in maker(edition))
        if not blocks:
            blocks = (Paragraph(one.empty or say("Nothing on record."), "caveat"),)
        title: str = one.title
        if not one.id.startswith("annex"):
            n += 1
            title = say("{n}. {title}", n=n, title=one.title)
        made.append(Section(one.id, title, blocks))
    return tuple(made)
