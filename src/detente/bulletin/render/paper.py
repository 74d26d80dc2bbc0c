"""The printed form: the same blocks as the page, laid out for A4, for whoever writes the PDF.

It says what the page says, in the same order. Running heads carry the title and the classification; tables repeat their
heads and keep rows whole; nothing is folded away, and what a chart shows stands in its words and beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from detente.bulletin.document import Bars, Document, Forest, Grid, Lines, MapView
from detente.bulletin.language import in_language
from detente.bulletin.render.blocks import Page, View
from detente.bulletin.render.cells import Table
from detente.bulletin.render.charts.bars import BarChart
from detente.bulletin.render.charts.forest import ForestChart
from detente.bulletin.render.charts.lines import LineChart
from detente.bulletin.render.drawing import on_paper, painted
from detente.bulletin.render.html import _environment, _language
from detente.bulletin.render.map import Map
from detente.bulletin.render.words import VERDICTS
from detente.say import Language

WIDE, STRIP, MAP = 620.0, 300.0, 460.0
"""Widths on paper, px: a line chart, the strip of a row, a map."""
ROW = 20.0
WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
FACES = (
    ("noto-sans-latin", "noto-sans-latin"), ("noto-sans-cyrillic", "noto-sans-cyrillic"),
    ("noto-sans-cyrillic-ext", "noto-sans-cyrillic-ext"), ("noto-sans-latin-ext", "noto-sans-latin-ext"),
    ("noto-naskh-arabic", "noto-naskh-arabic-arabic"),
)  # fmt: skip
WEIGHTS = (400, 600)
LACKING = str.maketrans(
    {
        "\u202f": "\u00a0",
        "\u2009": "\u00a0",
        "\u2011": "-",
        "\u2192": "\u203a",
        "\u2190": "\u2039",
        "\u2265": ">=",
        "\u2264": "<=",
    }
)
"""Signs that the shipped fonts have no letter for, and what stands for them."""


def to_paper(
    document: Document,
    fonts: str = "",
    report: str = "",
    language: Language | None = None,
    compact: float = 0.0,
) -> str:
    """The document as a page for the writer of PDFs.

    fonts : what stands before the name of a font's file in its address; report : as for the page
    compact : the size of the letters, pt, of a document that should fit one sheet; 0 for a whole report
    """
    document = in_language(document, language) if language else document
    page = PaperPage(document, None, report, language)
    template = _environment().get_template("paper.html")
    text = template.render(
        document=document,
        words=page.words,
        marks=page.words.marks,
        mark_of=page.words.mark_of,
        said=page.words.said,
        language=_language(document.language),
        direction="rtl" if document.direction == "rtl" else "ltr",
        sections=page.sections(),
        verdicts=[verdict for verdict in VERDICTS if verdict in page.verdicts],
        faces=[
            (family, f"{fonts}{file}-{weight}-normal.woff2", weight)
            for family, file in FACES
            for weight in WEIGHTS
        ],
        compact=compact,
    )
    return _with_directions(_with_shapes(text)).translate(LACKING)


class PaperPage(Page):
    """A page whose drawings are laid out at a fixed width, and whose wide tables have columns by what stands in them."""

    @property
    def line(self) -> float:
        """Letters that a line of a table holds; Arabic pages are set larger."""
        return 106.0 if self.document.direction == "rtl" else LINE

    def _grid(self, grid: Grid) -> View:
        view = super()._grid(grid)
        return {
            **view,
            "widths": widths(view["table"], [s.text if s else "" for s in view["sources"]], self.line),
        }

    def _figure(
        self, kind: str, block: Lines | Forest | Bars | MapView, view: object, data: Grid
    ) -> dict[str, Any]:
        return super()._figure(kind, block, _laid(view), data)


FULL, LINE = 92, 114
"""A table whose rows take more letters than the first fills the line; letters that a line of a table holds."""


def widths(table: Table, sources: Sequence[str] = (), line: float = LINE) -> tuple[int, ...]:
    """Each column's share of the line, percent; () for a table that is narrow by itself.

    A column has room for its longest word and otherwise for most of its cells, long ones with less than their part.
    """
    words: list[float] = []
    needs: list[float] = []
    total = 0
    for n, name in enumerate(table.columns):
        cells = [row[n].text for row in table.rows] or [""]
        last = n == len(table.columns) - 1
        full = (
            [f"{c} {s}" for c, s in zip(cells, [*sources, *[""] * len(cells)], strict=False)]
            if last
            else cells
        )
        lengths = sorted(len(c) for c in full)
        mark = 4 if any(row[n].kind == "mark" for row in table.rows) else 0
        whole = lengths[-1] if table.classes[n] in ("figures", "date") else 0
        longest = max(
            *(_long(w) for text in cells for w in _words(text)), *(1.08 * _long(w) for w in _words(name)), 1.0
        )
        words.append(max(min(longest, 17) + 2.6 + mark, whole + 2.2))
        needs.append(min(lengths[int(0.85 * (len(lengths) - 1))], 400) ** 0.78)
        total += lengths[-1]
    if total <= FULL or len(needs) < 2:
        return ()
    spare = max(0.0, line - sum(words))
    wishes = [max(0.0, need - word) for need, word in zip(needs, words, strict=True)]
    rooms = [word + spare * wish / (sum(wishes) or 1) for word, wish in zip(words, wishes, strict=True)]
    return tuple(max(3, round(100 * room / sum(rooms))) for room in rooms)


def _long(word: str) -> float:
    """A word's length in Latin letters; Cyrillic ones are wider."""
    return len(word) * (1.14 if any("\u0400" <= c <= "\u052f" for c in word) else 1.0)


def _words(text: str) -> list[str]:
    """What stands together on a line: words, and the parts of long ones that a hyphen joins."""
    return [part for word in text.split() for part in (word.split("-") if len(word) > 12 else [word])]


def _laid(view: object) -> object:
    match view:
        case LineChart():
            return replace(view, drawing=on_paper(view.drawing, WIDE, view.height))
        case ForestChart():
            rows = tuple(
                replace(r, drawing=on_paper(r.drawing, STRIP, ROW) if r.drawing else None) for r in view.rows
            )
            return replace(view, rows=rows, axis=on_paper(view.axis, STRIP, 26))
        case BarChart():
            bars = tuple(replace(r, drawing=on_paper(r.drawing, STRIP, _high(r.drawing))) for r in view.rows)
            return replace(view, rows=bars, axis=on_paper(view.axis, STRIP, 26) if view.axis else view.axis)
        case Map():
            return replace(view, drawing=on_paper(view.drawing, MAP, MAP * view.height / view.width))
    return view


def _high(drawing: Markup) -> float:
    found = re.match(r'<svg[^>]*\sheight="([\d.]+)"', str(drawing))
    return float(found[1]) if found else ROW


_OPEN = re.compile(r'(<bdi>|<[a-z][^<>]*\sdir="auto"[^<>]*>)((?:\s*<(?!bdi)[^<>]*>)*)([^<]*)')


def _with_directions(text: str) -> str:
    """The direction of each passage spelled out by its first strong letter: the writer of PDFs does not look for it."""

    def spelled(found: re.Match[str]) -> str:
        way = next((WAYS[kind] for c in found[3] if (kind := unicodedata.bidirectional(c)) in WAYS), "")
        tag = found[1].replace(' dir="auto"', f' dir="{way}"' if way else "")
        return (f'<bdi dir="{way}">' if way and tag == "<bdi>" else tag) + found[2] + found[3]

    return _OPEN.sub(spelled, text)


_SYMBOL = re.compile(r'<symbol id="([^"]+)" viewBox="([^"]+)">(.*?)</symbol>', re.DOTALL)
_USE = re.compile(r'<svg class="shape"[^>]*><use href="#([^"]+)"/></svg>')


_KEY = re.compile(r'<svg width="\d+" height="\d+" aria-hidden=.*?</svg>', re.DOTALL)


def _with_shapes(text: str) -> str:
    """Each shape drawn where it stands: the writer of PDFs follows no reference from one drawing to another."""
    symbols = {
        name: (box, inside)
        for name, box, inside in _SYMBOL.findall(_environment().get_template("shapes.html").render())
    }

    def drawn(found: re.Match[str]) -> str:
        box, inside = symbols[found[1]]
        inside = inside.replace(
            'class="stroke dotted"',
            'fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.2 2.2"',
        )
        inside = inside.replace('class="stroke"', 'fill="none" stroke="currentColor" stroke-width="2"')
        return f'<svg class="shape" width="9" height="9" viewBox="{box}" fill="currentColor">{inside}</svg>'

    return _KEY.sub(lambda found: painted(found[0]), _USE.sub(drawn, text))
