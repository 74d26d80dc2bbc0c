"""The one family of errors. A message says what happened, to what, and what to do next.

Bad input is never reported fault by fault: whoever reads a folder or a table collects every :class:`Fault`
and raises one :class:`InputError` with all of them. A fault names rows and record identifiers, never a
person's name or place.

    raise InputError("reports/patrols.csv", [Fault("row 14", "'latitude' is 361.0", "write degrees from -90 to 90")])

To add an error: subclass :class:`DetenteError` here, give it a one-sentence docstring, and the docs list it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class DetenteError(Exception):
    """Anything détente refuses to do, with the reason and the remedy."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in what was handed in: where it is, what it is, and how to mend it."""

    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}. {self.remedy[:1].upper()}{self.remedy[1:]}."


class InputError(DetenteError):
    """What was handed in cannot be used; carries every fault found, and nothing was written."""

    SHOWN = 50

    def __init__(self, subject: str, faults: Sequence[Fault]) -> None:
        self.subject = subject
        self.faults = tuple(faults)
        count = len(self.faults)
        lines = [f"{subject}: {count} fault{'s' if count != 1 else ''} found, nothing was written."]
        lines += [f"  - {fault}" for fault in self.faults[: self.SHOWN]]
        if count > self.SHOWN:
            lines.append(f"  ... and {count - self.SHOWN} more of the same kinds.")
        super().__init__("\n".join(lines))


class BrokenRecord(DetenteError):
    """A record on a disk, or a file that carries one, does not hold together."""
