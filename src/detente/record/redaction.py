"""Erasing: the payload and its salt are destroyed, the entry stays, and a tombstone says on what ground and authority.

    tombstone = erasure(index, entries[index], ground="request of the person concerned", authority="...", ...)
    kept = erase(openings, index)           # what the store keeps; it destroys the rest, in backups too

The log verifies as before, for the entry never held the content. What remains for ever is what the entry said openly:
kind, author, time, subject, classification. A tombstone is an entry like any other: it can be read as of a day, disputed
and positioned on; it erases only together with the destruction of the bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from detente.errors import Fault, InputError
from detente.record.entry import Entry, Kind, write_entry
from detente.record.merkle import leaf_hash
from detente.record.payload import Opening
from detente.record.tree_head import read_hash, to_base64
from detente.tables import Sensitivity


@dataclass(frozen=True)
class Tombstone:
    """Entry ``erased`` has no content any more, by entry ``at``, on this ground and authority."""

    erased: int
    at: int
    ground: str
    authority: str
    hash: bytes


def erasure(index: int, entry: Entry, *, ground: str, authority: str, author: str, time: datetime) -> Entry:
    """The tombstone entry for ``entry``; raises InputError without payload, ground or authority."""
    if entry.commitment is None or not ground.strip() or not authority.strip():
        raise InputError(
            "erasure",
            [
                Fault(
                    f"entry {index}", "no payload, ground or authority", "say what goes, why, and who agreed"
                )
            ],
        )
    hashed = to_base64(leaf_hash(write_entry(entry)))
    body = {"entry": index, "hash": hashed, "ground": ground, "authority": authority}
    return Entry(Kind.ERASURE, author, time, entry.subject, Sensitivity.PUBLIC, body=body)


def erase(openings: Mapping[int, Opening], index: int) -> dict[int, Opening]:
    """The openings without that of ``index``."""
    return {at: opening for at, opening in openings.items() if at != index}


def tombstones(entries: Iterable[tuple[int, Entry]]) -> dict[int, Tombstone]:
    """The tombstone of every erased entry, the first one where there are several; from (index, entry) in order."""
    found: dict[int, Tombstone] = {}
    for at, entry in entries:
        if entry.kind is Kind.ERASURE and entry.body["entry"] < at:
            said = entry.body
            hashed = read_hash(said["hash"]) or b""
            found.setdefault(
                said["entry"], Tombstone(said["entry"], at, said["ground"], said["authority"], hashed)
            )
    return found
