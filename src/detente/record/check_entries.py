"""The checks of a bundle's entries: their spelling, their place in the tree, their times, and which one was changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from detente.errors import InputError
from detente.record.bundle import Excerpt
from detente.record.check_heads import ReadHead
from detente.record.entry import Entry, read_entry
from detente.record.findings import Finding, broken, capped, holds, unsure
from detente.record.merkle import MemoryTree, check_inclusion, leaf_hash

CLOCKS_DIFFER = 300
"""Seconds by which the clocks of the log, its writers and its witnesses may disagree."""


def read_entries(raws: Mapping[int, bytes] | Sequence[bytes]) -> tuple[dict[int, Entry], list[Finding]]:
    """The entries that can be read, by index, and those that cannot."""
    read: dict[int, Entry] = {}
    found = []
    for index, raw in raws.items() if isinstance(raws, Mapping) else enumerate(raws):
        try:
            read[index] = read_entry(raw)
        except InputError as error:
            found.append(broken("entry", f"entry {index}", error.faults[0].what))
    return read, capped(found)


def check_roots(tree: MemoryTree, heads: Sequence[ReadHead], leaves: Sequence[bytes]) -> list[Finding]:
    """The entries make the roots that were signed; where they do not, which entries were touched."""
    found: list[Finding] = []
    good, wrong = 0, None
    for each in heads:
        size = each.head.size
        if size > tree.size:
            said = f"the bundle holds {tree.size} entries: {size - tree.size} at the end are missing"
            found.append(broken("root", each.where, said))
            wrong = each
        elif tree.root(size) == each.head.root:
            good = max(good, size)
            found.append(holds("root", each.where, "the entries make its root"))
        else:
            said = "the entries do not make its root"
            if wrong is None:
                said += f"; something among entries {good} to {size - 1} was changed"
            found.append(broken("root", each.where, said))
            wrong = each
    if wrong is not None and len(leaves) >= wrong.head.size:
        known = MemoryTree(leaves[: wrong.head.size])
        found += locate(tree.levels[0], known.levels[0]) if known.root() == wrong.head.root else []
    last = heads[-1].head.size if heads else 0
    if tree.size > last:
        found.append(unsure("root", f"entries {last} to {tree.size - 1}", "no tree head covers them"))
    return found


def locate(given: Sequence[bytes], signed: Sequence[bytes]) -> list[Finding]:
    """What was done to the entries, from their leaf hashes and those under the signed root."""
    at = next((n for n, (a, b) in enumerate(zip(given, signed, strict=False)) if a != b), None)
    if at is None:
        return []
    where, lost, new = f"entry {at}", signed[at] not in set(given), given[at] not in set(signed)
    if lost and new:
        both = zip(given, signed, strict=False)
        return capped(
            [
                broken("entry", f"entry {n}", "its bytes were changed")
                for n, (a, b) in enumerate(both)
                if a != b
            ]
        )
    if lost:
        return [broken("entry", where, "an entry was dropped here; those that follow moved up")]
    if new:
        return [broken("entry", where, "an entry was inserted here; those that follow moved down")]
    home = list(signed).index(given[at])
    return [
        broken("entry", where, f"entries were reordered from here on; this one was logged as entry {home}")
    ]


def check_excerpts(excerpts: Mapping[int, Excerpt], heads: Sequence[ReadHead]) -> list[Finding]:
    """Each single entry leads to the root of a head that was signed."""
    roots = {each.head.size: each.head.root for each in heads}
    found = []
    for index, each in excerpts.items():
        where = f"entry {index}"
        if each.size not in roots:
            found.append(
                broken(
                    "inclusion", where, f"its path leads to a tree of {each.size}, of which no head is here"
                )
            )
        elif check_inclusion(leaf_hash(each.entry), index, each.size, each.path, roots[each.size]):
            found.append(holds("inclusion", where, f"it stands in the tree of {each.size} entries"))
        else:
            said = (
                f"it does not lead to the root at {each.size}: its bytes, its index or its path was changed"
            )
            found.append(broken("inclusion", where, said))
    return found


def check_entry_times(entries: Mapping[int, Entry], heads: Sequence[ReadHead]) -> list[Finding]:
    """Times of recording run forward, and agree with the cosignatures before and after them."""
    sizes = [each.head.size for each in heads]
    seconds = {index: int(entry.time.timestamp()) for index, entry in entries.items()}
    latest = [min(each.times, default=None) for each in heads]
    found, before = [], None
    for index, time in seconds.items():
        at = bisect_left(sizes, index + 1)
        by = next((each for each in latest[at:] if each is not None), None)
        since = next((each for each in reversed(latest[:at]) if each is not None), None)
        if by is not None and time > by + CLOCKS_DIFFER:
            said = f"it is dated {time - by} s after a head with it was cosigned"
            found.append(broken("time", f"entry {index}", said))
        elif since is not None and time < since - CLOCKS_DIFFER:
            said = f"it is dated {since - time} s before a head without it was cosigned: backdated"
            found.append(broken("time", f"entry {index}", said))
        elif before is not None and time < before - CLOCKS_DIFFER:
            said = f"it is dated {before - time} s before an entry ahead of it"
            found.append(broken("time", f"entry {index}", said))
        before = time if before is None else max(before, time)
    return capped(found)
