"""Rival counts over time: a row a comparison of two parties and statistic. Nothing here adds parties."""

import polars as pl

from detente.tables.column import Table, public

_DAYS = (
    ("days", "days with both counts on record"),
    ("both_some", "of them, days on which both counted some"),
    ("only_a", "of them, days on which only party_a counted some"),
    ("only_b", "of them, days on which only party_b counted some"),
    ("neither", "of them, days on which both counted none"),
    ("a_alone_on_record", "days on which only party_a's count is on record"),
    ("b_alone_on_record", "days on which only party_b's count is on record"),
    ("days_without_relay", "of the days with both, those on which neither count was relayed"),
)

AGREEMENT = Table(
    "agreement",
    "How two parties' counts go together: one row a category, place, period, pair and statistic. Counts are of days.",
    (
        public("category", pl.String(), "unit of count", required=True),
        public("place", pl.String(), "province, or 'total' for what each party printed", required=True),
        public("period", pl.String(), "'all', or a month as 2018-03", required=True),
        public("party_a", pl.String(), "the first of the two", required=True),
        public("party_b", pl.String(), "the second of the two", required=True),
        *(public(name, pl.Int64(), meaning, "days", least=0) for name, meaning in _DAYS),
        public("relayed_by", pl.String(), "who passed which count on, where not the party itself"),
        public("statistic", pl.String(), "what is measured", required=True),
        public("value", pl.Float64(), "its value; empty: not estimable", "see statistic"),
        public("low", pl.Float64(), "lower limit of the 95 % interval", "see statistic"),
        public("high", pl.Float64(), "upper limit of the 95 % interval", "see statistic"),
        public("method", pl.String(), "how it was found"),
        public("not_estimable", pl.String(), "why there is no value"),
    ),
    key=("category", "place", "period", "party_a", "party_b", "statistic"),
)
