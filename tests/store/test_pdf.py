"""Reports as PDF: the shipped letters and no others, one sheet for the brief, the same bytes on another machine."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.claims.rounds import founding, karvelia
from tests.store.small_folder import write

from detente.bulletin.daily import daily
from detente.bulletin.document import Document, Grid, Paragraph, Section
from detente.bulletin.report import brief
from detente.errors import InputError
from detente.say import Language, say
from detente.store import pdf
from detente.store.pdf import to_pdf

pytestmark = pytest.mark.slow
try:
    import weasyprint as _  # noqa: F401
except (ImportError, OSError) as error:
    pytest.skip(f"no PDF here: {error}", allow_module_level=True)

LETTERS = "Ceasefire Șoimă; Әділқызы ғұқөһңүі; Щёлково; گ پ ک؛ عربي ۱۲۳"


def page(text: str, rows: int = 1) -> Document:
    grid = Grid("Counts", ("Day", "Count"), tuple((f"2030-05-{n % 28 + 1:02}", n) for n in range(rows)))
    return Document("Tarn talks", "A day", (), (Section("one", "One", (Paragraph(text), grid)),))


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def fonts(data: bytes) -> set[str]:
    found = set()
    for one in read(data).pages:
        for font in one["/Resources"].get("/Font", {}).values():
            found.add(re.sub(r"^/[A-Z]{6}\+|-Semi-Bold$", "", str(font.get_object()["/BaseFont"])))
    return found


def test_letters_of_every_shipped_script_come_out_and_from_no_other_font() -> None:
    data = to_pdf(page(LETTERS))
    text = read(data).pages[0].extract_text()
    for word in ("Șoimă", "Әділқызы", "ғұқөһңүі", "Щёлково"):
        assert word in text
    for letter in "گپعربي۱۲۳":  # a joined letter is drawn of a body and its dots, and copies imperfectly
        assert letter in text
    assert fonts(data) == {
        "noto-sans-latin", "noto-sans-latin-ext", "noto-sans-cyrillic", "noto-sans-cyrillic-ext", "noto-naskh-arabic",
    }  # fmt: skip


def test_the_file_is_tagged_and_names_its_language_and_title() -> None:
    file = read(to_pdf(page("words"), Language("ru")))
    root = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "ru"
    assert file.metadata is not None
    assert file.metadata.title == "Tarn talks · A day"
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()


def test_each_page_has_its_number_the_title_and_the_classification_and_tables_repeat_their_heads() -> None:
    pages = [p.extract_text() for p in read(to_pdf(page("words", rows=180))).pages]
    assert len(pages) > 2
    for n, text in enumerate(pages, 1):
        assert f"{n} / {len(pages)}" in text
        assert "Tarn talks · A day" in text
        assert "public" in text
        assert "Day" in text.replace("A day", "")
        assert "Count" in text


@pytest.mark.parametrize("made", [founding, karvelia], ids=["founding", "karvelia"])
def test_the_brief_is_one_sheet(made: object) -> None:
    document = brief(made())  # type: ignore[operator]
    assert len(read(to_pdf(document, compact=True)).pages) == 1


def test_the_brief_s_letters_shrink_before_it_takes_a_second_sheet() -> None:
    long = page(" ".join(["words"] * 900))
    short = page("words")
    assert len(read(to_pdf(long, compact=True)).pages) == 1
    assert len(to_pdf(short, compact=True)) < len(to_pdf(long, compact=True))


def test_a_page_of_the_report_loads_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="loads nothing"):
        pdf._shipped("https://example.org/x.woff2")
    with pytest.raises(ValueError, match="loads nothing"):
        pdf._shipped("font:../process.toml")
    with pytest.raises(ValueError, match="loads nothing"):
        pdf._shipped("file:///etc/passwd")
    assert to_pdf(page('<img src="https://example.org/x.png">')).startswith(b"%PDF")
    assert capsys.readouterr().err == ""


def test_right_to_left_runs_from_the_right_and_days_keep_their_order() -> None:
    arabic = Language(
        "ar", "rtl", one=lambda template: "في {day} سُجل {n}" if "{day}" in template else template
    )
    words = say("On {day} {n} were counted", day="2030-05-10", n=7)
    document = Document("Tarn", "A day", (), (Section("one", "One", (Paragraph(words),)),))
    text = read(to_pdf(document, arabic)).pages[0].extract_text()
    assert "2030-05-10" in text.replace("\u2066", "").replace("\u2069", "")


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf._writer.cache_clear()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(InputError, match=re.escape("pip install 'detente[report]'")):
        to_pdf(page("words"))
    pdf._writer.cache_clear()


def test_two_builds_with_other_clocks_locales_seeds_and_folders_give_the_same_bytes(tmp_path: Path) -> None:
    odd = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "LC_ALL": "ru_RU.UTF-8", "LANG": "ar_EG.UTF-8", "PYTHONHASHSEED": "2"},
    ]
    running = []
    for n, one in enumerate(odd):
        folder = write(tmp_path / ("a" * (n + 1)) / "tarn")
        (tmp_path / f"temporary{n}").mkdir()
        command = [sys.executable, "-m", "detente.cli.main", "report", str(folder), "--pdf"]
        env = os.environ | one | {"TMPDIR": str(tmp_path / f"temporary{n}")}
        running.append(
            (
                folder / "out",
                subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE),
            )
        )
    for _out, process in running:
        assert (process.communicate()[1].decode(), process.returncode) == ("", 0)
    digests = [
        {p.relative_to(out).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.rglob("*")) if p.is_file()}
        for out, _ in running
    ]  # fmt: skip
    forms = {f"{kind}.{ending}" for kind in ("daily", "monthly") for ending in ("html", "json", "pdf")}
    assert forms | {"brief.html", "brief.pdf", "report.html", "report.json"} <= set(digests[0])
    assert digests[0] == digests[1]


def test_a_daily_report_of_the_founding_case_is_whole_in_print() -> None:
    document = daily(founding())
    text = " ".join(" ".join(p.extract_text().split()) for p in read(to_pdf(document)).pages)
    for one in document.sections:
        assert one.title in text
