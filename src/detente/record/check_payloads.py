"""The checks of what lies outside the log: payloads against their commitments, bulk bytes, erasures, salts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from detente.errors import InputError
from detente.record.entry import Entry, Kind
from detente.record.findings import Finding, broken, capped, holds, unsure
from detente.record.payload import Opening, opens, read_bulk, salts_used_twice
from detente.record.redaction import Tombstone


def check_payloads(
    entries: Mapping[int, Entry],
    openings: Mapping[int, Opening],
    blobs: Mapping[bytes, bytes],
    stones: Mapping[int, Tombstone],
    hashes: Mapping[int, bytes],
) -> list[Finding]:
    """Every payload at hand is the one that was committed to; the others are withheld or erased, and counted."""
    found: list[Finding] = []
    good = 0
    for index, opening in openings.items():
        where = f"payload of entry {index}"
        entry = entries.get(index)
        if entry is None:
            found.append(unsure("payload", where, "the entry is not in the bundle"))
        elif entry.commitment is None:
            found.append(broken("payload", where, "the entry committed to no payload"))
        elif not opens(entry, opening):
            found.append(
                broken("payload", where, "it is not what the entry committed to: payload or salt was changed")
            )
        else:
            good += 1
            if entry.kind is Kind.EVIDENCE:
                found += _bulk(where, opening, blobs)
    found += [
        broken(
            "salt",
            f"payloads of entries {a} and {b}",
            "one salt serves both; who sees one can guess at the other",
        )
        for a, b in salts_used_twice(openings)
    ]
    found += [
        broken("bulk", f"bytes {digest.hex()[:12]}…", "they are not the bytes of that digest")
        for digest, raw in blobs.items()
        if hashlib.sha256(raw).digest() != digest
    ]
    found = capped(found)
    found += check_stones(stones.values(), entries, openings, hashes)
    if good:
        found.append(holds("payload", "payloads", f"{good} are what their entries committed to"))
    withheld = sum(
        e.commitment is not None and i not in openings and i not in stones for i, e in entries.items()
    )
    if withheld:
        found.append(unsure("payload", "payloads", f"{withheld} are withheld from this bundle"))
    return found


def _bulk(where: str, opening: Opening, blobs: Mapping[bytes, bytes]) -> list[Finding]:
    try:
        bulk = read_bulk(opening.payload)
    except InputError as error:
        return [broken("bulk", where, error.faults[0].what)]
    raw = blobs.get(bulk.digest)
    if raw is None:
        return [unsure("bulk", where, f"the {bulk.size} bytes it names are not in the bundle")]
    if len(raw) != bulk.size:
        return [broken("bulk", where, f"it names {bulk.size} bytes, there are {len(raw)}")]
    return []


def check_stones(
    stones: Iterable[Tombstone],
    entries: Mapping[int, Entry],
    openings: Mapping[int, Opening],
    hashes: Mapping[int, bytes],
) -> list[Finding]:
    """Every tombstone speaks of an entry that is there with that hash, and its content is gone."""
    found = []
    for stone in stones:
        where = f"entry {stone.erased}"
        said = f"erased by entry {stone.at}; ground: {stone.ground}; authority: {stone.authority}"
        if hashes.get(stone.erased, stone.hash) != stone.hash:
            found.append(
                broken(
                    "erasure",
                    f"entry {stone.at}",
                    f"it erases another entry {stone.erased} than the one here",
                )
            )
        elif stone.erased in openings:
            found.append(broken("erasure", where, f"its payload is still here, though it was {said}"))
        elif stone.erased in entries:
            found.append(holds("erasure", where, said))
    return capped(found)
