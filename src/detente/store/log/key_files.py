"""Keys, notes and other small files at the commands' door; a secret key leaves this room sealed, and readable by its owner only."""

from __future__ import annotations

import sys
from pathlib import Path

from detente.errors import Fault, InputError
from detente.record.keys import SigningKey, open_key, read_verifier_key
from detente.store.log.durable import write_durably

LARGEST = 64 * 1024 * 1024
"""Bytes read of one file at this door; bulk evidence is read by its own function."""


def read_file(name: str | Path, *, largest: int | None = LARGEST) -> bytes:
    """A file's bytes, or those of standard input for ``-``; raises InputError where there are none, or too many."""
    if str(name) == "-":
        return sys.stdin.buffer.read()
    path = Path(name)
    try:
        if largest is not None and path.stat().st_size > largest:
            raise InputError(
                str(name), [Fault(str(name), f"it has more than {largest:,} bytes", "give the right file")]
            )
        return path.read_bytes()
    except OSError as error:
        what = f"it cannot be read ({error.strerror})"
        raise InputError(str(name), [Fault(str(name), what, "mend the path")]) from None


def read_words(name: str | Path) -> str:
    """A file's text, UTF-8, as it stands."""
    try:
        return read_file(name).decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is not UTF-8"
        raise InputError(str(name), [Fault(str(name), what, "save the file as UTF-8")]) from None


def read_passphrase(name: str | Path) -> str:
    """The passphrase in a file: its first line."""
    return read_words(name).split("\n", 1)[0].rstrip("\r")


def read_key(name: str | Path, passphrase: str) -> SigningKey:
    """The key in a sealed file."""
    try:
        return open_key(read_file(name), passphrase)
    except InputError as error:
        raise InputError(str(name), error.faults) from None


def public_half(name: str | Path) -> str:
    """The verifier key of a sealed file, without opening it; or the verifier key that a file or an argument spells."""
    import json

    if str(name).count("+") >= 2 and not Path(name).exists():
        return read_verifier_key(str(name)).text
    words = read_words(name)
    try:
        return read_verifier_key(
            json.loads(words)["key"] if words.lstrip().startswith("{") else words.strip()
        ).text
    except (ValueError, KeyError, TypeError):
        raise InputError(
            str(name), [Fault(str(name), "this is no key", "give a key's file or its word")]
        ) from None


def write_key(name: str | Path, sealed: bytes) -> None:
    """Keep a sealed key where its owner alone may read it; an existing file is never replaced."""
    path = Path(name)
    if path.exists():
        raise InputError(
            str(name),
            [Fault(str(name), "a file is here already", "choose another name; keys are not replaced")],
        )
    if not path.resolve().parent.is_dir():
        raise InputError(
            str(name), [Fault(str(name), "no such folder to write into", "make it, or name another")]
        )
    write_durably(path.resolve(), sealed, 0o600)
