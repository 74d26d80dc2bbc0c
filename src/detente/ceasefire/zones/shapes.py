"""From a part of a zone to its shape: drawn, a buffer around a line or point, or a strip along a line.

Everything is measured on the ellipsoid. A line is cut into pieces of at most :data:`PIECE_KM`; around each a buffer is
made on a plane that keeps distances from the piece's middle (azimuthal equidistant), and the pieces are joined. At
25 km from the middle that plane is wrong by some 3 millionths, less than a decimetre.

An edge between two corners is straight in longitude and latitude, as GeoJSON says (RFC 7946, 3.1.1), unless the part
says ``edges = "geodesic"``. East to west the two differ in the middle by about L^2 tan(latitude) / (8 R): at 35 degrees
1.4 m on an edge of 10 km, 140 m on one of 100 km.

A strip holds the points whose nearest point of the line is near enough and on the given side, and nothing beyond the
line's two ends. Where a line bends so far that one side of it is also the other, no strip is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

from detente.ceasefire.zones.plan import Buffer, Part, Strip
from detente.places import Floats, Gazetteer, direct, disc, inverse

PIECE_KM = 10.0
CORNERS = 64
"""Corners of a quarter of a round end; the polygon then lies within 0.01 % of the width."""
NOTHING = shapely.Polygon()


@dataclass(frozen=True)
class Ground:
    """Ground as whole units and a shape beside them; the units keep what a file of units says of shores and borders."""

    units: frozenset[str] = frozenset()
    drawn: BaseGeometry = NOTHING

    def shape(self, gazetteer: Gazetteer) -> BaseGeometry:
        """All of it as one shape."""
        whole = gazetteer.shape(self.units)
        return whole if self.drawn.is_empty else shapely.union(whole, self.drawn)

    def joined(self, other: Ground) -> Ground:
        """What lies in either."""
        if other.drawn.is_empty or self.drawn.is_empty:
            drawn = self.drawn if other.drawn.is_empty else other.drawn
        else:
            drawn = shapely.union(self.drawn, other.drawn)
        return Ground(self.units | other.units, drawn)

    def shared(self, other: Ground, gazetteer: Gazetteer) -> Ground:
        """What lies in both."""
        both = self.units & other.units
        if self.drawn.is_empty and other.drawn.is_empty:
            return Ground(both)
        mine = Ground(self.units - both, self.drawn).shape(gazetteer)
        theirs = Ground(other.units - both, other.drawn).shape(gazetteer)
        return Ground(both, areal(shapely.intersection(mine, theirs)))


def areal(shape: BaseGeometry) -> BaseGeometry:
    """The polygons of a shape, without points and lines where others only touch."""
    parts = [p for p in shapely.get_parts(shape) if p.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts) if parts else NOTHING


def grounds(part: Part, gazetteer: Gazetteer) -> tuple[Ground, Ground]:
    """What a part surely holds, and what it may hold at most. Raises ValueError where it cannot be built."""
    if part.units:
        sure = most = Ground(gazetteer.members(part.units))
    elif part.strip is not None or part.buffer is not None:
        sure, most = (Ground(frozenset(), shape) for shape in built(part))
    else:
        shape = _plain(part)
        sure = most = Ground(frozenset(), shape)
    return (Ground(), most) if part.certainty == "possible" else (sure, most)


def read_shape(text: str) -> BaseGeometry:
    """The shape that a part's text gives (WKT, or WKB as hexadecimal); raises ValueError."""
    try:
        hexadecimal = set(text) <= set("0123456789abcdefABCDEF")
        return shapely.from_wkb(text) if hexadecimal else shapely.from_wkt(text)
    except shapely.errors.ShapelyError as error:
        raise ValueError(f"no readable shape ({str(error).splitlines()[0]})") from None


def _plain(part: Part) -> BaseGeometry:
    shape = read_shape(part.shape)
    if part.edges == "plane":
        return shape
    return shape if shape.is_empty else _along_geodesics(shape)


def _along_geodesics(shape: BaseGeometry) -> BaseGeometry:
    """A polygon whose edges follow the shortest way on the ground, by corners put in between."""
    whole = []
    for polygon in shapely.get_parts(shape):
        rings = [
            _fine(shapely.get_coordinates(r), geodesic=True) for r in (polygon.exterior, *polygon.interiors)
        ]
        whole.append(shapely.Polygon(rings[0], rings[1:]))
    return shapely.union_all(whole)


@lru_cache(maxsize=64)
def built(part: Part) -> tuple[BaseGeometry, BaseGeometry]:
    """The sure and the largest shape of a buffer or strip; raises ValueError where there is none."""
    width = part.strip or part.buffer
    assert width is not None
    if part.point is not None:
        return tuple(disc(*part.point, km) if km else NOTHING for km in (width.least_km, width.most_km))
    line = read_shape(part.shape)
    if line.geom_type == "Point" and not isinstance(width, Strip):
        return tuple(disc(line.y, line.x, km) if km else NOTHING for km in (width.least_km, width.most_km))
    if line.geom_type == "Polygon" and isinstance(width, Buffer) and not isinstance(width, Strip):
        shapes = [_around(line.exterior, km, part) for km in (width.least_km, width.most_km)]
        return shapely.union(shapes[0], line), shapely.union(shapes[1], line)
    if line.geom_type != "LineString":
        raise ValueError(f"a {line.geom_type} is no line")
    if isinstance(width, Strip):
        return tuple(strip(line, km, width.side, part) for km in (width.least_km, width.most_km))
    return _around(line, width.least_km, part), _around(line, width.most_km, part)


def _around(line: BaseGeometry, km: float, part: Part) -> BaseGeometry:
    return buffer(_fine(shapely.get_coordinates(line), geodesic=part.edges == "geodesic"), km)


def buffer(at: Floats, km: float) -> BaseGeometry:
    """All within ``km`` of a line, kilometres on the ellipsoid; ``at``: (corners, 2) longitudes and latitudes."""
    if km <= 0:
        return NOTHING
    return shapely.union_all([_near(at[i : i + 2], km) for i in range(len(at) - 1)])


def _near(piece: Floats, km: float) -> BaseGeometry:
    """All within ``km`` of a short piece, made on a plane around its middle."""
    (lon_a, lat_a), (lon_b, lat_b) = piece
    length, way = inverse(lat_a, lon_a, lat_b, lon_b)
    if length == 0:
        return disc(lat_a, lon_a, km)
    lat, lon = direct(lat_a, lon_a, way, length / 2)
    away, turn = inverse(lat, lon, piece[:, 1], piece[:, 0])
    plane = np.column_stack([away * np.sin(np.radians(turn)), away * np.cos(np.radians(turn))])
    around = shapely.buffer(shapely.LineString(plane), km / np.cos(np.pi / (4 * CORNERS)), quad_segs=CORNERS)
    x, y = shapely.get_coordinates(around).T
    back_lat, back_lon = direct(lat, lon, np.degrees(np.arctan2(x, y)), np.hypot(x, y))
    return shapely.Polygon(np.column_stack([back_lon, back_lat]))


def strip(line: BaseGeometry, km: float, side: str, part: Part | None = None) -> BaseGeometry:
    """The strip of a width along one side or both sides of a line; raises ValueError where the line has no sides."""
    if km <= 0:
        return NOTHING
    at = _fine(shapely.get_coordinates(line), geodesic=part is not None and part.edges == "geodesic")
    whole = buffer(at, km)
    ends = [_end(at[0], at[1], km), _end(at[-1], at[-2], km)]
    closed = bool(np.all(at[0] == at[-1]))
    if not closed:
        if shapely.intersection(shapely.union_all(ends), shapely.LineString(at)).length > 1e-6:
            raise ValueError("the line bends back round one of its ends")
        whole = areal(shapely.difference(whole, shapely.union_all(ends)))
    if side == "both":
        return whole
    cut = at if closed else np.vstack([_beyond(at[0], at[1]), at, _beyond(at[-1], at[-2])])
    left, right = _beside(at)
    kept = []
    for face in shapely.get_parts(split(whole, shapely.LineString(cut))):
        on_left, on_right = (bool(shapely.intersects_xy(face, *p.T).any()) for p in (left, right))
        if on_left and on_right:
            raise ValueError("the line bends so far that its two sides meet")
        if on_left if side == "left" else on_right:
            kept.append(face)
    return shapely.union_all(kept)


def _beside(at: Floats) -> tuple[Floats, Floats]:
    """A point close by on the left and on the right of each piece."""
    length, way = inverse(at[:-1, 1], at[:-1, 0], at[1:, 1], at[1:, 0])
    lat, lon = (at[:-1, 1] + at[1:, 1]) / 2, (at[:-1, 0] + at[1:, 0]) / 2
    step = np.minimum(0.002, length / 20)
    left, right = (direct(lat, lon, way + turn, step) for turn in (-90, 90))
    return np.column_stack(left[::-1]), np.column_stack(right[::-1])


def _beyond(end: Floats, inner: Floats) -> Floats:
    """A point a few metres beyond the end of a line, so that the line cuts the strip through."""
    _, way = inverse(inner[1], inner[0], end[1], end[0])
    lat, lon = direct(end[1], end[0], way, 0.005)
    return np.array([float(lon), float(lat)])


def _end(end: Floats, inner: Floats, km: float) -> BaseGeometry:
    """The half disc beyond the end of a line."""
    _, way = inverse(end[1], end[0], inner[1], inner[0])
    turns = float(way) + np.linspace(90, 270, 2 * CORNERS + 1)
    lat, lon = direct(end[1], end[0], turns, km * 1.01)
    return shapely.Polygon(np.vstack([end, np.column_stack([lon, lat])]))


def _fine(at: Floats, *, geodesic: bool) -> Floats:
    """The corners with more put in between, so that no piece is longer than :data:`PIECE_KM`."""
    length, way = inverse(at[:-1, 1], at[:-1, 0], at[1:, 1], at[1:, 0])
    pieces = np.maximum(1, np.ceil(length / (PIECE_KM if not geodesic else PIECE_KM / 10))).astype(int)
    found: list[NDArray[np.float64]] = []
    for a, b, n, km, azimuth in zip(at[:-1], at[1:], pieces, length, way, strict=True):
        share = np.arange(n) / n
        if geodesic:
            lat, lon = direct(a[1], a[0], azimuth, km * share)
            found.append(np.column_stack([lon, lat]))
        else:
            found.append(a + (b - a) * share[:, None])
    return np.vstack([*found, at[-1:]])
