"""The words by which a ceasefire bulletin speaks: who counts, what is none, what is each, what moved. One a language.

Every entry is a pattern written as people write; it is folded before it is used, so capitals (as in ``\\S``) must not be
used in one. To add a language: a file like ``words_western.py`` with its :class:`Wording`, and a row in ``__init__.py``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from detente.talks.languages.fold import folded

KINDS = (
    "settlement joined reconciliation", "formation joined ceasefire", "prisoners exchanged", "returned refugee", "returned IDP",
    "mines cleared", "aid delivered", "evacuated",
)  # fmt: skip
"""In the order in which a sentence is tried."""
DEFAULT_UNIT = {
    "settlement joined reconciliation": "settlements", "formation joined ceasefire": "armed formations", "aid delivered": "humanitarian actions",
    "mines cleared": "explosive devices",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Wording:
    """Patterns of one language; ``fillers`` are words that may stand between a number and its province."""

    code: str
    parties: Mapping[str, str]
    others: Mapping[str, str]
    not_party_after: str
    not_party_before: str
    violation: str
    none: str
    each_after: str
    each_before: str
    between: str
    """Words between a number and the province after it."""
    ending: str
    """What may follow a province's name: case endings and the word for province."""
    confirm: str
    negation: str
    according: str
    week: str
    since: str
    in_all: str
    kinds: Mapping[str, str]
    units: Mapping[str, str]
    to_place: str
    from_place: str
    of: str = ""
    stems: str = ""
    """Endings that a province's name may lose before another is put on."""
    front: str = ""
    """Letters that may stick to the front of a name."""
    neither: str = ""
    """What says of both parties at once that they counted none."""
    zone: str = ""
    """Shelling counted for a zone as a whole, by a centre and not by a party of the commission."""

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """The pattern of a field, folded; one that never matches where the field is empty."""
        return self._patterns[name]

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        plain = {name: value for name, value in vars(self).items() if isinstance(value, str)}
        return {name: pattern(value) for name, value in plain.items()}

    @cached_property
    def party(self) -> dict[str, re.Pattern[str]]:
        """Pattern by party."""
        return {name: pattern(value) for name, value in self.parties.items()}

    @cached_property
    def other(self) -> dict[str, re.Pattern[str]]:
        """Pattern by what is named beside the parties: sides and neighbours."""
        return {name: pattern(value) for name, value in self.others.items()}

    @cached_property
    def kind(self) -> dict[str, re.Pattern[str]]:
        """Pattern by kind of movement, in the order to try."""
        return {name: pattern(self.kinds[name]) for name in KINDS if name in self.kinds}

    @cached_property
    def unit(self) -> dict[str, re.Pattern[str]]:
        """Pattern by unit, the longer ones first as written."""
        return {name: pattern(value) for name, value in self.units.items()}


def pattern(written: str) -> re.Pattern[str]:
    """A pattern as people write it, to be used on folded text."""
    return re.compile(folded(written) if written else r"(?!)")
