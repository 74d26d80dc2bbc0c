"""The text layer of a PDF, page by page. A page that is only a picture has none, and is never passed over in silence."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from detente.errors import Fault, InputError

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_BYTES = 60_000_000
MOST_PAGES = 1_000
OCR = "recognise its text (OCR, for instance with ocrmypdf) and hand in the result"


def pdf_text(data: bytes, name: str) -> str:
    """The text of all pages; raises InputError for locked, damaged or scanned files."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ModuleNotFoundError:
        what, remedy = "PDF needs the extra 'text'", "run: pip install 'detente[text]'"
        raise InputError(name, [Fault(name, what, remedy)]) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on small flaws are not for the reader
    if len(data) > MOST_BYTES:
        what = f"{len(data) / 1e6:.0f} MB are more than the {MOST_BYTES / 1e6:.0f} MB read as one document"
        raise InputError(name, [Fault(name, what, "split it, or leave its pictures out")])
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(
                name, [Fault(name, "it is locked with a password", "save it again without the password")]
            )
        if len(reader.pages) > MOST_PAGES:
            what = f"{len(reader.pages):,} pages are more than the {MOST_PAGES:,} read as one document"
            raise InputError(name, [Fault(name, what, "split it into its documents")])
        pages = [(page.extract_text().strip(), page) for page in reader.pages]
    except InputError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError) as error:  # fmt: skip
        what = f"not a readable PDF ({type(error).__name__})"
        raise InputError(name, [Fault(name, what, "save it again from the program that made it")]) from None
    if not any(text for text, _ in pages):
        what = f"none of its {len(pages)} pages has a text layer; it is likely a scan"
        raise InputError(name, [Fault(name, what, OCR)])
    scanned = [str(n) for n, (text, page) in enumerate(pages, start=1) if not text and _has_picture(page)]
    if scanned:
        what = f"page {', '.join(scanned)} is a picture without a text layer"
        raise InputError(name, [Fault(name, what, f"{OCR}, or take the page out")])
    return "\n\n".join(text for text, _ in pages if text)


def _has_picture(page: PageObject) -> bool:
    try:
        return len(page.images) > 0
    except (ValueError, KeyError, TypeError, AttributeError, NotImplementedError):
        return True  # something is there that cannot be told
