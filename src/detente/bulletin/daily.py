"""The daily report: fifteen headings in the order of the field, and annexes.

Its period is the day before the report's, whole, in the process's time: reports carry days, so the cut-off is midnight.
Registers, cases and documents are as on record on the day of the report. Source of the headings: the daily reports of
monitoring missions (OSCE), the formats of UN observers and joint commissions, put together.
"""

from __future__ import annotations

from datetime import timedelta

from detente.bulletin.document import Document
from detente.bulletin.edition import Edition, Heading, headed
from detente.bulletin.headings import (
    actions,
    civilians,
    corrections,
    detainees,
    exempted,
    header,
    incidents,
    method,
    observance,
    posts,
    relief,
    reservations,
    restrictions,
    rivals,
    summary,
    withheld,
)
from detente.bulletin.report import NOTICES
from detente.bulletin.round import Round
from detente.bulletin.workflow import cases_of
from detente.ceasefire.breaches.compliance import periods
from detente.say import Name, say
from detente.times import Span

HEADINGS = (
    Heading("header", say("Header"), (header.header,)),
    Heading("summary", say("Summary"), (summary.summary,)),
    Heading("observance", say("Ceasefire observance by zone"), (observance.by_zone,)),
    Heading("note", say("Incidents of note"), (incidents.of_note,), say("Nothing on record: no incident of the period tells deaths or stands in a case.")),
    Heading("rivals", say("Rival counts"), (rivals.rivals,)),
    Heading("exempted", say("Exempted operations reported, and the test applied"), (exempted.exempted,), say("Nothing on record: for no incident of either period does an exemption come into question.")),
    Heading("posts", say("Withdrawal, posts and checkpoints"), (posts.posts,)),
    Heading("civilians", say("Civilians: casualties, infrastructure, movement and corridors"), (civilians.civilians,)),
    Heading("relief", say("Humanitarian access and displacement: flow, stock, exit, needs"), (relief.displacement, relief.aid)),
    Heading("detainees", say("Detainees and bodies"), (detainees.detainees,)),
    Heading("mines", say("Mines and unexploded ordnance"), (incidents.mines,), say("Nothing on record: no incident of either period is told as mines or an explosive device. What was found or cleared is on no register of this folder.")),
    Heading("restrictions", say("Restrictions on monitors"), (restrictions.of_the_week,), say("Nothing on record in the last seven days. That is no sign of free movement.")),
    Heading("actions", say("Actions taken, requests and replies due"), (actions.steps, actions.replies_due, actions.where_cases_stand, actions.pressing)),
    Heading("reservations", say("Reservations"), (reservations.on_this_report, reservations.positions, reservations.beside_findings)),
    Heading("corrections", say("Corrections to earlier reports"), (corrections.corrections,)),
    Heading("annex-incidents", say("Annex: incident table"), (incidents.listed,)),
    Heading("annex-coverage", say("Annex: coverage map"), (method.coverage,)),
    Heading("annex-method", say("Annex: method note"), (method.method,)),
    Heading("annex-withheld", say("Annex: what is withheld, and its ground"), (withheld.withheld,)),
    Heading("annex-proof", say("Annex: log proof"), (method.proof,), say("Nothing on record: this folder keeps no log, so nothing proves here that its state was not changed afterwards.")),
)  # fmt: skip


def daily(round_: Round) -> Document:
    """The daily report of the round's day."""
    day = round_.bench.day
    yesterday = day - timedelta(days=1)
    edition = Edition(round_, periods(Span(yesterday, yesterday)), cases_of(round_.bench.state, day))
    process = round_.bench.state.process
    facts = (
        (say("Number"), header.number(edition)),
        (say("Period"), observance.told(edition.this)),
        (say("Time zone"), process.time_zone),
        (say("Classification"), say("public")),
    )
    return Document(
        Name(process.names, process.id), say("Daily report for {day:long}", day=day), facts, headed(edition, HEADINGS), notices=NOTICES,
    )  # fmt: skip
