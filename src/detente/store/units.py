"""Administrative units in: GeoJSON polygons with p-codes, to a gazetteer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry import shape as as_shape

from detente.errors import Fault, InputError
from detente.places import Gazetteer, Unit
from detente.process import Places


def read_units(data: bytes, places: Places) -> Gazetteer:
    """The gazetteer of a GeoJSON file; raises InputError with every unit that is not usable."""
    name = places.units
    try:
        features: list[dict[str, Any]] = json.loads(data)["features"]
        if not all(isinstance(f, dict) and isinstance(f.get("properties") or {}, dict) for f in features):
            raise TypeError("a feature is no object with properties")
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            name, [Fault(name, f"not GeoJSON ({error})", "export the units as a FeatureCollection")]
        ) from None
    units, faults, seen = [], [], set()
    names: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}
    for number, feature in enumerate(features, start=1):
        at = f"{name}, feature {number}"
        properties = feature.get("properties") or {}
        missing = [
            k for k in (places.pcode, places.name, places.district, places.province) if not properties.get(k)
        ]
        if missing:
            faults.append(
                Fault(at, f"no property {', '.join(missing)}", "add it, or mend [places] in process.toml")
            )
            continue
        code = str(properties[places.pcode])
        polygon, fault = _polygon(feature.get("geometry"), at, code)
        if fault is not None:
            faults.append(fault)
        if code in seen:
            faults.append(Fault(at, f"p-code {code!r} appears twice", "give each unit its own"))
        seen.add(code)
        for key in (places.name, places.district_name, places.province_name):
            if found := _names(properties, key):
                names[tuple(found.items())] = found
        units.append(
            Unit(
                code,
                str(properties[places.name]),
                str(properties[places.district]),
                str(properties[places.province]),
                str(properties.get(places.district_name) or ""),
                str(properties.get(places.province_name) or ""),
                polygon,
            )
        )
    if not units and not faults:
        faults.append(Fault(name, "no units", "add at least one feature"))
    if faults:
        raise InputError(name, faults)
    return Gazetteer(units, names.values())


def _names(properties: Mapping[str, Any], key: str) -> dict[str, str]:
    """A name in every language that the source gives beside ``adm3_en``: ``adm3_ar``, ``adm3_ru``."""
    if not key.endswith("_en") or not properties.get(key):
        return {}
    stem = key.removesuffix("en")
    return {
        name.removeprefix(stem): str(value)
        for name, value in properties.items()
        if name.startswith(stem) and len(name) == len(stem) + 2 and value
    }


def _polygon(geometry: object, at: str, code: str) -> tuple[Any, Fault | None]:
    try:
        polygon = as_shape(geometry)
    except (AttributeError, KeyError, TypeError, ValueError, shapely.errors.ShapelyError):
        return shapely.Polygon(), Fault(at, f"unit {code!r} has no readable polygon", "draw it again")
    if polygon.geom_type not in ("Polygon", "MultiPolygon") or polygon.is_empty:
        return polygon, Fault(at, f"unit {code!r} is a {polygon.geom_type}", "a unit is a polygon")
    if not polygon.is_valid:
        why = shapely.is_valid_reason(polygon)
        return polygon, Fault(at, f"the polygon of unit {code!r} is not valid ({why})", "mend its ring")
    west, south, east, north = polygon.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        return polygon, Fault(
            at, f"unit {code!r} lies outside the globe", "write longitude first, then latitude, in degrees"
        )
    return polygon, None
