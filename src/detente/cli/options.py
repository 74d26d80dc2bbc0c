"""Options that mean the same everywhere, and how results are printed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
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
First = Annotated[
    str | None, typer.Option("--first", metavar="YYYY-MM-DD", help="First day; default: see the command.")
]
Last = Annotated[
    str | None,
    typer.Option("--last", metavar="YYYY-MM-DD", help="Last day; default: the process's own day."),
]
Tally = Annotated[
    str,
    typer.Argument(
        help="Rival counts, CSV or Parquet in the layout 'tallies'; '-' reads CSV from standard input."
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="As things stood on that day: zones as they were on paper, nothing later; default: today.",
    ),
]
Folder = Annotated[
    str, typer.Argument(help="A process folder (see the reference), as 'detente demo' makes one.")
]


def day_of(text: str | None, option: str = "--date") -> date | None:
    """The day an option names."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refused(option, f"{text!r} is not a day", "write it as 2018-03-16") from None


def one_of(option: str, value: str, known: Sequence[str]) -> None:
    """Refuse a word that an option does not know."""
    if value not in known:
        listed = ", ".join(known[:30]) + (" …" if len(known) > 30 else "")
        raise refused(option, f"{value!r} is not known", f"use one of {listed}")


def refused(option: str, what: str, remedy: str) -> InputError:
    """The error of one option."""
    return InputError(option, [Fault(option, what, remedy)])


def hand_out(table: pl.DataFrame, output: str | None, as_json: bool) -> bool:
    """Write a table where it was asked for and print it as JSON if that was; is it still to be shown to a person?"""
    if output:
        from detente.store.frames import write_frame

        write_frame(table, output)
    if as_json:
        print_json(days_as_text(table).to_dicts())
    return not as_json and output != "-"


def days_as_text(table: pl.DataFrame) -> pl.DataFrame:
    """The table with its days as JSON writes them."""
    return table.with_columns(pl.col(pl.Date).cast(pl.String))


def print_json(value: object) -> None:
    """JSON on standard output, readable in any script."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def print_table(frame: pl.DataFrame, rows: int = 20) -> None:
    """A table for a person: the first rows, as wide as the terminal; what is not on record is left blank."""
    terminal = Console()
    shown = frame.select(_told(frame[name]).alias(name.replace("_", " ")) for name in frame.columns)
    with pl.Config(
        tbl_rows=rows,
        tbl_cols=-1,
        tbl_hide_dataframe_shape=True,
        tbl_hide_column_data_types=True,
        tbl_width_chars=terminal.width if terminal.is_terminal else 100,
        fmt_str_lengths=240,
    ):
        print(shown)


def _told(column: pl.Series) -> pl.Series:
    """A column as a person reads it."""
    if column.dtype == pl.Boolean:
        column = column.replace_strict({True: "yes", False: "no"}, return_dtype=pl.String)
    if column.dtype.is_float():
        column = pl.Series([None if n is None else f"{round(n, 4):,.10g}" for n in column], dtype=pl.String)
    return column.cast(pl.String).fill_null("")


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
