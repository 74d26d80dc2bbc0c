"""A million points against the founding case's four zones and 272 sub-districts, beside GeoPandas' spatial join.

    python benchmarks/ceasefire/placement.py [--points 1000000]

Both read the same shapes and the same points, in one run and one process. Setting up is in the time: here the grid and
the zones' layers, there the frames and the tree that the join builds. The answers on sure cases are compared: the
sub-district of every point that lies in exactly one, and inside, possible or outside for each zone. Points that this
project calls *on a border* (20 m) are counted apart, and so are those it gives to the nearest shore. GeoPandas is no
dependency: without it its rows say "not run".
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import shapely

import detente.examples
from detente.ceasefire.zones.layers import BORDER
from detente.ceasefire.zones.placement import ZoneTest, place_incidents
from detente.places import Gazetteer
from detente.store.folder import read_folder
from detente.tables import INCIDENTS

FOLDER = Path(detente.examples.__file__).parent / "syria-2018"


def timed(what: str, work: Callable[[], Any]) -> Any:
    cpu, wall = time.process_time(), time.perf_counter()
    done = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {what} | {wall:.2f} | {cpu:.2f} | {memory:.0f} |", flush=True)
    return done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, default=1_000_000)
    number = parser.parse_args().points
    state = read_folder(FOLDER)
    units = state.gazetteer.units
    west, south, east, north = shapely.total_bounds([u.shape for u in units])
    rng = np.random.default_rng(1)
    lon, lat = rng.uniform(west, east, number), rng.uniform(south, north, number)
    print(f"{number:,} points, {len(units)} sub-districts, {len(state.zones)} zones; polars, numpy, shapely "
          f"{pl.__version__}, {np.__version__}, {shapely.__version__}\n\n| what | wall s | CPU s | highest MB so far |")  # fmt: skip
    print("| --- | --- | --- | --- |")

    def fresh() -> ZoneTest:
        return ZoneTest(state.plans, Gazetteer(units))

    unit, said = timed("this project: units and four zones", lambda: fresh().locate(lat, lon))
    frame = pl.DataFrame(
        {"incident_id": np.arange(number).astype(str), "latitude": lat, "longitude": lon,
         "geo_prec": np.ones(number, np.int64), "radius_km": np.zeros(number)}
    )  # fmt: skip
    frame = frame.with_columns(
        pl.lit(None, dtype=t).alias(n) for n, t in INCIDENTS.schema.items() if n not in frame.columns
    )
    placed = timed("this project: the same as a table with reasons", lambda: place_incidents(frame, fresh()))
    try:
        import geopandas
    except ImportError:
        print("| GeoPandas: not run (not installed) | | | |")
        return

    def join() -> Any:
        polygons = geopandas.GeoDataFrame(
            {"unit": np.arange(len(units))}, geometry=[u.shape for u in units], crs=4326
        )
        points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(lon, lat), crs=4326)
        return geopandas.sjoin(points, polygons, predicate="intersects", how="left")

    def join_zones() -> Any:
        parts = [
            (i, rank, s)
            for i, p in enumerate(fresh().parts)
            for rank, s in ((2, p.core_shape), (1, p.possible_shape))
            if not s.is_empty
        ]
        polygons = geopandas.GeoDataFrame(
            {"zone": [i for i, _, _ in parts], "rank": [r for _, r, _ in parts]},
            geometry=[s for _, _, s in parts],
            crs=4326,
        )
        points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(lon, lat), crs=4326)
        return geopandas.sjoin(points, polygons, predicate="intersects", how="inner")

    joined = timed(f"GeoPandas {geopandas.__version__}: units", join)
    zones = timed("GeoPandas: zones' core and possible parts", join_zones)
    theirs = joined.groupby(level=0)["unit"].agg(["first", "count"])
    once = (theirs["count"] == 1).to_numpy()
    ours = unit[once]
    differ = int((ours != theirs["first"].to_numpy()[once].astype(int)).sum())
    none = (theirs["count"] == 0).to_numpy()
    print(f"\nsub-districts: {once.sum():,} points in exactly one, {differ} differ; "
          f"{int((unit[none] >= 0).sum()):,} in none and given to the nearest within 2.5 km")  # fmt: skip
    theirs_said = np.zeros((number, said.shape[1]), np.int8)
    np.maximum.at(
        theirs_said, (zones.index.to_numpy(), zones["zone"].to_numpy()), zones["rank"].to_numpy(np.int8)
    )
    sure = once[:, None] & (said != BORDER)
    print(f"zones: {int(sure.sum()):,} sure answers, {int((theirs_said != said)[sure].sum())} differ; "
          f"{int((said == BORDER).sum())} on a border")  # fmt: skip
    first = placed.unique("incident_id", keep="first", maintain_order=True)
    print(f"the table has {placed.height:,} rows for {first.height:,} points")


if __name__ == "__main__":
    main()
