"""What zones answer for a place: one point, many at once, a disc, a district or province, nowhere.

:class:`Layers` are the zones on the ground as they lay on some days. The rules are those of
:mod:`detente.ceasefire.zones.placement`, which also asks on which days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, fsum, radians

import numpy as np
import polars as pl
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from detente.ceasefire.zones.layers import BORDER, CORE, OUT, POSSIBLE, SURE, Layer
from detente.places import KM_PER_DEGREE, Cells, Floats, Gazetteer, Unit, disc

NOWHERE = 5
Answers = tuple[str, tuple["Answer", ...]]
"""The unit (or '') and what every zone answers."""


@dataclass(frozen=True)
class Answer:
    """What one zone answers for one place."""

    zone: str
    answer: str
    p_low: float | None
    p_high: float | None
    why: str
    note: str = ""
    """What a part's own days or the record day changed."""

    @property
    def told(self) -> str:
        """Why, and what the days changed."""
        return f"{self.why}; {self.note}" if self.note else self.why


class Layers:
    """All zones on the ground as they lay on some days; asks where places lie."""

    def __init__(self, parts: Sequence[Layer], gazetteer: Gazetteer) -> None:
        self.parts = tuple(parts)
        self.gazetteer = gazetteer

    @cached_property
    def _lines(self) -> tuple[list[tuple[int, BaseGeometry, float]], Cells]:
        """Each zone's lines with its tolerance, under a grid."""
        shapes = [
            (i, shape, part.border_km)
            for i, part in enumerate(self.parts)
            for shape in dict.fromkeys((part.core_shape, part.whole_shape))
            if part.border_km > 0 and not shape.is_empty
        ]
        far = max((abs(b) for _, s, _ in shapes for b in (s.bounds[1], s.bounds[3])), default=0.0)
        margin = max((km for _, _, km in shapes), default=0.0) / (
            KM_PER_DEGREE * 0.99 * max(0.02, cos(radians(min(far, 88.0))))
        )
        lines = [(i, shapely.boundary(shape), km) for i, shape, km in shapes]
        for _, line, _ in lines:
            shapely.prepare(line)
        return lines, Cells(np.array([s for _, s, _ in shapes], dtype=object), margin)

    def locate(self, lat: Floats, lon: Floats) -> tuple[NDArray[np.int32], NDArray[np.int8]]:
        """The position of each point's unit (-1: none), and per point and zone OUT, POSSIBLE, CORE or BORDER.

        lat, lon : (points,) degrees; returns (points,) and (points, zones)
        """
        unit = self.gazetteer.at(lat, lon)
        said = np.zeros((len(unit), len(self.parts)), np.int8)
        for i, part in enumerate(self.parts):
            said[:, i] = part.at(unit, lat, lon)
        lines, cells = self._lines
        point, line = cells.near_border(lon, lat)
        for k, (zone, shape, km) in enumerate(lines):
            mine = point[line == k]
            if not len(mine):
                continue
            reach = km / (KM_PER_DEGREE * 0.99 * np.cos(np.radians(np.abs(lat[mine]).max())))
            close = mine[shapely.dwithin(shape, shapely.points(lon[mine], lat[mine]), reach)]
            for at in close[said[close, zone] != BORDER]:
                low, high = self.close_by(zone, float(lat[at]), float(lon[at]))
                sides = low > SURE, high - low > SURE, high < 1 - SURE
                if sum(sides) > 1:
                    said[at, zone] = BORDER
        return unit, said

    def close_by(self, zone: int, lat: float, lon: float) -> tuple[float, float]:
        """How much of the land within the border's tolerance of a point lies in the core, and in core or possible parts."""
        part = self.parts[zone]
        where = disc(lat, lon, part.border_km, 32)
        return part.near(where, self.gazetteer.touching(where))

    def nowhere(self) -> Answers:
        """The answers for a report that names no place."""
        why = "the report names no place narrower than the country or region"
        return "", tuple(Answer(p.zone.id, "undetermined", None, None, why) for p in self.parts)

    def units(self, codes: frozenset[str], what: str) -> Answers:
        """The answers for a report that lies somewhere in these units."""
        area = {code: self.gazetteer.areas[code] for code in codes}
        whole = fsum(area.values())
        answers = []
        for part in self.parts:
            shares = [(area[c], *part.share_of(self.gazetteer.by_pcode[c])) for c in codes]
            low = fsum(km2 * low for km2, low, _ in shares) / whole
            high = fsum(km2 * high for km2, _, high in shares) / whole
            answers.append(_answer(part.zone.id, low, high, what))
        return next(iter(codes)) if len(codes) == 1 else "", tuple(answers)

    def around(self, lat: float, lon: float, km: float, unit: Unit | None) -> Answers:
        """The answers for a report that lies within ``km`` of a point; the unit is kept if it holds the whole disc."""
        where = disc(lat, lon, km)
        answers = []
        for part in self.parts:
            low = _share(where, part.core_shape)
            high = min(1.0, low + _share(where, part.possible_shape))
            answers.append(_answer(part.zone.id, low, high, f"anywhere within {km:g} km of the place"))
        kept = unit.pcode if unit is not None and unit.shape.contains(where) else ""
        return kept, tuple(answers)

    def exact(self, lat: float, lon: float, unit: Unit | None, said: Sequence[int]) -> Answers:
        """The answers for a point of which ``said`` tells each zone's OUT, POSSIBLE, CORE or BORDER."""
        what = (
            f"the place lies in {unit.name}"
            if unit is not None
            else "the place lies in no administrative unit of the folder"
        )
        answers = []
        for i, (part, one) in enumerate(zip(self.parts, said, strict=True)):
            if one == BORDER:
                low, high = self.close_by(i, lat, lon)
                near = f"a place on a border: anywhere within {part.border_km * 1000:g} m of it"
                answers.append(_answer(part.zone.id, low, high, near))
            elif unit is None and one == OUT:
                answers.append(Answer(part.zone.id, "outside", 0.0, 0.0, what))
            else:
                low, high = {OUT: (0, 0), POSSIBLE: (0, 1), CORE: (1, 1)}[one]
                answers.append(_answer(part.zone.id, low, high, what))
        kept = "" if unit is None or BORDER in said else unit.pcode
        return kept, tuple(answers)

    def ask_all(self, spots: pl.DataFrame) -> list[Answers]:
        """The answers for each row (latitude, longitude, geo_prec, radius_km); equal ones are one object."""
        lat, lon = (spots[c].fill_null(float("nan")).to_numpy() for c in ("latitude", "longitude"))
        unit, said = self.locate(lat, lon)
        units = self.gazetteer.units
        made: dict[object, Answers] = {}
        found = []
        codes = (
            np.ascontiguousarray(said).view(np.dtype((np.void, said.shape[1]))).ravel()
            if said.size
            else [b""] * len(unit)
        )
        rows = zip(
            lat.tolist(),
            lon.tolist(),
            spots["geo_prec"],
            spots["radius_km"],
            unit.tolist(),
            codes,
            strict=True,
        )
        for n, (y, x, precision, km, at, code) in enumerate(rows):
            holder = units[at] if at >= 0 else None
            key: object
            if y != y or x != x or precision is None or precision >= NOWHERE:
                key = "nowhere"
            elif precision <= 2 and km:
                key = (y, x, km)
            elif precision <= 2:
                key = (y, x, "border") if (marks := bytes(code)) and BORDER in marks else (at, marks)
            elif holder is None:
                key = "no unit"
            else:
                key = (precision, holder.district if precision == 3 else holder.province)
            if key not in made:
                made[key] = self._one(y, x, precision, km, holder, said[n].tolist())
            found.append(made[key])
        return found

    def _one(
        self,
        lat: float,
        lon: float,
        precision: int | None,
        km: float | None,
        unit: Unit | None,
        said: list[int],
    ) -> Answers:
        if lat != lat or lon != lon or precision is None or precision >= NOWHERE:
            return self.nowhere()
        if precision <= 2:
            return self.around(lat, lon, km, unit) if km else self.exact(lat, lon, unit, said)
        if unit is None:
            why = "the place lies in no administrative unit of the folder"
            return "", tuple(Answer(p.zone.id, "outside", 0.0, 0.0, why) for p in self.parts)
        level, name = (
            (unit.district, unit.district_name) if precision == 3 else (unit.province, unit.province_name)
        )
        what = f"anywhere in the {'district' if precision == 3 else 'province'} {name or level}"
        return self.units(self.gazetteer.members([level]), what)


def _share(where: BaseGeometry, part: BaseGeometry) -> float:
    if part.is_empty or not part.intersects(where):
        return 0.0
    if part.contains(where):
        return 1.0
    return float(where.intersection(part).area / where.area)


def _answer(zone: str, low: float, high: float, what: str) -> Answer:
    if low >= 1 - SURE:
        return Answer(zone, "inside", 1.0, 1.0, f"{what}, all of it in the zone's core")
    if high <= SURE:
        return Answer(zone, "outside", 0.0, 0.0, f"{what}, none of it in a part of the zone")
    if low <= SURE and high >= 1 - SURE:
        why = f"{what}, which is only a possible part of the zone"
    else:
        why = f"{what}: {100 * low:.0f} % of it in the core, {100 * (high - low):.0f} % in possible parts"
    return Answer(zone, "undetermined", min(1.0, low), min(1.0, high), why)
