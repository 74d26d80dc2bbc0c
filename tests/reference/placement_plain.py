"""Placement's plain twin: is a point in a polygon, by counting walls to its east; how much of a disc, by throwing darts.

Reads GeoJSON coordinates as they stand in the file and uses no geometry library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
