"""What a changed term changes: findings before and after, side by side, and the element that moved."""

from __future__ import annotations

import polars as pl

from detente.ceasefire.breaches.verdicts import ELEMENTS, NOTICE

KEYS = ["incident_id", "instrument", "clause", "zone"]


def changed_findings(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Readings whose verdict or any element differs, in the CHANGES layout.

    before, after : FINDINGS of the same incidents under two sets of terms; a reading that only one of them has
    (a clause was added, a zone redrawn) is a change too
    """
    wanted = [*KEYS, "verdict", *ELEMENTS, "why"]
    both = before.select(wanted).join(
        after.select(wanted), on=KEYS, how="full", suffix="_after", nulls_equal=True, coalesce=True
    )
    moved = [
        pl.when((pl.col(name) != pl.col(f"{name}_after")).fill_null(False)).then(
            pl.format("{}: {} to {}", pl.lit(name), pl.col(name), pl.col(f"{name}_after"))
        )
        for name in ELEMENTS
    ]
    read = pl.concat_str(moved, separator="; ", ignore_nulls=True)
    only_one = pl.col("verdict").is_null() | pl.col("verdict_after").is_null()
    return (
        both.with_columns(moved=pl.when(only_one).then(pl.lit("read in one of the two only")).otherwise(read))
        .filter(only_one | (pl.col("moved") != "") | (pl.col("verdict") != pl.col("verdict_after")))
        .select(
            *KEYS,
            pl.col("verdict").alias("before"),
            pl.col("verdict_after").alias("after"),
            "moved",
            why=pl.coalesce("why_after", "why"),
            notice=pl.lit(NOTICE),
        )
        .sort(KEYS, nulls_last=True, maintain_order=True)
    )


def counted_changes(changes: pl.DataFrame) -> pl.DataFrame:
    """How many readings moved from which verdict to which, by instrument and element moved; with the notice."""
    return (
        changes.group_by("instrument", "clause", "before", "after", "moved", "notice")
        .len("readings")
        .select("instrument", "clause", "before", "after", "moved", "readings", "notice")
        .sort("instrument", "clause", "readings", "moved", descending=[False, False, True, False])
    )
