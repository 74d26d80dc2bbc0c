"""The paragraph in each language: the same decisions, the same numbers, and the right plural."""

import re
from dataclasses import fields, replace
from datetime import date

import pytest

from detente.estimate import Estimate, NotEstimable
from detente.violence.checks import REGISTRY
from detente.violence.plan import Plan, contents
from detente.violence.wording import LANGUAGES, Language, Story, told
from detente.violence.wording.arabic import ARABIC
from detente.violence.wording.russian import RUSSIAN
from detente.violence.wording.story import AGAINST, INSTEAD, Keeping, Numbers
from detente.violence.zones import fell, rose

BASE = Story(
    "fell",
    "incidents",
    "Idlib",
    1,
    26,
    Numbers(0.6, 0.42, 0.87),
    0.013,
    twin="same",
    twin_numbers=Numbers(0.71, 0.4, 1.29),
)
BRANCHES = {
    "fell": BASE,
    "rose": replace(BASE, kind="rose", numbers=Numbers(1.5, 1.12, 2.05)),
    "unsure": replace(BASE, kind="unsure", numbers=Numbers(0.8, 0.55, 1.16)),
    "tiny_p": replace(BASE, p=0.0004),
    "no_p": replace(BASE, p=None),
    "smallest_p": replace(BASE, p=0.125, smallest=True),
    "deaths": replace(BASE, measure="fatalities"),
    "civilians": replace(BASE, measure="civilians"),
    "many_zones": replace(BASE, zone="", zones=4),
    "twin_other": replace(BASE, twin="other"),
    "twin_read": replace(BASE, twin="read"),
    "instead": replace(BASE, instead=tuple((code, Numbers(0.9, 0.6, 1.35)) for code in INSTEAD)),
    "instead_without_number": replace(BASE, instead=(("displacement", None),)),
    "against": replace(BASE, against=AGAINST),
    "effort_rise": replace(BASE, unknown_effort=0.625),
    "effort_fall": replace(BASE, unknown_effort=1.667),
    "kept": replace(BASE, keeping=Keeping("followed", date(2016, 12, 31), "8f8b1b6f6843", ())),
    "departed": replace(
        BASE, keeping=Keeping("departed", date(2016, 12, 31), "8f8b1b6f6843", ("seed", "zones"))
    ),
    "altered": replace(BASE, keeping=Keeping("altered", date(2016, 12, 31), "8f8b1b6f6843", ())),
}
DIGITS = re.compile(r"\d+(?:[.,]\d+)?")


def numbers(text: str) -> list[str]:
    return sorted(n.replace(",", ".") for n in DIGITS.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("branch", BRANCHES)
def test_every_language_tells_the_same_numbers_in_as_many_sentences(branch: str, language: str) -> None:
    story = BRANCHES[branch]
    here, english = told(story, LANGUAGES[language]), told(story, LANGUAGES["en"])
    assert numbers(here) == numbers(english)
    assert "{" not in here
    assert here.count(". ") == english.count(". ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_a_finding_is_told_as_a_fall_or_a_rise(language: str) -> None:
    one = LANGUAGES[language]
    start = {kind: told(BRANCHES[kind], one).split(".")[0] for kind in ("fell", "rose", "unsure")}
    falls = {"en": "fell", "ru": "меньше", "ar": "انخفضت"}[language]
    rises = {"en": "rose", "ru": "больше", "ar": "ارتفعت"}[language]
    assert falls in start["fell"]
    assert rises in start["rose"]
    unsure = told(BRANCHES["unsure"], one)
    assert falls not in unsure
    assert rises not in unsure


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "code", ["few_controls", "few_events", "start_outside_data", "no_days_before", "a code of its own"]
)
def test_a_refusal_is_no_finding(language: str, code: str) -> None:
    story = replace(BASE, kind="refused", numbers=None, refusal=NotEstimable(code, "3 areas are too few"))
    text = told(story, LANGUAGES[language])
    assert told(BASE, LANGUAGES[language])[:20] not in text
    assert not re.search(r"\d[.,]\d", text)
    missing = replace(
        BASE, twin="missing", twin_numbers=None, twin_refusal=NotEstimable(code, "too few days")
    )
    assert "{" not in told(missing, LANGUAGES[language])


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_no_language_lacks_a_word(language: Language) -> None:
    english = LANGUAGES["en"]
    for one in fields(Language):
        mine, theirs = getattr(language, one.name), getattr(english, one.name)
        if isinstance(theirs, dict) and one.name != "reasons":
            assert set(mine) == set(theirs), one.name
    assert set(AGAINST) == set(language.said)
    assert set(contents(Plan(made=date(2017, 1, 1), series="a", zones={}))) - {"made", "note"} == set(
        language.parts_of_plan
    )
    assert set(AGAINST) & set(REGISTRY)


@pytest.mark.parametrize(
    ("n", "zones", "controls"),
    [
        (1, "зоне", "районом"),
        (2, "зонах", "районами"),
        (11, "зонах", "районами"),
        (21, "зоне", "районом"),
        (111, "зонах", "районами"),
    ],
)
def test_russian_plurals(n: int, zones: str, controls: str) -> None:
    assert f"{n} {zones}" in RUSSIAN.many_zones(n)
    assert f"{n} {controls} " in RUSSIAN.many_controls(n)


@pytest.mark.parametrize(
    ("n", "controls"),
    [
        (1, "بمنطقة واحدة"),
        (2, "بمنطقتين"),
        (3, "3 مناطق"),
        (10, "10 مناطق"),
        (11, "11 منطقة"),
        (99, "99 منطقة"),
        (100, "100 منطقة"),
        (102, "102 منطقة"),
        (103, "103 مناطق"),
    ],
)
def test_arabic_plurals(n: int, controls: str) -> None:
    assert controls in ARABIC.many_controls(n)
    assert "منطقتين مشمولتين" in ARABIC.many_zones(2)
    assert "4 مناطق مشمولة" in ARABIC.many_zones(4)


def test_a_verdict_is_no_stronger_than_the_paragraph() -> None:
    def found(low: float, value: float, high: float, p: float, *caveats: str) -> Estimate:
        return Estimate(value, low, high, "ratio", "m", p=p, caveats=caveats)

    assert fell(found(0.3, 0.5, 0.9, 0.01))
    assert not fell(found(0.3, 0.5, 0.9, 0.2))
    assert fell(found(0.3, 0.5, 0.9, 0.125, "smallest_p"))
    assert rose(found(1.2, 15, 190, 0.04))
    assert not rose(found(1.2, 15, 190, 0.2))
    assert not rose(NotEstimable("few_events", "too few"))
