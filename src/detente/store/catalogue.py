"""The languages that reports are made in: their signs, and their catalogues of our sentences.

Catalogues are gettext files, ``detente/locale/LANGUAGE/LC_MESSAGES/detente.po``; ``make languages`` gathers the templates of
:func:`detente.say.say` and :func:`~detente.say.say_count` into them and compiles them to the ``.mo`` beside, which is read here.

To add a language: a row in ``LANGUAGES``, ``make languages``, a translator.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from detente.errors import Fault, InputError
from detente.say import ENGLISH, Language

LANGUAGES = {
    "en": ENGLISH,
    "ru": Language(
        "ru",
        months=(
            "января", "февраля", "марта", "апреля", "мая", "июня",
            "июля", "августа", "сентября", "октября", "ноября", "декабря",
        ),
        alone=(
            "январь", "февраль", "март", "апрель", "май", "июнь",
            "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
        ),
        group="\u202f",
        decimal=",",
    ),
    "ar": Language(
        "ar",
        "rtl",
        months=(
            "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه",
            "تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
        ),
        signs={"; ": "؛ ", ", ": "، "},
    ),
}  # fmt: skip
"""Months as the United Nations writes them in that language."""


@cache
def language(code: str) -> Language:
    """A language with its catalogue; raises InputError where it has none."""
    if code not in LANGUAGES:
        fault = Fault("--language", f"no catalogue of {code!r}", f"use one of {', '.join(LANGUAGES)}")
        raise InputError("--language", [fault])
    if code == "en":
        return ENGLISH
    place = files("detente") / "locale" / code / "LC_MESSAGES" / "detente.mo"
    with place.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    return replace(LANGUAGES[code], one=catalogue.gettext, many=catalogue.ngettext)


def catalogued(codes: Iterable[str]) -> tuple[Language, ...]:
    """The languages of those that have a catalogue, English left out."""
    return tuple(language(code) for code in dict.fromkeys(codes) if code in LANGUAGES and code != "en")
