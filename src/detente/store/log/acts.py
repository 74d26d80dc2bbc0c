"""What people do to a record: hand in, sign a head, take a position, erase, change keys. Each is one append, or one head.

Times, salts and keys are arguments; whoever stands at the door draws them. Each act checks first that it will count: a
position by a key that does not speak for anybody is refused here, not found later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from detente.errors import Fault, InputError
from detente.record.entry import Entry, Kind, read_entry, sign_entry, write_entry
from detente.record.keys import SigningKey
from detente.record.log import Item
from detente.record.merkle import consistency_path, leaf_hash, tree_root
from detente.record.note import MARK, add_signatures, check_note, read_note, read_signature_line
from detente.record.payload import SALT_BYTES, Opening, bulk_of
from detente.record.positions import Position, Stance, position_entry, sign_position
from detente.record.redaction import erasure, tombstones
from detente.record.roster import Roster, read_roster
from detente.record.tree_head import TreeHead, read_head, sign_head
from detente.record.witness import write_request
from detente.store.log.published import publish
from detente.store.log.record_folder import RecordFolder
from detente.tables import Sensitivity

Draw = Callable[[int], bytes]
"""``draw(n)``: n random bytes."""
ABOUT_KEYS = frozenset({Kind.KEY_ADDED, Kind.KEY_REVOKED})


@dataclass(frozen=True)
class Content:
    """What one hands in: its subject (an identifier), its bytes, and what kind of bytes they are."""

    subject: str
    raw: bytes
    media_type: str = "application/octet-stream"


def roster_of(record: RecordFolder) -> Roster:
    """Whose keys count now, by the policy and the entries about keys."""
    about = ((at, read_entry(raw)) for at, raw in record.log.about_keys())
    return read_roster(record.policy, record.log.origin, about)[0]


def hand_in(
    record: RecordFolder,
    contents: Sequence[Content],
    *,
    kind: Kind,
    author: str,
    classification: Sensitivity,
    time: datetime,
    draw: Draw,
    keys: Sequence[SigningKey] = (),
    replaces: int | None = None,
) -> range:
    """Put contents on record, an entry each, all or none. Evidence lies beside the log under its digest."""
    log, items = record.log, []
    if kind in ABOUT_KEYS | {Kind.POSITION, Kind.ERASURE}:
        raise InputError(
            "hand-in", [Fault("kind", f"an entry of kind {kind} has a command of its own", "use that")]
        )
    if (kind is Kind.CORRECTION) != (replaces is not None):
        raise InputError(
            "hand-in",
            [
                Fault(
                    "replaces",
                    "a correction, and nothing else, names the entry it replaces",
                    "give both or none",
                )
            ],
        )
    if replaces is not None and not 0 <= replaces < log.size:
        raise InputError(
            "hand-in", [Fault("replaces", f"the log has no entry {replaces}", f"give 0 to {log.size - 1}")]
        )
    _check_speaks(record, keys)
    body = {} if replaces is None else {"replaces": replaces}
    for each in contents:
        payload = bulk_of(each.raw, each.media_type).payload if kind is Kind.EVIDENCE else each.raw
        opening = Opening(draw(SALT_BYTES), payload)
        entry = Entry(kind, author, time, each.subject, classification, opening.commitment, body)
        items.append(Item(write_entry(sign_entry(entry, log.origin, keys)), opening))
    if kind is Kind.EVIDENCE:
        for each in contents:
            log.put_bytes(each.raw)
    where = log.append(items)
    if kind is Kind.EVIDENCE:
        for each in contents:  # an erasure at the same time may have taken bytes that nothing named yet
            log.put_bytes(each.raw)
    return where


def _check_speaks(record: RecordFolder, keys: Sequence[SigningKey]) -> set[str]:
    """The organisations that these keys speak for now; raises InputError for a key that speaks for nobody."""
    if not keys:
        return set()
    roster, size = roster_of(record), record.log.size
    spans = {key.name: roster.span(key.verifier) for key in keys}
    wrong = [
        name
        for name, span in spans.items()
        if span is None or span.use == "witness" or not span.counts_at(size)
    ]
    if wrong:
        raise InputError(
            "keys",
            [
                Fault(
                    name, "this key speaks for nobody in this record now", "use an author's key of the policy"
                )
                for name in wrong
            ],
        )
    return {span.organisation for span in spans.values() if span is not None}


def sign_new_head(record: RecordFolder, key: SigningKey) -> str:
    """Sign the log as it is now, keep the head, and publish the tiles that it needs."""
    log = record.log
    span = roster_of(record).span(key.verifier)
    if span is None or span.use != "log" or not span.counts_on(log.size):
        raise InputError(
            "tree head", [Fault(key.name, "this is not the log's key now", "use the log's own key")]
        )
    size = log.size
    log.put_head(sign_head(TreeHead(log.origin, size, tree_root(log.node, size)), key))
    return publish_newest(record)


def publish_newest(record: RecordFolder) -> str:
    """Publish the newest head with all its cosignatures, and the tiles it needs."""
    note = newest_head(record)
    publish(record.log, record.folder, note)
    return note


def newest_head(record: RecordFolder) -> str:
    """The newest head's note; raises InputError where none is signed yet."""
    heads = record.log.heads()
    if not heads:
        raise InputError(
            "tree head",
            [Fault("head", "no tree head is signed yet", "sign one with 'detente record head --key'")],
        )
    return heads[-1]


def add_cosignatures(record: RecordFolder, lines: str) -> str:
    """Join signature lines of witnesses to the head that they are made on; gives the head as it is then."""
    found = [read_signature_line(line) for line in lines.splitlines() if line.startswith(MARK)]
    keys = roster_of(record).keys("log", "witness")
    for whole in reversed(record.log.heads()):
        note = read_note(whole)
        whose = check_note(add_signatures(read_note(whole), found), keys)
        alone = check_note(type(note)(note.text, tuple(found)), keys)
        if found and not whose.failed and alone.signed and not alone.unknown:
            record.log.put_head(add_signatures(note, found).whole)
            return publish_newest(record)
    what = "these lines are no signatures of known witnesses on a tree head of this record"
    raise InputError(
        "cosignatures", [Fault("lines", what, "copy them whole; see that the policy names the witness")]
    )


def ask_witness(record: RecordFolder, old: int) -> bytes:
    """The request that asks a witness, who last cosigned ``old`` entries, for a cosignature on the newest head."""
    note = newest_head(record)
    head = read_head(read_note(note))
    if not 0 <= old <= head.size:
        raise InputError(
            "request",
            [Fault("old size", f"the newest tree head has {head.size} entries", f"give 0 to {head.size}")],
        )
    return write_request(old, consistency_path(record.log.node, old, head.size), note)


def take_position(
    record: RecordFolder,
    index: int,
    stance: Stance,
    key: SigningKey,
    *,
    time: datetime,
    draw: Draw,
    wording: str = "",
) -> int:
    """Put an organisation's signed position on an entry on record; gives the position's own index."""
    log = record.log
    _check_index(record, index)
    _check_speaks(record, [key])
    opening = Opening(draw(SALT_BYTES), wording.encode()) if wording else None
    hashed = leaf_hash(next(log.entries(index, index + 1)))
    told = Position(
        log.origin, index, hashed, stance, int(time.timestamp()), opening.commitment if opening else None
    )
    entry = position_entry(sign_position(told, key), author=key.name, time=time)
    return log.append([Item(write_entry(entry), opening)])[0]


def redact(
    record: RecordFolder,
    index: int,
    *,
    ground: str,
    authority: str,
    author: str,
    time: datetime,
    keys: Sequence[SigningKey],
) -> int:
    """Put a tombstone on record, then destroy payload and salt; gives the tombstone's index."""
    log = record.log
    _check_index(record, index)
    _check_speaks(record, keys)
    known = tombstones((at, read_entry(raw)) for at, raw in enumerate(log.entries(0, log.size))).get(index)
    if known is not None:  # somebody asks twice, or a reader stood in the way of the destruction
        log.erase(index)
        return known.at
    entry = read_entry(next(log.entries(index, index + 1)))
    stone = erasure(index, entry, ground=ground, authority=authority, author=author, time=time)
    return log.redact(Item(write_entry(sign_entry(stone, log.origin, keys))), index)


def change_key(record: RecordFolder, entry: Entry, keys: Sequence[SigningKey]) -> int:
    """Put an entry about a key on record, if it will count; raises InputError with the reason where it would not."""
    log = record.log
    signed = sign_entry(entry, log.origin, keys)
    roster = roster_of(record)
    if what := roster.take(log.size, signed):
        raise InputError(
            "keys", [Fault(entry.subject, what, "sign with a key of the organisation, or with a quorum's")]
        )
    return log.append([Item(write_entry(signed))])[0]


def _check_index(record: RecordFolder, index: int) -> None:
    if not 0 <= index < record.log.size:
        last = record.log.size - 1
        raise InputError(
            "entry", [Fault(f"entry {index}", f"the log ends with entry {last}", f"give 0 to {last}")]
        )
