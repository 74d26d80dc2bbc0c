"""Where an organisation stands on an entry: concur, concur with reservation, dissent, or no position.

A cosignature says only that the log grew and nothing was changed. It is never agreement with what an entry says; an
organisation that disputes an entry can still witness it. Agreement, reservation and dissent are this second, separate
signature, over the hash of one entry. It is a signed note of its own, and lies in the log as an entry:

    detente/position/v1
    <origin>
    entry <index>
    hash <leaf hash>
    position concur with reservation
    time <seconds since 1970>
    text <commitment to the wording>

The wording of a reservation is the payload of that entry, so it can be withheld or erased like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from detente.errors import Fault, InputError
from detente.record.entry import Entry, Kind
from detente.record.keys import SigningKey
from detente.record.note import check_note, read_note, sign_note, write_note
from detente.record.roster import Roster
from detente.record.tree_head import read_decimal, read_hash, to_base64
from detente.tables import Sensitivity

FORMAT = "detente/position/v1"


class Stance(StrEnum):
    """The four answers; no position is one of them, and silence is none."""

    CONCUR = "concur"
    RESERVE = "concur with reservation"
    DISSENT = "dissent"
    NONE = "no position"


def refused(what: str, remedy: str) -> InputError:
    """The error for what is no position."""
    return InputError("position", [Fault("text", what, remedy)])


@dataclass(frozen=True)
class Position:
    """A stance on the entry at ``index`` with that leaf hash, taken at ``time`` (seconds since 1970)."""

    origin: str
    index: int
    hash: bytes = field(repr=False)
    stance: Stance
    time: int
    wording: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.stance is Stance.RESERVE and self.wording is None:
            raise refused(
                "a reservation has no wording", "commit to the wording and hand it in as the payload"
            )

    @property
    def text(self) -> str:
        """The lines that are signed."""
        lines = [FORMAT, self.origin, f"entry {self.index}", f"hash {to_base64(self.hash)}"]
        lines += [f"position {self.stance}", f"time {self.time}"]
        lines += [f"text {to_base64(self.wording)}"] if self.wording is not None else []
        return "\n".join([*lines, ""])


def read_position(text: str) -> Position:
    """The position that a note's text spells; raises InputError where it spells none."""
    lines = text.removesuffix("\n").split("\n")
    labels = ["entry ", "hash ", "position ", "time ", "text "][: len(lines) - 2]
    if len(lines) not in (6, 7) or lines[0] != FORMAT:
        raise refused(f"it does not begin with {FORMAT}, or lines are missing", "copy the note whole")
    values = [line.removeprefix(label) for line, label in zip(lines[2:], labels, strict=True)]
    index, hashed, time = read_decimal(values[0]), read_hash(values[1]), read_decimal(values[3])
    wording = read_hash(values[4]) if len(values) == 5 else None
    if index is None or hashed is None or time is None or values[2] not in list(Stance):
        raise refused("entry, hash, position or time cannot be read", "copy the note whole")
    found = Position(lines[1], index, hashed, Stance(values[2]), time, wording)
    if found.text != text:
        raise refused("it is not written as positions are", "copy the note whole")
    return found


def sign_position(position: Position, key: SigningKey) -> str:
    """The position as a note signed by an author's key."""
    return write_note(position.text, [sign_note(position.text, key)])


def position_entry(note: str, *, author: str, time: datetime) -> Entry:
    """The entry that puts a signed position on record."""
    position = read_position(read_note(note).text)
    return Entry(
        Kind.POSITION,
        author,
        time,
        f"entry:{position.index}",
        Sensitivity.PUBLIC,
        position.wording,
        {"note": note},
    )


@dataclass(frozen=True)
class Held:
    """A position that an organisation holds, by the entry at ``at``."""

    organisation: str
    position: Position
    at: int


@dataclass
class Positions:
    """What organisations hold on entries, the last word of each; ``wrong`` says which entries did not count, and why."""

    on: dict[int, dict[str, Held]] = field(default_factory=dict)
    wrong: dict[int, str] = field(default_factory=dict)

    def take(self, at: int, entry: Entry, hashes: Mapping[int, bytes], roster: Roster) -> None:
        """Follow the position entry at ``at``; ``hashes`` has the leaf hashes of entries before it that are at hand."""
        try:
            held = _held(at, entry, hashes, roster)
        except InputError as error:
            self.wrong[at] = error.faults[0].what
            return
        for each in held:
            mine = self.on.setdefault(each.position.index, {})
            last = mine.get(each.organisation)
            if last is None or each.position.time > last.position.time:
                mine[each.organisation] = each


def _held(at: int, entry: Entry, hashes: Mapping[int, bytes], roster: Roster) -> list[Held]:
    note = read_note(entry.body["note"])
    position = read_position(note.text)
    if position.origin != roster.origin:
        raise refused(f"it speaks of the log {position.origin}", "sign it for this log")
    if position.index >= at:
        raise refused(
            f"it speaks of entry {position.index}, which is not before it", "sign it for an earlier entry"
        )
    if position.wording != entry.commitment:
        raise refused("the wording that was signed is not the payload", "hand in the wording that was signed")
    if hashes.get(position.index, position.hash) != position.hash:
        raise refused(
            f"it was signed over another entry than entry {position.index}", "sign it for the entry on record"
        )
    whose = check_note(note, roster.keys("author"))
    spans = [span for each in whose.signed if (span := roster.span(each.key))]
    if whose.failed:
        raise refused(f"the signature of {whose.failed[0].name} does not hold", "ask for the position again")
    if not spans:
        raise refused("no known author signed it", "add the author's key to the record or the policy")
    late = [span for span in spans if not span.counts_at(at)]
    if late:
        raise refused(
            f"the key {late[0].key.name} was revoked at entry {late[0].until}", "sign it with a key in use"
        )
    return [Held(span.organisation, position, at) for span in spans]
