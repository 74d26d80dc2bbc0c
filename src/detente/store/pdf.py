"""A report as PDF, by WeasyPrint (the extra ``report``), with the fonts that ship and no others.

The writer asks the machine for no font, no locale and no clock, and loads nothing: every address but those of the
shipped fonts is refused. With the same versions of WeasyPrint and Pango the same document gives the same bytes.
"""

from __future__ import annotations

import logging
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from detente.bulletin.document import Document
from detente.bulletin.render.paper import to_paper
from detente.errors import Fault, InputError
from detente.say import Language

INSTALL = "pip install 'detente[report]'"
MISSING = f"PDF needs the extra 'report' and the system's Pango: {INSTALL}"
SCHEME = "font:"
SIZES = (8.0, 7.5, 7.0, 6.6)
"""Letters of a document for one sheet, pt: the largest at which it fits, or else the smallest."""


def can_print() -> bool:
    """Is the extra installed?"""
    return find_spec("weasyprint") is not None


def to_pdf(
    document: Document, language: Language | None = None, report: str = "", compact: bool = False
) -> bytes:
    """The document as a tagged PDF (PDF/UA-1); raises InputError where the extra is missing.

    report : the file of the whole report where this one lies beside it; compact : laid out for one sheet
    """
    try:
        weasyprint, fonts = _writer()
    except (ImportError, OSError) as error:  # OSError: the package is there, the system's Pango is not
        raise InputError("--format", [Fault("pdf", str(error).split("\n")[0], MISSING)]) from None
    written: bytes = b""
    for size in SIZES if compact else (0.0,):
        page = to_paper(document, SCHEME, report, language, size)
        html = weasyprint.HTML(string=page, base_url=None, url_fetcher=_shipped)
        sheets = html.render(font_config=fonts())
        written = sheets.write_pdf(pdf_variant="pdf/ua-1")
        if len(sheets.pages) == 1:
            break
    return written


def _shipped(url: str, *_: object, **__: object) -> Any:
    """A shipped font; whatever else a page may name is refused."""
    from weasyprint.urls import URLFetcherResponse

    name = url.removeprefix(SCHEME)
    if not url.startswith(SCHEME) or "/" in name or not name.endswith(".woff2"):
        raise ValueError("a report loads nothing")
    return URLFetcherResponse(
        url, files("detente.store").joinpath("fonts", name).read_bytes(), {"Content-Type": "font/woff2"}
    )


@cache
def _writer() -> tuple[Any, Any]:
    """WeasyPrint, and a font configuration that begins empty instead of with the machine's fonts."""
    import weasyprint
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2
    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger("fontTools").setLevel(logging.WARNING)
    ffi.cdef("FcConfig *FcConfigCreate(void);", override=True)

    class ShippedFonts(FontConfiguration):  # type: ignore[misc]
        """Only the fonts that the page's @font-face rules name."""

        def __init__(self) -> None:
            super().__init__()
            self._config = fontconfig.FcConfigCreate()
            pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", self.font_map), self._config)
            fontconfig.FcConfigDestroy(self._config)  # the font map keeps its own reference

    return weasyprint, ShippedFonts
