"""The paragraphs of a DOCX file, tables included, one a line. Needs nothing beyond the standard library.

Tracked changes are read as accepted: inserted words count, deleted ones do not. Footnotes, comments, headers and footers
are left out. A file that unpacks to more than ``MOST_BYTES`` is refused before it is unpacked.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from detente.errors import Fault, InputError

MOST_BYTES = 60_000_000
PART = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEFT_OUT = frozenset((f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}txbxContent"))
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}


def docx_text(data: bytes, name: str) -> str:
    """The text of a DOCX file; raises InputError for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            part = file.getinfo(PART)
            if part.file_size > MOST_BYTES:
                what = (
                    f"its text unpacks to {part.file_size / 1e6:.0f} MB, more than {MOST_BYTES / 1e6:.0f} MB"
                )
                raise InputError(name, [Fault(name, what, "split it into its documents")])
            markup = file.read(part)
        if b"<!DOCTYPE" in markup[:4096] or b"<!ENTITY" in markup:
            raise ElementTree.ParseError("it declares entities")
        root = ElementTree.fromstring(markup)
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, NotImplementedError, RuntimeError, EOFError, OSError) as error:  # fmt: skip
        what = f"not a readable DOCX file ({type(error).__name__})"
        raise InputError(name, [Fault(name, what, "save it again as DOCX")]) from None
    return "\n\n".join(line for line in _lines(root) if line)


def _lines(root: ElementTree.Element) -> Iterator[str]:
    """Paragraphs in order; the cells of a table row on one line, two blanks apart."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag == f"{W}p":
            yield _words(element)
        elif element.tag == f"{W}tr":
            cells = [
                " ".join(filter(None, map(_words, cell.iter(f"{W}p")))) for cell in element.iter(f"{W}tc")
            ]
            yield "  ".join(cells).strip()
        elif element.tag not in LEFT_OUT:
            stack.extend(reversed(element))


def _words(paragraph: ElementTree.Element) -> str:
    pieces: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == f"{W}t":
            pieces.append(element.text or "")
        elif element.tag in SIGNS:
            pieces.append(SIGNS[element.tag])
        elif element.tag not in LEFT_OUT:
            stack.extend(reversed(element))
    return "".join(pieces).strip()
