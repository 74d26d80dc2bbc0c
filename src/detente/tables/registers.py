"""What others have published or is on record: meetings, totals, positions, balances, standards."""

import polars as pl

from detente.tables.column import Table, public

MEETINGS = Table(
    "meetings",
    "Meetings of the process and what shows that they took place.",
    (
        public("track", pl.String(), "the track of the process", required=True),
        public("name", pl.String(), "round or body", required=True),
        public("date_start", pl.Date(), "first day", "day", required=True),
        public("date_end", pl.Date(), "last day", "day"),
        public("place", pl.String(), "where"),
        public(
            "basis",
            pl.String(),
            "how it is known",
            required=True,
            words=("independent record", "announced", "said by participants"),
        ),
        public("source_url", pl.String(), "where it was read"),
        public("note", pl.String(), "what a reader should know"),
    ),
)

TOTALS = Table(
    "totals",
    "Totals of deaths that others have published: claims, enumerations and estimates, never mixed.",
    (
        public("publisher", pl.String(), "whose figure", required=True),
        public(
            "kind",
            pl.String(),
            "a claim, an enumeration of unique records, or an estimate",
            required=True,
            words=("claim", "enumeration", "estimate"),
        ),
        public("value", pl.Float64(), "the figure", "persons", least=0, required=True),
        public("low", pl.Float64(), "lower limit, where published", "persons", least=0),
        public("high", pl.Float64(), "upper limit, where published", "persons", least=0),
        public("who", pl.String(), "who is counted", required=True),
        public("date_start", pl.Date(), "first day covered", "day"),
        public("date_end", pl.Date(), "last day covered", "day"),
        public("published", pl.String(), "when", "day or year"),
        public("checked", pl.String(), "read in the source, computed, or from memory"),
        public("source_url", pl.String(), "where it was read"),
        public("note", pl.String(), "what a reader should know"),
    ),
)

POSITIONS = Table(
    "positions",
    "Who holds what on a matter of the process.",
    (
        public("organisation", pl.String(), "who", required=True),
        public("subject", pl.String(), "track, instrument or matter", required=True),
        public(
            "position",
            pl.String(),
            "accepts, accepts with reservation, rejects or none",
            required=True,
            words=("accepts", "accepts with reservation", "rejects", "none"),
        ),
        public("date", pl.Date(), "since", "day"),
        public("source_url", pl.String(), "where it was read"),
        public("note", pl.String(), "in the register's words"),
    ),
)

BALANCES = Table(
    "balances",
    "A publisher's own account of flow, stock and exit on one day, to be checked against itself.",
    (
        public("date", pl.Date(), "as of", "day", required=True),
        public("publisher", pl.String(), "whose account", required=True),
        public("place", pl.String(), "of which place or population", required=True),
        public(
            "quantity",
            pl.String(),
            "which part of the account",
            required=True,
            words=("flow", "stock", "exit", "elsewhere", "total", "capacity"),
        ),
        public("value", pl.Float64(), "the figure", "persons", least=0, required=True),
        public("reservation", pl.String(), "about, more than and the like"),
        public("source_url", pl.String(), "where it was read"),
        public("note", pl.String(), "what a reader should know"),
    ),
    key=("date", "publisher", "place", "quantity"),
)

RESTRICTIONS = Table(
    "restrictions",
    "Limits put on monitors or aid: access denied, delayed or made conditional. Denied access is data.",
    (
        public("date", pl.Date(), "the day", "day", required=True),
        public("whom", pl.String(), "who was restricted", required=True),
        public("place", pl.String(), "where", required=True),
        public(
            "kind",
            pl.String(),
            "denied, delayed or conditional",
            required=True,
            words=("denied", "delayed", "conditional"),
        ),
        public("by", pl.String(), "who holds the ground or set the limit, as reported"),
        public("consequence", pl.String(), "what could not be seen or done"),
        public("source_url", pl.String(), "where it was read"),
    ),
)

STANDARDS = Table(
    "standards",
    "Humanitarian standards as data, edition by edition.",
    (
        public("id", pl.String(), "stable key", required=True),
        public("domain", pl.String(), "water, sanitation, shelter and so on", required=True),
        public("item", pl.String(), "what it is about", required=True),
        public("value", pl.Float64(), "the number", "see unit", required=False),
        public("value_high", pl.Float64(), "upper end of a range", "see unit"),
        public("unit", pl.String(), "unit of the value"),
        public("per", pl.String(), "what one value is for"),
        public("bound", pl.String(), "min, max, range, planning, choice or threshold"),
        public("when", pl.String(), "in which phase"),
        public("source", pl.String(), "edition"),
        public("where", pl.String(), "chapter or standard"),
        public("checked", pl.String(), "seen, quoted, earlier or recalled"),
        public("note", pl.String(), "guidance"),
    ),
    key=("id",),
)

PUBLISHED = Table(
    "published",
    "What others have published on a question that the folder also answers: laid beside, never averaged in.",
    (
        public("publisher", pl.String(), "whose answer", required=True),
        public("subject", pl.String(), "what it is about", required=True, words=("violence",)),
        public("place", pl.String(), "of which place", required=True),
        public("period", pl.String(), "of which time, as the publisher puts it", required=True),
        public("finding", pl.String(), "what was found, in short", required=True),
        public(
            "direction",
            pl.String(),
            "which way it points",
            required=True,
            words=("fell", "rose", "both", "level only"),
        ),
        public("method", pl.String(), "how it was found"),
        public("published", pl.String(), "when", "day, month or year"),
        public("source_url", pl.String(), "where it was read", required=True),
        public(
            "checked",
            pl.String(),
            "how it was read: in the source, an excerpt, a copy, or from memory",
            required=True,
        ),
    ),
)
