"""The record as a reader sees it: each entry with what became of its content, and the positions held on it.

Positions stand wherever the entry stands; whoever took none is not shown as agreeing. As of an earlier size the same
functions run over fewer entries (:mod:`detente.record.as_of`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.record.as_of import cut
from detente.record.bundle import Bundle
from detente.record.check_entries import read_entries
from detente.record.entry import Entry
from detente.record.findings import Finding, Report
from detente.record.note import read_note
from detente.record.policy import Policy
from detente.record.positions import Held
from detente.record.redaction import Tombstone, tombstones
from detente.record.tree_head import read_head
from detente.record.verify import verify

Content = Literal["none", "here", "withheld", "erased"]


@dataclass(frozen=True)
class Line:
    """One entry: its index, what became of its content, its tombstone if any, and the positions by organisation."""

    index: int
    entry: Entry
    content: Content
    stone: Tombstone | None
    positions: dict[str, Held]


@dataclass(frozen=True)
class View:
    """The record as of ``size`` entries: its lines, how far it is confirmed up to there, and what does not hold today."""

    origin: str
    size: int
    lines: tuple[Line, ...]
    report: Report | None
    """The check as of ``size``; None where no tree head had been signed by then."""
    faults: tuple[Finding, ...]
    """What does not hold of the record as it lies today, whatever the size."""

    @property
    def holds(self) -> bool:
        """Nothing is broken, neither as of then nor today."""
        return not self.faults and (self.report is None or self.report.holds)


def view(bundle: Bundle, policy: Policy, size: int | None = None, faults: tuple[Finding, ...] = ()) -> View:
    """What a bundle shows as of ``size`` entries (default: all); ``faults`` are what the store found beside."""
    whole = verify(bundle, policy)
    entries, _ = read_entries({at: e.entry for at, e in bundle.excerpts.items()} or bundle.entries)
    full = len(bundle.entries) if bundle.whole else max(entries, default=-1) + 1
    upto = full if size is None else size
    entries = {at: entry for at, entry in entries.items() if at < upto}
    report: Report | None = whole
    if upto < full:
        shorter = cut(bundle, upto) if bundle.whole else None
        report = verify(shorter, policy) if shorter and any(_size(note) for note in shorter.heads) else None
    if not bundle.heads:
        report = None
    stones = tombstones(entries.items())
    held = (report or whole).positions
    lines = tuple(
        Line(at, entry, _content(at, entry, bundle, stones), stones.get(at),
             {who: one for who, one in held.get(at, {}).items() if one.at < upto})
        for at, entry in entries.items()
    )  # fmt: skip
    told = [each for each in whole.faults if bundle.heads or each.check != "head"]
    return View(bundle.origin, upto, lines, report, (*told, *faults))


def _content(at: int, entry: Entry, bundle: Bundle, stones: dict[int, Tombstone]) -> Content:
    if entry.commitment is None:
        return "none"
    if at in stones:
        return "erased"
    return "here" if at in bundle.openings else "withheld"


def _size(note: str) -> int:
    return read_head(read_note(note)).size
