"""The page: one file, complete without a script, opened from a folder or a mail, printed, heard, read from the right.

The page forbids itself to load anything (a content security policy stands in its head); links lead out only when
they are followed. The script only hides claims by verdict and marks where the reader is; without it nothing is
missing.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from detente.bulletin.document import Document
from detente.bulletin.language import in_language
from detente.bulletin.render.blocks import Page
from detente.bulletin.render.charts.svg import percent
from detente.bulletin.render.clean import clean
from detente.bulletin.render.words import VERDICTS
from detente.say import English, Language


def to_html(
    document: Document, folder: str | None = None, report: str = "", language: Language | None = None
) -> str:
    """The document as one self-contained page.

    folder : where the process folder lies as seen from the page (``".."`` for ``out/report.html``); sources that
        are paths inside it become links. Without it they are named only.
    report : the file of the whole report (``"report.html"``) when this page is a part of it, so that a line naming a
        section or a claim that is not on this page still leads there.
    language : the language to tell it in; without it the document is written as it is, with English words around it.
    """
    document = in_language(document, language) if language else document
    page = Page(document, folder, report, language)
    script = _environment().get_template("page.js").render()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        _environment()
        .get_template("page.html")
        .render(
            document=document,
            words=page.words,
            marks=page.words.marks,
            mark_of=page.words.mark_of,
            said=page.words.said,
            language=_language(document.language),
            direction="rtl" if document.direction == "rtl" else "ltr",
            sections=page.sections(),
            contents_id=page.ids.new("contents"),
            main_id=page.ids.new("report"),
            verdicts=[verdict for verdict in VERDICTS if verdict in page.verdicts],
            script=Markup(script),
            script_digest=digest,
        )
    )


_DAY = re.compile(r"(?<![0-9A-Za-z-])\d{4}-\d\d-\d\d(?![0-9A-Za-z-])")


def _language(code: str) -> str:
    return code if code.replace("-", "").isalnum() and code.isascii() else "und"


def _finalize(value: Any) -> Any:
    """What every expression of a template passes through: no control codes; Markup is trusted as our own."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _with_days(shown: str | Markup) -> Markup:
    """A cell's words with each day kept on one line."""
    return Markup(_DAY.sub(lambda day: Markup('<span class="date">{}</span>').format(day[0]), escape(shown)))


def _isolated(text: str) -> Markup:
    """Somebody's words in a line of ours, so that their direction does not disturb it."""
    start = '<bdi lang="en" dir="ltr">' if isinstance(text, English) else "<bdi>"
    return Markup(start + "{}</bdi>").format(escape(clean(text)))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("detente.bulletin.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        finalize=_finalize,
        auto_reload=False,
    )
    environment.filters.update(isolated=_isolated, with_days=_with_days, percent=percent)
    return environment
