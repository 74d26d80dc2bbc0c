"""``detente violence``: how much violence there was, and whether a ceasefire changed it."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.options import Json, Output, one_of, print_json
from detente.errors import Fault, InputError

if TYPE_CHECKING:
    from detente.violence.plan import Plan

app = typer.Typer(
    no_args_is_help=True, help="How much violence there was, and whether a ceasefire changed it."
)
Series = Annotated[str, typer.Argument(help="Daily counts: CSV or Parquet; - reads CSV from standard input.")]
Start = Annotated[
    str | None, typer.Option(help="First day of the ceasefire, or one a zone: A=2017-05-05,B=2017-08-03.")
]
Treated = Annotated[str | None, typer.Option(help="The zones, A,B. Default: areas with zone = 1.")]
Measure = Annotated[str | None, typer.Option(help="incidents (default), fatalities or civilians.")]
Missing = Annotated[str | None, typer.Option(help="What a missing row is: unwatched (default) or zero.")]
First = Annotated[str | None, typer.Option(help="First day used. Default: the first of the series.")]
End = Annotated[str | None, typer.Option(help="Last day used. Default: the last of the series.")]
Donut = Annotated[int | None, typer.Option(help="Days left out on each side of the start. Default: 0.")]
Possible = Annotated[
    str | None, typer.Option(help="Areas that may lie in a zone, A,B: neither zone nor control.")
]
SetAside = Annotated[
    str | None, typer.Option(help="Areas at a war the ceasefire does not cover, A,B: no controls.")
]
Checks = Annotated[str | None, typer.Option(help="Checks to make, A,B. Default: all of them.")]
Seed = Annotated[int | None, typer.Option(help="Seed of the drawn permutations. Default: 0.")]


@app.callback()
def violence() -> None:
    """How much violence there was, and whether a ceasefire changed it."""


@app.command()
def level(
    what: Annotated[str, typer.Argument(help="Daily counts (CSV, Parquet, -), or a process folder.")],
    every: Annotated[str, typer.Option(help="day, week (from Monday) or month.")] = "month",
    area: Annotated[str | None, typer.Option(help="Only these areas or zones, A,B.")] = None,
    act: Annotated[
        str, typer.Option(help="Only this act; 'all' for their sum, 'each' for every one.")
    ] = "each",
    as_json: Json = False,
    output: Output = None,
) -> None:
    """Count incidents and deaths per area (and act, in a folder) by day, week or month, with rates per 30 watched days.

    Example: detente violence level syria-2018 --every month --area idlib --act all
    """
    from detente.cli.violence_shown import show_levels
    from detente.store.frames import read_frame, write_frame
    from detente.violence.counts import counts_of_series

    one_of("--every", every, ("day", "week", "month"))
    if what != "-" and Path(what).is_dir():
        from detente.cli.violence_folder import levels_of_folder

        found, left = levels_of_folder(what, every)  # type: ignore[arg-type]
    else:
        found, left = counts_of_series(read_frame(what), every=every), None  # type: ignore[arg-type]
    known = sorted(set(found["area"]))
    for name in _names(area):
        one_of("--area", name, known)
    if area is not None:
        found = found.filter(found["area"].is_in(_names(area)))
    if "act" in found.columns and act != "each":
        one_of("--act", act, sorted(set(found["act"])))
        found = found.filter(found["act"] == act)
    if output is not None:
        write_frame(found, output)
    if as_json:
        rows = found.with_columns(found["period"].cast(str)).to_dicts()
        print_json({"every": every, "levels": rows, "on_no_day": [] if left is None else left})
    elif output is None:
        show_levels(found, [] if left is None else left)


@app.command()
def plan(
    series: Annotated[str, typer.Argument(help="Name of the series that will be used; it is not opened.")],
    start: Start = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="Write the plan here, a new file: .toml or .json.")
    ] = None,
    treated: Treated = None,
    measure: Measure = None,
    missing: Missing = None,
    first: First = None,
    end: End = None,
    donut: Donut = None,
    possible: Possible = None,
    set_aside: SetAside = None,
    controls: Annotated[str, typer.Option(help="Comparison areas, A,B. Default: all others.")] = "",
    checks: Checks = None,
    areas: Annotated[
        bool, typer.Option("--areas", help="A table of regions and neighbours will be used.")
    ] = False,
    effort: Annotated[bool, typer.Option("--effort", help="A table of monitors will be used.")] = False,
    seed: Seed = None,
    note: Annotated[str, typer.Option(help="What a reader should know.")] = "",
    made: Annotated[str | None, typer.Option(help="Day on which it is made. Default: today.")] = None,
) -> None:
    """Fix a comparison before the data are looked at: a dated plan with its sha256, in a new file.

    Example: detente violence plan daily.csv --start 2017-05-06 --treated idlib,homs --areas -o plan.toml
    """
    from detente.layout import read_layout
    from detente.store.plans import plan_text, write_plan
    from detente.violence.checks import REGISTRY
    from detente.violence.plan import Plan, sha256_of

    faults: list[Fault] = []
    day = datetime.now(UTC).date() if made is None else _day(made, "--made", faults)
    when = _start(start, faults) if start is not None else None
    zones = dict.fromkeys(_names(treated), when) if isinstance(when, date) else dict(when or {})
    if not zones:
        faults.append(
            Fault(
                "--treated",
                "no zone with its first day is named",
                "give --treated A,B and --start DAY, or --start A=DAY,B=DAY",
            )
        )
    if isinstance(when, dict) and treated is not None and set(_names(treated)) != set(when):
        faults.append(
            Fault("--treated", "the zones differ from those in --start", "name the same zones in both")
        )
    for name in _names(checks):
        if name not in REGISTRY:
            faults.append(Fault("--checks", f"{name!r} is none of them", f"use {', '.join(REGISTRY)}"))
    _check_words(measure, missing, faults)
    asked: dict[str, Any] = {
        "first": None if first is None else _day(first, "--first", faults),
        "last": None if end is None else _day(end, "--end", faults),
    }
    if faults:
        raise InputError("detente violence plan", faults)
    asked |= {
        "made": day, "series": series, "zones": zones, "controls": tuple(_names(controls)), "note": note, "areas": areas,
        "effort": effort, "possible": tuple(_names(possible)), "set_aside": tuple(_names(set_aside)), "measure": measure,
        "missing": missing, "donut_days": donut, "seed": seed, "checks": None if checks is None else tuple(_names(checks)),
    }  # fmt: skip
    given = {name: value for name, value in asked.items() if value is not None}
    made_plan = read_layout(Plan, given, "detente violence plan")
    if output is None:
        sys.stdout.write(plan_text(made_plan))
    else:
        write_plan(made_plan, output)
        print(f"plan of {day}, sha256 {sha256_of(made_plan)}, in {output}", file=sys.stderr)


@app.command()
def change(
    series: Series,
    start: Start = None,
    treated: Treated = None,
    plan: Annotated[
        Path | None, typer.Option(help="A plan made before; what is not given here is taken from it.")
    ] = None,
    areas: Annotated[Path | None, typer.Option(help="Table of area, region, neighbours.")] = None,
    effort: Annotated[Path | None, typer.Option(help="Table of date, area, monitors.")] = None,
    measure: Measure = None,
    missing: Missing = None,
    first: First = None,
    end: End = None,
    donut: Donut = None,
    possible: Possible = None,
    set_aside: SetAside = None,
    checks: Checks = None,
    seed: Seed = None,
    language: Annotated[str, typer.Option(help="Language of the paragraph: en, ru or ar.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print the result object.")] = False,
) -> None:
    """Say by how much violence changed in the zones against areas without a ceasefire, with every check.

    Example: detente violence change daily.csv --start 2017-05-05 --treated idlib,homs --areas areas.csv
    """
    from detente.cli.violence_shown import print_change
    from detente.store.frames import read_frame
    from detente.store.plans import read_plan
    from detente.violence import change as ask_change
    from detente.violence.plan import follow
    from detente.violence.wording import LANGUAGES

    faults: list[Fault] = []
    planned = None if plan is None else read_plan(plan)
    given: dict[str, Any] = {
        "start": None if start is None else _start(start, faults),
        "treated": None if treated is None else _names(treated),
        "first": None if first is None else _day(first, "--first", faults),
        "end": None if end is None else _day(end, "--end", faults),
        "measure": measure,
        "missing": missing,
        "donut_days": donut,
        "possible": None if possible is None else _names(possible),
        "set_aside": None if set_aside is None else _names(set_aside),
        "checks": None if checks is None else _names(checks),
        "seed": seed,
    }
    _check_words(measure, missing, faults)
    if start is None and planned is None:
        faults.append(Fault("--start", "no first day is given", "give --start DAY, or --plan PLAN"))
    if language not in LANGUAGES:
        faults.append(Fault("--language", f"{language!r} is not known", f"use {', '.join(LANGUAGES)}"))
    if faults:
        raise InputError("detente violence change", faults)
    asked = {
        **_planned(planned, given),
        **{name: value for name, value in given.items() if value is not None},
    }
    daily = read_frame(series)
    if planned is not None and planned.controls:
        kept = {*planned.controls, *planned.possible, *planned.set_aside, *asked["treated"]}
        daily = daily.filter(daily["area"].cast(str).is_in(sorted(kept)))
    found = ask_change(
        daily, **asked, effort=None if effort is None else read_frame(effort),
        areas=None if areas is None else read_frame(areas),
    )  # fmt: skip
    if planned is not None:
        found = replace(found, plan=follow(found, planned, series))
    print_change(found, language, as_json)


def _planned(plan: Plan | None, given: dict[str, Any]) -> dict[str, Any]:
    """The plan's arguments. A start given for other zones takes the plan's zones with it."""
    if plan is None:
        return {}
    asked = plan.arguments()
    if given["treated"] is not None and given["start"] is None:
        asked["start"] = min(plan.zones.values()) if len(set(plan.zones.values())) == 1 else asked["start"]
    if isinstance(given["start"], dict) and given["treated"] is None:
        asked["treated"] = sorted(given["start"])
    return asked


def _names(listed: str | None) -> list[str]:
    return [name.strip() for name in (listed or "").split(",") if name.strip()]


def _check_words(measure: str | None, missing: str | None, faults: list[Fault]) -> None:
    if missing not in (None, "unwatched", "zero"):
        faults.append(Fault("--missing", f"{missing!r} is not known", "write unwatched or zero"))
    if measure not in (None, "incidents", "fatalities", "civilians"):
        faults.append(
            Fault("--measure", f"{measure!r} is not one", "use one of incidents, fatalities, civilians")
        )


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
