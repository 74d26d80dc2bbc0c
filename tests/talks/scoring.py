"""How a reading is measured against the gold: one-to-one matches, F1 a component.

Names match without titles, accents and case, a surname alone will do. Statements match with intersection over union of at
least 0.7 and the right speaker (joint speakers: F1 of the names at least 0.8); figures by value and a content word of the unit;
instruments by resolution number, or by their words; violations by count, place and a word of the party; obligations with
intersection over union of at least 0.5 and the right bearer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

Row = dict[str, Any]
TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "general",
        "brigadier",
        "ambassador",
        "president",
        "prime",
        "minister",
        "secretary",
        "his",
        "her",
        "excellency",
        "the",
        "of",
        "and",
        "government",
        "governments",
        "kingdom",
        "republic",
        "state",
        "sultanate",
        "islamic",
        "jr",
        "sr",
    ]
)
ALIAS = {
    "united states america": "united states", "usa": "united states", "us": "united states", "uk": "united kingdom",
    "turkiye": "turkey", "russian federation": "russia", "drc": "democratic congo", "un security council": "united nations security council",
    "security council": "united nations security council",
}  # fmt: skip
UNITS = {
    "person": "people",
    "persons": "people",
    "dollar": "usd",
    "$": "usd",
    "km": "kilometre",
    "ton": "tonne",
}


def plain(words: str | None) -> str:
    """Lower case, no accents, no signs."""
    text = unicodedata.normalize("NFKD", words or "").replace("ı", "i")
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9$]+", " ", text).strip()


def name_words(name: str | None) -> list[str]:
    """The words of a name that count."""
    text = ALIAS.get(plain(name), plain(name))
    text = " ".join(
        [w for w in text.split() if w not in TITLES and (len(w) > 1 or w.isdigit())] or text.split()
    )
    return ALIAS.get(text, text).split()


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names mean one person, state or body."""
    one, other = name_words(a), name_words(b)
    if not one or not other:
        return False
    subset = set(one) <= set(other) or set(other) <= set(one)
    return set(one) == set(other) or (one[-1] == other[-1] and subset)


def same_speakers(a: str | None, b: str | None) -> bool:
    """Whether two (joint) speakers are the same, up to F1 0.8 of the names."""
    one, other = ([x for x in (names or "").split(";") if x.strip()] for names in (a, b))
    if not one or not other:
        return not one and not other
    matches = len(pairs(one, other, lambda x, y: float(same_name(x, y))))
    return 2 * matches / (len(one) + len(other)) >= 0.8


def overlap(a: Row, b: Row) -> float:
    """Intersection over union of two spans."""
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    whole = max(a["end"], b["end"]) - min(a["start"], b["start"])
    return shared / whole if shared > 0 else 0.0


def unit_words(unit: str | None) -> set[str]:
    """The content words of a unit, singular."""
    words = set()
    for word in plain(unit).split():
        word = UNITS.get(word, word)
        if len(word) > 4 and word.endswith("ies"):
            word = word[:-3] + "y"
        elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
            word = word[:-1]
        words.add(UNITS.get(word, word))
    return words - {"of", "the", "and", "un", "a", "an", "on", "in", "for", "to", "by", "its", "that"}


def same_figure(a: Row, b: Row) -> bool:
    """Equal value, and units with a word in common."""
    close = abs(a["value"] - b["value"]) <= 1e-9 * max(1.0, abs(a["value"]))
    return close and bool(unit_words(a["unit"]) & unit_words(b["unit"]))


def same_paper(a: Row, b: Row) -> bool:
    """The same resolution number, or largely the same words."""
    numbers = [re.search(r"(?:resolutions?|unscr|s/res/)\D{0,8}(\d{3,4})", x["name"].lower()) for x in (a, b)]
    if any(numbers):
        return all(numbers) and numbers[0][1] == numbers[1][1]  # type: ignore[index]
    one, other = unit_words(a["name"]), unit_words(b["name"])
    small = min(len(one), len(other))
    return bool(one and other) and (
        len(one & other) / len(one | other) >= 0.6 or (small >= 2 and (one <= other or other <= one))
    )


def pairs(gold: list[Any], found: list[Any], likeness: Callable[[Any, Any], float]) -> list[tuple[int, int]]:
    """Greedy one-to-one matches, the likest first."""
    ranked = sorted(
        ((likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        key=lambda x: (-x[0], x[1], x[2]),
    )
    taken: list[tuple[int, int]] = []
    for score, i, j in ranked:
        if score > 0 and all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return taken


def _spans(least: float, who: str) -> Callable[[Row, Row], float]:
    return lambda g, f: overlap(g, f) if overlap(g, f) >= least and same_speakers(g[who], f[who]) else 0.0


LIKENESS: dict[str, Callable[[Row, Row], float]] = {
    "participants": lambda g, f: float(same_name(g["name"], f["name"])),
    "statements": _spans(0.7, "speaker"),
    "figures": lambda g, f: float(same_figure(g, f)),
    "instruments": lambda g, f: float(same_paper(g, f)),
    "violations": lambda g, f: float(
        g["count"] == f["count"]
        and plain(g["location"]) == plain(f["location"])
        and bool(unit_words(g["party_reporting"]) & unit_words(f["party_reporting"]))
    ),
    "obligations": _spans(0.5, "bearer"),
}


def f1(gold: list[Row], found: list[Row], component: str) -> float | None:
    """F1 of one component, None where neither side has any."""
    if not gold and not found:
        return None
    return 2 * len(pairs(gold, found, LIKENESS[component])) / (len(gold) + len(found))
