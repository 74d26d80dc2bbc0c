"""Names of groups as terms list them: one key for the ways of writing a name, and the index of an instrument's names.

Case, marks, apostrophes and the letters that Arabic and Persian keyboards write differently make no other name;
anything else does, and a name in another script is another name that the list must give.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from detente.ceasefire.terms.adherence import Adherent
from detente.ceasefire.terms.exempt import Alias, Exempt, Succession
from detente.ceasefire.terms.instrument import Instrument
from detente.process import folded

LETTERS = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ـ": None,
        "\u200c": None,
        "\u200f": None,
        "\u200e": None,
        "’": "'",
        "‘": "'",
        "ʼ": "'",
    }
)  # fmt: skip


@lru_cache(maxsize=50_000)
def names_of(side: str | None) -> tuple[str, ...]:
    """The groups that a side names."""
    return tuple(n.strip() for n in (side or "").split(";") if n.strip())


@lru_cache(maxsize=50_000)
def key_of(name: str) -> str:
    """One key for all ways of writing a name."""
    return folded(name.translate(LETTERS))


@dataclass(frozen=True)
class Listed:
    """Whom an instrument's lists mean by a name."""

    exempt: tuple[tuple[Exempt, Alias], ...] = ()
    adherent: Adherent | None = None
    came_from: Succession | None = None
    became: Succession | None = None


@dataclass
class _Entry:
    exempt: list[tuple[Exempt, Alias]] = field(default_factory=list)
    adherent: Adherent | None = None
    came_from: Succession | None = None
    became: Succession | None = None


@lru_cache(maxsize=1_000)
def listed(instrument: Instrument) -> dict[str, Listed]:
    """What the lists say of each name, by its key."""
    entries: dict[str, _Entry] = {}

    def entry(name: str) -> _Entry:
        return entries.setdefault(key_of(name), _Entry())

    for group in instrument.exempt:
        for alias in group.alias:
            entry(alias.name).exempt.append((group, alias))
    for one in instrument.adherent:
        for name in one.called:
            found = entry(name)
            found.adherent = found.adherent or one
    for step in instrument.succession:
        before, after = ({key_of(n) for n in names} for names in (step.of, step.into))
        for name in step.of:
            if key_of(name) not in after:
                entry(name).became = step
        for name in step.into:
            if key_of(name) not in before:
                entry(name).came_from = step
    return {k: Listed(tuple(e.exempt), e.adherent, e.came_from, e.became) for k, e in entries.items()}
