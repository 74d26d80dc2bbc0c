"""Words and numbers as a reader sees them."""

from __future__ import annotations

from detente.bulletin.vocabulary import VOCABULARY
from detente.say import Capital, joined, say

VERDICT_WORDS = {
    "recorded": say("recorded"),
    "supported": say("supported"),
    "consistent": say("consistent"),
    "contradicted_by_some": say("contradicted by some"),
    "contradicted": say("contradicted"),
    "cannot_tell": say("cannot tell"),
    "not_testable": say("not testable"),
    "violation": say("violation (alleged)"),
    "not_violation": say("not a violation"),
    "outside_terms": say("outside the terms"),
    "undetermined": say("undetermined"),
}
_KNOWN = {**{str(word): word for word in VOCABULARY}, **VERDICT_WORDS}


def worded(word: str) -> str:
    """A word of a table's vocabulary as one that can be told in other languages; any other text as it is.

    ``persons (more than, by midday)`` is its words one by one.
    """
    if word in _KNOWN:
        return _KNOWN[word]
    head, _, how = word.removesuffix(")").partition(" (")
    if word.endswith(")") and head in _KNOWN:
        return say("{word} ({how})", word=_KNOWN[head], how=joined(map(worded, how.split(", ")), ", "))
    return word


def period_words(period: str) -> str:
    """A figure's period: ``day``, ``cumulative since 2018-03-11``; any other text as it is."""
    head, _, day = period.partition("cumulative since ")
    return worded(period) if head or not day else say("cumulative since {day}", day=day)


def attribution_words(text: str) -> str:
    """Who did it, as a report has it; or that the report leaves it open."""
    who = text.removesuffix(", as the report records it")
    if who != text:
        return say("{who}, as the report records it", who=who)
    if text == "undetermined: the report names both sides and not who began":
        return say("undetermined: the report names both sides and not who began")
    return worded(text)


def capital(text: str) -> str:
    """The text with a capital at its beginning, in every language that has capitals."""
    return Capital(text)


def number(value: float | int | None) -> str:
    """A number with thousands apart; unknown where there is none."""
    if value is None:
        return say("unknown")
    return say("{value:,.0f}", value=value) if float(value).is_integer() else say("{value:,.1f}", value=value)


def share(value: float | None) -> str | None:
    """A share in percent; None where there is none."""
    return None if value is None else say("{share:.0f} %", share=100 * value)


def counted(n: int, word: str, several: str = "") -> str:
    """``1 source``, ``3 sources``; ``several`` where the plural is no plain s."""
    return f"{n:,} {word if n == 1 else several or word + 's'}"
