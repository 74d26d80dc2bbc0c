"""The log as plain files that never change (C2SP ``tlog-tiles``), so that any file server can serve it.

Tiles are written first and the checkpoint last, so that whoever reads the checkpoint finds all it needs. Writing them again
gives the same bytes; a crash on the way leaves files that the next run completes.
"""

from __future__ import annotations

from pathlib import Path

from detente.errors import InputError
from detente.record.findings import Finding, broken, capped
from detente.record.merkle import Nodes
from detente.record.note import read_note
from detente.record.tiles import LEVELS, WIDTH, join_bundle, new_bundles, new_tiles, read_tile_path
from detente.record.tree_head import read_head
from detente.store.log.durable import BESIDE, write_durably
from detente.store.log.folder_log import FolderLog

CHECKPOINT = "checkpoint"
CHANGED = "its bytes are not those of the log"


def published_size(folder: Path) -> int:
    """How many entries the files in ``folder`` show; 0 where there is no checkpoint that can be read."""
    try:
        return read_head(read_note((folder / CHECKPOINT).read_bytes())).size
    except (OSError, InputError):
        return 0


def publish(log: FolderLog, folder: Path, note: str) -> int:
    """Write the files that the log's head ``note`` needs, then the head; gives how many files were written."""
    head = read_head(read_note(note))
    nodes: Nodes = log.node
    old = min(published_size(folder), head.size)
    written = 0
    for path, raw in new_tiles(old, head.size, nodes):
        write_durably(folder / path, raw)
        written += 1
    held: dict[int, bytes] = {}
    begin = old - old % 256
    entries = iter(log.entries(begin, head.size))
    held = dict(enumerate(entries, begin))
    for path, raw in new_bundles(old, head.size, held.__getitem__):
        write_durably(folder / path, raw)
        written += 1
    write_durably(folder / CHECKPOINT, note.encode())
    return written + 1


def check_published(log: FolderLog, folder: Path) -> list[Finding]:
    """The files in ``folder`` are what the log makes of them; nothing where none were published."""
    if not (folder / CHECKPOINT).exists():
        return []
    raw = (folder / CHECKPOINT).read_bytes()
    heads = {note.encode() for note in log.heads()}
    if raw not in heads:
        return [
            broken(
                "file", CHECKPOINT, "it is no tree head that the log keeps; publish again with 'record head'"
            )
        ]
    size = read_head(read_note(raw)).size
    held = dict(enumerate(log.entries(0, size)))
    wanted = dict(new_tiles(0, size, log.node)) | dict(new_bundles(0, size, held.__getitem__))
    found = []
    for path, made in wanted.items():
        file = folder / path
        if not file.is_file():
            found.append(broken("file", path, "it is missing"))
        elif file.read_bytes() != made:
            found.append(broken("file", path, CHANGED))
    return capped(found + _others(log, folder, set(wanted)))


def _others(log: FolderLog, folder: Path, wanted: set[str]) -> list[Finding]:
    """Tiles of earlier heads, and of one whose publishing was cut off, are the log's too; nothing else lies among them."""
    found = []
    for file in sorted((folder / "tile").rglob("*")):
        path = file.relative_to(folder).as_posix()
        if not file.is_file() or path in wanted or file.name.startswith(BESIDE):
            continue
        named = read_tile_path(path)
        if named is None:
            found.append(broken("file", path, "it does not belong among the tiles"))
            continue
        level, index, width = named
        below = 0 if level == "entries" else LEVELS * int(level)
        begin, end = index * WIDTH, index * WIDTH + width
        if end > log.size >> below:
            found.append(broken("file", path, f"it shows more than the {log.size} entries of the log"))
        elif file.read_bytes() != (
            join_bundle(log.entries(begin, end))
            if level == "entries"
            else b"".join(log.node(below, at) for at in range(begin, end))
        ):
            found.append(broken("file", path, CHANGED))
    return found
