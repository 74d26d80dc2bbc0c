"""Text with signatures below it: C2SP ``signed-note``, and the timed cosignatures of ``tlog-cosignature``.

A note is text that ends in a newline, an empty line, and one line a signature. Signatures by keys that the reader does
not know are passed over; one by a known key that does not hold spoils the note. A text without a signature that holds is
nobody's word, so :func:`check_note` says whose it is before anybody reads on.

    note = read_note(raw)
    whose = check_note(note, [log_key, *witness_keys])
    whose.signed, whose.failed

Source: https://c2sp.org/signed-note, https://c2sp.org/tlog-cosignature (Ed25519, type 0x04)
"""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterable
from dataclasses import dataclass

from detente.errors import Fault, InputError
from detente.record.keys import (
    LOG,
    SIGNATURE_BYTES,
    WITNESS,
    SigningKey,
    VerifierKey,
    is_key_name,
    strict_base64,
)

MARK = "— "
"""What a signature line begins with: an em dash and a space."""
MOST_SIGNATURES = 100
"""Signatures read in one note; the specification asks for 16 at least."""
LATEST = 2**63 - 1
"""The last second a cosignature may carry."""


def refused(what: str, remedy: str) -> InputError:
    """The error for bytes that are no note."""
    return InputError("signed note", [Fault("note", what, remedy)])


@dataclass(frozen=True)
class NoteSignature:
    """One signature line: whose it says it is, and the bytes."""

    name: str
    id: bytes
    signature: bytes

    @property
    def line(self) -> str:
        """The line as it stands in the note, with its newline."""
        return f"{MARK}{self.name} {base64.b64encode(self.id + self.signature).decode()}\n"


@dataclass(frozen=True)
class Note:
    """A text and the signatures below it, none of them checked."""

    text: str
    signatures: tuple[NoteSignature, ...]

    @property
    def whole(self) -> str:
        """The note as it is written."""
        return f"{self.text}\n{''.join(signature.line for signature in self.signatures)}"


@dataclass(frozen=True)
class Signed:
    """A known key whose signature holds; ``time`` in seconds since 1970 for a cosignature, else None."""

    key: VerifierKey
    time: int | None


@dataclass(frozen=True)
class Whose:
    """Which known keys signed a note, whose signature does not hold, and how many are unknown."""

    signed: tuple[Signed, ...]
    failed: tuple[VerifierKey, ...]
    unknown: int


def read_signature_line(line: str) -> NoteSignature:
    """A signature line without its newline; raises InputError where it is none."""
    name, _, spelt = line.removeprefix(MARK).partition(" ")
    try:
        raw = strict_base64(spelt)
    except ValueError:
        raw = b""
    if not line.startswith(MARK) or not is_key_name(name) or len(raw) < 5:
        raise refused(
            f"{line[:60]!r} is no signature line", "copy the note whole, from its first byte to its last"
        )
    return NoteSignature(name, raw[:4], raw[4:])


def read_note(raw: bytes | str) -> Note:
    """The note that ``raw`` spells; raises InputError unless its text and every signature line are well formed."""
    try:
        whole = raw.decode("utf-8") if isinstance(raw, bytes) else raw
        whole.encode("utf-8")
    except UnicodeError:
        raise refused("this is not UTF-8", "copy the note whole") from None
    if any(char < " " and char != "\n" for char in whole):
        raise refused("it holds a control character", "copy the note whole, without conversion")
    text, blank, below = whole.rpartition("\n\n")
    if not blank or not below.endswith("\n"):
        raise refused("no empty line stands before signature lines", "copy the note whole")
    lines = below[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise refused(
            f"it has {len(lines)} signatures, more than {MOST_SIGNATURES}", "keep those that you know"
        )
    return Note(text + "\n", tuple(read_signature_line(line) for line in lines))


def write_note(text: str, signatures: Iterable[NoteSignature]) -> str:
    """A note; raises InputError for a text that cannot be one, or without signatures."""
    found = tuple(signatures)
    if not text.endswith("\n") or any(char < " " and char != "\n" for char in text):
        raise refused("the text does not end in a newline, or holds a control character", "mend the text")
    if not found:
        raise refused("nobody signed it", "sign it")
    return Note(text, found).whole


def add_signatures(note: Note, more: Iterable[NoteSignature]) -> Note:
    """The note with further signatures; a name and id that is there already is replaced (a newer cosignature)."""
    kept = {(signature.name, signature.id): signature for signature in (*note.signatures, *more)}
    return Note(note.text, tuple(kept.values()))


def cosigned_message(text: str, time: int) -> bytes:
    """What a cosignature is made over: a header, the time, the whole text of the tree head."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def sign_note(text: str, key: SigningKey, time: int | None = None) -> NoteSignature:
    """The key's signature on ``text``; a witness key needs the ``time`` in seconds since 1970, another key none."""
    if (key.kind == WITNESS) != (time is not None):
        raise ValueError("a witness key signs with a time, every other key without")
    if time is None:
        return NoteSignature(key.name, key.verifier.id, key.sign(text.encode()))
    if not 0 < time <= LATEST:
        raise ValueError(f"a cosignature's time lies between 1 and 2^63 - 1, got {time}")
    return NoteSignature(
        key.name, key.verifier.id, struct.pack(">Q", time) + key.sign(cosigned_message(text, time))
    )


def check_signature(text: str, signature: NoteSignature, key: VerifierKey) -> Signed | None:
    """The signature as the key's word on ``text``, or None where it does not hold."""
    raw, time = signature.signature, None
    if key.kind == LOG:
        holds = len(raw) == SIGNATURE_BYTES and key.verifies(raw, text.encode())
    else:
        holds = len(raw) == 8 + SIGNATURE_BYTES
        time = struct.unpack(">Q", raw[:8])[0] if holds else 0
        holds = holds and 0 < time <= LATEST and key.verifies(raw[8:], cosigned_message(text, time))
    return Signed(key, time) if holds else None


def check_note(note: Note, keys: Iterable[VerifierKey]) -> Whose:
    """Which of ``keys`` signed the note. A key counts once; a second line by it that fails still counts as failed."""
    known = {(key.name, key.id): key for key in keys}
    signed: dict[VerifierKey, Signed] = {}
    failed: dict[VerifierKey, None] = {}
    unknown = 0
    for signature in note.signatures:
        key = known.get((signature.name, signature.id))
        if key is None:
            unknown += 1
        elif holds := check_signature(note.text, signature, key):
            signed.setdefault(key, holds)
        else:
            failed[key] = None
    return Whose(tuple(each for each in signed.values() if each.key not in failed), tuple(failed), unknown)
