"""Counts of violations set as a table: a line of headings, then a line a place with a number for each reporting party.

Columns are parted by bars or by three blanks and more. A column or line of totals is left out. To add a word for a total: ``TOTALS``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.talks.text_layout import Layout

CELL = re.compile(r"[^|\s](?:[^|\n]*?[^|\s])??(?=\s*\||\s{3,}|\s*$)")
TOTALS = re.compile(r"(?:grand |sub-?)?totals?|all|sum|together", re.IGNORECASE)
COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+|none|nil|[-\u2013]", re.IGNORECASE)
NO_PARTY = re.compile(
    r"(?:number|count|violations?|incidents|cases|breaches)(?: of [a-z ]+)?|No\.?", re.IGNORECASE
)


@dataclass(frozen=True)
class TableRow:
    """One number of a table: what heads its column (None for a plain count), the place of its line."""

    start: int
    end: int
    head: str | None
    place: str
    count: int


def table_rows(layout: Layout) -> Iterator[TableRow]:
    """The numbers of every table whose lines hold a place and counts."""
    heads: list[str] = []
    for paragraph, following in itertools.zip_longest(layout.paragraphs, layout.paragraphs[1:]):
        cells = [
            (m.start(), m.end(), m[0]) for m in CELL.finditer(layout.flat, paragraph.start, paragraph.end)
        ]
        said = [c[2] for c in cells if not re.fullmatch(r"[-:=+\s]+", c[2]) or COUNT.fullmatch(c[2])]
        if len(cells) > 1 and all(re.fullmatch(r"[-:=+]{2,}", c[2]) for c in cells):
            continue  # the rule below the headings
        counts = [c for c in cells[1:] if COUNT.fullmatch(c[2])]
        if len(said) < 2:
            heads = []
        elif not counts and following is not None:
            heads = said if not all(re.fullmatch(r"[-:=+]+", x) for x in said) else heads
        elif heads and len(counts) == len(cells) - 1 == len(heads) - 1 and not TOTALS.fullmatch(cells[0][2]):
            for (start, end, words), head in zip(counts, heads[1:], strict=True):
                if not TOTALS.fullmatch(head):
                    n = int(words.replace(",", "")) if words[0].isdigit() else 0
                    party = None if NO_PARTY.fullmatch(head) else head
                    yield TableRow(start, end, party, cells[0][2], n)
