"""Texts into files: one file, or several into a folder; ``-`` is standard output for one."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from detente.errors import Fault, InputError


def put_text(text: str, path: str | Path) -> None:
    """The text as UTF-8, line ends as they are."""
    if str(path) == "-":
        sys.stdout.write(text)
        return
    put_bytes(text.encode("utf-8"), path)


def put_bytes(data: bytes, path: str | Path) -> None:
    """Bytes as they are; on standard output they must be UTF-8."""
    if str(path) == "-":
        sys.stdout.write(data.decode("utf-8"))
        return
    target = Path(path)
    if not target.parent.is_dir():
        name = str(path)
        raise InputError(name, [Fault(name, "no such folder to write into", "make it, or name another")])
    if target.is_dir():
        raise InputError(str(path), [Fault(str(path), "this is a folder", "name a file in it")])
    part = target.with_name(f".{target.name}.part")
    part.write_bytes(data)
    part.replace(target)


def put_files(files: Mapping[str, str], folder: str | Path) -> list[Path]:
    """Each text under its name in the folder, which is made where it is missing."""
    root = Path(folder)
    if root.exists() and not root.is_dir():
        raise InputError(str(folder), [Fault(str(folder), "this is a file", "name a folder to write into")])
    if not root.parent.is_dir():
        what = "no such folder to write into"
        raise InputError(str(folder), [Fault(str(folder), what, "make it, or name another")])
    root.mkdir(exist_ok=True)
    for name, text in files.items():
        put_text(text, root / name)
    return [root / name for name in files]
