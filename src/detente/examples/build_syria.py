"""Build the data files of the founding example from their originals.

What is written by hand (``process.toml``, ``terms/``, ``zones/``, ``register/``, ``relief/balances.csv``) is not
touched. Same originals, same bytes. Run it again when an original has a new edition::

    python build_syria.py --events ged_syria.parquet --units syr_adm3.geojson --bulletins DIR \
        --standards sphere-2018.csv --document akorda-2018-03-16.txt --out syria-2018

``--bulletins`` is a folder with ``tallies.csv``, ``provinces.csv`` and ``movements.csv``; beside the document its
description lies in a ``.json`` of the same stem. Headlines, article titles and addresses of the event data are
dropped, because they may name people.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import polars as pl

EVENT_COLUMNS = (
    "id",
    "type_of_violence",
    "conflict_name",
    "dyad_name",
    "side_a",
    "side_b",
    "number_of_sources",
    "source_office",
    "where_prec",
    "where_coordinates",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "low",
    "best",
    "high",
)
NAMED, UNNAMED = "“[^”]+” faction", "a faction"
"""A faction that the data name after its commander."""
UNIT_PROPERTIES = (
    "adm3_pcode",
    "adm3_en",
    "adm3_ar",
    "adm2_pcode",
    "adm2_en",
    "adm2_ar",
    "adm1_pcode",
    "adm1_en",
    "adm1_ar",
)


def build_events(original: Path, out: Path) -> None:
    """UCDP GED with the columns that the rooms read, in one fixed order."""
    events = pl.read_parquet(original).select(EVENT_COLUMNS).sort("date_start", "id")
    events = events.with_columns(
        pl.col("conflict_name", "dyad_name", "side_a", "side_b").str.replace_all(NAMED, UNNAMED)
    )
    events.write_parquet(out, compression="zstd", compression_level=19, statistics=False)


def build_units(original: Path, out: Path) -> None:
    """Sub-districts with codes and names of all levels; the geometry as it was."""
    units = json.loads(original.read_text("utf-8"))
    kept = [
        {
            "type": "Feature",
            "properties": {name: unit["properties"][name] for name in UNIT_PROPERTIES},
            "geometry": unit["geometry"],
        }
        for unit in sorted(units["features"], key=lambda unit: unit["properties"]["adm3_pcode"])
    ]
    text = json.dumps(
        {"type": "FeatureCollection", "features": kept}, ensure_ascii=False, separators=(",", ":")
    )
    out.write_text(text + "\n", "utf-8")


def copy(original: Path, out: Path) -> None:
    """The original's bytes."""
    shutil.copyfile(original, out)


def main() -> None:
    """Read the paths, write the files."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    ask.add_argument("--events", type=Path, required=True, help="UCDP GED Syria as Parquet")
    ask.add_argument("--units", type=Path, required=True, help="OCHA sub-districts as GeoJSON")
    ask.add_argument(
        "--bulletins", type=Path, required=True, help="folder of tallies.csv, provinces.csv, movements.csv"
    )
    ask.add_argument("--standards", type=Path, required=True, help="Sphere standards as CSV")
    ask.add_argument("--document", type=Path, required=True, help="the page's text, its .json beside it")
    ask.add_argument("--out", type=Path, required=True, help="the process folder")
    given = ask.parse_args()
    for name in ("reports", "places", "tallies", "relief", "documents"):
        (given.out / name).mkdir(parents=True, exist_ok=True)
    build_events(given.events, given.out / "reports" / "ucdp-ged-syria-2016-2019.parquet")
    build_units(given.units, given.out / "places" / "admin3.geojson")
    copy(given.bulletins / "provinces.csv", given.out / "places" / "provinces.csv")
    copy(given.bulletins / "tallies.csv", given.out / "tallies" / "bulletins.csv")
    copy(given.bulletins / "movements.csv", given.out / "relief" / "movements.csv")
    copy(given.standards, given.out / "relief" / "standards.csv")
    for ending in (".txt", ".json"):
        copy(given.document.with_suffix(ending), given.out / "documents" / (given.document.stem + ending))


if __name__ == "__main__":
    main()
