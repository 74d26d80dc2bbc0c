"""Options that mean the same everywhere, and how results are printed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated

import polars as pl
import typer
from rich.console import Console

from detente.errors import Fault, InputError

Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        help="Write the result here: .csv, .parquet, .json or (with coordinates) .geojson by its ending; '-' for standard output.",
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="The day it is about; default: the process's own day."),
]
Folder = Annotated[
    str, typer.Argument(help="A process folder (see the reference), as 'detente demo' makes one.")
]


def day_of(text: str | None) -> date | None:
    """The day an option names."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(
            "--date", [Fault("--date", f"{text!r} is not a day", "write it as 2018-03-16")]
        ) from None


def print_json(value: object) -> None:
    """JSON on standard output, readable in any script."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def print_table(frame: pl.DataFrame, rows: int = 20) -> None:
    """A table for a person: the first rows, as wide as the terminal allows."""
    with pl.Config(
        tbl_rows=rows,
        tbl_cols=-1,
        tbl_hide_dataframe_shape=True,
        tbl_hide_column_data_types=True,
        fmt_str_lengths=60,
    ):
        print(frame)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A callable that shows the present step on a terminal, and nothing anywhere else."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _quiet
        return
    with console.status("starting …") as status:
        yield lambda step: status.update(f"{step} …")


def _quiet(step: str) -> None:
    """Say nothing: nobody watches."""
