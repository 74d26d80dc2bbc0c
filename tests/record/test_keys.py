"""Keys in the words of C2SP signed-note, and under a passphrase on the disk."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.world import LOG_KEY, WITNESSES, drawn

from detente.errors import InputError
from detente.record.canonical import canonical
from detente.record.keys import LOG, WITNESS, SigningKey, VerifierKey, open_key, read_verifier_key, seal_key

# golang.org/x/mod/sumdb/note, note_test.go (BSD-3-Clause); c2sp.org/signed-note, section "Verifier keys"
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SPEC_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
LIGHT = {"n": 2**4, "r": 8, "p": 1}
"""Little work, for the tests only."""


@pytest.mark.parametrize("text", [GO_KEY, SPEC_KEY])
def test_published_keys_are_read_and_written_again(text: str) -> None:
    key = read_verifier_key(text)
    assert (key.text, key.kind) == (text, LOG)
    assert key.id.hex() == text.split("+")[1]


@pytest.mark.parametrize(
    "text",
    ["", "a+b", "PeterNeumann+c74f20a4" + GO_KEY[21:], "Peter Neumann" + GO_KEY[12:], GO_KEY[:-4], GO_KEY[:-1] + "X",
     GO_KEY + "=", "a+00000000+AkAA", "+c74f20a3+" + GO_KEY[22:]],
)  # fmt: skip
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_verifier_key(text)


def test_the_kind_is_part_of_the_key() -> None:
    both = [SigningKey("un.example", kind, drawn("one secret")).verifier for kind in (LOG, WITNESS)]
    assert both[0].public == both[1].public
    assert both[0].id != both[1].id
    with pytest.raises(InputError):
        VerifierKey("un.example", 2, both[0].public)


@given(st.binary(min_size=32, max_size=32))
def test_a_key_signs_and_only_for_what_it_signed(secret: bytes) -> None:
    key = SigningKey("un.example", LOG, secret)
    signature = key.sign(b"text")
    assert key.verifier.verifies(signature, b"text")
    assert not key.verifier.verifies(signature, b"Text")
    assert not LOG_KEY.verifier.verifies(signature, b"text")
    assert not key.verifier.verifies(signature[:-1], b"text")
    assert secret.hex() not in repr(key)


def test_a_sealed_key_opens_with_its_passphrase_only() -> None:
    key = WITNESSES["un.example"]
    raw = seal_key(key, "lake and hills", salt=drawn("s")[:16], nonce=drawn("n")[:12], work=LIGHT)
    assert open_key(raw, "lake and hills") == key
    assert key.secret.hex().encode() not in raw
    with pytest.raises(InputError, match="does not open"):
        open_key(raw, "lake and hill")


@pytest.mark.parametrize("field", ["key", "salt", "nonce", "n", "r", "p", "sealed", "format"])
def test_a_sealed_key_with_a_changed_field_does_not_open(field: str) -> None:
    raw = seal_key(LOG_KEY, "phrase", salt=drawn("s")[:16], nonce=drawn("n")[:12], work=LIGHT)
    given = json.loads(raw)
    other = {"n": 2**5, "r": 4, "p": 2, "key": WITNESSES["un.example"].verifier.text, "format": "another"}
    flipped = (
        f"{int(given[field][:2], 16) ^ 1:02x}{given[field][2:]}"
        if field in ("salt", "nonce", "sealed")
        else ""
    )
    with pytest.raises(InputError):
        open_key(canonical({**given, field: other.get(field, flipped)}), "phrase")


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"sealed":"zz"}', b"\xff"])
def test_what_is_no_sealed_key_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match="no sealed key"):
        open_key(raw, "phrase")


def test_work_without_end_is_refused() -> None:
    given = json.loads(seal_key(LOG_KEY, "phrase", salt=bytes(16), nonce=bytes(12), work=LIGHT))
    with pytest.raises(InputError, match="no sealed key"):
        open_key(canonical({**given, "n": 2**30}), "phrase")


@pytest.mark.slow
def test_the_work_that_is_meant_for_the_disk() -> None:
    raw = seal_key(LOG_KEY, "phrase", salt=drawn("s")[:16], nonce=drawn("n")[:12])
    assert json.loads(raw)["n"] == 2**17
    assert open_key(raw, "phrase") == LOG_KEY


def test_short_random_bytes_are_refused() -> None:
    with pytest.raises(InputError):
        seal_key(LOG_KEY, "phrase", salt=bytes(8), nonce=bytes(12), work=LIGHT)
    with pytest.raises(InputError):
        seal_key(LOG_KEY, "", salt=bytes(16), nonce=bytes(12), work=LIGHT)
    with pytest.raises(InputError):
        SigningKey("un.example", LOG, bytes(31))
