"""From files to text: HTML, PDF and DOCX are read whole; what would lose words is refused with its remedy."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from tests.store.small_folder import write

from detente.errors import InputError
from detente.store.documents import document_text
from detente.store.folder import read_folder
from detente.store.pages import one_per_name, read_page

PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>Meeting | Site</title><style>p {{}}</style></head><body>
<nav>Menu</nav><main><h1>Встреча сторон</h1><p>Стороны <b>условились</b>,<br>сказал он.</p>
<table><tr><td>Остра</td><td>3</td></tr></table><ul><li>Первое</li><li>Второе</li></ul></main><footer>Contact</footer></body></html>"""
WORDS = "Встреча сторон\n\nСтороны условились,\n\nсказал он.\n\nОстра  3\n\nПервое\n\nВторое"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def pdf(*pages: str, picture: bool = False) -> bytes:
    """A PDF of pages with these words; an empty one holds nothing, or a picture."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]  # fmt: skip
    dot = len(pages) * 2 + 4
    for i, words in enumerate(pages):
        shown = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET" if words else ("/P Do" if picture else "")
        resources = (
            f"/Font << /F1 3 0 R >> /XObject << /P {dot} 0 R >>" if picture else "/Font << /F1 3 0 R >>"
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * i} 0 R /Resources << {resources} >> >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    objects.append(
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream"
    )
    out, at = "%PDF-1.4\n", []
    for n, one in enumerate(objects, 1):
        at.append(len(out))
        out += f"{n} 0 obj\n{one}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{a:010} 00000 n \n" for a in at)
    return (
        out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ).encode()


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_a_page_gives_its_main_part_in_the_encoding_it_tells(charset: str) -> None:
    assert document_text("a.html", PAGE.format(charset=charset).encode(charset)) == WORDS


def test_a_docx_gives_its_paragraphs_tables_and_accepted_changes() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = f"<w:p>{run.format('Article 1')}</w:p><w:p><w:ins>{run.format('kept')}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    row = "".join(f"<w:tc><w:p>{run.format(x)}</w:p></w:tc>" for x in ("Остра", "3"))
    assert (
        document_text("a.docx", docx(body + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"))
        == "Article 1\n\nkept\n\nОстра  3"
    )


def test_a_pdf_gives_its_text_layer_page_by_page() -> None:
    assert document_text("a.pdf", pdf("Article 1", "", "Article 2")) == "Article 1\n\nArticle 2"


@pytest.mark.parametrize(
    ("name", "data", "said", "remedy"),
    [
        ("a.pdf", pdf("", "", picture=True), "none of its 2 pages has a text layer", "OCR"),
        ("a.pdf", pdf("Article 1", "", picture=True), "page 2 is a picture", "OCR"),
        ("a.pdf", b"%PDF-1.4 cut off", "not a readable PDF", "Save it again"),
        ("a.docx", b"PK\x03\x04 cut off", "not a readable DOCX", "Save it again"),
        ("a.html", b"<p>word</p>" * 500_000, "5.5 MB of HTML are more than the 4 MB", "Save the article alone"),
        ("a.html", b"<div>" * 5_000, "never closed", "Save it again"),
        ("a.html", "<p>Стороны и в зоне не на что</p>".encode("cp1251"), "likely windows-1251", "UTF-8"),
        ("a.html", b"<script>1</script>", "no text in it", "hand in the text"),
        ("a.txt", "Стороны за сутки и в зоне".encode("koi8-r"), "likely koi8-r", "iconv -f koi8-r"),
        ("a.txt", "اجتماع في دمشق من أجل".encode("cp1256"), "likely windows-1256", "iconv"),
        ("a.txt", "Türkiye ve daha için".encode("cp1254"), "likely windows-1254", "iconv"),
        ("a.txt", "the sides".encode("utf-16"), "likely utf-16", "iconv"),
        ("a.pdf", b" \n", "empty", "add its text"),
        ("a.doc", b"\xd0\xcf\x11\xe0", ".doc files are not read", "DOCX"),
    ],
)  # fmt: skip
def test_what_would_lose_words_is_one_fault_with_its_remedy(
    name: str, data: bytes, said: str, remedy: str
) -> None:
    with pytest.raises(InputError) as caught:
        document_text(name, data)
    assert len(caught.value.faults) == 1
    assert said in str(caught.value)
    assert remedy.lower() in str(caught.value).lower()


@pytest.mark.parametrize(
    ("module", "name", "data"), [("selectolax.lexbor", "a.html", b"<p>x</p>"), ("pypdf", "a.pdf", pdf("x"))]
)
def test_without_the_extra_the_remedy_names_it(
    module: str, name: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=r"pip install 'detente\[text\]'"):
        document_text(name, data)


def test_the_file_is_kept_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(pdf("", picture=True))
    with pytest.raises(InputError):
        read_page(file)
    assert file.read_bytes() == pdf("", picture=True)


def test_a_process_folder_takes_documents_of_every_format(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "documents/a.html": PAGE.format(charset="utf-8"),
            "documents/b.pdf": pdf("Article 1"),
            "documents/b.json": '{"date": "2030-05-10"}',
        },
    )
    pages = {page.name: page for page in read_folder(tmp_path).pages}
    assert pages["a"].text == WORDS
    assert (pages["b"].text, str(pages["b"].published)) == ("Article 1", "2030-05-10")


def test_of_one_name_the_text_is_read_before_what_it_was_taken_from() -> None:
    assert one_per_name(["documents/a.pdf", "documents/a.txt", "documents/b.html"]) == [
        "documents/a.txt",
        "documents/b.html",
    ]
