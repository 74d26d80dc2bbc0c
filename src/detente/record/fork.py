"""Two copies of one log that do not agree: told apart, with the proof of who signed both.

A log and its witnesses promise that a later head begins with the earlier one. Two signed heads that cannot both be kept
are a proof against everybody who signed both, and need nobody's word beside.

    fork = tell_apart(bundle_a, bundle_b, policy)
    fork.both          # the keys that signed both histories
    str(fork)          # in words
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.record.bundle import Bundle
from detente.record.check_entries import read_entries
from detente.record.check_heads import ReadHead, read_heads, signed_both
from detente.record.keys import VerifierKey
from detente.record.merkle import MemoryTree, leaf_hash
from detente.record.policy import Policy
from detente.record.roster import read_roster
from detente.record.tree_head import TreeHead


@dataclass(frozen=True)
class Fork:
    """Two signed heads that contradict each other; the first entry that differs where both copies have their entries."""

    first: TreeHead
    second: TreeHead
    both: tuple[VerifierKey, ...]
    only_first: tuple[VerifierKey, ...]
    only_second: tuple[VerifierKey, ...]
    at: int | None
    shared: int

    def __str__(self) -> str:
        where = (
            f"the copies agree on {self.shared} entries and differ from entry {self.at} on"
            if self.at is not None
            else ""
        )
        names = ", ".join(key.name for key in self.both) or "nobody known"
        sides = [f"only the {side}: {', '.join(key.name for key in keys)}" for side, keys in
                 (("first", self.only_first), ("second", self.only_second)) if keys]  # fmt: skip
        heads = f"{self.first} against {self.second}"
        return "; ".join(
            [f"split view: {heads}", *([where] if where else []), f"both signed by {names}", *sides]
        )


def tell_apart(a: Bundle, b: Bundle, policy: Policy) -> Fork | None:
    """The earliest contradiction between two copies of a log, or None where none shows.

    Heads of one size are compared by root; heads of different sizes by the entries of a whole bundle. The roster of each
    copy is its own, so a key that one copy revoked still speaks in the other.
    """
    sides = [_side(a, policy), _side(b, policy)]
    (heads_a, tree_a), (heads_b, tree_b) = sides
    pairs = sorted(((x, y) for x in heads_a for y in heads_b), key=lambda pair: _sizes(*pair))
    for x, y in pairs:
        if x.head.origin == y.head.origin and _contradict(x, y, tree_a, tree_b):
            return _fork(x, y, tree_a, tree_b)
    return None


def _sizes(x: ReadHead, y: ReadHead) -> tuple[int, int]:
    return min(x.head.size, y.head.size), max(x.head.size, y.head.size)


def _side(bundle: Bundle, policy: Policy) -> tuple[list[ReadHead], MemoryTree | None]:
    raws = {at: each.entry for at, each in bundle.excerpts.items()} or bundle.entries
    entries, _ = read_entries(raws)
    roster, _ = read_roster(policy, bundle.origin, sorted(entries.items()))
    heads, _ = read_heads(bundle.heads, bundle.origin, roster, None, None)
    tree = MemoryTree(leaf_hash(raw) for raw in bundle.entries) if bundle.whole else None
    return heads, tree


def _contradict(x: ReadHead, y: ReadHead, tree_a: MemoryTree | None, tree_b: MemoryTree | None) -> bool:
    """Whether two heads cannot both be kept; a tree speaks only where it makes the root of its own head."""
    small, large, tree = (x, y, tree_b) if x.head.size <= y.head.size else (y, x, tree_a)
    if small.head.size == large.head.size:
        return small.head.root != large.head.root
    if tree is None or tree.size < large.head.size or tree.root(large.head.size) != large.head.root:
        return False
    return tree.root(small.head.size) != small.head.root


def _fork(x: ReadHead, y: ReadHead, tree_a: MemoryTree | None, tree_b: MemoryTree | None) -> Fork:
    both = signed_both(x, y)
    at, shared = None, 0
    if tree_a is not None and tree_b is not None:
        ours, theirs = tree_a.levels[0], tree_b.levels[0]
        shared = next(
            (n for n, (p, q) in enumerate(zip(ours, theirs, strict=False)) if p != q),
            min(len(ours), len(theirs)),
        )
        at = shared
    return Fork(
        x.head,
        y.head,
        both,
        tuple(each.key for each in x.signed if each.key not in both),
        tuple(each.key for each in y.signed if each.key not in both),
        at,
        shared,
    )
