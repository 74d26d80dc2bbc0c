"""Plain text, for terminals and mail: the same content, in the same order, in lines of a given width."""

from __future__ import annotations

from dataclasses import replace

from detente.bulletin.document import (
    Bars,
    Block,
    Bullets,
    ClaimCard,
    Document,
    Forest,
    Grid,
    Lines,
    MapView,
    Paragraph,
    Section,
)
from detente.bulletin.language import in_language
from detente.bulletin.render import chart_tables, plain_charts
from detente.bulletin.render.cells import table_of
from detente.bulletin.render.clean import cells_wide, one_line
from detente.bulletin.render.numbers import Numbers, numbers_of
from detente.bulletin.render.plain_lines import pad, wrap
from detente.bulletin.render.plain_tables import grid_lines
from detente.bulletin.render.words import VERDICTS, Words
from detente.say import Language


def to_text(document: Document, width: int = 100, language: Language | None = None) -> str:
    """The document as lines of at most ``width`` columns (a word longer than that stands whole).

    language : the language to tell it in; without it the document is written as it is, with English words around it.
    """
    width = max(40, width)
    document = in_language(document, language) if language else document
    numbers = numbers_of(document.language, language)
    lines = ["=" * width, *wrap(document.title, width), *wrap(document.subtitle, width), "=" * width]
    names = max((cells_wide(one_line(name)) for name, _ in document.facts), default=0)
    for name, value in document.facts:
        lines += wrap(value, width, first=pad(one_line(name), names) + "  ", then=" " * (names + 2))
    for notice in document.notices:
        lines += ["", *wrap(notice, width, first="! ", then="! ")]
    for section in document.sections:
        lines += ["", "", *_section(section, document, numbers, width)]
    lines += _legend(document, width, numbers.words)
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _section(section: Section, document: Document, numbers: Numbers, width: int) -> list[str]:
    title = wrap(section.title.upper() if section.title.isascii() else section.title, width)
    lines = [*title, "-" * min(width, max(map(cells_wide, title), default=1))]
    if section.summary:
        lines += wrap(section.summary, width)
    cards = [b for other in document.sections for b in other.blocks if isinstance(b, ClaimCard) and b.id]
    titles = {f"#{card.id}": f"{numbers.words['claim']} {card.n}" for card in cards}
    titles |= {f"#{other.id}": other.title for other in reversed(document.sections)}
    for block in section.blocks:
        lines += ["", *_block(block, titles, numbers, width)]
    return lines


def _block(block: Block, titles: dict[str, str], numbers: Numbers, width: int) -> list[str]:
    match block:
        case Paragraph():
            label = f"{numbers.words[block.kind]}: " if block.kind in ("notice", "caveat") else ""
            lines = []
            for n, part in enumerate(part for part in block.text.split("\n\n") if part.strip()):
                lines += [""] * (n > 0) + wrap(label * (n == 0) + part, width)
            return lines + _source(block.source_url, titles, width, "")
        case Bullets():
            return [line for text, source in block.lines for line in _bullet(text, source, titles, width)]
        case Grid():
            return _grid(block, numbers, width)
        case Lines():
            return plain_charts.lines(block, numbers, width)
        case Forest():
            return plain_charts.forest(block, numbers, width)
        case Bars():
            caption = f"{block.caption} ({block.unit})"
            data = replace(
                chart_tables.of_bars(block, numbers.words), caption=caption, units=(), note=block.note
            )
            return _grid(data, numbers, width)
        case MapView():
            return _grid(chart_tables.of_map(block, numbers.words), numbers, width) + _notes(
                block.note, False, width, numbers.words
            )
        case ClaimCard():
            return _claim(block, titles, numbers, width)


def _bullet(text: str, source: str, titles: dict[str, str], width: int, indent: str = "") -> list[str]:
    return wrap(text, width, first=f"{indent}- ", then=f"{indent}  ") + _source(
        source, titles, width, f"{indent}  "
    )


def _source(source: str, titles: dict[str, str], width: int, indent: str) -> list[str]:
    if not source or (source.startswith("#") and source not in titles):
        return []
    shown = f"\u2192 {titles[source]}" if source in titles else f"<{source}>"
    return wrap(shown, width, first=indent, then=indent)


def _grid(grid: Grid, numbers: Numbers, width: int) -> list[str]:
    table = table_of(grid, numbers)
    return [
        *wrap(grid.caption, width),
        *grid_lines(table, width, numbers.words),
        *_notes(grid.note, table.terms, width, numbers.words),
    ]


def _notes(note: str, law: bool, width: int, words: Words) -> list[str]:
    return (wrap(note, width) if note else []) + (wrap(words["law"], width) if law else [])


def _claim(claim: ClaimCard, titles: dict[str, str], numbers: Numbers, width: int) -> list[str]:
    kind = numbers.words.said(claim.type) + (f", {claim.place}" if claim.place else "")
    lines = wrap(f"[{numbers.words.said(claim.verdict)}] {claim.n}. {claim.speaker} ({kind})", width)
    lines += wrap(claim.text, width, first="    \u201c", then="     ")
    if lines:
        lines[-1] += "\u201d"
    if claim.why:
        lines += wrap(claim.why, width, first="    ", then="    ")
    if claim.rests_on:
        lines += wrap(f"{numbers.words['rests_on']}: {claim.rests_on}", width, first="    ", then="    ")
    for text, source in claim.evidence:
        lines += _bullet(text, source, titles, width, "    ")
    if claim.sensitivity:
        lines.append(f"    {numbers.words['sensitivity']}:")
        lines += [line for text in claim.sensitivity for line in _bullet(text, "", titles, width, "    ")]
    if claim.rivals:
        lines += [f"    {line}" for line in _grid(claim.rivals, numbers, width - 4)]
    return lines


def _legend(document: Document, width: int, words: Words) -> list[str]:
    claims = [
        block for section in document.sections for block in section.blocks if isinstance(block, ClaimCard)
    ]
    used = [verdict for verdict in VERDICTS if any(claim.verdict == verdict for claim in claims)]
    told = [
        line
        for v in used
        for line in wrap(f"{words.marks[v].said}: {words.marks[v].means}", width, first="  ", then="    ")
    ]
    return ["", "", words["how_to_read"], *told] if told else []
