"""Words said, as themselves: after a dash, in quotation marks, after "Name:".

Each paragraph of speech is a statement. The span leaves out dash, marks, attribution and the comma before it. A
paragraph without attribution belongs to the speaker of the quotation it stands in: the next attribution of the same
run of paragraphs, else the last speaker. To add a form of speech: a reader yielding :class:`Said`, called in :func:`direct_speech`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.talks.kinds import LABEL, OFFICE_LABEL, announces_speech
from detente.talks.saying import bare_attribution, note_actor, sentence_speakers
from detente.talks.sentences import split_sentences
from detente.talks.speakers import Nominal, Speakers
from detente.talks.text_layout import Layout, Paragraph

OPEN, CLOSE = "\u201c\u00ab\u201e", "\u201d\u00bb"
LEAD_IN = re.compile(r"[:,]\s*$|\b(?:that|said|says|stated|added)\s*$")
FEWEST_WORDS = 5  # a shorter quotation is a term or a fragment, unless it is a sentence
VIA = re.compile(r"\((?:[Vv]ia|[Tt]hrough|[Aa]s|[Ii]n|[Rr]etranslated|[Tt]ranslated)\b[^()]{0,60}\) +")
APPOSED = re.compile(r"(?:The |the )?[\w' -]{4,70}, ")  # "The head of the delegation, Minister Ana Lima:"
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


def _split_attribution(
    layout: Layout, speakers: Speakers, start: int, end: int
) -> tuple[int, Nominal | None]:
    """Where the words end and who is said to have said them, at the end of a stretch."""
    flat = layout.flat
    stop = end
    for _ in range(4):
        comma = max(
            flat.rfind(",", start, stop),
            flat.rfind("\u2014", start, stop),
            flat.rfind("\u2013", start, stop),
            flat.rfind("?", start, stop - 1),
            flat.rfind("!", start, stop - 1),
        )
        if comma < 0 or end - comma > 240:
            return end, None
        who = speakers.attribution(comma + 1, end)
        if who:
            return comma + (1 if flat[comma] in "?!" else 0), who
        stop = comma
    return end, None


def _transcript(
    layout: Layout, speakers: Speakers, paragraphs: tuple[Paragraph, ...]
) -> Iterator[tuple[int, Said]]:
    speaker: str | None = None
    begun = False
    for i, p in enumerate(paragraphs):
        label = LABEL.match(layout.flat, p.start, p.end) or OFFICE_LABEL.match(layout.flat, p.start, p.end)
        start = p.body
        if label:
            begun, start = True, label.end()
            speaker = _labelled(speakers, label["label"])
        if begun and not ASIDE.fullmatch(layout.flat[start : p.end].strip()):
            start, stop = trim(layout.flat, start, p.end, " ")
            via = VIA.match(layout.flat, start, stop)
            start = via.end() if via else start
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
    stripped = re.sub(
        r"^(?:MR|MS|MRS|DR|SECRETARY|PRESIDENT|MINISTER|AMBASSADOR|FOREIGN MINISTER|PRIME MINISTER|GENERAL|SPOKESPERSON)\.? (?=\w)",
        "",
        plain,
        flags=re.IGNORECASE,
    )
    return stripped.title() if stripped.isupper() and len(stripped) > 4 else stripped


class _Reader:
    """Reads paragraphs in order, keeping who was announced ("He said:") and whose quotation runs on."""

    def __init__(self, layout: Layout, speakers: Speakers) -> None:
        self.layout, self.speakers = layout, speakers
        self.announced: str | None = None
        self.running: str | None = None
        self.speech: str | None = None  # whose words follow as plain paragraphs, after "the Minister said:"

    def read(self, p: Paragraph, following: Paragraph | None) -> Iterator[Said]:
        """The direct speech of one paragraph."""
        announces = following is not None and announces_speech(self.layout, p, following)
        if self.speech and not announces:
            if not p.mark and self.layout.said(p).endswith((".", "!", "?", ":", ";", '"')):
                yield Said(*trim(self.layout.flat, p.body, p.end, " "), self.speech, "announced with a colon")
                return
            self.speech = None
        if p.dashed:
            yield self._dash(p)
            return
        quoted = quotations(self.layout, p)
        if quoted:
            yield from self._quotes(p, quoted)
            return
        tail = self.layout.flat[p.body : p.end].rstrip()
        for start, end in split_sentences(self.layout.flat, p.body, p.end):
            note_actor(self.speakers, start, end)
        who = _introduced(self.speakers, p.body, p.end) if tail.endswith(":") else None
        self.announced, self.running = (who.speaker if who else None), None
        self.speech = self.announced if announces else None
        if who:
            self.speakers.heard(who)

    def _dash(self, p: Paragraph) -> Said:
        end, who = _split_attribution(self.layout, self.speakers, p.body, p.end)
        start, stop = trim(self.layout.flat, p.body, end)
        if who:
            self.speakers.heard(who)
        return Said(start, stop, who.speaker if who else None, "dash")

    def _quotes(self, p: Paragraph, quoted: list[tuple[int, int, bool]]) -> Iterator[Said]:
        flat, speakers = self.layout.flat, self.speakers
        here: str | None = self.announced or self.running
        sentences = split_sentences(flat, p.body, p.end)
        for start, end in sentences:
            if end < quoted[0][0]:
                note_actor(speakers, start, end)
        kept = False
        for n, (start, end, closed) in enumerate(quoted):
            after = quoted[n + 1][0] - 1 if n + 1 < len(quoted) else p.end
            before = quoted[n - 1][1] + 1 if n else p.body
            s, e = _sentence(sentences, p, start, end)
            who = _after(speakers, flat, end + 1, min(after, max(e, end + 1))) if closed else None
            if who is None and closed and flat[end - 1] in ".!?\u2026":
                after_it = next(((a, b) for a, b in sentences if end < a <= end + 3 and b <= after), None)
                who = bare_attribution(speakers, *after_it) if after_it else None
            lead = _introduced(speakers, max(before, s), start - 1) if not who else None
            nominal, told = who or lead, here
            if nominal:
                speakers.heard(nominal)
                here = nominal.speaker
            goes_on = (
                (nominal is None or nominal.speaker == told)
                and n > 0
                and kept
                and s < quoted[n - 1][1]
                and len(flat[start:end].split()) > 2
            )
            kept = goes_on or self._stands(
                p, start, end, (end - start) / max(1, e - s), closed, nominal, lead, here
            )
            if kept:
                inner = trim(flat, start, end)
                if inner[1] > inner[0]:
                    yield Said(*inner, here, "quotation marks")
        self.announced, self.running = None, here

    def _stands(
        self,
        p: Paragraph,
        start: int,
        end: int,
        share: float,
        closed: bool,
        nominal: Nominal | None,
        lead: Nominal | None,
        here: str | None,
    ) -> bool:
        """Whether a quotation is a statement of its own, not a term or a fragment of a sentence."""
        flat = self.layout.flat
        words = len(flat[start:end].split())
        whole = flat[start].isupper() and flat[end - 1] in ".!?,\u2026;" and words > 2
        if nominal is None:
            return (
                (whole or not closed) and (start - 1 <= p.body or here is not None) and words >= FEWEST_WORDS
            )
        if whole or (share > 0.6 and words >= FEWEST_WORDS):
            return True
        colon = flat[max(0, start - 3) : start - 1].strip()[-1:] in {":", ","}
        return lead is not None and flat[start].isupper() and words >= FEWEST_WORDS and colon


def _sentence(sentences: list[tuple[int, int]], p: Paragraph, start: int, end: int) -> tuple[int, int]:
    """The sentence, or run of sentences, that holds a quotation."""
    first = [s for s, _ in sentences if s <= start]
    last = [e for _, e in sentences if e + 1 >= end]
    return (first[-1] if first else p.body), (last[0] if last else p.end)


def _after(speakers: Speakers, flat: str, start: int, end: int) -> Nominal | None:
    """The attribution that follows a closing mark."""
    stretch = flat[start:end]
    if not stretch.strip(" ,.\n"):
        return None
    stop = re.search(
        r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bGen)[.;:]\s|[.;:]$|,\s+(?:and|adding|stressing|noting|who|while|in|at|during|after|before|as)\b|\"",
        stretch,
    )
    return speakers.attribution(start, start + (stop.start() if stop else len(stretch)))


def _introduced(speakers: Speakers, start: int, end: int) -> Nominal | None:
    """Who speaks in "The Minister said:" or "The Minister said that" before a mark."""
    flat = speakers.layout.flat
    if not LEAD_IN.search(flat[start:end]):
        return None
    sentences = split_sentences(flat, start, end)
    if not sentences:
        return None
    for n in speakers.nominals(*sentences[-1]):
        lead = flat[sentences[-1][0] : n.start]
        if flat[n.end : end].strip() == ":" and (len(lead) < 5 or APPOSED.fullmatch(lead)):
            return n
    found = sentence_speakers(speakers, *sentences[-1])
    return found[0][1] if found else None


def direct_speech(
    layout: Layout, speakers: Speakers, paragraphs: tuple[Paragraph, ...], kind: str
) -> list[Said]:
    """All direct speech of the paragraphs, in order, with unattributed paragraphs given to their speaker."""
    if kind == "transcript":
        return [said for _, said in _transcript(layout, speakers, paragraphs)]
    reader = _Reader(layout, speakers)
    followed = itertools.zip_longest(paragraphs, paragraphs[1:])
    found = [(i, said) for i, (p, q) in enumerate(followed) if p for said in reader.read(p, q)]
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
