"""Tables in plain text: columns where they fit, one row under another where they do not."""

from __future__ import annotations

from detente.bulletin.render.cells import Table
from detente.bulletin.render.clean import cells_wide, one_line
from detente.bulletin.render.plain_lines import cut, pad, wrap
from detente.bulletin.render.words import WORDS

GAP = 2
NARROWEST = 8  # columns; a table that needs narrower ones is told row by row


def grid_lines(table: Table, width: int) -> list[str]:
    """The table in lines of at most ``width`` columns."""
    if not table.rows:
        return [WORDS["empty"]]
    heads = [
        one_line(name) + (f" ({one_line(table.units[n])})" if table.units and table.units[n] else "")
        for n, name in enumerate(table.columns)
    ]
    rows = [
        [one_line(cell.raw or cell.text) if cell.kind == "address" else one_line(cell.text) for cell in row]
        for row in table.rows
    ]
    widths = _widths(heads, rows, width)
    if widths is None:
        return _records(heads, rows, width)
    ends = [kind == "figures" for kind in table.classes]
    lines = _row(heads, widths, ends)
    lines.append((" " * GAP).join("-" * w for w in widths))
    for row in rows:
        lines += _row(row, widths, ends)
    return lines


def _widths(heads: list[str], rows: list[list[str]], width: int) -> list[int] | None:
    """A width for each column: what it needs, the widest cut until the row fits; None where they grow too narrow."""
    wants = [max(map(cells_wide, column)) for column in zip(heads, *rows, strict=True)]
    wants = [max(1, want) for want in wants]
    room = width - GAP * (len(wants) - 1)
    while sum(wants) > room:
        widest = max(range(len(wants)), key=lambda n: (wants[n], -n))
        if wants[widest] <= NARROWEST:
            return None
        wants[widest] -= 1
    return wants


def _row(cells: list[str], widths: list[int], ends: list[bool]) -> list[str]:
    parts = [cut(cell, w) for cell, w in zip(cells, widths, strict=True)]
    tall = max(map(len, parts))
    return [
        (" " * GAP).join(
            pad(part[n] if n < len(part) else "", w, end)
            for part, w, end in zip(parts, widths, ends, strict=True)
        )
        for n in range(tall)
    ]


def _records(heads: list[str], rows: list[list[str]], width: int) -> list[str]:
    names = min(28, max(map(cells_wide, heads)))
    lines: list[str] = []
    for row in rows:
        lines += [""] * bool(lines)
        for head, cell in zip(heads, row, strict=True):
            lines += wrap(cell, width, first=pad(head, names) + "  ", then=" " * (names + 2)) or [
                pad(head, names)
            ]
    return lines
