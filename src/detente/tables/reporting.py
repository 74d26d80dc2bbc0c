"""What a reporting body keeps of its own reports: corrections to them, and recommendations that somebody made.

Both are append-only: a row is never edited, a correction of a correction is a new row.
"""

import polars as pl

from detente.tables.column import Table, public

CORRECTIONS = Table(
    "corrections",
    "Corrections to reports that have gone out: what was said, what it should have said, why, and by whom.",
    (
        public("date", pl.Date(), "day of the correction", "day", required=True),
        public("report", pl.String(), "which report it corrects, by kind and day or number", required=True),
        public("what", pl.String(), "which figure or sentence", required=True),
        public("said", pl.String(), "as it stood", required=True),
        public("corrected", pl.String(), "as it should have stood; empty: withdrawn"),
        public("why", pl.String(), "what made the correction necessary", required=True),
        public("by", pl.String(), "who corrects it", required=True),
        public("source_url", pl.String(), "where the reason can be read"),
    ),
)

RECOMMENDATIONS = Table(
    "recommendations",
    "Recommendations that a body or party made, each by name; a report makes none of its own.",
    (
        public("date", pl.Date(), "day on which it was made", "day", required=True),
        public("by", pl.String(), "who made it", required=True),
        public("to", pl.String(), "to whom", required=True),
        public("says", pl.String(), "what is recommended, in its words or in short", required=True),
        public("source_url", pl.String(), "where it was read"),
    ),
)
