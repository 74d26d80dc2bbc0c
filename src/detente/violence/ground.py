"""The ground that zones are compared on: incidents with their units, and districts that touch no zone.

Made once for all zones of a process. An incident counts where its place is told exactly enough for one unit; one told
only roughly keeps the unit of its point apart (``loose_unit``), for the reading that counts it there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl
import shapely

from detente.ceasefire.terms import Instrument
from detente.ceasefire.terms.parties import exempt_names, names_any
from detente.ceasefire.zones import Zone, ZonePlan
from detente.places import Gazetteer
from detente.process import Comparison
from detente.violence.question import LEAST_CONTROLS

UNIT, LOOSE_UNIT = "unit", "loose_unit"
TOUCHING_DEGREES = 0.001
NEAR_DEGREES = 0.05


@dataclass(frozen=True)
class Ground:
    """Incidents (INCIDENTS with ``unit``, ``loose_unit``, ``exempt``), zones, and the districts that may be controls."""

    incidents: pl.DataFrame
    gazetteer: Gazetteer
    zones: tuple[Zone, ...]
    district_of: dict[str, str]
    controls: tuple[str, ...]
    comparison: Comparison
    areas: pl.DataFrame

    def enough_before(self, daily: pl.DataFrame, start: date) -> tuple[str, ...]:
        """Control districts with enough events before the day."""
        before = daily.filter((pl.col("date") < start) & pl.col("area").is_in(list(self.controls)))
        counts = before.group_by("area").agg(pl.col("incidents").sum()).sort("area")
        return tuple(counts.filter(pl.col("incidents") >= self.comparison.least_events)["area"])

    def at_another_war(self, events: pl.DataFrame, districts: Iterable[str]) -> tuple[str, ...]:
        """Of these districts, those where mostly exempt groups fight."""
        where = events[UNIT].replace_strict(self.district_of, default=None, return_dtype=pl.String)
        share = (
            pl.DataFrame({"area": where, "exempt": events["exempt"].fill_null(False)})
            .filter(pl.col("area").is_in(list(districts)))
            .group_by("area")
            .agg(pl.col("exempt").mean())
        )
        return tuple(sorted(share.filter(pl.col("exempt") >= self.comparison.other_war_share)["area"]))

    def set_aside(self, controls: Sequence[str]) -> tuple[str, ...]:
        """Those of these controls that are at another war, as long as enough others are left to compare with."""
        war = self.at_another_war(self.incidents, controls)
        return war if len(controls) - len(war) >= LEAST_CONTROLS else ()

    def with_zone(self, names: Sequence[str], units: Collection[str]) -> pl.DataFrame:
        """The districts and a zone under these names, in the AREAS layout; a neighbour comes within about 5 km."""
        whole = self.gazetteer.shape(units)
        near = whole.buffer(NEAR_DEGREES)
        members = {d: [p for p, of in self.district_of.items() if of == d] for d in self.controls}
        touching = [d for d in self.controls if near.intersects(self.gazetteer.shape(members[d]))]
        centre, province = whole.representative_point(), self.gazetteer.by_pcode[min(units)].province
        own = [(name, province, centre.x, centre.y, ";".join(touching)) for name in names]
        return pl.concat([self.areas, pl.DataFrame(own, schema=self.areas.schema, orient="row")])


def lay_ground(
    incidents: pl.DataFrame,
    placements: pl.DataFrame,
    at_point: pl.DataFrame,
    gazetteer: Gazetteer,
    plans: Sequence[ZonePlan],
    instruments: Sequence[Instrument],
    comparison: Comparison,
) -> Ground:
    """Incidents with their unit and whether an exempt group is a side, over the districts of a country.

    incidents : INCIDENTS; placements : PLACEMENTS; at_point : PLACEMENTS of the same with every radius taken as 0
    """
    zones = tuple(z for plan in plans for z in plan.zone)
    touched = gazetteer.members([c for z in zones for c in (*z.core, *z.possible)])
    by_district = comparison.controls == "district"
    district_of = {u.pcode: (u.district if by_district else u.province) for u in gazetteer.units}
    taken = {district_of[p] for p in touched}
    controls = tuple(sorted(set(district_of.values()) - taken))
    exempt = exempt_names(instruments)
    sides = incidents.select("actor_a", "actor_b").unique(maintain_order=True)
    named = [names_any(pair, exempt) for pair in sides.iter_rows()]
    sides = sides.with_columns(exempt=pl.Series(named, dtype=pl.Boolean))
    frame = (
        incidents.join(_units(placements, UNIT), on="incident_id", how="left", maintain_order="left")
        .join(_units(at_point, LOOSE_UNIT), on="incident_id", how="left", maintain_order="left")
        .join(sides, on=["actor_a", "actor_b"], how="left", nulls_equal=True, maintain_order="left")
    )
    return Ground(
        frame, gazetteer, zones, district_of, controls, comparison, _areas(gazetteer, district_of, controls)
    )


def _units(placements: pl.DataFrame, name: str) -> pl.DataFrame:
    return placements.group_by("incident_id", maintain_order=True).agg(pl.col("pcode").first().alias(name))


def _areas(gazetteer: Gazetteer, district_of: dict[str, str], controls: Sequence[str]) -> pl.DataFrame:
    """Districts with their province and neighbours, in the AREAS layout."""
    members: dict[str, list[str]] = {}
    for code, district in district_of.items():
        members.setdefault(district, []).append(code)
    shapes = {d: gazetteer.shape(members[d]).buffer(TOUCHING_DEGREES) for d in sorted(members)}
    tree, names = shapely.STRtree(list(shapes.values())), list(shapes)
    rows = []
    for district in controls:
        near = tree.query(shapes[district], predicate="intersects")
        touching = sorted(names[i] for i in near if names[i] != district)
        centre = shapes[district].representative_point()
        province = gazetteer.by_pcode[members[district][0]].province
        rows.append((district, province, centre.x, centre.y, ";".join(touching)))
    schema = {
        "area": pl.String,
        "region": pl.String,
        "x": pl.Float64,
        "y": pl.Float64,
        "neighbours": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
