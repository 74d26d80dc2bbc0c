"""``detente ceasefire zones`` and ``where``: what the zones are, and whether one place lies in them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from detente.cli.options import (
    AsOf,
    Folder,
    Json,
    Output,
    day_of,
    days_as_text,
    one_of,
    print_json,
    print_table,
    refused,
)

Who = Annotated[
    str | None,
    typer.Option("--rendering", metavar="ORG", help="As this organisation draws them, where it draws them."),
]


def zones(
    folder: Folder, as_of: AsOf = None, rendering: Who = None, output: Output = None, json: Json = False
) -> None:
    """List the zones: area, days, whether their lines are official, who draws them otherwise.

    Example: detente ceasefire zones syria-2018 -o zones.geojson
    """
    import polars as pl

    from detente.ceasefire.zones.table import list_zones, zone_features
    from detente.store.folder import read_folder
    from detente.store.frames import write_frame
    from detente.store.geojson import write_features

    state = read_folder(folder)
    how: dict[str, Any] = {"as_of": day_of(as_of, "--as-of"), "rendering": _known(rendering, state.process)}
    frame = list_zones(state.plans, state.gazetteer, **how)
    if output and output.endswith(".geojson"):
        write_features(zone_features(state.plans, state.gazetteer, **how), output)
    elif output:
        write_frame(frame, output)
    if json:
        print_json(days_as_text(frame).to_dicts())
    elif output != "-":
        shown = frame.select(
            "zone",
            pl.col("rendering").fill_null("").alias("as drawn by"),
            pl.col("core_km2").round(1).alias("core km2"),
            pl.col("possible_km2").round(1).alias("possible km2"),
            _between("begins_earliest", "begins_latest").alias("begins"),
            _between("ends_earliest", "ends_latest").alias("ends"),
            pl.col("boundary_status").alias("boundary"),
            pl.col("disputed_by").fill_null("").alias("disputed by"),
        )
        print_table(shown, rows=100)
        for plan in state.plans:
            if plan.note:
                typer.echo(plan.note)


def where(
    folder: Folder,
    lat: Annotated[float, typer.Option("--lat", min=-90, max=90, help="Latitude, WGS 84 degrees.")],
    lon: Annotated[float, typer.Option("--lon", min=-180, max=180, help="Longitude, WGS 84 degrees.")],
    precision: Annotated[
        int,
        typer.Option(
            "--precision",
            min=1,
            max=5,
            help="1 exact, 2 settlement, 3 district, 4 province, 5 wider or unknown.",
        ),
    ] = 1,
    km: Annotated[
        float | None,
        typer.Option("--km", min=0, max=2000, help="How far from the point it may lie, kilometres."),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="The day it happened; default: on any day."),
    ] = None,
    as_of: AsOf = None,
    rendering: Who = None,
    json: Json = False,
) -> None:
    """Say for one place whether it lies in each zone: inside, outside or undetermined, and why.

    Example: detente ceasefire where syria-2018 --lat 35.93 --lon 36.63 --km 5 --date 2018-02-01
    """
    import polars as pl

    from detente.ceasefire.zones import zone_holds
    from detente.ceasefire.zones.placement import ZoneTest
    from detente.store.folder import read_folder
    from detente.times import Answer, Span

    if km is not None and precision > 2:
        raise refused(
            "--km", f"precision {precision} is no place with a radius", "leave --km or --precision out"
        )
    state = read_folder(folder)
    on, record = day_of(day), day_of(as_of, "--as-of")
    test = ZoneTest(state.plans, state.gazetteer, rendering=_known(rendering, state.process), as_of=record)
    when = Span(on, on) if on else None
    unit, answers = test.ask(lat, lon, precision, km, when)
    there = {z.id: (z, plan) for plan in test.plans for z in plan.zone}
    rows: list[dict[str, Any]] = []
    for one in answers:
        held = zone_holds(*there[one.zone], when) if when and one.zone in there else None
        rows.append(
            {"zone": one.zone, "answer": one.answer, "p_low": one.p_low, "p_high": one.p_high,
             "in_force": str(held) if held else ("no" if one.zone not in there else None), "why": one.told}
        )  # fmt: skip
    if json:
        print_json({"unit": unit or None, "date": day, "as_of": as_of, "rendering": rendering, "zones": rows})
        return
    at = state.gazetteer.by_pcode[unit] if unit else None
    typer.echo(f"unit: {f'{at.name} ({at.pcode})' if at else 'not certain'}")
    print_table(pl.DataFrame(rows, infer_schema_length=None).drop("why"), rows=100)
    for row in rows:
        typer.echo(
            f"{row['zone']}: {row['answer']}. {_sentence(str(row['why']), on, row['in_force'] == Answer.UNKNOWN)}"
        )


def _sentence(why: str, on: date | None, uncertain: bool) -> str:
    tail = f" On {on} it is not certain that the zone held." if on and uncertain else ""
    return f"{why[:1].upper()}{why[1:]}.{tail}"


def _known(who: str | None, process: Any) -> str:
    if who:
        one_of("--rendering", who, [o.id for o in process.organisation])
    return who or ""


def _between(low: str, high: str) -> Any:
    import polars as pl

    a, b = (pl.col(c).cast(pl.String).fill_null("") for c in (low, high))
    return (
        pl.when(a == b).then(a)
        .when(b == "").then(a + " or later")
        .when(a == "").then("by " + b)
        .otherwise(a + " to " + b)
    )  # fmt: skip
