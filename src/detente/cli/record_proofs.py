"""``detente record prove``, ``tree`` and ``note verify``: single proofs, and the plain arithmetic of the log formats."""

from __future__ import annotations

import json as json_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.options import Json, print_json
from detente.cli.record_options import Out, Record
from detente.errors import Fault, InputError

if TYPE_CHECKING:
    from detente.store.log.bundle_file import BundleFile
    from detente.store.log.record_folder import RecordFolder

note_app = typer.Typer(
    help="Note: signed text.\n\nExample: detente record note verify checkpoint --key log.key",
    no_args_is_help=True,
)


def prove(
    source: Record,
    entry: Annotated[int | None, typer.Argument(help="The entry's number: a proof that it stands in the log.")] = None,
    old: Annotated[int | None, typer.Option("--from", metavar="M", min=0, help="Prove that the log grew from M entries instead.")] = None,
    new: Annotated[int | None, typer.Option("--to", metavar="N", min=0, help="To N entries; default: the newest tree head.")] = None,
    raw: Annotated[str | None, typer.Option("--entry-to", metavar="FILE", help="Write the entry's bytes here too.")] = None,
    output: Out = "-",
) -> None:  # fmt: skip
    """Print a proof under the newest tree head: of one entry (C2SP tlog-proof), or of growth (a hash a line).

    Example: detente record prove syria-2018 3 -o entry-3.proof --entry-to entry-3.json
    """
    from detente.record.merkle import MemoryTree, consistency_path, inclusion_path, leaf_hash
    from detente.record.note import read_note
    from detente.record.offline import OfflineProof
    from detente.record.tree_head import read_head, to_base64
    from detente.store.log.open_any import open_any
    from detente.store.log.record_folder import RecordFolder
    from detente.store.texts import put_text

    with open_any(source) as opened:
        if isinstance(opened.source, RecordFolder):
            log = opened.source.log
            heads, node, size = log.heads(), log.node, log.size
        else:
            bundle = opened.bundle
            if not bundle.whole:
                raise InputError(
                    source,
                    [
                        Fault(
                            source,
                            "an excerpt has the proofs it has",
                            "unpack it with tar, or ask for the whole bundle",
                        )
                    ],
                )
            heads, size = bundle.heads, len(bundle.entries)
            node = MemoryTree(leaf_hash(each) for each in bundle.entries).node
        if not heads:
            raise InputError(
                "tree head",
                [Fault("head", "no tree head is signed yet", "sign one with 'detente record head --key'")],
            )
        note = read_note(heads[-1])
        head = read_head(note)
        if (entry is None) == (old is None):
            raise InputError(
                "prove", [Fault("entry", "what is to be proven is not clear", "give an entry, or --from M")]
            )
        if entry is not None:
            if not entry < head.size:
                raise InputError(
                    "prove",
                    [
                        Fault(
                            f"entry {entry}",
                            f"the newest tree head has {head.size} entries",
                            "give an earlier entry, or sign a new head",
                        )
                    ],
                )
            put_text(OfflineProof(entry, inclusion_path(node, entry, head.size), note).text, output)
            if raw is not None:
                put_text(_entry_of(opened.source, entry).decode(), raw)
            return
        upto = head.size if new is None else new
        if old is None or not old <= upto <= size:
            raise InputError(
                "prove",
                [
                    Fault(
                        "--from",
                        f"a log of {size} entries has no growth from {old} to {upto}",
                        "mend the numbers",
                    )
                ],
            )
        put_text("".join(f"{to_base64(step)}\n" for step in consistency_path(node, old, upto)), output)


def _entry_of(source: RecordFolder | BundleFile, index: int) -> bytes:
    from detente.store.log.record_folder import RecordFolder

    if isinstance(source, RecordFolder):
        return next(source.log.entries(index, index + 1))
    return source.bundle.entries[index]


def tree(
    leaves: Annotated[str, typer.Argument(help="A line a leaf: the entry's bytes as a base64 JSON string; '-' reads standard input.")],
    inclusion: Annotated[list[str] | None, typer.Option("--inclusion", metavar="I,N", help="Prove entry I in the tree of N; again for more.")] = None,
    consistency: Annotated[list[str] | None, typer.Option("--consistency", metavar="M,N", help="Prove that the tree of N begins with that of M; again for more.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Compute the roots of a tree at every size, and proofs: the plain arithmetic of RFC 6962, for checking others.

    Example: detente record tree leaves.jsonl --json --inclusion 3,7
    """
    from detente.record.merkle import MemoryTree, consistency_path, inclusion_path, leaf_hash
    from detente.record.tree_head import to_base64
    from detente.store.log.key_files import read_file

    made = MemoryTree(leaf_hash(raw) for raw in _leaves(read_file(leaves, largest=None), leaves))
    roots = [to_base64(made.root(size)) for size in range(made.size + 1)]
    found: dict[str, Any] = {"roots": roots, "inclusion": [], "consistency": []}
    for index, size in _pairs(inclusion, "--inclusion", made.size, strict=True):
        found["inclusion"].append(
            {"index": index, "size": size, "path": [*map(to_base64, inclusion_path(made.node, index, size))]}
        )
    for old, new in _pairs(consistency, "--consistency", made.size, strict=False):
        found["consistency"].append(
            {"old": old, "new": new, "path": [*map(to_base64, consistency_path(made.node, old, new))]}
        )
    if json:
        print_json(found)
        return
    typer.echo(f"{made.size} leaves, root {roots[-1]}")
    for each in found["inclusion"]:
        typer.echo("\n".join([f"entry {each['index']} in {each['size']}:", *each["path"]]))
    for each in found["consistency"]:
        typer.echo("\n".join([f"{each['old']} to {each['new']}:", *each["path"]]))


def _leaves(raw: bytes, name: str) -> list[bytes]:
    from detente.record.keys import strict_base64

    found, faults = [], []
    for number, line in enumerate(raw.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(strict_base64(json_module.loads(line)))
        except (ValueError, TypeError, RecursionError):
            faults.append(
                Fault(
                    f"line {number}",
                    "it is no base64 text in JSON quotes",
                    'write the entry\'s bytes as "aGVsbG8="',
                )
            )
    if faults:
        raise InputError(name, faults)
    return found


def _pairs(given: list[str] | None, option: str, size: int, *, strict: bool) -> list[tuple[int, int]]:
    found, faults = [], []
    for each in given or []:
        low, _, high = each.partition(",")
        good = all(part.isascii() and part.isdigit() and len(part) < 19 for part in (low, high))
        if good and int(low) <= int(high) <= size and not (strict and int(low) == int(high)):
            found.append((int(low), int(high)))
        else:
            faults.append(
                Fault(
                    option, f"{each!r} does not fit a tree of {size}", "write two numbers, the smaller first"
                )
            )
    if faults:
        raise InputError(option, faults)
    return found


@note_app.command("verify")
def note_verify(
    file: Annotated[str, typer.Argument(help="A signed note; '-' reads standard input.")],
    key: Annotated[list[str], typer.Option("--key", metavar="VKEY", help="A key you know: its word, or its file; again for more.")],
    json: Json = False,
) -> None:  # fmt: skip
    """Say which signatures under a note hold. Exit 1 where a known key's does not hold, or no known key signed.

    Example: detente record note verify checkpoint --key mission.example/lake+1f3a2b4c+AW...
    """
    from detente.record.keys import read_verifier_key
    from detente.record.note import check_note, read_note
    from detente.store.log.key_files import public_half, read_file

    known = [read_verifier_key(public_half(each)) for each in key]
    note = read_note(read_file(file))
    whose = check_note(note, known)
    if json:
        print_json({
            "text": note.text, "holds": [{"name": each.key.name, "key": each.key.text, "time": each.time} for each in whose.signed],
            "fails": [{"name": each.name, "key": each.text} for each in whose.failed], "unknown": whose.unknown,
        })  # fmt: skip
    else:
        for each in whose.signed:
            typer.echo(
                f"{'holds':<14} {each.key.name}"
                + (f", at {each.time} s since 1970" if each.time is not None else "")
            )
        for failed in whose.failed:
            typer.echo(f"{'BROKEN':<14} {failed.name}: the text, the time or the signature was changed")
        typer.echo(
            f"{whose.unknown} signature{'s' if whose.unknown != 1 else ''} by unknown keys, passed over"
        )
    raise typer.Exit(1 if whose.failed or not whose.signed else 0)
