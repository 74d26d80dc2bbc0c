"""Zones as a table and as shapes: what there is, how large, since when, and who draws it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import polars as pl
from shapely.geometry.base import BaseGeometry

from detente.ceasefire.zones.layers import Layer
from detente.ceasefire.zones.placement import ZoneTest
from detente.ceasefire.zones.plan import Zone, ZonePlan, known
from detente.layout import DateRange
from detente.places import Gazetteer, area_km2
from detente.tables import ZONES

Feature = tuple[dict[str, Any], BaseGeometry]


def list_zones(
    plans: Sequence[ZonePlan], gazetteer: Gazetteer, *, as_of: date | None = None, rendering: str = ""
) -> pl.DataFrame:
    """The zones as they were on paper on a day, in the ZONES layout; areas as if every part held."""
    return ZONES.make(
        _row(zone, plan, who, layer) for zone, plan, who, layer in _drawn(plans, gazetteer, as_of, rendering)
    )


def zone_features(
    plans: Sequence[ZonePlan], gazetteer: Gazetteer, *, as_of: date | None = None, rendering: str = ""
) -> list[Feature]:
    """A feature for the core and one for the possible parts of every zone and rendering, with what a reader needs."""
    found = []
    for zone, plan, who, layer in _drawn(plans, gazetteer, as_of, rendering):
        row = {k: v for k, v in _row(zone, plan, who, layer).items() if v is not None}
        for part, shape in (("core", layer.core_shape), ("possible", layer.possible_shape)):
            if not shape.is_empty:
                found.append(({**row, "part": part}, shape))
    return found


def _drawn(
    plans: Sequence[ZonePlan], gazetteer: Gazetteer, as_of: date | None, rendering: str
) -> Iterator[tuple[Zone, ZonePlan, str, Layer]]:
    plans = known(plans, as_of)
    by_all = {layer.zone.id: layer for layer in ZoneTest(plans, gazetteer).parts}
    own: dict[str, dict[str, Layer]] = {}
    for who in sorted({w for plan in plans for z in plan.zone for w in z.disputed_by}):
        own[who] = {layer.zone.id: layer for layer in ZoneTest(plans, gazetteer, rendering=who).parts}
    for plan in plans:
        for zone in plan.zone:
            if not rendering:
                yield zone, plan, "", by_all[zone.id]
            for who in zone.disputed_by:
                if rendering in ("", who):
                    yield zone, plan, who, own[who][zone.id]
            if rendering and rendering not in zone.disputed_by:
                yield zone, plan, "", by_all[zone.id]


def _row(zone: Zone, plan: ZonePlan, who: str, layer: Layer) -> dict[str, Any]:
    begin, end = zone.in_force or plan.in_force, zone.ended or DateRange()
    agreed = [r.agreed for r in zone.rendering if who in r.by] if who else [zone.agreed or plan.agreed]
    return {
        "zone": zone.id,
        "rendering": who or None,
        "name": zone.names.get("en"),
        "instrument": plan.instrument,
        "boundary_status": "disputed" if zone.rendering else plan.boundary_status,
        "core_km2": round(area_km2(layer.core_shape), 3),
        "possible_km2": round(area_km2(layer.possible_shape), 3),
        "parts": len(zone.part) + sum(len(r.part) for r in zone.rendering if not who or who in r.by),
        "agreed": agreed[0] if agreed else None,
        "begins_earliest": begin.earliest,
        "begins_latest": begin.latest,
        "ends_earliest": end.earliest,
        "ends_latest": end.latest,
        "disputed_by": ";".join(zone.disputed_by) or None,
    }
