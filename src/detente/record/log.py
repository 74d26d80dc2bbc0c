"""What a store of the log has to do, whatever it is made of: files, SQLite, PostgreSQL.

``tests/record/log_store_contract.py`` says it in tests; a new store subclasses the contract there. The rules of
entries, heads and proofs are pure and stay in this room; a store only keeps bytes, in one order, durably.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from detente.record.payload import Opening


@dataclass(frozen=True)
class Item:
    """One thing to append: the entry's bytes, and the opening of its commitment if it has a payload."""

    entry: bytes
    opening: Opening | None = None


@runtime_checkable
class LogStore(Protocol):
    """A log that only grows. Two writers see one order; what :meth:`append` has given back survives a crash."""

    @property
    def origin(self) -> str:
        """The log's name, which its tree heads begin with."""
        ...

    @property
    def size(self) -> int:
        """How many entries it has."""
        ...

    def append(self, items: Sequence[Item]) -> range:
        """Add entries with their openings, all or none, durably; gives their indices.

        Raises InputError, with every fault and nothing written, where bytes are no entry, an opening does not open its
        entry, or a salt was used before.
        """
        ...

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """The bytes of the entries [start, end); IndexError beyond the log."""
        ...

    def node(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree (:data:`detente.record.merkle.Nodes`); IndexError beyond the log."""
        ...

    def put_head(self, note: str) -> None:
        """Keep a signed head; more signatures on a head that is there join it, a newer one in place of an older.

        Whose signatures they are, the caller has checked (:func:`detente.record.note.check_note`): a line that does not
        hold would take the place of one that does.

        Raises InputError where its origin, size or root is not the log's own.
        """
        ...

    def heads(self) -> tuple[str, ...]:
        """The notes of all heads, the smallest first."""
        ...

    def opening(self, index: int) -> Opening | None:
        """The opening of an entry; None where it has none, or it was erased."""
        ...

    def erase(self, index: int) -> None:
        """Destroy the opening of an entry for good, and bulk bytes that nothing else names; the entry stays."""
        ...

    def put_bytes(self, raw: bytes) -> bytes:
        """Keep bulk bytes under their SHA-256, which it gives."""
        ...

    def bytes_of(self, digest: bytes) -> bytes | None:
        """The bulk bytes of a digest; None where they are not kept."""
        ...
