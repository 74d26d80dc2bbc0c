"""Each kind of block made ready for the page: numbers written, charts drawn, sources turned into links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

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
from detente.bulletin.render import chart_tables, map
from detente.bulletin.render.cells import table_of
from detente.bulletin.render.charts import bars, forest, lines
from detente.bulletin.render.ids import Ids
from detente.bulletin.render.links import Link, link_to
from detente.bulletin.render.numbers import numbers_of
from detente.bulletin.render.words import VERDICTS
from detente.say import Language

View = Mapping[str, Any]
MUCH = 7  # lines of evidence and sensitivity; more stand below the sentence, not beside it


class Page:
    """One document on its way to a page: the ids given so far, the signs of its numbers, the folder's address."""

    def __init__(
        self, document: Document, folder: str | None, report: str = "", language: Language | None = None
    ) -> None:
        self.document = document
        self.folder = folder
        self.report = report
        self.ids = Ids(section.id for section in document.sections)
        claims = [
            b for section in document.sections for b in section.blocks if isinstance(b, ClaimCard) and b.id
        ]
        self.claims = {name: self.ids.keep(name) for name in dict.fromkeys(claim.id for claim in claims)}
        self.numbers = numbers_of(document.language, language)
        self.words = self.numbers.words
        self.titles = {claim.id: f"{self.words['claim']} {claim.n}" for claim in claims}
        self.titles |= {section.id: section.title for section in reversed(document.sections)}
        self.verdicts: set[str] = set()

    def sections(self) -> list[View]:
        """Every section with its page id and its blocks."""
        pairs = zip(self.ids.own, self.document.sections, strict=True)
        return [self._section(given, section, first=n == 0) for n, (given, section) in enumerate(pairs)]

    def _section(self, given: str, section: Section, first: bool) -> View:
        claims = [block for block in section.blocks if isinstance(block, ClaimCard)]
        self.verdicts.update(claim.verdict for claim in claims if claim.verdict in VERDICTS)
        count = Counter(claim.verdict for claim in claims)
        order = [*VERDICTS, *sorted(set(count) - set(VERDICTS))]
        return {
            "id": given,
            "title_id": self.ids.new(f"{given}-title"),
            "title": section.title.strip() or section.id or "\u2014",
            "summary": section.summary,
            "first": first,
            "tally": [(verdict, count[verdict]) for verdict in order if count[verdict]]
            if len(claims) > 2
            else [],
            "claims": len(claims),
            "blocks": [self._block(block) for block in section.blocks],
        }

    def source(self, text: str) -> Link | None:
        """Where a source leads; None for a part of another page when that page is not at hand."""
        own = text.removeprefix("#")
        given = self.ids.of(own) if text.startswith("#") else None
        if text.startswith("#") and not given:
            return (
                Link(f"{self.report}#{quote(own)}", self.words["in_report"], "page") if self.report else None
            )
        return link_to(text, (given, self.titles[own]) if given else None, self.folder)

    def _block(self, block: Block) -> View:
        match block:
            case Paragraph():
                parts = [part for part in block.text.split("\n\n") if part.strip()]
                source = self.source(block.source_url) if block.source_url else None
                return {"is": "paragraph", "kind": block.kind, "parts": parts, "source": source}
            case Bullets():
                return {
                    "is": "bullets",
                    "lines": [(t, self.source(s) if s else None) for t, s in block.lines],
                }
            case Grid():
                return self._grid(block)
            case Lines():
                ids = (self.ids.new("chart-title"), self.ids.new("chart-desc"))
                view = lines.draw(block, self.numbers, ids)
                return self._figure("lines", block, view, chart_tables.of_lines(block, self.words))
            case Forest():
                return self._figure(
                    "forest",
                    block,
                    forest.draw(block, self.numbers),
                    chart_tables.of_forest(block, self.words),
                )
            case Bars():
                view_of_bars = bars.draw(block, self.numbers, self.words["unknown"])
                terms = self.words.needs_law([part.name for part in block.parts], block.note)
                return self._figure("bars", block, view_of_bars, chart_tables.of_bars(block, self.words)) | {
                    "terms": terms
                }
            case MapView():
                return self._figure(
                    "map",
                    block,
                    map.draw(block, self.numbers, self.ids.new),
                    chart_tables.of_map(block, self.words),
                )
            case ClaimCard():
                return self._claim(block)

    def _grid(self, grid: Grid) -> View:
        table = table_of(grid, self.numbers)
        return {
            "is": "grid",
            "grid": grid,
            "table": table,
            "id": self.ids.new("table"),
            "long": len(table.rows) > 25,
            "sources": [self.source(s) if s else None for s in grid.sources],
            "stack": not grid.wide and "long" in table.classes and len(table.columns) > 3,
        }

    def _figure(
        self, kind: str, block: Lines | Forest | Bars | MapView, view: object, data: Grid
    ) -> dict[str, Any]:
        return {
            "is": kind,
            "block": block,
            "view": view,
            "id": self.ids.new(f"{kind}-caption"),
            "data": self._grid(data),
        }

    def _claim(self, claim: ClaimCard) -> View:
        return {
            "is": "claim",
            "claim": claim,
            "id": self.claims.pop(claim.id, "") or self.ids.new(claim.id or f"claim-{claim.n}"),
            "much": len(claim.evidence) + len(claim.sensitivity) > MUCH,
            "title_id": self.ids.new(f"claim-{claim.n}-title"),
            "evidence": [(text, self.source(source) if source else None) for text, source in claim.evidence],
            "rivals": self._grid(claim.rivals) if claim.rivals else None,
        }
