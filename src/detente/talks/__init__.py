"""Reading the records of a peace process: who said what, with which figures, and what was bound.

The room takes plain text in and hands a :class:`Record` back. It is rules alone: a grammar of how communiqués, press
releases, agreements, resolutions, bulletins and monitoring reports speak, and no list of what they have said. It
reads English in full; in Russian, Arabic and Turkish date, figures and speech; of a document in another language it
gives the date. What it did not read it says in ``notes``.
Nothing is filled in from outside the text.

    >>> record = read_document("3 March 2020\\nMeeting with Ana Lima\\n\\nForeign Minister Ana Lima thanked the hosts.")
    >>> record.statements[0].speaker
    'Ana Lima'

To add a kind of thing to read: its item in record.py, its reader in a file of its own, one line in :func:`read_document`.
"""

from __future__ import annotations

from datetime import date

from detente.errors import Fault, InputError
from detente.talks.countries import STATES
from detente.talks.event import read_event
from detente.talks.figures import read_figures
from detente.talks.heading import read_heading
from detente.talks.instruments import read_instruments
from detente.talks.issuers import issuers
from detente.talks.kinds import read_kind
from detente.talks.language import unread_language
from detente.talks.languages.fold import fold
from detente.talks.languages.reading import dated_in_hijri, read_in, readable
from detente.talks.names import read_cast
from detente.talks.next_events import read_next_events
from detente.talks.obligations import read_obligations
from detente.talks.paper_pointers import read_pointers
from detente.talks.participants import participants, present_people
from detente.talks.past_events import read_past_events
from detente.talks.record import (
    Event,
    Figure,
    Instrument,
    NextEvent,
    Obligation,
    Participant,
    PastEvent,
    Pointer,
    Record,
    Statement,
    Support,
    Violation,
)
from detente.talks.sentences import split_sentences
from detente.talks.speakers import Speakers
from detente.talks.statements import read_statements
from detente.talks.support import read_support
from detente.talks.text_layout import lay_out
from detente.talks.violations import read_violations

__all__ = [
    "Event",
    "Figure",
    "Instrument",
    "NextEvent",
    "Obligation",
    "Participant",
    "PastEvent",
    "Pointer",
    "Record",
    "Statement",
    "Support",
    "Violation",
    "read_document",
    "split_sentences",
]


def read_document(text: str, *, published: date | None = None) -> Record:
    """Read one document; ``published`` is used for dates where the text gives none.

    Raises InputError where there is no text. Not for scans or tables: the text must be running text.
    """
    if not text.strip():
        raise InputError(
            "document",
            [Fault("the text", "there is nothing in it but blank space", "give the text of the document")],
        )
    layout = lay_out(text)
    heading = read_heading(layout)
    kind = read_kind(layout, heading)
    event = read_event(layout, heading, kind, published, frozenset(STATES))
    language = unread_language(layout.flat)
    code = readable(language, layout.flat)
    if code:
        return read_in(code, layout, heading, event)
    if language:
        event = dated_in_hijri(event, fold(layout.text).text)
        return Record(event, notes=(f"language not read: {language}; only the date was looked for",))
    cast = read_cast(layout)
    present = present_people(layout, heading, cast, kind)
    speaking_for = issuers(layout, heading, cast, kind)
    speakers = Speakers(layout, cast, tuple(cast.people[i].name for i in present), tuple(speaking_for))
    statements = read_statements(layout, heading, kind, speakers)
    attending = participants(layout, heading, cast, kind, present, speaking_for, statements)
    violations, rows = read_violations(layout, heading, event, speaking_for, speakers, kind)
    instruments, papers = read_instruments(layout, heading, kind)
    pointers = read_pointers(layout, heading, kind, instruments)
    body = heading.body[0].start if heading.body else 0
    return Record(
        event=event,
        participants=tuple(attending),
        statements=tuple(statements),
        figures=tuple(read_figures(layout, statements, body, rows + papers)),
        instruments=tuple(instruments),
        violations=tuple(violations),
        obligations=tuple(read_obligations(layout, heading, kind, event, speakers)),
        next_events=tuple(read_next_events(layout, heading, event)),
        past_events=tuple(read_past_events(layout, heading, event)),
        support=tuple(read_support(layout, heading, instruments, speakers)),
        pointers=tuple(pointers),
    )
