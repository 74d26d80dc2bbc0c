"""A process folder as the register of agreements and rounds: its state, and the register tables beside it.

The tables of :data:`REGISTERS` may each be absent, and are then empty. All faults of all of them are told at once,
among them rows that name an instrument, a clause or a point that the terms do not have.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from detente.claims.state import State
from detente.errors import Fault, InputError
from detente.process import Process
from detente.store.exchange.terms import agreement_of
from detente.store.folder import read_folder
from detente.store.frames import parse_frame
from detente.tables import AGENDA, ATTENDANCE, EXTENSIONS, IMPLEMENTATION, PAPERS, RELIANCE, Table
from detente.talks import Record, read_document
from detente.talks.agreements import Agreement
from detente.talks.calendar import Overview, check_implementation, overview
from detente.talks.rounds.preparation import check_agenda

REGISTERS: dict[str, Table] = {
    "register/agenda.csv": AGENDA,
    "register/attendance.csv": ATTENDANCE,
    "register/extensions.csv": EXTENSIONS,
    "register/implementation.csv": IMPLEMENTATION,
    "register/papers.csv": PAPERS,
    "register/reliance.csv": RELIANCE,
}


@dataclass(frozen=True)
class Book:
    """A folder, read for this room."""

    state: State
    agreements: tuple[Agreement, ...]
    agenda: pl.DataFrame
    attendance: pl.DataFrame
    extensions: pl.DataFrame
    implementation: pl.DataFrame
    papers: pl.DataFrame
    reliance: pl.DataFrame

    def on(self, day: date | None) -> Overview:
        """The register on a day; without one on the process's own."""
        guarantors = [
            o.names.get("en", o.id) for o in self.state.process.organisation if "guarantor" in o.roles
        ]
        return overview(
            self.agreements, day or self.state.process.day, extensions=self.extensions,
            implementation=self.implementation, reliance=self.reliance, consent_of=guarantors,
        )  # fmt: skip

    def records(self) -> dict[str, Record]:
        """What is read in each document of the folder."""
        return {p.name: read_document(p.text, published=p.published) for p in self.state.pages}


def read_book(path: str | Path) -> Book:
    """The folder's register; raises InputError with every fault of all its tables."""
    state = read_folder(path)
    agreements = tuple(agreement_of(one) for one in state.instruments)
    faults: list[Fault] = []
    frames: dict[str, pl.DataFrame] = {}
    for name, table in REGISTERS.items():
        file = Path(path) / name
        try:
            given = parse_frame(file.read_bytes(), name) if file.is_file() else table.empty()
            if table is IMPLEMENTATION:
                frames[table.name] = check_implementation(given, agreements, name)
            elif table is AGENDA:
                frames[table.name] = check_agenda(table.check(given, name), agreements, name)
            else:
                frames[table.name] = table.check(given, name)
        except InputError as error:
            faults += error.faults
    faults += _unknown(frames, agreements)
    if faults:
        raise InputError(str(path), faults)
    frames["extensions"] = _named(frames["extensions"], state.process)
    return Book(state, agreements, **frames)


def _unknown(frames: dict[str, pl.DataFrame], agreements: tuple[Agreement, ...]) -> list[Fault]:
    """Rows of extensions and reliance that name what the terms do not have; an extension that ends before it begins."""
    points = {(a.id, r.point, r.publisher) for a in agreements for r in a.renderings}
    ids = {a.id for a in agreements}
    faults = []
    for n, row in enumerate(frames.get("extensions", EXTENSIONS.empty()).iter_rows(named=True), start=2):
        where = f"register/extensions.csv, row {n}"
        if row["instrument"] not in ids:
            what = f"instrument {row['instrument']!r} is not among the terms"
            faults.append(Fault(where, what, f"use one of {', '.join(sorted(ids))}"))
        if row["until"] and row["until"] < row["decided"]:
            faults.append(Fault(where, "it ends before it was decided", "swap the dates or mend one"))
    for n, row in enumerate(frames.get("reliance", RELIANCE.empty()).iter_rows(named=True), start=2):
        if (row["instrument"], row["point"], row["publisher"]) not in points:
            what = f"{row['publisher']!r} has no rendering of {row['point']!r} in {row['instrument']!r}"
            faults.append(
                Fault(
                    f"register/reliance.csv, row {n}", what, "use point and publisher as the terms have them"
                )
            )
    return faults


def _named(extensions: pl.DataFrame, process: Process) -> pl.DataFrame:
    """Those who consented, under the name that the process gives them."""

    def name(written: str) -> str:
        one = process.organisation_named(written.strip())
        return one.names.get("en", one.id) if one else written.strip()

    whole = [
        "; ".join(name(part) for part in said.split(";")) if said else None
        for said in extensions["consented"].to_list()
    ]
    return extensions.with_columns(pl.Series("consented", whole, dtype=pl.String))
