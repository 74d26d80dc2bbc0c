"""Does an incident lie in a zone? *Inside*, *outside* or *undetermined*, with the share of where it may lie.

How exact a report's place is decides what is asked:

=====  ==========================================  =======================================================
class  the report says                             where it may lie
=====  ==========================================  =======================================================
1, 2   a place, right to within ``radius_km``      the point, or the disc around it
3      a district                                  anywhere in the district that holds the point
4      a province                                  anywhere in the province that holds the point
5      something wider, or nothing                 nowhere: undetermined for every zone
=====  ==========================================  =======================================================

The answer is *inside* only if all of that lies in the zone's core, *outside* only if none of it touches the core
or a possible part. The centroid of a province is not a point, and a place in a possible part is no answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
import polars as pl
import shapely
from shapely.geometry.base import BaseGeometry

from detente.ceasefire.zones import Zone, ZonePlan
from detente.places import Gazetteer, Unit, disc
from detente.tables import PLACEMENTS

SURE = 1e-6
NOWHERE = 5
_PLACE = ["latitude", "longitude", "geo_prec", "radius_km"]


@dataclass(frozen=True)
class _Parts:
    zone: Zone
    core: frozenset[str]
    possible: frozenset[str]
    core_shape: BaseGeometry
    possible_shape: BaseGeometry


@dataclass(frozen=True)
class Answer:
    """What one zone answers for one place."""

    zone: str
    answer: str
    p_low: float | None
    p_high: float | None
    why: str


class ZoneTest:
    """Zones laid over administrative units; asks where places lie."""

    def __init__(self, plans: Sequence[ZonePlan], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.parts = []
        for zone in (z for plan in plans for z in plan.zone):
            core = gazetteer.members(zone.core)
            possible = gazetteer.members(zone.possible) - core
            shapes = gazetteer.shape(core), gazetteer.shape(possible)
            shapely.prepare(list(shapes))
            self.parts.append(_Parts(zone, core, possible, *shapes))

    def nowhere(self) -> tuple[str, list[Answer]]:
        """The answers for a report that names no place."""
        why = "the report names no place narrower than the country or region"
        return "", [Answer(p.zone.id, "undetermined", None, None, why) for p in self.parts]

    def units(self, codes: frozenset[str], what: str) -> tuple[str, list[Answer]]:
        """The answers for a report that lies somewhere in these units."""
        area = {code: self.gazetteer.by_pcode[code].shape.area for code in codes}
        whole = fsum(area.values())
        answers = []
        for part in self.parts:
            low = fsum(area[c] for c in codes & part.core) / whole
            high = low + fsum(area[c] for c in codes & part.possible) / whole
            answers.append(_answer(part.zone.id, low, high, what))
        return next(iter(codes)) if len(codes) == 1 else "", answers

    def around(self, lat: float, lon: float, km: float, unit: Unit | None) -> tuple[str, list[Answer]]:
        """The answers for a report that lies within ``km`` of a point; the unit is kept if it holds the whole disc."""
        where = disc(lat, lon, km)
        answers = []
        for part in self.parts:
            low = _share(where, part.core_shape)
            high = min(1.0, low + _share(where, part.possible_shape))
            answers.append(_answer(part.zone.id, low, high, f"anywhere within {km:g} km of the place"))
        kept = unit.pcode if unit is not None and unit.shape.contains(where) else ""
        return kept, answers

    def ask(
        self, lat: float | None, lon: float | None, geo_prec: int | None, km: float | None, unit: Unit | None
    ) -> tuple[str, list[Answer]]:
        """The unit (or '') and every zone's answer for one place."""
        if lat is None or lon is None or geo_prec is None or geo_prec >= NOWHERE:
            return self.nowhere()
        if geo_prec <= 2 and km:
            return self.around(lat, lon, km, unit)
        if unit is None:
            why = "the place lies in no administrative unit of the folder"
            return "", [Answer(p.zone.id, "outside", 0.0, 0.0, why) for p in self.parts]
        if geo_prec <= 2:
            return self.units(frozenset([unit.pcode]), f"the place lies in {unit.name}")
        level, name = (
            (unit.district, unit.district_name) if geo_prec == 3 else (unit.province, unit.province_name)
        )
        what = f"anywhere in the {'district' if geo_prec == 3 else 'province'} {name or level}"
        return self.units(self.gazetteer.members([level]), what)


def place_incidents(incidents: pl.DataFrame, test: ZoneTest) -> pl.DataFrame:
    """Where incidents lie, in the PLACEMENTS layout: a row for each zone an incident may lie in, or one row outside.

    incidents : INCIDENTS frame
    """
    spots = incidents.select(_PLACE).unique(maintain_order=True)
    lat = spots["latitude"].fill_null(0.0).to_numpy()
    lon = spots["longitude"].fill_null(0.0).to_numpy()
    holders = test.gazetteer.containing(np.asarray(lat), np.asarray(lon))
    rows = []
    for spot, unit in zip(spots.iter_rows(named=True), holders, strict=True):
        pcode, answers = test.ask(
            spot["latitude"], spot["longitude"], spot["geo_prec"], spot["radius_km"], unit
        )
        inside = [a for a in answers if a.answer != "outside"]
        if not inside:
            why = answers[0].why if answers else "the folder draws no zones"
            inside = [Answer("", "outside", 0.0, 0.0, why)]
        rows += [
            {
                **spot,
                "pcode": pcode or None,
                "zone": a.zone or None,
                "answer": a.answer,
                "p_low": a.p_low,
                "p_high": a.p_high,
                "why": a.why,
            }
            for a in inside
        ]
    schema = {name: incidents.schema[name] for name in _PLACE} | {
        c.name: c.dtype for c in PLACEMENTS.columns if c.name != "incident_id"
    }
    answers_of = pl.DataFrame(rows, schema=schema)
    return (
        incidents.select("incident_id", *_PLACE)
        .join(answers_of, on=_PLACE, how="left", nulls_equal=True, maintain_order="left_right")
        .select(PLACEMENTS.names)
    )


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
