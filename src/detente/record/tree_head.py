"""The state of a log at one size, signed: C2SP ``tlog-checkpoint``. (A checkpoint is a road block here.)

Three lines: the log's origin, how many entries it has, and the root over them. Further lines are allowed by the
format and attested by nobody; we write none and show none.

    note = sign_head(TreeHead("mission.example/lake", tree.size, tree.root()), log_key)
    head = read_head(read_note(note))

Source: https://c2sp.org/tlog-checkpoint
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field

from detente.errors import Fault, InputError
from detente.record.keys import SigningKey, strict_base64
from detente.record.merkle import EMPTY_ROOT, HASH_BYTES
from detente.record.note import Note, sign_note, write_note

_SIZE = re.compile(r"0|[1-9][0-9]*", re.ASCII)
MOST_SIZE = 2**63 - 1


def refused(what: str, remedy: str) -> InputError:
    """The error for a note whose text is no tree head."""
    return InputError("tree head", [Fault("text", what, remedy)])


def read_decimal(text: str) -> int | None:
    """The number that ASCII digits without leading zeros spell, at most 2^63 - 1; None for anything else."""
    if not _SIZE.fullmatch(text) or len(text) > 19:
        return None
    return value if (value := int(text)) <= MOST_SIZE else None


def to_base64(raw: bytes) -> str:
    """Standard base64 with padding, as the log formats write hashes."""
    return base64.b64encode(raw).decode()


def read_hash(text: str) -> bytes | None:
    """The 32 bytes that a line spells in base64; None for anything else."""
    try:
        raw = strict_base64(text)
    except ValueError:
        return None
    return raw if len(raw) == HASH_BYTES else None


@dataclass(frozen=True)
class TreeHead:
    """A log's origin, size and root; ``beside`` holds extension lines, which nobody attests."""

    origin: str
    size: int
    root: bytes = field(repr=False)
    beside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise refused("a log without entries has another root", "compute the root again")

    @property
    def text(self) -> str:
        """The lines that are signed."""
        return "\n".join([self.origin, str(self.size), to_base64(self.root), *self.beside, ""])

    def __str__(self) -> str:
        return f"tree head of {self.size} entries, root {self.root.hex()[:12]}…"


def read_head_text(text: str) -> TreeHead:
    """The tree head that a note's text spells; raises InputError where it spells none."""
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() or not all(lines):
        raise refused("it is not three or more full lines, each with its newline", "copy the note whole")
    size, root = read_decimal(lines[1]), read_hash(lines[2])
    if size is None or root is None:
        what = "the size is no plain number" if size is None else "the root is not 32 bytes in base64"
        raise refused(what, "copy the note whole")
    return TreeHead(lines[0], size, root, tuple(lines[3:]))


def read_head(note: Note) -> TreeHead:
    """The tree head in a note; nobody's signature is checked here."""
    return read_head_text(note.text)


def sign_head(head: TreeHead, key: SigningKey) -> str:
    """The head as a note with the log's signature; the log key bears the log's origin as its name."""
    if key.name != head.origin:
        raise refused(f"the key {key.name} is not the key of {head.origin}", "sign with the log's own key")
    return write_note(head.text, [sign_note(head.text, key)])
