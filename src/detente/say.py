"""Sentences of ours that can be said again in another language.

A report is made once and read in several languages. :func:`say` makes the English sentence as a plain string that
remembers its template and what was put in; :func:`tell` says it again in a :class:`Language`. A string that is not
made so (a quotation, a publisher's name) stays as it is: another's words are never translated in silence.

    >>> line = say("{n:,} people left {place}", n=20000, place=Name({"en": "the valley", "tr": "vadi"}))
    >>> line
    '20,000 people left the valley'

Templates are literals at the call, so that they can be gathered into catalogues (see the decision on languages).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from string import Formatter
from typing import Any, Literal

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Said(str):
    """An English sentence with its ``template``, the ``several`` of its plural ('' where it has none) and ``parts``."""

    template: str
    several: str
    parts: Mapping[str, object]


class Joined(str):
    """Sentences one after the other, with the sign between them."""

    sign: str
    items: tuple[str, ...]


class Name(str):
    """A name that is written otherwise in other languages; the English one where there is one."""

    names: Mapping[str, str]

    def __new__(cls, names: Mapping[str, str], otherwise: str = "") -> Name:
        """``otherwise`` stands where no English name is given; then the first of the names."""
        self = super().__new__(cls, names.get("en") or otherwise or next(iter(names.values()), ""))
        self.names = dict(names)
        return self

    def __reduce__(self) -> tuple[type[Name], tuple[Mapping[str, str], str]]:
        return Name, (self.names, str(self))


@dataclass(frozen=True)
class Language:
    """One language: its signs, its months, and the catalogue that knows our sentences in it."""

    code: str
    direction: Literal["ltr", "rtl"] = "ltr"
    months: tuple[str, ...] = MONTHS
    alone: tuple[str, ...] = ()
    """The months where no day stands before them, if they are written otherwise."""
    group: str = ","
    decimal: str = "."
    signs: Mapping[str, str] = field(default_factory=dict)
    """How a sign between sentences is written: ``{"; ": "؛ "}``."""
    one: Callable[[str], str] = str
    """The sentence for a template; '' or the template itself where the catalogue lacks it."""
    many: Callable[[str, str, int], str] = lambda one, several, n: one if n == 1 else several
    """The sentence for a counted template and its number."""


ENGLISH = Language("en")


def say(template: str, /, **parts: object) -> Said:
    """The sentence, in English; parts are named fields, with a format where one is needed (``{n:,}``)."""
    return _made(template, "", parts)


def say_count(one: str, several: str, /, n: int, **parts: object) -> Said:
    """A sentence that differs with the number ``n``: ``say_count("{n:,} source", "{n:,} sources", n=3)``."""
    return _made(one, several, {"n": n, **parts})


def joined(items: Iterable[str], sign: str = "; ") -> Joined:
    """Sentences one after the other; empty ones are left out."""
    kept = tuple(item for item in items if item)
    made = Joined(sign.join(kept))
    made.sign, made.items = sign, kept
    return made


def tell(text: str, language: Language) -> str:
    """The text in the language: our own sentences translated, names as that language writes them, all else as it is."""
    if isinstance(text, Name):
        return text.names.get(language.code) or str(text)
    if isinstance(text, Joined):
        sign = language.signs.get(text.sign, text.sign)
        return sign.join(tell(item, language) for item in text.items)
    if not isinstance(text, Said):
        return str(text)
    if text.several:
        n = text.parts["n"]
        template = language.many(text.template, text.several, n if isinstance(n, int) else 0)
    else:
        template = language.one(text.template)
    return _In(language).vformat(template or text.template, (), text.parts)


def untold(text: str, language: Language) -> Iterable[str]:
    """Templates of the text that the language's catalogue lacks, and names it has no form of."""
    if isinstance(text, Joined):
        for item in text.items:
            yield from untold(item, language)
    elif isinstance(text, Said):
        found = language.many(text.template, text.several, 1) if text.several else language.one(text.template)
        if found in ("", text.template) and language.code != "en":
            yield text.template
        for part in text.parts.values():
            if isinstance(part, str):
                yield from untold(part, language)


class _In(Formatter):
    """Fills a template in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        """A part: days in words, numbers with the language's signs, sentences and names told."""
        if isinstance(value, str):
            return format(tell(value, self.language), format_spec)
        if isinstance(value, date):
            return self._day(value, format_spec)
        text = format(value, format_spec)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            swap = {",": self.language.group, ".": self.language.decimal}
            return "".join(swap.get(sign, sign) for sign in text)
        return text

    def _day(self, day: date, form: str) -> str:
        """``{day}`` is ISO; ``{day:long}`` is 16 March 2018; ``{day:short}`` is 16 March; ``{day:month}`` March 2018."""
        names = self.language.alone or self.language.months
        month, alone = self.language.months[day.month - 1], names[day.month - 1]
        forms = {
            "long": f"{day.day} {month} {day.year}",
            "short": f"{day.day} {month}",
            "month": f"{alone} {day.year}",
        }
        return forms.get(form, day.isoformat()) if form in ("", *forms) else format(day, form)


def _made(template: str, several: str, parts: Mapping[str, object]) -> Said:
    chosen = several if several and parts["n"] != 1 else template
    made = Said(_In(ENGLISH).vformat(chosen, (), parts))
    made.template, made.several, made.parts = template, several, dict(parts)
    return made
