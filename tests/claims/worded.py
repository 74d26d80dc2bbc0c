"""Sentences put into an invented document of a real round: what the claims room makes of them there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from detente.bulletin.round import Round
from detente.claims import Bench, Claim, Page, claims_of
from detente.talks import read_document

FRAME = """\
{place}, {day:%d %B %Y}
Meeting of the Foreign Ministers

The {side} Foreign Minister {speaker} attended the meeting.

- {sentence}, {speaker} said.
"""


def said(
    round_: Round, sentence: str, *, speaker: str, side: str, day: date | None = None
) -> tuple[list[Claim], Bench]:
    """The claims of a sentence, and the round's bench with its document on it."""
    when = day or round_.bench.day
    text = FRAME.format(place="Lakeside", day=when, side=side, speaker=speaker, sentence=sentence)
    page = Page("worded", text, when)
    record = read_document(text, published=when)
    bench = replace(round_.bench, records={**round_.bench.records, page.name: record})
    claims = [c for c in claims_of(page, record, bench.state) if c.speaker == speaker and c.text.rstrip(",.") != f"{speaker} said"]  # fmt: skip
    return claims, replace(bench, claims=tuple(claims))
