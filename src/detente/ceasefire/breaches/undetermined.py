"""How much stays undetermined, where, and for want of what: counts and a share for each clause and zone.

Two denominators, each named: ``share`` is of all incidents read against the clause there, ``share_in_time`` of those
on days on which it held or may have held.
"""

from __future__ import annotations

import polars as pl

from detente.ceasefire.breaches.verdicts import ELEMENTS, NOTICE
from detente.tables import UNDETERMINED

BY = ["instrument", "clause", "zone"]


def undetermined(findings: pl.DataFrame) -> pl.DataFrame:
    """FINDINGS counted by instrument, clause and zone, in the UNDETERMINED layout, in the order of their ids."""
    open_ = pl.col("verdict") == "undetermined"
    unknown = pl.sum_horizontal([(pl.col(name) == "unknown").cast(pl.Int64) for name in ELEMENTS])
    table = findings.group_by(BY).agg(
        pl.len().cast(pl.Int64).alias("readings"),
        open_.sum().cast(pl.Int64).alias("undetermined"),
        (pl.col("time") != "no").sum().cast(pl.Int64).alias("in_time"),
        *(
            (open_ & (pl.col(name) == "unknown")).sum().cast(pl.Int64).alias(f"{name}_unknown")
            for name in ELEMENTS
        ),
        (open_ & (unknown == 1)).sum().cast(pl.Int64).alias("one_element"),
    )
    reasons = (
        findings.filter(open_)
        .group_by([*BY, "why"])
        .agg(pl.len().cast(pl.Int64).alias("leading_count"))
        .sort("leading_count", "why", descending=[True, False])
        .unique(BY, keep="first", maintain_order=True)
        .rename({"why": "leading_reason"})
    )
    return (
        table.join(reasons, on=BY, how="left", nulls_equal=True)
        .with_columns(
            share=pl.col("undetermined") / pl.col("readings"),
            share_in_time=pl.when(pl.col("in_time") > 0).then(pl.col("undetermined") / pl.col("in_time")),
            notice=pl.lit(NOTICE),
        )
        .select(UNDETERMINED.names)
        .sort(BY, nulls_last=True)
    )


def shown(table: pl.DataFrame) -> pl.DataFrame:
    """The table for a person: short columns, shares in percent of readings in time."""
    return table.select(
        "instrument",
        "clause",
        pl.col("zone").fill_null(""),
        of=pl.format("{} of {}", "undetermined", "in_time"),
        share=pl.format("{} %", (100 * pl.col("share_in_time").fill_null(0)).round(0).cast(pl.Int64)),
        **{name: pl.col(f"{name}_unknown") for name in ELEMENTS},
    ).rename({"of": "undetermined"})
