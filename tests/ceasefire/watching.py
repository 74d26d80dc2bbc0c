"""A small country of six equal units and two zones, and watches in a line each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl
import shapely

from detente.ceasefire.watch import read_watch
from detente.ceasefire.zones import Zone
from detente.places import Gazetteer, Unit
from detente.tables import RESTRICTIONS, WATCH

CODES = ("AA0101", "AA0102", "AA0201", "AA0202", "BB0101", "BB0102")


def country() -> Gazetteer:
    """Six units side by side on the equator, in three districts and two provinces."""
    return Gazetteer(
        Unit(code, f"Unit {n}", code[:4], code[:2], f"District {code[:4]}", {"AA": "West", "BB": "الشرق"}[code[:2]],
             shapely.box(n * 0.1, -0.05, (n + 1) * 0.1, 0.05))
        for n, code in enumerate(CODES)
    )  # fmt: skip


def zones() -> tuple[Zone, ...]:
    """Four units surely in one zone; the other has only a possible part."""
    vale = Zone(id="vale", names={"en": "Vale", "ar": "الوادي"}, core=("AA",), aliases=("The Vale",))
    marsh = Zone(id="marsh", names={"en": "Marsh"}, possible=("BB0101",))
    return vale, marsh


def line(key: str, **more: Any) -> dict[str, Any]:
    """One watch: a post over the whole of the vale, recorded, on 2 May 2030 from 06:00 to 18:00 UTC, unless told."""
    row: dict[str, Any] = dict.fromkeys(WATCH.names) | {
        "watch_id": key, "watcher": f"team {key}", "organisation": "mission", "kind": "post", "zone": "vale", "share": "1",
        "start": "2030-05-02T06:00Z", "end": "2030-05-02T18:00Z", "basis": "recorded", "source": "log",
    }  # fmt: skip
    if "pcode" in more or "latitude" in more:
        row["zone"] = None
    return row | {name: None if value is None else str(value) for name, value in more.items()}


def watches(rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """The lines as a read WATCH frame."""
    return read_watch(pl.DataFrame(list(rows), schema=dict.fromkeys(WATCH.names, pl.String)), "watch.csv")


def limits(*rows: tuple[str, str, str, str]) -> pl.DataFrame:
    """Restrictions: day, whom, place, kind."""
    return RESTRICTIONS.check(pl.DataFrame(rows, schema=["date", "whom", "place", "kind"], orient="row"))
