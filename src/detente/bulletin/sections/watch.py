"""What was watched, and what monitors were kept from: by zone and month, coarse and late by law 7."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from detente.bulletin.document import Area, Block, Cell, Grid, MapView, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.sections.zones import outline
from detente.bulletin.watched import unit_zones, watched
from detente.bulletin.words import worded
from detente.ceasefire.watch.coverage import ALL_KINDS, AreaCoverage, Coverage, coverage_of
from detente.ceasefire.watch.limited import restrictions_by
from detente.ceasefire.watch.seen import units_named, watched_part
from detente.estimate import NotEstimable
from detente.say import joined, say

MONTHS = 6
MONITORED = 180
"""Restrictions of so many days, up to the last that is old enough for a public page, are listed."""
SHADES = (
    say("at least half of its hours surely watched"),
    say("at least a tenth surely watched"),
    say("some watch on record, less than a tenth sure"),
    say("no watch on record: missing, not zero"),
)
NONE_ON_RECORD = say("No record of watch is in this folder. A quiet place may be an unwatched place.")


def watch_section(round_: Round) -> Section | None:
    """The coverage map and table, and restrictions by place and by holder of the ground."""
    bench = round_.bench
    if bench.state.watch.is_empty() and bench.state.restrictions.is_empty():
        return None
    blocks: list[Block] = []
    if bench.state.watch.is_empty():
        blocks.append(Paragraph(NONE_ON_RECORD, "caveat"))
    elif bench.state.zones:
        last = shown_to(round_)
        coverage = watched(bench.state, months_before(last, MONTHS), last)
        blocks += [
            Paragraph(say("Shares are of zone-hours, the hours of all days with a watch on record; from what is surely watched to what may have been. A day without a record is missing, and not a day without incidents."), "lead"),
            coverage_map(round_, coverage), by_month(round_, coverage), _by_kind(round_, coverage),
        ]  # fmt: skip
        blocks.append(Paragraph(_whose_word(round_), "caveat"))
        if coverage.notes:
            blocks.append(Paragraph(joined((joined(coverage.notes), "."), ""), "caveat"))
    blocks.append(restrictions_grid(round_))
    return Section("watch", say("Who watched, and restrictions on monitors"), tuple(blocks))


def shown_to(round_: Round) -> date:
    """The last day of the last whole month that is old enough for a public page."""
    late = round_.bench.day - timedelta(days=round_.bench.state.process.map_delay_days)
    return late if (late + timedelta(days=1)).month != late.month else late.replace(day=1) - timedelta(days=1)


def months_before(last: date, months: int) -> date:
    """The first day of so many months that end on ``last``, the last day of a month."""
    index = last.year * 12 + last.month - months
    return date(index // 12, index % 12 + 1, 1)


def told(found: AreaCoverage | NotEstimable) -> str:
    """A zone's coverage in words, with its denominator."""
    return found.shown() if isinstance(found, AreaCoverage) else say("no watch on record")


def coverage_map(round_: Round, coverage: Coverage) -> MapView:
    state = round_.bench.state
    last = coverage.last
    first = months_before(last, 1)
    zones = unit_zones(state, last)
    core = {zone.id: watched_part(zone, state.gazetteer)[0] for zone in zones}
    taken = frozenset().union(*core.values()) if core else frozenset()
    areas = [Area(u.name, outline(u.shape)) for u in state.gazetteer.units if u.pcode not in taken]
    labels = []
    for zone in zones:
        if not core[zone.id]:
            continue
        found = coverage_of(coverage, zone.id, first, last)
        shape = state.gazetteer.shape(core[zone.id])
        name = round_.bench.zone_name(zone.id)
        areas.append(Area(name, outline(shape), "core", shade=_shade(found), detail=told(found)))
        spot = shape.representative_point()
        labels.append((round(spot.x, 3), round(spot.y, 3), name))
    return MapView(
        say("Coverage of the zones, {first:month}", first=first), tuple(areas), (), tuple(labels), shades=SHADES,
        note=say("Public maps are coarse and late: a share a whole zone and month. Where and when monitors watched is not shown."),
    )  # fmt: skip


def _shade(found: AreaCoverage | NotEstimable) -> int:
    if isinstance(found, NotEstimable):
        return 3
    return 0 if found.low >= 0.5 else 1 if found.low >= 0.1 else 2


def by_month(round_: Round, coverage: Coverage) -> Grid:
    months = [months_before(coverage.last, n) for n in range(MONTHS, 0, -1)]
    ends = [*(m - timedelta(days=1) for m in months[1:]), coverage.last]
    rows: list[tuple[Cell, ...]] = []
    for zone in round_.bench.state.zones:
        found = [coverage_of(coverage, zone.id, a, b) for a, b in zip(months, ends, strict=True)]
        cells = (
            say(
                "{pair}, {days_on_record} of {days} days",
                pair=x.pair(),
                days_on_record=x.days_on_record,
                days=x.days,
            )
            if isinstance(x, AreaCoverage)
            else None
            for x in found
        )
        rows.append((round_.bench.zone_name(zone.id), worded(coverage.parts.get(zone.id, "")), *cells))
    return Grid(
        say("Watched share of zone-hours, any kind of watch, month by month"), (say("Zone"), say("share of its"), *(say("{month:month}", month=m) for m in months)),
        tuple(rows), ("", "", *[say("zone-hours of days on record")] * MONTHS), wide=True,
        note=say("From surely watched to watched at most. Unknown: no watch on record, which is missing and not zero."),
    )  # fmt: skip


def _by_kind(round_: Round, coverage: Coverage) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for zone in round_.bench.state.zones:
        for kind in (*coverage.kinds, ALL_KINDS):
            found = coverage_of(coverage, zone.id, kind=kind)
            if isinstance(found, AreaCoverage):
                rows.append((round_.bench.zone_name(zone.id), say("any kind") if kind == ALL_KINDS else worded(kind), found.pair(), round(found.hours), found.days_on_record, found.days))  # fmt: skip
    return Grid(
        say("By kind of watch, {first} to {last}", first=coverage.first, last=coverage.last), (say("Zone"), say("kind"), say("watched"), say("of"), say("days on record"), say("days")),
        tuple(rows), ("", "", say("share"), say("zone-hours"), say("days"), say("days")),
    )  # fmt: skip


def restrictions_grid(round_: Round) -> Block:
    bench = round_.bench
    last = bench.day - timedelta(days=bench.state.process.map_delay_days)
    first = last - timedelta(days=MONITORED - 1)
    province = {u.pcode: u.province_name or u.province for u in bench.state.gazetteer.units}
    readings = {
        place: {province[code] for code in units_named(place, (), bench.state.gazetteer)[0]}
        for place in bench.state.restrictions["place"].unique()
    }
    coarse = {place: next(iter(names)) if len(names) == 1 else place for place, names in readings.items()}
    rows = restrictions_by(
        bench.state.restrictions.with_columns(pl.col("place").replace(coarse)), first, last
    )
    if rows.is_empty():
        return Paragraph(
            say(
                "Restrictions on monitors: none is on record from {first} to {last}; that is no sign of free movement.",
                first=first,
                last=last,
            ),
            "caveat",
        )
    return Grid(
        say("Restrictions on monitors by province and by who set them, {first} to {last}", first=first, last=last),
        (say("Place"), say("set by, as reported"), say("kind"), say("restrictions"), say("on so many days")),
        tuple((place, by, worded(kind), n, days) for place, by, kind, n, days in rows.iter_rows()), ("", "", "", say("on record"), say("of {monitored} days", monitored=MONITORED)),
        note=say("Denied, delayed and conditional access is data: it lowers what counts as surely watched."),
    )  # fmt: skip


def _whose_word(round_: Round) -> str:
    """Whose word the watch rests on, and the share of its rows that each holder recorded itself."""
    watch = round_.bench.state.watch
    rows = watch.group_by("organisation", "basis").len().sort("organisation", "basis").iter_rows()
    told = joined(
        (
            say(
                "{who}: {n:,} {basis} ({share:.0f} %)",
                who=_name(round_, who),
                n=n,
                basis=worded(basis),
                share=100 * n / watch.height,
            )
            for who, basis, n in rows
        ),
        ", ",
    )
    return say(
        "Whose word it rests on, in watches: {told}. What is recorded is the watcher's own log; nobody else has checked it.",
        told=told,
    )


def _name(round_: Round, who: str) -> str:
    found = round_.bench.state.process.organisation_named(who)
    return found.names.get("en", who) if found else who
