"""The workflow's tables: steps of cases, flash reports and who was told, who is on duty, confidence-building measures.

All four are append-only: a row is never edited, a correction is a new row. Contacts and evidence are for named
people; who witnessed is sealed. Words of a finding, a reply and a dissent are equally public.
"""

import polars as pl

from detente.tables.column import Table, public, restricted, sealed, shared

STEPS = (
    "allegation", "tasking", "access", "verification", "investigation", "asked", "reply", "finding",
    "concurrence", "reservation", "dissent", "closure",
)  # fmt: skip

CASEWORK = Table(
    "casework",
    "Steps of cases, from allegation to finding: one row a step, never edited; a correction is a new step.",
    (
        public("case", pl.String(), "name of the case", required=True),
        public("step", pl.Int64(), "number of the step in its case, from 1 without gaps", "ordinal", least=1, required=True),
        public("kind", pl.String(), "what was done", required=True, words=STEPS),
        public("outcome", pl.String(), "what came of it, in the words of its kind; empty where the kind has none"),
        public("at", pl.String(), "day, or instant with its offset, on which it was done", "day or instant", required=True),
        public("entered", pl.String(), "when it was handed in; empty: when it was done", "day or instant"),
        public("by", pl.String(), "id of the organisation that took the step", required=True),
        public("to", pl.String(), "id of the organisation that was tasked or asked"),
        public("report", pl.String(), "the report it rests on, as SOURCE:ID (allegations)"),
        public("instrument", pl.String(), "id of the instrument (allegations)"),
        public("clause", pl.String(), "id of the clause (allegations)"),
        public("against", pl.String(), "id of the suspected party, as the allegation has it"),
        public("attribution", pl.String(), "who did it and on what ground; apart from the verdict (investigations, findings)"),
        public("due", pl.String(), "by when an answer is asked or a tasking is to be done; empty: by the process's limits", "day or instant"),
        public("says", pl.String(), "the words as they may be published: no person, and no place narrower than a district"),
        public("basis", pl.String(), "what it rests on, in a few words"),
        shared("place_name", pl.String(), "where access was sought"),
        restricted("evidence", pl.String(), "references of evidence with their custody, ';'-joined"),
        sealed("witnesses", pl.String(), "references of witnesses, ';'-joined; never a name"),
        public("corrects", pl.Int64(), "number of the step of the same kind that this one corrects", "ordinal", least=1),
    ),
)  # fmt: skip

CASES = Table(
    "cases",
    "Cases as of a day: one row a voice, so that reply, reservation and dissent stand beside the finding.",
    (
        public("case", pl.String(), "name of the case", required=True),
        public("status", pl.String(), "where it stands", required=True),
        public("report", pl.String(), "the report it rests on"),
        public("instrument", pl.String(), "the agreement or resolution"),
        public("clause", pl.String(), "the clause"),
        public("against", pl.String(), "the suspected party"),
        public("voice", pl.String(), "allegation, verification, investigation, finding, reply, no answer, concurrence, reservation or dissent", required=True),
        public("by", pl.String(), "whose voice"),
        public("at", pl.String(), "when", "day or instant"),
        public("outcome", pl.String(), "in one word of the vocabulary"),
        public("says", pl.String(), "the words"),
        public("attribution", pl.String(), "who did it, as this voice has it; apart from the verdict"),
        public("corrected", pl.String(), "the later step that corrects it; empty: it stands"),
        public("overdue", pl.String(), "what of the case is overdue, and with whom"),
        public("moves", pl.String(), "steps that may come next"),
        public("marks", pl.String(), "what a reader should notice"),
        public("notice", pl.String(), "what a verdict does not say"),
    ),
)  # fmt: skip

FLASHES = Table(
    "flashes",
    "Flash reports: who was told of a report, when, and what was known then. One row a telling.",
    (
        public("report", pl.String(), "the report, as SOURCE:ID", required=True),
        public(
            "handed_in",
            pl.String(),
            "when the report was handed in, with its offset",
            "instant",
            required=True,
        ),
        public("told_at", pl.String(), "when the flash went out, with its offset", "instant", required=True),
        public("by", pl.String(), "id of the organisation that told", required=True),
        public("post", pl.String(), "the post of the duty list that was told", required=True),
        shared("known", pl.String(), "what was known, in the words of whoever told"),
        shared("not_known", pl.String(), "what was not known, likewise"),
    ),
    key=("report", "told_at", "post"),
)

DUTY = Table(
    "duty",
    "The duty list: which post is to be told of flash reports, and who answers there from when to when.",
    (
        public("post", pl.String(), "the post", required=True),
        public("organisation", pl.String(), "id of the organisation it belongs to", required=True),
        public("begins", pl.String(), "first instant on duty, with its offset", "instant", required=True),
        public(
            "ends", pl.String(), "end of the duty, with its offset; empty: until further notice", "instant"
        ),
        restricted("holder", pl.String(), "who is on duty"),
        restricted("contact", pl.String(), "how to reach the holder"),
    ),
)

MEASURES = Table(
    "measures",
    "Confidence-building measures: one row a dated step by somebody's word; rivals stand side by side.",
    (
        public("measure", pl.String(), "name of the measure", required=True),
        public("kind", pl.String(), "what it is", required=True,
               words=("hotline", "joint patrol", "local truce", "exchange", "facilitated repair", "other")),
        public("status", pl.String(), "where it stands by this word", required=True,
               words=("proposed", "agreed", "under way", "kept", "broken")),
        public("date", pl.Date(), "since when", "day", required=True),
        public("by", pl.String(), "whose word it is", required=True),
        public("parties", pl.String(), "between whom, ids ';'-joined"),
        public("zone", pl.String(), "id of the zone it is for"),
        public("place", pl.String(), "where, in words"),
        shared("latitude", pl.Float64(), "of its place", "degrees", least=-90, most=90),
        shared("longitude", pl.Float64(), "of its place", "degrees", least=-180, most=180),
        public("says", pl.String(), "the words"),
        public("source_url", pl.String(), "where it was read"),
    ),
    key=("measure", "status", "date", "by"),
)  # fmt: skip

PERIODS = ("this", "previous")

SCORECARD = Table(
    "scorecard",
    "What is on record of a zone in a period and in the one before: many counts side by side, never one score.",
    (
        public("zone", pl.String(), "the zone", required=True),
        public(
            "period",
            pl.String(),
            "this one, or the previous of the same length",
            required=True,
            words=PERIODS,
        ),
        public("date_start", pl.Date(), "first day", "day", required=True),
        public("date_end", pl.Date(), "last day", "day", required=True),
        public("group", pl.String(), "what kind of count it is", required=True),
        public("item", pl.String(), "what is counted", required=True),
        public("value", pl.Float64(), "the count or share; empty: not on record", "see unit"),
        public("unit", pl.String(), "what one is", required=True),
        public("note", pl.String(), "what it leaves out, or why there is none"),
        public("notice", pl.String(), "what a verdict does not say"),
    ),
)

COMPLIANCE = Table(
    "compliance",
    "Clause by clause: how many incidents of a period were read how, with the previous period beside.",
    (
        public("instrument", pl.String(), "the agreement or resolution", required=True),
        public("clause", pl.String(), "the clause", required=True),
        public("verdict", pl.String(), "violation (alleged), not_violation, outside_terms or undetermined", required=True),
        public("incidents", pl.Int64(), "incidents of the period read so", "incidents", least=0),
        public("previous", pl.Int64(), "the same in the previous period", "incidents", least=0),
        public("share", pl.Float64(), "share of the incidents of the period that the clause may cover; empty: none", "share", least=0, most=1),
        public("share_previous", pl.Float64(), "the same in the previous period", "share", least=0, most=1),
        public("several_sources", pl.Int64(), "of the period's, those told by several original sources", "incidents", least=0),
        public("without_lead", pl.Int64(), "of the period's, those not resting on the leading source alone", "incidents", least=0),
        public("notice", pl.String(), "what a verdict does not say"),
    ),
    key=("instrument", "clause", "verdict"),
)  # fmt: skip

ADHERENCE = Table(
    "adherence",
    "The adherence register: who is bound by which instrument on a day, since when and on what basis.",
    (
        public("instrument", pl.String(), "the agreement or resolution", required=True),
        public("adherent", pl.String(), "name as sources write it", required=True),
        public("aliases", pl.String(), "other names, ';'-joined"),
        public("bound", pl.String(), "is it bound on the day", required=True, words=("yes", "no", "unknown")),
        public("why", pl.String(), "what decides the answer"),
        public("event", pl.String(), "adhesion, suspension, resumption or withdrawal", required=True),
        public("earliest", pl.Date(), "no earlier than", "day"),
        public("latest", pl.Date(), "no later than", "day"),
        public("basis", pl.String(), "how that is known"),
        public("source_url", pl.String(), "where it was read"),
    ),
)  # fmt: skip
