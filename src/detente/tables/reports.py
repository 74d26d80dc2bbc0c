"""What sources say: one row a report. The layout of ``formats``; one file a source."""

import polars as pl

from detente.tables.column import Table, public, shared
from detente.tables.incidents import EVIDENCE

REPORTS = Table(
    "reports",
    "One source's accounts of incidents, one row a report, in the source's own words and precision.",
    (
        public("source", pl.String(), "who reports; the file's stem unless the column says otherwise"),
        public(
            "report_id", pl.String(), "the source's own name of the report, unique within it", required=True
        ),
        public("date_start", pl.Date(), "first day it may have happened", "day, local", required=True),
        public("date_end", pl.Date(), "last day it may have happened; empty: the first day", "day, local"),
        public(
            "date_prec", pl.Int64(), "1 day, 2 within 2 to 6 days, 3 a week or more", "class", least=1, most=3
        ),
        shared("latitude", pl.Float64(), "north of the equator, WGS 84", "degrees", least=-90, most=90),
        shared("longitude", pl.Float64(), "east of Greenwich, WGS 84", "degrees", least=-180, most=180),
        public(
            "geo_prec",
            pl.Int64(),
            "1 exact, 2 settlement, 3 district, 4 province, 5 wider or unknown (placed nowhere)",
            "class",
            least=1,
            most=5,
        ),
        shared("place_name", pl.String(), "place as the source writes it"),
        public("adm2", pl.String(), "district as the source writes it"),
        public("adm1", pl.String(), "province as the source writes it"),
        public("type_raw", pl.String(), "the source's own word for what happened"),
        public("type_l1", pl.String(), "the act, fine; blank where the source's vocabulary is too coarse"),
        public("type_l2", pl.String(), "the act's group"),
        public("type_l3", pl.String(), "the act's broad class"),
        public("actor_a", pl.String(), "one side as the source names it"),
        public("actor_b", pl.String(), "the other side, or the target, as the source names it"),
        public("fatalities_best", pl.Int64(), "deaths, the source's best figure", "persons", least=0),
        public("fatalities_low", pl.Int64(), "deaths, the source's low figure", "persons", least=0),
        public("fatalities_high", pl.Int64(), "deaths, the source's high figure", "persons", least=0),
        public(
            "fatalities_civilians",
            pl.Int64(),
            "deaths of civilians where the source tells them apart",
            "persons",
            least=0,
        ),
        public(
            "radius_km",
            pl.Float64(),
            "how far from its point the report may lie; empty: by its precision class",
            "km",
            least=0,
        ),
        public("original_sources", pl.String(), "whose word the report itself rests on, ';'-joined"),
        public(
            "original_date_prec",
            pl.Int64(),
            "the source's own date precision code, kept beside ours",
            "class",
        ),
        public(
            "original_geo_prec",
            pl.Int64(),
            "the source's own place precision code, kept beside ours",
            "class",
        ),
        public(
            "time_start", pl.Time(), "first hour of the first day, in the process's time zone", "hour, local"
        ),
        public(
            "time_end",
            pl.Time(),
            "last hour of the last day; empty with an hour told: that moment",
            "hour, local",
        ),
        public(
            "weapon",
            pl.String(),
            "kind of weapon, in the terms' vocabulary or by the source's 'weapons' map; several ';'-joined",
        ),
        public("calibre_mm", pl.Float64(), "its calibre", "mm", least=0),
        public(
            "response",
            pl.String(),
            "was it fire in response: found by a verification, claimed by a side, or refuted",
            words=EVIDENCE,
        ),
        public(
            "notified",
            pl.String(),
            "was it notified beforehand: found (a notice is on record), claimed or refuted",
            words=EVIDENCE,
        ),
        public("fired_from", pl.String(), "id of the zone it was fired from, where told"),
    ),
    key=("source", "report_id"),
)

MEMBERSHIP = Table(
    "membership",
    "Which report belongs to which incident; every report appears.",
    (
        public("source", pl.String(), "who reports", required=True),
        public("report_id", pl.String(), "the report", required=True),
        public("incident_id", pl.String(), "the incident it belongs to", required=True),
        public(
            "probability",
            pl.Float64(),
            "that the report belongs there",
            "probability",
            least=0,
            most=1,
            required=True,
        ),
    ),
)

PAIRS = Table(
    "pairs",
    "Why two reports were held to be one incident, or nearly so.",
    (
        public("report_a", pl.String(), "source:report_id", required=True),
        public("report_b", pl.String(), "source:report_id", required=True),
        public(
            "probability",
            pl.Float64(),
            "that both tell of one incident",
            "probability",
            least=0,
            most=1,
            required=True,
        ),
        public("reasons", pl.String(), "what speaks for and against, in words"),
    ),
)
