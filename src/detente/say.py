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
from itertools import pairwise
from numbers import Integral, Real
from string import Formatter
from typing import Any, Literal
from unicodedata import bidirectional

RIGHT, ISOLATE, END = "\u200f", "\u2068", "\u2069"
"""Unicode's marks of direction: what follows runs from the right; what stands between has a direction of its own."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class _Ours(str):
    """A sentence of ours; joined to another text with ``+`` it stays one that can be told again."""

    def __add__(self, other: str) -> str:
        return joined((self, other), "")

    def __radd__(self, other: str) -> str:
        return joined((other, self), "")


class Said(_Ours):
    """An English sentence with its ``template``, the ``several`` of its plural ('' where it has none) and ``parts``."""

    template: str
    several: str
    parts: Mapping[str, object]


class English(str):
    """A sentence of ours that came through a table and is known in English only: other languages mark it as English."""


class Joined(_Ours):
    """Sentences one after the other, with the sign between them."""

    sign: str
    items: tuple[str, ...]


class Capital(_Ours):
    """A text that begins a sentence."""

    text: str

    def __new__(cls, text: str) -> Capital:
        self = super().__new__(cls, text[:1].upper() + text[1:])
        self.text = text
        return self

    def __reduce__(self) -> tuple[type[Capital], tuple[str]]:
        return Capital, (self.text,)


class Short(_Ours):
    """The beginning of a text, cut at a word; in another language the beginning of the text as that tells it."""

    text: str
    most: int

    def __new__(cls, text: str, most: int) -> Short:
        self = super().__new__(cls, _cut(text, most))
        self.text, self.most = text, most
        return self

    def __reduce__(self) -> tuple[type[Short], tuple[str, int]]:
        return Short, (self.text, self.most)


class Name(_Ours):
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
    names: Mapping[str, str] = field(default_factory=dict)
    """A process's own names as this language writes them, by their English form."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Words of the tables' vocabularies, where they stand as a part inside a sentence of ours."""
    one: Callable[[str], str] = str
    """The sentence for a template; '' or the template itself where the catalogue lacks it."""
    many: Callable[[str, str, int], str] = lambda one, several, n: one if n == 1 else several
    """The sentence for a counted template and its number."""


ENGLISH = Language("en")


def say(template: str, /, **parts: object) -> str:
    """The sentence, in English, a :class:`Said`; parts are named fields, with a format where one is needed (``{n:,}``)."""
    return _made(template, "", parts)


def say_count(one: str, several: str, /, n: int, **parts: object) -> str:
    """A sentence that differs with the number ``n``: ``say_count("{n:,} source", "{n:,} sources", n=3)``."""
    return _made(one, several, {"n": n, **parts})


def joined(items: Iterable[str], sign: str = "; ") -> str:
    """Sentences one after the other, a :class:`Joined`; empty ones are left out."""
    kept = tuple(item for item in items if item)
    made = Joined(sign.join(kept))
    made.sign, made.items = sign, kept
    return made


def tell(text: str, language: Language) -> str:
    """The text in the language: our own sentences translated, names as that language writes them, all else as it is.

    In a language that runs from the right, a sentence of ours that begins with a foreign name is marked as its own.
    """
    told = _tell(text, language)
    if language.direction == "rtl" and isinstance(text, (Said, Joined)) and _begins_left(told):
        return RIGHT + told
    return told


def _tell(text: str, language: Language) -> str:
    if isinstance(text, Name):
        return text.names.get(language.code) or language.names.get(text, str(text))
    if isinstance(text, Capital):
        told = tell(text.text, language)
        return told[:1].upper() + told[1:]
    if isinstance(text, Short):
        return _cut(tell(text.text, language), text.most)
    if isinstance(text, Joined):
        sign = language.signs.get(text.sign, text.sign)
        return sign.join(_In(language).format_field(item, "") for item in text.items)
    if not isinstance(text, Said):
        return text if isinstance(text, English) else language.names.get(text, str(text))
    if text.several:
        n = text.parts["n"]
        template = language.many(text.template, text.several, int(n) if isinstance(n, Integral) else 0)
    else:
        template = language.one(text.template)
    return _In(language).vformat(template or text.template, (), text.parts)


def reworded(text: str, words: Mapping[str, str]) -> str:
    """The same sentence with other words for those of its parts that ``words`` knows: an id by its name."""
    if isinstance(text, Joined):
        return joined((reworded(item, words) for item in text.items), text.sign)
    if isinstance(text, Said):
        parts = {k: reworded(v, words) if isinstance(v, str) else v for k, v in text.parts.items()}
        return _made(text.template, text.several, parts)
    return words.get(text, text)


def untold(text: str, language: Language) -> Iterable[str]:
    """Templates of the text that the language's catalogue lacks, and names it has no form of."""
    if isinstance(text, (Capital, Short)):
        yield from untold(text.text, language)
    elif isinstance(text, Joined):
        for item in text.items:
            yield from untold(item, language)
    elif isinstance(text, Said):
        found = language.many(text.template, text.several, 1) if text.several else language.one(text.template)
        if found in ("", text.template) and language.code != "en" and _has_words(text.template):
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
            return format(self._part(value), format_spec)
        if isinstance(value, date):
            return self._day(value, format_spec)
        text = format(value, format_spec)
        if isinstance(value, Real) and not isinstance(value, bool):
            swap = {",": self.language.group, ".": self.language.decimal}
            return "".join(swap.get(sign, sign) for sign in text)
        return text

    def _part(self, value: str) -> str:
        """Somebody's words inside a sentence of ours; isolated where they run the other way."""
        if isinstance(value, (Said, Joined, Name, Capital, Short)):
            told = _tell(value, self.language)
        else:
            told = self.language.words.get(value) or _tell(value, self.language)
        if self.language.direction == "rtl" and not isinstance(value, (Said, Joined)) and _begins_left(told):
            return ISOLATE + told + END
        return told

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


def _has_words(template: str) -> bool:
    outside = "".join(literal for literal, _, _, _ in Formatter().parse(template))
    return any(a.isalpha() and b.isalpha() for a, b in pairwise(outside))


def _begins_left(text: str) -> bool:
    """Is the first letter one of a script that runs from the left?"""
    strong = next((way for way in map(bidirectional, text) if way in ("L", "R", "AL")), "")
    return strong == "L"


def _cut(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"


def _made(template: str, several: str, parts: Mapping[str, object]) -> Said:
    chosen = several if several and parts["n"] != 1 else template
    made = Said(_In(ENGLISH).vformat(chosen, (), parts))
    made.template, made.several, made.parts = template, several, dict(parts)
    return made
