"""Reports as arrays, in one order (source, then report) whatever order they were handed in.

A date is a range of days. Where a source says that its day is uncertain but gives no range, the range is widened
(:data:`WIDEN_DAYS`). Reports that are placed nowhere, or whose range is longer than :data:`LONGEST_DAYS`, are
compared with nothing: each is an incident of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from detente.ceasefire.fusion.names import canonical, codes, plain
from detente.ceasefire.terms.acts import BROADER, chain
from detente.errors import Fault, InputError
from detente.tables import REPORTS

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

WIDEN_DAYS = {2: 3, 3: 7}
"""Days added on either side by date precision, where the source gives a single day."""
LONGEST_DAYS = 15
NOWHERE = 5
UNSAID_PLACE = 3
"""Place precision taken for a report with coordinates and no precision: a district."""


@dataclass(frozen=True)
class Sheet:
    """One entry a report in every array; codes are -1 where nothing is said."""

    frame: pl.DataFrame
    source: Ints
    first: Ints
    last: Ints
    latitude: Floats
    longitude: Floats
    precision: Ints
    names: Ints  # (reports, 3): place, district, province
    types: Ints  # (reports, 3): fine, group, broad
    actors: Ints  # (reports, 2)
    deaths: Ints

    @property
    def comparable(self) -> Flags:
        """Which reports are placed and dated well enough to be compared."""
        return np.asarray(
            (self.precision < NOWHERE) & (self.last - self.first < LONGEST_DAYS), dtype=np.bool_
        )

    @property
    def exact_days(self) -> Flags:
        """Which reports name one day."""
        return np.asarray(self.first == self.last, dtype=np.bool_)


def lay_out(reports: pl.DataFrame, aliases: pl.DataFrame | None, taxonomy: pl.DataFrame | None) -> Sheet:
    """The sheet of these reports; raises InputError where a source bears one report's name twice."""
    blank = [pl.lit(None, c.dtype).alias(c.name) for c in REPORTS.columns if c.name not in reports.columns]
    frame = reports.with_columns(blank).with_columns(pl.col("source").fill_null("reports"))
    frame = frame.sort("source", "report_id")
    _refuse_repeated(frame)
    frame = _by_our_acts(_fill_types(frame, taxonomy))
    first = frame["date_start"].cast(pl.Int32).to_numpy().astype(np.int64)
    last = frame["date_end"].fill_null(frame["date_start"]).cast(pl.Int32).to_numpy().astype(np.int64)
    first, last = np.minimum(first, last), np.maximum(first, last)
    said = frame["date_prec"].fill_null(1).to_numpy()
    for coarse, days in WIDEN_DAYS.items():
        point = (said == coarse) & (first == last)
        first, last = first - days * point, last + days * point
    latitude = frame["latitude"].fill_null(np.nan).to_numpy()
    longitude = frame["longitude"].fill_null(np.nan).to_numpy()
    precision = frame["geo_prec"].fill_null(UNSAID_PLACE).to_numpy().astype(np.int64)
    precision = np.where(np.isnan(latitude) | np.isnan(longitude), NOWHERE, np.clip(precision, 1, NOWHERE))
    provinces = canonical(frame["adm1"], "province", aliases)
    names = [codes(canonical(frame[c], c, None))[0] for c in ("place_name", "adm2")] + codes(provinces)
    types = [codes(canonical(frame[c], c, None))[0] for c in ("type_l1", "type_l2", "type_l3")]
    actors = codes(
        canonical(frame["actor_a"], "actor", aliases), canonical(frame["actor_b"], "actor", aliases)
    )
    return Sheet(
        frame=frame,
        source=codes(frame["source"])[0],
        first=first,
        last=last,
        latitude=latitude,
        longitude=longitude,
        precision=precision,
        names=np.column_stack(names),
        types=np.column_stack(types),
        actors=np.column_stack(actors),
        deaths=frame["fatalities_best"].fill_null(-1).to_numpy(),
    )


def _fill_types(frame: pl.DataFrame, taxonomy: pl.DataFrame | None) -> pl.DataFrame:
    """Blank levels from the taxonomy, by source and the source's own word."""
    if taxonomy is None:
        return frame
    word = pl.col("word").map_elements(plain, return_dtype=pl.String)
    levels = [pl.col(f"level{n}").alias(f"taxonomy_{n}") for n in (1, 2, 3)]
    listed = taxonomy.select("source", pl.col("base_category").alias("word"), *levels).with_columns(word)
    listed = listed.unique(["source", "word"], keep="first", maintain_order=True)
    words = frame.select(pl.col("type_raw").unique().drop_nulls().alias("type_raw"))
    words = words.with_columns(pl.col("type_raw").alias("word")).with_columns(word)
    joined = frame.join(words, on="type_raw", how="left").join(listed, on=["source", "word"], how="left")
    filled = [pl.coalesce(f"type_l{n}", f"taxonomy_{n}").alias(f"type_l{n}") for n in (1, 2, 3)]
    return joined.sort("source", "report_id").select(
        *[c for c in frame.columns if not c.startswith("type_l")], *filled
    )


def _by_our_acts(frame: pl.DataFrame) -> pl.DataFrame:
    """Where the type is an act of the terms and its group is not told: the group, and no fine act where it has finer ones."""
    group = {act: chain(act)[-1] for act in BROADER}
    fine = {act: None if act in BROADER.values() else act for act in BROADER}
    ours = pl.col("type_l1").is_in(list(BROADER)) & pl.col("type_l2").is_null()
    told = pl.col("type_l1")
    return frame.with_columns(
        type_l1=pl.when(ours)
        .then(told.replace_strict(fine, default=None, return_dtype=pl.String))
        .otherwise(told),
        type_l2=pl.when(ours)
        .then(told.replace_strict(group, default=None, return_dtype=pl.String))
        .otherwise("type_l2"),
    )


def _refuse_repeated(frame: pl.DataFrame) -> None:
    repeated = (
        frame.filter(pl.struct("source", "report_id").is_duplicated()).select("source", "report_id").unique()
    )
    if repeated.height:
        raise InputError(
            "reports",
            [
                Fault(
                    f"source {source!r}, report {report!r}",
                    "this name stands on several rows",
                    "give each report of a source its own name, or hand the source in once",
                )
                for source, report in repeated.sort("source", "report_id").rows()
            ],
        )
