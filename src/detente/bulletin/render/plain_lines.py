"""Lines of text measured in columns of a terminal, where a vowel mark takes none and a wide letter two."""

from __future__ import annotations

from detente.bulletin.render.clean import cells_wide, one_line


def wrap(text: str, width: int, first: str = "", then: str = "") -> list[str]:
    """The text in lines of at most ``width`` columns; a word that is longer stands whole on its own line."""
    lines, line, empty = [], first, True
    for word in one_line(text).split():
        if not empty and cells_wide(line) + 1 + cells_wide(word) > width:
            lines.append(line)
            line, empty = then, True
        line += word if empty else f" {word}"
        empty = False
    return lines if empty else [*lines, line]


def cut(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, long words broken."""
    lines = []
    for line in wrap(text, width) or [""]:
        while cells_wide(line) > width:
            end = len(line)
            while end > 1 and cells_wide(line[:end]) > width:
                end -= 1
            lines.append(line[:end])
            line = line[end:]
        lines.append(line)
    return lines


def pad(text: str, width: int, end: bool = False) -> str:
    """The text filled up to ``width`` columns, at its end or before it."""
    room = " " * max(0, width - cells_wide(text))
    return room + text if end else text + room
