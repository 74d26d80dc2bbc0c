"""The register tables of a folder held against its terms, meetings and documents, while it is read.

The rules are the room's (:mod:`detente.talks.registers`); here is only which file holds what. A file that cannot be
read at all is told elsewhere; nothing is held against what is not known because its own file has faults.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from detente.ceasefire.terms import Instrument
from detente.errors import Fault, InputError
from detente.tables import MEETINGS, Table
from detente.talks.registers import CHECKS, Known, register_faults


def check_registers(
    files: Mapping[str, Table],
    read: Callable[[str], pl.DataFrame],
    instruments: Sequence[Instrument] | None,
    documents: set[str],
) -> list[Fault]:
    """Rows that name what is not there; ``instruments`` is None where some of them could not be read."""
    meetings = next((name for name, table in files.items() if table is MEETINGS), None)
    held = MEETINGS.empty() if meetings is None else _frame(read, meetings)
    known = Known(
        clauses=None if instruments is None else {i.id: frozenset(c.id for c in i.clause) for i in instruments},
        points=None if instruments is None else frozenset((i.id, r.point, r.publisher) for i in instruments for r in i.rendering),
        meetings=None if held is None or not {"track", "name"} <= set(held.columns)
        else frozenset(zip(*(held[c].cast(pl.String).str.strip_chars() for c in ("track", "name")), strict=True)),
        documents=frozenset(documents),
    )  # fmt: skip
    faults = []
    for name, table in files.items():
        if table in CHECKS and (frame := _frame(read, name)) is not None:
            faults += register_faults(table, frame, known, name)
    return faults


def _frame(read: Callable[[str], pl.DataFrame], name: str) -> pl.DataFrame | None:
    try:
        return read(name)
    except InputError:
        return None
