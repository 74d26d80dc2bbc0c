"""Steps of cases as they were handed in, and everything that is wrong with them.

A table of steps is good when each case begins with one allegation, its numbers run from 1 without gaps, its
instants run forward, every organisation is declared, and no step makes a move that is not open
(:mod:`detente.ceasefire.casework.moves`). Each fault names the case and the step.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from zoneinfo import ZoneInfo

import polars as pl

from detente.ceasefire.casework.instants import EXPECTED, Instant, read
from detente.ceasefire.casework.moves import OUTCOMES, WITHOUT_TO, fold
from detente.ceasefire.casework.step import Step, by_case
from detente.errors import Fault, InputError

ONLY = {
    "report": ("allegation",),
    "instrument": ("allegation",),
    "clause": ("allegation",),
    "against": ("allegation",),
    "attribution": (
        "allegation",
        "investigation",
        "finding",
        "reply",
        "reservation",
        "dissent",
        "concurrence",
    ),
    "due": ("tasking", "asked"),
}
"""Columns that only these kinds of step may fill."""


def read_steps(
    frame: pl.DataFrame,
    zone: ZoneInfo,
    *,
    organisations: Collection[str] | None = None,
    clauses: Collection[tuple[str, str]] | None = None,
    reports: Collection[str] | None = None,
) -> tuple[Step, ...]:
    """The steps of a CASEWORK frame, by case and number; raises InputError with every fault.

    organisations, clauses (instrument, clause), reports (SOURCE:ID) : what a step may name; None: anything
    """
    faults: list[Fault] = []
    rows = _once(frame, faults)
    steps = [s for row in rows if (s := _step(row, zone, faults)) is not None]
    for step in steps:
        faults += _names(step, organisations, clauses, reports)
    broken = {f.place.split(", step")[0] for f in faults}
    for of_one in by_case(steps).values():
        order = _order(of_one)
        faults += order
        if not order and of_one[0].place.split(", step")[0] not in broken:
            faults += [Fault(step.place, what, remedy) for step, what, remedy in fold(of_one).faults]
    if faults:
        raise InputError("casework", faults)
    return tuple(steps)


def _once(frame: pl.DataFrame, faults: list[Fault]) -> list[dict[str, object]]:
    """Rows in order; a number that comes twice is a fault that says whether the two differ."""
    seen: dict[tuple[str, int], dict[str, object]] = {}
    for row in frame.sort("case", "step", nulls_last=True, maintain_order=True).iter_rows(named=True):
        key = (row["case"], row["step"])
        if (first := seen.setdefault(key, row)) is row:
            continue
        place = f"casework, case {key[0]!r}, step {key[1]}"
        differ = [repr(name) for name in row if row[name] != first[name]]
        if differ:
            what = f"it was handed in twice with different content ({', '.join(differ)})"
            faults.append(
                Fault(place, what, "keep both: give the later one the next number, or another case")
            )
        else:
            faults.append(Fault(place, "it was handed in twice, word for word", "remove the copy"))
    return list(seen.values())


def _step(row: dict[str, object], zone: ZoneInfo, faults: list[Fault]) -> Step | None:
    place = f"casework, case {row['case']!r}, step {row['step']}"

    def when(name: str) -> Instant | None:
        if not row[name]:
            return None
        try:
            return read(str(row[name]), zone)
        except ValueError as error:
            faults.append(Fault(place, f"{name!r}: {error}", EXPECTED))
            return None

    def text(name: str) -> str:
        return str(row[name] or "")

    at, entered, due = when("at"), when("entered"), when("due")
    kind, outcome = text("kind"), text("outcome")
    if outcome not in OUTCOMES[kind]:
        of = ", ".join(OUTCOMES[kind]) if OUTCOMES[kind] != ("",) else "leave it empty"
        faults.append(Fault(place, f"{outcome or 'nothing'!r} is no outcome of {kind!r}", f"use: {of}"))
        return None
    for name, kinds in ONLY.items():
        if row[name] and kind not in kinds:
            faults.append(
                Fault(
                    place,
                    f"a step {kind!r} says nothing of {name!r}",
                    f"empty it; it belongs to {', '.join(kinds)}",
                )
            )
    if kind in ("tasking", "asked") and not row["to"]:
        faults.append(Fault(place, f"{kind!r} names nobody in 'to'", "name who was tasked or asked"))
    if row["to"] and kind in WITHOUT_TO:
        faults.append(Fault(place, f"a step {kind!r} is addressed to nobody", "empty 'to'"))
    if at is None or (row["entered"] and entered is None):
        return None
    entered = entered or at
    if entered.before(at):
        faults.append(
            Fault(place, "it was handed in before it was done", "swap 'at' and 'entered', or mend one")
        )
    if due is not None and due.before(at):
        faults.append(Fault(place, "it is due before it was done", "mend 'due' or 'at'"))
    evidence = len([one for one in text("evidence").split(";") if one.strip()])
    corrects = int(str(row["corrects"])) if row["corrects"] is not None else None
    return Step(
        text("case"), int(str(row["step"])), kind, outcome, at, entered, text("by"), text("to"), text("report"),
        text("instrument"), text("clause"), text("against"), text("attribution"), due, text("says"), text("basis"),
        evidence, corrects,
    )  # fmt: skip


def _names(
    step: Step,
    organisations: Collection[str] | None,
    clauses: Collection[tuple[str, str]] | None,
    reports: Collection[str] | None,
) -> list[Fault]:
    faults = []
    if organisations is not None:
        for name in dict.fromkeys((step.by, step.to, step.against)):
            if name and name not in organisations:
                faults.append(Fault(step.place, f"organisation {name!r} is not declared",
                                    "add it as [[organisation]] to process.toml, or mend the id"))  # fmt: skip
    if clauses is not None and step.instrument:
        known = {c for i, c in clauses if i == step.instrument}
        if not known:
            faults.append(
                Fault(step.place, f"instrument {step.instrument!r} is not among the terms", "mend the id")
            )
        elif step.clause and step.clause not in known:
            what = f"{step.instrument!r} has no clause {step.clause!r}"
            faults.append(Fault(step.place, what, f"use one of {', '.join(sorted(known))}"))
    if reports is not None and step.report and step.report not in reports:
        faults.append(
            Fault(step.place, f"no report {step.report!r} is in the folder", "write SOURCE:ID of a report")
        )
    return faults


def _order(steps: Sequence[Step]) -> list[Fault]:
    """Numbers without gaps, and nothing handed in before the step it follows."""
    faults = []
    for n, (step, before) in enumerate(zip(steps, [None, *steps], strict=False), 1):
        if step.number != n:
            faults.append(
                Fault(
                    step.place,
                    f"step {n} of the case is missing",
                    "hand it in, or number from 1 without gaps",
                )
            )
            break
        if before is not None and step.entered.before(before.entered):
            what = f"steps out of order: handed in ({step.entered.text}) before step {before.number} ({before.entered.text})"
            faults.append(
                Fault(step.place, what, "number the steps in the order in which they were handed in")
            )
    return faults
