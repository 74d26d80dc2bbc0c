"""From incidents to daily counts, each incident spread over the days it may belong to.

An incident dated "between 3 and 9 May" adds one seventh to each of those days, and a seventh of its deaths. It is
never put on the first of them: that would make weeks begin with battles. One that may lie on more days than
``longest_days`` says nothing of days; it is kept apart, with its deaths, as a *remainder*, and shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from detente.errors import Fault, InputError
from detente.tables import DAILY
from detente.violence.types import Bool1D, Float1D, Int1D

REMAINDERS = pl.Schema(
    {
        "incident_id": pl.String(),
        "area": pl.String(),
        "date_start": pl.Date(),
        "date_end": pl.Date(),
        "incidents": pl.Float64(),
        "fatalities": pl.Float64(),
        "civilians": pl.Float64(),
        "why": pl.String(),
    }
)


def daily_counts(
    incidents: pl.DataFrame,
    area: pl.Series | str,
    start: date,
    end: date,
    *,
    longest_days: int = 31,
    deaths: str = "deaths_best",
    areas: Sequence[str] | None = None,
    exposure: pl.DataFrame | None = None,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    r"""Counts per area and day from incidents whose dates may be ranges.

    .. math:: n_{at} = \sum_{i: a_i = a} \frac{1[s_i \le t \le e_i]}{e_i - s_i + 1}, \qquad
              d_{at} = \sum_{i: a_i = a} \frac{d_i\,1[s_i \le t \le e_i]}{e_i - s_i + 1}

    incidents : frame with ``date_start``, ``date_end`` (empty: the first day) and, where known, ``incident_id``,
        ``deaths_best`` (or the column named by ``deaths``) and ``deaths_civilians``, in persons
    area : the area of each incident, as a series of the same length or the name of a column; empty: not placed
    start, end : first and last day counted, both included; shares on days outside are cut off, not moved inside
    longest_days : an incident that may lie on more days than this is a remainder
    areas : every area that was watched, so that quiet ones appear with zeros; default: those that have incidents
    exposure : ``date, area, exposure`` (share of the day watched) where coverage is known; a day without a row is
        written with exposure 0 and read as unwatched
    returns : (daily, remainders). Daily is in the DAILY layout, every area and day from start to end, plus
        ``civilians`` (persons; a lower bound where civilians are not told apart). Remainders are incidents or
        deaths that the daily counts do not hold, each with its reason.

    Raises InputError with every fault. Assumes an incident is equally likely on each of its days. Not for sources
    whose precision codes have not been turned into date ranges first. Source: the method of this room.
    """
    where = area if isinstance(area, pl.Series) else _column(incidents, area)
    _check(incidents, where, start, end, longest_days)
    first = incidents["date_start"].cast(pl.Date)
    last = _column(incidents, "date_end").cast(pl.Date).fill_null(pl.Series(first))
    known = [_deaths(incidents, deaths), _deaths(incidents, "deaths_civilians")]
    span = (last - first).dt.total_days().to_numpy() + 1
    placed = where.is_not_null().to_numpy()
    short = span <= longest_days
    from_day = (first - start).dt.total_days().to_numpy().astype(np.int64)
    within = (from_day + span > 0) & (from_day <= (end - start).days)

    names = sorted(set(areas if areas is not None else where.drop_nulls().cast(pl.String).to_list()))
    code = where.cast(pl.String).replace_strict(
        names, list(range(len(names))), default=-1, return_dtype=pl.Int64
    )
    code_of = code.fill_null(-1).to_numpy()
    listed = code_of >= 0
    counted = placed & listed & short & within

    days = (end - start).days + 1
    weights = np.stack([np.ones(len(span)), *(np.nan_to_num(d) for d in known)])
    cells = _spread(code_of[counted], from_day[counted], span[counted], weights[:, counted], len(names), days)
    dates = pl.date_range(start, end, eager=True)
    daily = pl.DataFrame(
        {
            "date": pl.Series(np.tile(dates.to_numpy(), len(names)), dtype=pl.Date),
            "area": pl.Series(np.repeat(np.array(names, dtype=object), days), dtype=pl.String),
            "incidents": cells[0],
            "fatalities": cells[1],
            "exposure": pl.Series([None] * (len(names) * days), dtype=pl.Float64),
            "zone": pl.Series([None] * (len(names) * days), dtype=pl.Int64),
            "civilians": cells[2],
        }
    )
    if exposure is not None:
        daily = _watched(daily, exposure)
    uncounted = (known[0] != known[0]) if deaths in incidents.columns else np.zeros(len(span), dtype=bool)
    reasons = np.select(
        [~placed, ~listed, ~short, uncounted],
        [
            "its area is not known",
            "its area is not among those counted",
            f"it may lie on more than {longest_days} days",
            "its deaths are not known; counted as an incident without deaths",
        ],
        "",
    )
    rest = within & (reasons != "")
    return daily, _remainders(incidents, where, first, last, known, reasons, rest, rest & counted)


def exceptional_events(incidents: pl.DataFrame, deaths: str = "deaths_best", top: int = 10) -> pl.DataFrame:
    """The deadliest single incidents and each one's share of all deaths, so that no mean hides them.

    returns : ``incident_id, date_start, date_end, deaths (persons), share``, at most ``top`` rows, deadliest first.
    """
    known = _column(incidents, deaths).cast(pl.Float64).fill_null(0.0)
    total = float(known.sum())
    keep = [c for c in ("incident_id", "date_start", "date_end") if c in incidents.columns]
    frame = incidents.select(keep).with_columns(deaths=known, share=known / total if total else known)
    return (
        frame.filter(pl.col("deaths") > 0)
        .sort(["deaths", *keep], descending=[True] + [False] * len(keep))
        .head(top)
    )


def _spread(code: Int1D, first: Int1D, span: Int1D, weights: Float1D, areas: int, days: int) -> list[Float1D]:
    """Add each incident's share to every cell it may lie in; a cell is area * days + day."""
    row = np.repeat(np.arange(len(span)), span)
    step = np.arange(len(row)) - np.repeat(np.cumsum(span) - span, span)
    day = first[row] + step
    inside = (day >= 0) & (day < days)
    row, day = row[inside], day[inside]
    cell = code[row] * days + day
    size = areas * days
    return [np.bincount(cell, weights=(w / span)[row], minlength=size).astype(np.float64) for w in weights]


def _watched(daily: pl.DataFrame, exposure: pl.DataFrame) -> pl.DataFrame:
    known = exposure.select("date", "area", pl.col("exposure").cast(pl.Float64).alias("known"))
    joined = daily.join(known, on=["date", "area"], how="left", maintain_order="left")
    return joined.with_columns(exposure=pl.col("known").fill_null(0.0)).select([*DAILY.names, "civilians"])


def _remainders(
    incidents: pl.DataFrame,
    where: pl.Series,
    first: pl.Series,
    last: pl.Series,
    known: list[Float1D],
    reasons: NDArray[np.str_],
    rest: Bool1D,
    only_deaths: Bool1D,
) -> pl.DataFrame:
    ids = incidents["incident_id"].cast(pl.String) if "incident_id" in incidents.columns else None
    frame = pl.DataFrame(
        {
            "incident_id": ids if ids is not None else pl.Series([None] * incidents.height, dtype=pl.String),
            "area": where.cast(pl.String),
            "date_start": first,
            "date_end": last,
            "incidents": np.where(only_deaths, 0.0, 1.0),
            "fatalities": pl.Series(known[0], nan_to_null=True),
            "civilians": pl.Series(known[1], nan_to_null=True),
            "why": pl.Series(reasons.astype(object), dtype=pl.String),
        },
        schema=REMAINDERS,
    )
    return frame.filter(pl.Series(rest))


def _deaths(incidents: pl.DataFrame, name: str) -> Float1D:
    if name not in incidents.columns:
        return np.full(incidents.height, np.nan)
    return incidents[name].cast(pl.Float64).fill_null(float("nan")).to_numpy()


def _column(incidents: pl.DataFrame, name: str) -> pl.Series:
    if name not in incidents.columns:
        raise InputError(
            "incidents", [Fault("header", f"column {name!r} missing", "add it, or name another")]
        )
    return incidents[name]


def _check(incidents: pl.DataFrame, where: pl.Series, start: date, end: date, longest_days: int) -> None:
    first, last = _column(incidents, "date_start"), _column(incidents, "date_end")
    faults = []
    if end < start:
        faults.append(Fault("period", f"it ends on {end}, before it starts on {start}", "swap the two days"))
    if longest_days < 1:
        faults.append(Fault("longest_days", f"it is {longest_days}", "give at least one day"))
    if where.len() != incidents.height:
        faults.append(
            Fault("area", f"{where.len()} areas for {incidents.height} incidents", "give one an incident")
        )
    empty, backwards = first.is_null(), (last < first).fill_null(False)
    faults += [Fault(f"row {i + 2}", "'date_start' is empty", "date the incident") for i in empty.arg_true()]
    faults += [
        Fault(f"row {i + 2}", "it ends before it starts", "swap the two dates") for i in backwards.arg_true()
    ]
    if faults:
        raise InputError("incidents", faults)
