"""What a check of the record found: each finding with an answer, where it is, and what it is.

*No* means that something does not hold. *Unknown* means that nothing speaks against it and it is not confirmed: a tree
head that too few have witnessed, a payload that is withheld. Nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.record.policy import Standing
from detente.record.positions import Held
from detente.record.tree_head import TreeHead
from detente.times import Answer


@dataclass(frozen=True)
class Finding:
    """One thing that was checked: the answer, the check's name, where, and what is the case."""

    answer: Answer
    check: str
    where: str
    said: str

    def __str__(self) -> str:
        return f"{self.where}: {self.said}"


def holds(check: str, where: str, said: str) -> Finding:
    """A finding of something that holds."""
    return Finding(Answer.YES, check, where, said)


def broken(check: str, where: str, said: str) -> Finding:
    """A finding of something that does not hold."""
    return Finding(Answer.NO, check, where, said)


def unsure(check: str, where: str, said: str) -> Finding:
    """A finding of something that is not confirmed."""
    return Finding(Answer.UNKNOWN, check, where, said)


SHOWN = 20
"""How many entries one kind of finding names; the rest is counted."""


def capped(found: Sequence[Finding]) -> list[Finding]:
    """The first findings, and one that counts the rest."""
    if len(found) <= SHOWN:
        return list(found)
    rest = len(found) - SHOWN
    return [
        *found[:SHOWN],
        Finding(found[0].answer, found[0].check, "further", f"{rest} more of the same kind"),
    ]


@dataclass(frozen=True)
class Report:
    """All findings; the newest tree head that holds, how far it is confirmed; the positions that organisations hold."""

    findings: tuple[Finding, ...]
    head: TreeHead | None
    standing: Standing | None
    positions: dict[int, dict[str, Held]]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What does not hold."""
        return tuple(each for each in self.findings if each.answer is Answer.NO)

    @property
    def holds(self) -> bool:
        """Nothing is broken. It says nothing about whether enough have witnessed it: see ``confirmed``."""
        return not self.faults

    @property
    def confirmed(self) -> bool:
        """Nothing is broken, and a quorum witnessed the newest tree head."""
        return self.holds and self.standing is not None and self.standing.met
