"""How much violence there was in a place, before and after a day. A level, never an effect.

The ratio of two levels is what most statements quote. It is given here, named ``naive_ratio`` and labelled, because
people ask for it; violence everywhere may have fallen or risen by as much. :func:`detente.violence.change` is the
question of whether it changed *more here than elsewhere*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from detente.errors import Fault, InputError
from detente.say import say
from detente.tables import DAILY

NOTICE = say(
    "A difference of levels, not an effect: it says nothing of what would have happened without the ceasefire."
)
MEASURES = ("incidents", "fatalities", "civilians")
MONTH_DAYS = 30


@dataclass(frozen=True)
class Period:
    """The level of one period: watched days (area-days / areas with any), what was counted, and its largest day."""

    first: date
    last: date
    days: float
    total: float
    per_30_days: float | None
    largest_day: date | None
    largest_day_count: float
    largest_day_share: float
    top_days_share: float


@dataclass(frozen=True)
class Level:
    """Two periods of one place side by side. ``naive_ratio`` is a level only; ``notice`` must stand beside it."""

    areas: tuple[str, ...]
    measure: str
    before: Period
    after: Period
    naive_ratio: float | None
    monthly: pl.DataFrame
    notice: str = NOTICE


def level(
    daily: pl.DataFrame,
    area: str | Sequence[str] | None,
    before: tuple[date, date],
    after: tuple[date, date],
    measure: str = "incidents",
) -> Level:
    r"""The level of violence in a place in two periods, per 30 watched days.

    .. math:: \ell = 30\,\frac{\sum_{a,t} n_{at}}{\sum_{t} \max_a e_{at}}

    daily : DAILY layout (``date, area, incidents[, fatalities][, exposure]``; ``civilians`` where told apart)
    area : one area, several taken together, or None for all of them
    before, after : first and last day of each period, both included
    measure : ``incidents``, ``fatalities`` (persons) or ``civilians`` (persons)
    returns : :class:`Level`; ``per_30_days`` is None for a period that nobody watched. The largest day and the
        share of the five largest are shown, not smoothed away; ``monthly`` holds ``month, days, count, per_30_days``.

    Raises InputError if an area or the measure is not in the table. Countrywide statements have a level and a drift
    only: without areas to compare, cause cannot be told.
    """
    here = chosen(daily, area, measure)
    frames = [here.filter(pl.col("date").is_between(*period)) for period in (before, after)]
    periods_ = [_period(frame, *period) for frame, period in zip(frames, (before, after), strict=True)]
    low, high = periods_[0].per_30_days, periods_[1].per_30_days
    ratio = high / low if low and high is not None else None
    both = pl.concat(frames).unique(maintain_order=True)
    names = tuple(here["area"].unique().sort())
    return Level(names, measure, periods_[0], periods_[1], ratio, _grouped(both, "1mo", "month"))


def periods(
    daily: pl.DataFrame,
    area: str | Sequence[str] | None = None,
    measure: str = "incidents",
    every: str = "1mo",
) -> pl.DataFrame:
    """Counts per day (``1d``), week (``1w``, from Monday) or month (``1mo``) in a place, over watched days only.

    returns : ``period`` (first day), ``days`` (watched), ``count``, ``per_30_days``; periods nobody watched are absent.
    """
    return _grouped(chosen(daily, area, measure), every, "period")


def chosen(daily: pl.DataFrame, area: str | Sequence[str] | None, measure: str) -> pl.DataFrame:
    """Watched rows of these areas as ``date, area, count, watched`` (share of the day); unknown counts left out."""
    if measure not in MEASURES:
        raise InputError(
            "daily counts", [Fault("measure", f"{measure!r} is not one", f"use one of {', '.join(MEASURES)}")]
        )
    if measure not in daily.columns:
        raise InputError(
            "daily counts", [Fault("header", f"column {measure!r} missing", "add it, or count incidents")]
        )
    typed = DAILY.check(daily, "daily counts")
    if measure == "civilians":
        typed = typed.with_columns(civilians=daily["civilians"].cast(pl.Float64, strict=False))
    watched = pl.col("exposure").fill_null(1.0)
    rows = typed.select("date", "area", pl.col(measure).alias("count"), watched.alias("watched"))
    rows = rows.filter(pl.col("count").is_not_null() & (pl.col("watched") > 0))
    if area is None:
        return rows
    names = [area] if isinstance(area, str) else list(area)
    absent = sorted(set(names) - set(typed["area"].unique()))
    if absent:
        raise InputError(
            "daily counts",
            [Fault("area", f"{name!r} is not in the series", "check its spelling") for name in absent],
        )
    return rows.filter(pl.col("area").is_in(names))


def _period(rows: pl.DataFrame, first: date, last: date) -> Period:
    by_day = rows.group_by("date").agg(pl.col("count").sum(), pl.col("watched").max()).sort("date")
    total, days = float(by_day["count"].sum()), float(by_day["watched"].sum())
    if not days:
        return Period(first, last, 0.0, 0.0, None, None, 0.0, 0.0, 0.0)
    largest = by_day.sort(["count", "date"], descending=[True, False]).head(5)
    top = float(largest["count"][0])
    share = [top / total, float(largest["count"].sum()) / total] if total else [0.0, 0.0]
    day = largest["date"][0] if top else None
    return Period(first, last, days, total, MONTH_DAYS * total / days, day, top, share[0], share[1])


def _grouped(rows: pl.DataFrame, every: str, name: str) -> pl.DataFrame:
    by_day = rows.group_by("date").agg(pl.col("count").sum(), pl.col("watched").max()).sort("date")
    return (
        by_day.group_by_dynamic("date", every=every)
        .agg(days=pl.col("watched").sum(), count=pl.col("count").sum())
        .with_columns(per_30_days=MONTH_DAYS * pl.col("count") / pl.col("days"))
        .rename({"date": name})
    )
