"""Intervals laid over one another: what is surely and at most watched at every moment, summed up by day.

In one cell the overlap of two watches in space is unknown: together they see at least the larger share of the two, and at
most the sum, never more than the whole. Cells do not overlap, so their parts of an area add. A slow loop that says the
same, minute by minute, is kept with the tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DUST = 1e-9


def merged(rows: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Rows (``start``, ``end`` in seconds) of the same ``by`` that touch or overlap, joined into one."""
    ordered = rows.sort(*by, "start", "end").with_columns(
        new=(pl.col("start") > pl.col("end").cum_max().shift().over(by)).fill_null(True)
    )
    run = pl.col("new").cum_sum().over(by).alias("run")
    joined = ordered.with_columns(run).group_by(*by, "run", maintain_order=True)
    return joined.agg(pl.col("start").min(), pl.col("end").max()).drop("run")


def by_day(rows: pl.DataFrame, weights: Mapping[str, float], midnights: Floats) -> tuple[Floats, Floats]:
    """Seconds of each day that an area was surely, and at most, watched.

    rows : ``who`` (watcher and place), ``cell, start, end, low, high``; weights : each cell's part of the area; a cell without one is the whole area
    midnights : (days + 1,) array, seconds; returns : two (days,) arrays, seconds times share
    """
    clipped = rows.with_columns(
        pl.col("start").clip(midnights[0], midnights[-1]), pl.col("end").clip(midnights[0], midnights[-1])
    ).filter(pl.col("end") > pl.col("start"))
    days = len(midnights) - 1
    if clipped.is_empty():
        return np.zeros(days), np.zeros(days)
    edges = np.unique(np.concatenate([midnights, clipped["start"].to_numpy(), clipped["end"].to_numpy()]))
    cells_low, cells_high = np.zeros(len(edges) - 1), np.zeros(len(edges) - 1)
    wide_low, wide_high = np.zeros(len(edges) - 1), np.zeros(len(edges) - 1)
    for (cell,), own in clipped.group_by("cell", maintain_order=True):
        largest, total = _largest(own, edges), _total(own, edges)
        if str(cell) in weights:
            part = weights[str(cell)]
            cells_low += part * largest
            cells_high += part * np.minimum(1.0, total)
        else:
            wide_low, wide_high = largest, total
    low = np.minimum(1.0, np.maximum(cells_low, wide_low))
    high = np.maximum(low, np.minimum(1.0, cells_high + wide_high))
    day = np.searchsorted(midnights, edges[:-1], side="right") - 1
    length = np.diff(edges)
    surely, at_most = (np.bincount(day, part * length, days).astype(float) for part in (low, high))
    return surely, at_most


def _total(own: pl.DataFrame, edges: Floats) -> Floats:
    """The sum of the shares at work between two edges; one watcher at one place counts once."""
    own = merged(own.select("who", "high", "start", "end"), ["who", "high"])
    steps = np.zeros(len(edges))
    for end, sign in (("start", 1.0), ("end", -1.0)):
        at = np.searchsorted(edges, own[end].to_numpy())
        steps += np.bincount(at, sign * own["high"].to_numpy(), len(edges))
    total = np.cumsum(steps)[:-1]
    total[total < DUST] = 0.0
    return np.asarray(total)


def _largest(own: pl.DataFrame, edges: Floats) -> Floats:
    """The largest share at work between two edges; watches of one share are joined first, so few are swept."""
    runs = merged(own.filter(pl.col("low") > 0).select("low", "start", "end"), ["low"]).sort("start")
    starts, ends = (
        np.searchsorted(edges, runs["start"].to_numpy()),
        np.searchsorted(edges, runs["end"].to_numpy()),
    )
    largest = np.zeros(len(edges) - 1)
    at_work: list[tuple[float, int]] = []
    moments = sorted({*starts.tolist(), *ends.tolist()})
    coming = list(zip(starts.tolist(), ends.tolist(), runs["low"].to_list(), strict=True))
    n = 0
    for here, following in pairwise(moments):
        while n < len(coming) and coming[n][0] <= here:
            heappush(at_work, (-coming[n][2], coming[n][1]))
            n += 1
        while at_work and at_work[0][1] <= here:
            heappop(at_work)
        if at_work:
            largest[here:following] = -at_work[0][0]
    return largest
