"""What is wrong with a folder's workflow beyond its columns: steps, duty list, flash reports, measures, answering."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatch
from zoneinfo import ZoneInfo

import polars as pl

from detente.ceasefire.casework import read_steps
from detente.ceasefire.casework.duty import Turn, read_duty
from detente.ceasefire.casework.flash import read_flashes
from detente.ceasefire.measures import check_measures
from detente.ceasefire.terms import Instrument
from detente.ceasefire.terms.acts import BROADER
from detente.errors import Fault, InputError
from detente.places import Gazetteer
from detente.process import Process, folded

PATTERNS = ("casework/*.csv", "register/duty.csv", "register/flashes.csv", "register/measures.csv")


def check_casework(
    process: Process,
    tables: Mapping[str, pl.DataFrame],
    instruments: Sequence[Instrument] | None,
    reports: pl.DataFrame | None,
    zones: Sequence[str],
    gazetteer: Gazetteer | None = None,
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
        faults += _narrow(steps, _narrow_places(gazetteer, reports, process))
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


def _narrow_places(
    gazetteer: Gazetteer | None, reports: pl.DataFrame | None, process: Process
) -> frozenset[tuple[str, ...]]:
    """Names, as words, of the places narrower than a district that the folder knows and that name nothing wider."""
    units = gazetteer.units if gazetteer is not None else ()
    wide = [n for u in units for n in (u.district_name, u.province_name)]
    wide += [n for o in process.organisation for n in (o.id, *o.names.values(), *o.aliases)]
    wide += [*process.country.names.values(), *process.country.aliases]
    narrow = [n for u in units for n in (u.name, u.pcode)]
    narrow += reports["place_name"].unique().drop_nulls().to_list() if reports is not None else []
    return frozenset(map(_words, narrow)) - frozenset(map(_words, wide)) - {()}


def _narrow(steps: pl.DataFrame, places: frozenset[tuple[str, ...]]) -> list[Fault]:
    """A fault for every public text of a step that names such a place; the fault itself does not repeat the name."""
    longest = max(map(len, places), default=0)
    faults = []
    for row in steps.iter_rows(named=True):
        for column in ("says", "basis", "attribution"):
            words = _words(row[column] or "")
            parts = (words[i : i + n] for n in range(1, longest + 1) for i in range(len(words) - n + 1))
            if any(part in places for part in parts):
                faults.append(Fault(f"casework, case {row['case']!r}, step {row['step']}", f"{column!r} is public and names a place narrower than a district",
                                    "name the district, and write the place in 'place_name' (access) or 'evidence'"))  # fmt: skip
    return faults


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", folded(text)))


def _tried(read: Callable[[], object]) -> list[Fault]:
    try:
        read()
    except InputError as error:
        return list(error.faults)
    return []


def _names(reports: pl.DataFrame) -> list[str]:
    return reports.select(pl.concat_str("source", "report_id", separator=":")).to_series().to_list()
