"""What one hands to somebody else so that it can be checked without us: bytes and proofs, in memory.

A *whole* bundle has the log's entries from the first on. An *excerpt* has single entries, each with the path to a tree
head. Both carry tree heads with cosignatures, and the openings and bulk bytes that this recipient may have. How it lies
in a file is the store's affair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from detente.record.merkle import Nodes, consistency_path, inclusion_path
from detente.record.payload import Opening


@dataclass(frozen=True)
class Excerpt:
    """One entry's bytes and its path to the root at ``size``."""

    entry: bytes
    size: int
    path: tuple[bytes, ...]


@dataclass(frozen=True)
class Growth:
    """The proof that the tree of ``new`` entries begins with that of ``old``."""

    old: int
    new: int
    path: tuple[bytes, ...]


@dataclass(frozen=True)
class Bundle:
    """``leaves``: the leaf hashes as tiles hold them, so that a changed entry can be named; ``blobs``: by SHA-256."""

    origin: str
    entries: Sequence[bytes] = ()
    heads: tuple[str, ...] = ()
    excerpts: Mapping[int, Excerpt] = field(default_factory=dict)
    growths: tuple[Growth, ...] = ()
    leaves: Sequence[bytes] = ()
    openings: Mapping[int, Opening] = field(default_factory=dict)
    blobs: Mapping[bytes, bytes] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether it has the log's entries, not single ones."""
        return not self.excerpts


def excerpt(
    origin: str,
    wanted: Iterable[int],
    size: int,
    *,
    entry: Callable[[int], bytes],
    nodes: Nodes,
    heads: Mapping[int, str],
    openings: Mapping[int, Opening] | None = None,
    blobs: Mapping[bytes, bytes] | None = None,
) -> Bundle:
    """A bundle of some entries under the head of ``size``; ``heads`` by size, earlier ones with the proof of growth."""
    chosen = sorted(set(wanted))
    notes = {at: note for at, note in sorted(heads.items()) if at <= size}
    sizes = [at for at in notes if at > 0]
    return Bundle(
        origin,
        heads=tuple(notes.values()),
        excerpts={at: Excerpt(entry(at), size, inclusion_path(nodes, at, size)) for at in chosen},
        growths=tuple(Growth(a, b, consistency_path(nodes, a, b)) for a, b in pairwise(sizes)),
        openings={at: each for at, each in (openings or {}).items() if at in chosen},
        blobs=dict(blobs or {}),
    )
