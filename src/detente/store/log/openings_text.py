"""Payloads and their salts as lines of JSON, up to 256 entries a file, as a bundle carries them.

{"entry":3,"payload":"cmVwb3J0IDM=","salt":"5a1c…"}
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping

from detente.errors import InputError
from detente.record.keys import strict_base64
from detente.record.payload import Opening
from detente.record.tiles import WIDTH, tile_number

FOLDER = "openings"


def openings_path(tile: int) -> str:
    """The file of the payloads of the entries ``256 * tile`` and up."""
    return f"{FOLDER}/{tile_number(tile)}.jsonl"


def opening_line(index: int, opening: Opening) -> str:
    """One payload as a line."""
    payload = base64.b64encode(opening.payload).decode()
    return f'{{"entry":{index},"payload":"{payload}","salt":"{opening.salt.hex()}"}}\n'


def write_openings(openings: Mapping[int, Opening]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file; ``openings`` in the order of the log."""
    tile, lines = -1, list[str]()
    for index, opening in openings.items():
        if index // WIDTH != tile and lines:
            yield openings_path(tile), "".join(lines).encode()
            lines = []
        tile = index // WIDTH
        lines.append(opening_line(index, opening))
    if lines:
        yield openings_path(tile), "".join(lines).encode()


def read_openings(raw: bytes, path: str) -> tuple[dict[int, Opening], list[str]]:
    """What a file opens, and its lines that open nothing, each with its place."""
    found: dict[int, Opening] = {}
    faults = []
    for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(keepends=True), 1):
        try:
            given = json.loads(line)
            index = given["entry"]
            opening = Opening(bytes.fromhex(given["salt"]), strict_base64(given["payload"]))
            good = (
                opening_line(index, opening) == line
                and openings_path(index // WIDTH) == path
                and index not in found
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InputError):
            good = False
        if good:
            found[index] = opening
        else:
            faults.append(f"line {number} was changed: it opens nothing here")
    return found, faults
