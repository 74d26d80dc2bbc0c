"""What was found on claims, dated and appended, and what of it was released to the public."""

import polars as pl

from detente.tables.column import Table, public, shared

VERDICT_WORDS = (
    "recorded", "supported", "consistent", "contradicted_by_some", "contradicted", "cannot_tell", "not_testable",
)  # fmt: skip

VERDICTS = Table(
    "verdicts",
    "What the record could bear of each claim, check by check: a later check stands beside the earlier, and nothing is overwritten.",
    (
        shared("claim", pl.String(), "the claim's key", required=True),
        shared("document", pl.String(), "the document it was said in", required=True),
        shared("n", pl.Int64(), "its number in the document at that check", "ordinal", least=1),
        shared("speaker", pl.String(), "who said it"),
        shared("type", pl.String(), "what kind of claim it is", required=True),
        shared("value", pl.Float64(), "the figure, where one was said", "see unit"),
        shared("unit", pl.String(), "what the figure counts"),
        shared("place", pl.String(), "the place that the verdict is of; empty where it has none"),
        shared("verdict", pl.String(), "the verdict", required=True, words=VERDICT_WORDS),
        shared("why", pl.String(), "its reason", required=True),
        shared(
            "rests", pl.String(), "digest of evidence, rivals and alignment, so that a change of them is seen"
        ),
        shared("checked_at", pl.Date(), "the day as of which it was checked", "day", required=True),
        shared("recorded_at", pl.String(), "when it was put down", "instant with offset", required=True),
        shared("changed", pl.String(), "what differs from the check before, and why", required=True),
    ),
)

RELEASES = Table(
    "releases",
    "Steps by which a verdict on a public officeholder's sentence may become public: asked, replied, released, withdrawn.",
    (
        public("claim", pl.String(), "the claim's key", required=True),
        public("place", pl.String(), "the place that the verdict is of; empty where it has none"),
        public(
            "act",
            pl.String(),
            "asked (the speaker's side, for a reply), replied, released, or withdrawn",
            required=True,
            words=("asked", "replied", "released", "withdrawn"),
        ),
        public("date", pl.Date(), "the day", "day", required=True),
        shared("by", pl.String(), "the person who acted", required=True),
        public("organisation", pl.String(), "for whom"),
        public("due", pl.Date(), "of asking: the day by which a reply was asked for", "day"),
        public("verdict", pl.String(), "of a release: the verdict that is released", words=VERDICT_WORDS),
        public("reply", pl.String(), "of a reply: its words, whole"),
        public("source_url", pl.String(), "where the reply can be read"),
    ),
)
