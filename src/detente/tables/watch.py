"""Who watched where and when, and how much of an area that is.

Where monitors stand and when they move is a position: places and hours are for the process, exact points for named
people. What may be public is who watches at all, by which means and on what basis.
"""

import polars as pl

from detente.tables.column import Table, public, restricted, shared

KINDS = ("post", "patrol", "camera", "drone", "hotline", "remote sensing")
BASES = ("recorded", "planned", "announced")

WATCH = Table(
    "watch",
    "One watch: a post manned, a patrol, a camera, drone, hotline or remote sensing, from when to when and over what.",
    (
        shared("watch_id", pl.String(), "key of the row", required=True),
        shared("watcher", pl.String(), "the team, post, line or device that watched", required=True),
        public("organisation", pl.String(), "whose it is", required=True),
        public("kind", pl.String(), "by which means", required=True, words=KINDS),
        public("zone", pl.String(), "id of the zone watched; else a p-code, else a point"),
        shared("pcode", pl.String(), "p-code of the unit, district or province watched"),
        restricted("latitude", pl.Float64(), "of the point watched from", "degrees", least=-90, most=90),
        restricted("longitude", pl.Float64(), "of the point watched from", "degrees", least=-180, most=180),
        restricted("radius_km", pl.Float64(), "how far is seen from the point", "km", least=0),
        shared("start", pl.String(), "first instant, with its offset: 2031-04-05T06:00-08:00", required=True),
        shared("end", pl.String(), "last instant, with its offset; empty: no end is on record"),
        shared(
            "share", pl.Float64(), "share of that place seen; empty: not on record", "share", least=0, most=1
        ),
        public(
            "basis",
            pl.String(),
            "recorded by the watcher, planned, or announced by somebody",
            required=True,
            words=BASES,
        ),
        public("source", pl.String(), "where it is found", required=True),
        shared("note", pl.String(), "what a reader should know"),
    ),
    key=("watch_id",),
)

COVERAGE = Table(
    "coverage",
    "How much of an area was watched on a day, by kind of watch. A day without a row is not on record: missing, not zero.",
    (
        shared("area", pl.String(), "zone, or administrative unit", required=True),
        shared("date", pl.Date(), "the day", "day, local", required=True),
        shared("kind", pl.String(), "means of watch, or 'all'", required=True),
        shared("hours", pl.Float64(), "hours of the day: the denominator", "zone-hours", least=0, required=True),
        shared("watched_low", pl.Float64(), "share of them surely watched", "share of zone-hours", least=0, most=1, required=True),
        shared("watched_high", pl.Float64(), "share of them watched at most", "share of zone-hours", least=0, most=1, required=True),
        shared("watchers", pl.Int64(), "watchers at work", "watchers", least=0, required=True),
        shared("restrictions", pl.Int64(), "limits put on them on record", "restrictions", least=0, required=True),
    ),
    key=("area", "date", "kind"),
)  # fmt: skip
