"""Rows of the register tables that name what is not there: an instrument, a clause, a rendering, a meeting, a text.

Belongs here: what one table says of another. Does not belong here: types and allowed words (tables), and files (store).
Each check takes a table as it was read, faults and all, so that what it finds is told beside them and not a round later.
What :class:`Known` holds as None could not be read itself, and nothing is then held against it.

    >>> known = Known(meetings=frozenset({("lakeside", "Round 1")}))
    >>> rows = pl.DataFrame({"track": ["lakeside"], "meeting": ["Round 9"]})
    >>> [fault.what for fault in meeting_faults(rows, known, "agenda")]
    ["track 'lakeside' has no meeting 'Round 9' in the register"]

To add a check: a function of the same form, and its table's row in ``CHECKS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from detente.errors import Fault
from detente.tables import AGENDA, ATTENDANCE, EXTENSIONS, IMPLEMENTATION, PAPERS, RELIANCE, Table


@dataclass(frozen=True)
class Known:
    """What rows may name: clauses by instrument, rendered points, meetings as (track, name), names of documents."""

    clauses: Mapping[str, frozenset[str]] | None = None
    points: frozenset[tuple[str, str, str]] | None = None
    meetings: frozenset[tuple[str, str]] | None = None
    documents: frozenset[str] | None = None


Check = Callable[[pl.DataFrame, Known, str], list[Fault]]
"""A table as read, what its rows may name, and how faults call it."""


def instrument_faults(frame: pl.DataFrame, known: Known, where: str) -> list[Fault]:
    """Rows that name an instrument, or a clause of it, that the terms do not have."""
    found = []
    for place, row in _rows(frame, where):
        instrument, clause = row.get("instrument"), row.get("clause")
        if known.clauses is None or not instrument:
            continue
        if instrument not in known.clauses:
            ids = ", ".join(sorted(known.clauses)) or "(none)"
            found.append(
                Fault(place, f"instrument {instrument!r} is not among the terms", f"use one of {ids}")
            )
        elif clause and clause not in known.clauses[instrument]:
            what = f"{instrument} has no clause {clause!r}"
            found.append(Fault(place, what, f"use one of {', '.join(sorted(known.clauses[instrument]))}"))
    return found


def meeting_faults(frame: pl.DataFrame, known: Known, where: str) -> list[Fault]:
    """Rows of a meeting that the register of meetings does not have."""
    found = []
    for place, row in _rows(frame, where):
        track, meeting = row.get("track"), row.get("meeting")
        if known.meetings is not None and track and meeting and (track, meeting) not in known.meetings:
            what = f"track {track!r} has no meeting {meeting!r} in the register"
            names = ", ".join(sorted(repr(name) for at, name in known.meetings if at == track))
            found.append(Fault(place, what, f"use one of {names}" if names else "add it to the meetings"))
    return found


def score_faults(frame: pl.DataFrame, _: Known, where: str) -> list[Fault]:
    """Scores without a number; a dispute needs none."""
    return [
        Fault(place, "a score without a number", "write 0, 1, 2 or 3")
        for place, row in _rows(frame, where)
        if row.get("kind") == "score" and not row.get("score")
    ]


def extension_faults(frame: pl.DataFrame, _: Known, where: str) -> list[Fault]:
    """Terms that would end before the act that extends them."""
    typed = EXTENSIONS.faults(frame)[0]
    if not {"until", "decided"} <= set(typed.columns) or typed["until"].dtype != pl.Date:
        return []
    what, remedy = "it ends before it was decided", "swap the dates or mend one"
    wrong = (typed["until"] < typed["decided"]).fill_null(False).arg_true().to_list()
    return [Fault(f"{where}, row {n + 2}", what, remedy) for n in wrong]


def rendering_faults(frame: pl.DataFrame, known: Known, where: str) -> list[Fault]:
    """Reliance on a rendering that the terms do not hold."""
    found = []
    for place, row in _rows(frame, where):
        instrument, point, publisher = (row.get(c) for c in ("instrument", "point", "publisher"))
        if (
            known.points is None
            or None in (instrument, point, publisher)
            or instrument not in (known.clauses or ())
        ):
            continue
        if (instrument, point, publisher) not in known.points:
            what = f"{publisher!r} has no rendering of {point!r} in {instrument!r}"
            found.append(Fault(place, what, "use point and publisher as the terms have them"))
    return found


def behalf_faults(frame: pl.DataFrame, _: Known, where: str) -> list[Fault]:
    """Delegations of one meeting that speak for one another in a circle: then nobody is spoken for."""
    by_meeting: dict[tuple[Any, Any], dict[str, tuple[str, str]]] = {}
    for place, row in _rows(frame, where):
        who, whom = row.get("organisation"), row.get("on_behalf_of")
        if who and whom:
            by_meeting.setdefault((row.get("track"), row.get("meeting")), {}).setdefault(who, (whom, place))
    found = []
    for behalf in by_meeting.values():
        told: set[str] = set()
        for first in behalf:
            chain = [first]
            while (after := behalf.get(chain[-1])) and after[0] not in chain:
                chain.append(after[0])
            if after and after[0] == first and first not in told:
                told |= set(chain)
                what = f"{' for '.join([*chain, first])}: they speak for one another in a circle"
                found.append(
                    Fault(behalf[first][1], what, "leave on_behalf_of empty where one speaks for itself")
                )
    return found


def document_faults(frame: pl.DataFrame, known: Known, where: str) -> list[Fault]:
    """Papers whose text is said to lie in the folder and does not."""
    what, remedy = "document {!r} is not in the folder", "add it under documents/, or leave it empty"
    return [
        Fault(place, what.format(row["document"]), remedy)
        for place, row in _rows(frame, where)
        if known.documents is not None and row.get("document") and row["document"] not in known.documents
    ]


CHECKS: dict[Table, tuple[Check, ...]] = {
    AGENDA: (meeting_faults, instrument_faults),
    ATTENDANCE: (meeting_faults, behalf_faults),
    EXTENSIONS: (instrument_faults, extension_faults),
    IMPLEMENTATION: (instrument_faults, score_faults),
    PAPERS: (meeting_faults, document_faults),
    RELIANCE: (instrument_faults, rendering_faults),
}


def register_faults(table: Table, frame: pl.DataFrame, known: Known, where: str) -> list[Fault]:
    """Every fault of that kind in one table; ``where`` names it in them."""
    return [fault for check in CHECKS.get(table, ()) for fault in check(frame, known, where)]


def _rows(frame: pl.DataFrame, where: str) -> Iterator[tuple[str, dict[str, str | None]]]:
    """Each row with its place, values as text without blanks, empty ones None."""
    text = frame.select(pl.all().cast(pl.String).str.strip_chars().replace("", None))
    for n, row in enumerate(text.iter_rows(named=True), start=2):
        yield f"{where}, row {n}", row
