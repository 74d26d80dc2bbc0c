"""The monthly report: fourteen headings in the order of the field.

Its period is the last whole month that is old enough for a public page (the process's map delay), with the month before
beside it; developments, corrections and statements are told from its first day to the day of the report.
"""

from __future__ import annotations

from detente.bulletin.document import Document
from detente.bulletin.edition import Edition, Heading, headed
from detente.bulletin.headings import (
    actions,
    casualties,
    corrections,
    detainees,
    exempted,
    header,
    method,
    observance,
    process,
    relief,
    reservations,
    restrictions,
    trend,
    violations,
    withheld,
)
from detente.bulletin.report import NOTICES
from detente.bulletin.round import Round
from detente.bulletin.sections.scorecard import months_of
from detente.bulletin.sections.watch import shown_to
from detente.bulletin.workflow import cases_of
from detente.say import Name, say

HEADINGS = (
    Heading("process", say("Political and process developments"), (process.developments,)),
    Heading("terms", say("Terms, zones, adherence"), (process.terms,)),
    Heading("observance", say("Observance: trend by zone, test of change, displacement, coverage"), (trend.trend,)),
    Heading("violations", say("Violations found, by clause and party; status of replies and measures"), (violations.by_clause_and_party, actions.replies_due, actions.where_cases_stand)),
    Heading("disputed", say("Disputed and undetermined cases"), (actions.voices, trend.open_findings)),
    Heading("exempted", say("Exempted operations"), (exempted.exempted,)),
    Heading("implementation", say("Implementation, 0 to 3, and overdue commitments"), (actions.obligations,)),
    Heading("casualties", say("Casualties: claims, enumeration, estimate"), (casualties.casualties,)),
    Heading("detainees", say("Detainees, exchanges, missing"), (detainees.detainees,)),
    Heading("relief", say("Evacuations, sites, gaps against standards, returns"), (relief.displacement, relief.aid)),
    Heading("restrictions", say("Restrictions and resources"), (restrictions.of_half_a_year, restrictions.resources)),
    Heading("method", say("Method, corrections, data release"), (method.method, corrections.corrections, withheld.withheld, method.release, method.proof)),
    Heading("reservations", say("Statements and reservations of guarantors"), (process.statements, reservations.on_this_report, reservations.positions, reservations.beside_findings)),
    Heading("recommendations", say("Recommendations"), (corrections.recommendations,), say("Nothing on record: nobody's recommendation is in the folder, and this report makes none of its own.")),
)  # fmt: skip


def monthly(round_: Round) -> Document:
    """The monthly report that can be published on the round's day."""
    day = round_.bench.day
    edition = Edition(round_, months_of(shown_to(round_)), cases_of(round_.bench.state, day))
    one = round_.bench.state.process
    facts = (
        (say("Day of the report"), say("{day:long}", day=day)),
        (say("Period"), observance.told(edition.this)),
        (say("Previous period"), observance.told(edition.previous)),
        (say("Time zone"), one.time_zone),
        (say("Issued by"), edition.name(one.reporting.by) if one.reporting.by else say("not named")),
        (say("Classification"), header.PUBLIC),
    )
    return Document(
        Name(one.names, one.id), say("Monthly report for {month:month}", month=edition.this.first), facts, headed(edition, HEADINGS), notices=NOTICES,
    )  # fmt: skip
