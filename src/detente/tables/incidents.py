"""What we conclude happened, where it lies, and how it reads against the terms."""

import polars as pl

from detente.tables.column import Table, public, shared

EVIDENCE = ("found", "claimed", "refuted")
"""How evidence on an exception stands: established, one side's word, or found not to be so."""

INCIDENTS = Table(
    "incidents",
    "What is concluded to have happened: one row an incident, fused from the reports that tell of it.",
    (
        public("incident_id", pl.String(), "name of the incident", required=True),
        public("reports", pl.Int64(), "how many reports tell of it", "reports"),
        public("sources", pl.String(), "the files it comes from, ';'-joined"),
        public("original_sources", pl.String(), "whose word it rests on in the end, distinct, ';'-joined"),
        public("independent", pl.Int64(), "distinct original sources", "sources"),
        public("date_start", pl.Date(), "first day it may have happened", "day, local", required=True),
        public("date_end", pl.Date(), "last day it may have happened", "day, local", required=True),
        public("date_prec", pl.Int64(), "1 day, 2 within 2 to 6 days, 3 a week or more", "class"),
        shared("latitude", pl.Float64(), "of the best placed report", "degrees"),
        shared("longitude", pl.Float64(), "of the best placed report", "degrees"),
        public("geo_prec", pl.Int64(), "1 exact to 5 placed nowhere", "class"),
        public("radius_km", pl.Float64(), "how far from its point it may lie", "km"),
        shared("place_name", pl.String(), "place as the best placed report writes it"),
        public("act", pl.String(), "what happened, in the terms' vocabulary"),
        public("actor_a", pl.String(), "one side"),
        public("actor_b", pl.String(), "the other side, or the target"),
        public("deaths_low", pl.Int64(), "lowest figure of any report", "persons"),
        public("deaths_best", pl.Int64(), "best figure of the best placed report", "persons"),
        public("deaths_high", pl.Int64(), "highest figure of any report", "persons"),
        public("deaths_civilians", pl.Int64(), "of them civilians, where told apart", "persons"),
        public(
            "time_start",
            pl.Time(),
            "first hour of the first day, where all reports that tell an hour tell these days",
            "hour, local",
        ),
        public("time_end", pl.Time(), "last hour of the last day, likewise", "hour, local"),
        public("weapon", pl.String(), "kinds of weapon told, in the terms' vocabulary, ';'-joined"),
        public("calibre_mm", pl.Float64(), "calibre, where the reports that tell one agree", "mm"),
        public(
            "response",
            pl.String(),
            "was it fire in response: found, claimed or refuted; claimed where findings differ",
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
    key=("incident_id",),
)

PLACEMENTS = Table(
    "placements",
    "Where an incident lies: its sub-district where the place is exact enough, and each zone's answer.",
    (
        public("incident_id", pl.String(), "the incident", required=True),
        public(
            "pcode",
            pl.String(),
            "smallest administrative unit it surely lies in; empty where that cannot be told",
        ),
        public("zone", pl.String(), "the zone it lies or may lie in; empty: no zone", required=False),
        public(
            "answer",
            pl.String(),
            "inside, outside or undetermined",
            required=True,
            words=("inside", "outside", "undetermined"),
        ),
        public("p_low", pl.Float64(), "share of where it may lie that is surely in the zone", "probability"),
        public("p_high", pl.Float64(), "the same with the zone's possible parts", "probability"),
        public("why", pl.String(), "what decided the answer"),
    ),
)

FINDINGS = Table(
    "findings",
    "One row an incident and clause: whether the terms forbid it. It says nothing of who did it.",
    (
        public("incident_id", pl.String(), "the incident", required=True),
        public("instrument", pl.String(), "the agreement or resolution", required=True),
        public("clause", pl.String(), "the clause", required=True),
        public(
            "zone", pl.String(), "the zone the clause was read for; empty for clauses that hold everywhere"
        ),
        public(
            "verdict",
            pl.String(),
            "violation (alleged), not_violation, outside_terms or undetermined",
            required=True,
            words=("violation", "not_violation", "outside_terms", "undetermined"),
        ),
        public("act", pl.String(), "is the act forbidden: yes, no, unknown"),
        public("place", pl.String(), "is the place covered: yes, no, unknown"),
        public("time", pl.String(), "was the clause in force: yes, no, unknown"),
        public("party", pl.String(), "are the sides bound: yes, no, unknown"),
        public("exemption", pl.String(), "was an exempt group there: yes, no, unknown"),
        public(
            "exception",
            pl.String(),
            "does an exception hold, as self-defence or notified fire: yes, no, unknown",
        ),
        public(
            "attribution", pl.String(), "who did it as far as the report says; decided apart from the verdict"
        ),
        public("why", pl.String(), "what decided the verdict"),
        public("notice", pl.String(), "what the verdict does not say"),
    ),
)
