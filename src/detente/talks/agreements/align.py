"""Clauses of several texts of one document, laid beside each other.

Two clauses belong together by their words first and by their number second, so that a clause keeps its id when a
draft renumbers it, and a number given to new words does not pretend to be the old clause. What finds no partner is
shown alone: added, or left out.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.talks.agreements.differences import Difference, differences
from detente.talks.agreements.instrument import ClauseText

SAME_NUMBER = 0.25
"""What an equal number adds to a likeness of words between 0 and 1."""
LEAST = 0.4
"""Below this likeness two clauses are not taken for one."""


@dataclass(frozen=True)
class Pair:
    """A clause of the first text and its partner in the second; either may be missing.

    ``id`` is the one that stays: the first text's; a new clause that was given a number of the first text is ``3 (new)``.
    """

    id: str
    left: ClauseText | None
    right: ClauseText | None
    likeness: float = 0.0
    differences: tuple[Difference, ...] = ()

    @property
    def change(self) -> str:
        """same, renumbered, changed, added or left out."""
        if self.left is None or self.right is None:
            return "added" if self.left is None else "left out"
        if self.differences:
            return "changed"
        return "same" if self.left.id == self.right.id else "renumbered"


def align(left: Sequence[ClauseText], right: Sequence[ClauseText]) -> tuple[Pair, ...]:
    """Each clause of both texts once, in the order of the first, additions where they stand in the second."""
    words_left, words_right = [_words(c.says) for c in left], [_words(c.says) for c in right]
    likely = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            like = min(1.0, _likeness(words_left[i], words_right[j]) + SAME_NUMBER * (a.id == b.id))
            if like >= LEAST:
                likely.append((like, a.id == b.id, -abs(i - j), -i, -j))
    partner: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    known = {c.id for c in left}
    for like, _, _, i, j in sorted(likely, reverse=True):
        if -i not in partner and -j not in taken:
            partner[-i] = (-j, like)
            taken.add(-j)
    pairs: list[tuple[float, Pair]] = []
    place = {j: float(i) for i, (j, _) in partner.items()}
    for i, a in enumerate(left):
        if i in partner:
            j, like = partner[i]
            pairs.append((i, Pair(a.id, a, right[j], round(like, 2), differences(a.says, right[j].says))))
        else:
            pairs.append((i, Pair(a.id, a, None)))
    for j, b in enumerate(right):
        if j not in taken:
            before = max((place[k] for k in place if k < j), default=-1.0)
            pairs.append((before + 0.5, Pair(f"{b.id} (new)" if b.id in known else b.id, None, b)))
    return tuple(pair for _, pair in sorted(pairs, key=lambda one: one[0]))


def align_all(texts: Mapping[str, Sequence[ClauseText]]) -> tuple[dict[str, ClauseText | None], ...]:
    """One row a clause: each text's wording under the text's name, the first text leading; None where it has none."""
    names = list(texts)
    rows: list[dict[str, ClauseText | None]] = [{names[0]: c} for c in texts[names[0]]] if names else []
    for name in names[1:]:
        leads = [next(c for c in row.values() if c is not None) for row in rows]
        at = 0
        for pair in align(leads, texts[name]):
            if pair.left is None:
                rows.insert(at, {name: pair.right})
            else:
                at = next(i for i, row in enumerate(rows) if pair.left in row.values())
                rows[at][name] = pair.right
            at += 1
    return tuple({name: row.get(name) for name in names} for row in rows)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    """Cosine of the two bags of words; 1 for the same words, 0 for none in common."""
    if not a or not b:
        return float(a == b)
    shared = sum(n * b[w] for w, n in a.items() if w in b)
    return shared / math.sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values()))
