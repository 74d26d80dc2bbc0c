"""A page in Russian, Arabic or Turkish: its date, figures and speech; a note says what was not looked for."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.talks.heading import Heading
from detente.talks.languages import LANGUAGES
from detente.talks.languages.dates import find_days
from detente.talks.languages.figures import read_foreign_figures
from detente.talks.languages.fold import fold
from detente.talks.languages.hijri import find_hijri_days
from detente.talks.languages.speech import read_speech
from detente.talks.languages.speech_words import SPEECH
from detente.talks.record import Event, Record
from detente.talks.text_layout import Layout

NOT_RUSSIAN = re.compile("[іїєґўјљњћђѓќқғұңөүһ]", re.IGNORECASE)
NOT_ARABIC = re.compile("[پچژگڤٹڈڑں]")
SCRIPTS = {"Cyrillic script": "ru", "Arabic script": "ar", "Turkish": "tr"}
LUNAR_RULE = "lunar Hijri date of the page, give or take a day"
ABOUT_A_DAY = "the date is reckoned from a lunar Hijri one by the tabular rule: it may be a day off"
FEWEST_FOREIGN = 0.004  # share of letters that Russian or Arabic does not have


def readable(found: str | None, flat: str) -> str | None:
    """The code of the language a page is read in here, None where it is read elsewhere or not at all."""
    code = SCRIPTS.get(found or "")
    foreign = {"ru": NOT_RUSSIAN, "ar": NOT_ARABIC}.get(code or "")
    if foreign is not None and len(foreign.findall(flat)) > FEWEST_FOREIGN * len(flat):
        return None
    return code


def read_in(code: str, layout: Layout, heading: Heading, event: Event) -> Record:
    """The record of a page in that language; ``event`` is what the page's heading and publication gave."""
    language = LANGUAGES[code]
    page = fold(layout.text)
    known = int(event.date[:4]) if event.date else 0
    days = find_days(page.text, language, known)
    if event.date is None or event.rule == "date of publication":
        first = next((d.day for d in days if d.day), None)
        if first is not None:
            event = replace(event, date=str(first), rule="first date of the page")
        else:
            event = dated_in_hijri(event, page.text)
    statements = tuple(read_speech(layout, heading.body or layout.paragraphs, SPEECH[code]))
    figures = tuple(read_foreign_figures(page, layout.text, language, days, statements))
    note = (
        f"read in {language.name}: date, figures and speech; participants, instruments, violations, obligations and "
        "next events were not looked for"
    )
    notes = (note, ABOUT_A_DAY) if event.rule == LUNAR_RULE else (note,)
    return Record(event, statements=statements, figures=figures, notes=notes)


def dated_in_hijri(event: Event, text: str) -> Event:
    """The event with the first Hijri date of a folded page, where it has no date of its own."""
    found = find_hijri_days(text)
    if not found or (event.date is not None and event.rule != "date of publication"):
        return event
    rule = LUNAR_RULE if found[0].approximate else "solar Hijri date of the page"
    return replace(event, date=str(found[0].day), rule=rule)
