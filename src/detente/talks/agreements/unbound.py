"""Sentences of a text that bind without saying whom: "The area shall be cleared of mines."

The reader of documents gives an obligation only where its words name who bears it. What is to be done by nobody in
particular is owed all the same, and is kept here with its bearer unknown. A passive that names its agent ("by the
Parties") is left to the reader; so are definitions and final clauses ("shall be understood as", "shall be signed").
English only.

    >>> [one.text for one in unbound("The area shall be cleared by 5 May. Lists shall be sent by the Parties.")]
    ['The area shall be cleared by 5 May']

To add what is no obligation: its participle in ``NO_DUTY``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.talks.bearers import BEARER
from detente.talks.sentences import split_sentences

PASSIVE = re.compile(
    r"\b(?:shall|must|(?:is|are) to)(?: not| also| immediately| promptly| jointly)* be (?:\w+ly )?"
    r"(?P<done>\w+(?:ed|own|awn|ven|ken|en|ne|ld|id|ept|uilt|ought|et|ut))\b"
)
NO_DUTY = frozenset(
    [
        "deemed",
        "considered",
        "understood",
        "called",
        "referred",
        "defined",
        "interpreted",
        "construed",
        "titled",
        "signed",
        "ratified",
        "amended",
        "allowed",
        "entitled",
        "composed",
        "comprised",
        "made",
        "used",
    ]
)
AGENT = re.compile(r"\bby (?!\d)(?P<who>(?:[\w'-]+ ){0,3}[\w'-]+)")


@dataclass(frozen=True)
class Unbound:
    """A sentence that binds nobody by name, and its place in the text."""

    text: str
    start: int
    end: int


def unbound(text: str) -> tuple[Unbound, ...]:
    """Every such sentence, in order."""
    found = []
    for start, end in split_sentences(text, 0, len(text)):
        said = text[start:end]
        m = PASSIVE.search(said)
        if (
            m is None
            or m["done"] in NO_DUTY
            or any(BEARER.search(a["who"]) for a in AGENT.finditer(said, m.end()))
        ):
            continue
        found.append(Unbound(said.strip().rstrip("."), start, end))
    return tuple(found)
