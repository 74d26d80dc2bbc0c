"""One document in: its text, and its sidecar beside it where there is one."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from detente.claims.state import Page
from detente.errors import Fault, InputError
from detente.store.documents import PATTERNS, document_text

RANK = {pattern.removeprefix("*"): rank for rank, pattern in enumerate(PATTERNS)}


def read_page(path: str | Path) -> Page:
    """A document from a file (text, HTML, PDF or DOCX), or ``-`` for standard input."""
    if str(path) == "-":
        return make_page("standard input", sys.stdin.buffer.read(), None)
    file = Path(path)
    if not file.is_file():
        raise InputError(str(path), [Fault(str(path), "no such file", "check the path")])
    sidecar = file.with_suffix(".json")
    return make_page(
        str(path), file.read_bytes(), sidecar.read_bytes() if sidecar.is_file() and sidecar != file else None
    )


def make_page(name: str, data: bytes, sidecar: bytes | None) -> Page:
    """A document from its bytes and its sidecar's; raises InputError with every fault of both."""
    faults: list[Fault] = []
    text = ""
    try:
        text = document_text(name, data)
    except InputError as error:
        faults += error.faults
    about: dict[str, Any] = {}
    published = None
    if sidecar is not None:
        beside = str(Path(name).with_suffix(".json"))
        try:
            about = json.loads(sidecar)
            published = date.fromisoformat(about["date"]) if about.get("date") else None
        except (ValueError, AttributeError, TypeError) as error:
            faults.append(Fault(beside, f"not a sidecar ({error})", "write a JSON object with an ISO 'date'"))
    if faults:
        raise InputError(name, faults)
    return Page(
        Path(name).stem,
        text,
        published,
        about.get("source_url"),
        str(about.get("origin") or ""),
        str(about.get("kind") or ""),
        name,
    )


def one_per_name(names: Iterable[str]) -> list[str]:
    """Of files that differ only in their ending, the one to read: the ``.txt`` before what it was taken from."""
    chosen: dict[Path, str] = {}
    for name in sorted(names, key=lambda n: (RANK.get(Path(n).suffix.lower(), len(RANK)), n)):
        chosen.setdefault(Path(name).with_suffix(""), name)
    return sorted(chosen.values())
