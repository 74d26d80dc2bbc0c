"""What a witness remembers of each log, and the bad requests it keeps: a folder of its own, for one witness.

The rules are :mod:`detente.record.witness`. Here they are asked and their answer is kept in one transaction, before anybody
is told: two requests at once, or a crash between, never make the witness sign two histories.

    witness/
      memory.sqlite    the last tree head of each log that was cosigned
      evidence/        a file a bad request: what was seen, what was brought, the request as it came
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from detente.errors import BrokenRecord
from detente.record.keys import SigningKey, VerifierKey
from detente.record.witness import Evidence, Reply, add_head
from detente.store.log.durable import make_folder, write_durably

FILE = "memory.sqlite"
EVIDENCE = "evidence"


class WitnessMemory:
    """The memory in ``folder``, which is made if absent."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        make_folder(self.folder)
        with self._open() as base:
            base.execute(
                "CREATE TABLE IF NOT EXISTS seen (origin TEXT PRIMARY KEY, note TEXT NOT NULL) WITHOUT ROWID"
            )

    def _open(self) -> _Base:
        return _Base(self.folder / FILE)

    def seen(self) -> dict[str, str]:
        """The note that was last cosigned of each log."""
        with self._open() as base:
            return dict(base.execute("SELECT origin, note FROM seen"))

    def add(
        self, request: bytes, logs: Mapping[str, Sequence[VerifierKey]], keys: Sequence[SigningKey], now: int
    ) -> Reply:
        """The witness's answer to a request, after what it has to remember is on the disk."""
        with self._open() as base:
            base.execute("BEGIN IMMEDIATE")
            seen = dict(base.execute("SELECT origin, note FROM seen"))
            reply = add_head(request, logs, seen, keys, now)
            if reply.remember is not None:
                origin = reply.remember.split("\n", 1)[0]
                base.execute("INSERT OR REPLACE INTO seen VALUES (?, ?)", (origin, reply.remember))
            base.execute("COMMIT")
        if reply.evidence is not None:
            self._keep(reply.evidence)
        return reply

    def _keep(self, evidence: Evidence) -> None:
        """One file for each distinct request that is evidence."""
        name = hashlib.sha256(evidence.request).hexdigest()[:32]
        said = f"log {evidence.origin}: {evidence.what}\n\nlast cosigned:\n\n{evidence.seen}\nbrought:\n\n{evidence.brought}\nthe request, as it came:\n\n"
        path = self.folder / EVIDENCE / f"{name}.txt"
        if not path.exists():
            write_durably(path, said.encode() + evidence.request)

    def evidence(self) -> list[Path]:
        """The files of bad requests, by name."""
        return sorted((self.folder / EVIDENCE).glob("*.txt"))


class _Base:
    """One use of the memory's file, with its errors in our words."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __enter__(self) -> sqlite3.Connection:
        try:
            self._base = sqlite3.connect(self.file, isolation_level=None, timeout=60)
            self._base.execute("PRAGMA synchronous = EXTRA")
        except sqlite3.DatabaseError as error:
            raise self._told(error) from None
        return self._base

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._base.close()
        if isinstance(error, sqlite3.DatabaseError):
            raise self._told(error) from None

    def _told(self, error: Exception) -> BrokenRecord:
        return BrokenRecord(
            f"{self.file}: {error}. A witness without memory may sign a second history: stop it, and give it a new key."
        )
