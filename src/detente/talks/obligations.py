"""What somebody is bound to do: by an agreement, by the operative paragraphs of a resolution, by a pledge a statement relays.

The span is what is to be done, without the bearer and the binding word; with a term set before it ("Within 10 days
..., each Party shall"), the whole sentence. Passives without a bearer bind nobody and are left out, as is "remain
seized". To add a binding word: ``BINDS`` (agreements), ``OPERATIVE`` (resolutions) or ``PLEDGED`` (statements).
"""

from __future__ import annotations

import re
from datetime import date

from detente.talks.agreement_terms import of_agreement
from detente.talks.heading import Heading
from detente.talks.operative_paragraphs import of_resolution
from detente.talks.pledges import of_statement
from detente.talks.record import Event, Obligation
from detente.talks.speakers import Speakers
from detente.talks.text_layout import Layout


def read_obligations(
    layout: Layout, heading: Heading, kind: str, event: Event, speakers: Speakers
) -> list[Obligation]:
    """Obligations in the order of the document."""
    signed = date.fromisoformat(event.date) if event.date else None
    if kind == "agreement":
        signers = [p.affiliation for p in speakers.cast.people if p.rule == "signature" and p.affiliation]
        found = list(of_agreement(layout, heading, signed, signers=signers))
    elif kind == "resolution":
        found = list(of_resolution(layout, heading, signed, speakers))
    elif kind in {"statement", "release"}:
        found = list(of_statement(layout, heading, signed, speakers, kind))
        if kind == "statement" and len(re.findall(r"\bshall\b", layout.flat)) >= 2:
            found += [
                o
                for o in of_agreement(layout, heading, signed, _states_of(speakers))
                if not any(o.start < x.end and x.start < o.end for x in found)
            ]
    else:
        found = []
    return sorted(found, key=lambda o: o.start)


def _states_of(speakers: Speakers) -> list[str]:
    """The states the issuers stand for, or the issuers themselves."""
    people = {p.name: p.affiliation for p in speakers.cast.people}
    return list(dict.fromkeys(people.get(n) or n for n in speakers.issuers))
