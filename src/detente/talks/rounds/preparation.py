"""One round made ready: its agenda, who comes for whom, its papers, and everything that is not settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from detente.errors import Fault, InputError
from detente.talks.agreements.instrument import Agreement
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


def check_agenda(
    agenda: pl.DataFrame, agreements: Sequence[Agreement], where: str = "agenda"
) -> pl.DataFrame:
    """The agenda, if every instrument and clause it names is in the register; raises InputError with every fault."""
    known = {a.id: {c.id for c in a.clauses} for a in agreements}
    faults = []
    for n, row in enumerate(agenda.iter_rows(named=True), start=2):
        instrument, clause = row["instrument"], row["clause"]
        if instrument and instrument not in known:
            what = f"instrument {instrument!r} is not in the register"
            faults.append(
                Fault(f"{where}, row {n}", what, f"use one of {', '.join(sorted(known)) or '(none)'}")
            )
        elif clause and clause not in known.get(instrument or "", set()):
            faults.append(
                Fault(f"{where}, row {n}", f"clause {clause!r} is not in the register", "mend its id")
            )
    if faults:
        raise InputError(where, faults)
    return agenda


def _of(frame: pl.DataFrame, track: str, meeting: str) -> list[dict[str, Any]]:
    return frame.filter((pl.col("track") == track) & (pl.col("meeting") == meeting)).to_dicts()
