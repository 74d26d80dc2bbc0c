"""Counts over time: daily counts per area, rival tallies, movements of people."""

import polars as pl

from detente.tables.column import Table, column

DAILY = Table(
    "daily",
    "Counts per area and day. A missing row is an unwatched day, not zero.",
    (
        column("date", pl.Date(), "the day", "day, local", required=True),
        column("area", pl.String(), "zone or administrative unit", required=True),
        column("incidents", pl.Float64(), "incidents; a fraction where an incident spans several days", "incidents", least=0,
               required=True),
        column("fatalities", pl.Float64(), "deaths, best figures", "persons", least=0),
        column("exposure", pl.Float64(), "share of the day that was watched", "share", least=0),
        column("zone", pl.Int64(), "1 where the area is treated", "0 or 1", least=0, most=1),
    ),
    key=("date", "area"),
)

AREAS = Table(
    "areas",
    "What is known of each area: its region, position and neighbours.",
    (
        column("area", pl.String(), "the area", required=True),
        column("region", pl.String(), "the larger unit it belongs to"),
        column("x", pl.Float64(), "east", "degrees or km"),
        column("y", pl.Float64(), "north", "degrees or km"),
        column("neighbours", pl.String(), "areas that touch it, ';'-joined"),
    ),
    key=("area",),
)

EFFORT = Table(
    "effort",
    "How much each area was watched on each day.",
    (
        column("date", pl.Date(), "the day", "day, local", required=True),
        column("area", pl.String(), "the area", required=True),
        column("monitors", pl.Float64(), "monitors or sources at work", "monitors", least=0, required=True),
    ),
    key=("date", "area"),
)

TALLIES = Table(
    "tallies",
    "Rival counts as printed: one row a day, reporting party, category and province ('total' for the sum as printed).",
    (
        column("date", pl.Date(), "the 24 hours covered", "day", required=True),
        column("reporting_party", pl.String(), "whose count it is", required=True),
        column("category", pl.String(), "unit of count; never added or compared across categories", required=True),
        column("province", pl.String(), "province, or 'total' for the sum as printed", required=True),
        column("count", pl.Int64(), "empty: the province is named without a figure", "cases", least=0),
        column("confirmed_by_other", pl.Int64(), "of them confirmed by the other side", "cases", least=0),
        column("relayed_by", pl.String(), "who passed the count on, where not the party itself"),
        column("source_url", pl.String(), "where it was read"),
        column("source_published", pl.String(), "when it was published", "day"),
        column("note", pl.String(), "what a reader should know"),
    ),
    key=("date", "reporting_party", "category", "province"),
)

MOVEMENTS = Table(
    "movements",
    "What publishers say of people, goods and groups that moved or joined. Rows are rival claims, never added.",
    (
        column("date", pl.Date(), "the day the figure is of", "day", required=True),
        column("kind", pl.String(), "evacuated, returned IDP, aid delivered and so on", required=True),
        column("place", pl.String(), "as named by the publisher", required=True),
        column("count", pl.Float64(), "empty: no number given", "see unit", least=0),
        column("unit", pl.String(), "what is counted, with the publisher's reservation in brackets"),
        column("period", pl.String(), "day, cumulative since DATE, on the day (a stock), or what else is said"),
        column("source_url", pl.String(), "where it was read"),
        column("source_published", pl.String(), "when it was published", "day"),
        column("speaker_or_publisher", pl.String(), "whose figure it is", required=True),
    ),
)
