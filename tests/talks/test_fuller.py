"""The fuller form of a record: what the exchange form leaves out, with rules and true offsets."""

from __future__ import annotations

import json
from pathlib import Path

from detente.talks import read_document

GOLD = Path(__file__).parent.parent / "cases" / "talks" / "gold"
BEYOND = {"past_events", "support", "pointers", "notes"}
TEXT = (GOLD / "akorda-2018-03-16.txt").read_text("utf-8")


def test_the_fuller_form_adds_lists_and_changes_none() -> None:
    record = read_document(TEXT)
    plain, full = record.to_dict(), record.to_dict(full=True)
    assert set(full) - set(plain) == BEYOND
    assert {k: full[k] for k in plain} == plain
    json.dumps(full)


def test_the_founding_page_mentions_the_meeting_of_the_day_before() -> None:
    (past,) = read_document(TEXT).past_events
    assert (past.date, past.when, past.place) == ("2018-03-15", "Yesterday", "Astana")
    assert "working group" in past.what


def test_the_founding_page_tells_of_support_for_a_resolution() -> None:
    (given,) = read_document(TEXT).support
    assert (given.by, given.act) == ("Kazakhstan", "supported")
    assert given.instrument is not None
    assert given.instrument.startswith("UN Security Council Resolution")


def test_every_span_is_the_text_it_claims_and_names_its_rule() -> None:
    record = read_document(TEXT)
    for item in (*record.past_events, *record.support):
        assert TEXT[item.start : item.end] == item.text
        assert item.rule
