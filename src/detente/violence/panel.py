"""Daily counts as arrays: areas by days, with what was watched, and fast sums over any window of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

import numpy as np
import polars as pl

from detente.errors import Fault, InputError
from detente.tables import EFFORT
from detente.violence.level import chosen
from detente.violence.types import Bool2D, Float1D, Float2D, Int1D

Missing = Literal["unwatched", "zero"]


@dataclass(frozen=True)
class Panel:
    """Counts (areas, days) and the watched share of each day (areas, days); a count on an unwatched day is left out."""

    areas: tuple[str, ...]
    first: date
    counts: Float2D
    watched: Float2D

    @property
    def days(self) -> int:
        """Number of days, watched or not."""
        return int(self.counts.shape[1])

    @property
    def last(self) -> date:
        """The last day of the series."""
        return self.first + timedelta(days=self.days - 1)

    def day(self, when: date) -> int:
        """Which column a date is (it may lie outside)."""
        return (when - self.first).days

    def rows(self, names: list[str] | tuple[str, ...]) -> Int1D:
        """The rows of these areas."""
        at = {name: i for i, name in enumerate(self.areas)}
        return np.array([at[name] for name in names], dtype=np.int64)

    @cached_property
    def _sums(self) -> tuple[Float2D, Float2D, Float2D]:
        moment = self.watched * np.arange(self.days)
        return _running(self.counts), _running(self.watched), _running(moment)

    def window(self, begin: int, end: int) -> tuple[Float1D, Float1D]:
        """Counts and watched days of every area in the days begin .. end - 1, cut to the series."""
        begin, end = max(begin, 0), min(end, self.days)
        if end <= begin:
            return np.zeros(len(self.areas)), np.zeros(len(self.areas))
        counts, watched, _ = self._sums
        return counts[:, end] - counts[:, begin], watched[:, end] - watched[:, begin]

    def middle(self, begin: int, end: int) -> Float1D:
        """Mean watched day of every area in a window (a column number); the window's middle where nobody watched."""
        begin, end = max(begin, 0), min(end, self.days)
        _, watched, moment = self._sums
        days = watched[:, end] - watched[:, begin]
        total = moment[:, end] - moment[:, begin]
        return np.where(days > 0, total / np.where(days > 0, days, 1.0), (begin + end - 1) / 2)

    def where(self, known: Bool2D) -> Panel:
        """The same panel with only these cells watched."""
        return Panel(
            self.areas, self.first, np.where(known, self.counts, 0.0), np.where(known, self.watched, 0.0)
        )


def read_panel(daily: pl.DataFrame, measure: str = "incidents", missing: Missing = "unwatched") -> Panel:
    """The arrays of a table in the DAILY layout; faults of the table are raised all at once.

    missing : ``unwatched`` leaves days without a row out; ``zero`` reads them as watched days without an event
    """
    rows = chosen(daily, None, measure)
    if rows.is_empty():
        raise InputError(
            "daily counts", [Fault("table", f"no watched day has a count of {measure}", "add rows")]
        )
    names = rows["area"].unique().sort()
    first, last = rows["date"].min(), rows["date"].max()
    assert isinstance(first, date)
    assert isinstance(last, date)
    shape = (names.len(), (last - first).days + 1)
    row, day = _cells(rows, names, first)
    counts, watched = np.zeros(shape), np.full(shape, 1.0 if missing == "zero" else 0.0)
    counts[row, day] = rows["count"].to_numpy()
    watched[row, day] = rows["watched"].to_numpy()
    return Panel(tuple(names), first, counts, watched)


def read_effort(effort: pl.DataFrame, like: Panel) -> Panel:
    """Monitors (areas, days) for the same areas and days as ``like``; days without a row are unknown."""
    typed = EFFORT.check(effort, "effort")
    rows = typed.filter(
        pl.col("area").is_in(list(like.areas)) & pl.col("date").is_between(like.first, like.last)
    )
    row, day = _cells(rows, pl.Series(like.areas, dtype=pl.String), like.first)
    monitors, known = np.zeros(like.counts.shape), np.zeros(like.counts.shape)
    monitors[row, day] = rows["monitors"].to_numpy()
    known[row, day] = 1.0
    return Panel(like.areas, like.first, monitors, known)


def _cells(rows: pl.DataFrame, names: pl.Series, first: date) -> tuple[Int1D, Int1D]:
    order = pl.Series(range(names.len()), dtype=pl.Int64)
    row = rows["area"].replace_strict(names, order, return_dtype=pl.Int64).to_numpy()
    return row, (rows["date"] - first).dt.total_days().to_numpy()


def _running(values: Float2D) -> Float2D:
    return np.concatenate([np.zeros((values.shape[0], 1)), np.cumsum(values, axis=1)], axis=1)
