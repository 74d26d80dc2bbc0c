"""Files that are there whole or not at all, and are still there after the power failed.

A file is written beside its place, forced to the disk, and takes its place in one step; then the folder is forced to the
disk, so that the name survives too.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

BESIDE = ".new-"
"""What a file's name begins with until it is whole; such a file is a rest of a crash and means nothing."""


def write_durably(path: Path, raw: bytes, mode: int = 0o644) -> None:
    """Put ``raw`` at ``path``, replacing what is there; folders above are made."""
    make_folder(path.parent)
    handle, name = tempfile.mkstemp(prefix=BESIDE, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    sync_folder(path.parent)


def make_folder(path: Path) -> None:
    """The folder and those above it, each new name forced to the disk."""
    if path.is_dir():
        return
    make_folder(path.parent)
    with suppress(FileExistsError):
        path.mkdir()
    sync_folder(path.parent)


def remove_durably(path: Path) -> None:
    """Take a file away for good; nothing where it is gone already."""
    with suppress(FileNotFoundError):
        os.unlink(path)
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Force a folder's names to the disk, on systems that can."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:  # Windows opens no folders; its file system keeps names with the files
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
