"""Zones on a map, and how many incidents lie in them; coarse and late by law 7."""

from __future__ import annotations

from datetime import timedelta

import polars as pl
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from detente.bulletin.document import Area, Block, Bubble, Grid, MapView, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.words import worded
from detente.ceasefire.zones.layers import Layer, lay
from detente.ceasefire.zones.placement import ZoneTest
from detente.ceasefire.zones.shapes import areal
from detente.layout import changed
from detente.say import joined, say
from detente.whose_word import rests_on, without

COARSE = 0.01
"""Outlines on the public map are simplified to about a kilometre."""


def zones_section(round_: Round) -> Section | None:
    """The map, and the table of inside / undetermined."""
    bench = round_.bench
    if not bench.state.zones or bench.incidents.is_empty():
        return None
    word = rests_on(bench.incidents)
    rows = []
    for zone in bench.state.zones:
        here = bench.placements.filter(pl.col("zone") == zone.id)
        undetermined = here.filter(pl.col("answer") == "undetermined")
        nowhere = undetermined.filter(pl.col("p_high").is_null()).height
        possible = undetermined.filter((pl.col("p_low") < 1e-6) & (pl.col("p_high") > 1 - 1e-6)).height
        inside = bench.incidents.join(
            here.filter(pl.col("answer") == "inside").select("incident_id"), on="incident_id", how="semi"
        )
        rows.append((
            bench.zone_name(zone.id), inside.height, without(inside, word.lead).height, undetermined.height, possible,
            undetermined.height - possible - nowhere, nowhere, worded(bench.state.plan_of(zone).boundary_status),
        ))  # fmt: skip
    table = Grid(
        say("Where incidents lie"),
        (say("Zone"), say("inside"), say("inside, without {lead} alone", lead=word.lead) if word.lead else say("inside, of several sources"), say("undetermined"), say("of them in a possible part"), say("place told too vaguely"), say("no place told"), say("boundary")),
        tuple(rows), ("", *[say("incidents")] * 6, ""),
        note=say("A province's centroid is not a point: an incident told by province or wider is never put inside a zone it may not lie in."),
        wide=True,
    )  # fmt: skip
    blocks: list[Block] = [Paragraph(plan.note, "caveat") for plan in bench.state.plans if plan.note]
    places = bench.state.process.places
    return Section(
        "zones",
        say("Zones and incidents"),
        (_map(round_), table, *blocks, Paragraph(places.disclaimer or places.licence, "notice")),
    )


def _map(round_: Round) -> MapView:
    bench = round_.bench
    parts: dict[str, tuple[str, str]] = {}
    for zone in (z for z in bench.state.zones if not z.drawn):
        parts |= dict.fromkeys(bench.state.gazetteer.members(zone.possible), ("possible", zone.id))
        parts |= dict.fromkeys(bench.state.gazetteer.members(zone.core), ("core", zone.id))
    areas, bubbles = [], []
    first = min((z.start for z in bench.zones.values()), default=None)
    delay = bench.state.process.map_delay_days
    until = bench.day - timedelta(days=delay)
    counted = bench.incidents.filter(pl.col("date_end") <= until)
    if first is not None:
        counted = counted.filter(pl.col("date_start") >= first)
    placed = bench.placements.unique("incident_id", maintain_order=True).join(
        counted.select("incident_id"), on="incident_id", how="semi"
    )
    counts = dict(placed.drop_nulls("pcode").group_by("pcode").len().iter_rows())
    for unit in bench.state.gazetteer.units:
        part, zone_id = parts.get(unit.pcode, ("unit", ""))
        areas.append(Area(unit.name, outline(unit.shape), part, zone_id))  # type: ignore[arg-type]
        if n := counts.get(unit.pcode):
            spot = unit.shape.representative_point()
            bubbles.append(
                Bubble(round(spot.x, 3), round(spot.y, 3), float(n), unit.name, say("{n} incidents", n=n))
            )
    labels = []
    test = ZoneTest(bench.state.plans, bench.state.gazetteer, as_of=bench.day)
    for layer in test.parts:
        if layer.whole_shape.is_empty:
            continue
        if layer.zone.drawn:
            areas += _drawn(layer, test, bench.zone_name(layer.zone.id))
        spot = layer.whole_shape.representative_point()
        labels.append((round(spot.x, 3), round(spot.y, 3), bench.zone_name(layer.zone.id)))
    since = (
        say(", {first} to {until}", first=first, until=until) if first else say(", to {until}", until=until)
    )
    return MapView(
        say("Zones, and incidents told exactly enough for one unit{since}", since=since), tuple(areas), tuple(bubbles), tuple(labels),
        note=say("Public maps are coarse and late: drawn by administrative unit, never at an incident's own place, and without the last {delay} days.", delay=delay),
    )  # fmt: skip


def _drawn(layer: Layer, test: ZoneTest, name: str) -> list[Area]:
    """A zone that is more than units: its core, its possible parts, and apart from them what parties draw otherwise."""
    zone, plan = layer.zone, next(p for p in test.plans if any(z.id == layer.zone.id for z in p.zone))
    disputed: BaseGeometry = Polygon()
    if zone.rendering and (zone.core or zone.possible or zone.part):
        settled = lay(changed(zone, rendering=()), plan, test.gazetteer)
        disputed = areal(layer.possible_shape.difference(settled.whole_shape))
    elif zone.rendering:
        disputed = layer.possible_shape
    by = joined(zone.disputed_by, ", ")
    shapes = (
        ("core", layer.core_shape, ""),
        ("possible", areal(layer.possible_shape.difference(disputed)), ""),
        ("disputed", disputed, say("drawn otherwise by some of {by}", by=by)),
    )
    return [
        Area(name, outline(shape), part, zone.id, detail=detail)  # type: ignore[arg-type]
        for part, shape, detail in shapes
        if not shape.is_empty
    ]


def outline(shape: BaseGeometry) -> tuple[tuple[tuple[float, float], ...], ...]:
    """A shape's rings as the public map may show them: about a kilometre coarse."""
    simple = shape.simplify(COARSE)
    polygons = list(simple.geoms) if isinstance(simple, MultiPolygon) else [simple]
    return tuple(
        tuple((round(x, 3), round(y, 3)) for x, y in p.exterior.coords)
        for p in polygons
        if isinstance(p, Polygon) and not p.is_empty
    )
