"""One plain form of a text in any script, with the way back to where each letter stands.

Folding takes marks off (a page may write them or not), turns local digits into 0-9, capitals into small letters and
typographic signs into plain ones. It may drop characters, so every offset goes back through :meth:`Folded.span`.

    >>> fold("\u0660\u0665 \u0130dlib").text
    '05 idlib'
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SIGNS = {
    "\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u00ab": '"', "\u00bb": '"', "\u201c": '"', "\u201d": '"', "\u201e": '"',
    "\u2013": "-", "\u2014": "-", "\u2011": "-", "\u2212": "-", "\u060c": ",", "\u061b": ";", "\u061f": "?", "\u066c": ",",
    "\u066b": ".", "\u0131": "i", "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u0629": "\u0647", "\u0640": "",
    "\u200e": "", "\u200f": "", "\u200b": "", "\u200c": "", "\ufeff": "", "\u00ad": "",
}  # fmt: skip


@lru_cache(maxsize=4096)
def plain(character: str) -> str:
    """One character's plain form: one character, or none."""
    if character in SIGNS:
        return SIGNS[character]
    base = unicodedata.normalize("NFD", character)[0]
    if unicodedata.combining(base):
        return ""
    digit = unicodedata.decimal(base, None)
    if digit is not None:
        return str(digit)
    if base != "\n" and base.isspace():
        return " "
    low = base.lower()[:1]
    return SIGNS.get(low, low)


@dataclass(frozen=True)
class Folded:
    """The plain form of a text, and for each of its characters the offset in the original."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's stretch for a stretch of the plain form."""
        if start >= end:
            return self.at[start], self.at[start]
        return self.at[start], self.at[end - 1] + 1


def fold(text: str) -> Folded:
    """The plain form of a text; linear in its length."""
    pieces: list[str] = []
    at: list[int] = []
    for offset, character in enumerate(text):
        simple = plain(character)
        if simple:
            pieces.append(simple)
            at.append(offset)
    at.append(len(text))
    return Folded("".join(pieces), tuple(at))


def folded(words: str) -> str:
    """A word list or a pattern in plain form, to be looked for in a folded text."""
    return fold(words).text
