"""Signed notes and timed cosignatures: published vectors, and every byte of a note matters."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.world import AUTHORS, LOG_KEY, WITNESSES

from detente.errors import InputError
from detente.record.keys import LOG, SigningKey, read_verifier_key
from detente.record.note import (
    MOST_SIGNATURES,
    add_signatures,
    check_note,
    cosigned_message,
    read_note,
    sign_note,
    write_note,
)

# golang.org/x/mod/sumdb/note, note_test.go (BSD-3-Clause)
GO_SECRET = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
GO_TEXT = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
)
PETER = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
ENOCH = "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
PETER_KEY = read_verifier_key("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
ENOCH_KEY = read_verifier_key("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop")
# c2sp.org/signed-note (CC BY 4.0)
SPEC_KEY = read_verifier_key("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
SPEC_NOTE = (
    "This is an example message.\n\n— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
# made by github.com/transparency-dev/formats/note (Apache-2.0), as published in the tests of yaglo/signed_note (MIT)
COSIGNER = read_verifier_key("vec.example/cosigv10+c12688da+BLMSTPoQj0PojM8eKiPf9xUT8g6b0OuMyvYb5sSu9JH5")
COSIGNED = (
    "vec.example/cosigv10\n42\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— vec.example/cosigv10 "
    "wSaI2gAAAABqbL5Q3HjbTCJeqMg3tmpdYGAg05ijTi7k0pyreJSULmtv3g+yXH+G/Ko87JG+QkLF6af9+GVVNlEIgf6T0bw0wQyMDw==\n"
)
# c2sp.org/tlog-cosignature: the line of its example, and the time that is written beside it
EXAMPLE_LINE = (
    "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZ"
    "qhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)


def test_the_note_of_go() -> None:
    key = SigningKey("PeterNeumann", LOG, GO_SECRET)
    assert key.verifier == PETER_KEY
    assert write_note(GO_TEXT, [sign_note(GO_TEXT, key)]) == GO_TEXT + "\n" + PETER
    note = read_note(GO_TEXT + "\n" + PETER + ENOCH)
    assert [each.key for each in check_note(note, [PETER_KEY, ENOCH_KEY]).signed] == [PETER_KEY, ENOCH_KEY]
    alone = check_note(note, [ENOCH_KEY])
    assert ([each.key for each in alone.signed], alone.failed, alone.unknown) == ([ENOCH_KEY], (), 1)


def test_the_note_of_the_specification() -> None:
    assert [each.key for each in check_note(read_note(SPEC_NOTE.encode()), [SPEC_KEY]).signed] == [SPEC_KEY]


def test_a_cosignature_of_another_implementation() -> None:
    note = read_note(COSIGNED)
    assert [(each.key, each.time) for each in check_note(note, [COSIGNER]).signed] == [(COSIGNER, 1785511504)]
    assert note.whole == COSIGNED


def test_the_message_of_a_cosignature() -> None:
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    assert cosigned_message(text, 1679315147) == b"cosignature/v1\ntime 1679315147\n" + text.encode()
    (signature,) = read_note(text + "\n" + EXAMPLE_LINE).signatures
    assert (signature.name, signature.id.hex()) == ("witness.example.com/w1", "8d66cf3f")
    assert int.from_bytes(signature.signature[:8], "big") == 1679315147


@pytest.mark.parametrize("whole", [GO_TEXT + "\n" + PETER, COSIGNED], ids=["log", "cosigned"])
def test_every_byte_of_a_note_matters(whole: str) -> None:
    raw = whole.encode()
    known = [PETER_KEY, COSIGNER]
    for place in range(len(raw)):
        for bit in (0x01, 0x20):
            spoilt = bytearray(raw)
            spoilt[place] ^= bit
            try:
                found = check_note(read_note(bytes(spoilt)), known)
            except InputError:
                continue
            assert not found.signed, f"byte {place}"


def test_a_known_key_that_fails_is_not_an_unknown_one() -> None:
    found = check_note(read_note("Another text.\n\n" + PETER + ENOCH), [PETER_KEY])
    assert (found.signed, found.failed, found.unknown) == ((), (PETER_KEY,), 1)


def test_a_second_line_of_a_key_that_fails_spoils_the_first() -> None:
    wrong = PETER.replace("x08go/ZJ", "x08go/ZK")
    assert check_note(read_note(GO_TEXT + "\n" + PETER + wrong), [PETER_KEY]).failed == (PETER_KEY,)


def test_kinds_do_not_stand_for_each_other() -> None:
    text, key = "mission.example/lake\n0\n", WITNESSES["un.example"]
    plain = SigningKey(key.name, LOG, key.secret)
    line = sign_note(text, key, 1)
    as_log = type(line)(key.name, plain.verifier.id, line.signature[8:])
    note = read_note(write_note(text, [as_log]))
    assert check_note(note, [plain.verifier]).failed == (plain.verifier,)
    with pytest.raises(ValueError, match="with a time"):
        sign_note(text, key)
    with pytest.raises(ValueError, match="without"):
        sign_note(text, LOG_KEY, 5)
    with pytest.raises(ValueError, match="between 1 and"):
        sign_note(text, key, 0)


@pytest.mark.parametrize(
    "whole",
    ["", "text\n", "text\n\n", "text" + PETER, "text\n\n" + PETER[:-1], "text\n\n" + PETER + "\n", "a\r\n\n" + PETER,
     "te\x00xt\n\n" + PETER, "text\n\n- PeterNeumann AAAAAAA=\n", "text\n\n— AAAAAAA=\n", "text\n\n— a+b AAAAAAA=\n",
     "text\n\n— a\u2003b AAAAAAA=\n", "text\n\n— a AAAA\n", "text\n\n— a AAAAAAB=\n", "text\n\n— a AAAAAAA\n",
     "text\n\n" + PETER * (MOST_SIGNATURES + 1), b"\xff\n\n" + PETER.encode()],
)  # fmt: skip
def test_what_is_no_note_is_refused(whole: str | bytes) -> None:
    with pytest.raises(InputError):
        read_note(whole)


def test_sixteen_signatures_are_read_at_least() -> None:
    assert len(read_note("text\n\n" + (PETER + ENOCH) * 8).signatures) == 16


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.integers(1, 2**63 - 1))
def test_what_is_signed_is_read_again(text: str, time: int) -> None:
    text += "\n"
    keys = [WITNESSES["un.example"], AUTHORS["un.example"]]
    note = read_note(write_note(text, [sign_note(text, keys[0], time), sign_note(text, keys[1])]))
    assert [each.time for each in check_note(note, [key.verifier for key in keys]).signed] == [time, None]
    again = add_signatures(note, [sign_note(text, keys[0], time)])
    assert again.signatures == note.signatures, (
        "the same key's newer cosignature takes the place of the older"
    )


def test_a_text_that_cannot_be_a_note_is_not_written() -> None:
    with pytest.raises(InputError, match="does not end"):
        write_note("text", [sign_note("text", LOG_KEY)])
    with pytest.raises(InputError, match="nobody signed"):
        write_note("text\n", [])
