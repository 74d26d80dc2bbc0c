"""``detente``: one command, room then verb.

Exit codes: 0 done ("not estimable" and "infeasible" are results), 1 a check failed, 2 bad input with all its faults.
This is the one module of the command line that reads the environment.
"""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from detente import __version__
from detente.cli import agreements, casualties, ceasefire, claims, desk, record, rounds, talks, violence
from detente.errors import DetenteError, InputError

app = typer.Typer(
    name="detente",
    help="Run a peace process and check it: one record, honest arithmetic, and a desk to work at.\n\n"
    "Start with [bold]detente demo[/bold]. A process lives in a folder; [bold]detente report FOLDER[/bold] works it through.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
DAILY, ROOMS = "The daily round", "Room by room"
app.command("demo", rich_help_panel=DAILY)(rounds.demo)
app.command("report", rich_help_panel=DAILY)(rounds.report)
app.command("brief", rich_help_panel=DAILY)(rounds.brief)
app.add_typer(talks.app, name="talks", rich_help_panel=ROOMS)
app.add_typer(agreements.app, name="agreements", rich_help_panel=ROOMS)
app.add_typer(ceasefire.app, name="ceasefire", rich_help_panel=ROOMS)
app.add_typer(violence.app, name="violence", rich_help_panel=ROOMS)
app.add_typer(casualties.app, name="casualties", rich_help_panel=ROOMS)
app.add_typer(claims.app, name="claims", rich_help_panel=ROOMS)
app.add_typer(record.app, name="record", rich_help_panel=ROOMS)
app.add_typer(desk.app, name="desk", rich_help_panel=ROOMS)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"detente {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Nothing of its own; the options above hold for every command."""


def main() -> None:
    """Run the command line; every refusal is one message and an exit code, never a stack of calls."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # names are in every script, whatever the locale
    try:
        app()
    except InputError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except DetenteError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has left; there is nobody to tell
        sys.exit(0)
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):
            sys.exit(0)  # the same, where the command line's library met it first
        raise
    except KeyboardInterrupt:
        print("stopped; nothing was half-written", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
