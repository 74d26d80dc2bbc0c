"""Speech on a page in Russian, Arabic or Turkish: quotations with their speaker, and sentences that report.

A quotation counts when it is a sentence or more (five words at least); its speaker is the subject of a verb of saying
beside it. A reported statement is a sentence whose subject, a named person, says *that* something: where either is
unsure the sentence is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.talks.languages.fold import fold, folded
from detente.talks.languages.speakers import Names
from detente.talks.languages.speech_words import SpeechWords
from detente.talks.record import Statement
from detente.talks.text_layout import Layout, Paragraph

QUOTED = re.compile(r"«([^«»]+)»|“([^“”]+)”|„([^„“”]+)[“”]|\"([^\"]+)\"")
SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…](?!\s|$)[^.!?…\n]*)*[.!?…]*")
DASHED = re.compile(r"[,.!?…] ?[—–-] ")
FEWEST_WORDS = 5


def read_speech(layout: Layout, paragraphs: tuple[Paragraph, ...], words: SpeechWords) -> list[Statement]:
    """Statements in the order of the text; read twice, since a full name may stand below a family name."""
    names = Names(words)
    for _ in _speech(layout, paragraphs, words, names):
        pass
    names.last = None
    return sorted(_speech(layout, paragraphs, words, names), key=lambda s: (s.start, -s.end))


def _speech(
    layout: Layout, paragraphs: tuple[Paragraph, ...], words: SpeechWords, names: Names
) -> Iterator[Statement]:
    verb = re.compile(rf"(?<!\w)و?(?:{folded(words.verb)})(?!\w)" if words.verb_first else rf"(?<!\w)(?:{folded(words.verb)})(?!\w)")  # fmt: skip
    for p in paragraphs:
        text = layout.text[p.start : p.end]
        quotes = list(_quotes(text)) if not p.dashed else list(_dash(text))
        for s, e, before, after in quotes:
            speaker = _beside(before, after, names, verb, words)
            yield Statement(speaker, "direct", p.start + s, p.start + e, text[s:e], "dash" if p.dashed else "quotation marks")  # fmt: skip
        for m in SENTENCE.finditer(text):
            start = m.start() + len(m[0]) - len(m[0].lstrip())
            if p.dashed or any(s < m.end() and start < e for s, e, _, _ in quotes):
                continue
            said = text[start : m.end()].rstrip()
            who = _reporting(said, names, verb, words)
            if who:
                yield Statement(who, "reported", p.start + start, p.start + start + len(said), said, "subject of a verb of saying")  # fmt: skip


def _quotes(text: str) -> Iterator[tuple[int, int, str, str]]:
    for m in QUOTED.finditer(text):
        group = next(i for i in range(1, 5) if m[i] is not None)
        s, e = m.span(group)
        while s < e and text[s].isspace():
            s += 1
        while e > s and text[e - 1] in " ,\n":
            e -= 1
        if len(text[s:e].split()) >= FEWEST_WORDS:
            yield s, e, text[: m.start()], text[m.end() :]


def _dash(text: str) -> Iterator[tuple[int, int, str, str]]:
    start = re.match(r"[—–-]\s*", text)
    begin = start.end() if start else 0
    cut = DASHED.search(text, begin)
    if cut is None:
        yield begin, len(text), "", ""
    else:
        yield begin, cut.start() + (text[cut.start()] != ","), "", text[cut.end() :]


def _beside(before: str, after: str, names: Names, verb: re.Pattern[str], words: SpeechWords) -> str | None:
    """The speaker in the words after a quotation, else in those before it."""
    clause = re.split(r"[.!?\n«“\"]|[,;] ", re.sub(r"^[\s,—–.-]+", "", after), maxsplit=1)[0]
    for stretch in (clause, re.split(r"[.!?…]\s+|[»”]", before)[-1]):
        page = fold(stretch)
        m = verb.search(page.text)
        if not m:
            continue
        left, right = stretch[: page.at[m.start()]], stretch[page.at[m.end()] :]
        for subject in (right, left) if stretch is clause and not words.last else (left, right):
            who = names.read(_subject(subject, words))
            if who:
                return who
        if words.last and stretch is clause:  # 'Name, "..." dedi'
            return names.read(re.split(r"[.!?…]\s+|[»”]", before)[-1].rstrip(' «“"„').split(",")[0])
    return None


def _subject(stretch: str, words: SpeechWords) -> str:
    """The noun phrase nearest to the verb."""
    stretch = re.sub(r"^\s*(?:diyen|bu|так|при этом|как|в свою очередь|,)\s+", "", stretch.strip(" :,"))
    if words.verb_first:
        return re.split(r"[,،:;(]|(?<!\w)(?:إن|أن|بأن|إنه|أنه|إلى|على|عن|في|خلال|بعد|قبل)(?!\w)", stretch)[0]
    return re.split(r"[,:;(]|(?: в | на | во время | после )", stretch)[0]


def _reporting(sentence: str, names: Names, verb: re.Pattern[str], words: SpeechWords) -> str | None:
    """The speaker of a sentence that reports, None where it does not or where it is not sure."""
    page = fold(sentence)
    if words.according:
        m = re.match(folded(words.according), page.text)
        if m:
            return names.read(sentence[page.at[m.end()] :].split(",")[0])
    found = list(verb.finditer(page.text))
    if not found:
        return None
    if words.last:
        end = page.text.rstrip(" .!")
        if found[-1].end() < len(end) or "," not in sentence:
            return None
        return names.read(sentence.split(",")[0])
    m = found[0]
    right = sentence[page.at[m.end()] :]
    if words.verb_first:
        return (
            names.read(_subject(right, words))
            if m.start() <= 1 or page.text[: m.start()].endswith(", ")
            else None
        )
    if not re.match(rf"[^.]{{0,60}}?{folded(words.that)}", page.text[m.end() :]):
        return None
    left = sentence[: page.at[m.start()]]
    return names.read(re.split(r"[,:;(]", left.rstrip(" ,"))[-1]) if left.strip() else None
