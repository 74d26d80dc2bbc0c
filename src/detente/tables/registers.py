"""What others have published or is on record: meetings, totals, positions, balances, standards."""

import polars as pl

from detente.tables.column import Table, column

MEETINGS = Table(
    "meetings",
    "Meetings of the process and what shows that they took place.",
    (
        column("track", pl.String(), "the track of the process", required=True),
        column("name", pl.String(), "round or body", required=True),
        column("date_start", pl.Date(), "first day", "day", required=True),
        column("date_end", pl.Date(), "last day", "day"),
        column("place", pl.String(), "where"),
        column("basis", pl.String(), "how it is known", required=True,
               words=("independent record", "announced", "said by participants")),
        column("source_url", pl.String(), "where it was read"),
        column("note", pl.String(), "what a reader should know"),
    ),
)

TOTALS = Table(
    "totals",
    "Totals of deaths that others have published: claims, enumerations and estimates, never mixed.",
    (
        column("publisher", pl.String(), "whose figure", required=True),
        column("kind", pl.String(), "a claim, an enumeration of unique records, or an estimate", required=True,
               words=("claim", "enumeration", "estimate")),
        column("value", pl.Float64(), "the figure", "persons", least=0, required=True),
        column("low", pl.Float64(), "lower limit, where published", "persons", least=0),
        column("high", pl.Float64(), "upper limit, where published", "persons", least=0),
        column("who", pl.String(), "who is counted", required=True),
        column("date_start", pl.Date(), "first day covered", "day"),
        column("date_end", pl.Date(), "last day covered", "day"),
        column("published", pl.String(), "when", "day or year"),
        column("checked", pl.String(), "read in the source, computed, or from memory"),
        column("source_url", pl.String(), "where it was read"),
        column("note", pl.String(), "what a reader should know"),
    ),
)

POSITIONS = Table(
    "positions",
    "Who holds what on a matter of the process.",
    (
        column("organisation", pl.String(), "who", required=True),
        column("subject", pl.String(), "track, instrument or matter", required=True),
        column("position", pl.String(), "accepts, accepts with reservation, rejects or none", required=True,
               words=("accepts", "accepts with reservation", "rejects", "none")),
        column("date", pl.Date(), "since", "day"),
        column("source_url", pl.String(), "where it was read"),
        column("note", pl.String(), "in the register's words"),
    ),
)

BALANCES = Table(
    "balances",
    "A publisher's own account of flow, stock and exit on one day, to be checked against itself.",
    (
        column("date", pl.Date(), "as of", "day", required=True),
        column("publisher", pl.String(), "whose account", required=True),
        column("place", pl.String(), "of which place or population", required=True),
        column("quantity", pl.String(), "which part of the account", required=True,
               words=("flow", "stock", "exit", "elsewhere", "total", "capacity")),
        column("value", pl.Float64(), "the figure", "persons", least=0, required=True),
        column("reservation", pl.String(), "about, more than and the like"),
        column("source_url", pl.String(), "where it was read"),
        column("note", pl.String(), "what a reader should know"),
    ),
)

STANDARDS = Table(
    "standards",
    "Humanitarian standards as data, edition by edition.",
    (
        column("id", pl.String(), "stable key", required=True),
        column("domain", pl.String(), "water, sanitation, shelter and so on", required=True),
        column("item", pl.String(), "what it is about", required=True),
        column("value", pl.Float64(), "the number", "see unit", required=False),
        column("value_high", pl.Float64(), "upper end of a range", "see unit"),
        column("unit", pl.String(), "unit of the value"),
        column("per", pl.String(), "what one value is for"),
        column("bound", pl.String(), "min, max, range, planning, choice or threshold"),
        column("when", pl.String(), "in which phase"),
        column("source", pl.String(), "edition"),
        column("where", pl.String(), "chapter or standard"),
        column("checked", pl.String(), "seen, quoted, earlier or recalled"),
        column("note", pl.String(), "guidance"),
    ),
    key=("id",),
)
