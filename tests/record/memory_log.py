"""A log store in memory: the plainest thing that passes the contract, for tests of what stands on a log."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence

from detente.errors import Fault, InputError
from detente.record.entry import Kind, read_entry
from detente.record.log import Item
from detente.record.merkle import MemoryTree, leaf_hash
from detente.record.note import add_signatures, read_note
from detente.record.payload import Opening, opens, read_bulk
from detente.record.tree_head import read_head


class MemoryLog:
    """Entries, tree, heads, openings and bulk bytes in lists and dicts, under one lock."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self._entries: list[bytes] = []
        self._tree = MemoryTree()
        self._heads: dict[tuple[int, bytes], str] = {}
        self._openings: dict[int, Opening] = {}
        self._salts: set[bytes] = set()
        self._committed: set[bytes] = set()
        self._blobs: dict[bytes, bytes] = {}
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        return len(self._entries)

    def append(self, items: Sequence[Item]) -> range:
        with self._lock:
            self._check(items)
            where = range(self.size, self.size + len(items))
            for index, item in zip(where, items, strict=True):
                self._entries.append(item.entry)
                if item.opening:
                    self._openings[index] = item.opening
            self._tree.extend(leaf_hash(item.entry) for item in items)
            return where

    def _check(self, items: Sequence[Item]) -> None:
        """All faults at once; salts and commitments are remembered only where there is none."""
        faults, salts, committed = [], set(self._salts), set(self._committed)
        for number, item in enumerate(items, 1):
            try:
                entry = read_entry(item.entry)
            except InputError as error:
                faults += [Fault(f"item {number}", fault.what, fault.remedy) for fault in error.faults]
                continue
            if (entry.commitment is None) != (item.opening is None) or (
                item.opening and not opens(entry, item.opening)
            ):
                faults.append(
                    Fault(f"item {number}", "opening and commitment do not belong together", "make it again")
                )
            if item.opening and (item.opening.salt in salts or entry.commitment in committed):
                faults.append(Fault(f"item {number}", "its salt was used before", "draw a new salt"))
            salts |= {item.opening.salt} if item.opening else set()
            committed |= {entry.commitment} if entry.commitment else set()
        if faults:
            raise InputError("append", faults)
        self._salts, self._committed = salts, committed

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        if not 0 <= start <= end <= self.size:
            raise IndexError(f"the log has {self.size} entries")
        return iter(self._entries[start:end])

    def node(self, level: int, index: int) -> bytes:
        return self._tree.node(level, index)

    def put_head(self, note: str) -> None:
        read = read_note(note)
        head = read_head(read)
        with self._lock:
            if head.origin != self.origin or head.size > self.size or self._tree.root(head.size) != head.root:
                raise InputError(
                    "tree head", [Fault("head", "it is not of this log", "sign the log's own head")]
                )
            key = (head.size, head.root)
            if key in self._heads:
                note = add_signatures(read_note(self._heads[key]), read.signatures).whole
            self._heads[key] = note

    def heads(self) -> tuple[str, ...]:
        return tuple(self._heads[key] for key in sorted(self._heads))

    def opening(self, index: int) -> Opening | None:
        return self._openings.get(index)

    def erase(self, index: int) -> None:
        if not 0 <= index < self.size:
            raise IndexError(f"the log has {self.size} entries")
        with self._lock:
            gone = self._openings.pop(index, None)
            if gone is None:
                return
            self._salts.discard(gone.salt)
            if read_entry(self._entries[index]).kind is Kind.EVIDENCE:
                digest = read_bulk(gone.payload).digest
                if digest not in {read_bulk(self._openings[n].payload).digest for n in self._bulky()}:
                    self._blobs.pop(digest, None)

    def _bulky(self) -> list[int]:
        return [n for n in self._openings if read_entry(self._entries[n]).kind is Kind.EVIDENCE]

    def put_bytes(self, raw: bytes) -> bytes:
        digest = hashlib.sha256(raw).digest()
        self._blobs[digest] = raw
        return digest

    def bytes_of(self, digest: bytes) -> bytes | None:
        return self._blobs.get(digest)
