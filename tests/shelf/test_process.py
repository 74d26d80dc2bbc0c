"""An organisation goes by its name in every language of the process, and by every spelling."""

import tomllib
from pathlib import Path

import pytest

import detente.examples
from detente.ceasefire.zones import ZonePlan
from detente.layout import read_layout
from detente.process import Process

EXAMPLE = Path(detente.examples.__file__).parent / "syria-2018"


@pytest.fixture(scope="module")
def process() -> Process:
    return read_layout(Process, tomllib.loads((EXAMPLE / "process.toml").read_text("utf-8")), "process.toml")


@pytest.fixture(scope="module")
def plan() -> ZonePlan:
    text = (EXAMPLE / "zones" / "de-escalation.toml").read_text("utf-8")
    return read_layout(ZonePlan, tomllib.loads(text), "zones")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Islamic Republic of Iran", "iran"),
        ("جمهورية إيران الإسلامية", "iran"),
        ("Исламская Республика Иран", "iran"),
        ("İran İslam Cumhuriyeti", "iran"),
        ("جمهوری اسلامی ایران", "iran"),
        ("Иран Ислам Республикасы", "iran"),
        ("الاتحاد الروسي", "russia"),
        ("Ресей Федерациясы", "russia"),
        ("Türkiye Cumhuriyeti", "turkey"),
        ("جمهوری ترکیه", "turkey"),
        ("Қазақстан Республикасы", "kazakhstan"),
        ("Біріккен Ұлттар Ұйымы", "un"),
        ("سازمان ملل متحد", "un"),
        ("Birleşmiş Milletler", "un"),
        ("SOHR", "sohr"),
        ("sohr", "sohr"),
        ("المرصد السوري لحقوق الإنسان", "sohr"),
        ("ОРГАНИЗАЦИЯ ОБЪЕДИНЕННЫХ НАЦИЙ", "un"),
    ],
)
def test_an_organisation_is_found_in_any_language(process: Process, name: str, expected: str) -> None:
    found = process.organisation_named(name)
    assert found is not None
    assert found.id == expected


def test_every_name_of_every_organisation_finds_it(process: Process) -> None:
    for one in process.organisation:
        for name in (one.id, *one.names.values(), *one.aliases):
            assert process.organisation_named(name) is one, name


def test_a_name_that_nobody_bears_finds_nobody(process: Process) -> None:
    assert process.organisation_named("") is None
    assert process.organisation_named("Ministry of Silence") is None


@pytest.mark.parametrize(("language", "first", "last"), [
    ("ar", "\u0600", "\u06ff"), ("fa", "\u0600", "\u06ff"), ("ru", "\u0400", "\u04ff"), ("kk", "\u0400", "\u04ff"),
    ("tr", "A", "\u017f"), ("en", "A", "z"),
])  # fmt: skip
def test_zones_and_guarantors_are_named_in_the_script_of_each_language(
    process: Process, plan: ZonePlan, language: str, first: str, last: str
) -> None:
    guarantors = [o for o in process.organisation if "guarantor" in o.roles]
    assert len(guarantors) == 3
    assert len(plan.zone) == 4
    for names in [z.names for z in plan.zone] + [o.names for o in guarantors] + [process.country.names]:
        letters = [c for c in names[language] if c.isalpha()]
        assert letters
        assert all(first <= c <= last for c in letters), names[language]


def test_every_zone_and_the_country_have_a_name_in_every_language_of_the_process(
    process: Process, plan: ZonePlan
) -> None:
    assert set(process.languages) == {"en", "ar", "ru", "tr", "fa", "kk"}
    for names in [process.names, process.country.names, *(z.names for z in plan.zone)]:
        assert set(names) >= set(process.languages)


def test_no_two_zones_share_a_name(plan: ZonePlan) -> None:
    named = [{n.casefold() for n in (z.id, *z.names.values(), *z.aliases)} for z in plan.zone]
    assert len(set().union(*named)) == sum(len(names) for names in named)
