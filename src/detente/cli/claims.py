"""``detente claims``: what was said, held against the record."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import typer

from detente.cli.options import Day, Folder, Json, Output, day_of, print_json, progress

app = typer.Typer(help="Claims: each sentence, and what the record can bear of it.", no_args_is_help=True)
Full = Annotated[
    bool,
    typer.Option("--full", help="With --json: also scope, basis, alignment, ratios and the claim's key."),
]
Document = Annotated[
    str, typer.Option("--document", help="The document's name, as 'claims check' prints it.")
]
Number = Annotated[int, typer.Option("--n", help="The claim's number in the document.", min=1)]


@app.command("check")
def check(folder: Folder, date: Day = None, json: Json = False, full: Full = False) -> None:
    """Go through every document sentence by sentence: type, verdict, evidence, rivals.

    Example: detente claims check syria-2018 --json
    """
    done = _round(folder, date)
    if json or full:
        print_json([f.to_dict(full=full) for f in done.findings])
        return
    for f in done.findings:
        place = f" [{f.place}]" if f.place else ""
        typer.echo(
            f"{f.claim.document} {f.claim.n:>3}  {f.verdict:<21} {f.claim.type:<16} {f.claim.speaker}{place}"
        )
        typer.echo(f"      “{' '.join(f.claim.text.split())}”")
        typer.echo(f"      {f.why}\n")


@app.command("record")
def record(folder: Folder, date: Day = None, json: Json = False) -> None:
    """Put today's verdicts down in register/verdicts.csv, beside the earlier ones; nothing is written over.

    Example: detente claims record syria-2018
    """
    from detente.store.verdicts import FILE, record_verdicts

    done = _round(folder, date)
    rows = record_verdicts(folder, done.findings, datetime.now().astimezone().isoformat(timespec="seconds"))
    if json:
        print_json(
            [{k: str(v) if k == "checked_at" else v for k, v in row.items()} for row in rows.to_dicts()]
        )
        return
    typer.echo(f"{rows.height} of {len(done.findings)} verdicts added to {FILE}")
    for row in rows.filter(rows["changed"] != "first check").iter_rows(named=True):
        typer.echo(f"{row['claim']}  {row['verdict']}: {row['changed']}")


@app.command("what-if")
def what_if_(
    folder: Folder, document: Document, n: Number, date: Day = None, json: Json = False, output: Output = None
) -> None:
    """One claim under other definitions: zone boundary, source left out, first day, period, unit; as one table.

    Example: detente claims what-if syria-2018 --document akorda-2018-03-16 --n 8
    """
    import polars as pl

    from detente.claims.what_if import what_if
    from detente.errors import Fault, InputError
    from detente.store.frames import write_frame

    done = _round(folder, date)
    claim = next((c for c in done.bench.claims if (c.document, c.n) == (document, n)), None)
    if claim is None:
        known = sorted({c.document for c in done.bench.claims})
        raise InputError(
            "claim",
            [Fault(f"{document}, claim {n}", "no such claim", f"see 'detente claims check'; documents: {', '.join(known) or 'none'}")],
        )  # fmt: skip
    readings: list[dict[str, Any]] = [r.to_dict() for r in what_if(claim, done.bench)]
    if output is not None:
        write_frame(pl.DataFrame(readings, schema=COLUMNS), output)
    if json:
        print_json({"document": document, "n": n, "text": claim.text, "readings": readings})
    elif output is None:
        typer.echo(f"“{' '.join(claim.text.split())}”\n")
        for r in readings:
            mark = "*" if r["moves"] else " "
            place = f" [{r['place']}]" if r["place"] else ""
            typer.echo(f"{mark} {r['verdict']:<21} {r['assumption']}{place}")
        typer.echo("\n* another verdict than the one that stands")


@app.command("public")
def public(folder: Folder, date: Day = None, json: Json = False) -> None:
    """Which verdicts are released for the public, and what others still lack; pages come with 'detente report'.

    Example: detente claims public karvelia
    """
    from detente.claims.public import Lacking, standing_of_releases

    done = _round(folder, date)
    found = standing_of_releases(done.bench, done.findings)
    told: list[dict[str, Any]] = [
        {"id": one.id, "verdict": one.finding.verdict, "released": not isinstance(one, Lacking),
         "lacks": [str(x) for x in one.lacks] if isinstance(one, Lacking) else []}
        for one in found
    ]  # fmt: skip
    if json:
        print_json(told)
        return
    if not told:
        typer.echo("no release is on the register (register/releases.csv): nothing is public")
    for one in told:
        typer.echo(
            f"{one['id']}  {one['verdict']}: {'released' if one['released'] else '; '.join(one['lacks'])}"
        )


COLUMNS = {"assumption": str, "place": str, "verdict": str, "why": str, "moves": bool}


def _round(folder: str, date: str | None) -> Any:
    from detente.bulletin.round import work
    from detente.store.folder import read_folder

    with progress() as say:
        return work(read_folder(folder), day_of(date), say)
