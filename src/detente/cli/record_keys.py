"""``detente record keys``: make, seal, show, exchange and revoke keys."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import record_options as door
from detente.cli.record_options import Keys, Passphrase, Record

if TYPE_CHECKING:
    from detente.record.keys import SigningKey

app = typer.Typer(
    help="Keys: make, exchange and revoke them.\n\nExample: detente record keys show witness.key",
    no_args_is_help=True,
)


class Use(StrEnum):
    """What a key is for."""

    LOG = "log"
    WITNESS = "witness"
    AUTHOR = "author"


Name = Annotated[
    str,
    typer.Argument(help="The key's name: the log's origin, or an organisation's domain. No spaces, no plus."),
]
File = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", help="Where to keep the sealed key; never replaced.")
]
For = Annotated[Use, typer.Option("--use", help="What it is for: log, witness or author.")]


@app.command("generate")
def generate(name: Name, output: File, use: For = Use.AUTHOR, passphrase_file: Passphrase = None) -> None:
    """Make a key, keep it under a passphrase, and print the half that everybody gets.

    Example: detente record keys generate un.example/witness --use witness -o witness.key
    """
    key = _made(name, use, output, passphrase_file)
    typer.echo(key.verifier.text)


@app.command("show")
def show(keys: Annotated[list[str], typer.Argument(help="Files of sealed keys, or keys as words.")]) -> None:
    """Print the public half of keys; no passphrase is needed.

    Example: detente record keys show witness.key
    """
    from detente.store.log.key_files import public_half

    for each in keys:
        typer.echo(public_half(each))


@app.command("rotate")
def rotate(
    record: Record,
    old: Annotated[
        str, typer.Option("--old", metavar="FILE", help="The key that ends: its file, or its word.")
    ],
    output: File,
    key: Keys = None,
    passphrase_file: Passphrase = None,
    new_passphrase_file: Annotated[
        str | None, typer.Option("--new-passphrase-file", metavar="FILE", help="The new key's passphrase.")
    ] = None,
    ground: Annotated[str, typer.Option("--ground", help="Why the old key ends.")] = "rotation",
) -> None:
    """Make a key for the same use and organisation, put it on record, and revoke the old one.

    Signed by the keys given: the old one, another of the organisation, or a quorum's.

    Example: detente record keys rotate syria-2018 --old witness.key --key un.key -o witness-2.key
    """
    from detente.record.keys import read_verifier_key
    from detente.record.roster import key_added, key_revoked
    from detente.store.log.acts import change_key, roster_of
    from detente.store.log.key_files import public_half
    from detente.store.log.record_folder import open_record

    here = open_record(record)
    public = read_verifier_key(public_half(old))
    signers = door.open_keys(key, passphrase_file)
    span = roster_of(here).span(public)
    if span is None or span.until is not None:
        raise _not_in_use(public.name)
    fresh = _made(public.name, Use(span.use), output, [new_passphrase_file] if new_passphrase_file else None)
    author, time = signers[0].name if signers else public.name, door.now()
    added = change_key(
        here, key_added(span.use, span.organisation, fresh.verifier, author=author, time=time), signers
    )
    ended = change_key(here, key_revoked(public, ground, author=author, time=time), signers)
    typer.echo(
        f"entry {added}: {fresh.name} added for {span.organisation}; entry {ended}: the old key revoked"
    )
    typer.echo(fresh.verifier.text)


@app.command("revoke")
def revoke(
    record: Record,
    gone: Annotated[
        str, typer.Option("--revoked", metavar="FILE", help="The key that ends: its file, or its word.")
    ],
    ground: Annotated[str, typer.Option("--ground", help="Why it ends.")],
    key: Keys = None,
    passphrase_file: Passphrase = None,
) -> None:
    """Revoke a key on record; it counts on no later tree head and under no later entry.

    Example: detente record keys revoke syria-2018 --revoked lost.key --ground "lost" --key un.key
    """
    from detente.record.keys import read_verifier_key
    from detente.record.roster import key_revoked
    from detente.store.log.acts import change_key
    from detente.store.log.key_files import public_half
    from detente.store.log.record_folder import open_record

    here, public = open_record(record), read_verifier_key(public_half(gone))
    signers = door.open_keys(key, passphrase_file)
    author = signers[0].name if signers else public.name
    at = change_key(here, key_revoked(public, ground, author=author, time=door.now()), signers)
    typer.echo(f"entry {at}: {public.name} revoked: {ground}")


def _made(name: str, use: Use, output: str, files: list[str] | None) -> SigningKey:
    """A new key, sealed into its file."""
    from detente.record.keys import NONCE_BYTES, SALT_BYTES, SECRET_BYTES, SigningKey, seal_key
    from detente.record.roster import USES
    from detente.store.log.key_files import write_key

    key = SigningKey(name, USES[use], door.draw(SECRET_BYTES))
    phrase = door.passphrase(files, name, twice=True)
    sealed = seal_key(key, phrase, salt=door.draw(SALT_BYTES), nonce=door.draw(NONCE_BYTES))
    write_key(output, sealed)
    return key


def _not_in_use(name: str) -> Exception:
    from detente.errors import Fault, InputError

    return InputError(
        "keys", [Fault(name, "this key is not in use in this record", "see 'detente record show'")]
    )
