"""What a figure counts: people who died, left, returned, were detained or let go; violations; incidents; aid.

A figure is told by its unit and by the verb that stands nearest to it, so that a sentence of several figures is
several claims. Ranges, shares and "not a single" are figures too; a figure that the words deny stays that figure and is
marked. English. To add a kind of count: a row in ``VERBS`` or ``BY_UNIT``, and a check.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

from detente.talks import Figure

FLAGS = re.IGNORECASE
CIVIL = r"people|persons?|civilians?|residents?|inhabitants?|citizens?|refugees?|displaced|idps?|famil(?:y|ies)|households?|men|women|children|elderly|patients?|souls"
ARMED = r"soldiers?|servicemen|troops|fighters?|militants?|terrorists?|gunmen|combatants?|police\w*"
HELD = r"detainees?|prisoners?|hostages?|captives?|abductees?"
DEAD = r"dead|killed|deaths?|fatalit\w+|victims|martyrs|bodies"
PEOPLE = re.compile(rf"\b(?:{CIVIL}|{ARMED}|{HELD}|{DEAD})\b", FLAGS)
NOT_DISPLACED = re.compile(rf"\b(?:{ARMED})\b", FLAGS)
VIOLATIONS = re.compile(r"\b(?:violations?|breach\w*|cases?(?: of \w+)?)\b", FLAGS)
INCIDENTS = re.compile(
    r"\b(?:incidents?|attacks?|shellings?|explosions?|clashes|air ?strikes?|strikes|bombardments?|raids?)\b",
    FLAGS,
)
TIME_UNITS = re.compile(
    r"^(?:(?:separate )?(?:day|week|month|year|hour|minute|occasion|time|round)s?)(?: old)?$", FLAGS
)
PARTS = {
    "third": 100 / 3,
    "thirds": 100 / 3,
    "quarter": 25.0,
    "quarters": 25.0,
    "half": 50.0,
    "fifth": 20.0,
    "fifths": 20.0,
}
PER_CENT = re.compile(r"^(?:per ?cent|%)", FLAGS)
OF_VIOLATIONS = re.compile(
    r"^\W*(?:of|in)\s+(?:(?:the|all|these|those)\s+)*(?:\w+\s+)?(?:violations?|breach\w*|cases)\b", FLAGS
)
OF_WHOLE = re.compile(r"^\W*of\s+(?:the|all|those|them|these|our|its)\b", FLAGS)
PART_OF = re.compile(
    r"\b(?P<n>half|(?:a|one) (?:third|quarter|fifth)|(?:two|three) (?:thirds|quarters|fifths))\s+of\s+(?:the|all|those)\b",
    FLAGS,
)

VERBS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("deaths_total", re.compile(
        r"\b(?:die[ds]?|dead|deaths?|killed|killing|perished|fatalit\w+|lost their lives|claimed the lives|fell victim)\b", FLAGS)),
    ("wounded", re.compile(r"\b(?:injured|wounded|hurt|maimed)\b", FLAGS)),
    ("returned", re.compile(r"\b(?:returned|went home|gone home|came back|come back|(?:have|had|has) gone back)\b", FLAGS)),
    ("exchanged", re.compile(r"\b(?:exchanged|swapped)\b", FLAGS)),
    ("released", re.compile(r"\b(?:released|freed|set free|let go|handed over)\b", FLAGS)),
    ("detained", re.compile(
        r"\b(?:detained|arrested|abducted|kidnapped|captured|imprisoned|in detention|in captivity|behind bars|held (?:captive|hostage|prisoner)"
        r"|taken (?:prisoner|hostage|captive))\b", FLAGS)),
    ("left_place", re.compile(
        r"\b(?:(?<!are )(?<!is )(?<!were )(?<!was )(?<!been )(?<!being )left(?! (?:without|behind|bank|side|wing|hand|homeless|stranded|in ruins|unanswered|open|to\b|dead|wounded))"
        r"|(?<!on )leave|leaving|fle(?:d|e|es|eing)|evacuat(?:ed|e|es|ing)|exited|came out|come out|got out|walked out|withdrew|withdrawn|displaced)\b", FLAGS)),
    ("aid_delivered", re.compile(r"\b(?:delivered|distributed|brought in|trucked|handed out)\b", FLAGS)),
)  # fmt: skip
"""Kinds by the verb nearest to a figure."""
REMAIN = re.compile(r"\b(?:only|just|there (?:are|is|were))\W+(?:\w+\W+){0,3}$", FLAGS)
COMING = re.compile(
    r"\b(?:will|shall|may|might|would|(?:is|are|was|were)\s+(?:expected|planned|going|due|set|about|ready|yet) to|plans? to|intends? to|hopes? to|to be)\s+(?:\w+\s+){0,2}$",
    FLAGS,
)
NOT_BEFORE = re.compile(r"\b(?:not|never|far from|hardly|nor)\s+(?:(?:the|about|some|all)\s+)?$", FLAGS)
NOT_VERB = re.compile(r"(?:\b(?:not|never)\b|n't\b)(?:\s+\w+){0,2}\s*$", FLAGS)
UNCONFIRMED = re.compile(r"\b(?:not|un)(?: been)? ?confirmed\b", FLAGS)
NONE = re.compile(
    r"\b(?:no|not (?:a single|one)|zero)\s+(?:new\s+|more\s+|ceasefire\s+)?(?P<unit>violations?|breach(?:es)?|incidents?|attacks?|shellings?|air ?strikes?|clashes|civilians?|people)\b",
    FLAGS,
)
BETWEEN = re.compile(
    r"(?:\b(?:between|from)\s+)?(?P<low>\d[\d,.]*)\s*(?P<small>thousand|million)?\s*(?:-|–|to|and)\s*$", FLAGS
)
DASHED = re.compile(
    r"\b(?P<low>\d[\d,.]*)\s*[-–]\s*(?P<high>\d[\d,.]*)\s*(?P<scale>thousand|million)?\s+(?P<unit>(?:ceasefire )?\w+)",
    FLAGS,
)
AT_LEAST = re.compile(
    r"\b(?:more than|over|at least|no (?:fewer|less) than|not (?:fewer|less) than|upwards of|exceed\w*)\s*$",
    FLAGS,
)
AT_MOST = re.compile(r"\b(?:up to|at most|no more than|not more than|fewer than|less than|under)\s*$", FLAGS)
SCALE = {"thousand": 1e3, "million": 1e6}
BY_NAME = re.compile(
    r"\b(?:by name|identified individually|whose names are known|named individually)\b", FLAGS
)


@dataclass(frozen=True)
class Counted:
    """A figure as it was said: its bounds (``inf`` above where the words leave it open), where it stands, what it counts."""

    kind: str
    value: float
    high: float | None
    unit: str
    approximate: bool
    start: int
    end: int
    denied: bool = False


def counted(text: str, start: int, end: int, figures: Iterable[Figure]) -> list[Counted]:
    """The figures of a clause ``text[start:end]``, in order; lengths of time are none."""
    found = [f for f in figures if start <= f.start < end and f.unit and not TIME_UNITS.match(f.unit)]
    made = [_read(text, start, end, f, found) for f in sorted(found, key=lambda f: f.start)]
    ranges = [c.start for c in made if c.high is not None and c.high != inf]
    made = [c for c in made if not any(_ends_at(text, c, at) for at in ranges)]
    made += _unread(text, start, end, made)
    return sorted(made, key=lambda c: c.start)


def _ends_at(text: str, c: Counted, at: int) -> bool:
    """Is the figure the lower end of the range whose upper end stands at this place?"""
    return c.end <= at and re.fullmatch(r"\s*(?:\w+\s+)?(?:-|–|to|and)\s*", text[c.end : at]) is not None


def _read(text: str, start: int, end: int, f: Figure, others: list[Figure]) -> Counted:
    before, after = text[start : f.start], text[f.end : end]
    kind, denied = _kind(
        text, start, end, f.start, f.end, f.unit, [(o.start, o.end) for o in others if o is not f]
    )
    value, high, unit = float(f.value), None, f.unit
    if (part := PARTS.get(unit.casefold())) is not None:
        value, unit = round(value * part, 1), "per cent"
    if PER_CENT.match(unit):
        kind = (
            "violations_share"
            if OF_VIOLATIONS.match(after)
            else "share"
            if OF_WHOLE.match(after)
            else "count"
        )
    elif m := BETWEEN.search(before):
        low = _number(m["low"], m["small"] or _scale_of(text[f.start : f.end]))
        if 0 < low < value:
            value, high = low, value
    elif AT_LEAST.search(before) or AT_LEAST.match(text[f.start : f.end]):
        high = inf
    denied = denied or bool(NOT_BEFORE.search(before))
    return Counted(kind, value, high, unit, f.approximate, f.start, f.end, denied)


def _kind(
    text: str, start: int, end: int, first: int, last: int, unit: str, others: list[tuple[int, int]]
) -> tuple[str, bool]:
    """The kind by unit and nearest verb, and whether the words between deny it."""
    if VIOLATIONS.search(unit) and UNCONFIRMED.search(text[last:end]):
        return "count", False
    if VIOLATIONS.search(unit):
        return "violations_count", _verb_denied(text, start, first)
    if INCIDENTS.search(unit):
        return "violence_level", _verb_denied(text, start, first)
    people = bool(PEOPLE.search(unit))
    best: tuple[int, str, int] | None = None
    for kind, words in VERBS:
        for m in words.finditer(text, start, end):
            if (m.start() < last and first < m.end()) or not _verb(text, start, m.start(), kind):
                continue
            gap = m.start() - last if m.start() >= last else first - m.end() + 1
            low, high = (last, m.start()) if m.start() >= last else (m.end(), first)
            gap += 200 * sum(low <= a < high for a, _ in others)
            if not people and kind != "aid_delivered":
                continue
            if people and kind == "aid_delivered":
                gap += 100
            if kind == "left_place" and (NOT_DISPLACED.search(unit) or REMAIN.search(text[start:first])):
                continue
            if best is None or gap < best[0]:
                best = gap, kind, m.start()
    if re.search(rf"\b(?:{DEAD})\b", unit, FLAGS) and (best is None or best[1] != "deaths_total"):
        return "deaths_total", False
    if best is None and re.search(r"\b(?:injured|wounded)\b", unit, FLAGS):
        return "wounded", False
    if best is None or best[0] >= 600:
        return "count", False
    if COMING.search(text[start : best[2]]):
        return "intention", False
    return best[1], bool(NOT_VERB.search(text[max(start, best[2] - 40) : best[2]]))


def _verb(text: str, start: int, at: int, kind: str) -> bool:
    """Is it a verb of the sentence? A capital inside a sentence is a name; ``left`` at its start is one too."""
    return text[at].islower() or at == start or (kind == "deaths_total" and text[at : at + 5].islower())


def _verb_denied(text: str, start: int, first: int) -> bool:
    return bool(re.search(r"\b(?:did|do|does|has|have|had|was|were) not\b|n't\b", text[start:first], FLAGS))


def _unread(text: str, start: int, end: int, made: list[Counted]) -> Iterator[Counted]:
    """Figures that a record has none of: "not a single attack", "15-20 thousand people", "half of the violations"."""
    taken = [(c.start, c.end) for c in made]

    def free(m: re.Match[str]) -> bool:
        return not any(m.start() < b and a < m.end() for a, b in taken)

    for m in NONE.finditer(text, start, end):
        unit = m["unit"]
        kind, _ = _kind(text, start, end, m.start(), m.end(), unit, taken)
        if free(m) and kind not in ("count", "intention"):
            yield Counted(kind, 0.0, None, unit, False, m.start(), m.end())
    for m in DASHED.finditer(text, start, end):
        if free(m) and (
            PEOPLE.search(m["unit"]) or VIOLATIONS.search(m["unit"]) or INCIDENTS.search(m["unit"])
        ):
            low, high = (_number(m[part], m["scale"]) for part in ("low", "high"))
            kind, denied = _kind(text, start, end, m.start(), m.end(), m["unit"], taken)
            if low < high:
                yield Counted(kind, low, high, m["unit"], False, m.start(), m.end(), denied)
    for m in PART_OF.finditer(text, start, end):
        if free(m):
            size, word = m["n"].lower().split()[0], m["n"].lower().split()[-1]
            value = {"two": 2, "three": 3}.get(size, 1) * PARTS[word]
            after = text[m.start() + len(m["n"]) : end]
            kind = "violations_share" if OF_VIOLATIONS.match(after) else "share"
            yield Counted(kind, round(value, 1), None, "per cent", False, m.start(), m.start() + len(m["n"]))


def _number(digits: str, scale: str | None) -> float:
    plain = digits.rstrip(".,").replace(",", "")
    return float(plain) * SCALE.get((scale or "").lower(), 1)


def _scale_of(words: str) -> str | None:
    m = re.search(r"\b(thousand|million)\b", words, FLAGS)
    return m[1] if m else None


BASIS = re.compile(
    r"\b(?:according to|as (?:reported|stated|counted|said|confirmed|published) by|citing|quoting"
    r"|(?:based on|by|on the basis of) (?:the )?(?:data|information|figures|estimates|reports?|count) (?:of|from|by))\s+(?:the\s+)?"
    r"(?P<who>[^,;:.\"”]{2,80}?)(?=,|;|:|\.|\"|”|$|\s+(?:there|about|some|more|at least|over|up to|nearly|almost|only|that)\b|\s+\d)",
    FLAGS,
)


def basis_said(text: str) -> str:
    """On whose word the sentence itself says it rests; '' where it does not say."""
    m = BASIS.search(text)
    return " ".join(m["who"].split()) if m else ""
