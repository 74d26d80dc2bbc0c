"""Commitments: nothing of a payload can be learnt without its salt, however few payloads are possible."""

import base64
import hashlib
import json
from itertools import chain, product
from random import Random

import pytest
from tests.record.world import ORIGIN, bundle_of, drawn, entry, head_of, log_of, opening, tree_of

from detente.errors import InputError
from detente.record.bundle import Bundle, excerpt
from detente.record.entry import Entry, Kind, read_entry, write_entry
from detente.record.payload import (
    DOMAIN,
    Bulk,
    Opening,
    bulk_of,
    for_recipient,
    opens,
    read_bulk,
    salts_used_twice,
    up_to,
)
from detente.record.redaction import erase, erasure
from detente.tables import Sensitivity

CANDIDATES = {"yes or no": [b"yes", b"no"], "a small count": [str(n).encode() for n in range(200)]}


def open_material(bundle: Bundle) -> set[bytes]:
    """Every string of bytes that a reader of the bundle holds, and all that a guesser would try first."""
    known: set[bytes] = {bytes(32), b"", drawn("log")}
    texts = [*bundle.entries, *(each.entry for each in bundle.excerpts.values())]
    for raw in texts:
        known |= {raw, hashlib.sha256(raw).digest()}
        known |= {str(value).encode() for value in json.loads(raw).values()}
        known |= {base64.b64decode(json.loads(raw).get("commitment", ""))}
    known |= {chunk for note in bundle.heads for chunk in note.encode().split()}
    known |= set(bundle.leaves) | {step for each in bundle.excerpts.values() for step in each.path}
    known |= set(chain.from_iterable((each.salt, each.payload) for each in bundle.openings.values()))
    known |= {n.to_bytes(32, "big") for n in range(1000)}
    return known


@pytest.mark.parametrize("said", CANDIDATES)
def test_a_payload_of_few_possibilities_cannot_be_tried_out(said: str) -> None:
    """With everything public, the other payloads and salts in hand, no guess opens the commitment of the erased one."""
    secret = Opening(drawn("the salt that is destroyed"), CANDIDATES[said][1])
    target = Entry(
        Kind.JUDGEMENT, "un.example", entry(5).time, "case/5", Sensitivity.RESTRICTED, secret.commitment
    )
    entries = [*log_of(size=5), write_entry(target), *log_of(size=12)[6:]]
    stone = erasure(
        5,
        target,
        ground="consent withdrawn",
        authority="working group",
        author="un.example",
        time=entry(12).time,
    )
    entries.append(write_entry(stone))
    openings = erase({n: opening(n) for n in range(12) if n != 5} | {5: secret}, 5)
    tree = tree_of(entries)
    bundle = Bundle(
        ORIGIN, tuple(entries), (head_of(entries),), leaves=tuple(tree.levels[0]), openings=openings
    )
    salts = open_material(bundle)
    assert len(salts) > 1000
    tried = {
        hashlib.sha256(DOMAIN + salt + payload).digest() for salt, payload in product(salts, CANDIDATES[said])
    } | {hashlib.sha256(payload + tail).digest() for payload in CANDIDATES[said] for tail in (b"", b"\n")}
    assert secret.commitment not in tried
    assert secret.commitment == hashlib.sha256(DOMAIN + secret.salt + secret.payload).digest(), (
        "with the salt it opens"
    )


def test_two_payloads_leave_traces_that_differ_in_noise_only() -> None:
    """The public bytes of a yes and of a no have the same length and differ in nothing but 32 bytes of hash."""
    logs = []
    for payload in (b"yes", b"no"):
        given = Opening(drawn("salt"), payload)
        raw = write_entry(
            Entry(Kind.JUDGEMENT, "un.example", entry(5).time, "case/5", Sensitivity.SEALED, given.commitment)
        )
        logs.append(json.loads(raw))
    yes, no = logs
    assert len(base64.b64decode(yes.pop("commitment"))) == len(base64.b64decode(no.pop("commitment"))) == 32
    assert yes == no


def test_commitments_of_one_payload_look_like_chance() -> None:
    """A thousand commitments to the same word: all distinct, and each bit is set about half the time."""
    rng = Random(1)
    made = [Opening(rng.randbytes(32), b"no").commitment for _ in range(1000)]
    assert len(set(made)) == 1000
    ones = [sum(raw[bit // 8] >> bit % 8 & 1 for raw in made) for bit in range(256)]
    assert all(400 < count < 600 for count in ones)


def test_the_salt_has_one_length_so_that_a_commitment_opens_in_one_way() -> None:
    given = Opening(drawn("salt"), b"no")
    assert Opening(given.salt, b"no").commitment == given.commitment
    for wrong in (b"", given.salt[:16], given.salt + b"n"):
        with pytest.raises(InputError, match="Draw 32 random bytes"):
            Opening(wrong, b"no")
    assert given.salt.hex() not in repr(given)


def test_a_salt_that_serves_twice_is_found() -> None:
    salt = drawn("one salt")
    openings = {1: Opening(salt, b"yes"), 4: opening(4), 9: Opening(salt, b"no")}
    assert salts_used_twice(openings) == [(1, 9)]


def test_recipients_get_their_payloads_under_one_root() -> None:
    levels = [Sensitivity.PUBLIC, Sensitivity.SHARED, Sensitivity.RESTRICTED, Sensitivity.SEALED]
    entries = [entry(n, sensitivity=levels[n % 4]) for n in range(8)]
    openings = {n: opening(n) for n in range(8)}
    given = {level: for_recipient(entries, openings, up_to(level)) for level in levels}
    assert [sorted(given[level]) for level in levels] == [
        [0, 4],
        [0, 1, 4, 5],
        [0, 1, 2, 4, 5, 6],
        [0, 1, 2, 4, 5, 6],
    ]
    assert sorted(for_recipient(entries, openings, lambda at, _: at in (2, 3))) == [2], (
        "what is sealed goes to nobody"
    )
    assert all(opens(entries[n], each) for n, each in given[Sensitivity.RESTRICTED].items())


def test_an_excerpt_carries_no_payload_of_others() -> None:
    entries = log_of()
    tree = tree_of(entries)
    found = excerpt(
        ORIGIN, [2, 7], 12, entry=entries.__getitem__, nodes=tree.node, heads={12: head_of(entries)},
        openings={n: opening(n) for n in range(12)},
    )  # fmt: skip
    assert sorted(found.openings) == sorted(found.excerpts) == [2, 7]


def test_bulk_bytes_are_named_by_a_digest_that_only_the_payload_tells() -> None:
    raw = b"a month of reports"
    bulk = bulk_of(raw, "text/csv")
    given = Opening(drawn("bulk"), bulk.payload)
    public = write_entry(
        Entry(
            Kind.EVIDENCE,
            "un.example",
            entry(1).time,
            "reports/2030-04",
            Sensitivity.SHARED,
            given.commitment,
        )
    )
    assert read_bulk(given.payload) == bulk == Bulk(hashlib.sha256(raw).digest(), 18, "text/csv")
    assert bulk.digest.hex().encode() not in public
    assert opens(read_entry(public), given)
    for wrong in (b"", b"{}", given.payload + b" ", given.payload.replace(b"bulk/v1", b"bulk/v2")):
        with pytest.raises(InputError, match="names no bytes"):
            read_bulk(wrong)


def test_the_bundle_of_the_tests_is_sound() -> None:
    assert len(bundle_of(log_of()).openings) == 12
