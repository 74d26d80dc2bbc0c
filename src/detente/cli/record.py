"""``detente record``: write on record, sign tree heads, hand over. What reads and checks is in ``record_check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import record_check, record_keys, record_options, record_proofs, record_witness
from detente.cli.options import Json, print_json
from detente.cli.record_options import Key, Keys, Out, Passphrase, Record, open_keys
from detente.errors import Fault, InputError
from detente.record.entry import Kind
from detente.record.positions import Stance
from detente.tables import Sensitivity

if TYPE_CHECKING:
    from detente.record.bundle import Bundle
    from detente.record.keys import VerifierKey

app = typer.Typer(
    help="Record: a log that rivals can share, because none of them can rewrite it unseen.",
    no_args_is_help=True,
)
app.add_typer(record_keys.app, name="keys")
app.add_typer(record_witness.app, name="witness")
app.add_typer(record_proofs.note_app, name="note")
app.command("verify")(record_check.verify)
app.command("compare")(record_check.compare)
app.command("show")(record_check.show)
app.command("prove")(record_proofs.prove)
app.command("tree")(record_proofs.tree)
app.command("cosign")(record_witness.cosign)

MEDIA = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".txt": "text/plain",
    ".pdf": "application/pdf",
    ".html": "text/html",
}
"""Media types by ending; any other file is bytes."""
Entry = Annotated[int, typer.Argument(help="The entry's number, from 0.")]


@app.command("policy")
def policy(
    log: Annotated[list[str], typer.Option("--log", metavar="KEY", help="A log's key: its file, or its word.")],
    witness: Annotated[list[str] | None, typer.Option("--witness", metavar="ORGANISATION=KEY", help="A witness's key and whose it is; again for each.")] = None,
    author: Annotated[list[str] | None, typer.Option("--author", metavar="ORGANISATION=KEY", help="A key that may sign entries and positions for an organisation.")] = None,
    k: Annotated[int | None, typer.Option("--quorum", metavar="K", min=1, help="How many organisations must have witnessed; default: the fewest that bear one liar.")] = None,
    output: Out = "-",
) -> None:  # fmt: skip
    """Write down whom one trusts: the log, the witnesses, how many of them are enough, and who may sign for whom.

    Example: detente record policy --log log.key --witness un.example=witness.key -o policy
    """
    from detente.record.keys import read_verifier_key
    from detente.record.policy import policy_for, write_policy
    from detente.store.log.key_files import public_half
    from detente.store.texts import put_text

    def by_organisation(given: list[str] | None, option: str) -> dict[str, list[VerifierKey]]:
        found: dict[str, list[VerifierKey]] = {}
        for each in given or []:
            who, equals, name = each.partition("=")
            if not equals:
                raise InputError(
                    option,
                    [Fault(option, f"{each!r} has not the form ORGANISATION=KEY", "say whose key it is")],
                )
            found.setdefault(who, []).append(read_verifier_key(public_half(name)))
        return found

    logs = [read_verifier_key(public_half(each)) for each in log]
    witnesses, authors = by_organisation(witness, "--witness"), by_organisation(author, "--author")
    if not witnesses:
        raise InputError(
            "--witness",
            [Fault("--witness", "nobody witnesses, so nothing could be confirmed", "name at least one")],
        )
    if k is not None and k > len(witnesses):
        raise InputError(
            "--quorum",
            [Fault("--quorum", f"{k} of {len(witnesses)} organisations", f"give at most {len(witnesses)}")],
        )
    made = policy_for(logs, witnesses, k, authors)
    put_text(write_policy(made), output)
    strength = made.strength
    typer.echo(
        f"{strength.k} of {strength.n}: bears {strength.liars} lying, {strength.absent} absent", err=True
    )


@app.command("init")
def init(
    folder: Annotated[str, typer.Argument(help="The folder that gets a record/; a process folder, or any other.")],
    origin: Annotated[str, typer.Option("--origin", help="The log's name for ever, such as mission.example/lake; its key bears it.")],
    policy: Annotated[str, typer.Option("--policy", metavar="FILE", help="Whom the folder's holder trusts; 'record policy' writes one.")],
) -> None:  # fmt: skip
    """Begin an empty record.

    Example: detente record init syria-2018 --origin mission.example/lake --policy policy
    """
    from detente.store.log.key_files import read_words
    from detente.store.log.record_folder import make_record

    made = make_record(folder, origin, read_words(policy))
    typer.echo(f"{made.folder}: an empty record of {origin}")


@app.command("add")
def add(
    record: Record,
    file: Annotated[list[str], typer.Option("--file", metavar="FILE", help="What goes on record; again for each further file, an entry each.")],
    kind: Annotated[Kind, typer.Option("--kind", help="What it is. Evidence lies beside the log under its digest; other content is kept with its salt in the log.")] = Kind.EVIDENCE,
    subject: Annotated[list[str] | None, typer.Option("--subject", help="What it is about: an identifier, never a name; default: the file's name. One a file.")] = None,
    classification: Annotated[Sensitivity, typer.Option("--classification", help="How far the content may go.")] = Sensitivity.RESTRICTED,
    author: Annotated[str | None, typer.Option("--author", help="Who hands it in; default: the first key's name.")] = None,
    replaces: Annotated[int | None, typer.Option("--replaces", metavar="N", help="The entry that a correction replaces.")] = None,
    key: Keys = None,
    passphrase_file: Passphrase = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Put files on record: an entry each, all or none. The entry is public for ever; the content is not.

    Example: detente record add syria-2018 --file reports/ged-adm4.csv --author un.example
    """
    from detente.store.log.acts import Content, hand_in
    from detente.store.log.key_files import read_file
    from detente.store.log.record_folder import open_record

    here = open_record(record)
    if subject and len(subject) != len(file):
        raise InputError(
            "--subject",
            [
                Fault(
                    "--subject", f"{len(subject)} subjects for {len(file)} files", "give one a file, or none"
                )
            ],
        )
    contents = [
        Content((subject or [])[n] if subject else _subject(name), read_file(name, largest=None), MEDIA.get(Path(name).suffix.lower(), "application/octet-stream"))
        for n, name in enumerate(file)
    ]  # fmt: skip
    keys = open_keys(key, passphrase_file)
    who = author or (keys[0].name if keys else None)
    if who is None:
        raise InputError("--author", [Fault("--author", "nobody hands it in", "give --author or --key")])
    where = hand_in(
        here, contents, kind=kind, author=who, classification=classification, time=record_options.now(),
        draw=record_options.draw, keys=keys, replaces=replaces,
    )  # fmt: skip
    if json:
        print_json(
            [
                {"entry": at, "subject": each.subject, "bytes": len(each.raw)}
                for at, each in zip(where, contents, strict=True)
            ]
        )
        return
    for at, each in zip(where, contents, strict=True):
        typer.echo(f"entry {at}: {kind}, {each.subject}, {len(each.raw):,} bytes, {classification}")


def _subject(name: str) -> str:
    """A file's name as an identifier; raises InputError where it is none."""
    import re

    found = Path(name).name.lower()
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,119}", found):
        raise InputError(
            "--file",
            [Fault("--file", "a file's name is no identifier (a-z, 0-9 and . _ -)", "give --subject")],
        )
    return found


@app.command("head")
def head(
    record: Record,
    key: Annotated[str | None, typer.Option("--key", metavar="FILE", help="The log's key: sign the log as it is now, and publish its tiles.")] = None,
    joined: Annotated[list[str] | None, typer.Option("--add", metavar="FILE", help="Cosignatures to join to the head that they are made on.")] = None,
    ask: Annotated[int | None, typer.Option("--ask", metavar="N", min=0, help="Print the request for a witness that last cosigned N entries (0: none).")] = None,
    output: Out = "-",
    passphrase_file: Passphrase = None,
) -> None:  # fmt: skip
    """Sign a tree head, join cosignatures, ask a witness; without an option, print the newest head.

    Example: detente record head syria-2018 --key log.key
    """
    from detente.store.log.acts import add_cosignatures, ask_witness, newest_head, sign_new_head
    from detente.store.log.key_files import read_words
    from detente.store.log.record_folder import open_record
    from detente.store.texts import put_text

    here = open_record(record)
    if key is not None:
        sign_new_head(here, open_keys([key], passphrase_file)[0])
    for name in joined or []:
        add_cosignatures(here, read_words(name))
    put_text(newest_head(here) if ask is None else ask_witness(here, ask).decode(), output)


@app.command("position")
def position(
    record: Record,
    entry: Entry,
    stance: Annotated[Stance, typer.Option("--stance", help="What the organisation holds; no position is an answer too.")],
    key: Key,
    text: Annotated[str | None, typer.Option("--text", metavar="FILE", help="The wording; a reservation needs one. It is kept as the position's content.")] = None,
    passphrase_file: Passphrase = None,
) -> None:  # fmt: skip
    """Put an organisation's signed position on an entry on record. Witnessing is not agreement; this is where one agrees or dissents.

    Example: detente record position syria-2018 5 --stance dissent --key south.key
    """
    from detente.store.log.acts import take_position
    from detente.store.log.key_files import read_words
    from detente.store.log.record_folder import open_record

    here, wording = open_record(record), read_words(text) if text else ""
    signer = open_keys([key], passphrase_file)[0]
    at = take_position(
        here, entry, stance, signer, time=record_options.now(), draw=record_options.draw, wording=wording
    )
    typer.echo(f"entry {at}: {signer.name} on entry {entry}: {stance}")


@app.command("redact")
def redact(
    record: Record,
    entry: Entry,
    ground: Annotated[str, typer.Option("--ground", help="On what ground; public for ever, so no names.")],
    authority: Annotated[str, typer.Option("--authority", help="Who agreed; public for ever.")],
    author: Annotated[
        str | None, typer.Option("--author", help="Who erases; default: the first key's name.")
    ] = None,
    key: Keys = None,
    passphrase_file: Passphrase = None,
) -> None:
    """Destroy an entry's content and salt; a tombstone stays, and every proof verifies as before.

    It reaches this copy. Who was given the content keeps it until he erases it too.

    Example: detente record redact syria-2018 3 --ground "request of the person" --authority un.example --key un.key
    """
    from detente.store.log.acts import redact as erase
    from detente.store.log.record_folder import open_record

    here, keys = open_record(record), open_keys(key, passphrase_file)
    who = author or (keys[0].name if keys else None)
    if who is None:
        raise InputError("--author", [Fault("--author", "nobody erases it", "give --author or --key")])
    at = erase(
        here, entry, ground=ground, authority=authority, author=who, time=record_options.now(), keys=keys
    )
    typer.echo(f"entry {entry}: content and salt destroyed; entry {at} says so")


@app.command("bundle")
def bundle(
    record: Record,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="The file to write; '-' for standard output.")],
    recipient: Annotated[Sensitivity, typer.Option("--for", help="Content classified up to this goes along; sealed content never does.")] = Sensitivity.PUBLIC,
    entry: Annotated[list[int] | None, typer.Option("--entry", metavar="N", min=0, help="Only these entries, each with its proof; default: the whole log.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="N|DAY", help="As of this entry, or the end of this day (UTC).")] = None,
) -> None:  # fmt: skip
    """Write one file with entries, proofs, heads, cosignatures and the content that its recipient may have.

    The same record and recipient give the same bytes. Check it anywhere with 'detente record verify FILE --policy FILE'.

    Example: detente record bundle syria-2018 --for shared -o for-the-parties.bundle
    """
    import sys

    from detente.store.log.bundle_file import write_bundle_file
    from detente.store.log.open_any import open_any

    with open_any(record) as opened:
        made = _for(opened.bundle, recipient, entry, as_of)
        write_bundle_file(sys.stdout.buffer if output == "-" else output, made)
    if output != "-":
        held = f"{len(made.excerpts)} of the log's entries" if entry else f"{len(made.entries)} entries"
        typer.echo(f"{output}: {held}, {len(made.heads)} tree heads, content of {len(made.openings)}")


def _for(whole: Bundle, level: Sensitivity, wanted: list[int] | None, as_of: str | None) -> Bundle:
    """The part of a whole bundle that one recipient gets."""
    from dataclasses import replace

    from detente.cli.record_shown import as_of_size
    from detente.record.as_of import cut
    from detente.record.bundle import excerpt
    from detente.record.check_entries import read_entries
    from detente.record.merkle import MemoryTree
    from detente.record.note import read_note
    from detente.record.payload import for_recipient, read_bulk, up_to
    from detente.record.tree_head import read_head

    entries, found = read_entries(whole.entries)
    if found or not whole.whole:
        raise InputError(
            "bundle",
            [
                Fault(
                    "entries", "only a whole and sound record can be handed on", "see 'detente record verify'"
                )
            ],
        )
    if as_of is not None:
        whole = cut(whole, as_of_size(as_of, [entries[n].time for n in range(len(entries))]))
    openings = for_recipient(list(entries.values()), whole.openings, up_to(level))
    heads = {read_head(read_note(note)).size: note for note in whole.heads}
    if wanted:
        covered = [size for size in heads if size > max(wanted)]
        if not covered:
            raise InputError(
                "bundle",
                [
                    Fault(
                        f"entry {max(wanted)}",
                        "no tree head covers it",
                        "sign one with 'detente record head'",
                    )
                ],
            )
        size = max(covered)
        openings = {at: one for at, one in openings.items() if at in wanted}
    kept = {
        at: read_bulk(one.payload).digest for at, one in openings.items() if entries[at].kind is Kind.EVIDENCE
    }
    blobs = {digest: whole.blobs[digest] for digest in kept.values() if digest in whole.blobs}
    if not wanted:
        return replace(whole, openings=openings, blobs=blobs)
    nodes = MemoryTree(whole.leaves).node
    return excerpt(
        whole.origin,
        wanted,
        size,
        entry=whole.entries.__getitem__,
        nodes=nodes,
        heads=heads,
        openings=openings,
        blobs=blobs,
    )
