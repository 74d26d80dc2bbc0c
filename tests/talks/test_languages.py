"""Russian, Arabic and Turkish pages: dates, numbers, figures and speech. All persons and sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.talks import read_document
from detente.talks.bulletins import read_bulletin
from detente.talks.languages import LANGUAGES
from detente.talks.languages.calendars import solar_hijri
from detente.talks.languages.dates import find_days
from detente.talks.languages.fold import fold
from detente.talks.languages.hijri import find_hijri_days
from detente.talks.languages.numbers import find_numbers

PAGES = {
    "ru": "Переговоры\n\n3 марта 2020 года\n\n«Мы вывели из города 1 200 человек, и это только начало», — заявил министр иностранных дел Казахстана Олжас Беков.\n\n"
    "Олжас Беков отметил, что дорога открыта. Он добавил, что вернулись более 20 тысяч беженцев.\n\n– Следующая встреча пройдёт здесь же, – сказал Беков.\n\nПогода была ясной.",
    "ar": "محادثات\n\n٣ آذار/مارس ٢٠٢٠\n\nقال وزير الخارجية الكازاخستاني عمر بيكوف إن الطريق مفتوح. وأضاف بيكوف: «لقد أخرجنا ١٢٠٠ شخص من المدينة وهذه هي البداية».\n\n"
    "وأكد بيكوف أن أكثر من ٢٠ ألف لاجئ عادوا.",
    "tr": "Görüşme\n\n3 Mart 2020\n\nKazakistan Dışişleri Bakanı Umut Bekov, yolun açık olduğunu söyledi. Bekov, “Şehirden 1.200 kişiyi çıkardık ve bu daha başlangıç” dedi. "
    "Bekov, bu hafta 20 binden fazla mültecinin döndüğünü belirtti.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("ru", "22 декабря 2020 года", "2020-12-22"), ("ar", "٩ آب/أغسطس ٢٠١٧", "2017-08-09"), ("ar", "5 كانون الثاني 2018", "2018-01-05"),
        ("ar", "12 تشرين الأول 2019", "2019-10-12"), ("ar", "16 آذار 2018", "2018-03-16"), ("ar", "١٦ مارس ٢٠١٨", "2018-03-16"), ("tr", "2 Ekim 2017'de", "2017-10-02"), ("tr", "1 ŞUBAT 2019", "2019-02-01"),
        ("es", "30 de enero de 2018", "2018-01-30"), ("fr", "1er septembre 2019", "2019-09-01"), ("en", "May 27, 2020", "2020-05-27"),
        ("ru", "31 февраля 2020 года", "None"), ("tr", "03.04.2019", "2019-04-03"),
    ],
)  # fmt: skip
def test_days(code: str, text: str, day: str) -> None:
    assert [str(d.day) for d in find_days(fold(text).text, LANGUAGES[code])] == [day]


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("ru", "двадцать два и 1 144, 1,8 га и 20 тысяч за 24 часа", [22, 1144, 1.8, 20000]), ("ru", "двести тридцать пять", [235]),
        ("ar", "خمسة وعشرون و١٢ و1٬144 و٣ آلاف خلال يوم واحد", [25, 12, 1144, 3000]), ("tr", "bin beş yüz ve on üç, 1.144", [1500, 13, 1144]),
        ("es", "treinta y dos y 2.222", [32, 2222]), ("fr", "quatre-vingt-dix-sept et soixante et onze", [97, 71]),
        ("en", "0.25 and 1.144 and twenty-one over 24 hours, M23", [0.25, 1.144, 21]),
    ],
)  # fmt: skip
def test_numbers(code: str, text: str, values: list[float]) -> None:
    assert [n.value for n in find_numbers(fold(text).text, LANGUAGES[code])] == values


@pytest.mark.parametrize(("code", "name"), [("ru", "Олжас Беков"), ("ar", "عمر بيكوف"), ("tr", "Umut Bekov")])
def test_a_page_is_read_for_date_figures_and_speech(code: str, name: str) -> None:
    record = read_document(PAGES[code])
    assert record.event.date == "2020-03-03"
    assert {s.speaker for s in record.statements} == {name}
    assert {s.kind for s in record.statements} == {"direct", "reported"}
    assert [(f.value, f.approximate) for f in record.figures][:1] == [(1200, False)]
    assert 20000 in [f.value for f in record.figures]
    assert record.notes[0].startswith(f"read in {LANGUAGES[code].name}: date, figures and speech")


@pytest.mark.parametrize(
    ("text", "day", "approximate"),
    [
        ("8 شعبان 1438هـ", "2017-05-04", True), ("1 رمضان 1445هـ", "2024-03-10", True), ("30 صفر 1440", "2018-11-09", True),
        ("۲۵ اسفند ۱۳۹۶", "2018-03-16", False), ("۳۰ اسفند ۱۴۰۳", "2025-03-20", False), ("۱ فروردین ۱۴۰۰", "2021-03-21", False), ("۱ حمل ۱۳۷۶", "1997-03-21", False),
    ],
)  # fmt: skip
def test_hijri_days(text: str, day: str, approximate: bool) -> None:
    assert [(str(d.day), d.approximate) for d in find_hijri_days(fold(text).text)] == [(day, approximate)]


@pytest.mark.parametrize("text", ["31 رمضان 1445", "۳۰ اسفند ۱۴۰۲", "0 صفر 1440", "12 رمضان 2018"])
def test_what_is_no_hijri_day_is_not_read(text: str) -> None:
    assert find_hijri_days(fold(text).text) == []


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_solar_hijri_days_follow_one_another(day: date) -> None:
    year = day.year - 621 - (day.timetuple().tm_yday < 79)
    held = [
        solar_hijri(y, m, d) for y in (year - 1, year, year + 1) for m in range(1, 13) for d in range(1, 32)
    ]
    assert [x for x in held if x == day] == [day]


def test_a_common_date_goes_before_a_lunar_one_which_is_marked() -> None:
    body = "\n\nقال وزير الخارجية الكازاخستاني عمر بيكوف إن الطريق مفتوح."
    both = read_document("محادثات\n\n٢٩ جمادى الآخرة ١٤٣٩ الموافق ١٦ آذار/مارس ٢٠١٨" + body)
    assert (both.event.date, len(both.notes)) == ("2018-03-16", 1)
    lunar = read_document("محادثات\n\n٨ شعبان ١٤٣٨ هـ" + body)
    assert (lunar.event.date, lunar.event.rule) == (
        "2017-05-04",
        "lunar Hijri date of the page, give or take a day",
    )
    assert "a day off" in lunar.notes[1]
    persian = read_document(
        "دیدار وزیران\n\n۲۵ اسفند ۱۳۹۶\n\nدیدار وزیران برگزار شد و پس از گفتگو پایان گرفت"
    )
    assert persian.event.date == "2018-03-16"


def test_a_sentence_nobody_says_is_no_statement() -> None:
    assert all("Погода" not in s.text for s in read_document(PAGES["ru"]).statements)


def test_ukrainian_and_persian_are_not_taken_for_russian_and_arabic() -> None:
    for text in (
        "Зустріч міністрів відбулася 3 березня, її учасники їдуть",
        "دیدار وزیران چهارشنبه برگزار شد و پس از گفتگو",
    ):
        assert read_document(text).notes[0].startswith("language not read")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(PAGES)), st.integers(0, 300), st.integers(0, 300), st.text(max_size=40))
def test_any_cut_holds_its_spans(code: str, start: int, length: int, noise: str) -> None:
    text = PAGES[code][start : start + length] + noise + PAGES[code][:60]
    record = read_document(text)
    for item in (*record.statements, *record.figures):
        assert item.text == text[item.start : item.end]
    for row in read_bulletin(text, [{"province": "Ostra"}]).tallies:
        assert row.text == text[row.start : row.end]
