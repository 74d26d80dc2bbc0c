"""Where areas lie to each other: their regions and neighbours, as the AREAS table says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from detente.tables import AREAS
from detente.violence.panel import Panel
from detente.violence.types import Bool1D, Float2D, Int1D


@dataclass(frozen=True)
class Surroundings:
    """Region of each area of a panel (None: unknown) and which areas touch (areas, areas), both ways."""

    regions: tuple[str | None, ...]
    touching: Float2D

    @property
    def knows_neighbours(self) -> bool:
        """Whether any two areas are said to touch."""
        return bool(self.touching.any())

    @property
    def knows_regions(self) -> bool:
        """Whether more than one region is named."""
        return len({r for r in self.regions if r is not None}) > 1

    def neighbours(self, zones: Int1D, among: Int1D) -> Bool1D:
        """Which of ``among`` touch a zone."""
        return np.asarray(self.touching[np.ix_(among, zones)].any(axis=1), dtype=np.bool_)

    def region_columns(self, rows: Int1D) -> Float2D:
        """Indicator columns (rows, regions - 1) of each area's region."""
        names = [self.regions[i] or "" for i in rows]
        kept = sorted(set(names))[1:]
        return np.array([[float(n == k) for k in kept] for n in names]).reshape(len(names), len(kept))


def read_surroundings(areas: pl.DataFrame, like: Panel) -> Surroundings:
    """Regions and neighbours of the panel's areas; areas of the table that the panel does not have are passed over."""
    typed = AREAS.check(areas, "areas")
    at = {name: i for i, name in enumerate(like.areas)}
    regions: list[str | None] = [None] * len(at)
    touching = np.zeros((len(at), len(at)))
    for area, region, names in typed.select("area", "region", "neighbours").iter_rows():
        if area not in at:
            continue
        regions[at[area]] = region
        for other in (names or "").split(";"):
            if other.strip() in at and other.strip() != area:
                touching[at[area], at[other.strip()]] = touching[at[other.strip()], at[area]] = 1.0
    return Surroundings(tuple(regions), touching)
