"""The administrative units of a country, and quick answers about them: codes, unions, which unit holds a point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from detente.places.cells import Cells
from detente.places.geodesic import KM_PER_DEGREE, Floats, area_km2


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

    def __init__(self, units: Iterable[Unit], names: Iterable[Mapping[str, str]] = ()) -> None:
        self.units: tuple[Unit, ...] = tuple(units)
        self.names: tuple[Mapping[str, str], ...] = tuple(names)
        """Names of units of any level by language, where the source gives several."""
        self.by_pcode: dict[str, Unit] = {u.pcode: u for u in self.units}
        self._shapes = np.array([u.shape for u in self.units], dtype=object)
        shapely.prepare(self._shapes)
        self._tree = shapely.STRtree(self._shapes)

    @cached_property
    def cells(self) -> Cells:
        """A grid over the units, for many points at once."""
        return Cells(self._shapes)

    @cached_property
    def _edges(self) -> tuple[shapely.STRtree, NDArray[np.int64]]:
        """Every edge of every unit under a tree, and whose it is: much faster to come near to than whole units."""
        lines, unit = shapely.get_parts(shapely.boundary(self._shapes), return_index=True)
        at, line = shapely.get_coordinates(lines, return_index=True)
        joined = line[1:] == line[:-1]
        edges = shapely.linestrings(np.stack([at[:-1][joined], at[1:][joined]], axis=1))
        return shapely.STRtree(edges), unit[line[:-1][joined]]

    @cached_property
    def areas(self) -> dict[str, float]:
        """The area of each unit, square kilometres."""
        return {u.pcode: area_km2(u.shape) for u in self.units}

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

    def touching(self, shape: BaseGeometry) -> list[Unit]:
        """The units that share ground with a shape, in the file's order."""
        near = np.sort(self._tree.query(shape, predicate="intersects"))
        return [self.units[i] for i in near if self.units[i].shape.intersection(shape).area > 0]

    def at(self, lat: Floats, lon: Floats) -> NDArray[np.int32]:
        """The position in ``units`` of the unit that holds each point, the nearest within ``NEAR_KM``, or -1.

        On a shared border the first unit in the file's order wins.
        """
        found = self.cells.first(lon, lat)
        reach = self.NEAR_KM / (KM_PER_DEGREE * np.cos(np.radians(lat)))
        lost = np.flatnonzero((found < 0) & np.isfinite(lat) & np.isfinite(lon))
        if not len(lost):
            return found
        lost = lost[self.cells.near(lon[lost], lat[lost], float(reach[lost].max()))]
        if len(lost):
            points = shapely.points(lon[lost], lat[lost])
            tree, owner = self._edges
            pairs, away = tree.query_nearest(
                points, max_distance=float(reach[lost].max()), return_distance=True
            )
            point, edge = pairs[:, away <= reach[lost[pairs[0]]]]
            unit = owner[edge]
            order = np.argsort(-unit, kind="stable")  # of several as near, the first in the file's order wins
            found[lost[point[order]]] = unit[order]
        return found

    def containing(self, lat: Floats, lon: Floats) -> list[Unit | None]:
        """The unit that holds each point, the nearest within ``NEAR_KM``, or none."""
        return [self.units[i] if i >= 0 else None for i in self.at(lat, lon)]
