"""What sets an obligation going, and on what it depends, in the clause's own words.

    >>> condition_of("Posts are opened by consensus, provided that the road is safe.")
    'provided that the road is safe'

To add a way of saying it: its words in ``TRIGGER`` or ``CONDITION``. English only; other languages give nothing.
"""

from __future__ import annotations

import re

TO_THE_STOP = r"[^.;:]*?(?=[.;:]|,\s(?!and|or)|$)"
TRIGGER = re.compile(
    rf"\b(?:(?:from|upon|after|following|as of|once|when|starting (?:with|from|on))\s+(?:the\s+)?"
    rf"(?:start|entry|sign|adoption|receipt|notification|completion|establishment|withdrawal|date|day|conclusion)"
    rf"{TO_THE_STOP})",
    re.IGNORECASE,
)
CONDITION = re.compile(
    rf"\b(?:provided that|on (?:the )?condition that|subject to|unless|only if|if|where the|as long as|except)\b{TO_THE_STOP}",
    re.IGNORECASE,
)


def trigger_of(says: str) -> str:
    """The words that name what starts the obligation, or nothing."""
    return _first(TRIGGER, says)


def condition_of(says: str) -> str:
    """The words that name what it depends on, or nothing."""
    return _first(CONDITION, says)


def _first(pattern: re.Pattern[str], says: str) -> str:
    m = pattern.search(" ".join(says.split()))
    return m[0].strip() if m else ""
