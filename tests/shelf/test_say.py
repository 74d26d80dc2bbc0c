"""Sentences that can be said again: the same in English, told by a catalogue elsewhere, another's words untouched."""

from __future__ import annotations

import pickle
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.say import ENGLISH, Language, Name, Said, joined, say, say_count, tell, untold

CATALOGUE = {
    "{n:,} people left {place}": "{place}: ушли {n:,} чел.",
    "on {day:long}": "{day:long} года",
    "as {who} said": "как сказал(а) {who}",
}
MANY = {"{n} source": ("{n} источник", "{n} источника", "{n} источников")}
MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip


def _many(one: str, _several: str, n: int) -> str:
    forms = MANY[one]
    if n % 10 == 1 and n % 100 != 11:
        return forms[0]
    return forms[1] if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else forms[2]


RUSSIAN = Language(
    "ru",
    months=MONTHS,
    group="\u202f",
    decimal=",",
    signs={"; ": "; "},
    one=lambda t: CATALOGUE.get(t, ""),
    many=_many,
)
ARABIC = Language("ar", "rtl", signs={"; ": "؛ "}, one=lambda _: "")
VALLEY = Name({"en": "North Vale", "ru": "Северная долина", "ar": "الوادي الشمالي"})


def test_it_is_a_plain_string_in_english() -> None:
    line = say("{n:,} people left {place}", n=20000, place=VALLEY)
    assert line == "20,000 people left North Vale"
    assert tell(line, ENGLISH) == line


def test_numbers_names_and_days_follow_the_language() -> None:
    line = say("{n:,} people left {place}", n=20000, place=VALLEY)
    assert tell(line, RUSSIAN) == "Северная долина: ушли 20\u202f000 чел."
    assert tell(say("on {day:long}", day=date(2018, 3, 16)), RUSSIAN) == "16 марта 2018 года"
    assert say("on {day:long}", day=date(2018, 3, 16)) == "on 16 March 2018"
    assert say("on {day:short}", day=date(2018, 3, 16)) == "on 16 March"
    assert say("on {day}", day=date(2018, 3, 16)) == "on 2018-03-16"
    assert say("at {day:%H:%M}", day=datetime(2018, 3, 16, 9, 5)) == "at 09:05"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("n", "told"), [(1, "1 источник"), (3, "3 источника"), (11, "11 источников"), (21, "21 источник")]
)
def test_plurals_are_the_languages_own(n: int, told: str) -> None:
    line = say_count("{n} source", "{n} sources", n=n)
    assert line == f"{n} source{'' if n == 1 else 's'}"
    assert tell(line, RUSSIAN) == told


def test_sentences_inside_sentences_and_in_a_row_are_told_too() -> None:
    inner = say("{n:,} people left {place}", n=5, place=VALLEY)
    outer = joined([say("as {who} said", who=inner), "", "their own words"])
    assert outer == "as 5 people left North Vale said; their own words"
    assert tell(outer, RUSSIAN) == "как сказал(а) Северная долина: ушли 5 чел.; their own words"
    assert "؛ " in tell(outer, ARABIC)


def test_what_a_catalogue_lacks_is_said_in_english_and_can_be_listed() -> None:
    line = joined([say("nobody knows {what}", what=say("on {day}", day=date(2018, 3, 16)))])
    assert tell(line, RUSSIAN) == "nobody knows on 2018-03-16"
    assert list(untold(line, RUSSIAN)) == ["nobody knows {what}", "on {day}"]
    assert list(untold(line, ENGLISH)) == []


def test_other_people_s_words_are_left_alone() -> None:
    assert tell("{not a template}", RUSSIAN) == "{not a template}"
    assert say("{words}", words="{n} {place}") == "{n} {place}"


def test_it_survives_being_carried_to_another_process() -> None:
    for thing in (say("{n:,} people left {place}", n=2, place=VALLEY), joined([VALLEY, "x"]), VALLEY):
        again = pickle.loads(pickle.dumps(thing))
        assert again == thing
        assert tell(again, RUSSIAN) == tell(thing, RUSSIAN)


@given(st.text(), st.integers())
def test_any_words_and_number_pass_unharmed(words: str, n: int) -> None:
    line = say("{words}{n:,}", words=words, n=n)
    assert line == f"{words}{n:,}"
    assert isinstance(line, Said)
