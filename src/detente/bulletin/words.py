"""Words and numbers as a reader sees them."""

from __future__ import annotations

VERDICT_WORDS = {
    "recorded": "recorded",
    "supported": "supported",
    "consistent": "consistent",
    "contradicted_by_some": "contradicted by some",
    "contradicted": "contradicted",
    "cannot_tell": "cannot tell",
    "not_testable": "not testable",
    "violation": "violation (alleged)",
    "not_violation": "not a violation",
    "outside_terms": "outside the terms",
    "undetermined": "undetermined",
}


def number(value: float | int | None) -> str:
    """A number with thousands apart; unknown where there is none."""
    if value is None:
        return "unknown"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def counted(n: int, word: str, several: str = "") -> str:
    """``1 source``, ``3 sources``; ``several`` where the plural is no plain s."""
    return f"{n:,} {word if n == 1 else several or word + 's'}"
