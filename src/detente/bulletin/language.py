"""A document in another language: the same blocks, our own sentences told again, everybody else's words as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from detente.bulletin.document import Document
from detente.say import English, Language, tell, untold

T = TypeVar("T")


def in_language(document: Document, language: Language) -> Document:
    """The document in the language, with its direction."""
    return replace(_told(document, language), language=language.code, direction=language.direction)


def lacking(document: Document, language: Language) -> list[str]:
    """The templates of the document's sentences that the language's catalogue lacks, each once, in order."""
    return list(dict.fromkeys(t for text in _texts(document) for t in untold(text, language)))


def plain(document: Document) -> list[str]:
    """The strings of the document that are no sentences of ours, each once: quotations, publishers, codes."""
    return list(dict.fromkeys(text for text in _texts(document) if type(text) is str and text))


_FIGURES = re.compile(
    r"(?<![0-9A-Za-z/.-])(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d|Z)?)?"
    r"|\d+(?:[-\u2013]\d+)+|[+\u2212-]\d[\d.,]*\d?%?)(?![0-9A-Za-z/-])"
)
"""Days and instants, votes (15-0-0), signed figures: what Arabic words beside them would turn round."""


def _kept(text: str) -> str:
    """The text with its days, votes and signed figures in an isolate from the left: in Arabic words they would turn round."""
    return _FIGURES.sub(lambda found: f"\u2066{found[0]}\u2069", text) if " " in text else text


def _told(thing: T, language: Language) -> T:
    told: Any = thing
    if isinstance(thing, str):
        told = tell(thing, language)
        if language.direction == "rtl" and not isinstance(told, English):
            told = _kept(told)
    elif isinstance(thing, tuple):
        told = tuple(_told(one, language) for one in thing)
    elif is_dataclass(thing) and not isinstance(thing, type):
        told = replace(thing, **{f.name: _told(getattr(thing, f.name), language) for f in fields(thing)})
    return told  # type: ignore[no-any-return]


def _texts(thing: Any) -> Iterable[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _texts(one)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for f in fields(thing):
            yield from _texts(getattr(thing, f.name))
