"""What holds for any text: it is read without an exception, and every span is the document's own words."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import InputError
from detente.talks import Record, read_document, split_sentences
from detente.talks.text_layout import lay_out

GOLD = Path(__file__).parent.parent / "cases" / "talks" / "gold"
PIECES = st.sampled_from(
    ["- ", "“", "”", '"', "The Parties shall ", "President Ana Lima", ", said ", "Kenya", " and ", "\n\n", "\n", ". ", "M23",
     "12 cases of firing in Ostra (7)", "resolution 2254 (2015)", "within 10 days of the signing", "31 February 2019",
     "Joint Statement", "The Security Council,", "1. Decides to ", "he noted", "SECRETARY COLE: ", "4 May 2021", "’", "…", "İ",
     "ß", "\u2028", "\x85", "\r\n", "(hereinafter the Parties)", "none in Tarn", "0", "99999999999999999999", "½"]
)  # fmt: skip


def spans_hold(text: str, record: Record) -> None:
    for items in (
        record.statements, record.figures, record.instruments, record.violations, record.obligations, record.next_events,
    ):  # fmt: skip
        for item in items:
            assert 0 <= item.start < item.end <= len(text)
            assert item.text == text[item.start : item.end]
            assert item.rule


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=400).filter(lambda t: t.strip() != ""))
def test_any_characters(text: str) -> None:
    spans_hold(text, read_document(text))


@settings(max_examples=250, deadline=None)
@given(
    st.lists(st.one_of(PIECES, st.text(max_size=8)), min_size=1, max_size=30)
    .map("".join)
    .filter(lambda t: t.strip() != "")
)
def test_any_pieces_of_such_documents(text: str) -> None:
    spans_hold(text, read_document(text))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(GOLD.glob("*.txt"))), st.integers(0, 4000), st.integers(0, 4000))
def test_any_cut_of_a_document(path: Path, start: int, length: int) -> None:
    text = path.read_text("utf-8")[start : start + length]
    if text.strip():
        spans_hold(text, read_document(text))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_sentences_lie_in_order_within_the_stretch(text: str, start: int, end: int) -> None:
    last = start
    for s, e in split_sentences(text, start, min(end, len(text))):
        assert last <= s < e <= end
        assert text[s:e] == text[s:e].strip()
        last = e


@given(st.text(max_size=300))
def test_the_flat_copy_has_the_length_of_the_text(text: str) -> None:
    assert len(lay_out(text).flat) == len(text)


@pytest.mark.parametrize("text", ["", " ", "\n\t \n"])
def test_nothing_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(InputError, match=r"blank space.*Give the text"):
        read_document(text)


@pytest.mark.slow
def test_a_page_takes_a_hundredth_of_a_second() -> None:
    texts = [p.read_text("utf-8") for p in sorted(GOLD.glob("*.txt"))]
    for text in texts:
        read_document(text)
    begun = time.process_time()
    for text in texts * 3:
        read_document(text)
    assert (time.process_time() - begun) / (3 * len(texts)) < 0.03  # seconds; 0.01 on an idle machine


@pytest.mark.slow
def test_reading_grows_with_the_text_and_not_with_its_square() -> None:
    page = (GOLD / "akorda-2018-03-16.txt").read_text("utf-8")
    took = []
    for times in (4, 32):
        begun = time.process_time()
        read_document("\n\n".join([page] * times))
        took.append(time.process_time() - begun)
    assert took[1] < 8 * 3 * max(took[0], 0.01)
