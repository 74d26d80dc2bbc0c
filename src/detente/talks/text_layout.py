"""Where paragraphs begin and end, and one flat text to search in.

A page reaches us with one paragraph a line, or with the line breaks, indents and displaced paragraph
numbers of a printed sheet. :func:`lay_out` finds the paragraphs of either, and makes ``flat``: a copy **of the
same length** in which wraps are blanks and typographic signs are plain ones. Every rule searches ``flat``, and
its offsets hold in the original unchanged.

To add a sign that should read as another: one entry in ``PLAIN``, one character to one character.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

PLAIN = str.maketrans(
    {
        "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
        "\u00ab": '"', "\u00bb": '"', "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2011": "-", "\t": " ",
        "\r": " ", "\u2028": " ", "\x0b": " ", "\x0c": " ", "\ufeff": " ", "\u200b": " ", "\u2212": "-",
    }
)  # fmt: skip
MARKER = re.compile(
    r"\s*(?P<mark>[-\u2013\u2014](?=\s|[\"A-Z])|[\u2022\u00b7\u25cf\u25aa*]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|\d{1,3}\.(?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+[A-Z\"])"
    r"|(?:Article|Section|Paragraph|Clause)\s+(?:\d{1,3}|[IVX]+)[.:)]?)\s*"
)
LONE_NUMBER = re.compile(r"\s*\(?\d{1,2}[.)]\s*")
DANGLING = re.compile(r"\b(?:on|of|the|and|in|at|by|for|to|with|a|from|between)\s*$")
ENDED = re.compile(r"[.;:!?,)\"']\s*$")
WRAP_LIMIT = 130  # characters; a longer line is a paragraph, not a wrapped line
FULL_LINES_NEEDED = 4


@dataclass(frozen=True)
class Paragraph:
    """Offsets of one paragraph; ``mark`` is its bullet, dash or number, ``body`` begins after it."""

    start: int
    end: int
    mark: str
    body: int

    @property
    def dashed(self) -> bool:
        """Whether a dash opens it, as in speech set with dashes."""
        return self.mark in {"-", "\u2013", "\u2014"}


@dataclass(frozen=True)
class Layout:
    """The document, its flat copy of equal length, and its paragraphs."""

    text: str
    flat: str
    paragraphs: tuple[Paragraph, ...]

    def said(self, paragraph: Paragraph) -> str:
        """The flat text of one paragraph, without its mark."""
        return self.flat[paragraph.body : paragraph.end]


def _wrap_width(lines: list[str]) -> int | None:
    """The width a hard-wrapped document was set to, or None where lines are paragraphs."""
    lengths = sorted(len(x.rstrip()) for x in lines if x.strip())
    if len(lengths) < FULL_LINES_NEEDED + 1 or lengths[-1] > WRAP_LIMIT:
        return None
    width = lengths[int(len(lengths) * 0.97) - 1]
    full = sum(1 for a, b in itertools.pairwise(lines) if b.strip() and _is_full(a, b, width))
    return width if full >= FULL_LINES_NEEDED and full >= 0.35 * len(lengths) else None


def _is_full(line: str, following: str, width: int) -> bool:
    word = following.split(None, 1)[0]
    return len(line.rstrip()) + 1 + len(word) > width - 2


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def lay_out(text: str) -> Layout:
    """Paragraphs and flat copy of a document; linear in its length."""
    plain = text.translate(PLAIN)
    lines = plain.split("\n")
    width = _wrap_width(lines)
    pieces: list[str] = []  # flat, line by line, with "\n" only between paragraphs
    starts: list[int] = []
    offset = 0
    previous = ""
    for line in lines:
        joined = False
        shown = line
        if width and LONE_NUMBER.fullmatch(line) and previous.strip():
            shown, joined = " " * len(line), True  # a displaced paragraph number
        elif previous.strip() and line.strip():
            fresh = MARKER.match(line) is not None or _indent(line) > _indent(previous)
            full = width is not None and _is_full(previous, line, width)
            runs_on = (
                width is not None
                and not ENDED.search(previous)
                and len(previous.rstrip()) > 0.6 * width
                and (_indent(line) < _indent(previous) or _indent(line) == 0)
            )
            joined = not fresh and (
                full or runs_on or (DANGLING.search(previous) is not None and len(previous) < WRAP_LIMIT)
            )
        if pieces:
            pieces.append(" " if joined else "\n")
            offset += 1
        if not joined and line.strip():
            starts.append(offset)
        pieces.append(shown)
        offset += len(line)
        if not (joined and not shown.strip()):
            previous = line
    flat = "".join(pieces)
    return Layout(text, flat, tuple(_paragraph(flat, s) for s in starts))


def _paragraph(flat: str, start: int) -> Paragraph:
    stop = flat.find("\n", start)
    end = len(flat) if stop < 0 else stop
    while start < end and flat[start].isspace():
        start += 1
    while end > start and flat[end - 1].isspace():
        end -= 1
    found = MARKER.match(flat, start, end)
    if found and found.end() < end:
        return Paragraph(start, end, found["mark"], found.end())
    return Paragraph(start, end, "", start)
