"""Steps of cases as rows, for tests: a good case to spoil one step at a time."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from detente.ceasefire.casework import Case, cases_as_of, read_steps
from detente.errors import InputError
from detente.process import Limits
from detente.tables import CASEWORK

UTC = ZoneInfo("UTC")
LIMITS = Limits(answer_hours=48, verification_days=5, investigation_days=10, finding_days=5)
ANSWERS_FOR = {"reds": ("redland",), "blues": ("blueland", "greyland")}
NAMES = {"reds": "Red side", "blues": "Blue side", "redland": "Redland", "blueland": "Blueland", "greyland": "Greyland",
         "mission": "Mission", "commission": "Commission"}  # fmt: skip
ORGANISATIONS = set(NAMES)


def step(number: int, kind: str, at: str, by: str = "commission", **more: Any) -> dict[str, Any]:
    """One row of the table."""
    return {"case": "C-1", "step": number, "kind": kind, "at": at, "by": by, **more}


def whole() -> list[dict[str, Any]]:
    """A case from allegation to closure, with replies and a dissent."""
    return [
        step(1, "allegation", "2030-05-01T08:00+00:00", "blues", against="reds", instrument="truce", clause="1", report="a:1", says="They fired."),
        step(2, "asked", "2030-05-01T12:00+00:00", to="reds"),
        step(3, "asked", "2030-05-01T12:00+00:00", to="redland"),
        step(4, "tasking", "2030-05-02", outcome="verification", to="mission"),
        step(5, "access", "2030-05-02", "reds", outcome="delayed", place_name="the mill"),
        step(6, "reply", "2030-05-03T09:00+00:00", "reds", outcome="denies", says="We did not fire."),
        step(7, "verification", "2030-05-04", "mission", outcome="confirmed", evidence="E/1;E/2"),
        step(8, "tasking", "2030-05-05", outcome="investigation", to="mission"),
        step(9, "investigation", "2030-05-09", "mission", outcome="attributed", attribution="reds", witnesses="W-1"),
        step(10, "finding", "2030-05-10", outcome="violation", attribution="reds", says="Fire inside the zone."),
        step(11, "dissent", "2030-05-11", "reds", says="The report is wrong."),
        step(12, "closure", "2030-05-20"),
    ]  # fmt: skip


def table(rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows in the layout of the table."""
    every = [{name: row.get(name) for name in CASEWORK.names} for row in rows]
    return CASEWORK.check(pl.DataFrame(every, schema=CASEWORK.schema))


def changed(number: int, **more: Any) -> list[dict[str, Any]]:
    """The whole case with one step otherwise."""
    return [{**row, **more} if row["step"] == number else row for row in whole()]


def on(day: str, rows: list[dict[str, Any]] | None = None, limits: Limits = LIMITS) -> Case:
    """The one case as of a day."""
    steps = read_steps(table(whole() if rows is None else rows), UTC)
    (case,) = cases_as_of(steps, date.fromisoformat(day), UTC, limits, ANSWERS_FOR)
    return case


def faults(rows: list[dict[str, Any]], **known: Any) -> list[str]:
    """What is wrong with the rows, as a user reads it."""
    try:
        read_steps(table(rows), UTC, **known)
    except InputError as error:
        return [str(fault) for fault in error.faults]
    return []
