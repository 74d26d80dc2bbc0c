"""The table of verdicts of a folder, ``register/verdicts.csv``: read whole, and only ever added to at its end.

Two people who record at once wait for each other: the file is held while it is read and the new rows are written, so
that each sees what the other wrote and neither row is lost. A file whose last line was torn is a fault, never mended.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from detente.claims.claim import Finding
from detente.claims.verdicts import to_record
from detente.errors import Fault, InputError
from detente.store.frames import parse_frame
from detente.tables import VERDICTS

FILE = "register/verdicts.csv"
WAIT_SECONDS = 30.0
PAUSE_SECONDS = 0.02


def record_verdicts(folder: str | Path, findings: Sequence[Finding], recorded_at: str) -> pl.DataFrame:
    """Append what these findings add to the folder's table of verdicts; returns the rows that were added."""
    path = Path(folder) / FILE
    path.parent.mkdir(exist_ok=True)
    with held(path):
        before = path.read_bytes() if path.is_file() else b""
        if before and not before.endswith(b"\n"):
            what = "its last line is not whole: something was cut off while it was written"
            raise InputError(
                FILE, [Fault(f"{FILE}, last line", what, "complete or remove that line by hand")]
            )
        earlier = VERDICTS.check(parse_frame(before, FILE), FILE) if before else VERDICTS.empty()
        rows = to_record(findings, earlier, recorded_at)
        if rows.is_empty():
            return rows
        with path.open("ab") as file:
            file.write(rows.write_csv(include_header=not before).encode())
            file.flush()
            os.fsync(file.fileno())
    return rows


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a file for this process alone, by a mark beside it that only one can make."""
    mark = path.with_name(f".{path.name}.held")
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            os.close(os.open(mark, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            if time.monotonic() > until:
                what = f"somebody has held it for {WAIT_SECONDS:.0f} seconds"
                raise InputError(
                    str(path), [Fault(FILE, what, f"try again; if nobody is writing, remove {mark.name}")]
                ) from None
            time.sleep(PAUSE_SECONDS)
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)
