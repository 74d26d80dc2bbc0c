"""The reports in Russian and Arabic: nothing of ours is left in English, others' words are as they were, pages run the right way."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from detente.bulletin.daily import daily
from detente.bulletin.document import ClaimCard, Document
from detente.bulletin.language import in_language, lacking, plain
from detente.bulletin.monthly import monthly
from detente.bulletin.names import names_in, with_names
from detente.bulletin.render import to_html, to_text
from detente.bulletin.report import brief, report
from detente.bulletin.round import Round, work
from detente.bulletin.words import worded
from detente.say import English, Language, say, tell
from detente.store.catalogue import language
from detente.store.example import copy_example
from detente.store.folder import read_folder
from detente.store.out import forms_of

EXAMPLES, CODES = ("syria-2018", "karvelia"), ("ru", "ar")
OURS_IN_ENGLISH = re.compile(
    r"\b(?:on record|undetermined|incidents?|instrument|obligations?|watched|unknown)\b"
)
"""Words of our sentences; a plain string that holds one is either somebody's or a sentence that lost its template."""
LAW = {"ru": "еждународное гуманитарное право", "ar": "القانون الدولي الإنساني"}


@cache
def round_of(example: str) -> Round:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return work(read_folder(copy_example(example, Path(folder) / example)))


@cache
def documents(example: str) -> dict[str, Document]:
    done = round_of(example)
    return {"report": report(done), "brief": brief(done), "daily": daily(done), "monthly": monthly(done)}


def told_in(example: str, code: str) -> Language:
    return with_names(language(code), round_of(example).bench.state)


@cache
def pages(example: str, code: str) -> dict[str, str]:
    made = forms_of(documents(example), told_in(example, code), pdf=False)
    return {name: data.decode() for name, data in made.items()}


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_sentence_of_ours_has_a_translation(example: str, code: str) -> None:
    known = told_in(example, code)
    assert [t for one in documents(example).values() for t in lacking(one, known)] == []


@pytest.mark.slow
def test_what_is_left_plain_is_in_the_folder() -> None:
    """Every string without a template is somebody's: it can be found in the folder's own files, or is a key of ours."""
    for example in EXAMPLES:
        state = round_of(example).bench.state
        import detente.examples as shipped

        root = Path(next(iter(shipped.__path__))) / example
        folder = " ".join(
            " ".join(f.read_text("utf-8").split())
            for f in root.rglob("*")
            if f.suffix in (".toml", ".csv", ".txt", ".json")
        )
        sentences = [
            text for one in documents(example).values() for text in plain(one)
            if OURS_IN_ENGLISH.search(text) and worded(text) == text
        ]  # fmt: skip
        names = names_in(state, "ru")
        lost = [s for s in sentences if _start(s) not in folder.replace('""', '"') and s not in names]
        assert [s for s in lost if s != "annex-incidents" and not s.startswith("out/")] == []


def _start(text: str) -> str:
    return " ".join(text.strip("“”… ").split())[:60].rsplit(" ", 1)[0]


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_quotations_stay_as_they_were_said(code: str) -> None:
    here = in_language(documents("syria-2018")["report"], told_in("syria-2018", code))
    cards = [
        b for s in documents("syria-2018")["report"].sections for b in s.blocks if isinstance(b, ClaimCard)
    ]
    told = [b for s in here.sections for b in s.blocks if isinstance(b, ClaimCard)]
    assert [c.text for c in cards] == [c.text for c in told]
    assert any(c.why != t.why for c, t in zip(cards, told, strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_law_stands_in_every_page_that_tells_verdicts_on_terms(example: str, code: str) -> None:
    for name, page in pages(example, code).items():
        assert LAW[code] in page.replace("\n! ", " "), name


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_the_same_state_gives_the_same_bytes(code: str) -> None:
    again = forms_of(documents("karvelia"), told_in("karvelia", code), pdf=False)
    assert {name: data.decode() for name, data in again.items()} == pages("karvelia", code)


@pytest.mark.slow
def test_the_page_says_its_language_and_direction() -> None:
    assert '<html lang="ar" dir="rtl">' in pages("karvelia", "ar")["report.ar.html"]
    assert '<html lang="ru" dir="ltr">' in pages("karvelia", "ru")["report.ru.html"]
    assert 'href="report.ar.html#' in pages("karvelia", "ar")["brief.ar.html"]


@pytest.mark.slow
def test_numbers_days_and_plurals_are_the_language_s_own() -> None:
    assert "12\u202f798 сообщений" in pages("syria-2018", "ru")["report.ru.html"]
    assert "16 марта 2018 года" in pages("syria-2018", "ru")["brief.ru.txt"]
    assert "16 آذار/مارس 2018" in pages("syria-2018", "ar")["brief.ar.txt"]
    assert "7 وثائق، 4 مناطق" in pages("syria-2018", "ar")["brief.ar.txt"]


@pytest.mark.slow
def test_the_arabic_brief_is_arabic_in_plain_text() -> None:
    text = pages("karvelia", "ar")["brief.ar.txt"]
    letters = [c for c in text if c.isalpha()]
    assert sum("\u0600" <= c <= "\u06ff" for c in letters) > 0.6 * len(letters)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
    assert max(len(line) for line in text.split("\n") if "<http" not in line) <= 110


def test_a_foreign_name_at_the_head_of_a_sentence_does_not_turn_it_round() -> None:
    line = say(", for {on_behalf_of}", on_behalf_of="Norland")
    arabic = Language("ar", "rtl", one=lambda _: "{on_behalf_of} باسم")
    assert tell(line, arabic) == "\u200f\u2068Norland\u2069 باسم"


@pytest.mark.parametrize("figure", ["2018-03-16", "15-0-0", "-12%", "+138%"])
def test_figures_with_signs_between_or_before_them_are_kept_from_turning_round(figure: str) -> None:
    line = say("vote {figure} on record", figure=figure)
    arabic = Language("ar", "rtl", one=lambda t: "التصويت {figure}؛ مسجل" if "{figure}" in t else t)
    told = in_language(Document(line, "", (), ()), arabic).title
    assert f"\u2066{figure}\u2069" in told


def test_a_reason_known_in_english_only_is_marked_as_english() -> None:
    document = Document(English("told too coarsely"), "", (), ())
    page = to_html(document, language=Language("ar", "rtl"))
    assert '<bdi lang="en" dir="ltr">told too coarsely</bdi>' in page
    assert "told too coarsely" in to_text(document, language=Language("ar", "rtl"))


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("code", "name"), [(c, n) for c in CODES for n in ("report", "brief", "daily", "monthly")]
)
def test_the_page_runs_its_way_and_never_scrolls_sideways(
    page: Any, tmp_path: Path, code: str, name: str, width: int
) -> None:
    file = tmp_path / f"{name}.{code}.html"
    file.write_text(pages("syria-2018", code)[file.name], encoding="utf-8")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    middle = page.evaluate(
        """() => { const box = document.querySelector('h1 bdi').getBoundingClientRect();
                   return [box.left, document.documentElement.clientWidth - box.right]; }"""
    )
    assert (middle[0] > middle[1]) == (code == "ar")
