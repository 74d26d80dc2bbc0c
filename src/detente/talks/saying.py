"""Who says something in a sentence, by its own subject and verb.

A verb of saying counts when a nominal is its subject; a noun of saying, an infinitive, a passive and a verb inside
somebody's words do not. Used for reported speech and for the words that lead into a quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.talks.speakers import SUBORDINATE, Nominal, Speakers
from detente.talks.speech_words import BRIDGE, SAYING

UNSPOKEN = re.compile(
    r"\b(?:was|were|been|be|being|is|are|to|not|will|would|should|must|may|might|can|could|shall|without|by|of|for|a|an|the|their|his|her|its|our|such)\s+(?:[a-z]+ly )?$"
)
CLAUSE = re.compile(r"(?:;|,? (?:while|whereas|but)|, and)\s+(?:also |then |in turn,? )?(?:the )?$")
PASSIVE = re.compile(r"(?<!which )(?<!that )(?<!who )\b(?:was|were|is|are) (?:[a-z]+ )?$")
BY = re.compile(r"(?: [a-z]+ly)? by\b")
IN_WHICH = re.compile(r"\b(?:in|during|at|after) which (?:the )?$")
SPLICE = re.compile(r"(?<=[a-z]{3}), $")  # "Ana Lima asked for time, Juan Soto agreed."
TOLD_BEFORE = re.compile(
    r"\s*(?:has |have |had |also |then |again )*(?:met|spoke|discussed|reviewed|received|held|exchanged|considered|visited|continued|addressed|attended)\b"
)
SECOND_CLAUSE = re.compile(r"(?:, (?:in|during|at|after) which|,? and|;|, while|, whereas)\s+(?:the )?$")
ACCORDING = re.compile(
    r"(?:^|, )(?:[Aa]ccording to|[Ii]n the (?:opinion|view|words|assessment) of|[Aa]s per)\s+(?:the )?"
)
AND_VERB = re.compile(r"(?:,|,? and|,? but|;)\s+(?:[a-z]+ly |also |then |further |in turn,? )*$")
IN_HIS_VIEW = re.compile(r"^(?:[Ii]n|[Aa]s) (?:the )?")
VIEW_OF = re.compile(
    r"'s? (?:view|opinion|words|assessment|judg(?:e)?ment)\b|(?<=[a-z]) (?:put|sees|saw|has put|noted|said) it\b"
)
HIS_VIEW = re.compile(
    r"(?:^|(?<=[,.;\"] )|(?<=\n))(?:[Aa]ccording to|[Ii]n) (?:him|her|them|his (?:opinion|view|words)|her (?:opinion|view|words)|their (?:opinion|view))\b"
)


@dataclass(frozen=True)
class Clause:
    """A verb of saying and where its clause begins."""

    verb: int
    begin: int


def sentence_speakers(speakers: Speakers, start: int, end: int) -> list[tuple[Clause, Nominal]]:
    """Each speaker of a sentence with the place its clause begins; empty where nobody speaks."""
    flat = speakers.layout.flat
    nominals = speakers.nominals(start, end)
    found: list[tuple[Clause, Nominal]] = []
    his = HIS_VIEW.search(flat, max(0, start - 2), min(end, start + 60))
    if his and speakers.last:
        return [
            (Clause(his.start(), start), Nominal(his.start(), his.end(), speakers.last, "pronoun", False))
        ]
    according = ACCORDING.search(flat[start:end])
    if according:
        at = start + according.end()
        for n in nominals:
            apposed = n.kind == "person" and re.fullmatch(r"[\w' -]{3,60}, ", flat[at : n.start])
            if at - 5 <= n.start <= at + 1 or apposed:
                return [(Clause(at, start), n)]
    view = IN_HIS_VIEW.match(flat[start:end])
    for n in nominals[:1] if view else ():
        if view and 0 <= n.start - start <= view.end() and VIEW_OF.match(flat, n.end, end):
            return [(Clause(n.end, start), n)]
    quoted = [(m.start() + start, m.end() + start) for m in re.finditer(r'"[^"]*"?', flat[start:end])]
    for verb in SAYING.finditer(flat, start, end):
        at = verb.start()
        if any(s <= at < e for s, e in quoted):
            continue
        context = flat[max(start, at - 40) : at]
        told_by = (
            _passive_speaker(flat, nominals, verb.end(), end)
            if not found and PASSIVE.search(context)
            else None
        )
        if told_by:
            found.append((Clause(at, start), told_by))
            continue
        if UNSPOKEN.search(context) or (verb[0].endswith("ed") and BY.match(flat, verb.end(), end)):
            continue
        subject = speakers.before(at, nominals, start)
        if subject is None and not found and AND_VERB.search(context):
            subject = _head(speakers, nominals, start, at)
        if subject is None:
            continue
        lead = flat[max(start, subject.start - 30) : subject.start]
        if SUBORDINATE.search(lead) and not IN_WHICH.search(lead):
            continue
        if not found:
            found.append((Clause(at, _own_clause(speakers, nominals, start, subject)), subject))
        elif subject.names != found[-1][1].names:
            boundary = CLAUSE.search(lead) or (SPLICE.search(lead) if subject.kind == "person" else None)
            strong = boundary is not None and (
                "while" in boundary[0]
                or "whereas" in boundary[0]
                or ";" in boundary[0]
                or subject.kind == "person"
            )
            if strong and boundary is not None:
                found.append(
                    (
                        Clause(
                            at,
                            max(start, subject.start - 30)
                            + boundary.start()
                            + (boundary.end() - boundary.start()),
                        ),
                        subject,
                    )
                )
    if not found:
        trailing = _trailing(speakers, start, end)
        if trailing:
            found.append((Clause(trailing.start, start), trailing))
    return found


def _passive_speaker(flat: str, nominals: list[Nominal], after: int, end: int) -> Nominal | None:
    """Who speaks by a passive: "She was told by the Envoy that", "It was stressed by both sides that"."""
    by = BY.match(flat, after, end)
    if by is None:
        return None
    return next((n for n in nominals if 0 < n.start - by.end() <= 5), None)


PLAIN_END = re.compile(
    r"(?:\s*,)?\s*(?:$|(?:in|at|on|during|after|before|to (?:reporters|journalists|the (?:press|media|meeting|Council))|via|by|today|yesterday|following|with|when|as|late|early|afterwards|later)\b[^:]{0,120}$)"
)


def bare_attribution(speakers: Speakers, start: int, end: int) -> Nominal | None:
    """Who said the words before, in a sentence that is an attribution and nothing more: "Ana Lima said in Lima."."""
    flat = speakers.layout.flat
    stop = end - 1 if flat[end - 1] in ".!?" else end
    if stop - start > 160:
        return None
    for n in speakers.nominals(start, stop)[:2]:
        joined = BRIDGE.match(flat, n.end, stop)
        verb = SAYING.match(flat, joined.end(), stop) if joined and n.start - start < 5 else None
        if verb and PLAIN_END.match(flat[verb.end() : stop]):
            return speakers.before(verb.start(), [n], start)
        first = SAYING.match(flat, start, stop)
        if first and n.start - first.end() < 6 and PLAIN_END.match(flat[n.end : stop]):
            return n
    return None


def _own_clause(speakers: Speakers, nominals: list[Nominal], start: int, subject: Nominal) -> int:
    """Where the speaker's clause begins, after one in which somebody met, received or discussed and nobody spoke."""
    flat = speakers.layout.flat
    joined = SECOND_CLAUSE.search(flat, start, subject.start) if subject.start > start + 20 else None
    if joined is None or joined.end() != subject.start:
        return start
    for n in nominals:
        if n.end < joined.start() and n.names != subject.names and TOLD_BEFORE.match(flat, n.end):
            return subject.start
    return start


def _head(speakers: Speakers, nominals: list[Nominal], start: int, verb: int) -> Nominal | None:
    """The subject of the whole sentence, for a second verb joined by "and"."""
    flat = speakers.layout.flat
    for n in nominals:
        if n.start >= verb:
            return None
        lead = flat[start : n.start]
        if not lead.strip() or re.search(r",\s*(?:the )?$", lead) or lead.strip() in {"The", "the"}:
            nearest = re.match(
                r"(?:[^.]{0,60}?)\b(?:has|have|had|[a-z]+ed|met|spoke|held|took)\b", flat[n.end : verb]
            )
            return n if (nearest and n.kind != "pronoun") or nearest else None
    return None


def _trailing(speakers: Speakers, start: int, end: int) -> Nominal | None:
    flat = speakers.layout.flat
    comma = flat.rfind(",", start, end)
    if comma < 0 or end - comma > 160:
        return None
    return speakers.attribution(comma + 1, end)


def note_actor(speakers: Speakers, start: int, end: int) -> None:
    """Who a later "he" means, in a sentence where nobody speaks: its first person."""
    for n in speakers.nominals(start, end):
        lead = speakers.layout.flat[start : n.start]
        if n.kind == "person" and (not lead.strip() or lead.rstrip().endswith(",") or lead.strip() == "The"):
            speakers.heard(n)
            return
