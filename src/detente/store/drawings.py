"""Drawn shapes in: GeoJSON files beside the zone plans, put into the parts that name them.

GeoJSON is longitude first, degrees on WGS 84 (RFC 7946). A file that says another system, a ring that does not end
where it began, a feature that is not there: each is a fault, and nothing is closed, turned or guessed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import shapely
from shapely.geometry import shape as as_shape

from detente.ceasefire.zones import Part, Zone, ZonePlan
from detente.errors import Fault, InputError
from detente.layout import changed

Read = Callable[[str], bytes]
WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326", "WGS84", "4326")


def draw(plan: ZonePlan, read: Read) -> tuple[ZonePlan, list[Fault]]:
    """The plan with the shapes of its files, and every fault met; a part whose file has faults stays without shape.

    read : the bytes of a file of the folder, by its path
    """
    pen = _Pen(read)
    return changed(plan, zone=tuple(pen.zone(z) for z in plan.zone)) if _named(plan) else plan, pen.faults


def _named(plan: ZonePlan) -> bool:
    return any(p.file for z in plan.zone for p in (*z.part, *(p for r in z.rendering for p in r.part)))


class _Pen:
    def __init__(self, read: Read) -> None:
        self.read, self.faults = read, list[Fault]()
        self.files: dict[str, list[dict[str, Any]] | None] = {}

    def zone(self, zone: Zone) -> Zone:
        at = f"zones, zone {zone.id!r}"
        return changed(
            zone,
            part=tuple(self.part(p, at) for p in zone.part),
            rendering=tuple(
                changed(
                    r, part=tuple(self.part(p, f"{at}, rendering {n} ({', '.join(r.by)})") for p in r.part)
                )
                for n, r in enumerate(zone.rendering, start=1)
            ),
        )

    def part(self, part: Part, at: str) -> Part:
        if not part.file:
            return part
        at = f"{at}, part {part.id!r}"
        if part.shape:
            self.faults.append(Fault(at, "it has a file and a shape", "keep one of them"))
            return changed(part, shape="")
        features = self.features(part.file, at)
        if features is None:
            return part
        found = [
            f
            for f in features
            if not part.feature
            or part.feature in (str(f.get("id")), str((f.get("properties") or {}).get("id")))
        ]
        if len(found) != 1:
            what = f"zones/{part.file} holds {len(found) or 'no'} features" + (
                f" with the id {part.feature!r}" if part.feature else ""
            )
            self.faults.append(Fault(at, what, "name the one that is meant in 'feature' by its 'id'"))
            return part
        geometry = found[0].get("geometry")
        wrong = [Fault(at, what, remedy) for what, remedy in _raw(geometry)]
        if wrong:
            self.faults += wrong
            return part
        return changed(part, shape=shapely.to_wkb(shapely.force_2d(as_shape(geometry)), hex=True))

    def features(self, file: str, at: str) -> list[dict[str, Any]] | None:
        """The features of a file, or None with its faults kept (told once)."""
        if file in self.files:
            return self.files[file]
        self.files[file] = None
        name = f"zones/{file}"
        try:
            data = json.loads(self.read(name))
            kind = data["type"]
            features = (
                data["features"]
                if kind == "FeatureCollection"
                else [data if kind == "Feature" else {"geometry": data}]
            )
            if not all(isinstance(f, dict) for f in features):
                raise TypeError("a feature is no object")
        except InputError as error:
            self.faults += [Fault(at, f"{f.place}: {f.what}", f.remedy) for f in error.faults]
            return None
        except (ValueError, KeyError, TypeError) as error:
            self.faults.append(
                Fault(name, f"not GeoJSON ({error})", "export the shapes as a FeatureCollection")
            )
            return None
        system = json.dumps(data.get("crs")) if data.get("crs") else ""
        if system and not any(word in system for word in WGS84):
            self.faults.append(Fault(name, f"it is in another reference system ({_system(data['crs'])})",
                                     "export it in longitude and latitude on WGS 84 (EPSG:4326)"))  # fmt: skip
            return None
        self.files[file] = features
        return features


def _system(crs: Any) -> str:
    try:
        return str(crs["properties"]["name"])
    except (KeyError, TypeError):
        return str(crs)[:60]


def _raw(geometry: Any) -> Iterator[tuple[str, str]]:
    """What is wrong with a geometry before anything reads it: unreadable, or rings that do not close."""
    if geometry is None:
        yield "the feature has no geometry", "draw it, or remove the part"
        return
    try:
        kind, at = geometry["type"], geometry["coordinates"]
        rings = at if kind == "Polygon" else [r for p in at for r in p] if kind == "MultiPolygon" else []
        for n, ring in enumerate(rings, start=1):
            if not isinstance(ring, list):
                raise TypeError("a ring is no list of points")
            if len(ring) < 4 or ring[0] != ring[-1]:
                yield (
                    f"ring {n} does not end where it began ({len(ring)} points)",
                    "repeat its first point as its last",
                )
                return
        as_shape(geometry)
    except (
        AttributeError,
        KeyError,
        IndexError,
        TypeError,
        ValueError,
        shapely.errors.ShapelyError,
    ) as error:
        yield f"no readable geometry ({str(error)[:60]})", "draw it again"
