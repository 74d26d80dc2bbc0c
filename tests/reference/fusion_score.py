"""How well a fusion agrees with the truth: pairs (precision, recall, F1) and B-cubed, counted from group sizes.

Both compare two groupings of the same reports. A pair is right if both groupings hold its reports together; B-cubed
asks for each report which share of its group is right, and which share of its true group was found.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1. ``exact``: true incidents of two and more reports that were recovered exactly."""

    pair_precision: float
    pair_recall: float
    pair_f1: float
    b_cubed: float
    exact: float


def score(membership: pl.DataFrame, truth: pl.DataFrame) -> Score:
    """``membership`` (source, report_id, incident_id) against ``truth`` (source, report_id, incident)."""
    both = truth.join(membership, on=["source", "report_id"], how="left", validate="1:1")
    if both["incident_id"].null_count():
        raise ValueError("a report has no incident")
    cells = both.group_by("incident_id", "incident").len("n")
    cells = cells.with_columns(
        found=pl.col("n").sum().over("incident_id"), true=pl.col("n").sum().over("incident")
    )
    right, found, true = (
        _pairs(both, by) for by in (["incident_id", "incident"], ["incident_id"], ["incident"])
    )
    total = both.height
    precision = cells.select((pl.col("n") ** 2 / pl.col("found")).sum()).item() / total
    recall = cells.select((pl.col("n") ** 2 / pl.col("true")).sum()).item() / total
    several = cells.filter(pl.col("true") > 1)
    exact = several.filter((pl.col("n") == pl.col("true")) & (pl.col("n") == pl.col("found"))).height
    return Score(
        pair_precision=right / found if found else 1.0,
        pair_recall=right / true if true else 1.0,
        pair_f1=2 * right / (found + true) if found + true else 1.0,
        b_cubed=2 * precision * recall / (precision + recall),
        exact=exact / max(several["incident"].n_unique(), 1),
    )


def calibration(pairs: pl.DataFrame, truth: pl.DataFrame, least: int = 50) -> float:
    """Largest gap between stated probability (PAIRS) and true share, over tenths of probability with enough pairs."""
    true = truth.select(name=pl.col("source") + ":" + pl.col("report_id"), incident="incident")
    for side in "ab":
        pairs = pairs.join(true.rename({"incident": side}), left_on=f"report_{side}", right_on="name")
    tenths = pairs.group_by((pl.col("probability") * 10).floor().clip(0, 9).alias("tenth")).agg(
        pl.len(), said=pl.col("probability").mean(), true=(pl.col("a") == pl.col("b")).mean()
    )
    gaps = tenths.filter(pl.col("len") >= least).select((pl.col("said") - pl.col("true")).abs().max())
    return float(gaps.item() or 0.0)


def _pairs(frame: pl.DataFrame, by: list[str]) -> int:
    sizes = frame.group_by(by).len("n")["n"]
    return int((sizes * (sizes - 1) // 2).sum())
