"""What a language needs so that its dates and numbers can be read: twelve months, number words, small signs.

To add a language: a file beside this one with a :class:`Language`, and its row in ``__init__.py``. Words are written as
people write them; folding makes them comparable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from detente.talks.languages.fold import folded


@dataclass(frozen=True, eq=False)
class Language:
    """Months, number words and the words around them, in one language."""

    code: str
    name: str
    months: tuple[str, ...]
    """Twelve entries, each the forms of one month, '|'-joined."""
    units: str
    """``value:form,form value:form`` for all words below a hundred and the hundreds."""
    scales: str
    """The same for thousand, million and so on."""
    joined_by: str = ""
    """Pattern of what may stand between two words of one number, beside blanks and hyphens."""
    glue: str = ""
    """Pattern of a letter that may stick to the front of a word ("and" in Arabic)."""
    between_day_and_month: str = ""
    after_month: str = ""
    before_year: str = ""
    durations: str = ""
    """Pattern of units of time: a number before one is no count."""
    not_after: str = ""
    """Pattern of words after which a number word counts nothing: units of time put first, "each"."""
    approximators: Mapping[str, str] = field(default_factory=dict)
    """Pattern before (or after) a number, by its English word."""
    decimal_point: bool = False
    """Whether a point before three digits is a decimal sign, as in English."""

    @cached_property
    def values(self) -> dict[str, int]:
        """Folded word: value, below a thousand."""
        return _values(self.units)

    @cached_property
    def multiples(self) -> dict[str, int]:
        """Folded word: value, of the scales."""
        return _values(self.scales)

    @cached_property
    def month_numbers(self) -> dict[str, int]:
        """Folded month: 1 to 12."""
        return {folded(form): n for n, forms in enumerate(self.months, 1) for form in forms.split("|")}

    @cached_property
    def duration(self) -> re.Pattern[str]:
        """What follows a number that measures time."""
        return re.compile(rf"[- ]*(?:{folded(self.durations)})" if self.durations else r"(?!)")

    @cached_property
    def uncounted(self) -> re.Pattern[str]:
        """What stands before a number word that counts nothing."""
        return re.compile(rf"(?<!\w)(?:{folded(self.not_after)}) $" if self.not_after else r"(?!)")


def _values(lines: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for entry in lines.split():
        value, forms = entry.split(":")
        for form in forms.split(","):
            found[folded(form.replace("_", " "))] = int(value)
    return found
