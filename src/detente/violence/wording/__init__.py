"""One careful paragraph about a change, in the languages of a process. Never stronger than the numbers.

The order is fixed: what was found and how surely; what the twin says; what is to be read instead, where a check says
so; what speaks against it; what is not known of the watching; whether a plan was kept; what no comparison can tell. A ratio
whose interval holds 1 is never called a fall or a rise, nor "no effect".

To add a language: a file with a :class:`~detente.violence.wording.language.Language`, and its row in ``LANGUAGES``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from detente.violence.wording.arabic import ARABIC
from detente.violence.wording.english import ENGLISH
from detente.violence.wording.language import Language, told
from detente.violence.wording.russian import RUSSIAN
from detente.violence.wording.story import Story, story_of

if TYPE_CHECKING:
    from detente.violence.change import Change

LANGUAGES: dict[str, Language] = {"en": ENGLISH, "ru": RUSSIAN, "ar": ARABIC}


def in_words(change: Change, language: str = "en", names: Mapping[str, str] | None = None) -> str:
    """The change as one paragraph. ``names``: what to call the zones in that language."""
    return told(story_of(change, names), LANGUAGES[language])


__all__ = ["LANGUAGES", "Language", "Story", "in_words", "story_of", "told"]
