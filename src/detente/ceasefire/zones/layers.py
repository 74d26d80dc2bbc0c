"""Zones laid over administrative units: which ground each surely holds and which it may hold, on some days.

Renderings: what every party that draws a zone draws as sure is core, what only some draw is possible, and so is all of
a rendering that one organisation alone has drawn. A part whose own days are uncertain is possible, one that did not
hold is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from detente.ceasefire.zones.plan import Part, Zone, ZonePlan, ZoneRendering, known
from detente.ceasefire.zones.shapes import NOTHING, Ground, grounds
from detente.layout import changed
from detente.places import Floats, Gazetteer, Unit, area_km2
from detente.times import Answer

SURE = 1e-6
OUT, POSSIBLE, CORE, BORDER = 0, 1, 2, 3
"""What is said of a point: in no part, in a possible part, in the core, too near to a line to say."""
Held = Mapping[Part, Answer]


@dataclass(frozen=True, eq=False)
class Layer:
    """One zone on the ground: ``core`` surely, ``most`` at most."""

    zone: Zone
    core: Ground
    most: Ground
    border_km: float
    gazetteer: Gazetteer = field(repr=False)

    @cached_property
    def core_shape(self) -> BaseGeometry:
        """The core as one shape, prepared."""
        return _ready(self.core.shape(self.gazetteer))

    @cached_property
    def whole_shape(self) -> BaseGeometry:
        """Core and possible parts as one shape, prepared."""
        return _ready(self.core_shape if self.most == self.core else self.most.shape(self.gazetteer))

    @cached_property
    def possible_shape(self) -> BaseGeometry:
        """The possible parts as one shape, prepared."""
        if self.core.drawn.is_empty and self.most.drawn.is_empty:
            return _ready(self.gazetteer.shape(self.most.units - self.core.units))
        return _ready(shapely.difference(self.whole_shape, self.core_shape))

    @cached_property
    def by_unit(self) -> NDArray[np.int8]:
        """OUT, POSSIBLE or CORE for each unit by its own code; a last OUT for no unit."""
        units = self.gazetteer.units
        said = [
            CORE if u.pcode in self.core.units else POSSIBLE if u.pcode in self.most.units else OUT
            for u in units
        ]
        return np.array([*said, OUT], np.int8)

    @cached_property
    def drawn(self) -> tuple[tuple[int, BaseGeometry], ...]:
        """What is drawn beside units, what counts more last."""
        pairs = ((POSSIBLE, self.most.drawn), (CORE, self.core.drawn))
        return tuple((said, _ready(shape)) for said, shape in pairs if not shape.is_empty)

    def at(self, unit: NDArray[np.int32], lat: Floats, lon: Floats) -> NDArray[np.int8]:
        """OUT, POSSIBLE or CORE for points, by their unit and place; borders not looked at."""
        found = self.by_unit[unit]
        for said, shape in self.drawn:
            west, south, east, north = shape.bounds
            box = np.flatnonzero(
                (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north) & (found < said)
            )
            found[box[shapely.intersects_xy(shape, lon[box], lat[box])]] = said
        return found

    def share_of(self, unit: Unit) -> tuple[float, float]:
        """How much of a unit lies in the core, and in core or possible parts, as shares of its area."""
        low = self._share(unit, self.core)
        return low, max(low, self._share(unit, self.most))

    def _share(self, unit: Unit, ground: Ground) -> float:
        if unit.pcode in ground.units:
            return 1.0
        if ground.drawn.is_empty or not ground.drawn.intersects(unit.shape):
            return 0.0
        return min(1.0, area_km2(ground.drawn.intersection(unit.shape)) / self.gazetteer.areas[unit.pcode])

    def near(self, where: BaseGeometry, land: Sequence[Unit]) -> tuple[float, float]:
        """How much of the land of a small disc lies in the core, and in core or possible parts."""
        whole = [where.intersection(u.shape) for u in land] + [where.intersection(self.most.drawn)]
        all_of_it = shapely.union_all(whole).area
        if not all_of_it:
            return 0.0, 0.0
        shares = []
        for ground in (self.core, self.most):
            parts = [where.intersection(u.shape) for u in land if u.pcode in ground.units]
            shares.append(shapely.union_all([*parts, where.intersection(ground.drawn)]).area / all_of_it)
        return shares[0], max(shares)


def _ready(shape: BaseGeometry) -> BaseGeometry:
    shapely.prepare(shape)
    return shape


def lay(
    zone: Zone, plan: ZonePlan, gazetteer: Gazetteer, *, rendering: str = "", held: Held | None = None
) -> Layer:
    """The layer of a zone, as everybody or (``rendering``) as one organisation draws it."""
    held = held or {}
    sure = Ground(gazetteer.members(zone.core))
    most = sure.joined(Ground(gazetteer.members(zone.possible)))
    sure, most = _with(zone.part, sure, most, gazetteer, held)
    drawn = [r for r in zone.rendering if rendering in r.by] or list(zone.rendering)
    if drawn:
        pairs = [_rendered(r, gazetteer, held) for r in drawn]
        if len({who for r in drawn for who in r.by}) > 1 or rendering in drawn[0].by:
            shared = pairs[0][0]
            for other, _ in pairs[1:]:
                shared = shared.shared(other, gazetteer)
            sure = sure.joined(shared)
        for _, widest in pairs:
            most = most.joined(widest)
    return Layer(zone, sure, most.joined(sure), plan.border_m / 1000, gazetteer)


def _with(
    parts: Sequence[Part], sure: Ground, most: Ground, gazetteer: Gazetteer, held: Held
) -> tuple[Ground, Ground]:
    for part in parts:
        answer = held.get(part, Answer.YES)
        if answer is Answer.NO:
            continue
        surely, at_most = grounds(part, gazetteer)
        sure = sure if answer is Answer.UNKNOWN else sure.joined(surely)
        most = most.joined(at_most)
    return sure, most


def _rendered(one: ZoneRendering, gazetteer: Gazetteer, held: Held) -> tuple[Ground, Ground]:
    sure = Ground(gazetteer.members(one.core))
    return _with(one.part, sure, sure.joined(Ground(gazetteer.members(one.possible))), gazetteer, held)


def nothing(zone: Zone, plan: ZonePlan, gazetteer: Gazetteer) -> Layer:
    """The layer of a zone of which nothing was on paper yet."""
    return Layer(
        zone, Ground(frozenset(), NOTHING), Ground(frozenset(), NOTHING), plan.border_m / 1000, gazetteer
    )


def in_units(
    plans: Sequence[ZonePlan], gazetteer: Gazetteer, as_of: date | None = None
) -> tuple[ZonePlan, ...]:
    """The plans as on paper on a day (None: today) with every zone as units only, for rooms that count by unit.

    Core are the units that lie wholly in the core, possible all others that a part touches. A zone of units stays the same object.
    """
    found = []
    for plan in known(plans, as_of):
        zones = tuple(_as_units(z, plan, gazetteer) if z.drawn else z for z in plan.zone)
        same = all(a is b and (a.core or a.possible) for a, b in zip(zones, plan.zone, strict=True))
        found.append(plan if same else changed(plan, zone=tuple(z for z in zones if z.core or z.possible)))
    return tuple(found)


def _as_units(zone: Zone, plan: ZonePlan, gazetteer: Gazetteer) -> Zone:
    layer = lay(zone, plan, gazetteer)
    shares = {u.pcode: layer.share_of(u) for u in gazetteer.units}
    core = tuple(code for code, (low, _) in shares.items() if low >= 1 - SURE)
    possible = tuple(code for code, (low, high) in shares.items() if high > SURE and low < 1 - SURE)
    if not core and not possible:
        return zone
    return changed(zone, core=core, possible=possible, part=(), rendering=())
