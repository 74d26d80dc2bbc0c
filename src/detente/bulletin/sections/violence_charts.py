"""The pictures of a change of violence: courses side by side, the ratio month by month, false zones, the map of ratios."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from math import inf

from detente.bulletin.document import Area, Bars, Lines, MapView, Series
from detente.bulletin.round import Round
from detente.bulletin.sections.zones import outline
from detente.estimate import Estimate
from detente.violence.change import Change
from detente.violence.course import Course
from detente.violence.months import MonthRatio
from detente.violence.zones import ZoneViolence, fell, rose

CONTROLS = "districts outside every zone"
EDGES = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1.0, 2.0, 4.0, 8.0, 16.0)
SHADES = (
    "zone: fell against the others",
    "zone: cannot tell, its interval holds 1",
    "district: a ratio without an interval of its own, no finding",
    "zone: rose against the others",
)
FELL, OPEN, DISTRICT, ROSE = range(len(SHADES))


def courses(name: str, found: Course, start: date, note: str) -> Lines:
    """Zone and comparison districts on one logarithmic axis: parallel lines before the start are what the method needs."""
    return Lines(
        f"{name}: course of incidents, means of 28 days", found.days,
        (Series(name, found.zones), Series(f"{CONTROLS}, mean of one", found.controls)),
        "incidents per 30 days and area", ((start, "terms in force"),), log=True,
        note=f"On this axis equal changes have equal slopes: before the start the lines should run side by side. {note}",
    )  # fmt: skip


def months(name: str, change: Change, start: date) -> Lines | None:
    """The ratio of each 30 days before and after the start, with its limits; None where there are too few."""
    told = [*change.months_before, *change.by_month]
    if len(told) < 2:
        return None
    days = tuple(start + timedelta(days=m.first_day) for m in told)
    kept = {part: tuple(_part(m, part) for m in told) for part in ("high", "value", "low")}
    return Lines(
        f"{name}: the ratio month by month", days,
        (Series("ratio", kept["value"]), Series("upper limit, 95 %", kept["high"]), Series("lower limit, 95 %", kept["low"])),
        "ratio", ((start, "terms in force"),), log=True,
        note="Six months before the start stand against all earlier days, the months after it against all days before it. Months are "
        "not independent: the best of them is no finding. A gap is a month that could not be estimated.",
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
        f"{name} among false zones", tuple(_between(low, high) for low, high in bins),
        (
            Series(CONTROLS, tuple(float(sum(low <= r < high for r in ratios.values())) for low, high in bins)),
            Series(name, tuple(float(low <= here < high) for low, high in bins)),
        ),
        "areas, by their ratio",
        note=f"Each district taken for a zone by itself, against the others. By size of its change the zone ranks "
        f"{check.numbers['rank']} of {len(ratios) + 1}; one zone alone could reach p {check.numbers['smallest_p']:.3f} at best.",
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
    taken = places.members([c for z in round_.bench.state.zones for c in (*z.core, *z.possible)])
    for code in sorted({u.district for u in places.units} - set(by_district)):
        rest = places.members([code]) - taken - places.members(list(by_district))
        if rest:
            areas.append(Area(names.get(code, code), outline(places.shape(rest))))
    labels = []
    for zone in round_.bench.state.zones:
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
    findings = f"{told} zones tell a change" if told else "no zone tells a change"
    return MapView(
        f"Incidents after over before, each place against the others: {findings}", tuple(areas), (), tuple(labels),
        note="Only a zone whose whole interval lies on one side of 1 is shaded as a change. Ratios stand in the numbers below. "
        "Blank: too few incidents before the start, at another war, or partly in a zone.",
        shades=SHADES,
    )  # fmt: skip


def _part(month: MonthRatio, part: str) -> float | None:
    found = month.ratio
    return float(getattr(found, part)) if isinstance(found, Estimate) else None


def _between(low: float, high: float) -> str:
    if high == inf:
        return f"{_short(low)} or more"
    return f"below {_short(high)}" if low == 0 else f"{_short(low)} to {_short(high)}"


def _short(value: float) -> str:
    return f"{value:g}" if value >= 1 else f"1/{1 / value:g}"
