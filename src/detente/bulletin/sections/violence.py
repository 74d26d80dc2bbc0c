"""Violence before and after, zone by zone, with intervals, variants and checks."""

from __future__ import annotations

from detente.bulletin.document import Block, Cell, Forest, Grid, Interval, Lines, Paragraph, Section, Series
from detente.bulletin.round import Round
from detente.estimate import Estimate, Result
from detente.violence import in_words
from detente.violence.level import Level
from detente.violence.zones import ZoneViolence


def violence_section(round_: Round) -> Section | None:
    """One forest for all zones, then each zone's months, levels, variants and checks."""
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
    for z in zones:
        blocks += _zone(round_, z)
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


def _zone(round_: Round, z: ZoneViolence) -> list[Block]:
    name = round_.bench.zone_name(z.zone)
    other = dict(z.control_months.select("period", "per_30_days").iter_rows())
    x = tuple(z.months["period"].to_list())
    mine = tuple(z.months["per_30_days"].to_list())
    theirs = tuple(other.get(m) for m in x)
    base = next((v for v in theirs if v), None)
    scale = (sum(v for v in mine if v) / sum(v for v in theirs if v)) if base and any(mine) else 1.0
    blocks: list[Block] = [
        Lines(
            f"{name}: incidents per 30 days", x,
            (Series(name, mine), Series("districts outside every zone (scaled to the same mean)", tuple(None if v is None else v * scale for v in theirs))),
            "incidents per 30 days", ((z.start, "terms in force"),),
            note=f"{z.word.shown()}. {z.vague} incidents told too vaguely are not in the line. Boundary {z.boundary}.",
        )
    ]  # fmt: skip
    if z.change is not None:
        blocks.append(Paragraph(f"{name}. {in_words(z.change)}"))
        checks = tuple(
            (
                c_name.replace("_", " "),
                {True: "passed", False: "not passed", None: "cannot tell"}[check.passed],
                check.words,
            )
            for c_name, check in z.change.checks.items()
        )
        blocks.append(Grid(f"{name}: checks", ("Check", "Result", "In words"), checks, wide=True))
    else:
        blocks.append(
            Paragraph(
                f"{name}: {z.result.shown()}. Its variants stand in the chart above; none of them is a finding.",
                "caveat",
            )
        )
    return blocks


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
