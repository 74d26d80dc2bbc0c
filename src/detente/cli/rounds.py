"""``detente demo``, ``report`` and ``brief``: the whole round on a process folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Annotated

import typer

from detente.bulletin.words import counted
from detente.cli.options import Day, Folder, Json, day_of, one_of, progress, refused
from detente.store.example import FOUNDING

Target = Annotated[str, typer.Argument(help="Folder to write the founding case into; made if absent.")]
FORMS = ("text", "html", "pdf", "json")
Form = Annotated[
    str, typer.Option("--format", help="text (for mail), html, pdf (one sheet; the extra 'report') or json.")
]
Put = Annotated[
    str, typer.Option("-o", "--output", help="Write the page to this file; '-' for standard output.")
]
Pdf = Annotated[
    bool, typer.Option("--pdf", help="Also write brief.pdf, daily.pdf and monthly.pdf (the extra 'report').")
]
Tongue = Annotated[str, typer.Option("--language", help="en, ru or ar.")]
Tongues = Annotated[
    list[str] | None,
    typer.Option(
        "--language", help="Also write the reports in this language (repeatable); default: the process's."
    ),
]
Example = Annotated[str, typer.Option("--example", help="Another example that ships with the package.")]


def demo(directory: Target = FOUNDING, example: Example = FOUNDING) -> None:
    """Write the founding case into a folder and work it through.

    Example: detente demo
    """
    from detente.store.example import copy_example
    from detente.store.log.invented import invented_record

    path = copy_example(example, directory)
    invented_record(path)
    _report(str(path), None)
    typer.echo(f"\nRead it:        open {path}/out/report.html in any browser")
    typer.echo(f"Or serve it:    detente desk serve {path}")
    typer.echo(f"Morning page:   detente brief {path}")


def report(folder: Folder, date: Day = None, pdf: Pdf = False, language: Tongues = None) -> None:
    """Work a process folder through and write its reports into out/: whole, daily, monthly, and the brief.

    Example: detente report syria-2018 --date 2018-03-16
    """
    _report(folder, date, pdf, language)


def brief(
    folder: Folder,
    date: Day = None,
    form: Form = "text",
    output: Put = "-",
    json: Json = False,
    language: Tongue = "en",
) -> None:
    """Print the morning page: what is new, rival counts, claims and what they rest on, what falls due.

    Example: detente brief syria-2018
    """
    from detente.bulletin.language import in_language
    from detente.bulletin.names import with_names
    from detente.bulletin.render import to_html, to_json, to_text
    from detente.bulletin.report import brief as brief_of
    from detente.bulletin.round import work
    from detente.store.catalogue import language as language_of
    from detente.store.folder import read_folder
    from detente.store.log.in_report import with_record
    from detente.store.pdf import to_pdf
    from detente.store.texts import put_bytes

    form = "json" if json else form
    one_of("--format", form, FORMS)
    if form == "pdf" and output == "-":
        raise refused("--format", "a PDF is no text for a terminal", "name a file: -o brief.pdf")
    chosen = language_of(language)
    with progress() as note:
        state = read_folder(folder)
        document = brief_of(with_record(work(state, day_of(date), note), folder))
    chosen = with_names(chosen, state)
    forms: dict[str, Callable[[], bytes]] = {
        "text": lambda: to_text(document, language=chosen).encode(),
        "html": lambda: to_html(document, folder=folder, language=chosen).encode(),
        "pdf": lambda: to_pdf(document, chosen, compact=True),
        "json": lambda: to_json(in_language(document, chosen)).encode(),
    }
    put_bytes(forms[form](), output)


def _report(folder: str, date: str | None, pdf: bool = False, languages: list[str] | None = None) -> None:
    from detente.bulletin.round import work
    from detente.ceasefire.breaches import NOTICE
    from detente.store.catalogue import catalogued, language
    from detente.store.folder import read_folder
    from detente.store.log.in_report import with_record
    from detente.store.out import files_of, write_out
    from detente.store.pdf import INSTALL, can_print

    asked = None if languages is None else [one for code in languages if (one := language(code)).code != "en"]
    with progress() as note:
        note("reading the folder")
        state = read_folder(folder)
        done = with_record(work(state, day_of(date), note), folder)
        note("writing the report")
        target = write_out(folder, files_of(done, pdf, asked))
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
    if done.record is not None:
        held = "holds" if done.record.holds else "DOES NOT HOLD: see the report"
        typer.echo(f"  record       {counted(done.record.size, 'entry', 'entries')}, {held}")
    typer.echo(f"  report       {target}/report.html")
    others = catalogued(state.process.languages) if asked is None else asked
    if others:
        typer.echo(
            "               and in " + ", ".join(f"{one.code} (report.{one.code}.html)" for one in others)
        )
    typer.echo(
        f"  periodical   {target}/daily.html and monthly.html" + ("; each as PDF beside" if pdf else "")
    )
    if not pdf:
        typer.echo(
            f"               as PDF: detente report {folder} --pdf"
            + ("" if can_print() else "; first " + INSTALL)
        )
