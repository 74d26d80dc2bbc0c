"""``detente record cosign`` and ``witness serve``: look at a tree head, sign that the log only grew. By a stick or by HTTP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import record_options as door
from detente.cli.record_options import Key, Keys, Out, Passphrase
from detente.errors import DetenteError, Fault, InputError

if TYPE_CHECKING:
    from detente.record.keys import SigningKey, VerifierKey

Memory = Annotated[
    str,
    typer.Option("--memory", metavar="FOLDER", help="What this witness has cosigned so far, and its evidence; made if absent. Keep it: without memory a witness may sign two histories."),
]  # fmt: skip
Trusted = Annotated[
    str, typer.Option("--policy", metavar="FILE", help="The policy that names the logs' keys.")
]

app = typer.Typer(
    help="Witness: cosign by HTTP.\n\nExample: detente record witness serve --key witness.key --memory my-witness --policy policy",
    no_args_is_help=True,
)


def cosign(
    asked: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A request ('record head --ask'), a bundle, or a folder with a record; '-' reads a request.",
        ),
    ],
    key: Key,
    memory: Memory,
    policy: Trusted,
    output: Out = "-",
    passphrase_file: Passphrase = None,
) -> None:
    """Cosign a tree head if the log grew from the last one that this witness saw; exit 1 where it did not.

    Cosigning says nothing about what the entries say. What comes out is for 'detente record head --add'.

    Example: detente record cosign request.txt --key witness.key --memory my-witness --policy policy -o cosignature.txt
    """
    from detente.store.log.record_folder import load_policy
    from detente.store.log.witness_memory import WitnessMemory
    from detente.store.texts import put_text

    kept = WitnessMemory(memory)
    request = _request(asked, kept.seen())
    keys = _witness_keys([key], passphrase_file)
    reply = kept.add(request, _logs(load_policy(policy).logs), keys, int(door.now().timestamp()))
    if reply.status != 200:
        kept_as = f" The request is kept as evidence in {memory}." if reply.evidence else ""
        raise DetenteError(f"not cosigned ({reply.status}): {reply.body.strip()}.{kept_as}")
    put_text(reply.body, output)


@app.command("serve")
def serve(
    key: Keys,
    memory: Memory,
    policy: Trusted,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one.")] = 8019,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen at; a gateway before it ends TLS.")
    ] = "127.0.0.1",
    passphrase_file: Passphrase = None,
) -> None:
    """Answer add-checkpoint requests (C2SP tlog-witness) until stopped.

    Example: detente record witness serve --key witness.key --memory my-witness --policy policy
    """
    from detente.store.log.record_folder import load_policy
    from detente.store.log.witness_http import witness_server
    from detente.store.log.witness_memory import WitnessMemory

    keys, logs = _witness_keys(key, passphrase_file), _logs(load_policy(policy).logs)
    server = witness_server(
        (host, port), WitnessMemory(memory), logs, keys, lambda: int(door.now().timestamp())
    )
    typer.echo(
        f"Witness {keys[0].name}: http://{host}:{server.server_address[1]}/add-checkpoint  (stop with Ctrl-C)"
    )
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


def _witness_keys(names: Sequence[str] | None, files: Sequence[str] | None) -> list[SigningKey]:
    from detente.record.keys import WITNESS

    keys = door.open_keys(names, files)
    wrong = [key.name for key in keys if key.kind != WITNESS]
    if wrong or not keys:
        raise InputError(
            "--key",
            [
                Fault(
                    ", ".join(wrong) or "--key",
                    "this is no witness's key",
                    "make one with 'record keys generate --use witness'",
                )
            ],
        )
    return keys


def _logs(keys: Sequence[VerifierKey]) -> Mapping[str, Sequence[VerifierKey]]:
    logs: dict[str, list[VerifierKey]] = {}
    for key in keys:
        logs.setdefault(key.name, []).append(key)
    return logs


def _request(name: str, seen: Mapping[str, str]) -> bytes:
    """The request in a file, or the one that a bundle or a record makes for what this witness saw last."""
    from detente.record.merkle import MemoryTree, consistency_path, leaf_hash
    from detente.record.note import read_note
    from detente.record.tree_head import read_head
    from detente.record.witness import write_request
    from detente.store.log.key_files import read_file
    from detente.store.log.open_any import is_bundle, open_any

    if not is_bundle(name):
        return read_file(name)
    with open_any(name) as opened:
        bundle = opened.bundle
        if not bundle.heads:
            raise InputError(name, [Fault(name, "no tree head is signed yet", "ask the log's host for one")])
        note = bundle.heads[-1]
        head = read_head(read_note(note))
        old = read_head(read_note(seen[head.origin])).size if head.origin in seen else 0
        if not bundle.whole or not old <= head.size <= len(bundle.entries):
            return write_request(min(old, head.size), (), note)
        tree = MemoryTree(leaf_hash(raw) for raw in bundle.entries[: head.size])
        return write_request(old, consistency_path(tree.node, old, head.size), note)
