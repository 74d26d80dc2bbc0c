"""From a file to the text that spans refer to: plain text, HTML, PDF with a text layer, DOCX.

Belongs here: taking the words out of a file, whole and in order. Does not belong here: reading what they say (talks).
Rules kept: the same bytes give the same text; the file itself is never changed; where words would be lost (a scanned
page, an unknown encoding, a file beyond the limit) nothing is handed out, and the fault names the remedy.

To add a format: a file beside this one with one function from bytes to text, and a row in ``READERS``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from detente.errors import Fault, InputError
from detente.store.documents.docx import docx_text
from detente.store.documents.html import html_text
from detente.store.documents.pdf import pdf_text
from detente.store.documents.plain import plain_text

Reader = Callable[[bytes, str], str]
READERS: dict[str, Reader] = {".html": html_text, ".htm": html_text, ".pdf": pdf_text, ".docx": docx_text}
PATTERNS = ("*.txt", "*.html", "*.htm", "*.pdf", "*.docx")
"""What a folder's documents are called."""
MOST_LETTERS = 2_000_000  # of text; some six hundred printed pages
UNREAD = {
    ".doc": "save it as DOCX",
    ".odt": "save it as DOCX",
    ".rtf": "save it as DOCX",
    ".jpg": "recognise its text (OCR) and hand in a PDF with a text layer",
    ".png": "recognise its text (OCR) and hand in a PDF with a text layer",
    ".tif": "recognise its text (OCR) and hand in a PDF with a text layer",
}


def document_text(name: str, data: bytes) -> str:
    """The text of a document by its name's ending (else by its first bytes); raises InputError with one fault."""
    if not data.strip():
        raise InputError(name, [Fault(name, "the document is empty", "add its text, or remove the file")])
    ending = Path(name).suffix.lower()
    if ending in UNREAD:
        raise InputError(name, [Fault(name, f"{ending} files are not read", UNREAD[ending])])
    text = READERS.get(ending, _by_content(data))(data, name)
    if not text.strip():
        what = "there is no text in it"
        raise InputError(name, [Fault(name, what, "hand in the text itself, or remove the file")])
    if len(text) > MOST_LETTERS:
        what = f"{len(text):,} characters of text are more than the {MOST_LETTERS:,} read as one document"
        raise InputError(name, [Fault(name, what, "split it into its documents")])
    return text


def _by_content(data: bytes) -> Reader:
    """The reader for a file whose name does not tell: most of all standard input."""
    start = data[:512].lstrip()
    if start.startswith(b"%PDF-"):
        return pdf_text
    if data.startswith(b"PK\x03\x04"):
        return docx_text
    if start[:9].lower() == b"<!doctype" or start[:5].lower() == b"<html":
        return html_text
    return plain_text
