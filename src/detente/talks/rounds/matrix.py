"""Who holds which position on which issue in which round.

A cell shows the last position recorded by the end of the round, since when, and where it was read; an empty cell means
that none is on record, which is not indifference. Beside it stand statements, each with the rule that put it
there: *same source* (the position was read in that document) or *names the issue* (the organisation's own speaker
named the issue between the position's day and the round's end). The matrix reads no position out of a statement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from detente.say import say
from detente.talks.rounds.said import Said

SAME_SOURCE, NAMES_ISSUE = "same source", "names the issue"


@dataclass(frozen=True)
class Link:
    """A statement beside a position, and the rule that put it there."""

    said: Said
    rule: str


@dataclass(frozen=True)
class Cell:
    """A position in one round; ``changed``: another than in the round before."""

    position: str
    since: date | None
    source: str
    note: str
    changed: bool
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Matrix:
    """Rounds in order, and for each issue and organisation one cell a round, None where nothing is on record."""

    rounds: tuple[str, ...]
    rows: Mapping[tuple[str, str], tuple[Cell | None, ...]]

    def to_dict(self) -> dict[str, Any]:
        """Plain values: one entry an issue and organisation, with its cells by round."""
        return {
            "rounds": list(self.rounds),
            "rows": [
                {"issue": issue, "organisation": who, "cells": [_plain(cell) for cell in cells]}
                for (issue, who), cells in self.rows.items()
            ],
        }


@dataclass(frozen=True)
class Stretch:
    """Rounds in a row over which one position stood, and the statements beside it in any of them."""

    position: str
    first: str
    last: str
    since: date | None
    source: str
    note: str
    links: tuple[Link, ...]
    ongoing: bool = False
    """Did it stand in the last of the rounds."""

    @property
    def rounds(self) -> str:
        """``Round 1 (2030-01-20) to Round 3 (2030-04-03)``, or ``from Round 1 (2030-01-20)`` up to the last round."""
        if self.first == self.last:
            return self.first
        return (
            say("from {first}", first=self.first)
            if self.ongoing
            else say("{first} to {last}", first=self.first, last=self.last)
        )

    @property
    def shown(self) -> str:
        """``accepts [2]: from Round 1 (2030-01-20)``; [2]: that many statements beside it."""
        return f"{self.position}{f' [{len(self.links)}]' if self.links else ''}: {self.rounds}"


def stretches(rounds: Sequence[str], cells: Sequence[Cell | None]) -> tuple[Stretch, ...]:
    """A row of the matrix as its changes: one stretch for each position, in the order of the rounds."""
    found: list[Stretch] = []
    for name, cell in zip(rounds, cells, strict=True):
        if cell is None:
            continue
        if found and not cell.changed:
            links = tuple(dict.fromkeys((*found[-1].links, *cell.links)))
            found[-1] = replace(found[-1], last=name, links=links, ongoing=name == rounds[-1])
        else:
            found.append(Stretch(cell.position, name, name, cell.since, cell.source, cell.note, cell.links))
    return tuple(found)


def position_matrix(
    positions: pl.DataFrame,
    meetings: pl.DataFrame,
    said: Sequence[Said] = (),
    words: Mapping[str, Sequence[str]] | None = None,
    ids: Mapping[str, str] | None = None,
) -> Matrix:
    """The matrix over the rounds given.

    positions, meetings : tables of those names
    words : by which words a statement names an issue; ids : an organisation's id by the name that positions use
    """
    rounds = meetings.sort("date_start", "name", maintain_order=True).to_dicts()
    by_row: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for p in positions.sort("date", nulls_last=False, maintain_order=True).iter_rows(named=True):
        by_row.setdefault((p["subject"], p["organisation"]), []).append(p)
    rows: dict[tuple[str, str], tuple[Cell | None, ...]] = {}
    for key, held in by_row.items():
        issue, who = key
        own = [s for s in said if (ids or {}).get(who, who) in s.organisations]
        names = [w.casefold() for w in (words or {}).get(issue, ())]
        cells: list[Cell | None] = []
        for one in rounds:
            last = one["date_end"] or one["date_start"]
            now = [p for p in held if p["date"] is None or p["date"] <= last]
            before = cells[-1] if cells else None
            cells.append(_cell(now[-1], last, own, names, before) if now else None)
        rows[key] = tuple(cells)
    several = len({r["track"] for r in rounds}) > 1
    labels = (f"{r['track']}: {r['name']}" if several else r["name"] for r in rounds)
    return Matrix(tuple(f"{said} ({r['date_start']})" for said, r in zip(labels, rounds, strict=True)), rows)


def _cell(
    p: Mapping[str, Any], last: date, own: Sequence[Said], names: Sequence[str], before: Cell | None
) -> Cell:
    links = []
    for s in own:
        since = p["date"] or date.min
        if p["source_url"] and s.url == p["source_url"]:
            links.append(Link(s, SAME_SOURCE))
        elif s.day and since <= s.day <= last and any(name in s.text.casefold() for name in names):
            links.append(Link(s, NAMES_ISSUE))
    changed = before is not None and before.position != p["position"]
    return Cell(p["position"], p["date"], p["source_url"] or "", p["note"] or "", changed, tuple(links))


def _plain(cell: Cell | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    return {
        "position": cell.position, "since": str(cell.since) if cell.since else None, "source_url": cell.source,
        "note": cell.note, "changed": cell.changed,
        "statements": [
            {"document": x.said.document, "start": x.said.start, "end": x.said.end, "speaker": x.said.speaker,
             "text": x.said.text, "rule": x.rule}
            for x in cell.links
        ],
    }  # fmt: skip
