"""The small rules on their own: sentences, dates, numbers, deadlines, languages, layout."""

from __future__ import annotations

from datetime import date

import pytest

from detente.talks import read_document, split_sentences
from detente.talks.dates import find_dates
from detente.talks.deadlines import due
from detente.talks.language import unread_language
from detente.talks.numbers import find_numbers
from detente.talks.text_layout import lay_out

SIGNED = date(2018, 4, 2)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Vale spoke. Nobody left.", ["Mr. Vale spoke.", "Nobody left."]),
        ("The U.S. peace plan. It holds.", ["The U.S. peace plan.", "It holds."]),
        ("They met the U.S. The talks go on.", ["They met the U.S.", "The talks go on."]),
        ("It rose by 2.5 tonnes. Art. 5 applies.", ["It rose by 2.5 tonnes.", "Art. 5 applies."]),
        (
            "Donald J. Vale spoke! Why? “Peace.” He left",
            ["Donald J. Vale spoke!", "Why?", "“Peace.”", "He left"],
        ),
        ("A heading\n\nA sentence over\ntwo lines.", ["A heading", "A sentence over\ntwo lines."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[s:e] for s, e in split_sentences(text, 0, len(text))] == sentences


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on 16 March 2018 in", ["2018-03-16"]),
        ("March 16, 2018", ["2018-03-16"]),
        ("11-12 June 2019", ["2019-06-11/2019-06-12"]),
        ("from 19 to 21 March 2007", ["2007-03-19/2007-03-21"]),
        ("15 de enero de 2017", ["2017-01-15"]),
        ("23 января 2017 года", ["2017-01-23"]),
        ("9 أغسطس 2017", ["2017-08-09"]),
        ("2018-03-16 and 16.03.2018", ["2018-03-16", "2018-03-16"]),
        ("31 February 2019", [None]),
        ("on 14 September", [None]),
        ("Resolution 1755 (2007)", []),
    ],
)
def test_dates(text: str, iso: list[str | None]) -> None:
    assert [d.iso for d in find_dates(text)] == iso


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("20 thousand", [20000]),
        ("twenty-one and three hundred and five", [21, 305]),
        ("2,222 and 1 144 and 3.4", [2222, 1144, 3.4]),
        ("half a million", [500000]),
        ("thousands and hundreds", []),
        ("M23, 24/7, 19:30, 218/2020, COVID-19, S/2007/213", []),
        ("tension, someone, often", []),
    ],
)
def test_numbers(text: str, values: list[float]) -> None:
    assert [n.value for n in find_numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("prepare maps by 20 April 2018", "2018-04-20"),
        ("within 10 days of the signing", "2018-04-12"),
        ("no later than three months after signature", "2018-07-02"),
        ("within 72 hours of the signing", "2018-04-05"),
        ("cease hostilities from 00:00 on 5 April 2018", "2018-04-05"),
        ("withdraw without delay", "without delay"),
        ("respect the protocol of 20 July 2002", None),
    ],
)
def test_deadlines(text: str, deadline: str | None) -> None:
    assert due(text, signed=SIGNED) == deadline


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers met in the valley and agreed to meet again.", None),
        ("Нарушения за сутки, 23 января 2017 года", "Cyrillic script"),
        ("الهدنة في سوريا، 9 أغسطس 2017", "Arabic script"),
        ("Los observadores anotaron ocho casos en la zona, y los otros tres.", "Spanish"),
        ("Ostra (7)", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert unread_language(text) == language


def test_a_language_not_read_gives_the_date_and_a_note() -> None:
    record = read_document(
        "Порушення за добу, 23 січня 2017 року\nПерша сторона: її спостерігачі – 9 (Остра 6, Тарн 3)"
    )
    assert record.event.date == "2017-01-23"
    assert record.figures == record.statements == record.violations == ()
    assert record.notes == ("language not read: Cyrillic script; only the date was looked for",)


def test_a_wrapped_page_has_the_paragraphs_of_the_unwrapped_one() -> None:
    lines = [
        "      Recalling its previous resolutions on the situation in the valley and the",
        "statements of its President on the same question, in particular the last of",
        "them, and reaffirming its commitment to the unity and independence of the",
        "country and to the cause of peace among all of its people and regions,",
        "      Welcoming the progress made in the implementation of the agreement between",
        "the parties and the return of displaced persons to the places of their origin,",
        "      1.    Decides to extend the mandate of the mission until the end of the year,",
    ]
    layout = lay_out("\n".join(lines))
    assert [layout.flat[p.body : p.body + 8] for p in layout.paragraphs] == [
        "Recallin",
        "Welcomin",
        "Decides ",
    ]
    assert [p.mark for p in layout.paragraphs] == ["", "", "1."]


def test_rules_are_shown_only_when_asked_for() -> None:
    record = read_document(
        "3 March 2020\nTalks\n\nForeign Minister Ana Lima thanked the hosts in the valley."
    )
    assert "rule" not in record.to_dict()["statements"][0]
    assert record.to_dict(with_rules=True)["statements"][0]["rule"] == "subject of a verb of saying"
    assert record.to_dict(with_rules=True)["event"]["rule"]
