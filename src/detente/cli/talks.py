"""``detente talks``: from what was said and signed to a record that can be checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import Json, Output, print_json, print_table

if TYPE_CHECKING:
    from detente.talks import Record

app = typer.Typer(help="Documents: who met and said what.", no_args_is_help=True)
Files = Annotated[
    list[str],
    typer.Argument(help="Documents: text (UTF-8), HTML, PDF or DOCX; '-' reads standard input."),
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, help="Processes to read many documents with, at most.")
]
Rules = Annotated[bool, typer.Option("--rules", help="Name with each item the rule that found it.")]


Full = Annotated[
    bool,
    typer.Option(
        "--full",
        help="With --json: also past meetings, support and votes, words that point to a paper, and notes.",
    ),
]


@app.command("read")
def read(
    files: Files, json: Json = False, rules: Rules = False, full: Full = False, workers: Workers = None
) -> None:
    """Read documents into event, participants, statements, figures, instruments and obligations.

    One document gives its record; several give a list, each record with its file.

    Example: detente talks read documents/meeting.txt --json
    """
    from detente.store.many_pages import read_pages, read_records

    records = read_records(read_pages(files), workers=workers)
    if json:
        shown = [r.to_dict(with_rules=rules, full=full) for r in records]
        one = len(files) == 1
        print_json(shown[0] if one else [{"file": f, **r} for f, r in zip(files, shown, strict=True)])
        return
    for n, (file, record) in enumerate(zip(files, records, strict=True)):
        typer.echo("\n" if n else "", nl=False)
        _show(file, record)


def _show(file: str, record: Record) -> None:
    """One record, a line an item."""
    event = record.event
    typer.echo(
        f"{event.title or Path(file).name}\n{event.date or 'no date'}, {event.place or 'no place named'}\n"
    )
    for p in record.participants:
        typer.echo(
            f"  took part   {p.name}"
            + (f", {p.office}" if p.office else "")
            + (f", {p.affiliation}" if p.affiliation and p.affiliation != p.name else "")
        )
    for s in record.statements:
        typer.echo(
            f"  {s.kind:<10}  {s.speaker or 'speaker not told'} [{s.start}:{s.end}]  {' '.join(s.text.split())[:90]}"
        )
    for f in record.figures:
        typer.echo(
            f"  figure      {f.value:g} {f.unit}{' (approximate)' if f.approximate else ''}, {f.speaker or 'the document'}: {f.about or ''}"
        )
    for i in record.instruments:
        typer.echo(f"  instrument  {i.name}")
    for v in record.violations:
        typer.echo(
            f"  violations  {v.count}, {v.party_reporting or 'reporter not told'}, {v.location or 'place not told'}"
        )
    for o in record.obligations:
        typer.echo(
            f"  obligation  {o.bearer or 'bearer not told'}: {o.action} ({o.deadline or 'no deadline'})"
        )
    for n in record.next_events:
        typer.echo(f"  next        {n.what} ({n.date or 'no date'})")
    for e in record.past_events:
        typer.echo(f"  past        {e.what} ({e.date or e.when}, {e.place or 'place not told'})")
    for given in record.support:
        counts = ", ".join(
            f"{n} {side}"
            for n, side in (
                (given.in_favour, "in favour"),
                (given.against, "against"),
                (given.abstaining, "abstaining"),
            )
            if n is not None
        )
        typer.echo(
            f"  support     {given.by or 'by whom not told'}: {given.act}, {given.instrument or 'instrument not named'}"
            + (f" ({counts})" if counts else "")
        )
    for note in record.notes:
        typer.echo(f"  note        {note}")


Bulletins = Annotated[
    list[str], typer.Argument(help="Bulletins: text, HTML, PDF or DOCX, each with its sidecar.")
]
Provinces = Annotated[
    str, typer.Option("--provinces", help="Names of provinces by language (CSV), as in places/provinces.csv.")
]
Country = Annotated[str, typer.Option("--country", help="Place of a movement whose sentence names none.")]
Publisher = Annotated[str, typer.Option("--publisher", help="Whose figures the movements are.")]
Moved = Annotated[
    str | None, typer.Option("--movements", help="Write the movements here: .csv, .parquet or .json.")
]


@app.command("bulletin")
def bulletin(
    files: Bulletins, provinces: Provinces, country: Country = "the country", publisher: Publisher = "not named",
    json: Json = False, output: Output = None, movements: Moved = None,
) -> None:  # fmt: skip
    """Read daily ceasefire bulletins into counts by party and province, and movements.

    Example: detente talks bulletin bulletins/*.txt --provinces places/provinces.csv -o tallies.csv
    """
    from detente.store.bulletins import read_bulletins
    from detente.store.frames import write_frame

    tallies, moved, notes = read_bulletins(files, provinces, country=country, publisher=publisher)
    if output:
        write_frame(tallies, output)
    if movements:
        write_frame(moved, movements)
    if json:
        rows = {"tallies": tallies.to_dicts(), "movements": moved.to_dicts()}
        shown = {name: [{k: str(v) if k == "date" else v for k, v in row.items()} for row in many] for name, many in rows.items()}  # fmt: skip
        print_json({**shown, "notes": notes})
    elif output != "-":
        print_table(tallies, rows=40)
        print_table(moved, rows=40)
    for note in () if json else notes:
        typer.echo(f"note  {note}", err=True)
