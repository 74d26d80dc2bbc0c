"""A :class:`~detente.record.log.LogStore` in one SQLite file: entries, tree, heads, openings; bulk bytes beside it.

An append is one transaction. SQLite writes it to the end of its write-ahead log and forces it to the disk before
:meth:`FolderLog.append` gives back the indices; a crash at any point leaves the batch whole or not there. Writers in other
processes wait for each other, so there is one order. The tree is kept as tiles of 256 hashes, as it is published; proofs
read some of them.

Erased payloads are overwritten with zeros in the file (``secure_delete``), and the write-ahead log is emptied. What the disk
itself keeps of overwritten blocks, and copies elsewhere, are beyond this file's reach.

    log = FolderLog.create(folder, "mission.example/lake")
    log.append(items)
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from detente.errors import BrokenRecord, Fault, InputError
from detente.record.entry import Kind, read_entry
from detente.record.log import Item
from detente.record.merkle import HASH_BYTES, tree_root
from detente.record.note import add_signatures, read_note
from detente.record.payload import Opening, opens, read_bulk
from detente.record.tiles import TileNodes, read_tile_path
from detente.record.tree_head import read_head
from detente.store.log.durable import remove_durably, write_durably
from detente.store.log.log_rows import (
    FILE,
    FORMAT,
    SCHEMA,
    add_rows,
    broken_log,
    connect,
    mark_of,
    place_of,
    read_items,
    size_of,
)

PAYLOADS = "payloads"
READ_AT_ONCE = 4096


class FolderLog:
    """The log in ``folder``; safe for several threads and several processes at once."""

    def __init__(self, folder: str | Path, *, read_only: bool = False) -> None:
        self.folder = Path(folder)
        self.file = self.folder / FILE
        if not self.file.is_file():
            raise InputError(
                str(folder), [Fault(FILE, "no log is here", "make one with 'detente record init'")]
            )
        self._lock = threading.RLock()
        self._base = connect(self.file, read_only or not os.access(self.folder, os.W_OK))
        self._tiles = TileNodes(self._tile_bytes, 0)
        with self._reading():
            about = dict(self._base.execute("SELECT name, said FROM about"))
        if about.get("format") != FORMAT or "origin" not in about:
            raise BrokenRecord(f"{self.file}: this is no log of the format {FORMAT}. Fetch the file again.")
        self.origin: str = about["origin"]

    @classmethod
    def create(cls, folder: str | Path, origin: str) -> FolderLog:
        """An empty log of this origin; raises InputError where the folder holds one already."""
        file = Path(folder) / FILE
        if file.exists():
            raise InputError(str(folder), [Fault(FILE, "a log is here already", "choose another folder")])
        file.parent.mkdir(parents=True, exist_ok=True)
        base = connect(file, False)
        try:
            base.execute("BEGIN IMMEDIATE")
            for statement in SCHEMA.strip().split("\n"):
                base.execute(statement)
            base.executemany("INSERT INTO about VALUES (?, ?)", [("format", FORMAT), ("origin", origin)])
            base.execute("COMMIT")
        finally:
            base.close()
        return cls(folder)

    def close(self) -> None:
        """Let go of the file; a closed log answers no more."""
        with self._lock:
            self._base.close()

    def __enter__(self) -> FolderLog:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._base
            except sqlite3.DatabaseError as error:
                raise broken_log(self.file, error) from None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: committed where the block ends, undone where it raises."""
        with self._reading() as base:
            base.execute("BEGIN IMMEDIATE")
            try:
                yield base
                base.execute("COMMIT")
            except BaseException:
                if base.in_transaction:
                    base.execute("ROLLBACK")
                raise

    @property
    def size(self) -> int:
        """How many entries it has."""
        with self._reading() as base:
            return size_of(base)

    def append(self, items: Sequence[Item]) -> range:
        """Add entries with their openings, all or none; they are on the disk when this returns."""
        read, faults = read_items(items)
        with self._writing() as base:
            return add_rows(base, read, faults, len(items))

    def redact(self, tombstone: Item, index: int) -> int:
        """Add a tombstone and destroy what it speaks of, both or neither; gives the tombstone's index."""
        read, faults = read_items([tombstone])
        self._check_index(index)
        with self._writing() as base:
            at = add_rows(base, read, faults, 1)[0]
            self._destroy(base, index)
        self._forget()
        return at

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """The bytes of the entries [start, end); IndexError beyond the log."""
        if not 0 <= start <= end <= self.size:
            raise IndexError(f"the log has {self.size} entries")
        return self._entries(start, end)

    def _entries(self, start: int, end: int) -> Iterator[bytes]:
        for begin in range(start, end, READ_AT_ONCE):
            stop = min(begin + READ_AT_ONCE, end)
            with self._reading() as base:
                rows = base.execute(
                    "SELECT entry FROM entries WHERE n >= ? AND n < ? ORDER BY n", (begin, stop)
                ).fetchall()
            if len(rows) != stop - begin:
                raise BrokenRecord(
                    f"{self.file}: entries are missing among {begin} to {stop - 1}. Fetch the file again."
                )
            yield from (row[0] for row in rows)

    def about_keys(self) -> list[tuple[int, bytes]]:
        """Index and bytes of every entry that adds or revokes a key, without reading the others."""
        with self._reading() as base:
            where = 'WHERE instr(entry, \'"kind":"key-\') > 0 ORDER BY n'
            return base.execute(f"SELECT n, entry FROM entries {where}").fetchall()

    def node(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree; IndexError beyond the log."""
        with self._lock:
            try:
                return self._tiles.node(level, index)
            except IndexError:
                if (size := self.size) == self._tiles.size:
                    raise
                self._tiles = TileNodes(self._tile_bytes, size)
                return self._tiles.node(level, index)

    def _tile_bytes(self, path: str) -> bytes | None:
        found = read_tile_path(path)
        if found is None or isinstance(found[0], str):
            return None
        level, index, width = found
        with self._reading() as base:
            row = base.execute(
                "SELECT hashes FROM tiles WHERE place = ?", (place_of(int(level), index),)
            ).fetchone()
        return row and bytes(row[0][: width * HASH_BYTES])

    def put_head(self, note: str) -> None:
        """Keep a signed head of this log; further signatures join those that are there."""
        read = read_note(note)
        head = read_head(read)
        if (
            head.origin != self.origin
            or head.size > self.size
            or tree_root(self.node, head.size) != head.root
        ):
            raise InputError(
                "tree head",
                [
                    Fault(
                        str(head),
                        f"it is of another log, or not of a state of {self.origin}",
                        "sign this log's own head",
                    )
                ],
            )
        key = (head.size, head.text)
        with self._writing() as base:
            row = base.execute("SELECT note FROM heads WHERE size = ? AND head = ?", key).fetchone()
            if row:
                note = add_signatures(read_note(row[0]), read.signatures).whole
            base.execute("INSERT OR REPLACE INTO heads VALUES (?, ?, ?)", (*key, note))

    def heads(self) -> tuple[str, ...]:
        """The notes of all heads, the smallest first."""
        with self._reading() as base:
            return tuple(row[0] for row in base.execute("SELECT note FROM heads ORDER BY size, head"))

    def opening(self, index: int) -> Opening | None:
        """The opening of an entry; None where it has none, or it was erased."""
        with self._reading() as base:
            row = base.execute("SELECT salt, payload FROM openings WHERE n = ?", (index,)).fetchone()
        return Opening(*row) if row else None

    def openings(self) -> Iterator[tuple[int, Opening]]:
        """Every opening that is kept, by index."""
        after = -1
        while True:
            with self._reading() as base:
                rows = base.execute(
                    "SELECT n, salt, payload FROM openings WHERE n > ? ORDER BY n LIMIT ?",
                    (after, READ_AT_ONCE),
                ).fetchall()
            if not rows:
                return
            yield from ((n, Opening(salt, payload)) for n, salt, payload in rows)
            after = rows[-1][0]

    def erase(self, index: int) -> None:
        """Destroy the opening of an entry, and bulk bytes that nothing else names; the entry stays."""
        self._check_index(index)
        with self._writing() as base:
            self._destroy(base, index)
        self._forget()

    def _check_index(self, index: int) -> None:
        if not 0 <= index < self.size:
            raise IndexError(f"the log has {self.size} entries")

    def _destroy(self, base: sqlite3.Connection, index: int) -> None:
        named = base.execute("SELECT digest FROM bulk WHERE n = ?", (index,)).fetchone()
        if named:
            base.execute("DELETE FROM bulk WHERE n = ?", (index,))
            if not base.execute("SELECT 1 FROM bulk WHERE digest = ?", named).fetchone():
                # before the commit: after a crash here one erases again, and nothing is left behind
                remove_durably(self.bulk_file(named[0]))
        base.execute("DELETE FROM openings WHERE n = ?", (index,))

    def _forget(self) -> None:
        """Empty the write-ahead log, which still holds what was overwritten in the file."""
        with self._reading() as base:
            busy = base.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise BrokenRecord(
                f"{self.file}: it is erased, but a reader kept the old bytes in {FILE}-wal. "
                "Run the erasure again when nobody reads the record."
            )

    def put_bytes(self, raw: bytes) -> bytes:
        """Keep bulk bytes under their SHA-256, which it gives."""
        digest = hashlib.sha256(raw).digest()
        if self.bytes_of(digest) != raw:
            write_durably(self.bulk_file(digest), raw)
        return digest

    def bytes_of(self, digest: bytes) -> bytes | None:
        """The bulk bytes of a digest; None where they are not kept."""
        try:
            return self.bulk_file(digest).read_bytes()
        except FileNotFoundError:
            return None

    def bulk_digests(self) -> set[bytes]:
        """The digests that payloads name."""
        with self._reading() as base:
            return {row[0] for row in base.execute("SELECT DISTINCT digest FROM bulk")}

    def bulk_file(self, digest: bytes) -> Path:
        """Where bulk bytes lie."""
        name = digest.hex()
        return self.folder / PAYLOADS / name[:2] / name

    def faults(self) -> list[str]:
        """What SQLite finds wrong in its file, and marks that do not belong to what is kept; empty where nothing is."""
        with self._reading() as base:
            found = [row[0] for row in base.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            wanted = {mark_of(row[0]) for row in base.execute("SELECT salt FROM openings")}
            marks = {row[0] for row in base.execute("SELECT mark FROM used")}
            bulk = set(base.execute("SELECT digest, n FROM bulk"))
        named, committed = set(), 0
        for index, raw in enumerate(self.entries(0, self.size)):
            try:
                entry = read_entry(raw)
                opening = self.opening(index) if entry.kind is Kind.EVIDENCE else None
                if opening and opens(entry, opening):
                    named.add((read_bulk(opening.payload).digest, index))
            except InputError:
                continue  # told by the check of the entries
            committed += entry.commitment is not None
        if not wanted <= marks or len(marks) != committed:
            found.append("the marks of salts that were used are not those of its entries")
        if bulk != named:
            found.append("the list of bulk bytes is not that of its entries")
        return found
