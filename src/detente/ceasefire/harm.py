"""Harm to civilians, counted apart from every verdict.

Every incident counts, whatever the terms say of it: inside each zone, perhaps inside it, and in the whole area. An
incident that tells no figure of civilians is counted beside the sum, never as zero. An incident that may lie in two
zones stands in both rows, so the zones are not to be added.
"""

from __future__ import annotations

import polars as pl

from detente.say import say
from detente.tables import HARM

PROTECTED = say(
    "International humanitarian law protects civilians always, whatever an agreement says of an incident."
)


def harm_to_civilians(incidents: pl.DataFrame, placements: pl.DataFrame) -> pl.DataFrame:
    """Civilians killed as told, by zone and in the whole area, in the HARM layout.

    incidents : INCIDENTS; placements : PLACEMENTS of them
    """
    placed = placements.filter(pl.col("zone").is_not_null() & (pl.col("answer") != "outside"))
    here = placed.select("incident_id", "zone", "answer").join(
        incidents.select("incident_id", "deaths_civilians"), on="incident_id"
    )
    whole = incidents.select(
        "incident_id",
        "deaths_civilians",
        zone=pl.lit(None, dtype=pl.String),
        answer=pl.lit(None, dtype=pl.String),
    )
    civilians = pl.col("deaths_civilians")
    told = civilians.is_not_null().sum().cast(pl.Int64)
    return (
        pl.concat([whole.select(here.columns), here])
        .group_by("zone", "answer")
        .agg(
            pl.len().cast(pl.Int64).alias("incidents"),
            told.alias("told"),
            (civilians > 0).sum().cast(pl.Int64).alias("with_civilians"),
            pl.when(told > 0).then(civilians.sum()).alias("civilians_killed"),
        )
        .with_columns(notice=pl.lit(PROTECTED))
        .select(HARM.names)
        .sort("zone", "answer", nulls_last=False)
    )
