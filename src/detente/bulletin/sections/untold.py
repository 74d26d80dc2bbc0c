"""What could not be told, and why: the refusals of every room in one place."""

from __future__ import annotations

from collections import Counter

import polars as pl

from detente.bulletin.document import Block, Bullets, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.estimate import NotEstimable
from detente.say import say, say_count


def untold_section(round_: Round) -> Section:
    """Claims that cannot be told, places and findings left undetermined, ratios not estimable."""
    bench = round_.bench
    lines: list[tuple[str, str]] = []
    reasons = Counter(f.why for f in round_.findings if f.verdict == "cannot_tell")
    lines += [
        (
            say_count("{n} finding on sentences: {why}.", "{n} findings on sentences: {why}.", n=n, why=why),
            "#claims",
        )
        for why, n in sorted(reasons.items(), key=lambda kv: (-kv[1], kv[0]))
    ]
    for z in bench.zones.values():
        if isinstance(z.result, NotEstimable):
            lines.append(
                (say("{zone}: {reason}.", zone=bench.zone_name(z.zone), reason=z.result.reason), "#violence")
            )
        lines += [
            (
                say(
                    "{zone}, {says}: {reason}.",
                    zone=bench.zone_name(z.zone),
                    says=v.says,
                    reason=v.result.reason,
                ),
                "#violence",
            )
            for v in z.variants
            if isinstance(v.result, NotEstimable)
        ]
    blocks: list[Block] = [
        Paragraph(
            say("Undetermined and not estimable are answers. These are today's, with their reasons."), "lead"
        ),
        Bullets(tuple(lines)),
    ]
    if bench.findings.height:
        total = (
            bench.findings.group_by("instrument")
            .agg(pl.len().alias("all"), (pl.col("verdict") == "undetermined").sum().alias("open"))
            .sort("instrument")
        )
        rows = tuple(
            (r["instrument"], r["all"], r["open"], say("{open:.0f} %", open=100 * r["open"] / r["all"]))
            for r in total.iter_rows(named=True)
        )
        blocks.append(
            Grid(
                say("Share of findings that are undetermined"),
                (say("Instrument"), say("incident and clause"), say("undetermined"), say("share")),
                rows,
            )
        )
    blocks.append(Paragraph(
        say("Not attempted here: who fired first in any clash, where forces are or will be, how many died in all, and whether anybody spoke in good faith."), "notice",
    ))  # fmt: skip
    return Section("untold", say("What could not be told, and why"), tuple(blocks))
