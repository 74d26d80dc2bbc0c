"""Turning tables and names into one question, with every fault found on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

import numpy as np
import polars as pl

from detente.errors import Fault, InputError
from detente.violence.checks import REGISTRY
from detente.violence.panel import Missing, Panel, read_effort, read_panel
from detente.violence.question import Question
from detente.violence.surroundings import Surroundings, read_surroundings
from detente.violence.types import Int1D


@dataclass(frozen=True)
class Asked:
    """The question with what else was handed in, as arrays."""

    question: Question
    dates: Mapping[str, date]
    first: date
    last: date
    missing: Missing
    surroundings: Surroundings | None
    effort: Panel | None
    possible: Int1D
    set_aside: Int1D
    without_source: Mapping[str, Panel]


def ask(
    daily: pl.DataFrame,
    *,
    start: date | Mapping[str, date],
    treated: Sequence[str] | None,
    first: date | None,
    end: date | None,
    measure: str,
    donut_days: int,
    effort: pl.DataFrame | None,
    areas: pl.DataFrame | None,
    missing: Missing,
    possible: Sequence[str],
    set_aside: Sequence[str],
    without_source: Mapping[str, pl.DataFrame],
    checks: Sequence[str] | None,
) -> Asked:
    """One question from tables and names; see :func:`detente.violence.change` for each argument."""
    panel = read_panel(daily, measure, missing)
    zones = _zones(daily, start, treated)
    faults = _faults(panel, zones, start, donut_days, missing, possible, set_aside, checks)
    if faults:
        raise InputError("violence change", faults)
    dates = {zone: start[zone] if isinstance(start, Mapping) else start for zone in zones}
    rows = panel.rows(zones)
    apart = [panel.rows(tuple(dict.fromkeys(names))) for names in (possible, set_aside)]
    taken = set(np.concatenate([rows, *apart]).tolist())
    controls = np.array([i for i in range(len(panel.areas)) if i not in taken], dtype=np.int64)
    last = panel.last if end is None else min(end, panel.last)
    begin = panel.first if first is None else max(first, panel.first)
    question = Question(
        panel,
        rows,
        np.array([panel.day(dates[z]) for z in zones], dtype=np.int64),
        controls,
        begin=panel.day(begin),
        end=panel.day(last) + 1,
        donut=donut_days,
    )
    return Asked(
        question,
        dates,
        begin,
        last,
        missing,
        None if areas is None else read_surroundings(areas, panel),
        None if effort is None else read_effort(effort, panel),
        apart[0],
        apart[1],
        {name: _like(read_panel(frame, measure, missing), panel) for name, frame in without_source.items()},
    )


def _zones(daily: pl.DataFrame, start: date | Mapping[str, date], treated: Sequence[str] | None) -> list[str]:
    if treated is not None:
        return sorted(set(treated))
    if "zone" in daily.columns:
        marked = daily.filter(pl.col("zone").cast(pl.Float64, strict=False) == 1)["area"].cast(pl.String)
        if not marked.is_empty():
            return sorted(set(marked))
    return sorted(start) if isinstance(start, Mapping) else []


def _faults(
    panel: Panel,
    zones: Sequence[str],
    start: date | Mapping[str, date],
    donut_days: int,
    missing: str,
    possible: Sequence[str],
    set_aside: Sequence[str],
    checks: Sequence[str] | None,
) -> list[Fault]:
    faults = []
    if not zones:
        faults.append(
            Fault("treated", "no zone is named", "name the zones, or mark them with 1 in a column 'zone'")
        )
    for what, listed in (("treated", zones), ("possible", possible), ("set_aside", set_aside)):
        faults += [
            Fault(
                what, f"area {name!r} is not in the series ({len(panel.areas)} areas)", "check its spelling"
            )
            for name in listed
            if name not in panel.areas
        ]
    if isinstance(start, Mapping):
        faults += [
            Fault("start", f"zone {z!r} has no start", "give its day") for z in zones if z not in start
        ]
        faults += [
            Fault("start", f"{z!r} is no zone", "name it among the zones")
            for z in sorted(set(start) - set(zones))
        ]
    groups = (("treated", set(zones)), ("possible", set(possible)), ("set_aside", set(set_aside)))
    for i, (what, names) in enumerate(groups):
        for other, others in groups[i + 1 :]:
            faults += [Fault(what, f"{n!r} is also {other}", "choose one") for n in sorted(names & others)]
    if donut_days < 0:
        faults.append(Fault("donut", f"it is {donut_days} days", "give 0 or more"))
    if missing not in get_args(Missing):
        faults.append(
            Fault("missing", f"{missing!r} is not known", f"use one of {', '.join(get_args(Missing))}")
        )
    unknown = [c for c in checks or () if c not in REGISTRY]
    faults += [Fault("checks", f"{c!r} is none of them", f"use {', '.join(REGISTRY)}") for c in unknown]
    return faults


def _like(panel: Panel, like: Panel) -> Panel:
    """Another series on the same areas and days; what it does not have is unwatched."""
    counts, watched = np.zeros(like.counts.shape), np.zeros(like.counts.shape)
    shift = (panel.first - like.first).days
    days = np.arange(panel.days) + shift
    inside = (days >= 0) & (days < like.days)
    for i, name in enumerate(panel.areas):
        if name in like.areas:
            row = like.areas.index(name)
            counts[row, days[inside]] = panel.counts[i, inside]
            watched[row, days[inside]] = panel.watched[i, inside]
    return Panel(like.areas, like.first, counts, watched)
