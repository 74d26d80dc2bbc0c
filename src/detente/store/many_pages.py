"""Many documents in, each read into its record, by worker processes where there are enough of them to pay for their start."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor

from detente.claims.state import Page
from detente.errors import Fault, InputError
from detente.store.pages import read_page
from detente.talks import Record, read_document

A_SHARE = 40  # documents that pay for the start of one more process, and are handed over at once


def read_pages(paths: Sequence[str]) -> list[Page]:
    """The documents of the paths in their order; raises InputError with the faults of all that cannot be read."""
    pages: list[Page] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            pages.append(read_page(path))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(f"{len(paths)} documents" if len(paths) > 1 else str(paths[0]), faults)
    return pages


def read_records(pages: Sequence[Page], *, workers: int | None = None) -> list[Record]:
    """The record of each document in order; ``workers`` processes at most, as many as there are processors where not told.

    Raises InputError for a document that holds no text.
    """
    most = max(1, min(workers or os.cpu_count() or 1, len(pages) // A_SHARE))
    if most == 1:
        return [_record(p) for p in pages]
    shares = [pages[i : i + A_SHARE] for i in range(0, len(pages), A_SHARE)]
    with ProcessPoolExecutor(most) as pool:
        return [record for share in pool.map(_records, shares) for record in share]


def _records(pages: Iterable[Page]) -> list[Record]:
    return [_record(p) for p in pages]


def _record(page: Page) -> Record:
    return read_document(page.text, published=page.published)
