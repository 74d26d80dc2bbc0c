"""Tables in plain text: columns where they fit, one row under another where they do not."""

from __future__ import annotations

from detente.bulletin.render.cells import Shown, Table
from detente.bulletin.render.clean import cells_wide, one_line
from detente.bulletin.render.links import short
from detente.bulletin.render.plain_lines import cut, pad, wrap
from detente.bulletin.render.words import Words

GAP = 2
ROOMY = 18  # columns that a column of sentences needs; a table without that room is told row by row


def grid_lines(table: Table, width: int, words: Words) -> list[str]:
    """The table in lines of at most ``width`` columns."""
    if not table.rows:
        return [words["empty"]]
    heads = [
        one_line(name) + (f" ({one_line(table.units[n])})" if table.units and table.units[n] else "")
        for n, name in enumerate(table.columns)
    ]
    addresses: list[str] = []
    rows = [[_cell(cell, addresses) for cell in row] for row in table.rows]
    widths = _widths(heads, rows, table.classes, width)
    if widths is None:
        told = [
            [one_line(cell.raw if cell.kind == "address" else cell.text) for cell in row]
            for row in table.rows
        ]
        return _records(heads, told, width)
    ends = [kind == "figures" for kind in table.classes]
    lines = _row(heads, widths, ends)
    lines.append((" " * GAP).join("-" * w for w in widths))
    for row in rows:
        lines += _row(row, widths, ends)
    return lines + [f"[{n}] {address}" for n, address in enumerate(addresses, 1)]


def _cell(cell: Shown, addresses: list[str]) -> str:
    """A cell's text; an address is named by its publisher and stands whole under the table."""
    if cell.kind != "address":
        return one_line(cell.text)
    address = one_line(cell.raw)
    if address not in addresses:
        addresses.append(address)
    return f"{short(address, 0)} [{addresses.index(address) + 1}]"


def _widths(
    heads: list[str], rows: list[list[str]], classes: tuple[str, ...], width: int
) -> list[int] | None:
    """A width for each column, heads wrapping before cells do and no word broken; None where that cannot be."""
    needs, floors = [], []
    for head, kind, *cells in zip(heads, classes, *rows, strict=True):
        words = [word for cell in [head, *cells] for word in cell.split() if "://" not in word]
        needs.append(max(1, *map(cells_wide, head.split()), *map(cells_wide, cells)))
        least = needs[-1] if kind in ("figures", "date") else max([1, *map(cells_wide, words)])
        floors.append(min(needs[-1], max(least, ROOMY if kind == "long" else 1)))
    room = width - GAP * (len(needs) - 1)
    if sum(floors) > room:
        return None
    while sum(needs) > room:
        needs[max(range(len(needs)), key=lambda n: (needs[n] > floors[n], needs[n], -n))] -= 1
    for n, head in enumerate(heads):  # what is left goes to the heads
        needs[n] += max(0, min(cells_wide(head) - needs[n], room - sum(needs)))
    return needs


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
