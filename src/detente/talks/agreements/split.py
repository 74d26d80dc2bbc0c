"""A text into clauses with stable ids, by the numbers that the text itself bears.

``Article 3``, ``3.``, ``3.1``, ``(a)``, ``(iv)``, ``a)`` and their like in other languages open a clause; an id is the
numbers joined, as ``3(a)``. A paragraph without a number takes the first letters of a sum over its words, so
that its id stays when other paragraphs come or go. A number that comes twice is marked ``3#2``.

To add a word that opens an article in another language: ``ARTICLE_WORDS``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from detente.talks.agreements.instrument import ClauseText

ARTICLE_WORDS = (
    "Article|Section|Clause|Paragraph|Art\\.|Статья|Пункт|Раздел|Madde|المادة|مادة|البند|ماده|بند|Бап|Тармақ"
)
ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v|x))"
NUMBER = r"[0-9\u0660-\u0669\u06F0-\u06F9]{1,3}"
OPEN = r"\[?\s*"
ARTICLE = re.compile(
    rf"{OPEN}(?:{ARTICLE_WORDS})\s+(?P<no>{NUMBER}|[IVX]{{1,5}})\b\s*[.:)\u2013\u2014-]*\s*", re.IGNORECASE
)
DECIMAL = re.compile(rf"{OPEN}(?P<no>{NUMBER}(?:\.{NUMBER})*)(?:[.)]\s+|\s*[\u2013\u2014]\s+)")
LETTER = re.compile(rf"{OPEN}\(?(?P<no>{ROMAN}|[a-z]|[а-я]|[أ-ي])\)\s+", re.IGNORECASE)
MARKS = (("article", ARTICLE), ("decimal", DECIMAL), ("letter", LETTER))
ROMAN_VALUE = {"i": 1, "v": 5, "x": 10}


@dataclass
class _Place:
    """Where in the numbering the reading stands."""

    article: str = ""
    number: str = ""
    letter: str = ""

    def enter(self, mark: str, number: str) -> str:
        """The id of a clause that opens with this mark."""
        if mark == "article":
            self.article, self.number, self.letter = number, number, ""
            return number
        if mark == "decimal":
            self.letter = ""
            self.number = f"{self.article}.{number}" if self.article and "." not in number else number
            return self.number
        nested = self.letter and re.fullmatch(ROMAN, number) and not _follows(self.letter, number)
        if nested:
            return f"{self.number}({self.letter})({number})"
        self.letter = number
        return f"{self.number}({number})"


def split_clauses(text: str) -> tuple[ClauseText, ...]:
    """The clauses of a text in order; every word of the text but the numbers is in one of them."""
    found: list[ClauseText] = []
    place = _Place()
    for start, end in _blocks(text):
        mark, number, body = _mark(text, start, end)
        says = " ".join(text[body:end].split())
        if mark and text[start] == "[":
            says = "[" + says
        if not mark and found and not found[-1].says:  # the wording below a number that stands alone
            found[-1] = replace(found[-1], says=says, end=end)
            continue
        below = f"{place.number}/" if place.number else ""
        name = place.enter(mark, number) if mark else below + _sum(says)
        found.append(ClauseText(name, says, start=start, end=end))
    return _named_once(found)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs, and lines that bear a number; wrapped lines stay with the line above."""
    blocks: list[tuple[int, int]] = []
    gap = True
    for line in re.finditer(r"[^\n]+", text):
        said = line[0].strip()
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        end = start + len(said)
        gap = gap or "\n\n" in text[max(0, line.start() - 2) : line.start()]
        if not said:
            gap = True
        elif gap or any(pattern.match(text, start, end) for _, pattern in MARKS):
            blocks.append((start, end))
            gap = False
        else:
            blocks[-1] = (blocks[-1][0], end)
    return blocks


def _mark(text: str, start: int, end: int) -> tuple[str, str, int]:
    """Which mark opens the block, its number, and where the wording begins."""
    for name, pattern in MARKS:
        if m := pattern.match(text + " ", start, end + 1):
            return name, _number(m["no"], name), min(m.end(), end)
    return "", "", start


def _number(written: str, mark: str) -> str:
    """Western digits whatever the script; a Roman article number as a number."""
    if mark == "letter":
        return written.lower()
    if re.fullmatch(r"[IVXivx]+", written):
        values = [ROMAN_VALUE[c] for c in written.lower()]
        return str(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in written)


def _follows(before: str, letter: str) -> bool:
    """Is this the next of the same row: (h) then (i) opens no new row of Roman numbers."""
    return len(before) == len(letter) == 1 and ord(letter) == ord(before) + 1


def _sum(text: str) -> str:
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
    return "p-" + hashlib.sha256(" ".join(words).encode()).hexdigest()[:6]


def _named_once(clauses: list[ClauseText]) -> tuple[ClauseText, ...]:
    seen: Counter[str] = Counter()
    kept = []
    for c in clauses:
        seen[c.id] += 1
        kept.append(c if seen[c.id] == 1 else replace(c, id=f"{c.id}#{seen[c.id]}"))
    return tuple(kept)
