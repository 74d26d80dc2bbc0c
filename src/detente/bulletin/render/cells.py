"""The cells of a grid as a reader meets them: a number, a judgement, an address, words, or *unknown*."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from detente.bulletin.document import Cell, Grid
from detente.bulletin.render.links import is_address, short
from detente.bulletin.render.numbers import Numbers, common_decimals

_FIGURES = re.compile(r"[\d\s.,%+\u2212\u2013/()\u202f-]*\d[\d\s.,%+\u2212\u2013/()\u202f-]*")
_DAY = re.compile(r"\d{4}-\d\d(-\d\d([T ]\S+)?)?( \u2013 \d{4}-\d\d-\d\d)?")
LONG = 28  # letters; a column with longer cells is given room to wrap


@dataclass(frozen=True)
class Shown:
    """One cell: its text, and what it is (number, mark, address, unknown, words)."""

    text: str
    kind: str
    raw: str = ""


@dataclass(frozen=True)
class Table:
    """A grid ready to be laid out; ``classes`` has one word a column: figures, date, long or short."""

    columns: tuple[str, ...]
    units: tuple[str, ...]
    classes: tuple[str, ...]
    rows: tuple[tuple[Shown, ...], ...]
    headed: bool
    """Whether the first cell names its row."""
    terms: bool
    """Whether a finding stands in it that speaks of the agreement only."""


def table_of(grid: Grid, numbers: Numbers) -> Table:
    """The grid's cells, each column written alike; short rows are filled up as unknown."""
    wide = max([len(grid.columns), *(len(row) for row in grid.rows)])
    rows = [(*row, *[None] * (wide - len(row))) for row in grid.rows]
    columns = [[row[n] for row in rows] for n in range(wide)]
    grouped = numbers.among(cell for row in rows for cell in row)
    signs = [numbers if _are_years(column) else grouped for column in columns]
    shown = [
        [show(cell, sign, common_decimals(column)) for cell in column]
        for column, sign in zip(columns, signs, strict=True)
    ]
    return Table(
        columns=(*grid.columns, *[""] * (wide - len(grid.columns))),
        units=(*grid.units, *[""] * (wide - len(grid.units))) if any(grid.units) else (),
        classes=tuple(_class(column, numbers.words["unknown"]) for column in columns),
        rows=tuple(tuple(column[n] for column in shown) for n in range(len(rows))),
        headed=bool(rows) and wide > 1 and all(isinstance(cell, str) and cell for cell in columns[0]),
        terms=numbers.words.needs_law([*grid.columns, *(cell for row in rows for cell in row)], grid.note),
    )


def show(cell: Cell, numbers: Numbers, decimals: int | None = None) -> Shown:
    """One cell; None and what is not a number are unknown, never zero."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return Shown(numbers.words["unknown"], "unknown")
    if isinstance(cell, bool):
        return Shown(numbers.words["yes" if cell else "no"], "words")
    if isinstance(cell, (int, float)):
        return Shown(numbers.show(cell, decimals if isinstance(cell, float) else None), "number")
    if cell.strip() == numbers.words["unknown"]:
        return Shown(numbers.words["unknown"], "unknown")
    if mark := numbers.words.mark_of(cell):
        return Shown(numbers.words.marks[mark].said, "mark", mark)
    if is_address(cell):
        return Shown(short(cell), "address", cell)
    return Shown(cell, "words")


def _are_years(column: list[Cell]) -> bool:
    """Whether a column may hold years: these are never grouped."""
    known = [cell for cell in column if cell is not None]
    return bool(known) and all(isinstance(cell, int) and 1800 <= cell <= 2100 for cell in known)


def _class(column: list[Cell], unknown: str) -> str:
    known = [cell for cell in column if cell not in (None, unknown)]
    if known and all(isinstance(cell, str) and _DAY.fullmatch(cell) for cell in known):
        return "date"
    if known and all(not isinstance(cell, str) or _FIGURES.fullmatch(cell) for cell in known):
        return "figures"
    return (
        "long"
        if any(isinstance(cell, str) and len(cell) > LONG and not is_address(cell) for cell in known)
        else "short"
    )
