"""What could not be told, and why: the refusals of every room in one place."""

from __future__ import annotations

from collections import Counter

import polars as pl

from detente.bulletin.document import Block, Bullets, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.estimate import NotEstimable


def untold_section(round_: Round) -> Section:
    """Claims that cannot be told, places and findings left undetermined, ratios not estimable."""
    bench = round_.bench
    lines: list[tuple[str, str]] = []
    reasons = Counter(f.why for f in round_.findings if f.verdict == "cannot_tell")
    lines += [
        (f"{n} finding{'s' if n > 1 else ''} on sentences: {why}.", "#claims")
        for why, n in sorted(reasons.items(), key=lambda kv: (-kv[1], kv[0]))
    ]
    for z in bench.zones.values():
        if isinstance(z.result, NotEstimable):
            lines.append((f"{bench.zone_name(z.zone)}: {z.result.reason}.", "#violence"))
        lines += [
            (f"{bench.zone_name(z.zone)}, {v.says}: {v.result.reason}.", "#violence")
            for v in z.variants
            if isinstance(v.result, NotEstimable)
        ]
    blocks: list[Block] = [
        Paragraph(
            "Undetermined and not estimable are answers. These are today's, with their reasons.", "lead"
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
            (r["instrument"], r["all"], r["open"], f"{100 * r['open'] / r['all']:.0f} %")
            for r in total.iter_rows(named=True)
        )
        blocks.append(
            Grid(
                "Share of findings that are undetermined",
                ("Instrument", "incident and clause", "undetermined", "share"),
                rows,
            )
        )
    blocks.append(Paragraph(
        "Not attempted here: who fired first in any clash, where forces are or will be, how many died in all, and whether anybody spoke in good faith.", "notice",
    ))  # fmt: skip
    return Section("untold", "What could not be told, and why", tuple(blocks))
