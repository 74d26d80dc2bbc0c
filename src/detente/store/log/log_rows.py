"""The tables of a log's SQLite file and what is done to their rows inside one transaction; see :mod:`detente.store.log.folder_log`."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from detente.errors import BrokenRecord, Fault, InputError
from detente.record.entry import Entry, Kind, read_entry
from detente.record.log import Item
from detente.record.merkle import HASH_BYTES, leaf_hash, node_hash
from detente.record.payload import opens, read_bulk
from detente.record.tiles import LEVELS, WIDTH

FILE = "log.sqlite"
FORMAT = "detente/log/v1"
WAIT = 60_000
"""Milliseconds that a writer waits for another."""
CARRIED_OVER = 8192
"""Pages (of 4 kB) that the write-ahead log holds before they are carried over into the file."""

SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, said TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entries (n INTEGER PRIMARY KEY, entry BLOB NOT NULL);
CREATE TABLE tiles (place INTEGER PRIMARY KEY, hashes BLOB NOT NULL);
CREATE TABLE heads (size INTEGER NOT NULL, head TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (size, head)) WITHOUT ROWID;
CREATE TABLE openings (n INTEGER PRIMARY KEY, salt BLOB NOT NULL, payload BLOB NOT NULL);
CREATE TABLE bulk (digest BLOB NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (digest, n)) WITHOUT ROWID;
CREATE TABLE used (mark INTEGER PRIMARY KEY);
CREATE INDEX about_keys ON entries (n) WHERE instr(entry, '"kind":"key-') > 0;
"""


def place_of(level: int, index: int) -> int:
    """Where a tile stands in the table: level and index as one number."""
    return level << 48 | index


def mark_of(salt: bytes) -> int:
    """Eight bytes of a salt's hash, so that no salt is taken twice. It outlives the salt, and says as little as the commitment."""
    return int.from_bytes(hashlib.sha256(salt).digest()[:8], "big", signed=True)


def connect(file: Path, read_only: bool) -> sqlite3.Connection:
    """The file, open, with the settings that make an append durable."""
    where = file.resolve().as_uri()
    if read_only:
        still = "&immutable=1" if not file.with_name(FILE + "-wal").exists() else ""
        where += f"?mode=ro{still}"
    else:
        where += "?mode=rwc"
    try:
        base = sqlite3.connect(
            where, uri=True, isolation_level=None, check_same_thread=False, timeout=WAIT / 1000
        )
        base.execute(f"PRAGMA busy_timeout = {WAIT}")
        if not read_only:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = FULL")
            base.execute(f"PRAGMA wal_autocheckpoint = {CARRIED_OVER}")
            base.execute("PRAGMA secure_delete = ON")
        base.execute("PRAGMA cell_size_check = ON")
        base.execute("PRAGMA cache_size = -65536")
    except sqlite3.DatabaseError as error:
        raise broken_log(file, error) from None
    return base


def broken_log(file: Path, error: sqlite3.Error) -> BrokenRecord:
    """SQLite's error in our words."""
    return BrokenRecord(f"{file}: {error}. Take the last bundle, or the folder of another copy.")


def size_of(base: sqlite3.Connection) -> int:
    """How many entries the log has."""
    last = base.execute("SELECT max(n) FROM entries").fetchone()[0]
    return 0 if last is None else int(last) + 1


def read_items(items: Sequence[Item]) -> tuple[list[tuple[Entry, Item]], list[Fault]]:
    """Every item with its entry, and what is wrong with the others."""
    read, faults = [], []
    for number, item in enumerate(items, 1):
        try:
            entry = read_entry(item.entry)
            if entry.kind is Kind.EVIDENCE and item.opening:
                read_bulk(item.opening.payload)
        except InputError as error:
            faults += [Fault(f"item {number}", fault.what, fault.remedy) for fault in error.faults]
            continue
        fits = (
            item.opening is None if entry.commitment is None else item.opening and opens(entry, item.opening)
        )
        if not fits:
            faults.append(
                Fault(
                    f"item {number}",
                    "opening and commitment do not belong together",
                    "commit to this payload",
                )
            )
        read.append((entry, item))
    return read, faults


def add_rows(
    base: sqlite3.Connection, read: Sequence[tuple[Entry, Item]], faults: list[Fault], count: int
) -> range:
    """Add what was read, inside a transaction; raises InputError with every fault, and the transaction is undone."""
    start = size_of(base)
    where = range(start, start + count)
    marks = [(mark_of(item.opening.salt), n) for n, (_, item) in enumerate(read, 1) if item.opening]
    faults = faults + _used(base, marks)
    if faults:
        raise InputError("append", faults)
    numbered = list(zip(where, read, strict=True))
    base.executemany("INSERT INTO entries VALUES (?, ?)", ((n, item.entry) for n, (_, item) in numbered))
    base.executemany("INSERT INTO used VALUES (?)", ((mark,) for mark, _ in marks))
    base.executemany(
        "INSERT INTO openings VALUES (?, ?, ?)",
        ((n, i.opening.salt, i.opening.payload) for n, (_, i) in numbered if i.opening),
    )
    base.executemany(
        "INSERT INTO bulk VALUES (?, ?)",
        (
            (read_bulk(i.opening.payload).digest, n)
            for n, (e, i) in numbered
            if e.kind is Kind.EVIDENCE and i.opening
        ),
    )
    _grow(base, start, [leaf_hash(item.entry) for _, item in read])
    return where


def _used(base: sqlite3.Connection, marks: Sequence[tuple[int, int]]) -> list[Fault]:
    """Salts that the log, or the batch before, has taken already."""
    seen: set[int] = set()
    again = []
    for mark, number in marks:
        if mark in seen or base.execute("SELECT 1 FROM used WHERE mark = ?", (mark,)).fetchone():
            again.append(number)
        seen.add(mark)
    return [Fault(f"item {n}", "its salt was used before", "draw a new salt") for n in dict.fromkeys(again)]


def _grow(base: sqlite3.Connection, start: int, hashes: list[bytes]) -> None:
    """Add leaf hashes to the tiles, and the roots of tiles that they fill to the level above."""
    level = 0
    while hashes:
        full = []
        at = 0
        while at < len(hashes):
            index, held = divmod(start + at, WIDTH)
            row = base.execute(
                "SELECT hashes FROM tiles WHERE place = ?", (place_of(level, index),)
            ).fetchone()
            before = bytes(row[0]) if row and held else b""
            if len(before) != held * HASH_BYTES:
                raise sqlite3.DatabaseError(
                    f"tile {level}/{index} does not have the {held} hashes that the entries ask for"
                )
            more = hashes[at : at + WIDTH - held]
            raw = before + b"".join(more)
            base.execute("INSERT OR REPLACE INTO tiles VALUES (?, ?)", (place_of(level, index), raw))
            if len(raw) == WIDTH * HASH_BYTES:
                full.append(_root_of_tile(raw))
            at += len(more)
        start, level, hashes = start // WIDTH, level + 1, full


def _root_of_tile(raw: bytes) -> bytes:
    row = [raw[at : at + HASH_BYTES] for at in range(0, len(raw), HASH_BYTES)]
    for _ in range(LEVELS):
        row = [node_hash(a, b) for a, b in zip(row[::2], row[1::2], strict=True)]
    return row[0]
