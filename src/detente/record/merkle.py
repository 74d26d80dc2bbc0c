"""The tree over the log's entries (RFC 6962, section 2.1; the same in RFC 9162), and the proofs that stand on it.

A leaf is ``SHA-256(0x00 || entry)``, a node ``SHA-256(0x01 || left || right)``; a tree of n leaves splits at the largest
power of two below n. Whatever is asked of a tree can be answered from the hashes of its *complete* subtrees, which
never change again once they are full. They are asked for as ``nodes(level, index)``: the hash over the leaves
``index * 2**level`` up to ``(index + 1) * 2**level``. Memory, tiles on a disk and tiles behind a web server all look
like that, so the proofs are written once.

    tree = MemoryTree(leaf_hash(entry) for entry in entries)
    path = inclusion_path(tree.node, index=3, size=tree.size)
    check_inclusion(leaf_hash(entries[3]), 3, tree.size, path, tree.root())

Indices count from 0; all hashes are 32 bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""

Nodes = Callable[[int, int], bytes]
"""``nodes(level, index)``: the hash of a complete subtree of ``2**level`` leaves."""

_sha256 = hashlib.sha256


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry as a leaf: SHA-256(0x00 || entry)."""
    return _sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees: SHA-256(0x01 || left || right)."""
    return _sha256(b"\x01" + left + right).digest()


def _split(start: int, end: int) -> int:
    """Where the tree over [start, end) divides: at the largest power of two below its size."""
    return start + (1 << ((end - start - 1).bit_length() - 1))


def subtree_hash(nodes: Nodes, start: int, end: int) -> bytes:
    """The root over the leaves [start, end), where that range is a subtree of the log's tree."""
    pieces = []
    while start < end:
        level = (end - start).bit_length() - 1
        pieces.append(nodes(level, start >> level))
        start += 1 << level
    if not pieces:
        return EMPTY_ROOT
    root = pieces.pop()
    while pieces:
        root = node_hash(pieces.pop(), root)
    return root


def tree_root(nodes: Nodes, size: int) -> bytes:
    """The root of the tree at ``size`` leaves; O(log size) nodes are asked for."""
    return subtree_hash(nodes, 0, size)


def inclusion_path(nodes: Nodes, index: int, size: int) -> tuple[bytes, ...]:
    """The hashes that lead from leaf ``index`` to the root at ``size``, the leaf's neighbour first.

    Raises ValueError unless 0 <= index < size. Source: RFC 6962, 2.1.1.
    """
    if not 0 <= index < size:
        raise ValueError(f"entry {index} is not in a tree of {size}; ask for 0 to {size - 1}")
    start, end, path = 0, size, []
    while end - start > 1:
        middle = _split(start, end)
        if index < middle:
            path.append(subtree_hash(nodes, middle, end))
            end = middle
        else:
            path.append(subtree_hash(nodes, start, middle))
            start = middle
    return tuple(reversed(path))


def consistency_path(nodes: Nodes, old: int, new: int) -> tuple[bytes, ...]:
    """The hashes that show that the tree at ``new`` begins with the tree at ``old``; empty from 0 and to itself.

    Raises ValueError unless 0 <= old <= new. Source: RFC 6962, 2.1.2.
    """
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} does not begin with one of {old}; ask for 0 to {new}")
    if old == 0:
        return ()
    start, end, whole, path = 0, new, True, []
    while old < end:
        middle = _split(start, end)
        if old <= middle:
            path.append(subtree_hash(nodes, middle, end))
            end = middle
        else:
            path.append(subtree_hash(nodes, start, middle))
            start, whole = middle, False
    if not whole:
        path.append(subtree_hash(nodes, start, end))
    return tuple(reversed(path))


class MemoryTree:
    """A tree in memory: every complete subtree's hash, level by level."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.levels: list[list[bytes]] = [[]]
        self.extend(leaves)

    @property
    def size(self) -> int:
        """How many leaves it has."""
        return len(self.levels[0])

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaf hashes at the end; one node hash a leaf on average."""
        self.levels[0].extend(leaves)
        below = 0
        while len(self.levels[below]) > 1:
            if below + 1 == len(self.levels):
                self.levels.append([])
            under, level = self.levels[below], self.levels[below + 1]
            begin = 2 * len(level)
            level.extend(
                _sha256(b"\x01" + left + right).digest()
                for left, right in zip(under[begin::2], under[begin + 1 :: 2], strict=False)
            )
            below += 1

    def node(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree; IndexError where the tree does not fill it yet."""
        return self.levels[level][index]

    def root(self, size: int | None = None) -> bytes:
        """The root at ``size`` leaves, now or earlier."""
        return tree_root(self.node, self.size if size is None else size)


class Frontier:
    """The right edge of a growing tree: as many hashes as the size has binary ones, enough to add leaves and say the root.

    ``hashes`` stand from the largest complete subtree to the smallest. To go on where one stopped, give both back.
    """

    def __init__(self, size: int = 0, hashes: Sequence[bytes] = ()) -> None:
        if len(hashes) != size.bit_count():
            raise ValueError(f"the edge of a tree of {size} has {size.bit_count()} hashes, got {len(hashes)}")
        self.size = size
        self.hashes = list(hashes)

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        rest = self.size
        while rest & 1:
            leaf = _sha256(b"\x01" + self.hashes.pop() + leaf).digest()
            rest >>= 1
        self.hashes.append(leaf)
        self.size += 1

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaf hashes in their order."""
        for leaf in leaves:
            self.append(leaf)

    def root(self) -> bytes:
        """The root as of now."""
        if not self.hashes:
            return EMPTY_ROOT
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = node_hash(left, root)
        return root


def check_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Does ``path`` show that the leaf hash stands at ``index`` of the tree of ``size`` with ``root``? RFC 9162, 2.1.3.2."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for step in path:
        if last == 0 or len(step) != HASH_BYTES:
            return False
        if at & 1 or at == last:
            found = node_hash(step, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, step)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def check_consistency(old: int, new: int, path: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Does ``path`` show that the tree of ``new`` begins with the tree of ``old``? RFC 9162, 2.1.4.2.

    From size 0 and between equal sizes only the empty path does.
    """
    if not 0 <= old <= new or any(len(step) != HASH_BYTES for step in path):
        return False
    if old == new:
        return not path and old_root == new_root
    if old == 0:
        return not path and old_root == EMPTY_ROOT
    steps = list(path)
    if old & (old - 1) == 0:
        steps.insert(0, old_root)
    if not steps:
        return False
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, step)
        at, last = at >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root
