"""Characters that no form may carry: control codes, broken halves of characters, overrides of direction.

A name can hold anything. An escape code moves a terminal's cursor, an override of direction makes a line read
backwards. Marks that Persian and Arabic spelling need (the zero-width non-joiner, the direction *marks*) stay.
"""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")
_OVERRIDE = re.compile("[\u202d\u202e]")
_EMBEDDING = re.compile("[\u202a-\u202c\u2066-\u2069]")


def whole(text: str) -> str:
    """The text with halves of surrogate pairs replaced, so that it can be encoded; nothing else is touched."""
    return _HALF.sub("\ufffd", text)


def clean(text: str) -> str:
    """The text without control codes (newline and tab stay) and without overrides of direction."""
    return whole(_OVERRIDE.sub("", _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))))


def one_line(text: str) -> str:
    """The text as it may stand in a line of a terminal: no breaks, nothing that changes the line's direction."""
    return _EMBEDDING.sub("", clean(text)).replace("\n", " ").replace("\t", " ")


def cells_wide(text: str) -> int:
    """How many columns of a terminal the text takes: combining marks none, East Asian wide characters two."""
    wide = 0
    for character in text:
        if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
            continue
        wide += 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
    return wide
