"""The few words a form adds of its own, and how verdicts and findings are said.

Verdicts and findings never stand on colour alone: each has a shape (circles hold, diamonds are contradicted,
squares are the record, dashes give no answer), its word and a muted hue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A word of judgement: how it is said, what it means, the shape it carries."""

    said: str
    means: str
    shape: str


VERDICTS = {
    "recorded": Mark("Recorded", "a fact of the record: said, signed or done there", "square"),
    "supported": Mark("Supported", "something independent of the speaker bears it out", "disc"),
    "consistent": Mark("Consistent", "nothing stands against it, nothing independent stands for it", "ring"),
    "contradicted_by_some": Mark("Contradicted by some", "some sources say otherwise", "half-diamond"),
    "contradicted": Mark("Contradicted", "what the record holds does not bear it", "diamond"),
    "cannot_tell": Mark("Cannot tell", "the record does not suffice for an answer", "dash"),
    "not_testable": Mark(
        "Not testable", "a hope, an opinion or a judgement; there is nothing to test", "dots"
    ),
}
FINDINGS = {
    "violation": Mark("Violation (alleged)", "the terms forbid the act there and then", "diamond"),
    "not_violation": Mark("Not a violation", "the terms do not forbid the act", "disc"),
    "outside_terms": Mark(
        "Outside the terms", "the terms do not cover the place, the day or the parties", "open-square"
    ),
    "undetermined": Mark("Undetermined", "what is known does not decide it", "dots"),
}
MARKS = VERDICTS | FINDINGS
SPEAK_OF_TERMS_ONLY = {"not_violation", "outside_terms"}

WORDS = {
    "axis": "axis",
    "caveat": "Caveat",
    "chart_data": "The chart\u2019s numbers",
    "claim": "Claim",
    "claims": "claims",
    "contents": "Contents",
    "core": "zone, sure part",
    "day": "Day",
    "detail": "Detail",
    "disputed": "zone, drawn so by some only",
    "empty": "No rows.",
    "evidence": "Evidence",
    "first": "first known",
    "filter": "Show claims by verdict",
    "highest": "highest",
    "high": "High",
    "how_to_read": "How to read the verdicts",
    "in_report": "in the report",
    "last": "last known",
    "law": "\u201cNot a violation\u201d and \u201coutside the terms\u201d speak of the agreement only. "
    "International humanitarian law protects civilians always.",
    "low": "Low",
    "log": "logarithmic",
    "lowest": "lowest",
    "map_data": "The map\u2019s numbers",
    "marks": "Marked days",
    "name": "Name",
    "no": "no",
    "no_data": "no data",
    "not_drawn": "Zero cannot stand on this axis; it is drawn as an open point at its foot.",
    "not_estimable": "not estimable",
    "notice": "Notice",
    "outside": "outside the chart",
    "possible": "zone, possible part",
    "reason": "Note",
    "rests_on": "Rests on",
    "rivals": "What others state",
    "self_contained": "This page is complete in one file and loads nothing from elsewhere.",
    "sensitivity": "Sensitivity",
    "shade": "Shade",
    "size": "Count",
    "skip": "Skip to the report",
    "source": "Source",
    "total": "Total",
    "unit": "administrative unit",
    "unknown": "unknown",
    "value": "Value",
    "why": "Why",
    "yes": "yes",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


_SAID = {mark.said.lower(): key for key, mark in MARKS.items()}


def mark_of(text: str) -> str:
    """The verdict or finding that a text is, by its key or as it is said; '' where it is neither."""
    return text if text in MARKS else _SAID.get(text.lower(), "")


def said(word: str) -> str:
    """A key as words: ``contradicted_by_some`` as its verdict, others without their underscores."""
    return MARKS[word].said if word in MARKS else word.replace("_", " ")


def needs_law(texts: Iterable[object], notes: str) -> bool:
    """Whether a finding stands there that speaks of the agreement only, and the notes do not say so already."""
    told = any(isinstance(text, str) and mark_of(text) in SPEAK_OF_TERMS_ONLY for text in texts)
    return told and "humanitarian law" not in notes
