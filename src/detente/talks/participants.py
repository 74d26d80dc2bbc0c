"""Who took part: met, called, spoke, signed, issued the document. Not everyone mentioned.

A state or body only where no person stands for it. :func:`present_people` finds who met, before anything is read as
speech; :func:`issuers` finds in whose name a statement, resolution or report speaks; :func:`participants` puts both together with
those who spoke. To add a way a document names its issuer: a pattern in ``ISSUED_BY``.
"""

from __future__ import annotations

import re

from detente.talks.countries import STATE, STATES
from detente.talks.heading import Heading
from detente.talks.issuers import ATTRIBUTABLE, people_between
from detente.talks.names import Cast, Mention, same_state
from detente.talks.parties import agreement_parties, beside_the_parties
from detente.talks.record import Participant, Statement
from detente.talks.sentences import split_sentences
from detente.talks.signatures import WITNESS
from detente.talks.text_layout import Layout

TOPIC = re.compile(
    r"\b(?:to discuss|to (?:exchange|consult|review|address|mark|talk)|discussed|regarding|concerning|about|on the (?:situation|latest|ongoing)|following|after|to sign|during which|where (?:they|the))\b"
)
MEETING_WORDS = re.compile(
    r"\b(?:attended|participants?|attendance|hosted|met|meeting|spoke|call|received|talks|joined|convened|held|participated|took part|welcomed|signed)\b"
)
HAD_A_MEETING = re.compile(
    r"\b(?:had|held|hosted) (?:an? |the )?(?:[\w-]+ ){0,4}(?:conversation|call|meetings?|talks|consultations)\b|\b(?:met|spoke) (?:today |yesterday |again |earlier |this \w+ )*(?:by (?:tele)?phone )?(?:with|by|in)\b|\bparticipated in (?:the|these|this) (?:meeting|talks|call)"
)
ROLL = re.compile(
    r"\b(?:attended|chaired|hosted|convened) by\b|\b[Ii]n attendance\b|\bunder the [Cc]hair(?:man|person)?ship of\b"
)
CHAIRED = re.compile(rf"{ROLL.pattern}|\b(?:was|were) (?:also )?present\b|\b(?:took part|participated)\b")


def present_people(layout: Layout, heading: Heading, cast: Cast, kind: str) -> list[int]:
    """The people a release says met or spoke: those of its first sentences about a meeting, up to the topic."""
    flat = layout.flat
    found: list[int] = []
    if kind == "statement":
        for p in heading.body[:1]:
            for start, end in split_sentences(flat, p.body, p.end):
                if HAD_A_MEETING.search(flat, start, end):
                    found += [
                        m.person
                        for m in cast.mentions
                        if start <= m.start < end and m.person >= 0 and _takes_part(flat, m)
                    ]
    if kind == "release":
        for p in heading.body[:3]:
            if p.dashed:
                continue
            for start, end in split_sentences(flat, p.body, p.end)[:3]:
                sentence = flat[start:end]
                told = MEETING_WORDS.search(sentence)
                if not told:
                    continue
                topic = TOPIC.search(sentence, told.end())
                limit = start + (topic.start() if topic else len(sentence))
                found += [
                    m.person
                    for m in cast.mentions
                    if start <= m.start < limit and m.person >= 0 and _takes_part(flat, m)
                ]
                if topic:
                    break
    return list(dict.fromkeys(found))


def _takes_part(flat: str, mention: Mention) -> bool:
    return flat[mention.end : mention.end + 2] not in {"'s", "' "}


def participants(
    layout: Layout,
    heading: Heading,
    cast: Cast,
    kind: str,
    present: list[int],
    speaking_for: list[str],
    statements: list[Statement],
) -> list[Participant]:
    """Those present, those it speaks for, those who signed and those who spoke."""
    names: list[tuple[str, str]] = [(cast.people[i].name, "met") for i in present]
    names += [(n, "issued the document") for n in speaking_for]
    if kind == "agreement":
        names += [
            (p.name, p.rule)
            for p in sorted(cast.people, key=lambda p: p.first_seen)
            if p.rule in {"signature", WITNESS, "name with a state in brackets"}
        ]
        if not names:
            names += [(n, "party to the agreement") for n in agreement_parties(layout, heading)]
        stood = [p.affiliation or "" for p in cast.people if any(p.name == n for n, _ in names)]
        names += [
            (n, "beside the parties")
            for n in beside_the_parties(layout, heading)
            if not any(n in a or same_state(n, a) for a in stood if a) and not _speaks_for(n, cast)
        ]
    if kind == "statement":
        names += [(p.name, p.rule) for p in cast.people if p.rule == WITNESS]
    if kind in {"statement", "transcript"} and heading.introduction and speaking_for:
        names += [
            (n, "issued the document")
            for n in people_between(cast, heading.introduction.start, heading.introduction.end)
        ]
    if kind in {"statement", "release"}:
        for p in heading.body[:4] if kind == "statement" else heading.body:
            roll = kind == "statement" and ROLL.search(layout.said(p))
            spans = [(p.body, p.end)] if roll else split_sentences(layout.flat, p.body, p.end)
            for start, end in spans:
                if CHAIRED.search(layout.flat, start, end):
                    names += [(n, "attended") for n in people_between(cast, start, end)]
    if kind in {"release", "transcript"}:
        names += [(n, "spoke") for s in statements for n in (s.speaker or "").split("; ") if n]
        attributed = ATTRIBUTABLE.search(layout.said(heading.introduction)) if heading.introduction else None
        if attributed and heading.introduction:
            names += [
                (n, "issued the document")
                for n in people_between(cast, heading.introduction.start, heading.introduction.end)
            ]
    people = {p.name: p for p in cast.people}
    stood_for = {
        STATES.get(p.affiliation or "", p.affiliation)
        for p in cast.people
        if any(p.name == n for n, _ in names)
    }
    found: dict[str, Participant] = {}
    for name, rule in names:
        person = people.get(name)
        if person:
            found.setdefault(
                name,
                Participant(
                    name,
                    person.office,
                    _stands_for(layout, person.affiliation, kind),
                    rule,
                ),
            )
        elif not name[0].islower() and not (
            kind == "release"
            and (
                STATES.get(name.removeprefix("Government of "), name) in stood_for
                or (people and rule == "spoke" and len(found) > 1)
            )
        ):
            found.setdefault(name, Participant(name, None, _affiliation_of_body(name), rule))
    return list(found.values())


def _speaks_for(name: str, cast: Cast) -> bool:
    """Whether a name among those beside the parties is a person of the cast, or the body of one who signed."""
    return any(
        p.rule == "signature" and p.affiliation and (p.affiliation in name or name in p.affiliation)
        for p in cast.people
    )


def _affiliation_of_body(name: str) -> str | None:
    if name in STATES:
        return name
    if name in {
        "Security Council",
        "UN Security Council",
        "United Nations Security Council",
        "General Assembly",
        "Secretary-General",
    }:
        return "United Nations"
    led = re.match(r"(OSCE|UN|EU|AU|NATO|United Nations|African Union|European Union)\b", name)
    return led[1] if led else None


def _stands_for(layout: Layout, affiliation: str | None, kind: str) -> str | None:
    """The state a statement's only issuer speaks for, where the text makes it act in the present."""
    if affiliation or kind != "statement":
        return affiliation
    acting = re.search(
        rf"(?:^|[\n.] *)The (?P<state>{STATE}) (?:strongly |warmly )?(?:welcomes|commends|condemns|urges|calls|reiterates|supports|remains)\b",
        layout.flat,
    )
    return acting["state"] if acting else None
