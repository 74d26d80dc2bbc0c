"""All statements of a document: its own, the speech it quotes and the speech it reports.

A document that is itself a statement is direct speech of its issuer, one statement a paragraph or listed clause; others'
speech inside it is a second statement. Agreements, resolutions and reports say nothing of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detente.talks.direct_speech import Said, direct_speech, trim
from detente.talks.heading import Heading
from detente.talks.kinds import ANNOUNCES
from detente.talks.record import Statement
from detente.talks.reported_speech import reported_speech
from detente.talks.sentences import split_sentences
from detente.talks.signatures import CLOSED
from detente.talks.speakers import Speakers
from detente.talks.speech_words import SAYING
from detente.talks.text_layout import Layout, Paragraph

PAST = re.compile(r"\w+ed\b|was|were|said|told|spoke|made|drew|gave|took|set|put")
NAMES_ITSELF = re.compile(
    r"(?:Joint |Press |Trilateral )*(?:[Ss]tatement|[Cc]ommuniqu[eé]|[Dd]eclaration) (?:from|by|of) [^.;:]{5,600}\.?"
)
OPENING = re.compile(r"(?:We, |The |In (?:the|this|these) )[^.]*:$")
BULLET = "\u2022"
SHORTEST = 40  # characters; a shorter line without a full stop is a heading or a name


def read_statements(layout: Layout, heading: Heading, kind: str, speakers: Speakers) -> list[Statement]:
    """Statements in the order of the document."""
    body = listed_plainly(layout, heading.body)
    if kind in {"agreement", "resolution", "report"}:
        said = [
            s
            for s in direct_speech(layout, speakers, body, "release")
            if s.rule == "quotation marks" and s.speaker
        ]
        return [_statement(layout, s, "direct") for s in said]
    direct = direct_speech(layout, speakers, body, kind)
    if kind == "transcript":
        return [_statement(layout, s, "direct") for s in direct if s.start < s.end]
    own: list[Said] = []
    if kind == "statement":
        speaker = "; ".join(speakers.issuers) or None
        framing = _framing(layout, body)
        own = [
            Said(*trim(layout.flat, p.body, p.end, " "), speaker, "the document speaks")
            for p in body
            if _speaks(layout, p) and p not in framing
        ]
        direct = [s for s in direct if s.speaker and s.speaker != speaker]
    speakers.last = ()
    reported = list(reported_speech(speakers, body, direct))
    if kind == "statement":
        reported = [s for s in reported if _is_of_others(layout, s, speakers)]
    found = [_statement(layout, s, "direct") for s in [*own, *direct]] + [
        _statement(layout, s, "reported") for s in reported
    ]
    return sorted((s for s in found if s.start < s.end), key=lambda s: (s.start, -s.end))


def listed_plainly(layout: Layout, body: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs, with the dashes of a list taken for bullets: two or more after a line with a colon that announces no speech."""
    plain: list[Paragraph] = []
    for at, p in enumerate(body):
        opens = (
            bool(plain)
            and layout.said(plain[-1]).endswith(":")
            and not ANNOUNCES.search(layout.said(plain[-1]))
        )
        in_list = opens and at + 1 < len(body) and body[at + 1].dashed
        goes_on = bool(plain) and plain[-1].mark == BULLET and body[at - 1].dashed
        plain.append(replace(p, mark=BULLET) if p.dashed and (in_list or goes_on) else p)
    return tuple(plain)


def _framing(layout: Layout, body: tuple[Paragraph, ...]) -> list[Paragraph]:
    """The line that opens a list of clauses ("The guarantors of the truce:"), and all from the closing line on."""
    first = next((n for n, p in enumerate(body) if p.mark), 0)
    opening = body[first - 1 : first] if first else ()
    found = [
        p
        for p in opening
        if OPENING.match(layout.said(p)) and len(split_sentences(layout.flat, p.body, p.end)) == 1
    ]
    closed = next(
        (n for n, p in enumerate(body) if n and not p.mark and CLOSED.match(layout.said(p))), len(body)
    )
    return [*found, *body[closed:]]


def _speaks(layout: Layout, paragraph: Paragraph) -> bool:
    """Whether a paragraph is text of the statement, not a signature, a heading or framing."""
    said = layout.said(paragraph)
    if NAMES_ITSELF.fullmatch(said):
        return False
    if any(c in said for c in ".;:!?") and len(said) > SHORTEST:
        return True
    return len(said) > 90 or said.endswith((".", ";", "!"))


def _is_of_others(layout: Layout, said: Said, speakers: Speakers) -> bool:
    """Not the issuers themselves, nor a state speaking in the present through its issuer."""
    names = set((said.speaker or "").split("; "))
    if not said.speaker or (names >= set(speakers.issuers) and speakers.issuers):
        return False
    sentence = layout.flat[said.start : said.end]
    if re.match(r"(?:[^,]{0,60}, )?(?:We|we|I|Our|our)\b", sentence) or re.search(
        r"\b(?:we|We|I) (?:also |strongly |further )?[a-z]+", sentence[:120]
    ):
        return False
    return _in_the_past(sentence)


def _in_the_past(sentence: str) -> bool:
    verb = SAYING.search(sentence)
    return verb is not None and PAST.match(verb[0]) is not None


def _statement(layout: Layout, said: Said, kind: str) -> Statement:
    return Statement(said.speaker, kind, said.start, said.end, layout.text[said.start : said.end], said.rule)
