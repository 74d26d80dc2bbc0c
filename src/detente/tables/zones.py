"""Zones as a table: how large, since when, who draws them."""

from __future__ import annotations

import polars as pl

from detente.tables.column import Table, public

ZONES = Table(
    "zones",
    "One row a zone, and one more for each organisation that draws it otherwise.",
    (
        public("zone", pl.String(), "the zone", required=True),
        public(
            "rendering", pl.String(), "who draws it so; empty: what all draw is core, what some draw possible"
        ),
        public("name", pl.String(), "its English name"),
        public("instrument", pl.String(), "the agreement that creates it", required=True),
        public(
            "boundary_status",
            pl.String(),
            "whether its lines are official",
            words=("agreed", "assumed", "disputed"),
        ),
        public("core_km2", pl.Float64(), "area surely inside, on the ellipsoid", "km2", least=0),
        public("possible_km2", pl.Float64(), "area of its possible parts", "km2", least=0),
        public("parts", pl.Int64(), "parts with a shape or days of their own", "count", least=0),
        public("agreed", pl.Date(), "day on which it was put on paper; empty: not told", "day"),
        public("begins_earliest", pl.Date(), "it began no earlier than this day", "day"),
        public("begins_latest", pl.Date(), "it began no later than this day", "day"),
        public(
            "ends_earliest",
            pl.Date(),
            "it ended no earlier than this day; both empty: no end on record",
            "day",
        ),
        public("ends_latest", pl.Date(), "it ended no later than this day", "day"),
        public("disputed_by", pl.String(), "organisations that draw it otherwise than others, ';'-joined"),
    ),
    key=("zone", "rendering"),
)
