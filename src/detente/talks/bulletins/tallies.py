"""Who counted how many: a bulletin's sentences cut into stretches of one reporting party each.

A party is named by its adjective or its capital as well; a ministry, a centre or the commission of both is no reporting
party. Cases confirmed by the other side, and cases told by a third, are read from their own clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.talks.bulletins.counts import Count, pair
from detente.talks.bulletins.provinces import Provinces
from detente.talks.bulletins.wording import Wording
from detente.talks.languages.fold import folded
from detente.talks.languages.numbers import Number

ADJECTIVE = {"Russia": "Russian", "Türkiye": "Turkish", "Iran": "Iranian", "United States": "American"}
JOINT = re.compile(r" ?[-/] ?| (?:and|и|y|et|ve|with|с)? ?(?:the )?")
CUT_BACK = re.compile(r"(?:[,;.:(-]|\b(?:and|while|и|а|y|et|ve|و|mientras|tandis)) ?(?:[^\d,;.:()]{0,40})$")


ZONE_WORD = re.compile(folded(r"de-?escalation|zon\w+ деэск|зон\w+ деэск|zona de|zone de|منطقة|gerginliği"))


@dataclass(frozen=True)
class Stretch:
    """A stretch of folded text about one party's count ("other": nobody is named)."""

    start: int
    end: int
    party: str


@dataclass(frozen=True)
class Reported:
    """A party's count for a province (None: the total), with what its clauses add."""

    party: str
    count: Count
    week: bool = False
    zone: str | None = None  # shelling of this zone as a whole, told by a centre
    confirmed: int | None = None
    note: str | None = None


def mentions(text: str, start: int, end: int, words: Wording) -> list[tuple[int, int, str]]:
    """Reporting parties named in a stretch, in order; joint bodies and ministries left out."""
    found = sorted(
        (m.start(), m.end(), name)
        for name, one in words.party.items()
        for m in one.finditer(text, start, end)
    )
    kept = []
    for i, (s, e, name) in enumerate(found):
        near = [found[j] for j in (i - 1, i + 1) if 0 <= j < len(found) and found[j][2] != name]
        joint = any(JOINT.fullmatch(text[min(e, o[1]) : max(s, o[0])]) for o in near)
        ministry = words["not_party_after"].match(text, e) or words["not_party_before"].search(
            text[max(start, s - 60) : s]
        )
        if not joint and not ministry:
            kept.append((s, e, name))
    return kept


def stretches(text: str, start: int, end: int, words: Wording, numbers: Sequence[Number]) -> list[Stretch]:
    """A sentence cut so that each part speaks of one party."""
    found = mentions(text, start, end, words)
    if not found:
        return [Stretch(start, end, "")]
    inside = [n for n in numbers if start <= n.start < end]
    trailing = (
        bool(inside) and inside[0].start < found[0][0] and not any(n.start > found[-1][1] for n in inside)
    )
    cuts: list[tuple[int, str]] = []
    for (s, _, name), previous in zip(found, [None, *found], strict=False):
        if previous is None or previous[2] == name:
            if previous is None:
                cuts.append((start, name))
            continue
        if trailing:
            cuts.append(
                (max([n.start for n in inside if previous[1] <= n.start < s], default=previous[1]), name)
            )
        else:
            back = CUT_BACK.search(text, max(previous[1], s - 60), s)
            cuts.append((back.start() if back else s, name))
    ends = [c[0] for c in cuts[1:]] + [end]
    return [Stretch(s, e, name) for (s, name), e in zip(cuts, ends, strict=True)]


def read_tallies(
    text: str,
    sentences: Sequence[tuple[int, int]],
    numbers: Sequence[Number],
    provinces: Provinces,
    words: Wording,
) -> Iterator[Reported]:
    """Every count of the sentences; a sentence that names no party goes on about the last one."""
    party = ""
    found: list[Reported] = []
    weekly = any(words["week"].search(text, *span) and not mentions(text, *span, words) for span in sentences)
    for start, end in sentences:
        for clause_start, clause_end in _clauses(text, start, end, numbers, words):
            clause = text[clause_start:clause_end]
            inside = [n for n in numbers if clause_start <= n.start < clause_end]
            if words["confirm"].search(clause):
                _add_confirmed(
                    found,
                    clause,
                    inside,
                    mentions(text, clause_start, clause_end, words),
                    words,
                )
                continue
            if words["zone"].search(clause) and inside:
                found += _zone_rows(text, clause_start, clause_end, inside, provinces, words)
                continue
            neither = words["neither"].search(text, clause_start, clause_end)
            apart = neither and [n for n in inside if not neither.start() <= n.start < neither.end()]
            if neither and words["violation"].search(clause) and not apart:  # "two" of "the two sides"
                found += _none_of_either(text, clause_start, clause_end, provinces, words)
                continue
            if words["according"].search(clause) and (other := _third(clause, words)):
                _add_note(found, inside, mentions(text, clause_start, clause_end, words), other)
                continue
            for stretch in stretches(text, clause_start, clause_end, words, numbers):
                rows = list(_rows(text, stretch, party, numbers, provinces, words))
                if stretch.party or rows:
                    party = stretch.party or party
                found += rows
    yield from (replace(row, week=row.week or weekly) for row in found)


def _none_of_either(text: str, start: int, end: int, provinces: Provinces, words: Wording) -> list[Reported]:
    """A count of 0 for each party named in the clause, else for each the bulletin names."""
    at = words["neither"].search(text, start, end)
    here = mentions(text, start, end, words)
    parties = [name for _, _, name in here] if len({n for _, _, n in here}) > 1 else []
    if not parties:
        parties = [
            name
            for name, one in sorted(words.party.items(), key=lambda kv: _first(kv[1], text))
            if one.search(text)
        ]
    stop = at.end() if at else end
    places: list[str | None] = [p.province for p in provinces.find(text, start, end)] or [None]
    return [
        Reported(name, Count(place, 0, at.start() if at else start, stop))
        for name in dict.fromkeys(parties)
        for place in places
    ]


def _first(one: re.Pattern[str], text: str) -> int:
    found = one.search(text)
    return found.start() if found else len(text)


def _zone_rows(
    text: str, start: int, end: int, inside: list[Number], provinces: Provinces, words: Wording
) -> list[Reported]:
    """Shelling a centre tells for a zone as a whole; the zone goes by the province named beside it."""
    at = words["zone"].search(text, start, end)
    named = provinces.find(text, start, end)
    if at is None or not named:
        return []
    word = max(ZONE_WORD.finditer(at[0]), key=lambda m: m.start(), default=None)
    begin = at.start() + (word.start() if word else 0)
    before = [p for p in named if 0 <= begin - p.end <= 3]
    after = [p for p in named if 0 <= p.start - at.end() <= 25 and ":" not in text[at.end() : p.start]]
    if not before and not after:
        return []
    near = (before or after)[0]
    around = [name for name, one in words.party.items() if one.search(text, start, end)]
    party = around[0] if len(around) == 1 else "other"
    counts = pair(text, inside, [p for p in named if p is not near], words)
    return [Reported(party, count, zone=near.province) for count in counts if count.value is not None]


def _clauses(
    text: str, start: int, end: int, numbers: Sequence[Number], words: Wording
) -> list[tuple[int, int]]:
    """The sentence, with a clause on confirmation cut off where one goes on behind the count."""
    confirm = words["confirm"].search(text, start, end)
    if not confirm:
        return [(start, end)]
    cut = max(text.rfind(sign, start, confirm.start()) for sign in (",", ";", "(", " - "))
    if cut > start and any(start <= n.start < cut for n in numbers):
        return [(start, cut), (cut, end)]
    return [(start, end)]


def _third(clause: str, words: Wording) -> str | None:
    return next((n for n, p in words.other.items() if not n.startswith("from ") and p.search(clause)), None)


def _rows(
    text: str, stretch: Stretch, last: str, numbers: Sequence[Number], provinces: Provinces, words: Wording
) -> Iterator[Reported]:
    inside = [n for n in numbers if stretch.start <= n.start < stretch.end]
    part = text[stretch.start : stretch.end]
    named = provinces.find(text, stretch.start, stretch.end)
    week = words["week"].search(part) is not None
    party = stretch.party
    if not party:
        if last and named and inside:
            party = last
        elif words["violation"].search(part) and inside and not last:
            party = "other"
        else:
            return
    counts = pair(text, inside, named, words)
    none = words["none"].search(part)
    if not inside and none:
        at = stretch.start + none.start()
        yield Reported(party, Count(None, 0, at, stretch.start + none.end()), week)
    elif inside:
        yield from (Reported(party, count, week) for count in counts)


def _add_confirmed(
    found: list[Reported],
    clause: str,
    inside: list[Number],
    sides: list[tuple[int, int, str]],
    words: Wording,
) -> None:
    totals = [i for i, r in enumerate(found) if r.count.province is None]
    if not totals:
        return
    confirming = {name for _, _, name in sides}
    about = next((i for i in reversed(totals) if found[i].party not in confirming), totals[-1])
    negated = words["negation"].search(clause) is not None
    if inside and not negated:
        value: int | None = int(inside[0].value)
    elif negated and (not inside or all(n.value in (0, 1) for n in inside)):
        value = 0
    else:
        value = None
    found[about] = replace(found[about], confirmed=value)


def _add_note(
    found: list[Reported], inside: list[Number], sides: list[tuple[int, int, str]], other: str
) -> None:
    party = sides[0][2] if sides else (found[-1].party if found else "")
    for i, row in enumerate(found):
        if row.party == party and row.count.province is None and inside:
            said = f"{int(inside[0].value)} of the {ADJECTIVE.get(party, party)} count according to the {other} side"
            found[i] = replace(row, note=said)
