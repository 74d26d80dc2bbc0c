"""``detente claims``: what was said, held against the record."""

from __future__ import annotations

import typer

from detente.cli.options import Day, Folder, Json, day_of, print_json, progress

app = typer.Typer(help="Claims: each sentence, and what the record can bear of it.", no_args_is_help=True)


@app.command("check")
def check(folder: Folder, date: Day = None, json: Json = False) -> None:
    """Go through every document sentence by sentence: type, verdict, evidence, rivals.

    Example: detente claims check syria-2018 --json
    """
    from detente.bulletin.round import work
    from detente.store.folder import read_folder

    with progress() as note:
        done = work(read_folder(folder), day_of(date), note)
    if json:
        print_json([f.to_dict() for f in done.findings])
        return
    for f in done.findings:
        place = f" [{f.place}]" if f.place else ""
        typer.echo(
            f"{f.claim.document} {f.claim.n:>3}  {f.verdict:<21} {f.claim.type:<16} {f.claim.speaker}{place}"
        )
        typer.echo(f"      “{' '.join(f.claim.text.split())}”")
        typer.echo(f"      {f.why}\n")
