"""What is wrong with a folder's workflow beyond its columns: steps, duty list, flash reports, measures, answering."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatch
from zoneinfo import ZoneInfo

import polars as pl

from detente.ceasefire.acts import BROADER
from detente.ceasefire.casework import read_steps
from detente.ceasefire.duty import Turn, read_duty
from detente.ceasefire.flash import read_flashes
from detente.ceasefire.measures import check_measures
from detente.ceasefire.terms import Instrument
from detente.errors import Fault, InputError
from detente.process import Process

PATTERNS = ("casework/*.csv", "register/duty.csv", "register/flashes.csv", "register/measures.csv")


def check_casework(
    process: Process,
    tables: Mapping[str, pl.DataFrame],
    instruments: Sequence[Instrument] | None,
    reports: pl.DataFrame | None,
    zones: Sequence[str],
    before: Sequence[Fault] = (),
) -> list[Fault]:
    """Every fault. ``instruments`` or ``reports`` is None where some could not be read, so that no name is missed.

    before : faults found so far; a table whose files have some is not read on, since half of it would mislead
    """
    clock, organisations = ZoneInfo(process.time_zone), {o.id for o in process.organisation}
    known = None if reports is None else set(_names(reports))
    clauses = None if instruments is None else {(i.id, c.id) for i in instruments for c in i.clause}
    faults = _answering(process, organisations)
    steps, duty, flashes, measures = (tables[pattern] for pattern in PATTERNS)
    spoilt = {p for p in PATTERNS if any(fnmatch(f.place.split(",")[0], p) for f in before)}
    if PATTERNS[0] not in spoilt:
        faults += _tried(
            lambda: read_steps(steps, clock, organisations=organisations, clauses=clauses, reports=known)
        )
    turns: tuple[Turn, ...] = ()
    try:
        turns = read_duty(duty, clock, organisations)
    except InputError as error:
        faults += error.faults
    else:
        if PATTERNS[1] not in spoilt:
            faults += _tried(
                lambda: read_flashes(flashes, clock, turns, organisations=organisations, reports=known)
            )
    return faults + check_measures(measures, zones, organisations)


def _answering(process: Process, organisations: set[str]) -> list[Fault]:
    faults = []
    for one in process.organisation:
        place = f"process.toml, organisation {one.id!r}, answers_for"
        for party in one.answers_for:
            if party not in organisations:
                faults.append(Fault(place, f"organisation {party!r} is not declared", "add it as [[organisation]], or mend the id"))  # fmt: skip
        if one.answers_for and "guarantor" not in one.roles:
            faults.append(
                Fault(place, "it answers for a party and is no guarantor", "add the role, or empty the list")
            )
    names = [rule.id for rule in process.flash]
    faults += [
        Fault("process.toml, flash", f"two rules bear the id {name!r}", "give each its own")
        for name in sorted({n for n in names if names.count(n) > 1})
    ]
    for rule in process.flash:
        for act in sorted(set(rule.acts) - set(BROADER)):
            faults.append(Fault(f"process.toml, flash {rule.id!r}", f"{act!r} is no act that terms know", f"use one of {', '.join(BROADER)}"))  # fmt: skip
    return faults


def _tried(read: Callable[[], object]) -> list[Fault]:
    try:
        read()
    except InputError as error:
        return list(error.faults)
    return []


def _names(reports: pl.DataFrame) -> list[str]:
    return reports.select(pl.concat_str("source", "report_id", separator=":")).to_series().to_list()
