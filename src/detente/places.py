"""Places: administrative units, what contains a point, and how far a report may lie from where it says.

Latitudes and longitudes are WGS 84 degrees. Areas are compared as shares of a small disc or of one unit, on a
plane scaled by the cosine of the latitude: at 25 km the share is off by less than 0.003. Distances are on the
sphere (radius 6371.0088 km), off by at most 0.6 %.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, radians

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

EARTH_KM = 6371.0088
KM_PER_DEGREE = EARTH_KM * np.pi / 180
Floats = NDArray[np.float64]


def distance_km(lat_a: Floats, lon_a: Floats, lat_b: Floats, lon_b: Floats) -> Floats:
    """Great-circle distance between points, kilometres (haversine)."""
    a, b = np.radians(lat_a), np.radians(lat_b)
    half = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(np.radians(lon_b - lon_a) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1))))


def disc(lat: float, lon: float, km: float) -> BaseGeometry:
    """Everywhere within ``km`` of a point, as a polygon in degrees."""
    turn = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    x = lon + km / (KM_PER_DEGREE * cos(radians(lat))) * np.cos(turn)
    y = lat + km / KM_PER_DEGREE * np.sin(turn)
    return shapely.polygons(np.column_stack([x, y]))


@dataclass(frozen=True)
class Unit:
    """The smallest administrative unit, and the codes of those above it."""

    pcode: str
    name: str
    district: str
    province: str
    district_name: str = ""
    province_name: str = ""
    shape: BaseGeometry = field(repr=False, compare=False, default_factory=shapely.Point)


class Gazetteer:
    """The units of a country, and quick answers about them."""

    NEAR_KM = 2.5
    """A point this close to a unit but in none (a shore, a rounded border) is taken to lie in the nearest."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units: tuple[Unit, ...] = tuple(units)
        self.by_pcode: dict[str, Unit] = {u.pcode: u for u in self.units}
        self._shapes = np.array([u.shape for u in self.units], dtype=object)
        shapely.prepare(self._shapes)
        self._tree = shapely.STRtree(self._shapes)

    def known(self, pcode: str) -> bool:
        """Is this the code of a unit, a district or a province?"""
        return bool(self.members([pcode]))

    def members(self, pcodes: Sequence[str]) -> frozenset[str]:
        """The smallest units that these codes (of any level) stand for."""
        wanted = set(pcodes)
        return frozenset(
            u.pcode for u in self.units if u.pcode in wanted or u.district in wanted or u.province in wanted
        )

    def shape(self, pcodes: Iterable[str]) -> BaseGeometry:
        """The union of units; empty for none."""
        shapes = [self.by_pcode[p].shape for p in sorted(set(pcodes))]
        return shapely.union_all(shapes) if shapes else shapely.Polygon()

    def containing(self, lat: Floats, lon: Floats) -> list[Unit | None]:
        """The unit that holds each point, the nearest within ``NEAR_KM``, or none."""
        points = shapely.points(lon, lat)
        found: list[Unit | None] = [None] * len(points)
        at, unit = self._tree.query(points, predicate="intersects")
        order = np.lexsort((unit, at))[::-1]  # on a shared border the first unit in the file's order wins
        for i, j in zip(at[order], unit[order], strict=True):
            found[i] = self.units[j]
        lost = [i for i, one in enumerate(found) if one is None]
        for i in lost:
            reach = self.NEAR_KM / (KM_PER_DEGREE * cos(radians(float(lat[i]))))
            near = self._tree.query_nearest(points[i], max_distance=reach)
            if len(near):
                found[i] = self.units[int(np.min(near))]
        return found
