"""``detente ceasefire breaches``, ``trace``, ``undetermined``, ``conflicts`` and ``harm``: incidents against the terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import Folder, Json, Output, day_of, print_json, print_table

if TYPE_CHECKING:
    import polars as pl

    from detente.claims.state import State

OTHER = typer.Option(
    "--compare", metavar="FOLDER", help="Another folder: show which findings change under its terms."
)
Zoned = Annotated[
    bool, typer.Option("--what-if", help="Also count the verdicts with one assumption changed at a time.")
]


@dataclass(frozen=True)
class Read:
    """A folder taken in and read against its terms."""

    state: State
    incidents: pl.DataFrame
    membership: pl.DataFrame
    placements: pl.DataFrame
    findings: pl.DataFrame


def read(folder: str, first: date | None = None, last: date | None = None) -> Read:
    """The folder's incidents (of these days, where given), where they lie, and their findings."""
    import polars as pl

    from detente.bulletin.round import take_in
    from detente.ceasefire.breaches import find_breaches
    from detente.ceasefire.placement import ZoneTest, place_incidents
    from detente.store.folder import read_folder

    state = read_folder(folder)
    happened, membership = take_in(state)
    if first:
        happened = happened.filter(pl.col("date_start") >= first)
    if last:
        happened = happened.filter(pl.col("date_start") <= last)
    placements = place_incidents(happened, ZoneTest(state.plans, state.gazetteer))
    findings = find_breaches(
        happened, placements, state.instruments, state.plans, time_zone=state.process.time_zone
    )
    return Read(state, happened, membership, placements, findings)


def breaches(
    folder: Folder,
    output: Output = None,
    json: Json = False,
    compare: Annotated[str | None, OTHER] = None,
) -> None:
    """Read every incident against every clause: violation, not_violation, outside_terms, undetermined, with the trace.

    Example: detente ceasefire breaches syria-2018 -o findings.parquet
    """
    from detente.ceasefire.changes import changed_findings, counted_changes

    findings = read(folder).findings
    if compare is None:
        shown = (
            findings.group_by("instrument", "clause", "verdict")
            .len("findings")
            .sort("instrument", "clause", "verdict")
        )
        _out(findings, shown, output, json)
        return
    changes = changed_findings(findings, read(compare).findings)
    _out(changes, counted_changes(changes).drop("notice"), output, json)


def trace(
    folder: Folder,
    incident: Annotated[
        list[str] | None,
        typer.Option(
            "--incident", help="Name of an incident, as findings give it; may be repeated. None: all."
        ),
    ] = None,
    output: Output = None,
    json: Json = False,
) -> None:
    """Show how a finding was reached: each element's answer, its reason, and the reports it rests on.

    Example: detente ceasefire trace syria-2018 --incident ucdp-ged:215936
    """
    import polars as pl

    from detente.ceasefire.traces import traces
    from detente.errors import Fault, InputError

    done = read(folder)
    wanted = done.incidents
    if incident:
        known = set(wanted["incident_id"])
        faults = [
            Fault(
                "--incident", f"{name!r} is no incident of the folder", "use a name that 'breaches -o' writes"
            )
            for name in incident
            if name not in known
        ]
        if faults:
            raise InputError("--incident", faults)
        wanted = wanted.filter(pl.col("incident_id").is_in(incident))
    found = traces(
        wanted, done.placements, done.state.instruments, done.state.plans, done.state.reports, done.membership,
        time_zone=done.state.process.time_zone,
    )  # fmt: skip
    _out(found, found.drop("notice", "text_basis"), output, json, rows=120)


def undetermined(
    folder: Folder,
    output: Output = None,
    json: Json = False,
    assume: Zoned = False,
    first: Annotated[
        str | None, typer.Option("--first", metavar="YYYY-MM-DD", help="Incidents from this day on.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--last", metavar="YYYY-MM-DD", help="Incidents up to this day.")
    ] = None,
) -> None:
    """Count what stays undetermined by clause and zone, with the element that is unknown; --what-if adds other readings.

    Example: detente ceasefire undetermined syria-2018 --what-if
    """
    import polars as pl

    from detente.ceasefire.undetermined import shown
    from detente.ceasefire.undetermined import undetermined as count
    from detente.ceasefire.what_if import alternatives, as_table, counts, counts_by_zone

    done = read(folder, day_of(first), day_of(last))
    found = count(done.findings)
    if not assume:
        _out(found, shown(found), output, json)
        return
    readings = []
    for assumption, findings, instruments in alternatives(
        done.incidents, done.placements, done.findings, done.state.instruments, done.state.plans,
        time_zone=done.state.process.time_zone,
    ):  # fmt: skip
        readings += counts(assumption, findings, instruments)
        readings += counts_by_zone(assumption, findings, done.state.plans)
    table = as_table(readings)
    _out(
        table,
        table.drop("notice").sort("instrument", pl.col("zone").fill_null(""), maintain_order=True),
        output,
        json,
    )


def conflicts(folder: Folder, output: Output = None, json: Json = False) -> None:
    """Show where one instrument forbids what another exempts, and which of them is stated to prevail.

    Example: detente ceasefire conflicts syria-2018 -o conflicts.csv
    """
    from detente.ceasefire.breaches import NOTICE
    from detente.ceasefire.conflicts import conflicts as find
    from detente.ceasefire.conflicts import rival_lists
    from detente.store.frames import write_frame

    done = read(folder)
    found, lists = find(done.findings, done.state.instruments), rival_lists(done.state.instruments)
    if output:
        write_frame(found, output)
    if json:
        print_json({"incidents": found.to_dicts(), "groups": _days_as_text(lists).to_dicts()})
    elif output != "-":
        sides = [
            "forbidden_by",
            "forbidding_clause",
            "verdict",
            "cleared_by",
            "clearing_clause",
            "by",
            "prevails",
        ]
        typer.echo("Incidents that one instrument forbids or may forbid and another exempts or excepts")
        print_table(found.group_by(sides).len("readings").sort(sides), rows=80)
        typer.echo("Groups that one instrument exempts and another binds to the same acts on the same day")
        print_table(lists.drop("notice", "authority"), rows=80)
        typer.echo(NOTICE)


def harm(folder: Folder, output: Output = None, json: Json = False) -> None:
    """Count harm to civilians by zone and in the whole area, whatever the terms say of any incident.

    Example: detente ceasefire harm syria-2018
    """
    from detente.bulletin.round import take_in
    from detente.ceasefire.harm import PROTECTED, harm_to_civilians
    from detente.ceasefire.placement import ZoneTest, place_incidents
    from detente.store.folder import read_folder

    state = read_folder(folder)
    happened, _ = take_in(state)
    found = harm_to_civilians(happened, place_incidents(happened, ZoneTest(state.plans, state.gazetteer)))
    _out(found, found.drop("notice"), output, json, notice=PROTECTED)


def _out(
    found: pl.DataFrame, shown: pl.DataFrame, output: str | None, json: bool, rows: int = 80, notice: str = ""
) -> None:
    """A table into a file, as JSON, or for a person with the notice under it."""
    from detente.ceasefire.breaches import NOTICE
    from detente.store.frames import write_frame

    if output:
        write_frame(found, output)
    if json:
        print_json(_days_as_text(found).to_dicts())
    elif output != "-":
        print_table(shown, rows=rows)
        typer.echo(notice or NOTICE)


def _days_as_text(frame: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return frame.with_columns(pl.col(pl.Date).cast(pl.String))
