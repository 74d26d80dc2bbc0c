"""Reports in: one file a source, in the project's layout or the field's, to one table of REPORTS.

The source's own word for the act stays in ``type_raw``; its ``acts`` map (``process.toml``) gives the terms' act.
Several groups on one side are joined with ';', original sources are named one way, and the radius of a report's
place comes from the source's precision. Nothing is dropped: every row is either right or a fault.
"""

from __future__ import annotations

import polars as pl

from detente.errors import Fault, InputError
from detente.process import Source
from detente.store.ged import read_ged
from detente.tables import REPORTS


def read_reports(frame: pl.DataFrame, source: Source) -> pl.DataFrame:
    """One source's file in the REPORTS layout; raises InputError with every fault."""
    if source.layout == "ucdp-ged":
        frame = read_ged(frame, source)
    if "source" not in frame.columns:
        frame = frame.with_columns(source=pl.lit(source.id))
    reports, faults = REPORTS.faults(frame, source.file)
    if not faults:
        faults = _backward(reports, source.file)
    if faults:
        raise InputError(source.file, faults)
    return _in_our_words(reports, source)


def _in_our_words(reports: pl.DataFrame, source: Source) -> pl.DataFrame:
    raw = pl.col("type_raw")
    act = raw.replace_strict(source.acts, default=None, return_dtype=pl.String) if source.acts else raw
    radius = {int(k): v for k, v in source.radius_km.items()}
    known = (
        pl.col("geo_prec").replace_strict(radius, default=None, return_dtype=pl.Float64) if radius else None
    )
    separator = source.actor_separator
    return reports.with_columns(
        pl.col("date_end").fill_null(pl.col("date_start")),
        pl.col("date_prec").fill_null(1),
        pl.col("geo_prec").fill_null(5),
        type_l1=pl.coalesce(
            "type_l1", pl.when(pl.col("type_l2").is_null() & pl.col("type_l3").is_null()).then(act)
        ),
        radius_km=pl.col("radius_km") if known is None else pl.coalesce("radius_km", known),
        actor_a=pl.col("actor_a").str.replace_all(separator, "; ", literal=True),
        actor_b=pl.col("actor_b").str.replace_all(separator, "; ", literal=True),
        original_sources=_one_name_each(reports["original_sources"], source),
        weapon=pl.col("weapon").replace(source.weapons) if source.weapons else pl.col("weapon"),
    ).select(REPORTS.names)


def _one_name_each(cited: pl.Series, source: Source) -> pl.Series:
    """Original sources, each under one name, distinct and sorted; a source that cites nobody is its own."""
    names = {}
    for text in cited.unique().to_list():
        parts = {
            source.original_aliases.get(p.strip(), p.strip()) for p in (text or "").split(";") if p.strip()
        }
        names[text] = ";".join(sorted(parts)) or source.id
    return pl.Series("original_sources", [names[t] for t in cited.to_list()], dtype=pl.String)


def _backward(reports: pl.DataFrame, where: str) -> list[Fault]:
    wrong = reports.with_row_index("row").filter(
        (pl.col("date_end") < pl.col("date_start"))
        | (pl.col("fatalities_high") < pl.col("fatalities_low"))
        | (pl.col("latitude").is_null() != pl.col("longitude").is_null())
        | (pl.col("latitude").is_null() & (pl.col("geo_prec").fill_null(5) < 5))
    )
    faults = _hours(reports, where)
    for row in wrong.iter_rows(named=True):
        at = f"{where}, row {row['row'] + 2}"
        if row["date_end"] and row["date_end"] < row["date_start"]:
            faults.append(Fault(at, f"it ends ({row['date_end']}) before it starts ({row['date_start']})",
                                "swap the dates or mend one"))  # fmt: skip
        if row["latitude"] is None or row["longitude"] is None:
            if (row["latitude"] is None) != (row["longitude"] is None):
                faults.append(
                    Fault(at, "only one of latitude and longitude is given", "write both or neither")
                )
            elif (row["geo_prec"] or 5) < 5:
                faults.append(Fault(at, f"geo_prec is {row['geo_prec']} but the point is missing",
                                    "write the point, or geo_prec 5"))  # fmt: skip
        low, high = row["fatalities_low"], row["fatalities_high"]
        if low is not None and high is not None and high < low:
            faults.append(
                Fault(
                    at, f"fatalities_high ({high}) is below fatalities_low ({low})", "swap them or mend one"
                )
            )
    return faults


def _hours(reports: pl.DataFrame, where: str) -> list[Fault]:
    """Hours that run backward on one day."""
    one_day = pl.col("date_end").fill_null(pl.col("date_start")) == pl.col("date_start")
    wrong = reports.with_row_index("row").filter(one_day & (pl.col("time_end") < pl.col("time_start")))
    return [
        Fault(
            f"{where}, row {row['row'] + 2}",
            f"it ends at {row['time_end']:%H:%M}, before it starts at {row['time_start']:%H:%M} of the same day",
            "swap the hours, or write the next day as date_end",
        )
        for row in wrong.iter_rows(named=True)
    ]
