"""The level of violence in a process folder: each zone, what may lie in it, and the whole country."""

from __future__ import annotations

from typing import Any

import polars as pl

from detente.bulletin.round import take_in
from detente.ceasefire.zones.placement import ZoneTest, place_incidents
from detente.store.folder import read_folder
from detente.violence.counts import Every, counts

MAY_LIE = " (undetermined)"


def levels_of_folder(path: str, every: Every) -> tuple[pl.DataFrame, list[dict[str, Any]]]:
    """Counts per zone and act, and what lies on no day: incidents surely inside, those that may be, and the country's."""
    state = read_folder(path)
    happened, _ = take_in(state)
    placed = place_incidents(happened, ZoneTest(state.plans, state.gazetteer)) if happened.height else None
    country = state.process.country.pcode
    frames = [happened.with_columns(place=pl.lit(country))]
    areas = [country]
    if placed is not None:
        for answer, tail in (("inside", ""), ("undetermined", MAY_LIE)):
            here = placed.filter((pl.col("answer") == answer) & pl.col("zone").is_not_null())
            names = here.select("incident_id", (pl.col("zone") + tail).alias("place"))
            frames.append(happened.join(names, on="incident_id", how="inner", maintain_order="left"))
            areas += [zone.id + tail for zone in state.zones]
    every_one = pl.concat(frames)
    span = state.process.comparison
    last = min(span.series_to, state.process.day)
    found, rest = counts(every_one, "place", span.series_from, last, every=every, areas=areas)
    long = (
        rest.filter(pl.col("incidents") > 0)
        .group_by("area")
        .agg(pl.col("incidents").sum(), pl.col("fatalities").sum())
    )
    return found, long.rename({"fatalities": "deaths"}).sort("area").to_dicts()
