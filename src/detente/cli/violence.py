"""``detente violence``: how much violence there was, and whether a ceasefire changed it."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.errors import Fault, InputError

if TYPE_CHECKING:
    from detente.violence import Change

app = typer.Typer(
    no_args_is_help=True, help="How much violence there was, and whether a ceasefire changed it."
)


@app.callback()
def violence() -> None:
    """How much violence there was, and whether a ceasefire changed it."""


@app.command()
def change(
    series: Annotated[
        str, typer.Argument(help="Daily counts: CSV or Parquet; - reads CSV from standard input.")
    ],
    start: Annotated[
        str, typer.Option(help="First day of the ceasefire, or one a zone: A=2017-05-05,B=2017-08-03.")
    ],
    treated: Annotated[str | None, typer.Option(help="The zones, A,B. Default: areas with zone = 1.")] = None,
    areas: Annotated[Path | None, typer.Option(help="Table of area, region, neighbours.")] = None,
    effort: Annotated[Path | None, typer.Option(help="Table of date, area, monitors.")] = None,
    measure: Annotated[str, typer.Option(help="incidents, fatalities or civilians.")] = "incidents",
    missing: Annotated[str, typer.Option(help="What a missing row is: unwatched or zero.")] = "unwatched",
    end: Annotated[str | None, typer.Option(help="Last day used. Default: the last of the series.")] = None,
    donut: Annotated[int, typer.Option(help="Days left out on each side of the start.")] = 0,
    possible: Annotated[
        str, typer.Option(help="Areas that may lie in a zone, A,B: neither zone nor control.")
    ] = "",
    set_aside: Annotated[
        str, typer.Option(help="Areas at a war the ceasefire does not cover, A,B: no controls.")
    ] = "",
    seed: Annotated[int, typer.Option(help="Seed of the drawn permutations.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result object.")] = False,
) -> None:
    """Say by how much violence changed in the zones against areas without a ceasefire, with every check.

    Example: detente violence change daily.csv --start 2017-05-05 --treated idlib,homs --areas areas.csv
    """
    from detente.store.frames import read_frame
    from detente.violence import change as ask_change

    try:
        faults: list[Fault] = []
        when, last = _start(start, faults), None if end is None else _day(end, "--end", faults)
        if missing not in ("unwatched", "zero"):
            faults.append(Fault("--missing", f"{missing!r} is not known", "write unwatched or zero"))
        if faults:
            raise InputError("detente violence change", faults)
        found = ask_change(
            read_frame(series), start=when, treated=_names(treated) if treated is not None else None, end=last,
            measure=measure, donut_days=donut, missing="zero" if missing == "zero" else "unwatched",
            effort=None if effort is None else read_frame(effort), areas=None if areas is None else read_frame(areas),
            possible=_names(possible), set_aside=_names(set_aside), seed=seed,
        )  # fmt: skip
    except InputError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from None
    if as_json:
        print(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
    else:
        _show(found)


def _names(listed: str) -> list[str]:
    return [name.strip() for name in listed.split(",") if name.strip()]


def _start(written: str, faults: list[Fault]) -> date | dict[str, date]:
    if "=" not in written:
        return _day(written, "--start", faults)
    days = {}
    for part in _names(written):
        name, _, day = part.rpartition("=")
        if not name:
            faults.append(Fault("--start", f"{part!r} names no zone", "write A=2017-05-05,B=2017-08-03"))
            continue
        days[name.strip()] = _day(day.strip(), "--start", faults)
    return days


def _day(written: str, where: str, faults: list[Fault]) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        faults.append(Fault(where, f"{written!r} is no date", "write it as 2017-05-05"))
        return date.min


def _show(found: Change) -> None:
    from rich.console import Console
    from rich.table import Table

    from detente.violence import in_words

    console = Console()
    console.print(in_words(found), markup=False, highlight=False)
    ratios = Table(
        "comparison", "ratio (95% interval)", title=f"{found.measure}, after / before, zones / controls"
    )
    named = {
        "zones against controls": found.result,
        "trend-robust twin": found.twin,
        "neighbours against far areas": found.neighbours,
        "zones against far areas": found.far_controls,
        "adjusted for effort": found.effort_adjusted,
        "within regions": found.within_regions,
    }
    for name, result in named.items():
        if result is not None:
            ratios.add_row(name, result.shown().removesuffix(" ratio"))
    console.print(ratios)
    if found.checks:
        checks = Table("check", "passed", "what it says")
        for name, check in found.checks.items():
            checks.add_row(name, {True: "yes", False: "NO", None: "cannot tell"}[check.passed], check.words)
        console.print(checks)
