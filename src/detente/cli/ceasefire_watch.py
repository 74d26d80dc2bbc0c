"""``detente ceasefire agreement`` and ``watch``: rival counts over time, and what was watched."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.options import (
    First,
    Folder,
    Json,
    Last,
    Output,
    Tally,
    day_of,
    days_as_text,
    one_of,
    print_json,
    print_table,
    refused,
)
from detente.estimate import Estimate, Result

Weights = Annotated[str, typer.Option("--weights", help="Of the kappa: linear or quadratic.")]
By = Annotated[str, typer.Option("--by", help="zone, district or province.")]
Bound = Annotated[
    str, typer.Option("--bound", help="Which share is exposure: low (surely watched) or high (at most).")
]
Exposure = Annotated[
    str | None,
    typer.Option("--exposure", help="Write date, area, exposure here; with --series, the whole series."),
]
Of = Annotated[
    str | None,
    typer.Option("--series", help="Daily counts whose exposure is to be set, for 'detente violence'."),
]
Effort = Annotated[
    str | None,
    typer.Option("--effort", help="Write date, area, monitors here, for 'detente violence change'."),
]


def agreement(file: Tally, weights: Weights = "linear", json: Json = False, output: Output = None) -> None:
    """Say how rival counts go together over time: who confirms whom, rank correlation, limits of agreement, kappa.

    Example: detente ceasefire agreement bulletins.csv -o agreement.csv
    """
    import polars as pl

    from detente.ceasefire.tallies import read_tallies
    from detente.ceasefire.tallies.agreement import agree
    from detente.ceasefire.tallies.comparison import ALONE, WHOLE
    from detente.store.frames import read_frame, write_frame

    one_of("--weights", weights, ("linear", "quadratic"))
    done = agree(read_tallies(read_frame(file), file), "quadratic" if weights == "quadratic" else "linear")
    if output:
        write_frame(done.to_frame(), output)
    if json:
        print_json(done.to_dict())
    elif output != "-":
        rows = [
            {"category": c.category, "place": c.place, "parties": f"{c.party_a} | {c.party_b}", "days": c.days, "both some": c.both_some,
             "one only": f"{c.only_a} | {c.only_b}", "neither": c.neither,
             **{name: _brief(c.statistics[name]) for name in ("spearman", "weighted kappa")}}
            for c in done.comparisons if c.period == WHOLE
        ]  # fmt: skip
        print_table(pl.DataFrame(rows, infer_schema_length=None), rows=60)
        for line in (*done.whose_word, ALONE):
            typer.echo(line)


def watch(
    folder: Folder, first: First = None, last: Last = None, by: By = "zone", bound: Bound = "low", exposure: Exposure = None,
    series: Of = None, effort: Effort = None, json: Json = False, output: Output = None,
) -> None:  # fmt: skip
    """Say how much of each zone was watched, day by day and kind by kind, as a share of its hours with bounds.

    Example: detente ceasefire watch karvelia --exposure exposure.csv --effort effort.csv -o coverage.csv
    """
    import polars as pl

    from detente.bulletin.sections.watch import NONE_ON_RECORD
    from detente.bulletin.watched import watched
    from detente.ceasefire.watch import days_of
    from detente.ceasefire.watch.coverage import (
        AreaCoverage,
        coverage_of,
        effort_of,
        exposure_of,
        with_exposure,
    )
    from detente.store.folder import read_folder
    from detente.store.frames import read_frame, write_frame

    one_of("--by", by, ("zone", "district", "province"))
    one_of("--bound", bound, ("low", "high"))
    if series is not None and exposure is None:
        raise refused("--series", "there is nowhere to write it", "give --exposure OUT too")
    state = read_folder(folder)
    until = day_of(last, "--last") or state.process.day
    since = day_of(first, "--first") or min(days_of(state.watch, state.process.time_zone), default=until)
    if until < since:
        raise refused("--last", f"{until} lies before the first day, {since}", "swap the days or mend one")
    areas = None
    if by != "zone":
        codes = sorted({getattr(u, by) for u in state.gazetteer.units})
        areas = {code: state.gazetteer.members([code]) for code in codes}
    found = watched(state, since, until, areas)
    if output:
        write_frame(found.days, output)
    if exposure:
        share = (
            exposure_of(found, bound) if series is None else with_exposure(read_frame(series), found, bound)
        )
        write_frame(share, exposure)
    if effort:
        write_frame(effort_of(found), effort)
    whole = [
        coverage_of(found, area, kind=kind) for area in sorted(found.parts) for kind in ("all", *found.kinds)
    ]
    rows = [
        {"area": c.area, "kind": c.kind, "low": round(c.low, 4), "high": round(c.high, 4), "zone_hours": c.hours, "days_on_record": c.days_on_record,
         "days": c.days, "restrictions": c.restrictions, "share_of": c.part}
        for c in whole if isinstance(c, AreaCoverage)
    ]  # fmt: skip
    silent = [
        c.reason
        for c in (coverage_of(found, area) for area in sorted(found.parts))
        if not isinstance(c, AreaCoverage)
    ]
    if json:
        print_json({
            "first": str(since), "last": str(until), "coverage": rows, "notes": list(found.notes),
            "not_on_record": sorted({a for a in found.parts if a not in {r["area"] for r in rows}}),
            "days": days_as_text(found.days).to_dicts(),
        })  # fmt: skip
    elif output != "-":
        if rows:
            print_table(
                pl.DataFrame(rows).select(
                    "area",
                    "kind",
                    (pl.col("low") * 100).round(1).alias("surely %"),
                    (pl.col("high") * 100).round(1).alias("at most %"),
                    "zone_hours",
                    pl.col("days_on_record").alias("days with a record"),
                    pl.col("days").alias("of days"),
                    "restrictions",
                    "share_of",
                ),
                rows=80,
            )
            typer.echo(
                "Shares of zone-hours on days with a watch on record; a day without one is missing, not zero."
            )
        else:
            typer.echo(NONE_ON_RECORD)
        for line in dict.fromkeys((*found.notes, *(silent if rows else ()))):
            typer.echo(f"note: {line}")


def _brief(result: Result) -> str:
    return (
        f"{result.value:.2f} ({result.low:.2f} to {result.high:.2f})"
        if isinstance(result, Estimate)
        else "not estimable"
    )
