"""What a witness does with a tree head that is brought to it: the rules of C2SP ``tlog-witness``, without the network.

A witness remembers, of every log, the last head that it cosigned. It cosigns a new one only if a proof shows that the
log grew from there. It says nothing about what the entries say. The answer is the same whether the request came by
HTTP or on a stick: :func:`add_head` takes the request's bytes and gives a status, a body and what to remember. The caller
stores ``remember`` *before* it sends the body, and in one transaction with the reading of what was remembered.

A head that the log signed and that does not fit what the witness saw is kept in ``evidence``: two such heads are the
proof of misconduct. So one witness may say no for everybody.

Source: https://c2sp.org/tlog-witness
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.errors import InputError
from detente.record.keys import SigningKey, VerifierKey
from detente.record.merkle import check_consistency
from detente.record.note import Note, check_note, read_note, sign_note
from detente.record.tree_head import TreeHead, read_decimal, read_hash, read_head, to_base64

PLAIN = "text/plain; charset=utf-8"
SIZE = "text/x.tlog.size"
MOST_STEPS = 63
"""Lines that a request's proof may have."""


@dataclass(frozen=True)
class Evidence:
    """A head that the log signed and that does not fit the last one: both notes, the request, and what is wrong."""

    origin: str
    seen: str
    brought: str
    request: bytes
    what: str


@dataclass(frozen=True)
class Reply:
    """HTTP status, body and its type; what to remember of the log from now on; what to keep as evidence."""

    status: int
    body: str
    content_type: str = PLAIN
    remember: str | None = None
    evidence: Evidence | None = None


def write_request(old: int, path: Sequence[bytes], head: str) -> bytes:
    """The body that asks a witness to cosign ``head``, with the proof that it grew from ``old`` entries."""
    return "\n".join([f"old {old}", *map(to_base64, path), "", head]).encode()


def read_request(raw: bytes) -> tuple[int, tuple[bytes, ...], Note] | None:
    """Old size, proof and note of a request; None where it has not the form."""
    try:
        above, blank, below = raw.decode("utf-8").partition("\n\n")
        note = read_note(below)
    except (UnicodeError, InputError):
        return None
    first, *steps = above.split("\n")
    old = read_decimal(first.removeprefix("old ")) if blank and first.startswith("old ") else None
    path = [read_hash(step) for step in steps]
    if old is None or len(path) > MOST_STEPS or None in path:
        return None
    return old, tuple(step for step in path if step is not None), note


def add_head(
    request: bytes,
    logs: Mapping[str, Sequence[VerifierKey]],
    seen: Mapping[str, str],
    keys: Sequence[SigningKey],
    now: int,
) -> Reply:
    """What the witness answers to ``add-checkpoint``.

    ``logs``: the trusted keys of every origin; ``seen``: the note that was last cosigned of each; ``keys``: the
    witness's own; ``now``: seconds since 1970.
    """
    asked = read_request(request)
    if asked is None:
        return Reply(400, "the request has not the form of add-checkpoint\n")
    old, path, note = asked
    try:
        head = read_head(note)
    except InputError:
        return Reply(400, "the note is no tree head\n")
    if head.origin not in logs:  # "If the checkpoint origin is unknown"
        return Reply(404, f"this witness does not know the log {head.origin}\n")
    whose = check_note(note, logs[head.origin])
    if (
        whose.failed or not whose.signed
    ):  # "or a signature line's key name and ID match … but the signature fails"
        return Reply(403, "no trusted key of the log signed this tree head\n")
    if old > head.size:
        return Reply(400, f"the old size {old} is beyond the new size {head.size}\n")
    last = read_head(read_note(seen[head.origin])) if head.origin in seen else None
    known = last.size if last else 0
    evidence = _evidence(last, head, note, seen.get(head.origin, ""), request, old == known, path)
    if old != known:
        return Reply(409, f"{known}\n", SIZE, evidence=evidence)
    if last and head.size == known and head.root != last.root:
        return Reply(409, f"another root was cosigned at size {known}\n", evidence=evidence)
    if evidence or not _grew(last, head, path):
        return Reply(
            422, f"the proof does not show that the log grew from {known} to {head.size}\n", evidence=evidence
        )
    lines = "".join(sign_note(note.text, key, now).line for key in keys)
    return Reply(200, lines, remember=note.whole)


def _grew(last: TreeHead | None, head: TreeHead, path: Sequence[bytes]) -> bool:
    if last is None or last.size == 0:
        return not path
    return check_consistency(last.size, head.size, path, last.root, head.root)


def _evidence(
    last: TreeHead | None,
    head: TreeHead,
    note: Note,
    seen: str,
    request: bytes,
    fits: bool,
    path: Sequence[bytes],
) -> Evidence | None:
    """What the log's own signature proves, or may prove, against it; a bare wrong size proves nothing."""
    if last is None:
        return None
    if head.size == last.size and head.root != last.root:
        what = f"two roots at size {head.size}"
    elif fits and head.size > last.size and not _grew(last, head, path):
        what = f"no proof that size {head.size} grew from size {last.size}"
    else:
        return None
    return Evidence(head.origin, seen, note.whole, request, what)
