"""Violence before and after, zone by zone, with intervals, variants and checks."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Block, Cell, Forest, Grid, Interval, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.sections.violence_charts import map_of_ratios
from detente.bulletin.sections.violence_zone import other_languages, together_blocks, zone_blocks
from detente.estimate import Estimate, Result
from detente.violence import exceptional_events
from detente.violence.level import Level

COUNTRY_TOP, ZONE_TOP = 5, 3
"""How many of the deadliest incidents are shown of the country and of each zone."""


def violence_section(round_: Round) -> Section | None:
    """One forest for all zones; then levels, single events, published answers, the map; then zone by zone."""
    bench = round_.bench
    if not bench.zones or bench.country is None:
        return None
    zones = list(bench.zones.values())
    rows = []
    for z in zones:
        rows.append(_row(bench.zone_name(z.zone), z.result))
        rows.append(_row("  on its own trend", z.twin, faint=True))
        rows += [_row(f"  {v.name}", v.result, faint=True) for v in z.variants]
    blocks: list[Block] = [
        Paragraph(
            "Each zone is measured against districts outside every zone. A ratio below 1 says that incidents fell more here than there; "
            "an interval that holds 1 says that the record cannot tell.", "lead",
        ),
        Forest("Incidents after over before, against districts outside every zone", tuple(rows), "ratio, 95 % interval",
               note="A zone without a certain part gets no finding of its own. Every variant changes one thing only."),
        _levels(round_),
    ]  # fmt: skip
    blocks += deadliest(round_)
    blocks += published(round_)
    if (view := map_of_ratios(round_, zones)) is not None:
        blocks.append(view)
    blocks += together_blocks(round_)
    for z in zones:
        blocks += zone_blocks(round_, z)
    if (told := other_languages(round_, zones)) is not None:
        blocks.append(told)
    c = bench.country
    if c.remainders:
        blocks.append(Paragraph(
            f"{c.remainders} incidents may lie on more than 31 days, with {c.remainder_deaths:,.0f} deaths: they are kept apart, and put on no day.", "caveat",
        ))  # fmt: skip
    blocks.append(
        Paragraph(
            f"{c.word.shown()}. One data set, mostly one observatory's word: what each answer becomes without it stands among its variants.",
            "caveat",
        )
    )
    return Section("violence", "Level of violence, before and after", tuple(blocks))


def deadliest(round_: Round) -> list[Block]:
    """The deadliest single incidents of the country and of each zone, which no mean may hide."""
    bench = round_.bench
    where = bench.placements.filter(pl.col("answer") == "inside").select("incident_id", "zone")
    found = [(bench.country_name, bench.incidents, COUNTRY_TOP)]
    for zone in bench.zones:
        inside = where.filter(pl.col("zone") == zone).select("incident_id")
        found.append(
            (bench.zone_name(zone), bench.incidents.join(inside, on="incident_id", how="semi"), ZONE_TOP)
        )
    rows: list[tuple[Cell, ...]] = []
    for name, incidents, most in found:
        top = exceptional_events(incidents, top=most).join(
            incidents.select("incident_id", "act", "deaths_low", "deaths_high"),
            on="incident_id",
            how="left",
            maintain_order="left",
        )
        for one in top.iter_rows(named=True):
            days = (
                str(one["date_start"])
                if one["date_end"] in (None, one["date_start"])
                else f"{one['date_start']} to {one['date_end']}"
            )
            rows.append((
                name, one["incident_id"], days, one["act"], int(one["deaths"]), one["deaths_low"], one["deaths_high"],
                round(100 * one["share"], 1),
            ))  # fmt: skip
    if not rows:
        return []
    return [
        Grid(
            "The deadliest single incidents", ("Where", "Incident", "When", "Act", "Deaths", "low", "high", "of all deaths there"),
            tuple(rows), ("", "", "", "", "best figure", "", "", "%"),
            note="In the whole series. They are in every figure above; an incident that may lie on many days is on none of them.", wide=True,
        )
    ]  # fmt: skip


def published(round_: Round) -> list[Block]:
    """What others have published of violence there, beside ours and never averaged in."""
    register = round_.bench.state.published.filter(pl.col("subject") == "violence")
    if register.is_empty():
        return []
    rows = tuple(
        (f"{r['publisher']}, {r['published'] or 'no date'}", f"{r['place']}; {r['period']}", r["finding"], r["direction"],
         f"{r['method'] or 'not told'} (read {r['checked']})")
        for r in register.iter_rows(named=True)
    )  # fmt: skip
    return [
        Grid(
            "What others have published", ("Publisher, when published", "Of where and when", "Found", "Which way", "How"), rows,
            wide=True, sources=tuple(register["source_url"]),
            note="Beside the answers above, never averaged into them; some were published after the day of this report.",
        )
    ]  # fmt: skip


def _levels(round_: Round) -> Grid:
    bench = round_.bench
    rows: list[tuple[Cell, ...]] = []
    named = [(bench.zone_name(z.zone), z.levels) for z in bench.zones.values()]
    if bench.country is not None:
        named.append((bench.country_name, bench.country.levels))
    words = {"incidents": "incidents", "fatalities": "deaths", "civilians": "deaths of civilians"}
    for name, levels in named:
        rows += [(name, words[m], *_two(level)) for m, level in levels.items()]
    return Grid(
        "Level only: per 30 days before and after, and the largest single day", ("Where", "What", "before", "after", "largest day", "on that day"),
        tuple(rows), ("", "", "per 30 days", "per 30 days", "", ""),
        note="A difference of levels is not an effect: it says nothing of what would have happened without the terms. Exceptional days are shown, not smoothed away.",
        wide=True,
    )  # fmt: skip


def _two(level: Level) -> tuple[Cell, ...]:
    b, a = level.before, level.after
    largest = max((b, a), key=lambda p: p.largest_day_count)
    return (
        _round(b.per_30_days),
        _round(a.per_30_days),
        str(largest.largest_day) if largest.largest_day else None,
        _round(largest.largest_day_count),
    )


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _row(name: str, result: Result, *, faint: bool = False) -> Interval:
    if isinstance(result, Estimate):
        return Interval(name, result.value, result.low, result.high, faint=faint)
    return Interval(name, None, None, None, result.shown(), faint=faint)
