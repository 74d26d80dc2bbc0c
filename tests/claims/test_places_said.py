"""Names of places in six languages, and what a speaker sets apart."""

from __future__ import annotations

import pytest
from tests.claims.rounds import founding, small

from detente.claims.places_said import place_said


@pytest.mark.parametrize(
    "text",
    [
        "In North Vale it is quiet.",
        "in NORTH VALE it is quiet",
        "الوضع هادئ في الوادي الشمالي.",
        "Северная долина: обстановка спокойная.",
        "Dans le Val du Nord, le calme règne.",
        "En Valle del Norte hay calma.",
        "目前北谷局势平静。",
        "North Vale's people",
    ],
)
def test_a_zone_by_its_name_in_each_language(text: str) -> None:
    assert place_said(text, small().bench.state).zones == ("north-vale",)


@pytest.mark.parametrize(
    "text",
    [
        "Tarn is quiet.",
        "جمهورية تارن",
        "Республика Тарн",
        "République de Tarn",
        "República de Tarn",
        "在塔恩共和国境内",
    ],
)
def test_the_country_by_its_name_in_each_language(text: str) -> None:
    assert place_said(text, small().bench.state).country == "TN"


@pytest.mark.parametrize(
    "text", ["", "It is quiet.", "The Tarnish is gone.", "Northvale", "Marshes and fens"]
)
def test_no_place_is_no_place(text: str) -> None:
    found = place_said(text, small().bench.state)
    assert (found.zones, found.country, found.named) == ((), "", "")


@pytest.mark.parametrize(
    "words", ["despite", "except for", "except in", "apart from", "other than", "with the exception of"]
)
def test_what_is_set_apart_is_not_what_the_claim_is_about(words: str) -> None:
    found = place_said(f"Violence fell in all the truce zones, {words} the Marsh.", small().bench.state)
    assert (found.zones, found.excepted) == (("north-vale",), ("marsh",))


def test_setting_apart_ends_with_its_phrase() -> None:
    found = place_said("Despite trouble in the Marsh, North Vale is quiet.", small().bench.state)
    assert (found.zones, found.excepted) == (("north-vale",), ("marsh",))


def test_a_zone_that_is_named_outweighs_the_country() -> None:
    found = place_said("In North Vale, as in Tarn", small().bench.state)
    assert (found.zones, found.country) == (("north-vale",), "")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Положение в Восточной Гуте", "east-ghouta"),
        ("الوضع في الغوطة الشرقية", "east-ghouta"),
        ("Doğu Guta'da durum", "east-ghouta"),
        ("وضعیت در غوطه شرقی", "east-ghouta"),
        ("Шығыс Гута жағдайы", "east-ghouta"),
        ("the situation in Eastern Ghouta", "east-ghouta"),
        ("İdlib ve çevresi", "idlib"),
    ],
)
def test_the_founding_example_in_its_six_languages(text: str, zone: str) -> None:
    assert place_said(text, founding().bench.state).zones == (zone,)
