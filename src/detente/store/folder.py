"""The process folder: what an analyst keeps and a secretariat hands over, read whole or not at all.

:func:`read_folder` reads everything, collects every fault of every file, and raises one error with all of them;
a :class:`~detente.claims.state.State` that exists is good. Layout of the files: the reference's page "process folder".
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import polars as pl

from detente.ceasefire.terms import Instrument
from detente.ceasefire.terms.acts import BROADER
from detente.ceasefire.terms.checks import check_terms
from detente.ceasefire.watch import read_watch, unknown_places
from detente.ceasefire.zones import ZonePlan
from detente.ceasefire.zones.faults import zone_faults
from detente.claims.state import Page, State
from detente.errors import Fault, InputError
from detente.layout import read_layout
from detente.places import Gazetteer
from detente.process import Process, Source
from detente.store.casework import check_casework
from detente.store.documents import PATTERNS
from detente.store.drawings import draw
from detente.store.frames import decode, parse_frame
from detente.store.pages import make_page, one_per_name
from detente.store.registers import check_registers
from detente.store.reports import read_reports
from detente.store.units import read_units
from detente.tables import (
    AGENDA,
    ATTENDANCE,
    BALANCES,
    CASEWORK,
    CORRECTIONS,
    DUTY,
    EXTENSIONS,
    FLASHES,
    IMPLEMENTATION,
    MEASURES,
    MEETINGS,
    MOVEMENTS,
    PAPERS,
    POSITIONS,
    PUBLISHED,
    RECOMMENDATIONS,
    RELEASES,
    RELIANCE,
    REPORTS,
    RESTRICTIONS,
    STANDARDS,
    TALLIES,
    TOTALS,
    VERDICTS,
    WATCH,
    Table,
)
from detente.violence.plan import Plan

T = TypeVar("T")
LAYOUTS: dict[str, type[Any]] = {
    "process.toml": Process,
    "terms/*.toml": Instrument,
    "zones/*.toml": ZonePlan,
    "plans/*.toml": Plan,
}
TABLES: dict[str, Table] = {
    "tallies/*.csv": TALLIES,
    "relief/movements.csv": MOVEMENTS,
    "relief/balances.csv": BALANCES,
    "relief/standards.csv": STANDARDS,
    "register/meetings.csv": MEETINGS,
    "register/totals.csv": TOTALS,
    "register/positions.csv": POSITIONS,
    "register/published.csv": PUBLISHED,
    "register/restrictions.csv": RESTRICTIONS,
    "casework/*.csv": CASEWORK,
    "register/flashes.csv": FLASHES,
    "register/duty.csv": DUTY,
    "register/measures.csv": MEASURES,
    "watch/*.csv": WATCH,
    "register/extensions.csv": EXTENSIONS,
    "register/implementation.csv": IMPLEMENTATION,
    "register/reliance.csv": RELIANCE,
    "register/agenda.csv": AGENDA,
    "register/attendance.csv": ATTENDANCE,
    "register/papers.csv": PAPERS,
    "register/corrections.csv": CORRECTIONS,
    "register/recommendations.csv": RECOMMENDATIONS,
    "register/verdicts.csv": VERDICTS,
    "register/releases.csv": RELEASES,
}


CHECKS: dict[str, Callable[[pl.DataFrame, str], pl.DataFrame]] = {"watch/*.csv": read_watch}
"""Tables that are held to more than their columns say."""


@dataclass
class _Reader:
    """Reads files of one folder and keeps the faults it meets, so that all are told at once."""

    root: Path
    faults: list[Fault]

    def keep(self, read: Callable[[], T]) -> T | None:
        """What ``read`` returns, or None with its faults kept."""
        try:
            return read()
        except InputError as error:
            self.faults += error.faults
            return None

    def bytes_of(self, name: str) -> bytes:
        """A file's bytes; a path that leaves the folder, or no file, is a fault."""
        try:
            path = (self.root / name).resolve(strict=True)
        except (OSError, ValueError):
            path = self.root.resolve() / "no such file"
        if (
            ".." in Path(name).parts
            or Path(name).is_absolute()
            or not path.is_relative_to(self.root.resolve())
        ):
            raise InputError(name, [Fault(name, "the path leaves the folder", "keep the file inside it")])
        if not path.is_file():
            raise InputError(
                name, [Fault(name, "no such file", "add the file, or mend the path that names it")]
            )
        return path.read_bytes()

    def text(self, name: str) -> str:
        """A file's text, UTF-8."""
        text, faults = decode(self.bytes_of(name), name)
        if faults:
            raise InputError(name, faults)
        return text

    def toml(self, name: str, layout: type[T]) -> T:
        """A TOML file in a layout."""
        try:
            data = tomllib.loads(self.text(name))
        except tomllib.TOMLDecodeError as error:
            raise InputError(name, [Fault(name, f"not TOML: {error}", "mend the line it names")]) from None
        return read_layout(layout, data, name)

    def frame(self, name: str) -> pl.DataFrame:
        """A table file as it is."""
        return parse_frame(self.bytes_of(name), name)

    def found(self, pattern: str) -> list[str]:
        """Files of the folder that match, in order."""
        return sorted(p.relative_to(self.root).as_posix() for p in self.root.glob(pattern) if p.is_file())

    def table(self, pattern: str, table: Table) -> pl.DataFrame:
        """All files that match, one below the other; an absent table is empty."""
        check = CHECKS.get(pattern, table.check)
        frames = self.each(pattern, lambda name: self.in_order(check(self.frame(name), name), name))
        whole = pl.concat([table.empty(), *frames])
        if len(frames) > 1:
            self.keep(lambda: check(whole, pattern))
        return whole

    def in_order(self, frame: pl.DataFrame, name: str) -> pl.DataFrame:
        """The frame, if no row ends before it starts."""
        if not {"date_start", "date_end"} <= set(frame.columns):
            return frame
        wrong = (frame["date_end"] < frame["date_start"]).fill_null(False).arg_true().to_list()
        if wrong:
            at = [f"{name}, row {row + 2}" for row in wrong]
            raise InputError(
                name, [Fault(a, "it ends before it starts", "swap the dates or mend one") for a in at]
            )
        return frame

    def each(self, pattern: str, read: Callable[[str], T]) -> list[T]:
        """What ``read`` makes of every file that matches; a file with faults is left out and its faults kept."""
        return self.each_of(self.found(pattern), read)

    def each_of(self, names: list[str], read: Callable[[str], T]) -> list[T]:
        """What ``read`` makes of each of these files, likewise."""
        return [one for name in names if (one := self.keep(partial(read, name))) is not None]

    def documents(self) -> list[str]:
        """The files under ``documents/`` that hold a text, one a name."""
        return one_per_name(name for pattern in PATTERNS for name in self.found(f"documents/{pattern}"))


def read_folder(path: str | Path) -> State:
    """The state of a process, from its folder; raises InputError with the faults of all its files."""
    root = Path(path)
    if not root.is_dir():
        raise InputError(
            str(path), [Fault(str(path), "no such folder", "make one with 'detente demo', or mend the path")]
        )
    reader = _Reader(root, [])
    process = reader.keep(lambda: reader.toml("process.toml", Process))
    instruments = _several(reader, "terms/*.toml", Instrument, "an agreement's terms")
    plans = [_drawn(reader, plan) for plan in _several(reader, "zones/*.toml", ZonePlan, "")]
    registered = _several(reader, "plans/*.toml", Plan, "")
    pages = reader.each_of(reader.documents(), lambda name: _page(reader, name))
    tables = {pattern: reader.table(pattern, table) for pattern, table in TABLES.items()}
    gazetteer: Gazetteer | None = None
    reports = REPORTS.empty()
    parts: list[pl.DataFrame | None] = []
    if process is not None:
        gazetteer = reader.keep(lambda: read_units(reader.bytes_of(process.places.units), process.places))
        parts = [reader.keep(partial(_reports, reader, one)) for one in process.source]
        reports = pl.concat([reports, *(part for part in parts if part is not None)])
    whole = len(instruments) == len(reader.found("terms/*.toml"))  # a faulty file is no reason to miss its id
    if process is not None and gazetteer is not None:
        reader.faults += _cross_checks(process, instruments, plans, gazetteer, whole)
        zones = [zone for plan in plans for zone in plan.zone]
        reader.faults += unknown_places(tables["watch/*.csv"], zones, gazetteer)
    reader.faults += check_registers(
        {name: table for name, table in TABLES.items() if reader.found(name)},
        reader.frame,
        instruments if whole else None,
        {Path(name).stem for name in reader.documents()},
    )
    if process is not None:
        told = None if any(part is None for part in parts) else reports
        drawn = [zone.id for plan in plans for zone in plan.zone]
        reader.faults += check_casework(
            process, tables, instruments if whole else None, told, drawn, gazetteer, reader.faults
        )
    if reader.faults or process is None or gazetteer is None:
        raise InputError(str(path), reader.faults)
    return State(
        process=process,
        instruments=tuple(instruments),
        plans=tuple(plans),
        gazetteer=gazetteer,
        pages=tuple(pages),
        reports=reports,
        tallies=tables["tallies/*.csv"],
        movements=tables["relief/movements.csv"],
        balances=tables["relief/balances.csv"],
        standards=tables["relief/standards.csv"],
        meetings=tables["register/meetings.csv"],
        totals=tables["register/totals.csv"],
        positions=tables["register/positions.csv"],
        restrictions=tables["register/restrictions.csv"],
        casework=tables["casework/*.csv"],
        flashes=tables["register/flashes.csv"],
        duty=tables["register/duty.csv"],
        measures=tables["register/measures.csv"],
        published=tables["register/published.csv"],
        watch=tables["watch/*.csv"],
        extensions=tables["register/extensions.csv"],
        implementation=tables["register/implementation.csv"],
        reliance=tables["register/reliance.csv"],
        agenda=tables["register/agenda.csv"],
        attendance=tables["register/attendance.csv"],
        papers=tables["register/papers.csv"],
        corrections=tables["register/corrections.csv"],
        recommendations=tables["register/recommendations.csv"],
        verdicts=tables["register/verdicts.csv"],
        releases=tables["register/releases.csv"],
        registered=tuple(registered),
    )


def _several(reader: _Reader, pattern: str, layout: type[T], needed: str) -> list[T]:
    if needed and not reader.found(pattern):
        reader.faults.append(
            Fault(
                pattern,
                f"the folder has no such file, so {needed} are missing",
                "add at least one (see the reference)",
            )
        )
    return reader.each(pattern, lambda name: reader.toml(name, layout))


def _reports(reader: _Reader, source: Source) -> pl.DataFrame:
    return read_reports(reader.frame(source.file), source)


def _page(reader: _Reader, name: str) -> Page:
    sidecar = Path(name).with_suffix(".json").as_posix()
    beside = reader.bytes_of(sidecar) if (reader.root / sidecar).is_file() else None
    return make_page(name, reader.bytes_of(name), beside)


def _drawn(reader: _Reader, plan: ZonePlan) -> ZonePlan:
    """The plan with the shapes its parts name; faults kept."""
    drawn, faults = draw(plan, reader.bytes_of)
    reader.faults += faults
    return drawn


def _overlaps(plan: ZonePlan, gazetteer: Gazetteer) -> list[Fault]:
    """Units that a plan puts both surely and possibly into a zone, or surely into two."""
    faults: list[Fault] = []
    owner: dict[str, str] = {}
    for zone in plan.zone:
        core = gazetteer.members(zone.core)
        both = sorted(core & gazetteer.members(zone.possible))
        if both:
            faults.append(Fault(f"zones, zone {zone.id!r}", f"{', '.join(both)} stand in core and in possible",
                                "keep each unit in one of them"))  # fmt: skip
        for code in sorted(core):
            if code in owner:
                faults.append(Fault(f"zones, zone {zone.id!r}", f"{code} is surely inside {owner[code]!r} too",
                                    "give the unit to one zone, or make it possible"))  # fmt: skip
            owner.setdefault(code, zone.id)
    return faults


def _cross_checks(
    process: Process, instruments: list[Instrument], plans: list[ZonePlan], gazetteer: Gazetteer, whole: bool
) -> list[Fault]:
    faults = []
    ids = {i.id for i in instruments}
    zones: set[str] = set()
    for plan in plans:
        if plan.instrument not in ids and whole:
            faults.append(Fault("zones", f"instrument {plan.instrument!r} is not among the terms",
                                f"use one of {', '.join(sorted(ids)) or '(none read)'}"))  # fmt: skip
        for zone in plan.zone:
            if zone.id in zones:
                faults.append(Fault("zones", f"two zones bear the id {zone.id!r}", "give each its own"))
            zones.add(zone.id)
            for code in (*zone.core, *zone.possible):
                if not gazetteer.known(code):
                    faults.append(Fault(f"zones, zone {zone.id!r}", f"p-code {code!r} is not in {process.places.units}",
                                        "mend the code, or add the unit"))  # fmt: skip
        faults += _overlaps(plan, gazetteer)
        faults += zone_faults(plan, gazetteer, {o.id for o in process.organisation})
    drawn = {zone.id: plan.instrument for plan in plans for zone in plan.zone}
    faults += [f for f in check_terms(instruments, drawn) if whole or "is not among the terms" not in f.what]
    known, tracks = {o.id for o in process.organisation}, {t.id for t in process.track}
    for where, things in (
        ("terms, instruments", instruments),
        ("process.toml, sources", process.source),
        ("process.toml, organisations", process.organisation),
        ("process.toml, tracks", process.track),
    ):
        names = [thing.id for thing in things]
        faults += [
            Fault(where, f"two bear the id {name!r}", "give each its own")
            for name in sorted({n for n in names if names.count(n) > 1})
        ]
    for act in sorted({act for source in process.source for act in source.acts.values()} - set(BROADER)):
        what, remedy = f"{act!r} is no act that terms know", f"use one of {', '.join(BROADER)}"
        faults.append(Fault("process.toml, source, acts", what, remedy))
    for one in instruments:
        if one.track and one.track not in tracks:
            faults.append(Fault(f"terms, {one.id}", f"track {one.track!r} is not declared",
                                "add it as [[track]] to process.toml, or mend the id"))  # fmt: skip
    for name in sorted({g for plan in plans for g in plan.guarantors} - known):
        faults.append(Fault("zones, guarantors", f"organisation {name!r} is not declared",
                            "add it as [[organisation]] to process.toml, or mend the id"))  # fmt: skip
    by = process.reporting.by
    if by and by not in known:
        faults.append(Fault("process.toml, reporting", f"organisation {by!r} is not declared",
                            "add it as [[organisation]] to process.toml, or mend the id"))  # fmt: skip
    terms_of = [(f"process.toml, post of {p.holder}", p.first, p.last) for p in process.post]
    terms_of += [
        (f"process.toml, council of {o.id}", t.first, t.last) for o in process.organisation for t in o.council
    ]
    for where, first, last in terms_of:
        if first and last and last < first:
            faults.append(
                Fault(where, f"it ends ({last}) before it begins ({first})", "swap the dates or mend one")
            )
    for post in process.post:
        if post.organisation not in known:
            faults.append(Fault("process.toml, post", f"organisation {post.organisation!r} is not declared",
                                "add it as [[organisation]], or mend the id"))  # fmt: skip
    if process.comparison.series_to < process.comparison.series_from:
        faults.append(
            Fault("process.toml, comparison", "series_to lies before series_from", "swap them or mend one")
        )
    return faults
