"""Figures: numbers that count or measure something, with unit, approximation and the speaker whose figure it is.

Left out: dates and clock times, numbers of papers, roads, hills, rounds and articles, numbers that only point back
("the two leaders"), and magnitudes without a number. A number without a noun takes the noun it leaves unsaid: "In
May there were 30" counts what was counted before. The table row "Dorn (7)" is read as a violation, not here.

To add a word that marks a number as somebody's name or label: ``LABELS``; an approximator: ``ABOUT``.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from detente.talks.dates import find_dates
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

LABELS = re.compile(
    r"\b(?:[Rr]esolutions?|UNSCRs?|[Aa]rticles?|[Aa]rt\.|[Pp]aragraphs?|[Pp]aras?\.?|[Ss]ections?|[Cc]hapters?|[Aa]nnex(?:es)?|[Hh]ill|[Rr]oute|[Rr]oad|[Hh]ighway|"
    r"[Nn]o\.|[Nn]os\.|[Nn]umber|№|[Pp]oints?|[Pp]hase|[Ss]tage|[Rr]ound|[Tt]rack|[Cc]lause|[Ll]ine|[Bb]asket|[Pp]age|p\.|[Cc]heckpoint|[Pp]ost|[Zz]one|[Aa]rea|"
    r"[Dd]ecision|[Dd]ecree|[Oo]rder|[Rr]eport|[Dd]ocument|[Tt]ype|[Bb]attalion|[Bb]rigade|[Gg]rade|[Ll]evel|[Cc]hannel|[Aa]genda item|[Oo]ption|[Ff]ootnote|BM|T|Rule|Law|Act|[Pp]rotocol|[Dd]ivision)\s*$"
)
ABOUT = re.compile(
    r"\b(?:about|approximately|approx\.?|around|nearly|almost|close to|roughly|some|more than|over(?! the (?:past|last|next|coming))|at least|not less than|no less than|no fewer than|not fewer than|fewer than|"
    r"less than|up to|as many as|as much as|an estimated|estimated|upwards of|circa|above|below|under|not more than|no more than|at most|in excess of|well over|just over|just under|exceeding|in the region of)\s+"
    r"(?:the |an |a |the past |the last |another |US|USD ?)?[$€£]?$",
    re.IGNORECASE,
)
OR_SO = re.compile(r"\s*(?:\+|or (?:so|more|fewer)|-odd)\b")
POINTS_BACK = re.compile(
    r"\b(?:the|these|those|both|all|our|their|its|his|her|latter|former|such|said|other|your|my|respective)\s+(?:latter |former |other |remaining )?$",
    re.IGNORECASE,
)
ORDINAL_OF_TIME = re.compile(
    r"\b(?:past|last|first|next|previous|final|following|preceding|coming|recent|initial|another|additional|other|further|opening|nearly|about)\s+$",
    re.IGNORECASE,
)
HYPHEN_UNIT = re.compile(
    r"-(?P<unit>(?:second|minute|hour|day|week|month|year|decade|kilometre|kilometer|km|metre|meter|mile|ton|tonne|mm|per cent|percent|person|member|man|bed|truck|vehicle)s?)\b(?:-(?:old|long|strong))?(?P<noun> [a-z]+)?"
)
CLOCK = re.compile(
    r"\s?(?:a\.?m\.?\b|p\.?m\.?\b|A\.?M\.?\b|P\.?M\.?\b|o'clock|hours? (?:local|GMT|UTC)|GMT|UTC|hrs\b|EDT|EST)"
)
MORE = re.compile(r" (?:more|further|additional|other|extra|new)(?= )")
NUMBER_OF = re.compile(
    r"\b(?:total |overall |average )?numbers? of (?P<noun>(?!the\b)[a-z][\w\-/ ]{2,60}?)(?= (?:[a-z]+ing|that|who|which|has|have|had|is|are|was|were|in|at|on|crossing|observed|recorded|registered|by|from|stands|stood|reached|rose|fell|increased|decreased|remains?)\b|[,.(])"
)
BARE = re.compile(
    r"\s*(?:[.,;)]|$|(?:over|in|at|on|of them|for|were|was|are|had|have|compared|bound|crossed|into|during|last|this|from|to|per day|observed|too many)\b)"
)
LEAD = re.compile(
    r"(?P<lead>\b(?:there (?:were|was|are|have been)|has reached|have reached|reached|equals?|stands? at|stood at|amounts? to|amounted to|totall?ed|numbered|comprises|(?:was|were|is|are|and|another|compared to|to|from|at|or|by))\s+)$"
)
ARTICLE_ONE = re.compile(
    r"(?i:one)(?:\s+(?:of|another|or|and|by|after|day|side|hand|who|that|can|must|may|should|which|time|party|party's|with|is|was|has|country|people|single|more|such|way|or more)\b|-|'s|$)"
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
    for p in layout.paragraphs:
        if p.end <= skip:
            continue
        for start, end in split_sentences(flat, p.body, p.end):
            subject = NUMBER_OF.search(flat, start, end)
            counted = subject["noun"].strip() if subject else None
            numbers = [n for n in find_numbers(flat, start, end) if not _blocked(blocked, block_starts, n)]
            for n in numbers:
                read = _read(flat, n, start, end, counted or previous, is_count=counted is not None)
                if not read:
                    continue
                unit, s, e, approximate = read
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
    if LABELS.search(before) or CLOCK.match(flat, n.end, end):
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
    unit_at = n.end
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
    if n.worded and POINTS_BACK.search(before) and not re.search(r"\b(?:other|another)\s+$", before):
        return None
    one = n.value == 1
    if one and n.worded and ARTICLE_ONE.match(flat, n.start, end) and not more:
        return None
    if one and re.search(
        r"\b(?:no|any|every|each|some|this|that|which|in|at|to|from|under|as) $", before, re.IGNORECASE
    ):
        return None
    unit_read = read_unit(flat, unit_at, end, one)
    if unit_read and unit_read[0].split()[0].lower() not in NOT_COUNTED:
        if (
            1900 <= n.value <= 2100
            and not n.worded
            and "," not in n.text
            and re.search(r"\b(?:in|of|since|the|by|from|until|early|late)\s+$", before)
        ):
            return None
        return unit_read[0], n.start, unit_read[1], approximate
    return _elliptical(flat, n, start, end, unsaid, approximate, is_count=is_count)


def _elliptical(
    flat: str, n: Number, start: int, end: int, unsaid: str | None, approximate: bool, *, is_count: bool
) -> tuple[str, int, int, bool] | None:
    """A number whose noun was said before."""
    before = flat[max(start, n.start - 40) : n.start]
    if unsaid is None or (1900 <= n.value <= 2100 and not n.worded and "," not in n.text):
        return None
    them = re.compile(r" of (?:them|whom|which|(?:these|those)(?: [a-z]+s\b)?)\b").match(flat, n.end, end)
    if them:
        return unsaid, n.start, them.end(), approximate
    lead = LEAD.search(before)
    counts = lead is not None and lead["lead"].strip() not in {
        "and",
        "to",
        "from",
        "at",
        "or",
        "by",
        "was",
        "were",
        "is",
        "are",
        "another",
        "compared to",
    }
    if counts and lead is not None:
        return unsaid, n.start - len(lead["lead"]), n.end, approximate
    if not BARE.match(flat, n.end, end):
        return None
    if flat[n.start - 1 : n.start] == "(" and flat[n.end : n.end + 1] == ")":
        return None  # a table row
    place = re.compile(
        r" (?:in|at|on|into|from) (?:the )?[A-Z][\w'-]+|[,;)]? compared|:? bound| crossed| (?:last|this) (?:week|day|month)|,? compared| (?:over|in|during) the (?:last|past|previous) "
    ).match(flat, n.end, end)
    if place:
        stop = (
            n.end
            if "compared" in place[0] or "last" in place[0] or "this" in place[0] or " the p" in place[0]
            else place.end()
        )
        return unsaid, n.start, stop, approximate
    if is_count and (lead is not None or re.match(r" per (?:day|week|month)\b", flat[n.end : end])):
        return unsaid, n.start, n.end, approximate
    return None


def _about(flat: str, start: int, end: int, s: int, e: int) -> str | None:
    """What is said of it, in the document's words: the rest of the clause, else its beginning."""
    rest = re.split(r"[.;:!?](?:\s|$)| \u2013 |, (?:and|but|which|while)\b", flat[e:end])[0].strip(" ,)")
    words = rest.split()
    if len(words) >= 2:
        return " ".join(words[:12])
    lead = flat[start:s].strip(" ,(").split()
    return " ".join(lead[-12:]) or None
