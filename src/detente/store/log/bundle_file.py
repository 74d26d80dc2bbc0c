"""A bundle as one file: the same content gives the same bytes, and whoever has it needs nobody else.

    bundle.json                     what it is: format, origin, whole or excerpt, how many entries
    heads/SIZE-ROOT                 tree heads with their cosignatures
    openings/000.jsonl              the payloads that this recipient may have, with their salts
    payloads/SHA256                 bulk bytes
    checkpoint, tile/…              whole: the log as any file server holds it (C2SP tlog-tiles)
    entries/N, proofs/N, growth/…   excerpt: single entries, each with a proof of its own (C2SP tlog-proof)

Opening one reads its headers; entries, leaf hashes and payloads are read when they are asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, overload

from detente.errors import Fault, InputError
from detente.record.bundle import Bundle, Excerpt, Growth
from detente.record.canonical import canonical, read_canonical
from detente.record.findings import Finding, broken, capped
from detente.record.merkle import HASH_BYTES, MemoryTree, leaf_hash
from detente.record.note import read_note
from detente.record.offline import OfflineProof, read_offline_proof
from detente.record.payload import Opening
from detente.record.tiles import WIDTH, new_bundles, new_tiles, split_bundle, tile_path
from detente.record.tree_head import read_decimal, read_hash, read_head, to_base64
from detente.store.log import openings_text
from detente.store.log.archive import FIRST, Archive, write_archive
from detente.store.log.durable import BESIDE, sync_folder

FORMAT = "detente/bundle/v1"
WHOLE, EXCERPT = "whole", "excerpt"


def number(index: int) -> str:
    """An index as a name that sorts by size."""
    return f"{index:019d}"


def head_name(note: str) -> str:
    """The name of a tree head's file."""
    head = read_head(read_note(note))
    return f"heads/{number(head.size)}-{head.root.hex()[:16]}"


def _about(origin: str, shows: str, size: int) -> bytes:
    return canonical({"format": FORMAT, "origin": origin, "shows": shows, "size": size}) + b"\n"


def members_of(bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of everything a bundle carries, in the file's order."""
    heads = dict(sorted((head_name(note), note.encode()) for note in bundle.heads))
    if len(heads) != len(bundle.heads):
        raise InputError(
            "bundle", [Fault("heads", "two heads of one size and root", "join their signatures")]
        )
    beside = [*openings_text.write_openings(dict(sorted(bundle.openings.items())))]
    payloads = ((f"payloads/{digest.hex()}", bundle.blobs[digest]) for digest in sorted(bundle.blobs))
    if not bundle.whole:
        yield FIRST, _about(bundle.origin, EXCERPT, max(each.size for each in bundle.excerpts.values()))
        yield from ((f"entries/{number(at)}", each.entry) for at, each in sorted(bundle.excerpts.items()))
        for each in sorted(bundle.growths, key=lambda each: (each.old, each.new)):
            steps = "".join(f"{to_base64(step)}\n" for step in each.path)
            yield f"growth/{number(each.old)}-{number(each.new)}", steps.encode()
        yield from heads.items()
        yield from beside
        yield from payloads
        notes = {read_head(read_note(note)).size: read_note(note) for note in bundle.heads}
        for at, one in sorted(bundle.excerpts.items()):
            yield f"proofs/{number(at)}", OfflineProof(at, one.path, notes[one.size]).text.encode()
        return
    if not heads:
        raise InputError(
            "bundle", [Fault("heads", "no tree head is signed yet", "sign one with 'detente record head'")]
        )
    size = len(bundle.entries)
    tree = MemoryTree(bundle.leaves or (leaf_hash(raw) for raw in bundle.entries))
    yield FIRST, _about(bundle.origin, WHOLE, size)
    yield "checkpoint", list(heads.values())[-1]
    yield from heads.items()
    yield from beside
    yield from payloads
    yield from new_tiles(0, size, tree.node)
    yield from new_bundles(0, size, bundle.entries.__getitem__)


def write_bundle_file(target: str | Path | BinaryIO, bundle: Bundle) -> None:
    """Write a bundle, whole or not at all; a stream is written as it comes."""
    if not isinstance(target, str | Path):
        write_archive(target, members_of(bundle))
        return
    path = Path(target)
    fresh = path.with_name(BESIDE + path.name)
    try:
        with fresh.open("wb") as file:
            write_archive(file, members_of(bundle))
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.resolve().parent)


class _Tiled(Sequence[bytes]):
    """Entries or leaf hashes of a whole bundle, read a file of 256 at a time; what cannot be read is empty, and told."""

    def __init__(self, archive: Archive, level: int | str, size: int) -> None:
        self.archive, self.level, self.size = archive, level, size
        self.faults: dict[str, str] = {}
        self._at, self._kept = -1, list[bytes]()

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> list[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | list[bytes]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(self.size))]
        if not -self.size <= index < self.size:
            raise IndexError(index)
        tile, at = divmod(index % self.size, WIDTH)
        return self._tile(tile)[at]

    def __iter__(self) -> Iterator[bytes]:
        for tile in range(-(-self.size // WIDTH)):
            yield from self._tile(tile)

    def _tile(self, tile: int) -> list[bytes]:
        if tile == self._at:
            return self._kept
        width = min(WIDTH, self.size - tile * WIDTH)
        path = tile_path(self.level, tile, width)
        found: list[bytes] = []
        try:
            raw = self.archive.read(path)
            if self.level == "entries":
                found = split_bundle(raw, path)
            else:
                found = [raw[at : at + HASH_BYTES] for at in range(0, len(raw), HASH_BYTES)]
            if len(found) != width or (self.level == 0 and len(found[-1]) != HASH_BYTES):
                self.faults[path] = f"it holds {len(found)} of {width}"
        except KeyError:
            self.faults[path] = "it is missing"
        except InputError as error:
            self.faults[path] = error.faults[0].what
        self._at, self._kept = tile, (found + [b""] * width)[:width]
        return self._kept


class _Openings(Mapping[int, Opening]):
    """The payloads of a bundle, read whole when the first is asked for."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    @cached_property
    def _read(self) -> tuple[dict[int, Opening], dict[str, list[str]]]:
        kept: dict[int, Opening] = {}
        faults = {}
        for path in self.archive.below(openings_text.FOLDER):
            found, wrong = openings_text.read_openings(self.archive.read(path), path)
            kept |= found
            if wrong:
                faults[path] = wrong
        return kept, faults

    @property
    def faults(self) -> dict[str, list[str]]:
        return self._read[1]

    def __getitem__(self, index: int) -> Opening:
        return self._read[0][index]

    def __contains__(self, index: object) -> bool:
        return index in self._read[0]

    def __iter__(self) -> Iterator[int]:
        return iter(self._read[0])

    def __len__(self) -> int:
        return len(self._read[0])


class _Blobs(Mapping[bytes, bytes]):
    """The bulk bytes of a bundle, each read when it is asked for."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.names = {}
        for name in archive.below("payloads"):
            try:
                self.names[bytes.fromhex(name.removeprefix("payloads/"))] = name
            except ValueError:
                continue  # told as a file that does not belong here

    def __getitem__(self, digest: bytes) -> bytes:
        return self.archive.read(self.names[digest])

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


@dataclass(frozen=True)
class BundleFile:
    """An open bundle: its content for :func:`detente.record.verify`, and what is wrong with the file itself."""

    bundle: Bundle
    archive: Archive

    def findings(self) -> list[Finding]:
        """Members that are missing, too many, changed, or not what the entries make of them."""
        found: list[Finding] = []
        entries, leaves = self.bundle.entries, self.bundle.leaves
        wanted: dict[str, bytes | None] = {FIRST: None}
        wanted |= dict.fromkeys([*self.archive.below("heads"), *_Blobs(self.archive).names.values()])
        wanted |= dict.fromkeys(self.archive.below(openings_text.FOLDER))
        if isinstance(self.bundle.openings, _Openings):
            for path, wrong in self.bundle.openings.faults.items():
                found += [broken("file", path, each) for each in wrong]
        if not self.bundle.whole:
            known = {
                *wanted,
                *(f"{kind}/{number(at)}" for at in self.bundle.excerpts for kind in ("entries", "proofs")),
            }
            known |= {f"growth/{number(each.old)}-{number(each.new)}" for each in self.bundle.growths}
            return capped(found + [_stranger(name) for name in self.archive.members if name not in known])
        tree = MemoryTree(leaf_hash(raw) for raw in entries)
        newest = [*self.archive.below("heads")][-1:]
        wanted["checkpoint"] = self.archive.read(newest[0]) if newest else None
        wanted |= dict(new_tiles(0, len(entries), tree.node))
        if isinstance(entries, _Tiled):
            found += [broken("file", path, what) for path, what in entries.faults.items()]
            wanted |= {path: None for path, _, _ in _entry_tiles(len(entries))}
        told = {each.where for each in found}
        del leaves
        for path, raw in wanted.items():
            if path not in self.archive:
                found += [broken("file", path, "it is missing")] if path not in told else []
            elif raw is not None and self.archive.read(path) != raw:
                what = (
                    "it is not the newest tree head"
                    if path == "checkpoint"
                    else "its hashes are not those of the entries"
                )
                found.append(broken("file", path, what))
        return capped(found + [_stranger(name) for name in self.archive.members if name not in wanted])

    def close(self) -> None:
        """Let go of the file."""
        self.archive.close()


def _entry_tiles(size: int) -> Iterable[tuple[str, int, int]]:
    for tile in range(-(-size // WIDTH)):
        width = min(WIDTH, size - tile * WIDTH)
        yield tile_path("entries", tile, width), tile, width


def _stranger(name: str) -> Finding:
    return broken("file", name, "it does not belong into a bundle")


def read_bundle_file(source: str | Path | bytes, name: str = "") -> BundleFile:
    """Open a bundle; raises InputError where the file is none, ends too early, or was changed between its members."""
    archive = Archive(source, name)
    try:
        about = _read_about(archive)
        heads = tuple(archive.read(name).decode("utf-8", "replace") for name in archive.below("heads"))
        openings, blobs = _Openings(archive), _Blobs(archive)
        if about["shows"] == WHOLE:
            size = about["size"]
            bundle = Bundle(
                about["origin"], _Tiled(archive, "entries", size), heads,
                leaves=_Tiled(archive, 0, size), openings=openings, blobs=blobs,
            )  # fmt: skip
        else:
            excerpts, growths, heads = _read_excerpts(archive, heads)
            bundle = Bundle(
                about["origin"],
                heads=heads,
                excerpts=excerpts,
                growths=growths,
                openings=openings,
                blobs=blobs,
            )
    except BaseException:
        archive.close()
        raise
    return BundleFile(bundle, archive)


def _read_about(archive: Archive) -> dict[str, Any]:
    raw = archive.read(FIRST)
    try:
        given = read_canonical(raw.removesuffix(b"\n"))
        if _about(given["origin"], given["shows"], given["size"]) == raw and given["shows"] in (
            WHOLE,
            EXCERPT,
        ):
            size = given["size"]
            most = WIDTH * max(1, len(archive.members))  # so that a few bytes cannot ask for the world
            if (
                type(size) is int
                and (given["shows"] == EXCERPT or 0 <= size <= most)
                and type(given["origin"]) is str
            ):
                return dict(given)
    except (InputError, KeyError, TypeError):
        pass
    what = f"it does not say what the bundle is, in the form of {FORMAT}"
    raise InputError(archive.name, [Fault(FIRST, what, "ask for the file again")])


def _read_excerpts(
    archive: Archive, heads: tuple[str, ...]
) -> tuple[dict[int, Excerpt], tuple[Growth, ...], tuple[str, ...]]:
    excerpts, growths, faults = {}, [], []
    notes = dict.fromkeys(heads)
    for name in archive.below("entries"):
        at = name.removeprefix("entries/")
        try:
            proof = read_offline_proof(archive.read(f"proofs/{at}").decode())
            if number(proof.index) != at:
                raise ValueError(at)
            excerpts[proof.index] = Excerpt(archive.read(name), read_head(proof.head).size, proof.path)
            notes[proof.head.whole] = None
        except (KeyError, ValueError, InputError):
            faults.append(
                Fault(f"proofs/{at}", "it is missing, or proves another entry", "ask for the file again")
            )
    for name in archive.below("growth"):
        old, _, new = name.removeprefix("growth/").partition("-")
        sizes = [read_decimal(each.lstrip("0") or "0") for each in (old, new)]
        steps = [read_hash(line) for line in archive.read(name).decode("utf-8", "replace").splitlines()]
        if (
            None in sizes
            or None in steps
            or f"growth/{number(sizes[0] or 0)}-{number(sizes[1] or 0)}" != name
        ):
            faults.append(Fault(name, "it is no proof of growth", "ask for the file again"))
            continue
        growths.append(
            Growth(sizes[0] or 0, sizes[1] or 0, tuple(step for step in steps if step is not None))
        )
    if not excerpts:
        faults.append(Fault("entries", "the excerpt holds no entry", "ask for the file again"))
    if faults:
        raise InputError(archive.name, faults)
    return excerpts, tuple(growths), tuple(notes)
