"""A table of lists as it was handed in, turned into capture patterns, with every fault at once.

Two layouts: one row a pattern (a column of 0 and 1 for each list, and ``count``), or one row a person (columns of 0 and 1,
others beside them). Cells may be text, as CSV gives them. Of a person nothing is kept but the pattern and the stratum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from detente.casualties.patterns import Patterns, patterns
from detente.errors import Fault, InputError

COUNT = "count"
MOST_LISTS = 10
UNKNOWN = "unknown"
YES = ("1", "1.0", "true", "TRUE", "True")
NO = ("0", "0.0", "false", "FALSE", "False")
LISTLIKE = 0.5
"""A column without a name in ``lists`` is taken for a list if this share of its filled cells is 0 or 1."""


@dataclass(frozen=True)
class Capture:
    """The whole table, each stratum's table by its name, and columns that were set aside."""

    whole: Patterns
    strata: dict[str, Patterns]
    set_aside: tuple[str, ...]


def read_capture(
    frame: pl.DataFrame, subject: str, lists: Sequence[str] | None = None, strata: str | None = None
) -> Capture:
    """Patterns from a frame in either layout; raises InputError with all faults.

    ``lists``: the columns that are lists (default: those of 0 and 1); ``strata``: a column whose values divide the
    cases; empty ones are a stratum of their own, ``unknown``.
    """
    counted = COUNT in frame.columns
    text = frame.with_columns(pl.all().cast(pl.String).str.strip_chars())
    faults = [
        Fault(f"{subject}, header", f"there is no column {name!r}", f"name one of {', '.join(frame.columns)}")
        for name in (*(lists or ()), *([strata] if strata else ()))
        if name not in frame.columns
    ]
    if faults:
        raise InputError(subject, faults)
    beside = [name for name in frame.columns if name not in (COUNT if counted else None, strata)]
    chosen = list(lists) if lists else [name for name in beside if counted or _listlike(text[name])]
    if not chosen:
        faults.append(
            Fault(f"{subject}, header", "no column holds a list", "write 0 or 1 in a column for each list")
        )
    if len(chosen) > MOST_LISTS:
        faults.append(Fault(
            f"{subject}, header", f"{len(chosen)} lists, at most {MOST_LISTS} are taken",
            "merge lists of one kind, or name those to use with --lists"))  # fmt: skip
    cells = np.zeros((frame.height, len(chosen)), np.int64)
    for column, name in enumerate(chosen):
        cells[:, column] = _bits(text[name], f"{subject}, column {name!r}", faults)
    counts = (
        _counts(text[COUNT], f"{subject}, column {COUNT!r}", faults)
        if counted
        else np.ones(frame.height, np.int64)
    )
    if frame.is_empty():
        faults.append(Fault(subject, "there are no rows", "hand in one row a pattern or a person"))
    elif not faults:
        faults += _empty(chosen, cells, counts, subject, counted)
    if faults:
        raise InputError(subject, faults)
    divided: dict[str, Patterns] = {}
    if strata:
        labels = text[strata].fill_null("").replace("", UNKNOWN).to_numpy()
        for label in sorted(set(labels)):
            divided[str(label)] = patterns(chosen, cells[labels == label], counts[labels == label])
    return Capture(patterns(chosen, cells, counts), divided, tuple(n for n in beside if n not in chosen))


def _listlike(column: pl.Series) -> bool:
    filled = column.drop_nulls()
    filled = filled.filter(filled != "")
    return filled.len() > 0 and float(filled.is_in([*YES, *NO]).mean() or 0) >= LISTLIKE  # type: ignore[arg-type]


def _bits(column: pl.Series, place: str, faults: list[Fault]) -> np.ndarray:
    wrong = (~column.is_in([*YES, *NO]).fill_null(False)).arg_true().to_list()
    if wrong:
        first = column[wrong[0]]
        what = "is empty" if first in (None, "") else f"is {first!r}"
        faults.append(Fault(f"{place}, {_rows(wrong)}", f"the first {what}, expected 0 or 1", "write 1 if the case is on the list, 0 if not"))  # fmt: skip
    return column.is_in(YES).fill_null(False).cast(pl.Int64).to_numpy()


def _counts(column: pl.Series, place: str, faults: list[Fault]) -> np.ndarray:
    number = column.cast(pl.Float64, strict=False)
    whole = (
        number.is_not_null() & number.is_finite() & (number == number.round()) & (number >= 0)
    ).fill_null(False)
    wrong = (~whole).arg_true().to_list()
    if wrong:
        first = column[wrong[0]]
        what = "is empty" if first in (None, "") else f"is {first}"
        faults.append(Fault(f"{place}, {_rows(wrong)}", f"the first {what}, expected a whole number from 0", "write how many cases have the pattern"))  # fmt: skip
    return (
        np.where(whole.to_numpy(), number.fill_null(0).fill_nan(0).to_numpy(), 0)
        .clip(0, 1e15)
        .astype(np.int64)
    )


def _empty(
    lists: Sequence[str], cells: np.ndarray, counts: np.ndarray, subject: str, counted: bool
) -> list[Fault]:
    """Rows on no list, and lists of nobody."""
    faults = []
    none = np.flatnonzero((cells.sum(axis=1) == 0) & (counts > 0))
    if none.size:
        what = "the pattern of zeros has a count" if counted else "a person is on no list"
        faults.append(Fault(f"{subject}, {_rows(none.tolist())}", what, "leave it out: who is on no list is what is to be estimated"))  # fmt: skip
    sizes = cells.T @ counts
    faults += [
        Fault(f"{subject}, column {name!r}", "the list has no case", "leave the column out")
        for name, size in zip(lists, sizes, strict=True)
        if size == 0
    ]
    return faults


def _rows(rows: Sequence[int]) -> str:
    """Rows as a person counts them, the header not counted; the first few."""
    shown = ", ".join(str(row + 1) for row in rows[:5])
    more = f" and {len(rows) - 5} more" if len(rows) > 5 else ""
    return f"row{'s' if len(rows) > 1 else ''} {shown}{more}"
