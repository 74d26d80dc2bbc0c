r"""How much of an area each watched place is: the geometry behind coverage.

A watch sees the share *s* of a place *S*. Of an area *T* it then sees, where in *S* it looks being unknown,

    at least  max(0, s |S| - |S \ T|) / |T|      at most  min(s |S|, |S and T|) / |T|

which is one number where S lies in T or all of S is seen. A single unit, and every unit that a disc around a point touches,
is a *cell* of its own, since different units do not overlap; a zone or a larger unit is kept as one piece. Surfaces are on
the plane, each scaled by the cosine of its latitude.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, fsum, radians

import polars as pl
import shapely

from detente.ceasefire.watch.read import PLACE
from detente.ceasefire.zones import Zone
from detente.places import Gazetteer, disc
from detente.process import folded

Units = frozenset[str]
WIDE = ""
"""The cell of a piece that is larger than a unit."""
SEEN = {"place": pl.Int64, "area": pl.String, "cell": pl.String, "low": pl.Float64, "high": pl.Float64}


@dataclass(frozen=True)
class Piece:
    """What one place is of one area: the cell, the share of the cell (or, if wide, of the area), and its units."""

    area: str
    cell: str
    low: float
    high: float
    units: Units


class Surface:
    """The surfaces of a country's units, in degrees squared at the equator."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.of = {u.pcode: _surface(u.shape) for u in gazetteer.units}
        self._shapes = [u.shape for u in gazetteer.units]
        self._tree = shapely.STRtree(self._shapes)

    def whole(self, units: Units) -> float:
        """The surface of several units."""
        return fsum(self.of[u] for u in sorted(units))

    def of_disc(self, lat: float, lon: float, km: float) -> tuple[float, dict[str, float]]:
        """The surface of a disc, and of its part in each unit that it touches."""
        where = disc(lat, lon, km)
        parts = {}
        for at in sorted(self._tree.query(where, predicate="intersects").tolist()):
            inside = _surface(where.intersection(self._shapes[at]))
            if inside > 0:
                parts[self.gazetteer.units[at].pcode] = inside
        return _surface(where), parts


def watched_part(zone: Zone, gazetteer: Gazetteer) -> tuple[Units, str]:
    """The units that coverage of a zone is a share of: its core, or its possible parts where it has no core."""
    core = gazetteer.members(zone.core)
    return (core, "core") if core else (gazetteer.members(zone.possible), "possible parts")


def pieces(
    place: Mapping[str, object],
    share: float | None,
    areas: Mapping[str, Units],
    zones: Sequence[Zone],
    surface: Surface,
) -> list[Piece]:
    """What a watched place is of each area; a share that is not on record is anything from none to all of the place."""
    least, most = (0.0, 1.0) if share is None else (share, share)
    if place["zone"] is None and place["pcode"] is None:
        return _of_disc(place, least, most, areas, surface)
    if place["zone"] is not None:
        zone = next((z for z in zones if z.id == place["zone"]), None)
        units = watched_part(zone, surface.gazetteer)[0] if zone is not None else frozenset()
    else:
        units = surface.gazetteer.members([str(place["pcode"])])
    whole = surface.whole(units)
    found = []
    for area, members in areas.items():
        inside = units & members
        if not inside:
            continue
        if len(units) == 1:
            found.append(Piece(area, next(iter(units)), least, most, inside))
            continue
        shared, of = surface.whole(inside), surface.whole(members)
        low = max(0.0, least * whole - (whole - shared)) / of
        high = min(most * whole, shared) / of
        found.append(Piece(area, WIDE, min(1.0, low), min(1.0, high), inside))
    return found


def _of_disc(
    place: Mapping[str, object], least: float, most: float, areas: Mapping[str, Units], surface: Surface
) -> list[Piece]:
    lat, lon, km = (float(str(place[name])) for name in ("latitude", "longitude", "radius_km"))
    whole, parts = surface.of_disc(lat, lon, km)
    found = []
    for area, members in areas.items():
        for unit, inside in parts.items():
            if unit in members:
                low = max(0.0, least * whole - (whole - inside)) / surface.of[unit]
                high = min(most * whole, inside) / surface.of[unit]
                found.append(Piece(area, unit, min(1.0, low), min(1.0, high), frozenset([unit])))
    return found


def units_named(name: str, zones: Sequence[Zone], gazetteer: Gazetteer) -> tuple[Units, Units]:
    """The units that a place's name may mean, and those it surely means: all of its readings, and what they share.

    A reading is a zone (id, name or alias), a p-code, or the name of a unit, district or province.
    """
    wanted = folded(name)
    readings = [
        gazetteer.members([*z.core, *z.possible])
        for z in zones
        if wanted in {folded(n) for n in (z.id, *z.names.values(), *z.aliases)}
    ]
    if gazetteer.known(name):
        readings.append(gazetteer.members([name]))
    for code, called in (("pcode", "name"), ("district", "district_name"), ("province", "province_name")):
        codes = sorted({getattr(u, code) for u in gazetteer.units if folded(getattr(u, called)) == wanted})
        readings += [gazetteer.members([c]) for c in codes]
    if not readings:
        return frozenset(), frozenset()
    return frozenset.union(*readings), frozenset.intersection(*readings)


def seen_places(
    watch: pl.DataFrame, areas: Mapping[str, Units], zones: Sequence[Zone], surface: Surface
) -> tuple[pl.DataFrame, dict[tuple[int, str, str], Units]]:
    """Every distinct place and share of a WATCH frame, numbered as ``place``, as pieces of the areas.

    returns : (SEEN frame, the units of each piece by (place, area, cell)); a place outside every area has no piece
    """
    rows: list[tuple[int, str, str, float, float]] = []
    units: dict[tuple[int, str, str], Units] = {}
    for row in (
        watch.select("place", *PLACE, "share").unique("place", maintain_order=True).iter_rows(named=True)
    ):
        for piece in pieces(row, row["share"], areas, zones, surface):
            rows.append((row["place"], piece.area, piece.cell, piece.low, piece.high))
            units[row["place"], piece.area, piece.cell] = piece.units
    return pl.DataFrame(rows, schema=SEEN, orient="row"), units


def _surface(shape: shapely.Geometry) -> float:
    return 0.0 if shape.is_empty else float(shape.area) * cos(radians(shape.centroid.y))
