"""``detente ceasefire``: rival counts, breaches, and which reports tell of one incident."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.bulletin.words import counted
from detente.cli import ceasefire_cases, ceasefire_terms, ceasefire_watch, ceasefire_zones
from detente.cli.options import Json, Tally, print_json, print_table

app = typer.Typer(help="Ceasefire: rival counts, incidents, breaches.", no_args_is_help=True)
app.command("zones")(ceasefire_zones.zones)
app.command("where")(ceasefire_zones.where)
Files = Annotated[list[str], typer.Argument(help="Report files, one a source, in the layout 'reports'.")]


@app.command("tallies")
def tallies(file: Tally, json: Json = False) -> None:
    """Lay rival counts side by side: bounds on distinct and common cases, never a sum of rivals.

    Example: detente ceasefire tallies bulletins.csv --json
    """
    import polars as pl

    from detente.ceasefire.tallies import read_tallies, tabulate
    from detente.store.frames import read_frame

    done = tabulate(read_tallies(read_frame(file), file))
    if json:
        print_json(done.to_dict())
        return
    rows = [
        {"day": str(d.date), "category": d.category, **{p: d.counts.get(p) for p in done.parties},
         "at least": d.bounds.distinct_min, "at most": d.bounds.distinct_max, "common at most": d.bounds.common_max,
         "complete": d.complete}
        for d in done.days
    ]  # fmt: skip
    print_table(pl.DataFrame(rows, infer_schema_length=None), rows=60)
    for party, by in sorted({(p, ", ".join(by)) for d in done.days for p, by in d.relayed.items()}):
        typer.echo(f"{party}'s counts are known as relayed by {by}.")


app.command("breaches")(ceasefire_terms.breaches)
app.command("trace")(ceasefire_terms.trace)
app.command("undetermined")(ceasefire_terms.undetermined)
app.command("conflicts")(ceasefire_terms.conflicts)
app.command("harm")(ceasefire_terms.harm)


@app.command("fuse")
def fuse(
    files: Files,
    output: Annotated[
        str, typer.Option("-o", "--output", help="Where to write which report belongs to which incident.")
    ],
    incidents: Annotated[
        str | None, typer.Option("--incidents", help="Also write the fused incidents here.")
    ] = None,
    explain: Annotated[
        str | None, typer.Option("--explain", help="Also write pairs, probabilities and reasons here.")
    ] = None,
    taxonomy: Annotated[
        str | None, typer.Option("--taxonomy", help="CSV: source, base_category, level1, level2, level3.")
    ] = None,
    aliases: Annotated[
        str | None, typer.Option("--aliases", help="CSV: kind (actor or province), alias, canonical.")
    ] = None,
    unique_sources: Annotated[
        str | None,
        typer.Option(
            "--unique-sources", help="Sources that report an incident at most once, comma-separated."
        ),
    ] = None,
) -> None:
    """Decide which reports of several sources tell of one incident.

    Example: detente ceasefire fuse party_a.csv party_b.csv monitors.csv -o membership.csv --explain pairs.csv
    """
    import polars as pl

    from detente.ceasefire.fusion import fuse as fuse_reports
    from detente.ceasefire.fusion import incidents as incidents_of
    from detente.errors import Fault, InputError
    from detente.process import Source
    from detente.store.frames import read_frame, write_frame
    from detente.store.reports import read_reports

    parts, faults = [], []
    for name in files:
        try:
            source = Source(
                id=Path(name).stem, file=name, names={"en": Path(name).stem}, affiliation="not stated"
            )
            parts.append(read_reports(read_frame(name), source))
        except InputError as error:
            faults += list(error.faults)
    stems = [Path(name).stem for name in files]
    faults += [
        Fault(s, "two files would be one source", "rename one")
        for s in sorted({s for s in stems if stems.count(s) > 1})
    ]
    if faults:
        raise InputError("reports", faults)
    reports = pl.concat(parts)
    result = fuse_reports(
        reports,
        aliases=read_frame(aliases) if aliases else None,
        taxonomy=read_frame(taxonomy) if taxonomy else None,
        unique_sources=[s.strip() for s in (unique_sources or "").split(",") if s.strip()],
    )
    write_frame(result.membership, output)
    if incidents:
        write_frame(incidents_of(reports, result.membership), incidents)
    if explain:
        write_frame(result.pairs, explain)
    if output != "-":
        count = result.membership["incident_id"].n_unique()
        typer.echo(
            f"{counted(reports.height, 'report')} of {counted(reports['source'].n_unique(), 'source')}, {counted(count, 'incident')}"
        )
        for note in result.notes:
            typer.echo(f"note: {note}")


app.command("agreement")(ceasefire_watch.agreement)
app.command("watch")(ceasefire_watch.watch)
app.command("cases")(ceasefire_cases.cases)
app.command("flash")(ceasefire_cases.flash)
app.command("scorecard")(ceasefire_cases.scorecard)
app.command("compliance")(ceasefire_cases.compliance)
app.command("adherence")(ceasefire_cases.adherence)
app.command("measures")(ceasefire_cases.measures)
