"""A proof that fits in one small text file and needs no network: C2SP ``tlog-proof``.

It holds an entry's index, the hashes that lead from it to a root, and the tree head with its cosignatures. Whoever has
the entry, the file and the policy can check that the entry was in the log and that a quorum saw that log.

Source: https://c2sp.org/tlog-proof
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import Fault, InputError
from detente.record.keys import strict_base64
from detente.record.merkle import check_inclusion, leaf_hash
from detente.record.note import Note, check_note, read_note
from detente.record.policy import Policy, Standing
from detente.record.tree_head import TreeHead, read_decimal, read_hash, read_head, to_base64

HEADER = "c2sp.org/tlog-proof@v1"


def refused(what: str) -> InputError:
    """The error for text that is no offline proof."""
    return InputError("offline proof", [Fault("text", what, "copy the file whole")])


@dataclass(frozen=True)
class OfflineProof:
    """An index, its path, the signed tree head, and bytes that nobody vouches for (``extra``)."""

    index: int
    path: tuple[bytes, ...]
    head: Note
    extra: bytes = b""

    @property
    def text(self) -> str:
        """The file."""
        extra = [f"extra {to_base64(self.extra)}"] if self.extra else []
        return "\n".join(
            [HEADER, *extra, f"index {self.index}", *map(to_base64, self.path), "", self.head.whole]
        )


def read_offline_proof(text: str) -> OfflineProof:
    """The proof that ``text`` spells; raises InputError where it spells none."""
    above, blank, note = text.partition("\n\n")
    lines = above.split("\n")
    if not blank or lines.pop(0) != HEADER:
        raise refused(f"its first line is not {HEADER}, or no tree head follows")
    extra = b""
    if lines and lines[0].startswith("extra "):
        try:
            extra = strict_base64(lines.pop(0).removeprefix("extra "))
        except ValueError:
            raise refused("the extra bytes are not base64") from None
    index = read_decimal(lines[0].removeprefix("index ")) if lines and lines[0].startswith("index ") else None
    if index is None:
        raise refused("no line says the index")
    path = [read_hash(line) for line in lines[1:]]
    if None in path:
        raise refused("a line of the path is no hash")
    return OfflineProof(index, tuple(step for step in path if step is not None), read_note(note), extra)


@dataclass(frozen=True)
class Shown:
    """What an offline proof shows of an entry: in which tree it stands, and how far that is confirmed."""

    head: TreeHead
    included: bool
    signed_by_log: bool
    standing: Standing

    @property
    def holds(self) -> bool:
        """The entry is in a tree that the log signed and a quorum witnessed."""
        return self.included and self.signed_by_log and self.standing.met


def check_offline_proof(proof: OfflineProof, entry: bytes, policy: Policy) -> Shown:
    """What ``proof`` shows of ``entry`` to somebody who trusts ``policy``. A known signature that fails spoils all."""
    head = read_head(proof.head)
    names = {key: name for name, key in policy.witnesses.items()}
    logs = [key for key in policy.logs if key.name == head.origin]
    whose = check_note(proof.head, [*logs, *names])
    signed = {each.key for each in whose.signed} if not whose.failed else set()
    return Shown(
        head,
        check_inclusion(leaf_hash(entry), proof.index, head.size, proof.path, head.root),
        any(key in signed for key in logs),
        policy.standing(names[key] for key in signed if key in names),
    )
