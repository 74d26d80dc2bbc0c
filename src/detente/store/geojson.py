"""GeoJSON out: shapes with their properties, and tables that have coordinates. Same rows, same bytes.

Longitude first, WGS 84 degrees to the seventh decimal (a centimetre), outer rings against the clock (RFC 7946).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import polars as pl
import shapely
from shapely.geometry.base import BaseGeometry

from detente.errors import Fault, InputError

COORDINATES = ("latitude", "longitude")
DECIMALS = 7


def write_features(features: Iterable[tuple[Mapping[str, Any], BaseGeometry]], path: str | Path) -> None:
    """Shapes with their properties as a FeatureCollection."""
    done = [
        _feature(properties, json.loads(shapely.to_geojson(_tidy(shape)))) for properties, shape in features
    ]
    _write(done, path)


def write_points(frame: pl.DataFrame, path: str | Path) -> None:
    """The rows of a table with latitude and longitude as points; a row without a place has no geometry."""
    missing = [c for c in COORDINATES if c not in frame.columns]
    if missing:
        raise InputError(
            str(path),
            [
                Fault(
                    str(path),
                    f"the table has no column {', '.join(missing)}, so nothing can be drawn",
                    "write .csv, .parquet or .json",
                )
            ],
        )
    done = []
    for row in frame.iter_rows(named=True):
        lat, lon = (row.pop(c) for c in COORDINATES)
        geometry = None
        if lat is not None and lon is not None:
            geometry = {
                "type": "Point",
                "coordinates": [round(float(lon), DECIMALS), round(float(lat), DECIMALS)],
            }
        done.append(_feature(row, geometry))
    _write(done, path)


def _tidy(shape: BaseGeometry) -> BaseGeometry:
    shape = shapely.transform(shape, lambda at: at.round(DECIMALS))
    return shapely.orient_polygons(shape)


def _feature(properties: Mapping[str, Any], geometry: Any) -> dict[str, Any]:
    told = {k: v.isoformat() if isinstance(v, date | time) else v for k, v in properties.items()}
    return {"type": "Feature", "properties": told, "geometry": geometry}


def _write(features: list[dict[str, Any]], path: str | Path) -> None:
    text = json.dumps(
        {"type": "FeatureCollection", "features": features}, ensure_ascii=False, allow_nan=False
    )
    Path(path).write_text(text + "\n", encoding="utf-8")
