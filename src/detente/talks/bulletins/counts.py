"""Which number belongs to which province in a stretch that speaks of one party's count.

A bulletin keeps to one order: the number before its province ("3 in Aleppo") or after it ("Aleppo (3)"); whichever joins
more pairs is taken for the stretch. The first number left over is the total. A number "each" goes to every province of
its list. A province without a number stays without one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.talks.bulletins.provinces import Named
from detente.talks.bulletins.wording import Wording
from detente.talks.languages.numbers import Number

AFTER_GAP = re.compile(r" ?[-:(=\[,]? ?[-:(]? ?(?:(?:c|с|по|with|avec|con) )?")
LIST_GAP = re.compile(
    r" ?(?:,|;|and|и|а также|y|e|et|ve|ile|/|&|،|و)? ?(?:(?:in|at|в|во|en|a|à|dans|في) )?(?:the )?"
)

LONGEST_GAP = 80  # characters between a number and its province


@dataclass(frozen=True)
class Count:
    """A number (None: named without one) for a province (None: the total)."""

    province: str | None
    value: int | None
    start: int
    end: int


def pair(text: str, numbers: list[Number], named: list[Named], words: Wording) -> list[Count]:
    """The total, if there is one, then a count a province, in the order of the text."""
    numbers = [n for n in numbers if n.value == int(n.value)]
    each = [n for n in numbers if _is_each(text, n, words)]
    joined: dict[int, Number] = {}  # index of a province: its number
    for number in each:
        for index in _listed(text, number, numbers, named):
            joined[index] = number
    free = [n for n in numbers if n not in each]
    after = _tight_after(text, free, named, joined)
    before = _tight_before(text, free, named, words, joined)
    single = len(free) == 1 and len(named) == 1 and not after
    joined |= after if len(after) >= len(before) and not single else before
    used = {id(n) for n in joined.values()}
    left = [n for n in free if id(n) not in used]
    counts: list[Count] = []
    summed = [n for n in left if words["in_all"].search(text, max(0, n.start - 16), n.start)]
    if left and (summed or not named or left[0].start < named[0].start or not joined):
        total = summed[0] if summed else left[0]
        counts.append(Count(None, int(total.value), total.start, total.end))
    elif single and joined:
        counts.append(Count(None, int(free[0].value), free[0].start, free[0].end))
    for index, place in enumerate(named):
        own = joined.get(index)
        start = min(place.start, own.start) if own else place.start
        end = max(place.end, own.end) if own else place.end
        counts.append(Count(place.province, int(own.value) if own else None, start, end))
    return counts


def _is_each(text: str, number: Number, words: Wording) -> bool:
    return (
        words["each_after"].match(text, number.end) is not None
        or words["each_before"].search(text[max(0, number.start - 40) : number.start]) is not None
        or (words.code == "ar" and re.match(r"[^\d,.;()]{0,14}في كل من", text[number.end :]) is not None)
    )


def _listed(text: str, number: Number, numbers: list[Number], named: list[Named]) -> list[int]:
    """The provinces a number "each" speaks of: the list after it, else the list before it."""
    following = next((n.start for n in numbers if n.start > number.start), len(text))
    earlier = max((n.end for n in numbers if n.end <= number.start), default=0)
    ahead = [i for i, p in enumerate(named) if number.end <= p.start < following]
    if ahead and not re.search(r"[;)]", text[number.end : named[ahead[0]].start]):
        kept = ahead[:1]
        for i in ahead[1:]:
            gap = text[named[kept[-1]].end : named[i].start]
            if ";" in gap or not LIST_GAP.fullmatch(gap):
                break
            kept.append(i)
        return kept
    return [i for i, p in enumerate(named) if earlier <= p.start and p.end <= number.start]


def _tight_after(
    text: str, numbers: list[Number], named: list[Named], taken: dict[int, Number]
) -> dict[int, Number]:
    found: dict[int, Number] = {}
    for i, place in enumerate(named):
        number = next((n for n in numbers if n.start >= place.end), None)
        if i in taken or number is None or number in found.values():
            continue
        gap = text[place.end : number.start]
        if AFTER_GAP.fullmatch(gap) and not ("," in gap and len(gap) > 0 and gap.strip() == ","):
            found[i] = number
    return found


def _tight_before(
    text: str, numbers: list[Number], named: list[Named], words: Wording, taken: dict[int, Number]
) -> dict[int, Number]:
    found: dict[int, Number] = {}
    for i, place in enumerate(named):
        number = next((n for n in reversed(numbers) if n.end <= place.start), None)
        if i in taken or number is None or number in found.values():
            continue
        gap = text[number.end : place.start]
        if len(gap) > LONGEST_GAP:
            continue
        if not re.search(r"[()\[\]:;]| - ", gap) and words["between"].fullmatch(gap.rstrip("وفب") if words.code == "ar" else gap):  # fmt: skip
            found[i] = number
    return {i: n for i, n in found.items() if not _goes_on(text, named, i, found)}


def _goes_on(text: str, named: list[Named], index: int, found: dict[int, Number]) -> bool:
    """Whether a list of provinces goes on behind the one a number was joined to: then the number is of them all."""
    if index + 1 >= len(named) or index + 1 in found:
        return False
    gap = text[named[index].end : named[index + 1].start]
    return ";" not in gap and LIST_GAP.fullmatch(gap) is not None
