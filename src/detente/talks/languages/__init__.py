"""Languages beside English: how dates, numbers and speech are written in them.

Belongs here: the grammar of a language as data, and readers that work from it. Does not belong here: what a bulletin
counts (bulletins). Rules kept: a text is folded first, so marks, capitals and local digits make no difference, and
every offset handed out is one of the original text. Only what the grammar makes sure is read; the rest is said to be unread.

To add a language: its file with a ``Language``, a row in ``LANGUAGES``, and its words of speech in ``speech_words.py``.
"""

from __future__ import annotations

from detente.talks.languages.arabic import ARABIC
from detente.talks.languages.english import ENGLISH
from detente.talks.languages.french import FRENCH
from detente.talks.languages.language import Language
from detente.talks.languages.russian import RUSSIAN
from detente.talks.languages.spanish import SPANISH
from detente.talks.languages.turkish import TURKISH

LANGUAGES = {one.code: one for one in (ENGLISH, RUSSIAN, ARABIC, TURKISH, SPANISH, FRENCH)}

__all__ = ["LANGUAGES", "Language"]
