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

from detente.talks.agreements.instrument import ClauseText

ARTICLE_WORDS = "Article|Section|Clause|Paragraph|Art\\.|Статья|Пункт|Раздел|Madde|المادة|مادة|البند|ماده|بند|Бап|Тармақ"
ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v|x))"
NUMBER = r"[0-9\u0660-\u0669\u06F0-\u06F9]{1,3}"
ARTICLE = re.compile(
    rf"(?:{ARTICLE_WORDS})\s+(?P<no>{NUMBER}|[IVX]{{1,5}})\b\s*[.:)\u2013\u2014-]*\s*", re.IGNORECASE
)
DECIMAL = re.compile(rf"(?P<no>{NUMBER}(?:\.{NUMBER})*)(?:[.)]\s+|\s*[\u2013\u2014]\s+)")
LETTER = re.compile(rf"[\[]?\(?(?P<no>{ROMAN}|[a-z]|[а-я]|[أ-ي])\)\s+", re.IGNORECASE)
MARKS = (("article", ARTICLE), ("decimal", DECIMAL), ("letter", LETTER))
ROMAN_VALUE = {"i": 1, "v": 5, "x": 10}
HEADING_MOST = 80


def split_clauses(text: str) -> tuple[ClauseText, ...]:
    """The clauses of a text in order; every word of the text is in one of them."""
    found: list[ClauseText] = []
    article, letter = "", ""
    for start, end in _blocks(text):
        mark, number, body = _mark(text, start, end)
        if mark in {"article", "decimal"}:
            deeper = mark == "decimal" and article and found and found[-1].heading == "article"
            article, letter = number, ""
            name, opened = number, mark
            if deeper and "." not in number and number == "1":
                opened = "decimal"
        elif mark == "letter":
            nested = bool(letter) and _is_roman(number) and not _follows(letter, number)
            name = f"{article}({letter})({number})" if nested else f"{article}({number})"
            letter = letter if nested else number
            opened = "letter"
        else:
            bare = found and found[-1].heading == "article" and not found[-1].says
            if bare:
                last = found.pop()
                found.append(_clause(last.id, text, last.start, end, body))
                continue
            name, opened = _sum(text[start:end]), ""
        says = _flat(text[body:end])
        found.append(ClauseText(name, says, heading=opened, start=start, end=end))
    return _named_once(found)


def _clause(name: str, text: str, start: int, end: int, body: int) -> ClauseText:
    return ClauseText(name, _flat(text[body:end]), heading="article", start=start, end=end)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs, and lines that bear a number; wrapped lines stay with the line above."""
    blocks: list[tuple[int, int]] = []
    gap = True
    for line in re.finditer(r"[^\n]*\n?", text):
        said = line[0].strip()
        if not said:
            gap = True
            continue
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        end = line.start() + len(line[0].rstrip())
        if gap or any(p.match(text, start, end) or p.fullmatch(text, start, end) for _, p in MARKS):
            blocks.append((start, end))
        else:
            blocks[-1] = (blocks[-1][0], end)
        gap = False
    return blocks


def _mark(text: str, start: int, end: int) -> tuple[str, str, int]:
    for name, pattern in MARKS:
        if m := pattern.match(text, start, end):
            return name, _number(m["no"], name), m.end()
    return "", "", start


def _number(written: str, mark: str) -> str:
    """Western digits whatever the script; a Roman article number as a number."""
    if mark == "letter":
        return written.lower()
    if re.fullmatch(r"[IVXivx]+", written):
        values = [ROMAN_VALUE[c] for c in written.lower()]
        return str(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in written)


def _is_roman(letter: str) -> bool:
    return re.fullmatch(ROMAN, letter) is not None


def _follows(before: str, letter: str) -> bool:
    """Is this the next of the same row: (h) then (i) is no new row of Roman numbers."""
    return len(before) == len(letter) == 1 and ord(letter) == ord(before) + 1


def _flat(text: str) -> str:
    return " ".join(text.split())


def _sum(text: str) -> str:
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
    return "p-" + hashlib.sha256(" ".join(words).encode()).hexdigest()[:6]


def _named_once(clauses: list[ClauseText]) -> tuple[ClauseText, ...]:
    seen: Counter[str] = Counter()
    kept = []
    for c in clauses:
        seen[c.id] += 1
        name = c.id if seen[c.id] == 1 else f"{c.id}#{seen[c.id]}"
        kept.append(ClauseText(name, c.says, start=c.start, end=c.end))
    return tuple(kept)
