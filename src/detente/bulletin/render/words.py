"""The few words a form adds of its own, and how verdicts and findings are said.

Verdicts and findings never stand on colour alone: each has a shape (circles hold, diamonds are contradicted,
squares are the record, dashes give no answer), its word and a muted hue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from detente.bulletin.words import VERDICT_WORDS, worded
from detente.say import ENGLISH, Language, say, tell


@dataclass(frozen=True)
class Mark:
    """A word of judgement: how it is said, what it means, the shape it carries."""

    said: str
    means: str
    shape: str


VERDICTS = {
    "recorded": Mark(say("Recorded"), say("a fact of the record: said, signed or done there"), "square"),
    "supported": Mark(say("Supported"), say("something independent of the speaker bears it out"), "disc"),
    "consistent": Mark(
        say("Consistent"), say("nothing stands against it, nothing independent stands for it"), "ring"
    ),
    "contradicted_by_some": Mark(
        say("Contradicted by some"), say("some sources say otherwise"), "half-diamond"
    ),
    "contradicted": Mark(say("Contradicted"), say("what the record holds does not bear it"), "diamond"),
    "cannot_tell": Mark(say("Cannot tell"), say("the record does not suffice for an answer"), "dash"),
    "not_testable": Mark(
        say("Not testable"), say("a hope, an opinion or a judgement; there is nothing to test"), "dots"
    ),
}
FINDINGS = {
    "violation": Mark(say("Violation (alleged)"), say("the terms forbid the act there and then"), "diamond"),
    "not_violation": Mark(say("Not a violation"), say("the terms do not forbid the act"), "disc"),
    "outside_terms": Mark(
        say("Outside the terms"),
        say("the terms do not cover the place, the day or the parties"),
        "open-square",
    ),
    "undetermined": Mark(say("Undetermined"), say("what is known does not decide it"), "dots"),
}
MARKS = VERDICTS | FINDINGS
SPEAK_OF_TERMS_ONLY = {"not_violation", "outside_terms"}

WORDS = {
    "axis": say("axis"),
    "caveat": say("Caveat"),
    "chart_data": say("The chart\u2019s numbers"),
    "claim": say("Claim"),
    "claims": say("claims"),
    "contents": say("Contents"),
    "core": say("zone, sure part"),
    "day": say("Day"),
    "detail": say("Detail"),
    "disputed": say("zone, drawn so by some only"),
    "empty": say("No rows."),
    "evidence": say("Evidence"),
    "first": say("first known"),
    "filter": say("Show claims by verdict"),
    "highest": say("highest"),
    "high": say("High"),
    "how_to_read": say("How to read the verdicts"),
    "in_report": say("in the report"),
    "last": say("last known"),
    "law": say(
        "\u201cNot a violation\u201d and \u201coutside the terms\u201d speak of the agreement only. "
        "International humanitarian law protects civilians always."
    ),
    "law_named": say("humanitarian law"),
    "linear_axis": say("linear axis"),
    "log_axis": say("logarithmic axis"),
    "ours": say("in English only"),
    "low": say("Low"),
    "log": say("logarithmic"),
    "lowest": say("lowest"),
    "map_data": say("The map\u2019s numbers"),
    "marks": say("Marked days"),
    "name": say("Name"),
    "no": say("no"),
    "no_data": say("no data"),
    "not_drawn": say("Zero cannot stand on this axis; it is drawn as an open point at its foot."),
    "not_estimable": say("not estimable"),
    "notice": say("Notice"),
    "outside": say("outside the chart"),
    "possible": say("zone, possible part"),
    "reason": say("Note"),
    "rests_on": say("Rests on"),
    "rivals": say("What others state"),
    "self_contained": say("This page is complete in one file and loads nothing from elsewhere."),
    "sensitivity": say("Sensitivity"),
    "shade": say("Shade"),
    "size": say("Count"),
    "skip": say("Skip to the report"),
    "source": say("Source"),
    "total": say("Total"),
    "unit": say("administrative unit"),
    "unknown": say("unknown"),
    "value": say("Value"),
    "why": say("Why"),
    "yes": say("yes"),
}
MONTHS = (
    say("Jan"), say("Feb"), say("Mar"), say("Apr"), say("May"), say("Jun"),
    say("Jul"), say("Aug"), say("Sep"), say("Oct"), say("Nov"), say("Dec"),
)  # fmt: skip
"""Months as they stand under an axis."""


@dataclass(frozen=True)
class Words:
    """The words a form adds, in one language; ``words["unknown"]`` is one of :data:`WORDS`."""

    language: Language = ENGLISH

    def __getitem__(self, key: str) -> str:
        return self.tell(WORDS[key])

    def tell(self, text: str) -> str:
        """Any sentence of ours in this language."""
        return tell(text, self.language)

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """Every verdict and finding by its key."""
        return {key: Mark(self.tell(m.said), self.tell(m.means), m.shape) for key, m in MARKS.items()}

    @cached_property
    def _said(self) -> dict[str, str]:
        """Keys by how a document says them, in running text or with a capital."""
        known = {mark.said.casefold(): key for key, mark in self.marks.items()}
        return known | {self.tell(VERDICT_WORDS[key]).casefold(): key for key in MARKS}

    @property
    def months(self) -> tuple[str, ...]:
        """Months as they stand under an axis."""
        return tuple(self.tell(month) for month in MONTHS)

    def mark_of(self, text: str) -> str:
        """The verdict or finding that a text is, by its key or as it is said; '' where it is neither."""
        return text if text in MARKS else self._said.get(text.casefold(), "")

    def said(self, word: str) -> str:
        """A key as words: ``contradicted_by_some`` as its verdict, others by the vocabulary, without underscores."""
        return self.marks[word].said if word in MARKS else self.tell(worded(word.replace("_", " ")))

    def needs_law(self, texts: Iterable[object], notes: str) -> bool:
        """Whether a finding stands there that speaks of the agreement only, and the notes do not say so already."""
        told = any(isinstance(text, str) and self.mark_of(text) in SPEAK_OF_TERMS_ONLY for text in texts)
        return told and self["law_named"] not in notes
