"""How long, and in how much memory, a million watches are read, checked and summed up by zone and day."""

from __future__ import annotations

import resource
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from detente.bulletin.watched import unit_zones
from detente.ceasefire.watch import read_watch
from detente.ceasefire.watch.coverage import cover
from detente.store.folder import read_folder
from detente.tables import WATCH

FOLDER = Path(__file__).parents[2] / "src" / "detente" / "examples" / "karvelia"


def million(rows: int, codes: list[str], shares: int) -> pl.DataFrame:
    """Patrols, posts and hotlines of 2,000 teams over two years, as text; each team's watches follow one another."""
    draw = np.random.default_rng(7)
    teams = draw.integers(0, 2000, rows)
    order = np.argsort(teams, kind="stable")
    teams = teams[order]
    turn = np.concatenate([np.arange(n) for n in np.bincount(teams, minlength=2000)])
    start = np.datetime64("2030-04-01T00:00") + (turn * 2000 + draw.integers(0, 30, rows)).astype(
        "timedelta64[m]"
    )
    end = start + draw.integers(120, 900, rows).astype("timedelta64[m]")
    place = draw.integers(0, len(codes), rows)
    text = [
        pl.Series(v.astype("datetime64[us]")).cast(pl.String).str.slice(0, 16).str.replace(" ", "T")
        + "-08:00"
        for v in (start, end)
    ]
    blank = pl.Series([None] * rows, dtype=pl.String)
    return pl.DataFrame({
        "watch_id": pl.Series(np.arange(rows)).cast(pl.String), "watcher": pl.Series(teams).cast(pl.String), "organisation": ["mission"] * rows,
        "kind": pl.Series(["post", "patrol", "drone"])[(teams % 3).tolist()], "zone": blank, "pcode": pl.Series(codes)[place.tolist()],
        "latitude": blank, "longitude": blank, "radius_km": blank, "start": text[0], "end": text[1],
        "share": pl.Series((draw.integers(1, shares + 1, rows) / shares).round(6)).cast(pl.String), "basis": ["recorded"] * rows, "source": ["log"] * rows, "note": blank,
    }).select(WATCH.names)  # fmt: skip


def main(rows: int, shares: int) -> None:
    """Print one row of a table: rows, different shares, seconds to read and check, seconds to sum up, peak memory."""
    state = read_folder(FOLDER)
    zones = unit_zones(state)
    codes = sorted(state.gazetteer.members([c for z in zones for c in z.core]))
    frame = million(rows, codes, shares)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    watch = read_watch(frame)
    read = time.perf_counter()
    found = cover(
        watch,
        zones,
        state.gazetteer,
        date(2030, 4, 1),
        date(2032, 3, 31),
        time_zone="Etc/GMT+8",
        restrictions=state.restrictions,
    )
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"| {rows:,} | {shares:,} | {read - began:.1f} | {done - read:.1f} | {held / 2**20:.1f} | {peak / 2**20:.1f} | {found.days.height:,} |"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, int(sys.argv[2]) if len(sys.argv) > 2 else 10)
