"""The courses of zones and comparison areas side by side, as means of 28 days: what the eye should see before any ratio."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from detente.violence.level import MONTH_DAYS
from detente.violence.panel import read_panel

STRETCH = 28
"""Days of one mean: whole weeks, so that the weekday does not show."""


@dataclass(frozen=True)
class Course:
    """First day of each 28 days, and what was counted per 30 watched days and area; None where nobody watched."""

    days: tuple[date, ...]
    zones: tuple[float | None, ...]
    controls: tuple[float | None, ...]


def course(
    daily: pl.DataFrame,
    zones: Sequence[str],
    controls: Sequence[str],
    start: date,
    measure: str = "incidents",
) -> Course:
    """Means of 28 days, counted backwards and forwards from the start so that none holds days of both sides.

    daily : DAILY layout; zones, controls : areas, each group taken together; incomplete stretches at the ends are left out
    """
    panel = read_panel(daily.filter(pl.col("area").is_in([*zones, *controls])), measure)
    at = panel.day(start)
    first = at - (at // STRETCH) * STRETCH
    days: list[date] = []
    told: tuple[list[float | None], list[float | None]] = ([], [])
    for begin in range(first, panel.days - STRETCH + 1, STRETCH):
        counts, watched = panel.window(begin, begin + STRETCH)
        days.append(panel.first + timedelta(days=begin))
        for names, values in zip((zones, controls), told, strict=True):
            rows = panel.rows([n for n in names if n in panel.areas])
            seen = float(watched[rows].sum())
            values.append(MONTH_DAYS * float(counts[rows].sum()) / seen if seen else None)
    return Course(tuple(days), tuple(told[0]), tuple(told[1]))
