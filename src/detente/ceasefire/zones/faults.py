"""What can be wrong with zones: every fault of a plan at once, with its place and remedy. Nothing is mended here.

Checked are shapes (empty, crossing themselves, off the globe, longitude and latitude exchanged, far from every unit),
how parts are built (a strip without a line, a line without sides), names (units, organisations), days, and zones of one
plan that surely overlap. Exchanged coordinates are told by the process's own units: a shape that lies far from all of
them, and among them once its coordinates are exchanged, is a fault and is never turned round.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import combinations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from detente.ceasefire.zones.layers import lay
from detente.ceasefire.zones.plan import Part, ZonePlan, all_parts, held, known, on_paper
from detente.ceasefire.zones.shapes import built, read_shape
from detente.errors import Fault
from detente.places import Gazetteer, area_km2
from detente.times import Span

FAR_DEGREES = 1.0
LEAST_OVERLAP_KM2 = 0.01
"""Drawn neighbours that meet along a line overlap by slivers; less than a hectare is one."""


def zone_faults(plan: ZonePlan, gazetteer: Gazetteer, organisations: Collection[str]) -> list[Fault]:
    """Every fault of a plan's drawn parts and renderings, and sure overlaps of its zones."""
    faults: list[Fault] = []
    for zone in plan.zone:
        at = f"zones, zone {zone.id!r}"
        faults += _days(at, zone.agreed, zone.withdrawn)
        faults += _names(at, [p.id for p in zone.part])
        for part in zone.part:
            faults += _part(f"{at}, part {part.id!r}", part, gazetteer)
        for n, one in enumerate(zone.rendering, start=1):
            where = f"{at}, rendering {n} ({', '.join(one.by)})"
            faults += [
                Fault(where, f"organisation {who!r} is not declared",
                      "add it as [[organisation]] to process.toml, or mend the id")
                for who in one.by if who not in organisations
            ]  # fmt: skip
            if not (one.core or one.possible or one.part):
                faults.append(Fault(where, "it draws nothing", "name units or a part"))
            faults += _days(where, one.agreed, one.withdrawn)
            faults += _names(where, [p.id for p in one.part])
            faults += _units(where, (*one.core, *one.possible), gazetteer)
            for part in one.part:
                faults += _part(f"{where}, part {part.id!r}", part, gazetteer)
        now = [who for r in on_paper(zone.rendering, None) for who in r.by]
        faults += [
            Fault(
                at, f"{who!r} draws it twice", "give the earlier rendering the day on which it was withdrawn"
            )
            for who in sorted({w for w in now if now.count(w) > 1})
        ]
    whole = all(
        p.shape or not p.file for z in plan.zone for p in all_parts(z)
    )  # else its file had faults of its own
    return [*_overlaps(plan, gazetteer)] if whole and not faults else faults


def shape_faults(at: str, shape: BaseGeometry, gazetteer: Gazetteer | None) -> list[Fault]:
    """What is wrong with a shape by itself and by where it lies."""
    if shape.is_empty:
        return [Fault(at, "the shape is empty", "draw it, or remove the part")]
    west, south, east, north = shape.bounds
    if not all(np.isfinite([west, south, east, north])):
        return [Fault(at, "a coordinate is no number", "draw the shape again")]
    if max(-west, east) > 360 or max(-south, north) > 360:
        return [Fault(at, f"coordinates reach {max(map(abs, shape.bounds)):.0f}, which are no degrees",
                      "export it in longitude and latitude on WGS 84 (EPSG:4326)")]  # fmt: skip
    faults = []
    if shape.geom_type in ("Polygon", "MultiPolygon") and not shape.is_valid:
        why = shapely.is_valid_reason(shape)
        faults.append(
            Fault(
                at, f"the polygon is not valid ({why})", "redraw it so that no ring crosses itself or another"
            )
        )
    off = west < -180 or east > 180 or south < -90 or north > 90
    if gazetteer is None or not len(gazetteer.units):
        return faults + (
            [Fault(at, "it lies outside the globe", "write longitude first, then latitude, in degrees")]
            if off
            else []
        )
    box = shapely.box(
        *(
            b + d
            for b, d in zip(
                gazetteer.cells.bounds, (-FAR_DEGREES, -FAR_DEGREES, FAR_DEGREES, FAR_DEGREES), strict=True
            )
        )
    )
    if off or not box.intersects(shapely.box(*shape.bounds)):
        turned = shapely.box(south, west, north, east)
        if box.intersects(turned):
            faults.append(Fault(at, "latitude and longitude seem to be exchanged: turned round, it lies among the process's units",
                                "write longitude first, then latitude"))  # fmt: skip
        else:
            faults.append(Fault(at, "it lies far from every administrative unit of the process",
                                "mend its coordinates (longitude first, degrees), or add the units there"))  # fmt: skip
    return faults


def _part(at: str, part: Part, gazetteer: Gazetteer) -> Iterator[Fault]:
    yield from _days(at, part.agreed, part.withdrawn)
    yield from _units(at, part.units, gazetteer)
    given = [
        word
        for word, there in (
            ("units", part.units),
            ("file", part.file),
            ("shape", part.shape and not part.file),
            ("point", part.point),
        )
        if there
    ]
    if len(given) != 1:
        what = f"it has {' and '.join(given)}" if given else "it has no units, file, shape or point"
        yield Fault(at, what, "give it exactly one of them")
        return
    if part.strip is not None and part.buffer is not None:
        yield Fault(at, "it has a strip and a buffer", "keep one of them")
        return
    if part.units:
        if part.strip is not None or part.buffer is not None:
            yield Fault(at, "units have neither strip nor buffer", "draw the line or point it runs along")
        return
    if part.point is not None:
        yield from _point(at, part, gazetteer)
        return
    if not part.shape:
        return  # its file had faults of its own
    try:
        shape = read_shape(part.shape)
    except ValueError as error:
        yield Fault(at, str(error), "write it as WKT, as 'POLYGON ((36 34, 37 34, 37 35, 36 34))'")
        return
    found = shape_faults(at, shape, gazetteer)
    yield from found
    if not found:
        yield from _built(at, part, shape)


def _point(at: str, part: Part, gazetteer: Gazetteer) -> Iterator[Fault]:
    assert part.point is not None
    if part.strip is not None:
        yield Fault(at, "a strip runs along a line, and a point is none", "draw the line, or use a buffer")
    elif part.buffer is None:
        yield Fault(at, "a point alone is no ground", "give it a buffer")
    lat, lon = part.point
    yield from shape_faults(at, shapely.Point(lon, lat), gazetteer)


def _built(at: str, part: Part, shape: BaseGeometry) -> Iterator[Fault]:
    kind = shape.geom_type
    if part.strip is None and part.buffer is None:
        if kind not in ("Polygon", "MultiPolygon"):
            yield Fault(at, f"a {kind} is no ground", "draw a polygon, or give it a buffer or strip")
        return
    if part.strip is not None:
        if kind != "LineString":
            yield Fault(at, f"a strip runs along one line, and this is a {kind}", "draw the line")
            return
        if part.strip.side != "both" and not shape.is_simple:
            yield Fault(at, "the line crosses itself, so it has no sides", "draw it without the crossing")
            return
    elif kind not in ("LineString", "Point", "Polygon"):
        yield Fault(
            at,
            f"a buffer is made around one line, point or polygon, and this is a {kind}",
            "split it into parts",
        )
        return
    try:
        built(part)
    except ValueError as error:
        yield Fault(at, str(error), "draw the strip itself as a polygon")


def _units(at: str, codes: tuple[str, ...], gazetteer: Gazetteer) -> list[Fault]:
    return [
        Fault(at, f"p-code {code!r} is not among the units", "mend the code, or add the unit")
        for code in codes if not gazetteer.known(code)
    ]  # fmt: skip


def _names(at: str, ids: list[str]) -> list[Fault]:
    return [
        Fault(at, f"two parts bear the id {name!r}", "give each its own")
        for name in sorted({n for n in ids if ids.count(n) > 1})
    ]


def _days(at: str, agreed: date | None, withdrawn: date | None) -> list[Fault]:
    if agreed is None or withdrawn is None or agreed < withdrawn:
        return []
    return [
        Fault(
            at, f"it was withdrawn ({withdrawn}) before it was agreed ({agreed})", "swap the days or mend one"
        )
    ]


def _overlaps(plan: ZonePlan, gazetteer: Gazetteer) -> Iterator[Fault]:
    """Zones whose cores share ground, on any day on which both surely held as they were on paper."""
    told: set[tuple[str, str]] = set()
    for then in _versions(plan):
        if not any(z.drawn for z in then.zone):
            continue  # units alone are compared by their codes
        for when in _probes(then):
            on = {p: held(p, when) for z in then.zone for p in all_parts(z)}
            layers = [lay(z, then, gazetteer, held=on) for z in then.zone]
            for a, b in combinations(layers, 2):
                if (a.zone.id, b.zone.id) in told or not (a.zone.drawn or b.zone.drawn):
                    continue
                shared = a.core_shape.intersection(b.core_shape)
                km2 = sum(area_km2(p) for p in shapely.get_parts(shared) if p.geom_type == "Polygon")
                if km2 > LEAST_OVERLAP_KM2:
                    told.add((a.zone.id, b.zone.id))
                    yield Fault(f"zones, zone {b.zone.id!r}", f"{km2:.2f} km2 of its core are surely inside {a.zone.id!r} too",
                                "draw the line between them, or make the ground possible in one")  # fmt: skip


def _versions(plan: ZonePlan) -> list[ZonePlan]:
    """The plan today, and as it was on each day on which something of it was put on paper."""
    days: set[date | None] = {None}
    for zone in plan.zone:
        days |= {zone.agreed} | {r.agreed for r in zone.rendering} | {p.agreed for p in all_parts(zone)}
    found = [p for day in (None, *sorted(d for d in days if d is not None)) for p in known([plan], day)]
    return list(dict.fromkeys(found))


def _probes(plan: ZonePlan) -> list[Span]:
    """A day on either side of every day on which a part may begin or end."""
    ranges = [r for z in plan.zone for p in all_parts(z) for r in (p.in_force, p.ended) if r is not None]
    days = {d for r in ranges for d in (r.earliest, r.text, r.latest) if d is not None}
    around = {d + timedelta(days=n) for d in days for n in (-1, 0, 1)}
    return [Span(d, d) for d in sorted(around)] or [Span(date.max, date.max)]
