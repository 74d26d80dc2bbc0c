"""Figures: numbers that count or measure something, with unit, approximation and the speaker whose figure it is.

Left out: dates and clock times, numbers of papers, roads, hills, rounds and articles, numbers that only point back
("the two leaders"), and magnitudes without a number. A number without a noun takes the noun it leaves unsaid: "In
May there were 30" counts what was counted before. The table row "Dorn (7)" is read as a violation, not here.

The words it goes by are in figure_words.py; when a figure was counted is for figure_periods.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from detente.talks.dates import find_dates
from detente.talks.figure_ellipsis import elliptical, whole_of
from detente.talks.figure_periods import period_of
from detente.talks.figure_words import (
    ABOUT,
    AGAIN,
    AND_NUMBER,
    ARTICLE_ONE,
    BY_MEASURE,
    CLOCK,
    COPIED,
    EXCEPT,
    HYPHEN_UNIT,
    LABELS,
    MORE,
    NUMBER_OF,
    OF_NOUN,
    OF_PLACES,
    OF_WHOLE,
    OR_SO,
    ORDINAL_OF_TIME,
    PART_OF,
    PLURAL,
    POINTS_BACK,
    SHARE,
    TOLD_APART,
    WHOSE,
)
from detente.talks.numbers import Number, find_numbers
from detente.talks.record import Figure, Statement
from detente.talks.sentences import split_sentences
from detente.talks.text_layout import Layout
from detente.talks.units import (
    CURRENCY,
    MEASURES,
    MONEY,
    NOT_COUNTED,
    TIMES,
    read_unit,
)


def _speaker_at(statements: list[Statement], starts: list[int], start: int, end: int) -> str | None:
    """The innermost statement that holds the figure."""
    best: Statement | None = None
    for s in reversed(statements[: bisect_right(starts, start)]):
        if start - s.start > 20_000:
            break
        if s.start <= start and end <= s.end and (best is None or s.end - s.start < best.end - best.start):
            best = s
    return best.speaker if best else None


def read_figures(
    layout: Layout, statements: list[Statement], skip: int, taken: list[tuple[int, int]]
) -> list[Figure]:
    """Every figure after offset ``skip``; ``taken`` are stretches read as something else (papers, table rows)."""
    flat = layout.flat
    starts = [s.start for s in statements]
    dates = [(d.start, d.end) for d in find_dates(flat)]
    blocked = sorted(dates + taken)
    block_starts = [b[0] for b in blocked]
    seen: set[tuple[float, str]] = set()
    found: list[Figure] = []
    previous: str | None = None
    counts: list[tuple[float, str]] = []  # what was counted so far, for "six of them"
    for p in layout.paragraphs:
        if p.end <= skip:
            continue
        for start, end in split_sentences(flat, p.body, p.end):
            subject = NUMBER_OF.search(flat, start, end)
            counted = subject["noun"].strip() if subject else None
            numbers = [n for n in find_numbers(flat, start, end) if not _blocked(blocked, block_starts, n)]
            whole: str | None = None  # "Of the 23 incidents": what the numbers after it are parts of
            whose = WHOSE.search(flat, start, end)
            in_places = {m.start(1): int(m[1].replace(",", "")) for m in OF_PLACES.finditer(flat, start, end)}
            for n in numbers:
                noun = whose["noun"] if whose and whose.end() < n.start else None
                unsaid = noun or counted or whole or whole_of(flat, n, end, counts) or previous
                summed = [u for v, u in counts[-12:] if v == sum(in_places.values())]
                if n.start in in_places and len(in_places) > 1 and summed:
                    read: tuple[str, int, int, bool] | None = (summed[-1], n.start, n.end, False)
                else:
                    read = _read(flat, n, start, end, unsaid, is_count=(counted or whole) is not None)
                if not read:
                    continue
                unit, s, e, approximate = read
                if OF_WHOLE.search(flat[max(start, n.start - 12) : n.start]):
                    whole = unit
                counts.append((float(n.value), unit))
                if unit not in TIMES and unit not in MEASURES.values():
                    previous = unit
                key = (float(n.value), _stem(unit))
                if key in seen or s < skip:
                    continue
                seen.add(key)
                speaker = _speaker_at(statements, starts, s, e)
                found.append(
                    Figure(
                        n.value,
                        unit,
                        _about(flat, start, end, s, e),
                        approximate,
                        s,
                        e,
                        layout.text[s:e],
                        speaker,
                        None if unit in TIMES else period_of(flat, start, end, s, e),
                        "number with its noun" if e > n.end else "number, noun unsaid",
                    )
                )
    return found


def _stem(unit: str) -> str:
    word = unit.lower().split(" of ")[0].split()[-1]
    return word[:-1] if word.endswith("s") else word


def _blocked(blocked: list[tuple[int, int]], starts: list[int], n: Number) -> bool:
    i = bisect_right(starts, n.start)
    return any(s <= n.start < e or s < n.end <= e for s, e in blocked[max(0, i - 3) : i + 1])


def _read(
    flat: str, n: Number, start: int, end: int, unsaid: str | None, *, is_count: bool
) -> tuple[str, int, int, bool] | None:
    """(unit, start, end, approximate) of one number, or None where it is no figure."""
    before = flat[max(start, n.start - 60) : n.start]
    if (LABELS.search(before) and not BY_MEASURE.match(flat, n.end, end)) or CLOCK.match(flat, n.end, end):
        return None
    if COPIED.search(before) and flat[n.end : n.end + 1] == ")":
        return None  # "fourteen (14)": the number again
    if EXCEPT.search(before):
        return None
    approximate = ABOUT.search(before) is not None
    money = re.search(r"(US\$|[$€£])\s?$|\b(USD|EUR|GBP|US dollars) $", before)
    if money:
        symbol = money[0].strip()
        return CURRENCY.get(symbol, symbol), n.start - len(money[0]), n.end, approximate
    hyphen = HYPHEN_UNIT.match(flat, n.end, end)
    if hyphen:
        unit = hyphen["unit"]
        unit = MEASURES.get(unit, unit if unit.endswith("s") else unit + "s")
        stop = (
            hyphen.end("noun")
            if hyphen["noun"]
            and n.worded
            and not hyphen["noun"].strip().endswith(("ing", "ed"))
            and hyphen["noun"].strip() not in {"in", "on", "of", "and", "for"}
            else hyphen.end("unit")
        )
        return unit, n.start, stop, approximate
    if flat[n.end : n.end + 1] == "-" and flat[n.end : n.end + 2].strip("-").isalpha():
        return None
    copied = AGAIN.match(flat, n.end, end) if n.worded else None
    unit_at = copied.end() if copied else n.end
    share = SHARE.match(flat, unit_at, end)
    if share:
        whole = find_numbers(flat, share.end(), end)[:1]
        read = (
            read_unit(flat, whole[0].end, end, whole[0].value == 1)
            if whole and whole[0].start == share.end()
            else None
        )
        if read:
            return read[0], n.start, read[1], approximate
        plural = PLURAL.match(flat, whole[0].end, end) if whole and whole[0].start == share.end() else None
        if plural:
            return plural["noun"], n.start, plural.end(), approximate
    approximate = approximate or OR_SO.match(flat, n.end, end) is not None
    or_so = OR_SO.match(flat, n.end, end)
    if or_so:
        unit_at = or_so.end()
    measure = re.compile(r"\s?(%|per cent\b|percent\b|percentage points\b|[A-Za-z]+\b)").match(
        flat, unit_at, end
    )
    if measure and measure[1] in MONEY:
        return MONEY[measure[1]], n.start, measure.end(), approximate
    more = MORE.match(flat, unit_at, end)
    if more:
        unit_at = more.end()
        measure = re.compile(r"\s?([A-Za-z]+\b)").match(flat, unit_at, end)
    adjective = re.compile(
        r" (?:consecutive|full|long|calendar|working|square|cubic|metric|nautical|whole|straight|successive) ?([a-z]+)"
    ).match(flat, unit_at, end)
    if adjective and adjective[1] in MEASURES:
        unit = MEASURES[adjective[1]]
        return unit, n.start, adjective.end(), approximate
    if measure and measure[1] in MEASURES and (len(measure[1]) > 2 or not n.worded):
        unit = MEASURES[measure[1]]
        if (
            n.value == 1
            and n.worded
            and unit in TIMES
            and not re.search(r"\b(?:within|for|in|every|than|least|last|past|of)\s+$", before)
        ):
            return None
        if unit in TIMES and POINTS_BACK.search(before) and not ORDINAL_OF_TIME.search(before):
            return None
        if re.match(r"\s*ago\b", flat[measure.end() : end]) and False:
            return None
        return unit, n.start, measure.end(), approximate
    of_noun = OF_NOUN.match(flat, n.end, end) if n.value != 1 else None
    whole_noun = read_unit(flat, of_noun.end(), end, one=False) if of_noun else None
    if whole_noun and not POINTS_BACK.search(before):
        return whole_noun[0], n.start, whole_noun[1], approximate
    shared = PART_OF.search(before)
    plural = PLURAL.match(flat, n.end, end) if shared else None
    if plural:
        return plural["noun"], n.start, plural.end(), approximate
    if (
        n.worded
        and POINTS_BACK.search(before)
        and not re.search(r"\b(?:other|another)\s+$", before)
        and not TOLD_APART.match(flat, n.end, end)
    ):
        return None
    one = n.value == 1
    if one and n.worded and ARTICLE_ONE.match(flat, n.start, end) and not more:
        return None
    if one and re.search(
        r"\b(?:no|any|every|each|some|this|that|which|in|at|to|from|under|as) $", before, re.IGNORECASE
    ):
        return None
    unit_read = read_unit(flat, unit_at, end, one)
    if unit_read and more and unsaid and unit_read[0] in {"injured", "wounded", "killed", "dead", "missing"}:
        return unsaid, n.start, more.end(), approximate  # "two civilians were killed and five more injured"
    if unit_read and unit_read[0].split()[0].lower() not in NOT_COUNTED:
        if (
            1900 <= n.value <= 2100
            and not n.worded
            and "," not in n.text
            and re.search(r"\b(?:in|of|since|the|by|from|until|early|late)\s+$", before)
        ):
            return None
        return unit_read[0], n.start, unit_read[1], approximate
    paired = None if n.worded or before.endswith("between ") else AND_NUMBER.match(flat, n.end, end)
    other = find_numbers(flat, paired.end(), end)[:1] if paired else []
    if other and paired and other[0].start == paired.end():  # "lists of 12 and 9 names"
        read = read_unit(flat, other[0].end, end, one=False)
        if read and read[0] not in NOT_COUNTED:
            return read[0], n.start, n.end, approximate
    return elliptical(flat, n, start, end, unsaid, approximate, is_count=is_count)


def _about(flat: str, start: int, end: int, s: int, e: int) -> str | None:
    """What is said of it, in the document's words: the rest of the clause, else its beginning."""
    rest = re.split(r"[.;:!?](?:\s|$)| \u2013 |, (?:and|but|which|while)\b", flat[e:end])[0].strip(" ,)")
    words = rest.split()
    if len(words) >= 2:
        return " ".join(words[:12])
    lead = flat[start:s].strip(" ,(").split()
    return " ".join(lead[-12:]) or None
