"""Violence before and after, zone by zone, with intervals, variants and checks."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Block, Cell, Forest, Grid, Interval, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.sections.violence_charts import map_of_ratios
from detente.bulletin.sections.violence_zone import together_blocks, zone_blocks
from detente.bulletin.words import worded
from detente.estimate import Estimate, Result
from detente.say import say
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
        rows.append(interval_row(bench.zone_name(z.zone), z.result))
        rows.append(interval_row(say("  on its own trend"), z.twin, faint=True))
        rows += [interval_row(say("  {name}", name=v.name), v.result, faint=True) for v in z.variants]
    blocks: list[Block] = [
        Paragraph(
            say("Each zone is measured against districts outside every zone. A ratio below 1 says that incidents fell more here than there; an interval that holds 1 says that the record cannot tell."), "lead",
        ),
        Forest(say("Incidents after over before, against districts outside every zone"), tuple(rows), say("ratio, 95 % interval"),
               note=say("A zone without a certain part gets no finding of its own. Every variant changes one thing only.")),
        _levels(round_),
    ]  # fmt: skip
    blocks += deadliest(round_)
    blocks += published(round_)
    if (view := map_of_ratios(round_, zones)) is not None:
        blocks.append(view)
    blocks += together_blocks(round_)
    for z in zones:
        blocks += zone_blocks(round_, z)
    c = bench.country
    if c.remainders:
        blocks.append(Paragraph(
            say("{remainders} incidents may lie on more than 31 days, with {remainder_deaths:,.0f} deaths: they are kept apart, and put on no day.", remainders=c.remainders, remainder_deaths=c.remainder_deaths), "caveat",
        ))  # fmt: skip
    blocks.append(
        Paragraph(
            say(
                "{word}. One data set, mostly one observatory's word: what each answer becomes without it stands among its variants.",
                word=c.word.shown(),
            ),
            "caveat",
        )
    )
    return Section("violence", say("Level of violence, before and after"), tuple(blocks))


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
                else say("{date_start} to {date_end}", date_start=one["date_start"], date_end=one["date_end"])
            )
            rows.append((
                name, one["incident_id"], days, worded(one["act"] or ""), int(one["deaths"]), one["deaths_low"], one["deaths_high"],
                round(100 * one["share"], 1),
            ))  # fmt: skip
    if not rows:
        return []
    return [
        Grid(
            say("The deadliest single incidents"), (say("Where"), say("Incident"), say("When"), say("Act"), say("Deaths"), say("low"), say("high"), say("of all deaths there")),
            tuple(rows), ("", "", "", "", say("best figure"), "", "", "%"),
            note=say("In the whole series. They are in every figure above; an incident that may lie on many days is on none of them."), wide=True,
        )
    ]  # fmt: skip


def published(round_: Round) -> list[Block]:
    """What others have published of violence there, beside ours and never averaged in."""
    register = round_.bench.state.published.filter(pl.col("subject") == "violence")
    if register.is_empty():
        return []
    rows = tuple(
        (say("{publisher}, {published}", publisher=r["publisher"], published=r["published"] or say("no date")), say("{place}; {period}", place=r["place"], period=r["period"]), r["finding"], worded(r["direction"]),
         say("{method} (read {checked})", method=r["method"] or say("not told"), checked=r["checked"]))
        for r in register.iter_rows(named=True)
    )  # fmt: skip
    return [
        Grid(
            say("What others have published"), (say("Publisher, when published"), say("Of where and when"), say("Found"), say("Which way"), say("How")), rows,
            wide=True, sources=tuple(register["source_url"]),
            note=say("Beside the answers above, never averaged into them; some were published after the day of this report."),
        )
    ]  # fmt: skip


def _levels(round_: Round) -> Grid:
    bench = round_.bench
    rows: list[tuple[Cell, ...]] = []
    named = [(bench.zone_name(z.zone), z.levels) for z in bench.zones.values()]
    if bench.country is not None:
        named.append((bench.country_name, bench.country.levels))
    words = {
        "incidents": say("incidents"),
        "fatalities": say("deaths"),
        "civilians": say("deaths of civilians"),
    }
    for name, levels in named:
        rows += [(name, words[m], *_two(level)) for m, level in levels.items()]
    return Grid(
        say("Level only: per 30 days before and after, and the largest single day"), (say("Where"), say("What"), say("before"), say("after"), say("largest day"), say("on that day")),
        tuple(rows), ("", "", say("per 30 days"), say("per 30 days"), "", ""),
        note=say("A difference of levels is not an effect: it says nothing of what would have happened without the terms. Exceptional days are shown, not smoothed away."),
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


def interval_row(name: str, result: Result, *, faint: bool = False) -> Interval:
    if isinstance(result, Estimate):
        return Interval(name, result.value, result.low, result.high, faint=faint)
    return Interval(name, None, None, None, result.shown(), faint=faint)
