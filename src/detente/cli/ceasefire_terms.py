"""``detente ceasefire breaches``, ``trace``, ``undetermined``, ``conflicts`` and ``harm``: incidents against the terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import (
    AsOf,
    First,
    Folder,
    Json,
    Last,
    Output,
    day_of,
    days_as_text,
    hand_out,
    print_json,
    print_table,
    refused,
)
from detente.errors import Fault, InputError

if TYPE_CHECKING:
    import polars as pl

    from detente.bulletin.workflow import Reading
    from detente.claims.state import State

OTHER = typer.Option(
    "--compare", metavar="FOLDER", help="Another folder: show which findings change under its terms."
)
Zoned = Annotated[
    bool, typer.Option("--what-if", help="Also count the verdicts with one assumption changed at a time.")
]

MOST = 20
"""Readings of which the trace is printed."""


def read(
    folder: str, *, as_of: str | None = None, first: str | None = None, last: str | None = None
) -> tuple[State, Reading]:
    """The folder, and its incidents (of these days, where given) as they are read against its terms."""
    import polars as pl

    from detente.bulletin.round import take_in
    from detente.bulletin.workflow import read_incidents
    from detente.store.folder import read_folder

    day, begin, end = day_of(as_of, "--as-of"), day_of(first, "--first"), day_of(last, "--last")
    if begin and end and end < begin:
        raise refused("--first", f"{begin} lies after the last day ({end})", "swap the days or mend one")
    state = read_folder(folder)
    happened, membership = take_in(state)
    if begin:
        happened = happened.filter(pl.col("date_start") >= begin)
    if end:
        happened = happened.filter(pl.col("date_start") <= end)
    return state, read_incidents(state, happened, membership, day)


def breaches(
    folder: Folder,
    output: Output = None,
    json: Json = False,
    compare: Annotated[str | None, OTHER] = None,
    as_of: AsOf = None,
) -> None:
    """Read every incident against every clause: violation, not_violation, outside_terms, undetermined, with the trace.

    Example: detente ceasefire breaches syria-2018 -o findings.parquet
    """
    from detente.ceasefire.breaches.changes import changed_findings, counted_changes

    findings = read(folder, as_of=as_of)[1].findings
    if compare is None:
        _out(findings, _by_verdict(findings), output, json)
        return
    changes = changed_findings(findings, read(compare, as_of=as_of)[1].findings)
    _out(changes, counted_changes(changes).drop("notice"), output, json)


def _by_verdict(findings: pl.DataFrame) -> pl.DataFrame:
    """Findings counted by clause, a column a verdict."""
    import polars as pl

    from detente.bulletin.words import VERDICT_WORDS
    from detente.ceasefire.breaches import VERDICTS

    counts = [(pl.col("verdict") == v).sum().alias(VERDICT_WORDS[v]) for v in VERDICTS]
    return findings.group_by("instrument", "clause").agg(counts).sort("instrument", "clause")


def trace(
    folder: Folder,
    incident: Annotated[
        list[str] | None,
        typer.Option(
            "--incident", help="Name of an incident, as findings give it; may be repeated. None: all."
        ),
    ] = None,
    as_of: AsOf = None,
    output: Output = None,
    json: Json = False,
) -> None:
    """Show how a finding was reached: each element's answer, its reason, and the reports it rests on.

    Example: detente ceasefire trace syria-2018 --incident ucdp-ged:215936
    """
    import polars as pl

    from detente.ceasefire.breaches.traces import traces

    state, done = read(folder, as_of=as_of)
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
        wanted, done.placements, state.instruments, state.plans, state.reports, done.membership,
        time_zone=state.process.time_zone,
    )  # fmt: skip
    if hand_out(found, output, json):
        _tell(found)


def _tell(found: pl.DataFrame) -> None:
    """Traces as lines, six to a reading; the first ones where there are many."""
    from detente.bulletin.words import VERDICT_WORDS
    from detente.ceasefire.breaches import NOTICE

    keys = ["incident_id", "instrument", "clause", "zone", "verdict"]
    readings = found.group_by(keys, maintain_order=True)
    for n, (key, rows) in enumerate(readings):
        if n == MOST:
            typer.echo("More readings follow; write them all with -o, or name an --incident.")
            break
        incident, instrument, clause, zone, verdict = key
        where = f", zone {zone}" if zone else ""
        typer.echo(f"{incident}  {instrument} {clause}{where}: {VERDICT_WORDS[str(verdict)]}")
        for element, answer, why, told in rows.select("element", "answer", "why", "evidence").iter_rows():
            typer.echo(f"  {element:<10} {answer:<8} {why}" + (f"  [{told}]" if told else ""))
    typer.echo(NOTICE)


def undetermined(
    folder: Folder,
    output: Output = None,
    json: Json = False,
    assume: Zoned = False,
    first: First = None,
    last: Last = None,
    as_of: AsOf = None,
) -> None:
    """Count what stays undetermined by clause and zone, with the element that is unknown; --what-if adds other readings.

    Example: detente ceasefire undetermined syria-2018 --what-if
    """
    import polars as pl

    from detente.ceasefire.breaches.undetermined import shown
    from detente.ceasefire.breaches.undetermined import undetermined as count
    from detente.ceasefire.breaches.what_if import alternatives, as_table, counts, counts_by_zone

    state, done = read(folder, as_of=as_of, first=first, last=last)
    found = count(done.findings)
    if not assume:
        _out(found, shown(found), output, json)
        return
    readings = []
    for assumption, findings, instruments in alternatives(
        done.incidents, done.placements, done.findings, state.instruments, state.plans,
        time_zone=state.process.time_zone,
    ):  # fmt: skip
        readings += counts(assumption, findings, instruments)
        readings += counts_by_zone(assumption, findings, state.plans)
    table = as_table(readings)
    _out(
        table,
        table.drop("notice").sort("instrument", pl.col("zone").fill_null(""), maintain_order=True),
        output,
        json,
    )


def conflicts(folder: Folder, as_of: AsOf = None, output: Output = None, json: Json = False) -> None:
    """Show where one instrument forbids what another exempts, and which of them is stated to prevail.

    Example: detente ceasefire conflicts syria-2018 -o conflicts.csv
    """
    from detente.ceasefire.breaches import NOTICE
    from detente.ceasefire.breaches.conflicts import conflicts as find
    from detente.ceasefire.breaches.conflicts import rival_lists
    from detente.store.frames import write_frame

    state, done = read(folder, as_of=as_of)
    found, lists = find(done.findings, state.instruments), rival_lists(state.instruments)
    if output:
        write_frame(found, output)
    if json:
        print_json({"incidents": found.to_dicts(), "groups": days_as_text(lists).to_dicts()})
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
        for title, table in (
            (
                "Incidents that one instrument forbids or may forbid and another exempts or excepts",
                found.group_by(sides).len("readings").sort(sides),
            ),
            (
                "Groups that one instrument exempts and another binds to the same acts on the same day",
                lists.drop("notice", "authority"),
            ),
        ):
            typer.echo(f"{title}{': none.' if table.is_empty() else ''}")
            if not table.is_empty():
                print_table(table, rows=80)
        typer.echo(NOTICE)


def harm(folder: Folder, as_of: AsOf = None, output: Output = None, json: Json = False) -> None:
    """Count harm to civilians by zone and in the whole area, whatever the terms say of any incident.

    Example: detente ceasefire harm syria-2018
    """
    import polars as pl

    from detente.ceasefire.harm import PROTECTED, harm_to_civilians

    _, done = read(folder, as_of=as_of)
    found = harm_to_civilians(done.incidents, done.placements)
    shown = found.select(
        pl.col("zone").fill_null("whole area"),
        pl.col("answer").fill_null("").alias("place"),
        "incidents",
        pl.col("told").alias("of which tell civilians killed"),
        pl.col("with_civilians").alias("of which tell some"),
        "civilians_killed",
    )
    _out(found, shown, output, json, notice=PROTECTED)


def _out(
    found: pl.DataFrame, shown: pl.DataFrame, output: str | None, json: bool, rows: int = 80, notice: str = ""
) -> None:
    """A table into a file, as JSON, or for a person with the notice under it."""
    from detente.ceasefire.breaches import NOTICE

    if hand_out(found, output, json):
        print_table(shown, rows=rows)
        typer.echo(notice or NOTICE)
