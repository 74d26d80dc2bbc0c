"""What a table is: named columns, each with type, unit, meaning and sensitivity, and one check for all of them.

Every table that crosses a border (a file, a room's result, a page) is declared once as a :class:`Table`.
``check()`` takes a frame as it was read, turns text into the declared types, and either returns the typed
frame or raises one :class:`~detente.errors.InputError` that lists every fault with its row and remedy.
Nothing is dropped in silence: a value that cannot be read is a fault, an empty one is *unknown*.

A column is declared by whom it may reach (:func:`public`, :func:`shared`, :func:`restricted`): silence is no answer.

To add a table: a new file beside this one, a ``Table`` in it, and its name in ``tables/__init__.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

import polars as pl

from detente.errors import Fault, InputError

HEADER_LINES = 1
"""Rows are named as a person sees them in a spreadsheet: the first row of data is row 2."""


ISO_DAY = r"^([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)? ?(Z|[+-][0-9]{2}:?[0-9]{2})?)?$"
"""A day, alone or with a clock behind it; anything else behind a day ("to 2018-03-19") is a fault, not ignored."""
CLOCK = r"^([0-9]{1,2}:[0-9]{2})(:00(\.0+)?)?$"
"""An hour and minute of the day."""


class Sensitivity(StrEnum):
    """Whom a column may reach: everyone, the process, named people, or nobody outside its compartment."""

    PUBLIC = "public"
    SHARED = "shared"
    RESTRICTED = "restricted"
    SEALED = "sealed"


@dataclass(frozen=True)
class Column:
    """One column: its type, what it means, in which unit, whom it could hurt, and which values it admits."""

    name: str
    dtype: pl.DataType
    meaning: str
    unit: str
    sensitivity: Sensitivity
    required: bool = False
    words: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None

    def read(self, values: pl.Series) -> tuple[pl.Series, list[tuple[int, str, str]]]:
        """The values in the declared type, and the (row, what, remedy) of each that could not be read."""
        if values.dtype in (pl.Categorical, pl.Enum):
            values = values.cast(pl.String)
        blank = values.is_null()
        if values.dtype == pl.String:
            values = values.str.strip_chars()
            blank = values.is_null() | (values == "")
            values = values.set(blank.fill_null(True), None)
        typed = self._typed(values)
        or_empty = "" if self.required else ", or leave it empty"
        wrong = [
            (i, f"{self.name!r} is {_shown(values[i])}", f"write {self._expected()}{or_empty}")
            for i in _rows(typed.is_null() & ~blank)
        ]
        if self.required:
            wrong += [(i, f"{self.name!r} is empty", f"write {self._expected()}") for i in _rows(blank)]
        if self.words:
            off = typed.is_not_null() & ~typed.is_in(list(self.words))
            wrong += [
                (i, f"{self.name!r} is {_shown(typed[i])}", f"use one of {', '.join(self.words)}")
                for i in _rows(off)
            ]
        if self.least is not None or self.most is not None:
            low = pl.Series([self.least if self.least is not None else float("-inf")])
            high = pl.Series([self.most if self.most is not None else float("inf")])
            number = typed.cast(pl.Float64)
            off = (number < low[0]) | (number > high[0]) | number.is_nan()
            wrong += [
                (i, f"{self.name!r} is {_shown(typed[i])}", f"write {self._expected()}")
                for i in _rows(off.fill_null(False))
            ]
        return typed, wrong

    def _typed(self, values: pl.Series) -> pl.Series:
        if not _can_be(values.dtype, self.dtype):
            return pl.Series(values.name, [None] * len(values), dtype=self.dtype)
        if self.dtype.is_float():
            number = values.cast(self.dtype, strict=False)
            return number.set(~number.is_finite().fill_null(True), None)
        if values.dtype == self.dtype:
            return values
        if self.dtype == pl.Date and values.dtype == pl.String:
            return values.str.extract(ISO_DAY).str.to_date("%Y-%m-%d", strict=False)
        if self.dtype == pl.Time and values.dtype == pl.String:
            return values.str.extract(CLOCK).str.to_time("%H:%M", strict=False)
        if self.dtype == pl.Boolean and values.dtype == pl.String:
            low = values.str.to_lowercase()
            yes, no = low.is_in(["true", "yes", "1"]), low.is_in(["false", "no", "0"])
            return pl.select(pl.when(yes).then(True).when(no).then(False)).to_series()
        if self.dtype.is_integer() and not values.dtype.is_integer() and values.dtype != pl.Boolean:
            number = values.cast(pl.Float64, strict=False)
            whole = number.is_finite() & (number == number.floor())
            return number.set(~whole.fill_null(True), None).cast(self.dtype, strict=False)
        return values.cast(self.dtype, strict=False)

    def _expected(self) -> str:
        kind = {
            pl.Date: "a date as 2018-03-16",
            pl.Time: "an hour as 09:30",
            pl.Boolean: "true or false",
            pl.String: "text",
        }.get(type(self.dtype))
        if kind is None:
            kind = "a whole number" if self.dtype.is_integer() else "a number"
        if self.words:
            kind = "one of " + ", ".join(self.words)
        if self.least is not None and self.most is not None:
            kind += f" from {self.least:g} to {self.most:g}"
        elif self.least is not None:
            kind += f" not below {self.least:g}"
        return kind


@dataclass(frozen=True)
class Table:
    """A named set of columns. ``key`` columns together name a row once."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """Column names in their declared order."""
        return [c.name for c in self.columns]

    @property
    def schema(self) -> pl.Schema:
        """The Polars schema of the table."""
        return pl.Schema({c.name: c.dtype for c in self.columns})

    def cleared(self, frame: pl.DataFrame, reader: Sensitivity = Sensitivity.PUBLIC) -> pl.DataFrame:
        """The frame without the columns that this reader may not see."""
        order = list(Sensitivity)
        seen = [c.name for c in self.columns if order.index(c.sensitivity) <= order.index(reader)]
        return frame.select([name for name in frame.columns if name in seen])

    def empty(self) -> pl.DataFrame:
        """The table without rows."""
        return pl.DataFrame(schema=self.schema)

    def make(self, rows: Iterable[dict[str, object]]) -> pl.DataFrame:
        """A frame from rows that the program itself made; wrong names or types raise at once."""
        return pl.DataFrame(list(rows), schema=self.schema, strict=True, orient="row")

    def faults(self, frame: pl.DataFrame, where: str = "") -> tuple[pl.DataFrame, list[Fault]]:
        """The frame in the declared types, and every fault found in it (the frame is only good without any)."""
        at = f"{where}, " if where else ""
        present = set(frame.columns)
        missing = [c.name for c in self.columns if c.required and c.name not in present]
        meant = self._misspelt(frame.columns)
        if meant and not missing:
            return frame, [
                Fault(f"{at}header", f"column {a!r} is not known", f"write {b!r}, if that is meant")
                for a, b in meant
            ]
        if missing:
            known = [n for n in frame.columns if n in self.names]
            return frame, [
                Fault(
                    f"{at}header",
                    f"column{'s' if len(missing) > 1 else ''} {', '.join(map(repr, missing))} missing from table "
                    f"{self.name!r} (found {', '.join(frame.columns[:12]) or 'no columns'}; "
                    f"{len(known)} of them known)",
                    f"the layout is {', '.join(self.names)}",
                )
            ]
        typed, found = {}, []
        unread: set[int] = set()
        for column in self.columns:
            if column.name not in present:
                typed[column.name] = pl.Series(column.name, [None] * frame.height, dtype=column.dtype)
                continue
            values, wrong = column.read(frame[column.name])
            typed[column.name] = values.alias(column.name)
            found += [Fault(f"{at}row {i + 1 + HEADER_LINES}", what, remedy) for i, what, remedy in wrong]
            if column.name in self.key:
                unread.update(i for i, _, _ in wrong)
        result = pl.DataFrame(typed)
        if self.key:
            found += self._repeated(result, unread, at)
        return result, found

    def check(self, frame: pl.DataFrame, where: str = "") -> pl.DataFrame:
        """The frame in the declared types, columns in order; raises InputError with all faults at once."""
        typed, found = self.faults(frame, where)
        if found:
            raise InputError(where or self.name, found)
        return typed

    def _misspelt(self, names: list[str]) -> list[tuple[str, str]]:
        """Columns that are nearly one of the table's, where that one is absent: a slip would lose them in silence."""
        absent = [name for name in self.names if name not in names]
        close = [(n, get_close_matches(n.casefold(), absent, 1, 0.85)) for n in names if n not in self.names]
        return [(name, match[0]) for name, match in close if match]

    def _repeated(self, frame: pl.DataFrame, unread: set[int], at: str) -> list[Fault]:
        read = frame.select(self.key).with_row_index("row").filter(~pl.col("row").is_in(unread))
        twice = read.filter(pl.struct(self.key).is_duplicated())
        later = twice.filter(~pl.struct(self.key).is_first_distinct())
        return [
            Fault(
                f"{at}row {row + 1 + HEADER_LINES}",
                f"{', '.join(self.key)} repeats an earlier row",
                "give each row its own, or remove the copy",
            )
            for row in later["row"].to_list()
        ]


def public(name: str, dtype: pl.DataType, meaning: str, unit: str = "none", **more: Any) -> Column:
    """A column that everyone may see."""
    return Column(name, dtype, meaning, unit, Sensitivity.PUBLIC, **more)


def shared(name: str, dtype: pl.DataType, meaning: str, unit: str = "none", **more: Any) -> Column:
    """A column for the process only; public pages show it coarsened."""
    return Column(name, dtype, meaning, unit, Sensitivity.SHARED, **more)


def restricted(name: str, dtype: pl.DataType, meaning: str, unit: str = "none", **more: Any) -> Column:
    """A column for named people."""
    return Column(name, dtype, meaning, unit, Sensitivity.RESTRICTED, **more)


def sealed(name: str, dtype: pl.DataType, meaning: str, unit: str = "none", **more: Any) -> Column:
    """A column that never leaves its compartment."""
    return Column(name, dtype, meaning, unit, Sensitivity.SEALED, **more)


def in_order(frame: pl.DataFrame, *by: str) -> pl.DataFrame:
    """Rows in one fixed order, so that the same content always gives the same bytes."""
    return frame.sort(by, nulls_last=True, maintain_order=True)


def _can_be(given: pl.DataType, wanted: pl.DataType) -> bool:
    """Can values of one type be read as another? Text can; a number is no day, a list or a duration is nothing."""
    if given in (wanted, pl.String, pl.Null):
        return True
    if wanted == pl.Date:
        return given == pl.Datetime
    if wanted == pl.Time:
        return False
    plain = given.is_numeric() or given == pl.Boolean
    return plain or (wanted == pl.String and given in (pl.Date, pl.Datetime, pl.Time))


def _rows(mask: pl.Series) -> Sequence[int]:
    return mask.fill_null(False).arg_true().to_list()


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
