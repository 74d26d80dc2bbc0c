"""The report's sections, one file a room. Each is a function from a finished round to a section, or None.

To add a section: a file here with a function ``(Round) -> Section | None``, and its name in ``SECTIONS`` at the place
where a reader looks for it.
"""

from __future__ import annotations

from collections.abc import Callable

from detente.bulletin.document import Section
from detente.bulletin.round import Round
from detente.bulletin.sections.agreement import agreement_section
from detente.bulletin.sections.agreements import agreements_section
from detente.bulletin.sections.brief import brief_section
from detente.bulletin.sections.cases import cases_section
from detente.bulletin.sections.casualties import casualties_section
from detente.bulletin.sections.claims import claims_section
from detente.bulletin.sections.flash import flash_section
from detente.bulletin.sections.measures import measures_section
from detente.bulletin.sections.meeting import meeting_section
from detente.bulletin.sections.record import record_section
from detente.bulletin.sections.relief import relief_section
from detente.bulletin.sections.scorecard import scorecard_section
from detente.bulletin.sections.sources import sources_section
from detente.bulletin.sections.tallies import tallies_section
from detente.bulletin.sections.terms import terms_section
from detente.bulletin.sections.untold import untold_section
from detente.bulletin.sections.violence import violence_section
from detente.bulletin.sections.watch import watch_section
from detente.bulletin.sections.zones import zones_section

SECTIONS: tuple[Callable[[Round], Section | None], ...] = (
    brief_section,
    flash_section,
    claims_section,
    meeting_section,
    agreements_section,
    zones_section,
    terms_section,
    cases_section,
    tallies_section,
    agreement_section,
    watch_section,
    scorecard_section,
    measures_section,
    violence_section,
    relief_section,
    casualties_section,
    untold_section,
    sources_section,
    record_section,
)
