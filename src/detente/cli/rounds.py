"""``detente demo``, ``report`` and ``brief``: the whole round on a process folder."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from detente.bulletin.words import counted
from detente.cli.options import Day, Folder, Json, day_of, progress
from detente.store.example import FOUNDING

Target = Annotated[str, typer.Argument(help="Folder to write the founding case into; made if absent.")]
Example = Annotated[str, typer.Option("--example", help="Another example that ships with the package.")]


def demo(directory: Target = FOUNDING, example: Example = FOUNDING) -> None:
    """Write the founding case into a folder and work it through.

    Example: detente demo
    """
    from detente.store.example import copy_example

    path = copy_example(example, directory)
    _report(str(path), None)
    typer.echo(f"\nRead it:        open {path}/out/report.html in any browser")
    typer.echo(f"Or serve it:    detente desk serve {path}")
    typer.echo(f"Morning page:   detente brief {path}")


def report(folder: Folder, date: Day = None) -> None:
    """Work a process folder through and write its report into out/.

    Example: detente report syria-2018 --date 2018-03-16
    """
    _report(folder, date)


def brief(folder: Folder, date: Day = None, json: Json = False) -> None:
    """Print the morning page: what is new, rival counts, claims and what they rest on, what falls due.

    Example: detente brief syria-2018
    """
    from detente.bulletin.render import to_json, to_text
    from detente.bulletin.report import brief as brief_of
    from detente.bulletin.round import work
    from detente.store.folder import read_folder

    with progress() as note:
        document = brief_of(work(read_folder(folder), day_of(date), note))
    typer.echo(to_json(document) if json else to_text(document), nl=False)


def _report(folder: str, date: str | None) -> None:
    from detente.bulletin.round import work
    from detente.ceasefire.breaches import NOTICE
    from detente.store.folder import read_folder
    from detente.store.out import files_of, write_out

    with progress() as note:
        note("reading the folder")
        state = read_folder(folder)
        done = work(state, day_of(date), note)
        note("writing the report")
        target = write_out(folder, files_of(done))
    bench = done.bench
    if bench.incidents.is_empty() and not bench.records:
        typer.echo(f"note: nothing in the folder is dated by {bench.day}; the report is empty", err=True)
    typer.echo(f"{state.process.names.get('en', state.process.id)}, {bench.day}")
    typer.echo(f"  documents    {len(bench.records)} read, {len(bench.claims)} sentences that say something")
    typer.echo(
        f"  reports      {state.reports.height:,} from {counted(len(state.process.source), 'source')}, {bench.incidents.height:,} incidents"
    )
    for zone in bench.state.zones:
        found = bench.zones.get(zone.id)
        here = bench.placements.filter(bench.placements["zone"] == zone.id)["answer"].to_list()
        counts = Counter(here)
        ratio = found.result.shown() if found else "no incidents"
        typer.echo(
            f"  zone         {bench.zone_name(zone.id)}: {counts['inside']:,} inside, {counts['undetermined']:,} undetermined; {ratio}"
        )
    verdicts = Counter(bench.findings["verdict"].to_list())
    typer.echo(
        "  terms        "
        + ", ".join(f"{n:,} {v.replace('_', ' ')}" for v, n in sorted(verdicts.items()))
        + " (incident by clause; alleged)"
    )
    typer.echo(f"               {NOTICE}")
    typer.echo(f"  tallies      {len(bench.tabulation.days)} days of rival counts, laid side by side")
    said = Counter(f.verdict for f in done.findings)
    typer.echo("  claims       " + ", ".join(f"{n} {v.replace('_', ' ')}" for v, n in sorted(said.items())))
    typer.echo(f"  report       {target}/report.html")
