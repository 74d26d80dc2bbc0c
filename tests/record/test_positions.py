"""Positions: a second signature, apart from witnessing, by those who may speak, on exactly one entry."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.world import (
    AUTHORS,
    ORGANISATIONS,
    ORIGIN,
    POLICY,
    WITNESSES,
    at,
    drawn,
    entry,
    head_of,
    log_of,
)

from detente.errors import InputError
from detente.record.bundle import Bundle
from detente.record.entry import Entry, read_entry, write_entry
from detente.record.findings import Report
from detente.record.keys import LOG, SigningKey
from detente.record.merkle import leaf_hash
from detente.record.payload import Opening
from detente.record.positions import Position, Stance, position_entry, read_position, sign_position
from detente.record.verify import verify

WORDING = Opening(drawn("wording"), b"We accept the text without its third paragraph.")
HASH = leaf_hash(write_entry(entry(5)))


def taken(
    stance: Stance, who: str = "un.example", time: int = 100, index: int = 5, key: SigningKey | None = None
) -> Entry:
    wording = WORDING.commitment if stance is Stance.RESERVE else None
    position = Position(ORIGIN, index, leaf_hash(write_entry(entry(index))), stance, time, wording)
    return position_entry(sign_position(position, key or AUTHORS[who]), author=who, time=at(12))


def report_of(*more: Entry) -> Report:
    entries = log_of(*more, first=12)
    return verify(Bundle(ORIGIN, tuple(entries), (head_of(entries),)), POLICY)


def test_four_organisations_four_stances() -> None:
    report = report_of(*(taken(stance, who) for stance, who in zip(Stance, ORGANISATIONS, strict=True)))
    assert report.confirmed, report.faults
    held = {who: each.position.stance for who, each in report.positions[5].items()}
    assert held == dict(zip(ORGANISATIONS, Stance, strict=True))


def test_witnessing_is_no_position_and_dissent_no_refusal_to_witness() -> None:
    report = report_of(taken(Stance.DISSENT, "south.example"))
    assert report.standing is not None
    assert "south.example" in report.standing.by
    assert list(report.positions[5]) == ["south.example"], "the others witnessed and said nothing"


def test_the_last_word_by_its_signed_time_counts_and_a_replay_does_not() -> None:
    first, second = taken(Stance.DISSENT, time=100), taken(Stance.CONCUR, time=200)
    for order in ([first, second], [second, first], [first, second, first]):
        held = report_of(*order).positions[5]["un.example"]
        assert held.position.stance is Stance.CONCUR


def test_the_wording_of_a_reservation_is_a_payload_like_any_other() -> None:
    entry = taken(Stance.RESERVE)
    assert entry.commitment == WORDING.commitment
    assert WORDING.payload not in write_entry(entry)
    with pytest.raises(InputError, match="has no wording"):
        Position(ORIGIN, 5, HASH, Stance.RESERVE, 100)
    report = report_of(replace(entry, commitment=drawn("another wording")))
    assert "the wording that was signed is not the payload" in report.faults[0].said


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (taken(Stance.CONCUR, key=SigningKey("un.example", LOG, drawn("forger"))), "no known author signed it"),
        (taken(Stance.CONCUR, index=14), "which is not before it"),
        (
            position_entry(
                sign_position(Position(ORIGIN, 5, drawn("other"), Stance.CONCUR, 1), AUTHORS["un.example"]),
                author="un.example", time=at(12),
            ),
            "signed over another entry than entry 5",
        ),
        (
            position_entry(
                sign_position(Position("other.example/log", 5, HASH, Stance.CONCUR, 1), AUTHORS["un.example"]),
                author="un.example", time=at(12),
            ),
            "speaks of the log other.example/log",
        ),
    ],
)  # fmt: skip
def test_what_is_not_this_organisations_word_on_this_entry_does_not_count(entry: Entry, said: str) -> None:
    report = report_of(entry)
    assert [each.where for each in report.faults] == ["entry 12"]
    assert said in report.faults[0].said
    assert report.positions == {}


def test_a_changed_stance_does_not_verify() -> None:
    entry = taken(Stance.DISSENT)
    report = report_of(replace(entry, body={"note": entry.body["note"].replace("dissent", "concur")}))
    assert "the signature of un.example does not hold" in report.faults[0].said


def test_a_witness_key_takes_no_position() -> None:
    with pytest.raises(ValueError, match="with a time"):
        sign_position(Position(ORIGIN, 5, HASH, Stance.CONCUR, 1), WITNESSES["un.example"])


@given(
    st.sampled_from(Stance), st.integers(0, 2**53), st.integers(0, 2**53), st.binary(min_size=32, max_size=32)
)
def test_a_position_is_read_as_it_was_written(stance: Stance, index: int, time: int, hashed: bytes) -> None:
    position = Position(ORIGIN, index, hashed, stance, time, hashed if stance is Stance.RESERVE else None)
    assert read_position(position.text) == position


@pytest.mark.parametrize("change", [("entry 5", "entry 05"), ("concur", "agree"), ("time 100", "time -1"), ("hash ", "hash"),
                                    ("v1", "v2"), ("time 100\n", "time 100"), ("position", "stance")])  # fmt: skip
def test_what_is_no_position_is_refused(change: tuple[str, str]) -> None:
    text = Position(ORIGIN, 5, HASH, Stance.CONCUR, 100).text
    with pytest.raises(InputError):
        read_position(text.replace(*change))


def test_a_position_entry_is_read_again() -> None:
    given = taken(Stance.DISSENT)
    assert read_entry(write_entry(given)) == given
