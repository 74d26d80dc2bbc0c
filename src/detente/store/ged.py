"""Reading UCDP GED (the georeferenced event data of the Uppsala Conflict Data Program) as reports.

Scales, kept beside ours in ``original_date_prec`` and ``original_geo_prec`` (UCDP GED Codebook 19.1):

- ``where_prec`` 1 exact, 2 within about 25 km of a known point, 3 district, 4 province -> the same class;
  5 a linear or wider feature, 6 the country, 7 sea or air -> 5, placed nowhere.
- ``date_prec`` 1 exact day -> 1; 2 within 2 to 6 days -> 2; 3 week, 4 month, 5 more -> 3.

``original_sources`` are the offices the event cites, so that it stays visible on whose word it rests.
"""

from __future__ import annotations

import polars as pl

from detente.errors import Fault, InputError
from detente.process import Source

NEEDED = (
    "id", "type_of_violence", "side_a", "side_b", "where_prec", "where_coordinates", "latitude", "longitude",
    "date_prec", "date_start", "date_end", "low", "best", "high",
)  # fmt: skip


def read_ged(frame: pl.DataFrame, source: Source) -> pl.DataFrame:
    """A GED frame (all text, or typed as in Parquet) in the columns of REPORTS, ready to be checked."""
    missing = [name for name in NEEDED if name not in frame.columns]
    if missing:
        raise InputError(
            source.file,
            [Fault(f"{source.file}, header", f"this is not UCDP GED: columns {', '.join(missing)} are missing",
                   "hand in the event file, or set the source's layout to 'reports'")],
        )  # fmt: skip
    text = {name: pl.col(name).cast(pl.String) for name in frame.columns}
    place, day = (
        frame["where_prec"].cast(pl.Int64, strict=False),
        frame["date_prec"].cast(pl.Int64, strict=False),
    )
    low, high = (frame[c].cast(pl.Int64, strict=False) for c in ("low", "high"))

    def optional(name: str) -> pl.Expr:
        return text[name] if name in text else pl.lit(None, dtype=pl.String)

    return frame.select(
        source=pl.lit(source.id),
        report_id=text["id"],
        date_start=text["date_start"].str.slice(0, 10),
        date_end=text["date_end"].str.slice(0, 10),
        date_prec=pl.min_horizontal(day, pl.lit(3)),
        latitude=pl.col("latitude"),
        longitude=pl.col("longitude"),
        geo_prec=pl.min_horizontal(place, pl.lit(5)),
        place_name=text["where_coordinates"],
        adm2=optional("adm_2"),
        adm1=optional("adm_1"),
        type_raw=text["type_of_violence"],
        actor_a=text["side_a"],
        actor_b=text["side_b"],
        fatalities_best=pl.col("best"),
        fatalities_low=pl.min_horizontal(low, high),
        fatalities_high=pl.max_horizontal(low, high),
        fatalities_civilians=pl.col("deaths_civilians")
        if "deaths_civilians" in text
        else pl.lit(None, dtype=pl.Int64),
        original_sources=optional("source_office"),
        original_date_prec=day,
        original_geo_prec=place,
    )
