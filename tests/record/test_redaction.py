"""Erasing: the content goes, the entry and every proof stay, and a tombstone says why."""

from dataclasses import replace

import pytest
from tests.record.world import ORIGIN, POLICY, at, entry, head_of, log_of, opening, tree_of

from detente.errors import InputError
from detente.record.bundle import Bundle
from detente.record.entry import Entry, Kind, read_entry, write_entry
from detente.record.merkle import check_inclusion, inclusion_path, leaf_hash
from detente.record.redaction import erase, erasure, tombstones
from detente.record.verify import verify
from detente.tables import Sensitivity
from detente.times import Answer

GROUND, AUTHORITY = "request of the person concerned", "working group, decision 7"


def stone_for(index: int, entry: Entry) -> Entry:
    return erasure(index, entry, ground=GROUND, authority=AUTHORITY, author="un.example", time=at(12))


def test_every_proof_holds_after_an_erasure() -> None:
    before = log_of()
    head = head_of(before)
    entries = [*before, write_entry(stone_for(5, entry(5)))]
    openings = erase({n: opening(n) for n in range(12)}, 5)
    tree = tree_of(entries)
    assert check_inclusion(leaf_hash(entries[5]), 5, 12, inclusion_path(tree.node, 5, 12), tree.root(12))
    report = verify(Bundle(ORIGIN, tuple(entries), (head, head_of(entries)), openings=openings), POLICY)
    assert report.confirmed, report.faults
    (found,) = [each for each in report.findings if each.check == "erasure"]
    assert str(found) == f"entry 5: erased by entry 12; ground: {GROUND}; authority: {AUTHORITY}"
    assert opening(5).payload not in b"".join(entries)


def test_a_payload_that_is_still_there_is_told() -> None:
    entries = [*log_of(), write_entry(stone_for(5, entry(5)))]
    report = verify(Bundle(ORIGIN, tuple(entries), (head_of(entries),), openings={5: opening(5)}), POLICY)
    assert [each.where for each in report.faults] == ["entry 5"]
    assert "its payload is still here" in report.faults[0].said


def test_a_tombstone_of_another_entry_is_told() -> None:
    stone = stone_for(5, entry(5))
    moved = replace(stone, body={**stone.body, "entry": 6})
    entries = [*log_of(), write_entry(moved)]
    report = verify(Bundle(ORIGIN, tuple(entries), (head_of(entries),)), POLICY)
    assert [str(each) for each in report.faults] == ["entry 12: it erases another entry 6 than the one here"]


def test_the_first_tombstone_counts_and_none_before_its_entry() -> None:
    first = stone_for(5, entry(5))
    second = replace(first, body={**first.body, "ground": "another ground"})
    ahead = replace(first, body={**first.body, "entry": 20})
    found = tombstones([(12, first), (13, second), (14, ahead)])
    assert {each.erased: (each.at, each.ground) for each in found.values()} == {5: (12, GROUND)}


@pytest.mark.parametrize("missing", ["ground", "authority", "payload"])
def test_ground_authority_and_payload_are_needed(missing: str) -> None:
    target = (
        Entry(Kind.DECISION, "un.example", at(1), "d/1", Sensitivity.PUBLIC)
        if missing == "payload"
        else entry(5)
    )
    said = {"ground": GROUND, "authority": AUTHORITY} | ({missing: " "} if missing != "payload" else {})
    with pytest.raises(InputError, match="no payload, ground or authority"):
        erasure(5, target, author="un.example", time=at(12), **said)


def test_a_tombstone_says_nothing_that_the_entry_did_not() -> None:
    stone = read_entry(write_entry(stone_for(5, entry(5))))
    assert (stone.subject, stone.commitment) == (entry(5).subject, None)
    assert set(stone.body) == {"entry", "hash", "ground", "authority"}


def test_before_the_tombstone_nothing_was_erased() -> None:
    entries = [*log_of(), write_entry(stone_for(5, entry(5)))]
    as_it_was = Bundle(ORIGIN, tuple(entries[:12]), (head_of(entries[:12]),))
    assert not [each for each in verify(as_it_was, POLICY).findings if each.check == "erasure"]
    assert all(each.answer is not Answer.NO for each in verify(as_it_was, POLICY).findings)
