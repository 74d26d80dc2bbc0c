"""Placement's plain twin: is a point in a polygon, by counting walls to its east; how much of a disc, by throwing darts.

Reads GeoJSON coordinates as they stand in the file and uses no geometry library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, pi, radians, sin, sqrt
from random import Random
from typing import Any

KM_PER_DEGREE = 6371.0088 * pi / 180
Point = Sequence[float]
Ring = Sequence[Point]


def rings_of(geometry: dict[str, Any]) -> list[Ring]:
    """All rings of a Polygon or MultiPolygon, outer ones and holes alike."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]


def holds(rings: Sequence[Ring], lon: float, lat: float) -> bool:
    """Even-odd rule: a ray to the east crosses the walls an odd number of times from inside."""
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > lat) != (y2 > lat):
                crossings += lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1)
    return crossings % 2 == 1


def darts(lat: float, lon: float, km: float, number: int, seed: int) -> Iterator[tuple[float, float]]:
    """Points (lon, lat) spread evenly over the disc of ``km`` around a place."""
    rng = Random(seed)
    for _ in range(number):
        away = km * sqrt(rng.random())
        turn = 2 * pi * rng.random()
        x, y = cos(turn), sin(turn)
        yield lon + away * x / (KM_PER_DEGREE * cos(radians(lat))), lat + away * y / KM_PER_DEGREE


def share(rings: Sequence[Ring], lat: float, lon: float, km: float, number: int, seed: int) -> float:
    """How much of the disc the rings hold, by darts."""
    return sum(holds(rings, x, y) for x, y in darts(lat, lon, km, number, seed)) / number


def near_line(line: Sequence[Point], lon: float, lat: float, steps: int = 4000) -> tuple[float, str]:
    """How far a point is from a line (km) and on which side of it (left, right or end), by walking along the line.

    Distances on the ellipsoid's own radii at the point, good to a thousandth over some tens of kilometres.
    """
    flat = 1 / 298.257223563
    e2 = flat * (2 - flat)
    best, found = float("inf"), "end"
    for number, ((ax, ay), (bx, by)) in enumerate(pairwise(line)):
        for k in range(steps // len(line) + 1):
            share = k / (steps // len(line))
            x, y = ax + (bx - ax) * share, ay + (by - ay) * share
            w = 1 - e2 * sin(radians((y + lat) / 2)) ** 2
            east = 6378.137 / sqrt(w) * cos(radians((y + lat) / 2)) * radians(lon - x)
            north = 6378.137 * (1 - e2) / w**1.5 * radians(lat - y)
            km = sqrt(east * east + north * north)
            if km < best:
                turn = (bx - ax) * cos(radians(y)) * north - (by - ay) * east
                first, last = number == 0 and k == 0, number == len(line) - 2 and share == 1
                best, found = km, "end" if first or last else "left" if turn > 0 else "right"
    return best, found
