"""Counts over time: daily counts per area, rival tallies, movements of people."""

import polars as pl

from detente.tables.column import Table, public

DAILY = Table(
    "daily",
    "Counts per area and day. A missing row is an unwatched day, not zero.",
    (
        public("date", pl.Date(), "the day", "day, local", required=True),
        public("area", pl.String(), "zone or administrative unit", required=True),
        public(
            "incidents",
            pl.Float64(),
            "incidents; a fraction where an incident spans several days",
            "incidents",
            least=0,
            required=True,
        ),
        public("fatalities", pl.Float64(), "deaths, best figures", "persons", least=0),
        public("exposure", pl.Float64(), "share of the day that was watched", "share", least=0),
        public("zone", pl.Int64(), "1 where the area is treated", "0 or 1", least=0, most=1),
    ),
    key=("date", "area"),
)

AREAS = Table(
    "areas",
    "What is known of each area: its region, position and neighbours.",
    (
        public("area", pl.String(), "the area", required=True),
        public("region", pl.String(), "the larger unit it belongs to"),
        public("x", pl.Float64(), "east", "degrees or km"),
        public("y", pl.Float64(), "north", "degrees or km"),
        public("neighbours", pl.String(), "areas that touch it, ';'-joined"),
    ),
    key=("area",),
)

EFFORT = Table(
    "effort",
    "How much each area was watched on each day.",
    (
        public("date", pl.Date(), "the day", "day, local", required=True),
        public("area", pl.String(), "the area", required=True),
        public("monitors", pl.Float64(), "monitors or sources at work", "monitors", least=0, required=True),
    ),
    key=("date", "area"),
)

TALLIES = Table(
    "tallies",
    "Rival counts as printed: one row a day, reporting party, category and province ('total' for the sum as printed).",
    (
        public("date", pl.Date(), "the 24 hours covered", "day", required=True),
        public("reporting_party", pl.String(), "whose count it is", required=True),
        public(
            "category", pl.String(), "unit of count; never added or compared across categories", required=True
        ),
        public("province", pl.String(), "province, or 'total' for the sum as printed", required=True),
        public("count", pl.Int64(), "empty: the province is named without a figure", "cases", least=0),
        public("confirmed_by_other", pl.Int64(), "of them confirmed by the other side", "cases", least=0),
        public("relayed_by", pl.String(), "who passed the count on, where not the party itself"),
        public("source_url", pl.String(), "where it was read"),
        public("source_published", pl.String(), "when it was published", "day"),
        public("note", pl.String(), "what a reader should know"),
    ),
    key=("date", "reporting_party", "category", "province"),
)

MOVEMENTS = Table(
    "movements",
    "What publishers say of people, goods and groups that moved or joined. Rows are rival claims, never added.",
    (
        public("date", pl.Date(), "the day the figure is of", "day", required=True),
        public("kind", pl.String(), "evacuated, returned IDP, aid delivered and so on", required=True),
        public("place", pl.String(), "as named by the publisher", required=True),
        public("count", pl.Float64(), "empty: no number given", "see unit", least=0),
        public("unit", pl.String(), "what is counted, with the publisher's reservation in brackets"),
        public(
            "period", pl.String(), "day, cumulative since DATE, on the day (a stock), or what else is said"
        ),
        public("source_url", pl.String(), "where it was read"),
        public("source_published", pl.String(), "when it was published", "day"),
        public("speaker_or_publisher", pl.String(), "whose figure it is", required=True),
    ),
)
