"""A grid over polygons, so that a million points find theirs in about a second.

A cell that no border crosses lies wholly in a polygon or wholly out of it, and its points with it. Only points in cells that a
border crosses are tried against the polygons whose border it is. The answer is the same as trying every polygon.

Which cells a border crosses: each edge is cut into pieces no longer than a cell, and every cell that touches the box
around a piece is marked; too many now and then, never too few.
"""

from __future__ import annotations

from math import sqrt

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation

from detente.places.geodesic import Floats

MOST_CELLS = 150_000
"""Finer grids cost more to lay than they save."""
Ints = NDArray[np.int64]


class Cells:
    """Polygons under a grid; positions are those of the polygons given. Coordinates are degrees."""

    def __init__(self, shapes: NDArray[np.object_], margin: float = 0.0) -> None:
        """``margin``: a point this close to a border (degrees) counts as in a cell that the border crosses."""
        self.shapes = shapes
        self.margin = margin
        shapely.prepare(shapes)
        box = shapely.total_bounds(shapes) if len(shapes) else np.zeros(4)
        self.bounds: tuple[float, float, float, float] = tuple(float(b) for b in np.nan_to_num(box))  # type: ignore[assignment]
        west, south, east, north = self.bounds
        wide, tall = max(east - west, 1e-6), max(north - south, 1e-6)
        self.size = max(sqrt(wide * tall / MOST_CELLS), wide / 4000, tall / 4000, 2 * margin, 1e-9)
        self.columns = int(wide / self.size) + 3
        self.rows = int(tall / self.size) + 3
        self.west, self.south = west - self.size, south - self.size
        self._mark()

    def _mark(self) -> None:
        pairs = [self._crossed(i) for i in range(len(self.shapes))]
        cells = np.concatenate([np.zeros(0, np.int64), *pairs])
        owner = np.repeat(np.arange(len(pairs)), [len(p) for p in pairs])
        order = np.argsort(cells, kind="stable")
        self._cells, self._owner = cells[order], owner[order]
        label = np.full(self.rows * self.columns, -1, np.int32)
        plain = np.ones(len(label), bool)
        plain[cells] = False
        own = np.zeros(len(label), bool)
        for i in range(len(self.shapes) - 1, -1, -1):  # the first polygon is written last, and so wins
            x0, y0, x1, y1 = shapely.bounds(self.shapes[i])
            if not np.isfinite(x0):
                continue
            c, r = np.meshgrid(
                np.arange(int((x0 - self.west) / self.size), int((x1 - self.west) / self.size) + 1),
                np.arange(int((y0 - self.south) / self.size), int((y1 - self.south) / self.size) + 1),
            )
            flat = (r * self.columns + c).ravel()
            own[pairs[i]] = True
            flat = flat[~own[flat]]
            own[pairs[i]] = False
            x = self.west + (flat % self.columns + 0.5) * self.size
            y = self.south + (flat // self.columns + 0.5) * self.size
            label[flat[shapely.contains_xy(self.shapes[i], x, y)]] = i
        self._label, self._plain = label, plain

    def _crossed(self, i: int) -> Ints:
        """The cells that the border of one polygon crosses, each once."""
        lines = shapely.boundary(self.shapes[i])
        at, part = shapely.get_coordinates(shapely.get_parts(lines), return_index=True)
        if len(at) < 2:
            return np.zeros(0, np.int64)
        joined = part[1:] == part[:-1]
        a, b = at[:-1][joined], at[1:][joined]
        pieces = np.maximum(1, np.ceil(np.abs(b - a).max(axis=1) / self.size)).astype(np.int64)
        which = np.repeat(np.arange(len(a)), pieces)
        step = np.arange(len(which)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
        n = pieces[which][:, None]
        p = a[which] + (b - a)[which] * (step[:, None] / n)
        q = a[which] + (b - a)[which] * ((step[:, None] + 1) / n)
        slack = self.margin + 1e-9
        low, high = np.minimum(p, q) - slack, np.maximum(p, q) + slack
        c0, r0 = self._place(low[:, 0], low[:, 1])
        c1, r1 = self._place(high[:, 0], high[:, 1])
        found = []
        for dr in range(int((r1 - r0).max()) + 1):
            for dc in range(int((c1 - c0).max()) + 1):
                keep = (r0 + dr <= r1) & (c0 + dc <= c1)
                found.append(((r0 + dr) * self.columns + c0 + dc)[keep])
        return np.unique(np.concatenate(found))

    def _place(self, x: Floats, y: Floats) -> tuple[Ints, Ints]:
        c = np.clip(((x - self.west) / self.size).astype(np.int64), 0, self.columns - 1)
        r = np.clip(((y - self.south) / self.size).astype(np.int64), 0, self.rows - 1)
        return c, r

    def _cell(self, x: Floats, y: Floats) -> Ints:
        """The cell of each point, -1 where it lies off the grid."""
        off = ~((x > self.west) & (y > self.south))
        c = np.where(off, 0, (x - self.west) / self.size)
        r = np.where(off, 0, (y - self.south) / self.size)
        off |= ~((c < self.columns) & (r < self.rows))
        return np.where(
            off,
            -1,
            np.where(off, 0, r).astype(np.int64) * self.columns + np.where(off, 0, c).astype(np.int64),
        )

    def near_border(self, x: Floats, y: Floats) -> tuple[Ints, Ints]:
        """Pairs (point, polygon) where the polygon's border crosses the point's cell: all that may need a closer look."""
        cell = self._cell(x, y)
        asked = np.flatnonzero((cell >= 0) & ~self._plain[cell])
        return self._pairs(asked, cell[asked])

    def _pairs(self, points: Ints, cells: Ints) -> tuple[Ints, Ints]:
        begin = np.searchsorted(self._cells, cells, "left")
        count = np.searchsorted(self._cells, cells, "right") - begin
        offset = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
        return np.repeat(points, count), self._owner[np.repeat(begin, count) + offset]

    def near(self, x: Floats, y: Floats, reach: float) -> NDArray[np.bool_]:
        """Points that may lie within ``reach`` degrees of a polygon; those surely farther are told apart."""
        around = binary_dilation(
            ~self._plain.reshape(self.rows, self.columns),
            np.ones((3, 3)),
            iterations=int(reach / self.size) + 1,
        ).ravel()
        west, south, east, north = self.bounds
        box = (x >= west - reach) & (x <= east + reach) & (y >= south - reach) & (y <= north + reach)
        cell = self._cell(x, y)
        return np.asarray(box & ((cell < 0) | around[cell] | (self._label[cell] >= 0)))

    def first(self, x: Floats, y: Floats) -> NDArray[np.int32]:
        """The first polygon (in the order given) that holds each point or has it on its border, or -1."""
        cell = self._cell(x, y)
        found = np.where(cell >= 0, self._label[cell], -1).astype(np.int32)
        asked = np.flatnonzero((cell >= 0) & ~self._plain[cell])
        point, polygon = self._pairs(asked, cell[asked])
        order = np.argsort(polygon, kind="stable")
        point, polygon = point[order], polygon[order]
        ends = np.searchsorted(polygon, np.arange(len(self.shapes) + 1))
        for i in range(len(self.shapes) - 1, -1, -1):
            mine = point[ends[i] : ends[i + 1]]
            mine = mine[(found[mine] < 0) | (found[mine] > i)]
            if len(mine):
                found[mine[shapely.intersects_xy(self.shapes[i], x[mine], y[mine])]] = i
        return found
