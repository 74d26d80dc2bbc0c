"""Agreements and rounds: clauses, who relies on which rendering, extensions, scores; agenda, attendance, papers.

A score of a clause is somebody's judgement on a day, with its evidence; a party's dispute of it is a row of its own
and never replaces it. For the process only: who attends (public pages show the organisation), where credentials stand,
who opposes an item, and where the text of a paper lies.
"""

import polars as pl

from detente.tables.column import Table, public, shared

CLAUSES = Table(
    "clauses",
    "Clauses of instruments, with who owes what by when.",
    (
        public("instrument", pl.String(), "id of the instrument", required=True),
        public("clause", pl.String(), "stable id inside the instrument", required=True),
        public("kind", pl.String(), "what the clause does"),
        public("text", pl.String(), "its wording, or the register's words for it"),
        public("text_basis", pl.String(), "how the wording is known"),
        public("bearer", pl.String(), "who owes it"),
        public("due_earliest", pl.Date(), "first day by which it may be due", "day"),
        public("due_text", pl.Date(), "the day that the text itself gives", "day"),
        public("due_latest", pl.Date(), "last day by which it may be due", "day"),
        public("on_record", pl.String(), "what is on record about it, in words"),
        public("source_url", pl.String(), "where it was read"),
    ),
    key=("instrument", "clause"),
)

RELIANCE = Table(
    "reliance",
    "Who relies on which rendering of a point that publishers render differently.",
    (
        public("instrument", pl.String(), "id of the instrument", required=True),
        public("point", pl.String(), "the point, as the renderings name it", required=True),
        public("publisher", pl.String(), "whose rendering is relied on", required=True),
        public("organisation", pl.String(), "who relies on it", required=True),
        public("date", pl.Date(), "since when, or when it was said", "day"),
        public("source_url", pl.String(), "where it was read"),
        public("note", pl.String(), "what a reader should know"),
    ),
    key=("instrument", "point", "organisation", "date"),
)

EXTENSIONS = Table(
    "extensions",
    "Acts by which the term of an instrument was extended, and how each is known.",
    (
        public("instrument", pl.String(), "id of the instrument", required=True),
        public("decided", pl.Date(), "day of the act", "day", required=True),
        public("until", pl.Date(), "new last day of the term; empty: no last day", "day"),
        public("consented", pl.String(), "who consented, '; '-joined"),
        public(
            "basis",
            pl.String(),
            "how it is known",
            required=True,
            words=("text read", "reported", "announced"),
        ),
        public("source_url", pl.String(), "where it was read"),
        public("note", pl.String(), "what a reader should know"),
    ),
    key=("instrument", "decided"),
)

IMPLEMENTATION = Table(
    "implementation",
    "How far a clause is carried out, 0 to 3, as somebody scores it with evidence; disputes are rows beside it.",
    (
        public("instrument", pl.String(), "id of the instrument", required=True),
        public("clause", pl.String(), "id of the clause", required=True),
        public("date", pl.Date(), "as of", "day", required=True),
        public("organisation", pl.String(), "who scores or disputes", required=True),
        public(
            "kind",
            pl.String(),
            "a score, or a dispute of one",
            required=True,
            words=("score", "dispute"),
        ),
        public(
            "score",
            pl.Int64(),
            "0 not begun, 1 minimal, 2 intermediate, 3 full; of a dispute: what the disputing party holds",
            "class",
            least=0,
            most=3,
        ),
        public("evidence", pl.String(), "what it rests on; of a dispute: the party's reason", required=True),
        public("source_url", pl.String(), "where that was read"),
    ),
    key=("instrument", "clause", "date", "organisation"),
)

AGENDA = Table(
    "agenda",
    "Items of a round's agenda, and what each rests on.",
    (
        public("track", pl.String(), "the track of the process", required=True),
        public("meeting", pl.String(), "round of talks or body", required=True),
        public("item", pl.String(), "number of the item", required=True),
        public("title", pl.String(), "what it is about", required=True),
        public("proposed_by", pl.String(), "who proposed it"),
        public(
            "status",
            pl.String(),
            "proposed, agreed, opposed or taken up",
            required=True,
            words=("proposed", "agreed", "opposed", "taken up"),
        ),
        shared("opposed_by", pl.String(), "who opposes it, '; '-joined"),
        public("instrument", pl.String(), "id of the instrument it concerns"),
        public("clause", pl.String(), "id of the clause it concerns"),
        public("paper", pl.String(), "id of the paper under it"),
        shared("note", pl.String(), "what a reader should know"),
    ),
    key=("track", "meeting", "item"),
)

ATTENDANCE = Table(
    "attendance",
    "Who is expected at a round, for whom, with which credentials, and who came.",
    (
        public("track", pl.String(), "the track of the process", required=True),
        public("meeting", pl.String(), "round of talks or body", required=True),
        public("organisation", pl.String(), "whose delegation", required=True),
        shared("person", pl.String(), "the delegate"),
        public("office", pl.String(), "the delegate's office"),
        public(
            "capacity",
            pl.String(),
            "in which capacity",
            required=True,
            words=("head", "deputy", "member", "adviser", "observer", "interpreter"),
        ),
        public("on_behalf_of", pl.String(), "for whom the delegation speaks, where not for itself"),
        shared(
            "credentials",
            pl.String(),
            "where the credentials stand",
            required=True,
            words=("not on record", "not received", "received", "accepted", "challenged"),
        ),
        shared("challenged_by", pl.String(), "who challenges them, '; '-joined"),
        public(
            "came",
            pl.String(),
            "did the delegate come; unknown before the round",
            words=("yes", "part", "no", "unknown"),
        ),
        public("source_url", pl.String(), "where it was read"),
        shared("note", pl.String(), "what a reader should know"),
    ),
)

PAPERS = Table(
    "papers",
    "Papers before a round and their versions.",
    (
        public("track", pl.String(), "the track of the process", required=True),
        public("meeting", pl.String(), "round of talks or body", required=True),
        public("paper", pl.String(), "short key, the same for all versions", required=True),
        public("version", pl.Int64(), "number of the version", "count", least=1, required=True),
        public("date", pl.Date(), "when it was handed in", "day", required=True),
        public("title", pl.String(), "its title", required=True),
        public("organisation", pl.String(), "who handed it in", required=True),
        public("language", pl.String(), "language code", required=True),
        public(
            "status",
            pl.String(),
            "where it stands",
            required=True,
            words=("draft", "tabled", "agreed", "withdrawn"),
        ),
        shared("document", pl.String(), "name of its text in the folder"),
        shared("note", pl.String(), "what a reader should know"),
    ),
    key=("track", "meeting", "paper", "version", "language"),
)

INSTRUMENTS = Table(
    "instruments",
    "Agreements of a peace process as a database of agreements lists them.",
    (
        public("id", pl.String(), "the database's number, with its name before it", required=True),
        public("name", pl.String(), "name of the agreement", required=True),
        public("adopted", pl.Date(), "day it was signed or adopted", "day", required=True),
        public("process", pl.String(), "name of the peace process"),
        public("country", pl.String(), "country or entity"),
        public("region", pl.String(), "region"),
        public("status", pl.String(), "signed, agreed or otherwise, in the database's words"),
        public("stage", pl.String(), "stage of the process, in the database's words"),
        public("conflict_type", pl.String(), "level of the conflict, in the database's words"),
        public("parties", pl.String(), "who signed, in the database's words"),
        public("third_parties", pl.String(), "who witnessed or mediated, in the database's words"),
        public("related", pl.String(), "other agreements named"),
        public("topics", pl.String(), "topics coded above 0, as code=value, '; '-joined"),
        public("source_url", pl.String(), "address of the text"),
    ),
    key=("id",),
)
