"""What else a bulletin counts: who joined, returned, left or was freed; aid and mines. One row a number and its unit.

Kinds and units come out in one set of English words whatever the language; places stay as the text names them. A running
total says since when it counts, where the text or the caller does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.talks.bulletins.rows import Source
from detente.talks.bulletins.wording import DEFAULT_UNIT, Wording, pattern
from detente.talks.languages.dates import Day
from detente.talks.languages.fold import Folded
from detente.talks.languages.language import Language
from detente.talks.languages.numbers import Number

SINCE_AFTER = re.compile(r"'?(?:tan|ten|dan|den)? (?:beri|bu yana|itibaren)")
DASH = re.compile(r" - (?P<place>[^.\d]{3,120})\.?\s*$")
STOP = re.compile(r"\.?\s*$")


@dataclass(frozen=True)
class Moved:
    """A movement of the folded text, before its date is set."""

    kind: str
    place: str
    count: float
    unit: str
    period: str
    start: int
    end: int


def kind_of(sentence: str, words: Wording) -> str | None:
    """The kind of movement a sentence is about, or None."""
    return next((kind for kind, one in words.kind.items() if one.search(sentence)), None)


def read_movement(
    page: Folded, original: str, span: tuple[int, int], kind: str, numbers: Sequence[Number], days: Sequence[Day],
    words: Wording, language: Language, source: Source,
) -> Iterator[Moved]:  # fmt: skip
    """The figures of one sentence of a kind."""
    start, end = span
    sentence = page.text[start:end]
    period = _period(page.text, span, kind, days, words, source)
    inside = [n for n in numbers if start <= n.start < end]
    found = False
    for number in inside:
        unit, stop = _unit(page.text, number, end, words, language)
        if unit is None and len(inside) > 1:
            continue
        found = True
        unit = unit or DEFAULT_UNIT.get(kind, "persons")
        place = _place(page, original, number, max(stop, number.end), span, kind, words) or source.country
        yield Moved(kind, place, number.value, unit, period, number.start, max(stop, number.end))
    none = words["none"].search(sentence)
    if not found and not inside and none:
        at = start + none.start()
        place = _place(page, original, None, start, span, kind, words) or source.country
        yield Moved(kind, place, 0, DEFAULT_UNIT.get(kind, "persons"), period, at, start + none.end())


def _period(
    text: str, span: tuple[int, int], kind: str, days: Sequence[Day], words: Wording, source: Source
) -> str:
    for day in days:
        if span[0] <= day.start < span[1] and day.day and (
            words["since"].search(text[max(span[0], day.start - 30) : day.start]) or SINCE_AFTER.match(text, day.end)
        ):  # fmt: skip
            return f"cumulative since {day.day}"
    if words["in_all"].search(text, span[0], span[1]):
        start = source.starts.get(kind)
        return f"cumulative since {start}" if start else "cumulative, start not said"
    return "day"


def _unit(text: str, number: Number, end: int, words: Wording, language: Language) -> tuple[str | None, int]:
    """The unit behind a number (or within a word or two of it), with the reservation before the number."""
    reserve = ""
    before = text[max(0, number.start - 28) : number.start]
    for english, written in language.approximators.items():
        if re.search(rf"(?<!\w){pattern(f'(?:{written})').pattern} ?$", before):
            reserve = f" ({english})"
    behind = text[number.end : min(end, number.end + 70)]
    best: tuple[int, int, str] | None = None  # words passed over, letters (the more the better), unit
    for name, one in words.unit.items():
        m = re.match(rf" ?(?P<passed>(?:(?!\d)[\w-]+ ){{0,2}}?)(?<!\w)(?:{one.pattern})(?!\w)", behind)
        if m and (best is None or (len(m["passed"].split()), -m.end()) < best[:2]):
            best = (len(m["passed"].split()), -m.end(), name)
    if best is None:
        return None, number.end
    stop, name = number.end - best[1], best[2]
    if name == "tonnes" and words.of:
        of = re.compile(rf"{words['of'].pattern}(?P<what>[^\W\d_]+(?: (?:and|и|et|y) [^\W\d_]+)?)").match(
            text, stop, end
        )
        if of:
            name, stop = f"tonnes of {of['what']}", of.end()
    return name + reserve, stop


def _place(
    page: Folded,
    original: str,
    number: Number | None,
    at: int,
    span: tuple[int, int],
    kind: str,
    words: Wording,
) -> str | None:
    """Where a figure is of, in the text's own words."""
    text, end = page.text, span[1]

    def said(start: int, stop: int) -> str:
        first, last = page.span(start, stop)
        return original[first:last].strip(" .,")

    if number is not None:
        bracket = re.compile(r"[^().,;]{0,30}\((?P<place>[^()\d]{3,120})\)").match(text, at, end)
        to = words["to_place"].search(text, span[0], end)
        if bracket and not to:
            return said(bracket.start("place"), bracket.end("place"))
        dash = DASH.search(text, at, end)
        if dash:
            return said(dash.start("place"), dash.end("place"))
        if to and to.end() < end and kind == "aid delivered":
            return said(to.end(), STOP.search(text, to.end(), end).start())  # type: ignore[union-attr]
    if kind == "returned refugee":
        following = re.compile(r"\d").search(text, at, end)
        for stretch in ((at, following.start() if following else end), span):
            neighbours = [
                n for n, p in words.other.items() if n.startswith("from ") and p.search(text, *stretch)
            ]
            if neighbours:
                return "from " + " and ".join(n.removeprefix("from ") for n in neighbours)
    return None
