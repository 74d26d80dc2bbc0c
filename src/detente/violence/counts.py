"""Counts per zone and act, by day, week or month: what happened and how many it killed, low, best and high.

Where :mod:`detente.violence.level` lays two periods side by side, this is the plain table from which anybody can make his
own. An incident that may lie on several days is shared out over them, so a count may be a fraction; one that may lie
on more than a month stands in no period and is returned apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

import polars as pl
import polars.selectors as cs

from detente.errors import Fault, InputError
from detente.violence.level import MONTH_DAYS, chosen
from detente.violence.spread import daily_counts

Every = Literal["day", "week", "month"]
LENGTHS: dict[str, str] = {"day": "1d", "week": "1w", "month": "1mo"}
DEATHS = ("deaths_low", "deaths_best", "deaths_high")
ALL_ACTS = "all"
HOURS = 24
DECIMALS = 9
JOIN = "\x1f"


def counts(
    incidents: pl.DataFrame,
    area: pl.Series | str,
    start: date,
    end: date,
    *,
    every: Every = "month",
    areas: Sequence[str] | None = None,
    exposure: pl.DataFrame | None = None,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    r"""Incidents and deaths per area, act and period, from incidents whose dates may be ranges.

    incidents : INCIDENTS layout (``act`` and the three figures of deaths may be missing)
    area : the area of each incident, or the name of a column; start, end : first and last day, both included
    every : ``day``, ``week`` (from Monday) or ``month``; the first and last period may be cut short, see ``days``
    areas : every area that was watched, so that quiet ones appear; exposure : ``date, area, exposure`` where known
    returns : (counts, remainders). Counts: ``area, act, period`` (first day), ``days`` (watched), ``incidents``,
        ``deaths_low, deaths_best, deaths_high, civilians`` (persons; null where never told), ``per_30_days``
        (incidents per 30 watched days; null where nobody watched), and ``per_watched_hour`` where coverage is known. Act ``all`` is the sum; other acts appear in the
        periods in which they occur. Remainders as :func:`detente.violence.spread.daily_counts` returns them.

    Raises InputError with every fault. Not for rates where coverage moves and no exposure is given.
    """
    _known(every)
    where = area if isinstance(area, pl.Series) else incidents[area]
    act = (
        incidents["act"].fill_null("not told")
        if "act" in incidents.columns
        else pl.Series(["not told"] * incidents.height)
    )
    both = pl.DataFrame({"area": where.cast(pl.String), "act": act.cast(pl.String)})
    keyed = (
        both.select(pl.concat_str("area", pl.lit(JOIN), "act"))["area"]
        if both.height
        else where.cast(pl.String)
    )
    total, rest = daily_counts(incidents, where, start, end, areas=areas, exposure=exposure)
    whole = _periods(_deaths(incidents, where, start, end, total, areas), every, ["area"]).with_columns(
        act=pl.lit(ALL_ACTS)
    )
    by_act = daily_counts(incidents, keyed, start, end, exposure=_keyed(exposure, both))[0]
    split = _deaths(incidents, keyed, start, end, by_act, None).with_columns(
        pl.col("area").str.split_exact(JOIN, 1).struct.rename_fields(["area", "act"])
    )
    parts = _periods(split.unnest("area"), every, ["area", "act"]).filter(pl.col("incidents") > 0)
    order = ["area", "act", "period", "days", "incidents", *DEATHS, "civilians", "per_30_days"]
    listed = list(areas or sorted(set(where.drop_nulls())))
    joined = pl.concat([whole.select(order), parts.select(order)])
    joined = joined.filter(pl.col("area").is_in(listed))
    told = [name for name in (*DEATHS, "deaths_civilians") if name in incidents.columns]
    blank = {
        ("civilians" if n == "deaths_civilians" else n)
        for n in (*DEATHS, "deaths_civilians")
        if n not in told
    }
    joined = joined.with_columns(pl.lit(None, dtype=pl.Float64).alias(name) for name in sorted(blank))
    in_order = joined.sort("area", pl.col("act") != ALL_ACTS, "act", "period")
    return _finished(in_order, coverage_known=exposure is not None), rest


def counts_of_series(
    daily: pl.DataFrame, *, every: Every = "month", areas: Sequence[str] | None = None
) -> pl.DataFrame:
    """The same from a series in the DAILY layout: ``area, period, days, incidents, per_30_days[, fatalities][, civilians]``."""
    _known(every)
    named = None if areas is None else list(areas)
    measures = [m for m in ("incidents", "fatalities", "civilians") if m in daily.columns]
    frames = []
    for measure in measures:
        rows = chosen(daily, named, measure).rename({"count": measure})
        grouped = rows.sort("area", "date").group_by_dynamic("date", every=LENGTHS[every], group_by="area")
        frames.append(
            grouped.agg(pl.col("watched").sum().alias("days"), pl.col(measure).sum()).rename(
                {"date": "period"}
            )
        )
    whole = frames[0].with_columns(per_30_days=MONTH_DAYS * pl.col("incidents") / pl.col("days"))
    for frame in frames[1:]:
        whole = whole.join(frame.drop("days"), on=["area", "period"], how="left", maintain_order="left")
    known = "exposure" in daily.columns and daily["exposure"].drop_nulls().len() > 0
    return _finished(whole.sort("area", "period"), coverage_known=known)


def _deaths(
    incidents: pl.DataFrame,
    where: pl.Series,
    start: date,
    end: date,
    best: pl.DataFrame,
    areas: Sequence[str] | None,
) -> pl.DataFrame:
    """Daily rows with low, best and high deaths; ``best`` holds the rest. A figure nobody gives is counted as the best."""
    frame = best.rename({"fatalities": "deaths_best"})
    for name in ("deaths_low", "deaths_high"):
        given = incidents
        if name in incidents.columns and "deaths_best" in incidents.columns:
            given = incidents.with_columns(pl.coalesce(name, "deaths_best").alias(name))
        other = (
            daily_counts(given, where, start, end, deaths=name, areas=areas)[0]
            if name in given.columns
            else best
        )
        frame = frame.with_columns(other["fatalities"].alias(name))
    return frame


def _periods(daily: pl.DataFrame, every: Every, by: list[str]) -> pl.DataFrame:
    watched = pl.col("exposure").fill_null(1.0)
    sums = [pl.col(name).sum() for name in ("incidents", *DEATHS, "civilians")]
    seen = pl.col("incidents").filter(watched > 0).sum().alias("seen")
    grouped = daily.sort(*by, "date").group_by_dynamic("date", every=LENGTHS[every], group_by=by)
    rows = grouped.agg(watched.sum().alias("days"), *sums, seen).rename({"date": "period"})
    return rows.with_columns(per_30_days=_rate("seen"))


def _finished(frame: pl.DataFrame, *, coverage_known: bool) -> pl.DataFrame:
    """Sums without the dust of adding fractions; the rate per watched hour where somebody said what was watched."""
    hourly = (pl.col("per_30_days") / MONTH_DAYS / HOURS).alias("per_watched_hour")
    return frame.with_columns([hourly] if coverage_known else []).with_columns(cs.float().round(DECIMALS))


def _rate(what: str) -> pl.Expr:
    return pl.when(pl.col("days") > 0).then(MONTH_DAYS * pl.col(what) / pl.col("days"))


def _keyed(exposure: pl.DataFrame | None, pairs: pl.DataFrame) -> pl.DataFrame | None:
    """Coverage of each area, once more for each of its acts."""
    if exposure is None:
        return None
    joined = (
        pairs.drop_nulls().unique(maintain_order=True).join(exposure, on="area", maintain_order="left_right")
    )
    return joined.select("date", pl.concat_str("area", pl.lit(JOIN), "act").alias("area"), "exposure")


def _known(every: str) -> None:
    if every not in get_args(Every):
        raise InputError(
            "counts", [Fault("every", f"{every!r} is not known", f"use one of {', '.join(get_args(Every))}")]
        )
