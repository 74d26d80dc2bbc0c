"""One obligation from its stretch of text: span, action, deadline. Shared by the readers of obligations."""

from __future__ import annotations

import re
from datetime import date

from detente.talks.deadlines import due
from detente.talks.record import Obligation
from detente.talks.text_layout import Layout

HEREINAFTER = re.compile(r"\s*\((?:hereinafter|hereafter|henceforth)[^()]*\)\s*$")


def make_obligation(
    layout: Layout, bearer: str | None, start: int, end: int, signed: date | None, rule: str, around: str = ""
) -> Obligation | None:
    flat = layout.flat
    while end > start and flat[end - 1] in " .;,:\n":
        end -= 1
    named = HEREINAFTER.search(flat, start, end)
    if named:
        end = named.start()
    while start < end and flat[start] in " ,":
        start += 1
    if end - start < 8:
        return None
    action = re.sub(r"\s+", " ", flat[start:end])
    return Obligation(
        bearer,
        action,
        due(flat[start:end], signed=signed, around=around),
        start,
        end,
        layout.text[start:end],
        rule,
    )


def plain_bearer(words: str) -> str:
    return re.sub(r"^(?:the|those|that)\s+", "", re.sub(r"\s+", " ", words).strip(" ,"))
