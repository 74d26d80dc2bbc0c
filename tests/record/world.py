"""An invented mission's log for the tests: three guarantors and the United Nations, their keys, entries, tree heads.

Nothing is drawn by chance: secrets, salts and payloads are hashes of their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from detente.record.bundle import Bundle
from detente.record.entry import Entry, Kind, write_entry
from detente.record.keys import LOG, WITNESS, SigningKey
from detente.record.merkle import MemoryTree, leaf_hash
from detente.record.note import add_signatures, read_note, sign_note
from detente.record.payload import Opening
from detente.record.policy import policy_for
from detente.record.tree_head import TreeHead, sign_head
from detente.tables import Sensitivity

ORIGIN = "mission.example/lake"
ORGANISATIONS = ("north.example", "south.example", "east.example", "un.example")
BEGIN = datetime(2030, 4, 1, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def drawn(name: str) -> bytes:
    """32 bytes that stand for randomness."""
    return sha256(name.encode()).digest()


def at(hour: int) -> datetime:
    """The time of recording of entry number ``hour``."""
    return BEGIN + hour * HOUR


def seconds(hour: float) -> int:
    """The same in seconds since 1970."""
    return int((BEGIN + hour * HOUR).timestamp())


LOG_KEY = SigningKey(ORIGIN, LOG, drawn("log"))
WITNESSES = {who: SigningKey(f"{who}/witness", WITNESS, drawn(f"witness {who}")) for who in ORGANISATIONS}
AUTHORS = {who: SigningKey(who, LOG, drawn(f"author {who}")) for who in ORGANISATIONS}
POLICY = policy_for(
    [LOG_KEY.verifier],
    {who: [key.verifier] for who, key in WITNESSES.items()},
    authors={who: [key.verifier] for who, key in AUTHORS.items()},
)


def opening(index: int, text: str = "") -> Opening:
    """The payload of an entry, and its salt."""
    return Opening(drawn(f"salt {index}"), (text or f"report {index}").encode())


def entry(index: int, text: str = "", sensitivity: Sensitivity = Sensitivity.RESTRICTED) -> Entry:
    """An entry that hands something in, one an hour."""
    who = ORGANISATIONS[index % len(ORGANISATIONS)]
    return Entry(
        Kind.HAND_IN, who, at(index), f"reports/{index}", sensitivity, opening(index, text).commitment
    )


def log_of(*more: Entry, first: int = 0, size: int = 12) -> list[bytes]:
    """The bytes of a log: ``size`` plain entries, or those of ``more`` behind ``first`` plain ones."""
    if more:
        return [write_entry(entry(n)) for n in range(first)] + [write_entry(each) for each in more]
    return [write_entry(entry(n)) for n in range(size)]


def tree_of(entries: Iterable[bytes]) -> MemoryTree:
    """The tree over entries."""
    return MemoryTree(leaf_hash(raw) for raw in entries)


def head_of(
    entries: Sequence[bytes],
    size: int | None = None,
    by: Iterable[str] = ORGANISATIONS[1:],
    hour: float | None = None,
    log_key: SigningKey = LOG_KEY,
) -> str:
    """The signed head over the first ``size`` entries, cosigned by these organisations half an hour after the last."""
    upto = len(entries) if size is None else size
    note = read_note(sign_head(TreeHead(ORIGIN, upto, tree_of(entries[:upto]).root()), log_key))
    time = seconds(upto - 0.5 if hour is None else hour)
    return add_signatures(note, [sign_note(note.text, WITNESSES[who], time) for who in by]).whole


def bundle_of(entries: Sequence[bytes], sizes: Sequence[int] = (), *, leaves: bool = True) -> Bundle:
    """A whole bundle with a head at each size (and at the end), the leaf hashes, and all payloads."""
    tree = tree_of(entries)
    heads = tuple(head_of(entries, size) for size in sorted({*sizes, len(entries)}))
    openings = {n: opening(n) for n, raw in enumerate(entries) if raw == write_entry(entry(n))}
    return Bundle(
        ORIGIN, tuple(entries), heads, leaves=tuple(tree.levels[0]) if leaves else (), openings=openings
    )
