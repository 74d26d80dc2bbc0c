"""The content of an entry, outside the log, and the commitment inside that says nothing about it.

    commitment = SHA-256("detente/commit/v1" LF || salt || payload)

The salt is 32 random bytes, drawn for this payload alone and kept with it. Whoever has both can check; whoever lacks
the salt learns nothing, however few contents are possible: a yes or a no cannot be tried out. Because the salt's length
is fixed, a commitment can be opened in one way only. Destroy salt and payload, and the commitment is noise that still
holds the tree together.

Bulk content (a month of reports) is not the payload itself: the payload is a :class:`Bulk`, which names the bytes by
their digest, and the bytes lie beside under that name. Who may not see the payload does not learn the digest either.

The caller draws the salt: ``Opening(os.urandom(32), payload)`` at the door, a seeded generator in tests.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.errors import Fault, InputError
from detente.record.canonical import canonical, read_canonical
from detente.record.entry import Entry
from detente.tables import Sensitivity

DOMAIN = b"detente/commit/v1\n"
SALT_BYTES = 32
BULK = "detente/bulk/v1"


@dataclass(frozen=True)
class Opening:
    """A payload and the salt of its commitment: what it takes to show what an entry stands for."""

    salt: bytes = field(repr=False)
    payload: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.salt) != SALT_BYTES:
            raise InputError(
                "opening", [Fault("salt", f"it has {len(self.salt)} bytes", "draw 32 random bytes")]
            )

    @property
    def commitment(self) -> bytes:
        """The 32 bytes that go into the entry."""
        return hashlib.sha256(DOMAIN + self.salt + self.payload).digest()


@dataclass(frozen=True)
class Bulk:
    """Bytes that lie beside the log under their SHA-256: digest, length, media type."""

    digest: bytes
    size: int
    media_type: str

    @property
    def payload(self) -> bytes:
        """The payload that stands for the bytes."""
        said = {"format": BULK, "sha256": self.digest.hex(), "size": self.size, "media_type": self.media_type}
        return canonical(said)


def bulk_of(raw: bytes, media_type: str) -> Bulk:
    """What stands for ``raw`` in the log."""
    return Bulk(hashlib.sha256(raw).digest(), len(raw), media_type)


def read_bulk(payload: bytes) -> Bulk:
    """The bulk content that a payload names; raises InputError where it names none."""
    try:
        given = read_canonical(payload)
        found = Bulk(bytes.fromhex(given["sha256"]), int(given["size"]), str(given["media_type"]))
        if given["format"] == BULK and found.payload == payload and len(found.digest) == 32:
            return found
    except (KeyError, TypeError, ValueError, InputError):
        pass
    raise InputError("bulk evidence", [Fault("payload", "it names no bytes", "make it with bulk_of()")])


def opens(entry: Entry, opening: Opening) -> bool:
    """Whether ``opening`` is what the entry committed to."""
    return entry.commitment == opening.commitment


def salts_used_twice(openings: Mapping[int, Opening]) -> list[tuple[int, int]]:
    """Pairs of entries whose payloads share a salt: one who may see the first could then try out the second."""
    first: dict[bytes, int] = {}
    return [(first[each.salt], at) for at, each in openings.items() if first.setdefault(each.salt, at) != at]


def for_recipient(
    entries: Sequence[Entry], openings: Mapping[int, Opening], may: Callable[[int, Entry], bool]
) -> dict[int, Opening]:
    """The openings that one recipient may have, under the same entries and the same root.

    ``may(index, entry)`` decides; what is sealed goes to nobody, whatever it says.
    """
    return {
        at: opening
        for at, opening in openings.items()
        if entries[at].classification is not Sensitivity.SEALED and may(at, entries[at])
    }


def up_to(level: Sensitivity) -> Callable[[int, Entry], bool]:
    """A rule for :func:`for_recipient`: everything that is classified no higher than ``level``."""
    order = list(Sensitivity)
    return lambda _, entry: order.index(entry.classification) <= order.index(level)
