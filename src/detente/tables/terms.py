"""What is read off findings: their traces, what moves them, where instruments conflict, what stays open, and harm.

Every table that carries a verdict carries the notice of what the verdict does not say.
"""

import polars as pl

from detente.tables.column import Table, public
from detente.tables.incidents import FINDINGS

VERDICTS = next(c.words for c in FINDINGS.columns if c.name == "verdict")
ELEMENTS = ("act", "place", "time", "party", "exemption", "exception")
NOTICE = public("notice", pl.String(), "what a verdict does not say", required=True)
INSTRUMENT = public("instrument", pl.String(), "the agreement or resolution", required=True)
CLAUSE = public("clause", pl.String(), "the clause", required=True)
ZONE = public("zone", pl.String(), "the zone the clause was read for; empty for clauses that hold everywhere")

TRACES = Table(
    "traces",
    "One row an incident, clause and element: the answer, why, and which reports it rests on.",
    (
        public("incident_id", pl.String(), "the incident", required=True),
        INSTRUMENT,
        CLAUSE,
        ZONE,
        public("verdict", pl.String(), "the finding's verdict", required=True, words=VERDICTS),
        public("element", pl.String(), "which question", required=True, words=ELEMENTS),
        public("answer", pl.String(), "yes, no or unknown", required=True, words=("yes", "no", "unknown")),
        public("why", pl.String(), "the reason", required=True),
        public("evidence", pl.String(), "the reports that tell it, source:report_id, ';'-joined; empty: none does"),
        public("text_basis", pl.String(), "how the clause's wording is known"),
        NOTICE,
    ),
)  # fmt: skip

CHANGES = Table(
    "changes",
    "Findings that differ between two readings, and the element that moved.",
    (
        public("incident_id", pl.String(), "the incident", required=True),
        INSTRUMENT,
        CLAUSE,
        ZONE,
        public("before", pl.String(), "verdict before; empty: not read", words=VERDICTS),
        public("after", pl.String(), "verdict after; empty: no longer read", words=VERDICTS),
        public("moved", pl.String(), "elements that moved, as 'party: unknown to yes', ';'-joined"),
        public("why", pl.String(), "what decides the verdict after; before, where it is no longer read"),
        NOTICE,
    ),
)

CONFLICTS = Table(
    "conflicts",
    "An incident that one instrument forbids or may forbid and another exempts or excepts.",
    (
        public("incident_id", pl.String(), "the incident", required=True),
        public("forbidden_by", pl.String(), "the instrument that forbids it", required=True),
        public("forbidding_clause", pl.String(), "its clause", required=True),
        public("forbidding_zone", pl.String(), "the zone it was read for"),
        public(
            "verdict", pl.String(), "the verdict under it: violation (alleged) or undetermined", required=True, words=("violation", "undetermined"),
        ),
        public("cleared_by", pl.String(), "the instrument that does not", required=True),
        public("clearing_clause", pl.String(), "its clause", required=True),
        public("by", pl.String(), "exempt group, or exception", required=True, words=("exempt group", "exception")),
        public("prevails", pl.String(), "the instrument that is stated to prevail, or 'none stated'", required=True),
        public("why", pl.String(), "what clears it there"),
        NOTICE,
    ),
)  # fmt: skip

RIVAL_LISTS = Table(
    "rival_lists",
    "A group that one instrument exempts while another in force on the same day binds it to the same acts.",
    (
        public("group", pl.String(), "the exempt group", required=True),
        public("names", pl.String(), "its names that the other instrument binds, ';'-joined", required=True),
        public("exempt_under", pl.String(), "the instrument that exempts it", required=True),
        public("authority", pl.String(), "who lists it there"),
        public("bound_under", pl.String(), "the instrument that binds it", required=True),
        public("first_day", pl.Date(), "first day on which both surely hold", "day, local", required=True),
        public("prevails", pl.String(), "the instrument that is stated to prevail, or 'none stated'", required=True),
        NOTICE,
    ),
)  # fmt: skip

UNDETERMINED = Table(
    "undetermined",
    "For each clause and zone: how many readings are undetermined, and which element is unknown.",
    (
        INSTRUMENT,
        CLAUSE,
        ZONE,
        public("readings", pl.Int64(), "incidents read against the clause there", "incidents", required=True),
        public("undetermined", pl.Int64(), "of them undetermined", "incidents", required=True),
        public("share", pl.Float64(), "undetermined over readings", "share", required=True),
        public("in_time", pl.Int64(), "readings on days on which the clause held or may have held", "incidents", required=True),
        public("share_in_time", pl.Float64(), "undetermined over those; empty where there are none", "share"),
        *(
            public(f"{name}_unknown", pl.Int64(), f"undetermined ones in which {name} is unknown", "incidents")
            for name in ELEMENTS
        ),
        public("one_element", pl.Int64(), "undetermined ones in which a single element is unknown", "incidents"),
        public("leading_reason", pl.String(), "the reason given most often"),
        public("leading_count", pl.Int64(), "how often", "incidents"),
        NOTICE,
    ),
)  # fmt: skip

SENSITIVITY = Table(
    "sensitivity",
    "Counts of each verdict with one assumption changed at a time.",
    (
        public("assumption", pl.String(), "what is taken otherwise", required=True),
        INSTRUMENT,
        public("zone", pl.String(), "the zone; empty: the whole instrument"),
        *(public(name, pl.Int64(), f"readings that are {name}", "incidents", required=True) for name in VERDICTS),
        NOTICE,
    ),
)  # fmt: skip

HARM = Table(
    "harm",
    "Harm to civilians by zone and in the whole area, whatever the verdict on any incident.",
    (
        public("zone", pl.String(), "the zone; empty: the whole area"),
        public("answer", pl.String(), "inside or undetermined; empty for the whole area", words=("inside", "undetermined")),
        public("incidents", pl.Int64(), "incidents", "incidents", required=True),
        public("told", pl.Int64(), "of them with a figure of civilians killed, none included", "incidents", required=True),
        public("with_civilians", pl.Int64(), "of them with civilians killed", "incidents", required=True),
        public("civilians_killed", pl.Int64(), "civilians killed, as far as told; no total of the dead", "persons"),
        public("notice", pl.String(), "what protects civilians", required=True),
    ),
)  # fmt: skip
