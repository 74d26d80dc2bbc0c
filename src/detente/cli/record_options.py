"""What the record's commands share: keys and passphrases, the clock and chance, and where output goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from detente.errors import Fault, InputError

if TYPE_CHECKING:
    from detente.record.keys import SigningKey

Record = Annotated[str, typer.Argument(help="A folder with a record: a process folder, or one of its own.")]
Key = Annotated[
    str,
    typer.Option(
        "--key", metavar="FILE", help="The sealed key to sign with, as 'record keys generate' wrote it."
    ),
]
Keys = Annotated[
    list[str] | None,
    typer.Option("--key", metavar="FILE", help="A sealed key to sign with; give it again for further keys."),
]
Passphrase = Annotated[
    list[str] | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help="A file whose first line is the passphrase; again for each further key. Without it one is asked at the terminal.",
    ),
]
PolicyFile = Annotated[
    str | None,
    typer.Option(
        "--policy", metavar="FILE", help="Whom you trust (C2SP tlog-policy); default: the one in the folder."
    ),
]
Out = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", help="Where to write; '-' for standard output.")
]


def now() -> datetime:
    """The moment of recording: whole seconds, UTC. The clock enters the record here and nowhere else."""
    return datetime.now(UTC).replace(microsecond=0)


def draw(count: int) -> bytes:
    """Random bytes for salts, nonces and secrets. Chance enters the record here and nowhere else."""
    return os.urandom(count)


def ask(name: str, *, twice: bool = False) -> str:
    """A passphrase from the terminal; raises InputError where nobody sits there."""
    if not sys.stdin.isatty():
        raise InputError(
            "passphrase",
            [Fault(name, "no terminal to ask at", "give --passphrase-file FILE; never the phrase itself")],
        )
    return str(typer.prompt(f"Passphrase of {name}", hide_input=True, confirmation_prompt=twice, err=True))


def passphrase(files: Sequence[str] | None, name: str, number: int = 0, *, twice: bool = False) -> str:
    """The passphrase of the key number ``number``: from its file, from the one file, or from the terminal."""
    from detente.store.log.key_files import read_passphrase

    if not files:
        return ask(name, twice=twice)
    return read_passphrase(files[number] if len(files) > 1 else files[0])


def open_keys(names: Sequence[str] | None, files: Sequence[str] | None) -> list[SigningKey]:
    """The keys in sealed files, each with its passphrase."""
    from detente.store.log.key_files import read_key

    names = names or []
    if files and len(files) not in (1, len(names)):
        raise InputError(
            "--passphrase-file",
            [
                Fault(
                    "--passphrase-file",
                    f"{len(files)} files for {len(names)} keys",
                    "give one for all, or one a key",
                )
            ],
        )
    return [read_key(name, passphrase(files, name, n)) for n, name in enumerate(names)]


def index_of(number: int | None, name: str) -> int:
    """An option that must be there."""
    if number is None:
        raise InputError(name, [Fault(name, "it is missing", "say which entry")])
    return number
