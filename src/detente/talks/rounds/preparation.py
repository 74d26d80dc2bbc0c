"""One round made ready: its agenda, who comes for whom, its papers, and everything that is not settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from detente.talks.rounds.agenda import Proposal
from detente.talks.rounds.credentials import Delegation, delegations, unsettled
from detente.talks.rounds.papers import PaperState, papers_of


@dataclass(frozen=True)
class Preparation:
    """What a secretariat has in hand for one round."""

    track: str
    meeting: str
    items: tuple[dict[str, Any], ...]
    proposals: tuple[Proposal, ...]
    delegations: tuple[Delegation, ...]
    papers: tuple[PaperState, ...]
    unsettled: tuple[str, ...]


def prepare(
    track: str,
    meeting: str,
    *,
    agenda: pl.DataFrame,
    attendance: pl.DataFrame,
    papers: pl.DataFrame,
    proposals: Sequence[Proposal] = (),
    expected: Sequence[str] = (),
    languages: Sequence[str] = (),
) -> Preparation:
    """The round's own rows of the three tables, put together; names of delegates are left out."""
    items, listed, handed = (_of(frame, track, meeting) for frame in (agenda, attendance, papers))
    present, states = delegations(listed), papers_of(handed, languages)
    open_ = unsettled(present, expected)
    for row in items:
        if row["status"] == "opposed":
            open_.append(f"item {row['item']}: opposed by {row['opposed_by'] or 'somebody not named'}")
        if row["paper"] and row["paper"] not in {p.paper for p in states}:
            open_.append(f"item {row['item']}: its paper {row['paper']!r} is not on record")
    open_ += [f"paper {p.paper}: {said}" for p in states for said in p.out_of_step]
    return Preparation(track, meeting, tuple(items), tuple(proposals), present, states, tuple(open_))


def _of(frame: pl.DataFrame, track: str, meeting: str) -> list[dict[str, Any]]:
    return frame.filter((pl.col("track") == track) & (pl.col("meeting") == meeting)).to_dicts()
