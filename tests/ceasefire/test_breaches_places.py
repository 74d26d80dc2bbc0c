"""Worded cases of places: from a point and its precision to a verdict, over the invented land of six squares."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
import shapely

from detente.ceasefire.breaches import find_breaches
from detente.ceasefire.terms import Clause, Instrument
from detente.ceasefire.zones import Zone, ZonePlan
from detente.ceasefire.zones.placement import ZoneTest, place_incidents
from detente.layout import DateRange
from detente.places import Gazetteer, Unit
from detente.tables import INCIDENTS

BEGAN = DateRange(earliest=date(2030, 1, 1), latest=date(2030, 1, 1))
LAND = Gazetteer(
    Unit(code, f"unit {code}", d, p, f"district {d}", f"province {p}", shapely.box(x, y, x + 1, y + 1))
    for code, (d, p, x, y) in {
        "N1": ("A", "P", 0, 1), "N2": ("A", "P", 1, 1), "N3": ("B", "P", 2, 1),
        "S1": ("C", "Q", 0, 0), "S2": ("C", "Q", 1, 0), "S3": ("D", "Q", 2, 0),
    }.items()
)  # fmt: skip
TRUCE = Instrument(
    id="truce", names={"en": "Truce"}, kind="agreement", adopted=date(2030, 1, 1), in_force=BEGAN, ends=DateRange(),
    binds="all",
    clause=(Clause(id="1", says="Cease.", kind="prohibition", text_basis="text read", acts=("hostilities",), where="zones"),),
)  # fmt: skip
PLAN = ZonePlan(
    instrument="truce", boundary_status="agreed", source="map", in_force=BEGAN,
    zone=(Zone(id="vale", names={"en": "Vale"}, core=("N1",), possible=("N2",)),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("what", "lat", "lon", "prec", "km", "verdict"),
    [
        ("a point well inside the core", 1.5, 0.5, 1, 1.0, "violation"),
        ("a point well outside", 0.5, 2.5, 1, 1.0, "outside_terms"),
        ("a point in a possible part", 1.5, 1.5, 1, 1.0, "undetermined"),
        ("a place on the border, known to a few kilometres", 1.0, 0.5, 1, 5.0, "undetermined"),
        ("a place just outside, whose circle reaches into the core", 0.98, 0.5, 2, 10.0, "undetermined"),
        ("a district that is part core, part possible", 1.5, 1.0, 3, None, "undetermined"),
        ("a district wholly outside", 0.5, 0.5, 3, None, "outside_terms"),
        ("a province's centroid, which lies in a possible part", 1.5, 1.5, 4, None, "undetermined"),
        ("a province's centroid that happens to lie in the core", 1.5, 0.5, 4, None, "undetermined"),
        ("a place that nobody could put anywhere", None, None, 5, None, "undetermined"),
    ],
)
def test_a_place(
    what: str, lat: float | None, lon: float | None, prec: int, km: float | None, verdict: str
) -> None:
    one = {
        "incident_id": "i", "date_start": date(2030, 2, 1), "date_end": date(2030, 2, 1), "latitude": lat,
        "longitude": lon, "geo_prec": prec, "radius_km": km, "act": "shelling", "actor_a": "Norland",
        "actor_b": "Reed Brigade", "deaths_civilians": 0,
    }  # fmt: skip
    incidents = pl.DataFrame([one], schema=INCIDENTS.schema)
    found = find_breaches(incidents, place_incidents(incidents, ZoneTest([PLAN], LAND)), [TRUCE], [PLAN])
    assert found["verdict"].to_list() == [verdict], (what, found["why"].to_list())
