"""Words that mean a paper without saying which: "the Resolution", "that agreement", "those accords".

The candidates are the papers of the same kind that the document names; one only settles it, of several none is chosen,
and where there is none the words stand with no candidate. Which paper of a register is meant is for
:mod:`detente.talks.agreements`. To add a kind of paper: ``KINDS``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.talks.heading import Heading
from detente.talks.record import Instrument, Pointer
from detente.talks.text_layout import Layout

KINDS = (
    "resolution", "agreement", "memorandum", "protocol", "declaration", "accord", "communiqu", "treaty", "charter",
    "convention", "statement of adherence", "roadmap", "directive", "principles", "code of conduct",
)  # fmt: skip
POINTS = re.compile(
    r"\b(?:[Tt]he (?:said |same |above )?|[Tt]hat |[Tt]hose |[Tt]hese |[Bb]oth )(?P<noun>"
    + "|".join(rf"{k}(?:\u00e9|e)?" if k == "communiqu" else k for k in KINDS)
    + r")(?P<more>s|da|a)?\b(?! (?:on|of|for|between|signed|adopted|concluded|\d|No))",
    re.IGNORECASE,
)


def read_pointers(
    layout: Layout, heading: Heading, kind: str, papers: Sequence[Instrument]
) -> Iterator[Pointer]:
    """Every such mention in the body, outside the papers already named, with its candidates."""
    if not heading.body:
        return
    title = (heading.title or "").lower()
    for m in POINTS.finditer(layout.flat, heading.body[0].start, heading.body[-1].end):
        noun = m["noun"].lower().rstrip("\u00e9e")
        if any(i.start < m.end() and m.start() < i.end for i in papers):
            continue
        if kind in {"agreement", "resolution"} and noun in title:
            continue  # "the Memorandum" inside the memorandum means itself
        alike = dict.fromkeys(i.name for i in papers if noun in i.name.lower() and i.start < m.start())
        yield Pointer(
            m.start(),
            m.end(),
            layout.text[m.start() : m.end()],
            tuple(alike),
            "one paper of its kind before it" if len(alike) == 1 else "which paper is not said",
        )
