"""The tree and the entries as files that never change: the layout of C2SP ``tlog-tiles``.

A tile holds up to 256 hashes of one level; tiles of level 0 hold leaf hashes, of level 1 the roots of full tiles of
level 0, and so on. Any file server can serve them, anybody can compute any proof from them. Here are only the names
and the bytes; who writes and reads them is the store.

    for path, raw in new_tiles(old=0, new=tree.size, nodes=tree.node): ...
    nodes = TileNodes(read, size).node         # read(path) gives the bytes, or None where there is no such file
    inclusion_path(nodes, 3, size)

Source: https://c2sp.org/tlog-tiles
"""

from __future__ import annotations

import re
import struct
from collections import OrderedDict
from collections.abc import Callable, Iterator

from detente.errors import Fault, InputError
from detente.record.merkle import HASH_BYTES, Nodes, node_hash

WIDTH = 256
"""Hashes a full tile, and entries a full bundle."""
LEVELS = 8
"""Levels of the tree that one tile spans: 2**8 = WIDTH."""
MOST_ENTRY_BYTES = 65_535
"""The longest entry that a bundle of entries can hold (its length is written in 16 bits)."""
KEPT_TILES = 256
"""How many tiles a reader keeps in memory."""

_PATH = re.compile(
    r"tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?"
)


def tile_number(index: int) -> str:
    """An index in groups of three digits, all but the last with an x: 1234067 is ``x001/x234/067``."""
    groups = [f"{index % 1000:03d}"]
    while index := index // 1000:
        groups.insert(0, f"x{index % 1000:03d}")
    return "/".join(groups)


def tile_path(level: int | str, index: int, width: int = WIDTH) -> str:
    """The path of a tile, or with level ``"entries"`` of a bundle of entries; ``width`` below 256: a partial one."""
    return f"tile/{level}/{tile_number(index)}" + (f".p/{width}" if width < WIDTH else "")


def read_tile_path(path: str) -> tuple[int | str, int, int] | None:
    """Level, index and width that a path names, or None where it names no tile."""
    found = _PATH.fullmatch(path)
    if not found:
        return None
    level, groups, width = found.groups()
    index = int(groups.replace("/", "").replace("x", ""))
    wide = int(width) if width else WIDTH
    named = (level if level == "entries" else int(level), index, wide)
    return named if tile_path(*named) == path and (width is None or wide < WIDTH) else None


def _parts(old: int, new: int) -> Iterator[tuple[int, int, int]]:
    """Index, begin and end (in hashes) of every tile of one level that a growth from ``old`` to ``new`` hashes touches."""
    for index in range(old // WIDTH, -(-new // WIDTH) if new > old else 0):
        yield index, index * WIDTH, min((index + 1) * WIDTH, new)


def new_tiles(old: int, new: int, nodes: Nodes) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every tile that a log which grew from ``old`` to ``new`` entries has to have in addition."""
    level = 0
    while new >> (LEVELS * level):
        below = LEVELS * level
        for index, begin, end in _parts(old >> below, new >> below):
            raw = b"".join(nodes(below, at) for at in range(begin, end))
            yield tile_path(level, index, end - begin), raw
        level += 1


def new_bundles(old: int, new: int, entry: Callable[[int], bytes]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every bundle of entries that a growth from ``old`` to ``new`` entries adds."""
    for index, begin, end in _parts(old, new):
        yield tile_path("entries", index, end - begin), join_bundle(entry(at) for at in range(begin, end))


def join_bundle(entries: Iterator[bytes]) -> bytes:
    """Entries one behind the other, each after its length in 16 bits."""
    parts = []
    for entry in entries:
        if len(entry) > MOST_ENTRY_BYTES:
            raise InputError(
                "entries", [Fault("entry", f"{len(entry)} bytes do not fit a bundle", "log a digest")]
            )
        parts += [struct.pack(">H", len(entry)), entry]
    return b"".join(parts)


def split_bundle(raw: bytes, path: str = "bundle of entries") -> list[bytes]:
    """The entries of a bundle; raises InputError where the lengths do not add up to its bytes."""
    entries, at = [], 0
    while at < len(raw):
        if at + 2 > len(raw) or at + 2 + (length := struct.unpack_from(">H", raw, at)[0]) > len(raw):
            raise InputError(
                path, [Fault(f"byte {at}", "the bundle ends inside an entry", "fetch the file again")]
            )
        entries.append(raw[at + 2 : at + 2 + length])
        at += 2 + length
    return entries


class TileNodes:
    """The nodes of a tree of ``size`` leaves, read from its tiles.

    ``read(path)`` gives a file's bytes or None; where a partial tile is gone, the full one is asked for. Raises
    InputError naming the path of a tile that is missing or has the wrong length.
    """

    def __init__(self, read: Callable[[str], bytes | None], size: int) -> None:
        self.read = read
        self.size = size
        self._kept: OrderedDict[tuple[int, int], list[list[bytes]]] = OrderedDict()

    def node(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree of ``2**level`` leaves."""
        high, low = divmod(level, LEVELS)
        tile, at = divmod(index, WIDTH >> low)
        return self._tile(high, tile)[low][at]

    def _tile(self, level: int, index: int) -> list[list[bytes]]:
        """A tile's hashes and, above them, those that they make."""
        key = (level, index)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        width = min(WIDTH, (self.size >> (LEVELS * level)) - index * WIDTH)
        if width < 1:
            raise IndexError(f"a tree of {self.size} has no tile {level}/{index}")
        raw = self._bytes(level, index, width)
        rows = [[raw[at : at + HASH_BYTES] for at in range(0, len(raw), HASH_BYTES)]]
        while len(rows[-1]) > 1:
            under = rows[-1]
            rows.append([node_hash(a, b) for a, b in zip(under[::2], under[1::2], strict=False)])
        self._kept[key] = rows
        if len(self._kept) > KEPT_TILES:
            self._kept.popitem(last=False)
        return rows

    def _bytes(self, level: int, index: int, width: int) -> bytes:
        path = tile_path(level, index, width)
        raw = self.read(path)
        if raw is None and width < WIDTH:
            path = tile_path(level, index)
            raw = self.read(path)
            raw = raw if raw is None else raw[: width * HASH_BYTES]
        if raw is None or len(raw) != width * HASH_BYTES:
            what = "this tile is missing" if raw is None else f"this tile has {len(raw)} bytes"
            remedy = f"a tree of {self.size} needs {width * HASH_BYTES} bytes here; fetch the file again"
            raise InputError("tiles of the log", [Fault(path, what, remedy)])
        return raw
