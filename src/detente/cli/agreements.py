"""``detente agreements``: the register of instruments, their clauses and terms, what is due, and rounds of talks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.bulletin.words import counted
from detente.cli.options import Day, Folder, Json, Output, day_of, print_json, print_table

app = typer.Typer(
    help="Agreements: clauses, rival renderings, terms, what is due; positions and rounds of talks.",
    no_args_is_help=True,
)
Texts = Annotated[list[str], typer.Argument(help="Texts of one document (UTF-8), the one relied on first.")]
Instrument = Annotated[str | None, typer.Option("--instrument", help="Id of one instrument; default: all.")]
Track = Annotated[str | None, typer.Option("--track", help="Id of one track; default: all.")]


@app.command("show")
def show(folder: Folder, date: Day = None, instrument: Instrument = None, json: Json = False) -> None:
    """Show the register on a day: each instrument's term with warnings, rival renderings, references.

    Example: detente agreements show syria-2018 --instrument memorandum-2017
    """
    from detente.claims.agreements import overview_of
    from detente.cli.agreements_rounds import records_of
    from detente.cli.agreements_shown import print_register, register_dict
    from detente.store.folder import read_folder
    from detente.talks.agreements import references

    state = read_folder(folder)
    found = overview_of(state, day_of(date))
    papers = {name: [(i.name, i.start) for i in r.instruments] for name, r in records_of(state).items()}
    told = register_dict(
        found, references(found.agreements, papers), state, _known(found.agreements, instrument)
    )
    if json:
        print_json(told)
        return
    print_register(told)


@app.command("compare")
def compare(texts: Texts, output: Output = None, json: Json = False) -> None:
    """Lay renderings or drafts of one document side by side, clause by clause: differences, and what became of brackets.

    Example: detente agreements compare draft_1.txt draft_2.txt
    """
    from detente.cli.agreements_shown import compared_dict, compared_table, print_compared
    from detente.errors import Fault, InputError
    from detente.store.frames import write_frame
    from detente.store.pages import read_page

    if len(texts) < 2 or len(set(texts)) < len(texts):
        raise InputError("texts", [Fault("texts", "give two or more different texts", "name each file once")])
    told = compared_dict({name if name == "-" else Path(name).name: read_page(name).text for name in texts})
    if output:
        write_frame(compared_table(told), output)
    if json:
        print_json(told)
    elif output != "-":
        print_compared(told)


@app.command("calendar")
def calendar(
    folder: Folder,
    date: Day = None,
    ics: Annotated[
        str | None, typer.Option("--ics", help="Write the iCalendar feed here; '-' for standard output.")
    ] = None,
    json: Json = False,
) -> None:
    """Show the obligations calendar: due, met, late, disputed; scores 0 to 3 with evidence, and who disputes them.

    Example: detente agreements calendar syria-2018 --ics obligations.ics
    """
    from detente.claims.agreements import overview_of
    from detente.cli.agreements_shown import print_standings, standing_dict
    from detente.store.folder import read_folder
    from detente.store.texts import put_text
    from detente.talks.calendar import to_icalendar

    state = read_folder(folder)
    found = overview_of(state, day_of(date))
    process = state.process
    if ics:
        name = process.names.get("en", process.id)
        put_text(to_icalendar(found.entries, day=found.day, process=process.id, name=name), ics)
    if json:
        print_json({"day": str(found.day), "obligations": [standing_dict(s) for s in found.standings]})
    elif ics != "-":
        print_standings(found)
        if ics:
            typer.echo(f"wrote {ics}: {counted(len(found.entries), 'dated entry', 'dated entries')}")


@app.command("export")
def export(
    folder: Folder,
    to: Annotated[str, typer.Option("--to", help="akn (Akoma Ntoso 1.0), popolo (JSON) or csv (clauses).")],
    output: Annotated[
        str, typer.Option("-o", "--output", help="Where to write; akn of several instruments: a folder.")
    ],
    instrument: Instrument = None,
    date: Day = None,
) -> None:
    """Write the register in a format of the field.

    Example: detente agreements export syria-2018 --to akn -o akn
    """
    import json as json_module

    from detente.claims.agreements import agreements_of, bodies_of, offices_of
    from detente.cli.agreements_rounds import records_of
    from detente.errors import Fault, InputError
    from detente.store.folder import read_folder
    from detente.store.texts import put_files, put_text
    from detente.talks.exports import clause_table, to_akoma_ntoso, to_popolo

    if to not in ("akn", "popolo", "csv"):
        raise InputError("--to", [Fault("--to", f"{to!r} is no format", "use akn, popolo or csv")])
    state = read_folder(folder)
    process, agreements = state.process, agreements_of(state)
    chosen = [a for a in agreements if a.id in _known(agreements, instrument)]
    if to == "akn":
        day, country = day_of(date) or process.day, process.country.pcode
        files = {f"{a.id}.xml": to_akoma_ntoso(a, day=day, country=country) for a in chosen}
        if len(files) == 1 and (output == "-" or output.endswith(".xml")):
            put_text(next(iter(files.values())), output)
        elif output == "-" or output.endswith(".xml"):
            what = f"{len(files)} instruments do not go into one file"
            raise InputError("-o", [Fault("-o", what, "name a folder, or one instrument with --instrument")])
        else:
            put_files(files, output)
    elif to == "csv":
        put_text(clause_table(chosen).write_csv(), output)
    else:
        told = to_popolo(
            name=process.names.get("en", process.id), organisations=bodies_of(process), offices=offices_of(process),
            meetings=state.meetings, records=records_of(state), attendance=state.attendance,
        )  # fmt: skip
        put_text(json_module.dumps(told, ensure_ascii=False, indent=1) + "\n", output)
    if output != "-":
        typer.echo(f"wrote {output}")


@app.command("import")
def import_(
    file: Annotated[
        str,
        typer.Argument(help="A table of agreements in the layout of PA-X, CSV; '-' reads standard input."),
    ],
    output: Output = None,
    json: Json = False,
) -> None:
    """Read a table of agreements in the layout of PA-X; all faults are told at once.

    Example: detente agreements import pax.csv -o instruments.csv
    """
    import polars as pl

    from detente.store.frames import read_frame, write_frame
    from detente.talks.exports import read_pax

    found = read_pax(read_frame(file), file)
    if output:
        write_frame(found, output)
    if json:
        print_json(found.with_columns(pl.col(pl.Date).cast(pl.String)).to_dicts())
    elif output != "-":
        print_table(found.select("id", "name", "adopted", "status", "stage"), rows=60)


@app.command("positions")
def positions(folder: Folder, track: Track = None, date: Day = None, json: Json = False) -> None:
    """Show who holds which position on which issue in which round of talks, with the statements it rests on.

    Example: detente agreements positions syria-2018 --track astana
    """
    from detente.claims.agreements import positions_of
    from detente.cli.agreements_rounds import known_track, print_matrix, records_of
    from detente.store.folder import read_folder

    state = read_folder(folder)
    found = positions_of(state, records_of(state), day_of(date), known_track(state, track))
    if json:
        print_json(found.to_dict())
        return
    print_matrix(found)


@app.command("prepare")
def prepare(
    folder: Folder,
    track: Annotated[str, typer.Option("--track", help="Id of the track.")],
    meeting: Annotated[str, typer.Option("--meeting", help="The round of talks, as the tables name it.")],
    date: Day = None,
    json: Json = False,
) -> None:
    """Prepare a round of talks: agenda and proposals for it, who comes for whom, papers, and what is not settled.

    Example: detente agreements prepare syria-2018 --track astana --meeting "Round 9"
    """
    from dataclasses import asdict

    from detente.cli.agreements_rounds import prepared, print_prepared
    from detente.store.folder import read_folder

    done = prepared(read_folder(folder), track, meeting, day_of(date))
    if json:
        print_json(_plain(asdict(done)))
        return
    print_prepared(done)


def _known(agreements: object, wanted: str | None) -> list[str]:
    """The ids asked for; an unknown one is bad input."""
    from detente.errors import Fault, InputError
    from detente.talks.agreements import Agreement

    ids = [a.id for a in agreements if isinstance(a, Agreement)] if isinstance(agreements, tuple) else []
    if wanted is None:
        return ids
    if wanted not in ids:
        raise InputError(
            "--instrument",
            [Fault("--instrument", f"no instrument {wanted!r}", f"use one of {', '.join(ids)}")],
        )
    return [wanted]


def _plain(value: object) -> object:
    """Days as text, tuples as lists."""
    import datetime

    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, datetime.date) else value
