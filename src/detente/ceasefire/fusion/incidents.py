"""What the fused incident says: one row an incident, from the reports that tell of it.

Reports are ordered from the best placed to the worst (place precision, radius, date precision, name), and each
value is taken from the first that tells it: place, sides (both from one report), best figure of deaths. The act is
the one that most reports tell; the days are those that all reports admit, or all that any admits where they
contradict each other; hours are kept only where they belong to those days; deaths reach from the lowest to the highest figure of any report. Nothing is averaged.
"""

from __future__ import annotations

import polars as pl

from detente.ceasefire.terms.acts import BROADER
from detente.tables import INCIDENTS, REPORTS

MERGED = ";"
ID = "incident_id"
DEPTH = {act: 1 if act in BROADER.values() else 3 for act in BROADER}
"""How fine an act of the terms is: 1 where it has finer ones."""


def incidents(reports: pl.DataFrame, membership: pl.DataFrame) -> pl.DataFrame:
    """INCIDENTS: a row an incident, earliest first. ``independent`` counts original sources: copies corroborate nothing."""
    blank = [pl.lit(None, c.dtype).alias(c.name) for c in REPORTS.columns if c.name not in reports.columns]
    rows = reports.with_columns(blank).with_columns(pl.col("source").fill_null("reports"))
    rows = rows.join(membership.select("source", "report_id", ID), on=["source", "report_id"], how="inner")
    rows = rows.with_columns(pl.col("date_end").fill_null(pl.col("date_start")))
    rows = rows.sort(
        ID, "geo_prec", "radius_km", "date_prec", "source", "report_id", nulls_last=True, maintain_order=True
    )
    table = _told(rows)
    for part in (_sides(rows), _acts(rows), _origins(rows), _evidence(rows, table)):
        table = table.join(part, on=ID, how="left")
    return table.select([pl.col(c.name).cast(c.dtype) for c in INCIDENTS.columns]).sort("date_start", ID)


def _told(rows: pl.DataFrame) -> pl.DataFrame:
    """Days, place and deaths."""
    figures = ("fatalities_low", "fatalities_best", "fatalities_high")
    latest_first, earliest_last = pl.col("date_start").max(), pl.col("date_end").min()
    agree = latest_first <= earliest_last
    placed = ("latitude", "longitude", "geo_prec", "radius_km")
    table = rows.group_by(ID, maintain_order=True).agg(
        pl.len().alias("reports"),
        pl.when(agree).then(latest_first).otherwise(pl.col("date_start").min()).alias("date_start"),
        pl.when(agree).then(earliest_last).otherwise(pl.col("date_end").max()).alias("date_end"),
        pl.col("date_prec").min().alias("told_prec"),
        *[pl.col(c).first() for c in placed],
        pl.col("place_name").drop_nulls().first(),
        pl.min_horizontal(figures).min().alias("deaths_low"),
        pl.col("fatalities_best").drop_nulls().first().alias("deaths_best"),
        pl.max_horizontal(figures).max().alias("deaths_high"),
        pl.col("fatalities_civilians").drop_nulls().first().alias("deaths_civilians"),
    )
    days = (pl.col("date_end") - pl.col("date_start")).dt.total_days() + 1
    by_span = pl.when(days <= 1).then(1).when(days <= 6).then(2).otherwise(3)
    return table.with_columns(pl.max_horizontal(by_span, "told_prec").alias("date_prec"))


def _sides(rows: pl.DataFrame) -> pl.DataFrame:
    """Both sides from the one report that tells most of them."""
    told = pl.col("actor_a").is_not_null().cast(pl.Int8) + pl.col("actor_b").is_not_null().cast(pl.Int8)
    ordered = rows.select(ID, "actor_a", "actor_b", told.alias("told")).sort(
        "told", descending=True, maintain_order=True
    )
    return ordered.unique(ID, keep="first", maintain_order=True).drop("told")


def _acts(rows: pl.DataFrame) -> pl.DataFrame:
    """The finest act told, by most reports; between equals the best placed report's."""
    act = pl.coalesce("type_l1", "type_l2", "type_l3")
    level = (
        pl.when(pl.col("type_l1").is_not_null())
        .then(3)
        .when(pl.col("type_l2").is_not_null())
        .then(2)
        .otherwise(1)
    )
    ours = act.replace_strict(DEPTH, default=None, return_dtype=pl.Int32)
    acts = rows.select(ID, act.alias("act"), pl.coalesce(ours, level).alias("fine"))
    counted = (
        acts.drop_nulls("act")
        .group_by(ID, "act", maintain_order=True)
        .agg(pl.col("fine").max(), pl.len().alias("told"))
    )
    counted = counted.sort("fine", "told", descending=True, maintain_order=True)
    return counted.unique(ID, keep="first", maintain_order=True).select(ID, "act")


def _evidence(rows: pl.DataFrame, table: pl.DataFrame) -> pl.DataFrame:
    """Hours, weapon and what bears on exceptions: kept where reports agree, and never more certain than they are."""
    days = table.select(ID, first="date_start", last="date_end")
    told = rows.join(days, on=ID, how="left", maintain_order="left").with_columns(
        until=pl.when(pl.col("date_start") == pl.col("date_end"))
        .then(pl.coalesce("time_end", "time_start"))
        .otherwise("time_end")
    )
    hourly = pl.col("time_start").is_not_null() | pl.col("time_end").is_not_null()
    strange = (
        hourly & ((pl.col("date_start") != pl.col("first")) | (pl.col("date_end") != pl.col("last")))
    ).any()
    whole = pl.col("time_start").filter(hourly).is_not_null().all()
    weapons = pl.col("weapon").drop_nulls().unique().sort()

    def stands(name: str) -> pl.Expr:
        given = pl.col(name).drop_nulls()
        return (
            pl.when(given.n_unique() == 1).then(given.first()).when(given.len() > 0).then(pl.lit("claimed"))
        )

    def agreed(name: str) -> pl.Expr:
        given = pl.col(name).drop_nulls()
        return pl.when(given.n_unique() == 1).then(given.first())

    return told.group_by(ID, maintain_order=True).agg(
        pl.when(~strange & whole).then(pl.col("time_start").min()).alias("time_start"),
        pl.when(~strange & pl.col("until").filter(hourly).is_not_null().all())
        .then(pl.col("until").max())
        .alias("time_end"),
        pl.when(weapons.len() > 0).then(weapons.str.join(MERGED)).alias("weapon"),
        agreed("calibre_mm").alias("calibre_mm"),
        stands("response").alias("response"),
        stands("notified").alias("notified"),
        agreed("fired_from").alias("fired_from"),
    )


def _origins(rows: pl.DataFrame) -> pl.DataFrame:
    """Files and original sources, distinct; a report that names no original source is its file's own word."""
    named = rows.select(
        ID, "source", "report_id", pl.col("original_sources").str.split(MERGED).alias("original")
    )
    named = named.explode("original", empty_as_null=True).with_columns(pl.col("original").str.strip_chars())
    told = pl.when(pl.col("original") == "").then(None).otherwise("original")
    silent = told.is_null().all().over(ID, "report_id", "source")
    named = named.with_columns(pl.when(silent).then("source").otherwise(told).alias("original"))
    distinct = pl.col("original").drop_nulls().unique().sort()
    return named.group_by(ID, maintain_order=True).agg(
        pl.col("source").unique().sort().str.join(MERGED).alias("sources"),
        distinct.str.join(MERGED).alias("original_sources"),
        distinct.len().alias("independent"),
    )
