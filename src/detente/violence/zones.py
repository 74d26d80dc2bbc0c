"""Each zone's violence, measured the same way, with every other way of drawing and dating it beside.

One zone is one question: its sure part against the districts that touch no zone, from the day the terms entered into
force. What the reader could object to is a :class:`Variant`, not an opinion: another first day, possible parts
counted in, vaguer places counted, the leading source left out, incidents with exempt groups left out, deaths
instead of incidents. A zone without a sure part gets no finding of its own, only its variants.

Only incidents whose place is told exactly are counted in the main answer, in zones and in comparison districts alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
import shapely

from detente.ceasefire.parties import names_of
from detente.ceasefire.terms import Instrument
from detente.ceasefire.zones import Zone, ZonePlan
from detente.estimate import Estimate, NotEstimable, Result
from detente.places import Gazetteer
from detente.process import Comparison
from detente.violence.change import Change, change
from detente.violence.level import Level, level, periods
from detente.violence.spread import daily_counts
from detente.whose_word import RestsOn, rests_on, without

NO_CORE = NotEstimable("no_certain_part", "no part of the zone is certain, so nothing is surely inside it")
POSSIBLE = " (possible parts)"
NEAR_DEGREES = 0.05


@dataclass(frozen=True)
class Variant:
    """The same question asked another way, and what it gives."""

    name: str
    says: str
    result: Result
    incidents: int


@dataclass(frozen=True)
class ZoneViolence:
    """What can be said of one zone."""

    zone: str
    start: date
    result: Result
    twin: Result
    change: Change | None
    variants: tuple[Variant, ...]
    levels: Mapping[str, Level]
    months: pl.DataFrame
    control_months: pl.DataFrame
    word: RestsOn
    boundary: str
    undetermined: int
    remainders: int
    civilians: Result
    civilian_twin: Result


@dataclass(frozen=True)
class CountryViolence:
    """The country's level before and after: no comparison exists, so no cause can be told."""

    start: date
    levels: Mapping[str, Level]
    months: pl.DataFrame
    word: RestsOn
    remainders: int
    remainder_deaths: float


@dataclass(frozen=True)
class Ground:
    """Incidents with what is needed to lay them over zones and districts; made once for all zones."""

    incidents: pl.DataFrame
    gazetteer: Gazetteer
    zones: tuple[Zone, ...]
    controls: tuple[str, ...]
    comparison: Comparison
    areas: pl.DataFrame


def lay_ground(
    incidents: pl.DataFrame,
    placements: pl.DataFrame,
    at_point: pl.DataFrame,
    gazetteer: Gazetteer,
    plans: Sequence[ZonePlan],
    instruments: Sequence[Instrument],
    comparison: Comparison,
) -> Ground:
    """Incidents with their unit, district, and whether an exempt group is a side.

    incidents : INCIDENTS; placements : PLACEMENTS; at_point : PLACEMENTS of the same with every radius taken as 0
    """
    zones = tuple(z for plan in plans for z in plan.zone)
    touched = gazetteer.members([c for z in zones for c in (*z.core, *z.possible)])
    level_of = {u.pcode: (u.district if comparison.controls == "district" else u.province) for u in gazetteer.units}
    taken = {level_of[p] for p in touched}
    controls = tuple(sorted(set(level_of.values()) - taken))
    unit = placements.group_by("incident_id", maintain_order=True).agg(pl.col("pcode").first().alias("unit"))
    loose = at_point.group_by("incident_id", maintain_order=True).agg(pl.col("pcode").first().alias("loose_unit"))
    exempt = {a.name.casefold() for i in instruments for g in i.exempt for a in g.alias}
    sides = incidents.select("actor_a", "actor_b").unique()
    names_exempt = [
        any(n.casefold() in exempt for side in pair for n in names_of(side)) for pair in sides.iter_rows()
    ]
    sides = sides.with_columns(exempt=pl.Series(names_exempt, dtype=pl.Boolean))
    frame = (
        incidents.join(unit, on="incident_id", how="left", maintain_order="left")
        .join(loose, on="incident_id", how="left", maintain_order="left")
        .join(sides, on=["actor_a", "actor_b"], how="left", nulls_equal=True, maintain_order="left")
    )
    return Ground(frame, gazetteer, zones, controls, comparison, _areas(gazetteer, level_of, controls))


def zone_violence(ground: Ground, zone: Zone, plan: ZonePlan, *, seed: int = 0) -> ZoneViolence:
    """Everything that can be said of one zone's violence, main answer and variants."""
    core = ground.gazetteer.members(zone.core)
    possible = ground.gazetteer.members(zone.possible) - core
    start = plan.in_force.text or plan.in_force.latest or plan.in_force.earliest
    if start is None:
        raise ValueError(f"zone plan of {plan.instrument!r} has no first day")
    own = zone.in_force.latest if zone.in_force is not None and zone.in_force.latest else None
    events = ground.incidents
    here = events.filter(pl.col("unit").is_in(list(core | possible if not core else core)))
    word = rests_on(here)
    asked = _Asked(ground, zone.id, core, possible, start, seed)
    main = asked.change(events) if core else None
    variants = []

    def add(name: str, says: str, frame: pl.DataFrame, **how: object) -> None:
        if not core and not how.get("with_possible"):
            return
        result, n = asked.ratio(frame, **how)  # type: ignore[arg-type]
        variants.append(Variant(name, says, result, n))

    both = {"with_possible": True} if not core else {}
    add("possible parts in", "possible parts counted as inside", events, with_possible=True)
    if own is not None and own != start:
        add("own first day", f"from {own}, the zone's own later date", events, start=own, **both)
    earliest, latest = plan.in_force.earliest, plan.in_force.latest
    for day in sorted({d for d in (earliest, latest) if d is not None and d != start}):
        add(f"from {day}", f"from {day}, as another publisher dates the entry into force", events, start=day, **both)
    add("vaguer places in", "places told only roughly counted at their point", events, column="loose_unit", **both)
    if word.lead:
        add("leading source out", f"without incidents that {word.lead} alone reports", without(events, word.lead), **both)
    add("exempt groups out", "without incidents that name an exempt group", events.filter(~pl.col("exempt").fill_null(False)), **both)
    add("controls at another war out", "without districts where mostly exempt groups fight", events, drop_other_war=True, **both)
    add("deaths", "deaths instead of incidents", events, measure="fatalities", **both)
    civilian = asked.change(events, measure="civilians", checks=()) if core else None
    daily, remainders = asked.daily(events, "unit", with_possible=not core)
    before = (ground.comparison.series_from, start - timedelta(days=1))
    after = (start, ground.comparison.series_to)
    return ZoneViolence(
        zone=zone.id,
        start=start,
        result=main.result if main else NO_CORE,
        twin=main.twin if main else NO_CORE,
        change=main,
        variants=tuple(variants),
        levels={m: level(daily, zone.id, before, after, m) for m in ("incidents", "fatalities", "civilians")},
        months=periods(daily, zone.id),
        control_months=periods(daily, list(asked.controls(daily))),
        word=word,
        boundary=plan.boundary_status,
        undetermined=_undetermined(events, zone.id, ground),
        remainders=remainders.height,
        civilians=civilian.result if civilian else NO_CORE,
        civilian_twin=civilian.twin if civilian else NO_CORE,
    )


def country_violence(ground: Ground, start: date) -> CountryViolence:
    """The country's level before and after a day."""
    events = ground.incidents
    first, last = ground.comparison.series_from, ground.comparison.series_to
    daily, rest = daily_counts(events, pl.Series(["country"] * events.height, dtype=pl.String), first, last, areas=["country"])
    before, after = (first, start - timedelta(days=1)), (start, last)
    levels = {m: level(daily, "country", before, after, m) for m in ("incidents", "fatalities", "civilians")}
    deaths = float(rest["fatalities"].fill_null(0.0).sum())
    return CountryViolence(start, levels, periods(daily, "country"), rests_on(events), rest.height, deaths)


@dataclass(frozen=True)
class _Asked:
    """One zone's question, asked in several ways."""

    ground: Ground
    zone: str
    core: frozenset[str]
    possible: frozenset[str]
    start: date
    seed: int

    def daily(self, events: pl.DataFrame, column: str, *, with_possible: bool) -> tuple[pl.DataFrame, pl.DataFrame]:
        g = self.ground
        inside = self.core | self.possible if with_possible else self.core
        level_of = {u.pcode: (u.district if g.comparison.controls == "district" else u.province) for u in g.gazetteer.units}
        area_of = {p: self.zone for p in inside}
        area_of |= {p: self.zone + POSSIBLE for p in self.possible - inside}
        area_of |= {p: d for p, d in level_of.items() if d in set(g.controls)}
        area = events[column].replace_strict(area_of, default=None, return_dtype=pl.String)
        names = [self.zone, *g.controls] + ([self.zone + POSSIBLE] if self.possible - inside else [])
        placed = events.filter(area.is_not_null())
        return daily_counts(placed, area.drop_nulls(), g.comparison.series_from, g.comparison.series_to, areas=names)

    def controls(self, daily: pl.DataFrame) -> tuple[str, ...]:
        """Districts with enough events before the date."""
        before = daily.filter((pl.col("date") < self.start) & pl.col("area").is_in(list(self.ground.controls)))
        counts = before.group_by("area").agg(pl.col("incidents").sum()).sort("area")
        return tuple(counts.filter(pl.col("incidents") >= self.ground.comparison.least_events)["area"])

    def other_war(self, events: pl.DataFrame, controls: Iterable[str]) -> tuple[str, ...]:
        """Of these districts, those where mostly exempt groups fight."""
        g = self.ground
        level_of = {u.pcode: (u.district if g.comparison.controls == "district" else u.province) for u in g.gazetteer.units}
        where = events["unit"].replace_strict(level_of, default=None, return_dtype=pl.String)
        share = (
            pl.DataFrame({"area": where, "exempt": events["exempt"].fill_null(False)})
            .filter(pl.col("area").is_in(list(controls)))
            .group_by("area").agg(pl.col("exempt").mean())
        )  # fmt: skip
        return tuple(sorted(share.filter(pl.col("exempt") >= g.comparison.other_war_share)["area"]))

    def change(
        self,
        events: pl.DataFrame,
        *,
        column: str = "unit",
        with_possible: bool = False,
        start: date | None = None,
        measure: str = "incidents",
        drop_other_war: bool = False,
        checks: Sequence[str] | None = None,
    ) -> Change:
        """The change of this zone against districts that touch no zone."""
        daily, _ = self.daily(events, column, with_possible=with_possible)
        controls = self.controls(daily)
        war = self.other_war(events, controls)
        part = self.zone + POSSIBLE
        kept = [self.zone, *controls] + ([part] if checks is None and part in set(daily["area"]) else [])
        if drop_other_war:
            kept = [a for a in kept if a not in war]
        extra: dict[str, object] = {}
        if checks is None:
            word = rests_on(events.filter(pl.col("unit").is_in(list(self.core | self.possible))))
            extra["possible"] = [part] if part in kept else []
            extra["areas"] = self.surroundings()
            if word.lead:
                rest, _ = self.daily(without(events, word.lead), column, with_possible=with_possible)
                extra["without_source"] = {word.lead: rest.filter(pl.col("area").is_in(kept))}
        return change(
            daily.filter(pl.col("area").is_in(kept)),
            start=start or self.start,
            treated=[self.zone],
            measure=measure,
            donut_days=self.ground.comparison.donut_days,
            seed=self.seed,
            checks=checks,
            **extra,  # type: ignore[arg-type]
        )

    def surroundings(self) -> pl.DataFrame:
        """The districts and this zone, in the AREAS layout; a neighbour comes within about 5 km."""
        whole = self.ground.gazetteer.shape(self.core | self.possible)
        near = whole.buffer(NEAR_DEGREES)
        touching = [
            d for d in self.ground.areas["area"]
            if near.intersects(self.ground.gazetteer.shape(self.ground.gazetteer.members([d])))
        ]  # fmt: skip
        centre = whole.representative_point()
        province = self.ground.gazetteer.by_pcode[min(self.core | self.possible)].province
        names = [self.zone, self.zone + POSSIBLE]
        own = pl.DataFrame(
            {"area": names, "region": [province] * 2, "x": [centre.x] * 2, "y": [centre.y] * 2, "neighbours": [";".join(touching)] * 2}
        )
        return pl.concat([self.ground.areas, own])

    def ratio(self, events: pl.DataFrame, **how: object) -> tuple[Result, int]:
        """The ratio alone, without checks, and the zone's incidents it rests on."""
        asked = self.change(events, checks=(), **how)  # type: ignore[arg-type]
        inside = self.core | self.possible if how.get("with_possible") else self.core
        column = str(how.get("column", "unit"))
        return asked.result, events.filter(pl.col(column).is_in(list(inside))).height


def _undetermined(events: pl.DataFrame, zone: str, ground: Ground) -> int:
    """Incidents told only roughly whose point lies in the zone's core or possible parts."""
    one = next(z for z in ground.zones if z.id == zone)
    parts = ground.gazetteer.members([*one.core, *one.possible])
    return events.filter(pl.col("unit").is_null() & pl.col("loose_unit").is_in(list(parts))).height


def _areas(gazetteer: Gazetteer, level_of: Mapping[str, str], controls: Sequence[str]) -> pl.DataFrame:
    """Districts with their province and neighbours, in the AREAS layout."""
    members: dict[str, list[str]] = {}
    for code, district in level_of.items():
        members.setdefault(district, []).append(code)
    shapes = {d: gazetteer.shape(members[d]).buffer(0.001) for d in sorted(members)}
    tree, names = shapely.STRtree(list(shapes.values())), list(shapes)
    rows = []
    for district in controls:
        near = sorted(names[i] for i in tree.query(shapes[district], predicate="intersects") if names[i] != district)
        centre = shapes[district].representative_point()
        province = gazetteer.by_pcode[members[district][0]].province
        rows.append({"area": district, "region": province, "x": centre.x, "y": centre.y, "neighbours": ";".join(near)})
    return pl.DataFrame(rows, schema={"area": pl.String, "region": pl.String, "x": pl.Float64, "y": pl.Float64, "neighbours": pl.String})


def fell(result: Result) -> bool:
    """Is the whole interval below 1?"""
    return isinstance(result, Estimate) and result.high < 1


def rose(result: Result) -> bool:
    """Is the whole interval above 1?"""
    return isinstance(result, Estimate) and result.low > 1
