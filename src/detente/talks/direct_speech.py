"""Words said, as themselves: after a dash, in quotation marks, after "Name:".

Each paragraph of speech is a statement. The span leaves out dash, marks, attribution and the comma before it. A
paragraph without attribution belongs to the speaker of the quotation it stands in: the next attribution of the same
run of paragraphs, else the last speaker. To add a form of speech: a reader yielding :class:`Said`, called in :func:`direct_speech`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.talks.kinds import LABEL
from detente.talks.saying import sentence_speakers
from detente.talks.sentences import split_sentences
from detente.talks.speakers import Nominal, Speakers
from detente.talks.text_layout import Layout, Paragraph

OPEN, CLOSE = "\u201c\u00ab\u201e", "\u201d\u00bb"
LEAD_IN = re.compile(r"[:,]\s*$|\b(?:that|said|says|stated|added)\s*$")
FEWEST_WORDS = 5  # a shorter quotation is a term or a fragment, unless it is a sentence
ASIDE = re.compile(r"[(\[][^()]{1,80}[)\]]")


@dataclass(frozen=True)
class Said:
    """One stretch of speech; ``speaker`` None while nobody has been named."""

    start: int
    end: int
    speaker: str | None
    rule: str


def quotations(layout: Layout, paragraph: Paragraph) -> list[tuple[int, int, bool]]:
    """Quoted stretches of a paragraph as (start, end, closed), without their marks."""
    text = layout.text
    found: list[tuple[int, int, bool]] = []
    opened = -1
    for i in range(paragraph.body, paragraph.end):
        c = text[i]
        if opened < 0 and (c in OPEN or c == '"'):
            opened = i + 1
        elif opened >= 0 and (c in CLOSE or (c == '"')):
            found.append((opened, i, True))
            opened = -1
    if opened >= 0:
        found.append((opened, paragraph.end, False))
    return [(s, e, closed) for s, e, closed in found if e > s]


def trim(flat: str, start: int, end: int, marks: str = " ,") -> tuple[int, int]:
    """The stretch without blanks and joining commas at its ends."""
    while start < end and flat[start] in ' "\n':
        start += 1
    while end > start and flat[end - 1] in marks + '"\n':
        end -= 1
    return start, end


def _split_attribution(layout: Layout, speakers: Speakers, start: int, end: int) -> tuple[int, Nominal | None]:
    """Where the words end and who is said to have said them, at the end of a stretch."""
    flat = layout.flat
    stop = end
    for _ in range(4):
        comma = max(flat.rfind(",", start, stop), flat.rfind("\u2014", start, stop), flat.rfind("\u2013", start, stop), flat.rfind("?", start, stop - 1), flat.rfind("!", start, stop - 1))
        if comma < 0 or end - comma > 240:
            return end, None
        who = speakers.attribution(comma + 1, end)
        if who:
            return comma + (1 if flat[comma] in "?!" else 0), who
        stop = comma
    return end, None


def _dashes(layout: Layout, speakers: Speakers, paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[int, Said]]:
    for i, p in enumerate(paragraphs):
        if not p.dashed:
            continue
        end, who = _split_attribution(layout, speakers, p.body, p.end)
        start, stop = trim(layout.flat, p.body, end)
        if who:
            speakers.heard(who)
        yield i, Said(start, stop, who.speaker if who else None, "dash")


def _transcript(layout: Layout, speakers: Speakers, paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[int, Said]]:
    speaker: str | None = None
    begun = False
    for i, p in enumerate(paragraphs):
        label = LABEL.match(layout.flat, p.start, p.end)
        start = p.body
        if label:
            begun, start = True, label.end()
            speaker = _labelled(speakers, label["label"])
        if begun and not ASIDE.fullmatch(layout.flat[start : p.end].strip()):
            start, stop = trim(layout.flat, start, p.end, " ")
            if stop > start:
                yield i, Said(start, stop, speaker, "name with a colon")


def _labelled(speakers: Speakers, label: str) -> str | None:
    plain = re.sub(r"^(?:THE |The )", "", label.strip())
    if plain in {"Q", "QUESTION", "Question", "PARTICIPANT"}:
        return None
    words = plain.split(" ")
    for name in (plain, plain.title(), " ".join(words[1:]), words[-1], words[-1].title()):
        person = speakers.cast.find(name) if name else -1
        if person >= 0:
            return speakers.cast.people[person].name
    person = speakers.cast.resolve_office(plain.title(), None, 0)
    if person >= 0:
        return speakers.cast.people[person].name
    stripped = re.sub(r"^(?:MR|MS|MRS|DR|SECRETARY|PRESIDENT|MINISTER|AMBASSADOR|FOREIGN MINISTER|PRIME MINISTER|GENERAL|SPOKESPERSON)\.? (?=\w)", "", plain, flags=re.IGNORECASE)
    return stripped.title() if stripped.isupper() and len(stripped) > 4 else stripped


def _quotes(layout: Layout, speakers: Speakers, paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[int, Said]]:
    flat = layout.flat
    announced: str | None = None  # "He said:" as a paragraph of its own
    running: str | None = None  # speaker of a quotation left open at the end of a paragraph
    for i, p in enumerate(paragraphs):
        if p.dashed:
            continue
        quoted = quotations(layout, p)
        if not quoted:
            tail = flat[p.body : p.end].rstrip()
            who = _introduced(speakers, p.body, p.end) if tail.endswith(":") else None
            announced, running = (who.speaker if who else None), None
            if who:
                speakers.heard(who)
            continue
        here: str | None = announced or running
        for n, (start, end, closed) in enumerate(quoted):
            after = quoted[n + 1][0] - 1 if n + 1 < len(quoted) else p.end
            before = quoted[n - 1][1] + 1 if n else p.body
            sentence = _sentence(layout, p, start, end)
            words = len(flat[start:end].split())
            whole = flat[start].isupper() and flat[end - 1] in ".!?,\u2026;" and words > 2
            who = _after(speakers, flat, end + 1, min(after, max(sentence[1], end + 1))) if closed else None
            lead = _introduced(speakers, max(before, sentence[0]), start - 1) if not who else None
            share = (end - start) / max(1, sentence[1] - sentence[0])
            opens = start - 1 <= p.body
            if who or lead:
                stands = whole or (share > 0.6 and words >= FEWEST_WORDS) or (lead is not None and flat[start].isupper() and words >= FEWEST_WORDS and flat[max(0, start - 3) : start - 1].strip()[-1:] in {":", ","})
            else:
                stands = (whole or not closed) and (opens or here is not None) and words >= FEWEST_WORDS
            nominal = who or lead
            if nominal:
                speakers.heard(nominal)
                here = nominal.speaker
            if stands:
                s, e = trim(flat, start, end)
                if e > s:
                    yield i, Said(s, e, here, "quotation marks")
        announced = None
        running = here if not quoted[-1][2] or quoted[-1][1] >= p.end - 2 else here


def _sentence(layout: Layout, p: Paragraph, start: int, end: int) -> tuple[int, int]:
    for s, e in split_sentences(layout.flat, p.body, p.end):
        if s <= start and end <= e + 1:
            return s, e
    first = [s for s, e in split_sentences(layout.flat, p.body, p.end) if s <= start]
    last = [e for s, e in split_sentences(layout.flat, p.body, p.end) if e >= end]
    return (first[-1] if first else p.body), (last[0] if last else p.end)


def _after(speakers: Speakers, flat: str, start: int, end: int) -> Nominal | None:
    """The attribution that follows a closing mark."""
    stretch = flat[start:end]
    if not stretch.strip(" ,.\n"):
        return None
    stop = re.search(r"[.;:]\s|[.;:]$|,\s+(?:and|adding|stressing|noting|who|while|in|at|during|after|before|as)\b|\"", stretch)
    return speakers.attribution(start, start + (stop.start() if stop else len(stretch)))


def _introduced(speakers: Speakers, start: int, end: int) -> Nominal | None:
    """Who speaks in "The Minister said:" or "The Minister said that" before a mark."""
    flat = speakers.layout.flat
    if not LEAD_IN.search(flat[start:end]):
        return None
    sentences = split_sentences(flat, start, end)
    if not sentences:
        return None
    found = sentence_speakers(speakers, *sentences[-1])
    return found[0][1] if found else None


def direct_speech(layout: Layout, speakers: Speakers, paragraphs: tuple[Paragraph, ...], kind: str) -> list[Said]:
    """All direct speech of the paragraphs, in order, with unattributed paragraphs given to their speaker."""
    if kind == "transcript":
        return [said for _, said in _transcript(layout, speakers, paragraphs)]
    found = sorted([*_dashes(layout, speakers, paragraphs), *_quotes(layout, speakers, paragraphs)], key=lambda x: x[1].start)
    out: list[Said] = []
    for n, (index, said) in enumerate(found):
        speaker = said.speaker
        if speaker is None:  # the same run of paragraphs, forwards, then the last speaker
            run = index
            for other, later in found[n + 1 :]:
                if other > run + 1:
                    break
                run = other
                if later.speaker:
                    speaker = later.speaker
                    break
        if speaker is None and out:
            speaker = out[-1].speaker
        out.append(Said(said.start, said.end, speaker, said.rule))
    return out
