"""The pictures of a change of violence: courses side by side, the ratio month by month, false zones, the map of ratios."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from math import inf

from detente.bulletin.document import Area, Bars, Lines, MapView, Series
from detente.bulletin.round import Round
from detente.bulletin.sections.zones import outline
from detente.ceasefire.zones.placement import in_units
from detente.estimate import Estimate
from detente.say import say
from detente.violence.change import Change
from detente.violence.course import Course
from detente.violence.months import MonthRatio
from detente.violence.zones import ZoneViolence, fell, rose

CONTROLS = say("districts outside every zone")
EDGES = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1.0, 2.0, 4.0, 8.0, 16.0)
SHADES = (
    say("zone: fell against the others"),
    say("zone: cannot tell, its interval holds 1"),
    say("district: a ratio without an interval of its own, no finding"),
    say("zone: rose against the others"),
)
FELL, OPEN, DISTRICT, ROSE = range(len(SHADES))


def courses(name: str, found: Course, start: date, note: str) -> Lines:
    """Zone and comparison districts on one logarithmic axis: parallel lines before the start are what the method needs."""
    return Lines(
        say("{name}: course of incidents, means of 28 days", name=name), found.days,
        (Series(name, found.zones), Series(say("{controls}, mean of one", controls=CONTROLS), found.controls)),
        say("incidents per 30 days and area"), ((start, say("terms in force")),), log=True,
        note=say("On this axis equal changes have equal slopes: before the start the lines should run side by side. {note}", note=note),
    )  # fmt: skip


def months(name: str, change: Change, start: date) -> Lines | None:
    """The ratio of each 30 days before and after the start, with its limits; None where there are too few."""
    told = [*change.months_before, *change.by_month]
    if len(told) < 2:
        return None
    days = tuple(start + timedelta(days=m.first_day) for m in told)
    kept = {part: tuple(_part(m, part) for m in told) for part in ("high", "value", "low")}
    return Lines(
        say("{name}: the ratio month by month", name=name), days,
        (Series(say("ratio"), kept["value"]), Series(say("upper limit, 95 %"), kept["high"]), Series(say("lower limit, 95 %"), kept["low"])),
        say("ratio"), ((start, say("terms in force")),), log=True,
        note=say("Six months before the start stand against all earlier days, the months after it against all days before it. Months are not independent: the best of them is no finding. A gap is a month that could not be estimated."),
    )  # fmt: skip


def false_zones(name: str, change: Change) -> Bars | None:
    """How the districts outside every zone changed when each is taken for a zone, and where the zone stands among them."""
    check = change.checks.get("placebo_in_space")
    ratios: Mapping[str, float] = {} if check is None else check.numbers.get("ratios", {})
    if not ratios or check is None or not isinstance(change.result, Estimate):
        return None
    steps = (0.0, *EDGES, inf)
    bins = list(pairwise(steps))
    here = change.result.value
    return Bars(
        say("{name} among false zones", name=name), tuple(_between(low, high) for low, high in bins),
        (
            Series(CONTROLS, tuple(float(sum(low <= r < high for r in ratios.values())) for low, high in bins)),
            Series(name, tuple(float(low <= here < high) for low, high in bins)),
        ),
        say("areas, by their ratio"),
        note=say("Each district taken for a zone by itself, against the others. By size of its change the zone ranks {rank} of {n}; one zone alone could reach p {smallest_p:.3f} at best.", rank=check.numbers["rank"], n=len(ratios) + 1, smallest_p=check.numbers["smallest_p"]),
    )  # fmt: skip


def map_of_ratios(round_: Round, zones: list[ZoneViolence]) -> MapView | None:
    """Every zone shaded by what its interval tells; a district's own ratio rests on few events and is no finding."""
    estimated = [z for z in zones if z.change is not None and isinstance(z.result, Estimate)]
    if not estimated:
        return None
    places = round_.bench.state.gazetteer
    by_district: Mapping[str, float] = next(
        (z.change.checks["placebo_in_space"].numbers.get("ratios", {}) for z in estimated
         if z.change is not None and "placebo_in_space" in z.change.checks), {},
    )  # fmt: skip
    names = {u.district: u.district_name or u.district for u in places.units}
    names |= {u.province: u.province_name or u.province for u in places.units}
    areas = [
        Area(
            names.get(code, code),
            outline(places.shape(places.members([code]))),
            shade=DISTRICT,
            detail=f"{ratio:.2f}",
        )
        for code, ratio in sorted(by_district.items())
    ]
    in_codes = [
        z
        for plan in in_units(round_.bench.state.plans, places, round_.bench.day)
        for z in plan.zone
        if z.core or z.possible
    ]
    taken = places.members([c for z in in_codes for c in (*z.core, *z.possible)])
    for code in sorted({u.district for u in places.units} - set(by_district)):
        rest = places.members([code]) - taken - places.members(list(by_district))
        if rest:
            areas.append(Area(names.get(code, code), outline(places.shape(rest))))
    labels = []
    for zone in in_codes:
        found = round_.bench.zones.get(zone.id)
        sure = places.members(zone.core)
        name = round_.bench.zone_name(zone.id)
        if found is not None and sure and isinstance(found.result, Estimate):
            shade = FELL if fell(found.result) else ROSE if rose(found.result) else OPEN
            areas.append(
                Area(name, outline(places.shape(sure)), "core", shade=shade, detail=found.result.shown())
            )
        parts = places.members(zone.possible) - sure
        if parts:
            areas.append(Area(name, outline(places.shape(parts)), "possible"))
        spot = places.shape(sure | parts).representative_point()
        labels.append((round(spot.x, 3), round(spot.y, 3), name))
    told = sum(fell(z.result) or rose(z.result) for z in estimated)
    findings = say("{told} zones tell a change", told=told) if told else say("no zone tells a change")
    return MapView(
        say("Incidents after over before, each place against the others: {findings}", findings=findings), tuple(areas), (), tuple(labels),
        note=say("Only a zone whose whole interval lies on one side of 1 is shaded as a change. Ratios stand in the numbers below. Blank: too few incidents before the start, at another war, or partly in a zone."),
        shades=SHADES,
    )  # fmt: skip


def _part(month: MonthRatio, part: str) -> float | None:
    found = month.ratio
    return float(getattr(found, part)) if isinstance(found, Estimate) else None


def _between(low: float, high: float) -> str:
    if high == inf:
        return say("{low} or more", low=_short(low))
    return (
        say("below {high}", high=_short(high))
        if low == 0
        else say("{low} to {high}", low=_short(low), high=_short(high))
    )


def _short(value: float) -> str:
    return f"{value:g}" if value >= 1 else f"1/{1 / value:g}"
