"""The duty list: who is to be told of a flash report, hour by hour. Holder and contact stay with named people.

Two turns of one post may not overlap (:func:`read_duty` lists every overlap as a fault); hours in which nobody is on
duty are no fault of the file but a fact that :func:`gaps` tells, because a flash in such an hour reaches nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import polars as pl

from detente.ceasefire.casework.instants import EXPECTED, read
from detente.errors import Fault, InputError


@dataclass(frozen=True)
class Turn:
    """One turn at a post, from ``begins`` up to ``ends`` (None: until further notice)."""

    post: str
    organisation: str
    begins: datetime
    ends: datetime | None

    def holds(self, at: datetime) -> bool:
        """Is it on duty then?"""
        return self.begins <= at and (self.ends is None or at < self.ends)


def read_duty(
    frame: pl.DataFrame, zone: ZoneInfo, organisations: Collection[str] | None = None
) -> tuple[Turn, ...]:
    """The turns of a DUTY frame, by post and time; raises InputError with every fault."""
    faults: list[Fault] = []
    turns: list[tuple[Turn, str]] = []
    for n, row in enumerate(frame.iter_rows(named=True), 2):
        place = f"duty, row {n}"
        try:
            begins = read(row["begins"], zone).first
            ends = read(row["ends"], zone).last if row["ends"] else None
        except ValueError as error:
            faults.append(Fault(place, str(error), EXPECTED))
            continue
        if ends is not None and ends <= begins:
            faults.append(Fault(place, "the turn ends before it begins", "swap the instants or mend one"))
            continue
        if organisations is not None and row["organisation"] not in organisations:
            faults.append(Fault(place, f"organisation {row['organisation']!r} is not declared",
                                "add it as [[organisation]] to process.toml, or mend the id"))  # fmt: skip
        turns.append((Turn(row["post"], row["organisation"], begins, ends), place))
    turns.sort(key=lambda t: (t[0].post, t[0].begins))
    lasts: dict[str, Turn] = {}
    for turn, place in turns:
        held = lasts.get(turn.post)
        if held is not None and (held.ends is None or turn.begins < held.ends):
            what = f"it begins {turn.begins.isoformat()} at {turn.post!r}, while another turn lasts"
            faults.append(Fault(place, what, "let the turn begin when the other ends, or name another post"))
        if held is None or (held.ends is not None and (turn.ends is None or turn.ends > held.ends)):
            lasts[turn.post] = turn
    if faults:
        raise InputError("duty", faults)
    return tuple(turn for turn, _ in turns)


def on_duty(turns: Sequence[Turn], post: str, at: datetime) -> Turn | None:
    """The turn at a post then, or None."""
    return next((t for t in turns if t.post == post and t.holds(at)), None)


def gaps(turns: Sequence[Turn], until: datetime) -> list[tuple[str, datetime, datetime]]:
    """Hours up to ``until`` in which a post that was held before had nobody: (post, from, to)."""
    found = []
    for post in dict.fromkeys(t.post for t in turns):
        own = sorted((t for t in turns if t.post == post), key=lambda t: t.begins)
        for turn, after in zip(own, [*own[1:], None], strict=True):
            to = min(after.begins, until) if after is not None else until
            if turn.ends is not None and turn.ends < to:
                found.append((post, turn.ends, to))
    return found
