"""What refers to what: from clauses, notes and documents to the instruments of the register.

A symbol, a number, a key, a full name or a kind with its day settles which instrument is meant. A bare "the
Resolution" or "the Memorandum" does not: all of that kind are listed as candidates and none is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.talks.agreements.instrument import Agreement
from detente.talks.dates import find_dates

NOUNS = (
    "resolution|memorandum|agreement|statement|protocol|declaration|communiqu[eé]|accord|treaty|documents"
    "|резолюци\\w*|меморандум\\w*|соглашени\\w*|قرار|مذكرة|اتفاق"
)
NUMBERED = re.compile(r"\bresolutions?\s+(?P<no>\d{3,4})(?:\s*\(\d{4}\))?", re.IGNORECASE)
DATED = re.compile(rf"\b(?:joint\s+)?(?:{NOUNS})\s+of\s+(?=\d)", re.IGNORECASE)
BARE = re.compile(rf"\b[Tt]he\s+(?P<noun>{NOUNS.title()})\b")


@dataclass(frozen=True)
class Reference:
    """Words in a source (instrument or document) that point to an instrument; several candidates: none is chosen."""

    source: str
    where: str
    words: str
    candidates: tuple[str, ...]
    certain: bool

    @property
    def target(self) -> str | None:
        """The instrument meant, where that is certain."""
        return self.candidates[0] if self.certain else None


def candidates(words: str, agreements: Sequence[Agreement]) -> tuple[tuple[str, ...], bool]:
    """Which instruments the words may name, and whether that is settled."""
    settled = [a.id for a in agreements if _names(words, a)]
    if settled:
        return tuple(settled), len(settled) == 1
    if NUMBERED.search(words) or find_dates(words):
        return (), False
    noun = re.search(NOUNS, words, re.IGNORECASE)
    if noun is None:
        return (), False
    wanted = noun[0].casefold()
    alike = [a for a in agreements if a.kind == wanted or wanted in " ".join(a.names.values()).casefold()]
    return tuple(a.id for a in alike), False


def references(
    agreements: Sequence[Agreement],
    documents: Mapping[str, Iterable[tuple[str, int]]] | None = None,
) -> tuple[Reference, ...]:
    """All references of the register; ``documents``: name to the papers read in it, each with its offset."""
    found: list[Reference] = []
    for a in agreements:
        others = [o for o in agreements if o.id != a.id]
        texts = [(f"clause {c.id}", c.says) for c in a.clauses]
        texts += [("note on the term", a.ends.how), ("note on entry into force", a.in_force.how)]
        texts += [("open point", note) for note in a.open_points]
        for where, text in texts:
            found += _in_text(a, where, text, others)
    for name, papers in (documents or {}).items():
        for words, offset in papers:
            ids, certain = candidates(words, agreements)
            found.append(Reference(name, f"offset {offset}", words, ids, certain))
    return tuple(dict.fromkeys(found))


def _in_text(source: Agreement, where: str, text: str, others: Sequence[Agreement]) -> list[Reference]:
    found = [Reference(source.id, where, words, (o.id,), True) for o in others if (words := _names(text, o))]
    known = {i for r in found for i in r.candidates}
    for m in BARE.finditer(text):
        noun = m["noun"].casefold()
        if noun in " ".join(source.names.values()).casefold():
            continue  # "the Memorandum" inside the memorandum means itself
        ids, _ = candidates(m[0], others)
        if ids and not known & set(ids):
            found.append(Reference(source.id, where, m[0], ids, False))
    return found


def _names(text: str, one: Agreement) -> str:
    """The words in the text that settle that this instrument is meant, or nothing."""
    for exact in (one.symbol, one.id, *one.names.values()):
        if exact and (m := re.search(rf"(?<!\w){re.escape(exact)}(?!\w)", text, re.IGNORECASE)):
            return m[0]
    own = re.search(r"\d{3,4}", one.symbol) if one.kind == "resolution" else None
    for m in NUMBERED.finditer(text):
        if own and m["no"] == own[0]:
            return m[0]
    for m in DATED.finditer(text):
        dated = find_dates(text[m.end() : m.end() + 30])
        if dated and dated[0].start == 0 and dated[0].last == one.adopted:
            return text[m.start() : m.end() + dated[0].end]
    return ""
