"""One line of the log: who put what on record, when, about what, how far it may go, and a commitment to the content.

An entry is public for ever, so nothing in it may say anything about the content. The content (the *payload*) lies
outside the log, with the salt of its commitment; see :mod:`detente.record.payload`. The subject is an identifier, never
a name or a sentence. What an entry of a certain kind says openly stands in its ``body``, and BODIES lists it whole.

    entry = Entry(Kind.HAND_IN, "un.example", time, "reports/2030-04", Sensitivity.RESTRICTED, commitment)
    raw = write_entry(entry)          # the bytes that are hashed into the tree
    read_entry(raw) == entry

To add a kind: a member of Kind, and a row of BODIES if it says something openly.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from detente.errors import Fault, InputError
from detente.record.canonical import SAFE, canonical_plain
from detente.record.keys import LOG, SigningKey, VerifierKey, is_key_name, strict_base64
from detente.record.note import check_signature, read_signature_line, sign_note
from detente.record.tiles import MOST_ENTRY_BYTES
from detente.record.tree_head import to_base64
from detente.tables import Sensitivity

FORMAT = "detente/entry/v1"
_SUBJECT = re.compile(r"[a-z0-9][a-z0-9._:/-]{0,119}", re.ASCII)


class Kind(StrEnum):
    """What an entry puts on record."""

    HAND_IN = "hand-in"
    EVIDENCE = "evidence"
    JUDGEMENT = "judgement"
    DECISION = "decision"
    CORRECTION = "correction"
    RELEASE = "release"
    POSITION = "position"
    ERASURE = "erasure"
    KEY_ADDED = "key-added"
    KEY_REVOKED = "key-revoked"


BODIES: dict[Kind, dict[str, type]] = {
    Kind.CORRECTION: {"replaces": int},
    Kind.POSITION: {"note": str},
    Kind.ERASURE: {"entry": int, "hash": str, "ground": str, "authority": str},
    Kind.KEY_ADDED: {"use": str, "organisation": str, "key": str},
    Kind.KEY_REVOKED: {"key": str, "ground": str},
}
"""What an entry of each kind says openly, and of which type; other kinds say nothing beyond the common fields."""


def refused(what: str, remedy: str) -> InputError:
    """The error for what cannot be an entry."""
    return InputError("log entry", [Fault("entry", what, remedy)])


@dataclass(frozen=True, slots=True)
class Entry:
    """``time`` is the moment of recording in UTC, whole seconds; what happened when is the payload's affair.

    ``commitment`` is 32 bytes, or None for an entry without payload. ``signatures`` are lines by authors over the rest.
    """

    kind: Kind
    author: str
    time: datetime
    subject: str
    classification: Sensitivity
    commitment: bytes | None = None
    body: Mapping[str, Any] = field(default_factory=dict)
    signatures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.time.tzinfo is not UTC or self.time.microsecond:
            raise refused(
                f"the time {self.time} is not whole seconds in UTC", "convert it with .astimezone(UTC)"
            )
        if not _SUBJECT.fullmatch(self.subject):
            raise refused(
                f"the subject {self.subject[:40]!r} is no identifier", "use a-z, 0-9 and . _ : / -; no names"
            )
        if not is_key_name(self.author):
            raise refused(
                f"the author {self.author[:40]!r} is no key name", "use the name of the author's key"
            )
        if self.commitment is not None and len(self.commitment) != 32:
            raise refused("the commitment is not 32 bytes", "make it with commitment()")
        for line in self.signatures:
            read_signature_line(line)
        if self.body or self.kind in BODIES:
            self._check_body(BODIES.get(self.kind, {}))

    def _check_body(self, shape: Mapping[str, type]) -> None:
        if self.body.keys() != shape.keys() or any(
            type(self.body[name]) is not kind for name, kind in shape.items()
        ):
            said = ", ".join(f"{name} ({kind.__name__})" for name, kind in shape.items()) or "nothing"
            raise refused(f"an entry of kind {self.kind} says openly {said}", "give these keys and no other")
        if any(type(value) is int and not 0 <= value <= SAFE for value in self.body.values()):
            raise refused("a number in the body is no index", "count from 0")


def _written(entry: Entry, signatures: tuple[str, ...]) -> bytes:
    shown: dict[str, Any] = {
        "format": FORMAT,
        "kind": entry.kind.value,
        "author": entry.author,
        "time": entry.time.isoformat()[:-6] + "Z",
        "subject": entry.subject,
        "classification": entry.classification.value,
    }
    if entry.commitment is not None:
        shown["commitment"] = to_base64(entry.commitment)
    if entry.body:
        shown["body"] = entry.body
    if signatures:
        shown["signatures"] = signatures
    return canonical_plain(shown)


def write_entry(entry: Entry) -> bytes:
    """The entry's canonical bytes, which the tree is made of."""
    raw = _written(entry, entry.signatures)
    if len(raw) > MOST_ENTRY_BYTES:
        raise refused(f"{len(raw)} bytes do not fit the log's files", "put the content into the payload")
    return raw


def read_entry(raw: bytes) -> Entry:
    """The entry that ``raw`` spells; raises InputError unless these are its one canonical bytes."""
    try:
        given = json.loads(raw)
        commitment = given.get("commitment")
        entry = Entry(
            Kind(given["kind"]),
            given["author"],
            datetime.fromisoformat(given["time"]).replace(tzinfo=UTC),
            given["subject"],
            Sensitivity(given["classification"]),
            None if commitment is None else strict_base64(commitment),
            given.get("body", {}),
            tuple(given.get("signatures", ())),
        )
        again = write_entry(entry)
    except InputError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise refused("these bytes are no entry", "hand in the bytes as they were logged") from None
    if again != raw:
        raise refused(
            "these bytes are not the entry's canonical spelling", "hand in the bytes as they were logged"
        )
    return entry


def signed_text(entry: Entry, origin: str) -> str:
    """What an author signs: the format, the log it is meant for, and the hash of the entry without signatures."""
    return f"{FORMAT}\n{origin}\n{hashlib.sha256(_written(entry, ())).hexdigest()}\n"


def sign_entry(entry: Entry, origin: str, keys: Iterable[SigningKey]) -> Entry:
    """The entry with these authors' signatures, for the log of ``origin`` and no other."""
    lines = tuple(sign_note(signed_text(entry, origin), key).line.removesuffix("\n") for key in keys)
    return replace(entry, signatures=entry.signatures + lines)


def signers(
    entry: Entry, origin: str, keys: Iterable[VerifierKey]
) -> tuple[list[VerifierKey], list[VerifierKey]]:
    """Which of ``keys`` signed the entry, and which signed it in a way that does not hold."""
    if not entry.signatures:
        return [], []
    known = {(key.name, key.id): key for key in keys if key.kind == LOG}
    text = signed_text(entry, origin)
    holds: list[VerifierKey] = []
    fails: list[VerifierKey] = []
    for line in entry.signatures:
        signature = read_signature_line(line)
        key = known.get((signature.name, signature.id))
        if key is not None:
            (holds if check_signature(text, signature, key) else fails).append(key)
    return holds, fails
