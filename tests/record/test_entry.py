"""Entries: one spelling each, nothing free to say, signed for one log."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.world import AUTHORS, ORIGIN, at, drawn, entry

from detente.errors import InputError
from detente.record.canonical import read_canonical
from detente.record.entry import BODIES, Entry, Kind, read_entry, sign_entry, signers, write_entry
from detente.tables import Sensitivity

BODY: dict[type, Any] = {
    int: st.integers(0, 2**53 - 1),
    str: st.text(st.characters(exclude_categories=["Cs"])),
}
TIMES = st.integers(0, 2**32).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    kind = draw(st.sampled_from(Kind))
    body = {name: draw(BODY[of]) for name, of in BODIES.get(kind, {}).items()}
    subject = draw(st.from_regex(r"[a-z0-9][a-z0-9._:/-]{0,119}", fullmatch=True))
    commitment = draw(st.none() | st.binary(min_size=32, max_size=32))
    return Entry(
        kind, "un.example", draw(TIMES), subject, draw(st.sampled_from(Sensitivity)), commitment, body
    )


@given(entries())
def test_an_entry_is_read_as_it_was_written(given: Entry) -> None:
    raw = write_entry(given)
    assert read_entry(raw) == given
    read_canonical(raw)


def test_an_entry_as_it_stands_in_the_log() -> None:
    assert write_entry(entry(3)).decode() == (
        '{"author":"un.example","classification":"restricted",'
        '"commitment":"7WtACWHyzZw/6aOAPOa73Kk00embkW+Q2d37uqtl70o=","format":"detente/entry/v1","kind":"hand-in",'
        '"subject":"reports/3","time":"2030-04-01T11:00:00Z"}'
    )


def test_every_changed_byte_is_another_entry_or_none() -> None:
    raw = write_entry(sign_entry(entry(3), ORIGIN, [AUTHORS["un.example"]]))
    for place in range(len(raw)):
        spoilt = bytearray(raw)
        spoilt[place] ^= 1
        try:
            assert read_entry(bytes(spoilt)) != read_entry(raw)
        except InputError:
            continue


@pytest.mark.parametrize(
    "change",
    [
        {"time": at(1).replace(tzinfo=None)},
        {"time": datetime(2030, 4, 1, 8, tzinfo=timezone(timedelta(hours=3)))},
        {"time": at(1).replace(microsecond=5)},
        {"subject": "A person's name"},
        {"subject": ""},
        {"subject": "x" * 121},
        {"author": "two words"},
        {"commitment": b"short"},
        {"body": {"name": "somebody"}},
        {"kind": Kind.CORRECTION},
        {"kind": Kind.CORRECTION, "body": {"replaces": "3"}},
        {"kind": Kind.CORRECTION, "body": {"replaces": True}},
        {"kind": Kind.CORRECTION, "body": {"replaces": -1}},
        {"kind": Kind.CORRECTION, "body": {"replaces": 2**53}},
    ],
    ids=str,
)
def test_what_cannot_be_an_entry_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        replace(entry(3), **change)


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"[]", b'{"kind":"hand-in"}', b"\xff", write_entry(entry(1)) + b"\n"]
)
def test_bytes_that_are_no_entry_are_refused(raw: bytes) -> None:
    with pytest.raises(InputError):
        read_entry(raw)


def test_an_entry_too_long_for_the_files_is_refused() -> None:
    body = {"key": "k", "ground": "x" * 70_000}
    with pytest.raises(InputError, match="do not fit"):
        write_entry(Entry(Kind.KEY_REVOKED, "un.example", at(1), "key:1", Sensitivity.PUBLIC, body=body))


def test_an_author_signs_for_one_log_and_every_field() -> None:
    signed = sign_entry(entry(3), ORIGIN, [AUTHORS["un.example"], AUTHORS["north.example"]])
    keys = [AUTHORS["un.example"].verifier, AUTHORS["east.example"].verifier]
    assert signers(read_entry(write_entry(signed)), ORIGIN, keys) == ([keys[0]], [])
    assert signers(signed, "another.example/log", keys) == ([], [keys[0]])
    for change in (
        {"subject": "reports/4"},
        {"commitment": drawn("x")},
        {"time": at(4)},
        {"author": "east.example"},
    ):
        assert signers(replace(signed, **change), ORIGIN, keys) == ([], [keys[0]])
    assert signers(entry(3), ORIGIN, keys) == ([], [])
