"""``detente record verify, compare, show, prove, tree`` and ``note verify``: reading and checking, with nobody's help."""

from __future__ import annotations

import json as json_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli import record_options
from detente.cli.options import Json, print_json
from detente.cli.record_options import Out, PolicyFile, Record
from detente.errors import Fault, InputError

if TYPE_CHECKING:
    from detente.store.log.bundle_file import BundleFile
    from detente.store.log.record_folder import RecordFolder

Source = Annotated[
    str,
    typer.Argument(
        metavar="FILE", help="A bundle, a folder with a record, or an offline proof (with --entry)."
    ),
]
note_app = typer.Typer(
    help="Note: signed text.\n\nExample: detente record note verify checkpoint --key log.key",
    no_args_is_help=True,
)


def verify(
    source: Source,
    policy: PolicyFile = None,
    other: Annotated[str | None, typer.Option("--against", metavar="FILE", help="A second copy: are they one history?")] = None,
    seen: Annotated[str | None, typer.Option("--seen", metavar="FILE", help="A tree head that you verified before: has the log grown from it?")] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DAY", help="Your day (UTC), where the machine's clock is not yours; no cosignature may be later."),
    ] = None,
    oldest: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Cosignatures before this day (UTC) do not count.")] = None,
    entry: Annotated[str | None, typer.Option("--entry", metavar="FILE", help="The entry's bytes, for an offline proof.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Say what holds, what does not, and what is not confirmed. Exit 0: all holds and enough have witnessed it; else 1.

    It needs the file and your policy: no server, no network, nobody's goodwill.

    Example: detente record verify for-the-parties.bundle --policy policy
    """
    from detente.cli.record_shown import print_report, report_dict
    from detente.record.note import read_note
    from detente.record.tree_head import read_head
    from detente.store.log.key_files import read_file
    from detente.store.log.open_any import open_any

    if entry is not None:
        _verify_proof(source, entry, policy, json)
        return
    before = read_head(read_note(read_file(seen))) if seen else None
    with open_any(source) as opened:
        trusted = opened.policy(policy)
        since = _seconds(oldest) if oldest else None
        now = _seconds(on) + 86_399 if on else int(record_options.now().timestamp())
        report = opened.check(trusted, seen=before, now=now, oldest=since)
        if other is not None:
            _compare(source, other, policy, json)
    if json:
        print_json(report_dict(report))
    else:
        print_report(report)
    raise typer.Exit(0 if report.confirmed else 1)


def _seconds(day: str) -> int:
    from datetime import UTC, datetime

    from detente.cli.options import day_of

    found = day_of(day)
    assert found is not None
    return int(datetime(found.year, found.month, found.day, tzinfo=UTC).timestamp())


def _verify_proof(source: str, entry: str, policy: str | None, json: bool) -> None:
    from detente.record.offline import check_offline_proof, read_offline_proof
    from detente.store.log.key_files import read_file, read_words
    from detente.store.log.record_folder import load_policy

    if policy is None:
        raise InputError(
            "--policy", [Fault("--policy", "a proof does not say whom you trust", "give --policy FILE")]
        )
    proof = read_offline_proof(read_words(source))
    shown = check_offline_proof(proof, read_file(entry), load_policy(policy))
    if json:
        print_json({"entry": proof.index, "included": shown.included, "signed_by_log": shown.signed_by_log, "confirmed": shown.holds,
                    "tree_head": {"origin": shown.head.origin, "size": shown.head.size, "root": shown.head.root.hex()},
                    "witnessed_by": list(shown.standing.by), "not_by": list(shown.standing.missing)})  # fmt: skip
    else:
        typer.echo(
            f"{'holds' if shown.included else 'BROKEN':<14} entry {proof.index}: "
            + (
                "it stands in the tree"
                if shown.included
                else "it is not in the tree: its bytes, its index or its path was changed"
            )
        )
        typer.echo(
            f"{'holds' if shown.signed_by_log else 'BROKEN':<14} {shown.head}: "
            + (
                "signed by the log"
                if shown.signed_by_log
                else "no known key of the log signed it, or a signature does not hold"
            )
        )
        typer.echo(f"{'HOLDS' if shown.holds else 'NOT CONFIRMED'}: {shown.standing}")
    raise typer.Exit(0 if shown.holds else 1)


def compare(
    first: Annotated[str, typer.Argument(help="One copy: a bundle, or a folder with a record.")],
    second: Annotated[str, typer.Argument(help="The other copy.")],
    policy: PolicyFile = None,
    json: Json = False,
) -> None:
    """Hold two copies of a log against each other. Exit 1 where they forked, with who signed both histories.

    Example: detente record compare ours.bundle theirs.bundle --policy policy
    """
    _compare(first, second, policy, json)
    if not json:
        typer.echo("no contradiction: the tree heads of both copies can be of one history")


def _compare(first: str, second: str, policy: str | None, json: bool) -> None:
    """Print the fork and leave with 1, where there is one."""
    from detente.record.fork import tell_apart
    from detente.store.log.open_any import open_any

    with open_any(first) as a, open_any(second) as b:
        fork = tell_apart(a.bundle, b.bundle, a.policy(policy))
        if fork is None and a.bundle.origin != b.bundle.origin:
            raise InputError(
                second,
                [
                    Fault(
                        "origin",
                        f"it is of {b.bundle.origin}, the first is of {a.bundle.origin}",
                        "compare copies of one log",
                    )
                ],
            )
    if fork is None:
        if json:
            print_json({"forked": False})
        return
    if json:
        print_json({
            "forked": True, "both_signed": [key.text for key in fork.both], "first_differing_entry": fork.at,
            "heads": [each.text for each in (fork.first, fork.second)],
            "only_first": [key.text for key in fork.only_first], "only_second": [key.text for key in fork.only_second],
        })  # fmt: skip
    else:
        typer.echo(f"FORKED: {fork}")
    raise typer.Exit(1)


def show(
    source: Record,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="N|DAY", help="As of this entry, or the end of this day (UTC).")] = None,
    policy: PolicyFile = None,
    entry: Annotated[int | None, typer.Option("--entry", metavar="N", min=0, help="This entry alone, with its content where it is here.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """List the entries with what became of their content and the positions held on them, as of now or earlier.

    Example: detente record show syria-2018 --as-of 2018-03-16
    """
    from dataclasses import replace

    from detente.cli.record_shown import as_of_size, line_dict, print_view, report_dict
    from detente.record.check_entries import read_entries
    from detente.record.view import view
    from detente.store.log.open_any import open_any

    with open_any(source) as opened:
        bundle = opened.bundle
        size = None
        if as_of is not None:
            if not bundle.whole:
                raise InputError(
                    "--as-of",
                    [Fault("--as-of", "an excerpt has no earlier state", "ask for the whole bundle")],
                )
            read, _ = read_entries(bundle.entries)
            size = as_of_size(as_of, [each.time for each in read.values()])
        shown = view(bundle, opened.policy(policy), size)
        if entry is not None:
            shown = replace(shown, lines=tuple(line for line in shown.lines if line.index == entry))
            if not shown.lines:
                raise InputError(
                    "--entry", [Fault(f"entry {entry}", "it is not here", "see 'detente record show'")]
                )
        if json:
            print_json({
                "origin": shown.origin, "size": shown.size, "entries": [line_dict(line) for line in shown.lines],
                "check": shown.report and report_dict(shown.report),
                "broken": [{"where": each.where, "said": each.said} for each in shown.faults],
            })  # fmt: skip
        else:
            print_view(shown)
            if entry is not None and entry in bundle.openings:
                typer.echo(bundle.openings[entry].payload.decode("utf-8", "backslashreplace"))
    raise typer.Exit(0 if shown.holds else 1)


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
