"""``detente record verify``, ``compare`` and ``show``: reading and checking, with nobody's help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import record_options
from detente.cli.options import Json, print_json
from detente.cli.record_options import PolicyFile, Record
from detente.errors import Fault, InputError

if TYPE_CHECKING:
    pass

Source = Annotated[
    str,
    typer.Argument(
        metavar="FILE", help="A bundle, a folder with a record, or an offline proof (with --entry)."
    ),
]


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
