"""Implementation of clauses on the Kroc scale, and who disputes a score.

0 not begun, 1 minimal, 2 intermediate, 3 in full. A score is one organisation's, as of a day, with evidence; the
latest of each organisation counts. Several organisations give a range. A dispute is kept beside the scores with the
disputing party's own reason and, if it gives one, its own score; it is never averaged in. Only scores and disputes of
the asked day or earlier are seen.
Scale: Kroc Institute, Peace Accords Matrix, https://peaceaccords.nd.edu/provisions
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from detente.say import say

WORDS = {0: say("not begun"), 1: "minimal", 2: "intermediate", 3: "full"}


@dataclass(frozen=True)
class Opinion:
    """One organisation's score or dispute of a clause."""

    organisation: str
    as_of: date
    score: int | None
    evidence: str
    source: str

    @property
    def held(self) -> str:
        """Of a dispute: ``, holding 1 (minimal)`` where the party gives a score of its own."""
        return (
            ""
            if self.score is None
            else say(", holding {score} ({words})", score=self.score, words=WORDS[self.score])
        )


@dataclass(frozen=True)
class ClauseScore:
    """All scores and disputes of one clause, as of a day."""

    instrument: str
    clause: str
    scores: tuple[Opinion, ...]
    disputes: tuple[Opinion, ...]
    met_on: date | None

    @property
    def low(self) -> int:
        """The lowest of the organisations' latest scores."""
        return min(o.score for o in self.scores if o.score is not None)

    @property
    def high(self) -> int:
        """The highest of them."""
        return max(o.score for o in self.scores if o.score is not None)

    @property
    def in_words(self) -> str:
        """``2 (intermediate)``, or ``1 to 3`` where organisations differ, or ``not scored``."""
        if not self.scores:
            return say("not scored")
        return (
            say("{low} ({words})", low=self.low, words=WORDS[self.low])
            if self.low == self.high
            else say("{low} to {high}", low=self.low, high=self.high)
        )


def clause_scores(frame: pl.DataFrame, day: date) -> dict[tuple[str, str], ClauseScore]:
    """What is on record of each clause by that day, by instrument and clause."""
    by_clause: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in frame.filter(pl.col("date") <= day).sort("date", maintain_order=True).iter_rows(named=True):
        by_clause.setdefault((row["instrument"], row["clause"]), []).append(row)
    found = {}
    for key, rows in by_clause.items():
        scores, disputes = _latest(rows, "score"), _latest(rows, "dispute")
        full = bool(scores) and all(o.score == 3 for o in scores)
        met = [r["date"] for r in rows if r["kind"] == "score" and r["score"] == 3] if full else []
        found[key] = ClauseScore(*key, scores, disputes, min(met, default=None))
    return found


def _latest(rows: list[dict[str, Any]], kind: str) -> tuple[Opinion, ...]:
    last = {r["organisation"]: r for r in rows if r["kind"] == kind}
    return tuple(
        Opinion(name, r["date"], r["score"], r["evidence"] or "", r["source_url"] or "")
        for name, r in sorted(last.items())
    )
