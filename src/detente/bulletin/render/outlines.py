"""Outlines of areas as short SVG paths: no more corners than a reader can see, within a budget of bytes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from shapely.geometry import LineString

Ring = tuple[tuple[float, float], ...]
BUDGET = 250_000  # bytes for all outlines of one map
FINEST = 6.0  # units; about half a pixel on a screen


def shapes(areas: list[tuple[Ring, ...]], at: Callable[[float, float], tuple[float, float]]) -> list[str]:
    """A path for each area, in the order given; '' where nothing is left to see."""
    placed = [[[at(lon, lat) for lon, lat in ring] for ring in rings] for rings in areas]
    coarse = FINEST
    while True:
        paths = ["".join(_path(ring, coarse) for ring in rings) for rings in placed]
        if sum(len(path) for path in paths) <= BUDGET or coarse > 200:
            return paths
        coarse *= 1.6


def _path(ring: list[tuple[float, float]], coarse: float) -> str:
    """One ring, simplified (Douglas and Peucker), in whole units, each corner relative to the one before."""
    if len(ring) < 4:
        return ""
    line = list(LineString(ring).simplify(coarse).coords)
    corners = [(round(x), round(y)) for x, y in line]
    corners = [c for n, c in enumerate(corners) if n == 0 or c != corners[n - 1]]
    if corners[0] == corners[-1]:
        corners.pop()
    if len(corners) < 3:
        return ""
    steps = [f"{x - px} {y - py}" for (px, py), (x, y) in pairwise(corners)]
    return f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps)}z".replace(" -", "-")
