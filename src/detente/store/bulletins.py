"""Bulletins from files to tables: each file's text and sidecar, read by the room that knows how bulletins speak."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from detente.errors import Fault, InputError
from detente.store.frames import read_frame
from detente.store.pages import read_page
from detente.tables import MOVEMENTS, TALLIES
from detente.talks.bulletins import Source, read_bulletin


def read_bulletins(
    files: Iterable[str], provinces: str, *, country: str, publisher: str
) -> tuple[pl.DataFrame, pl.DataFrame, list[str]]:
    """TALLIES and MOVEMENTS of the bulletins, and what was not read; raises InputError with the faults of all files."""
    names = read_frame(provinces)
    if "province" not in names.columns:
        what = "there is no column 'province'"
        raise InputError(provinces, [Fault(provinces, what, "give one row a province, a column a language")])
    faults: list[Fault] = []
    notes: list[str] = []
    tallies: list[dict[str, object]] = []
    movements: list[dict[str, object]] = []
    for file in files:
        try:
            page = read_page(file)
        except InputError as error:
            faults += error.faults
            continue
        published = str(page.published) if page.published else None
        read = read_bulletin(page.text, names.to_dicts(), published=page.published, source=Source(country))
        notes += [f"{file}: {note}" for note in read.notes]
        if read.day is None:
            remedy = "give it a sidecar with its 'date'"
            faults.append(Fault(file, "the day it is about cannot be told", remedy))
            continue
        where: dict[str, object] = {"source_url": page.source_url, "source_published": published}
        for t in read.tallies:
            own = {n: getattr(t, n) for n in ("date", "reporting_party", "category", "province", "count", "confirmed_by_other", "note")}  # fmt: skip
            tallies.append({**own, **where, "relayed_by": None})
        for m in read.movements:
            moved = {n: getattr(m, n) for n in ("date", "kind", "place", "count", "unit", "period")}
            movements.append({**moved, **where, "speaker_or_publisher": publisher})
    if faults:
        raise InputError("bulletins", faults)
    return TALLIES.make(tallies), MOVEMENTS.make(movements), notes
