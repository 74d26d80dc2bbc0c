"""Watch: who watched where and when. Reads the rows, refuses what cannot be, and says which places they are.

A row names one place: a zone (its sure parts; its possible parts where it has no other), a p-code of any level, or a
point with the radius that is seen from it. Times carry their offset, since local times cannot be ordered across a front
line. One watcher (a team, a post, a drone) is in one place at a time; a hotline, a camera or remote sensing may serve
several. What follows from the rows is worked out in :mod:`detente.ceasefire.watch.coverage`.

To add a kind of watch: its word in ``tables/watch.py``, and in ``EVERYWHERE`` if it can be in several places at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from detente.ceasefire.zones import Zone
from detente.errors import Fault, InputError
from detente.places import Gazetteer
from detente.tables import WATCH

EVERYWHERE = ("camera", "hotline", "remote sensing")
"""Kinds of which one line or device may serve several places at once."""
PLACE = ["zone", "pcode", "latitude", "longitude", "radius_km"]
INSTANT = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})$"
CLOCK = r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$"


@dataclass(frozen=True)
class Times:
    """Start and end of each row as seconds since 1970 UTC; end is NaN where none is on record."""

    start: np.ndarray[tuple[int], np.dtype[np.float64]]
    end: np.ndarray[tuple[int], np.dtype[np.float64]]


def read_watch(frame: pl.DataFrame, where: str = "") -> pl.DataFrame:
    """A frame of watches in the WATCH layout; raises InputError with every fault of its cells, places and times.

    Whether zones and p-codes exist is asked apart (:func:`unknown_places`), since it takes the folder.
    """
    typed, faults = WATCH.faults(_as_text(frame), where)
    if set(WATCH.names) <= set(typed.columns):
        at = f"{where}, " if where else ""
        faults += _places(typed, at) + _times(typed, at)
        if not faults:
            faults += _two_places(typed, at)
    if faults:
        raise InputError(where or WATCH.name, faults)
    return typed


def unknown_places(
    watch: pl.DataFrame, zones: Sequence[Zone], gazetteer: Gazetteer, where: str = "watch"
) -> list[Fault]:
    """A fault for every zone and p-code that the folder does not know, with its row's key."""
    known = {zone.id for zone in zones}
    faults = []
    for column, is_known, remedy in (
        ("zone", lambda name: name in known, f"use one of {', '.join(sorted(known)) or '(none drawn)'}"),
        ("pcode", gazetteer.known, "mend the code, or add the unit"),
    ):
        named = (
            watch.drop_nulls(column)
            .group_by(column, maintain_order=True)
            .agg(pl.col("watch_id").first(), pl.len())
        )
        for name, row, n in named.iter_rows():
            if not is_known(name):
                rows = f"watch_id {row!r}" + (f" and {n - 1} more" if n > 1 else "")
                faults.append(Fault(f"{where}, {rows}", f"{column} {name!r} is not known", remedy))
    return faults


def times_of(watch: pl.DataFrame) -> Times:
    """The instants of a read frame."""
    start, end = (_seconds(watch[name]).to_numpy() for name in ("start", "end"))
    return Times(start, end)


def days_of(watch: pl.DataFrame, time_zone: str) -> list[date]:
    """The local days on which watches of a read frame begin, in order."""
    begun = pl.from_epoch(_seconds(watch["start"]).cast(pl.Int64), time_unit="s").dt.replace_time_zone("UTC")
    return sorted(begun.dt.convert_time_zone(time_zone).dt.date().unique().to_list())


def _as_text(frame: pl.DataFrame) -> pl.DataFrame:
    """Instants with a zone as text with their offset, as Parquet brings them; the rest as it is."""
    zoned = [
        name for name in ("start", "end")
        if name in frame.columns and isinstance(frame.schema[name], pl.Datetime) and frame.schema[name].time_zone  # type: ignore[attr-defined]
    ]  # fmt: skip
    return frame.with_columns(
        pl.col(name).dt.convert_time_zone("UTC").dt.strftime("%Y-%m-%dT%H:%M:%S+00:00") for name in zoned
    )


def _seconds(text: pl.Series) -> pl.Series:
    """Seconds since 1970 of instants with an offset; null where it is none."""
    plain = (
        text.str.replace(r"[ T]", "T").str.replace(r"\s?Z$", "+00:00").str.replace(r"\s?([+-]\d{2}):?(\d{2})$", "${1}:${2}")
        .str.replace(r"T(\d{2}:\d{2})([+-])", "T${1}:00${2}")
    )  # fmt: skip
    read = plain.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f%:z", strict=False, time_zone="UTC", time_unit="us")
    return read.dt.epoch("us").cast(pl.Float64) / 1e6


def _places(typed: pl.DataFrame, at: str) -> list[Fault]:
    given = typed.select(
        zone=pl.col("zone").is_not_null(), pcode=pl.col("pcode").is_not_null(),
        point=pl.any_horizontal(pl.col("latitude", "longitude", "radius_km").is_not_null()),
        whole=pl.all_horizontal(pl.col("latitude", "longitude", "radius_km").is_not_null()) & (pl.col("radius_km") > 0),
    )  # fmt: skip
    many = given["zone"].cast(int) + given["pcode"].cast(int) + given["point"].cast(int)
    found = [
        (rows, what, remedy)
        for rows, what, remedy in (
            (many == 0, "no place is named", "give a zone, a p-code, or a point with its radius"),
            (many > 1, "several places are named", "keep one of zone, p-code and point; a second place is a second row"),
            (given["point"] & ~given["whole"], "the point is not whole", "give latitude, longitude and a radius_km above 0"),
        )
    ]  # fmt: skip
    return [
        Fault(f"{at}row {i + 2}", what, remedy)
        for rows, what, remedy in found
        for i in rows.arg_true().to_list()
    ]


def _times(typed: pl.DataFrame, at: str) -> list[Fault]:
    faults = []
    for name in ("start", "end"):
        text = typed[name]
        good = text.str.contains(INSTANT) & _seconds(text).is_not_null()
        for i in (text.is_not_null() & ~good).fill_null(False).arg_true().to_list():
            local = bool(text.slice(i, 1).str.contains(CLOCK)[0])
            what = f"{name!r} has no time zone" if local else f"{name!r} is {text[i]!r}, no instant"
            faults.append(
                Fault(f"{at}row {i + 2}", what, "write it with its offset, as 2031-04-05T06:00-08:00")
            )
    wrong = (_seconds(typed["end"]) <= _seconds(typed["start"])).fill_null(False).arg_true().to_list()
    faults += [
        Fault(f"{at}row {i + 2}", "it does not end after it starts", "swap the instants or mend one")
        for i in wrong
    ]
    return faults


def _two_places(typed: pl.DataFrame, at: str) -> list[Fault]:
    """Rows of one watcher that overlap in time at different places."""
    times = times_of(typed)
    rows = typed.select(
        "watcher", "organisation", "kind", "watch_id", place=pl.struct(PLACE).rank("dense")
    ).with_columns(
        row=pl.int_range(pl.len()), start=pl.Series(times.start), end=pl.Series(times.end).fill_nan(None)
    )
    rows = rows.filter(~pl.col("kind").is_in(EVERYWHERE)).with_columns(
        end=pl.col("end").fill_null(pl.col("start"))
    )
    whose = ["organisation", "watcher"]
    rows = rows.sort(*whose, "start", "end", "row").with_columns(
        before=pl.col("end").cum_max().shift().over(whose), places=pl.col("place").n_unique().over(whose)
    )
    near = rows.filter((pl.col("places") > 1) & (pl.col("start") < pl.col("before"))).select(whose).unique()
    faults = []
    for _, own in rows.join(near, on=whose, how="semi").group_by(whose, maintain_order=True):
        last: dict[int, tuple[float, str]] = {}
        for place, start, end, key, row in own.select("place", "start", "end", "watch_id", "row").iter_rows():
            clash = next((k for p, (until, k) in last.items() if p != place and start < until), None)
            if clash is not None:
                faults.append(Fault(f"{at}row {row + 2}", f"watch {key!r} has its watcher at another place than {clash!r} at the same time",
                                    "split the hours, or name the watchers apart"))  # fmt: skip
            if place not in last or end > last[place][0]:
                last[place] = (end, key)
    return sorted(faults)
