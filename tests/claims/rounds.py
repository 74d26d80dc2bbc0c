"""Whole rounds, each run once for all tests of one process."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from tests.store import small_folder

from detente.bulletin.round import Round, work
from detente.store.folder import read_folder
from detente.store.out import files_of

EXAMPLES = Path(__file__).parents[2] / "src" / "detente" / "examples"
FOUNDING = EXAMPLES / "syria-2018"
KARVELIA = EXAMPLES / "karvelia"


@cache
def founding() -> Round:
    """The founding example."""
    return work(read_folder(FOUNDING))


@cache
def founding_files() -> dict[str, bytes]:
    """What ``detente report`` would write of it."""
    return files_of(founding())


@cache
def karvelia() -> Round:
    """The invented example with three rival sources."""
    return work(read_folder(KARVELIA))


@cache
def small() -> Round:
    """The small folder of ``tests/store``."""
    with tempfile.TemporaryDirectory() as root:
        return work(read_folder(small_folder.write(Path(root))))
