"""Who is named in a subject: the name that stands after the office and the state, as the page writes it.

A family name alone means the fullest name of the page that ends with it. Names in an oblique case are matched to a name the
page gives in full; where none fits, nobody is named.
"""

from __future__ import annotations

import re

from detente.talks.languages.fold import fold, folded
from detente.talks.languages.speech_words import SpeechWords

TOKEN = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?")
MOST_TOKENS = 4
ENDING = re.compile(r"(?:ого|его|ому|ему|ым|им|ой|ей|ом|ем|а|я|у|ю|е|ы|и|й|ь)$")


class Names:
    """The full names met so far on a page, in one language."""

    def __init__(self, words: SpeechWords) -> None:
        self.words = words
        self.known: list[str] = []
        self.not_name = re.compile(rf"(?:{folded(words.offices)}|{folded(words.states)})(?:'\w+)?")
        self.pronoun = re.compile(folded(words.he) or r"(?!)")
        self.last: str | None = None

    def read(self, subject: str) -> str | None:
        """The speaker a subject names, None where it is not sure."""
        bare = subject.strip(" ,:-—–\n")
        if self.pronoun.fullmatch(fold(bare).text):
            return self.last
        name = self._arabic(bare) if self.words.verb_first else self._capitals(bare)
        if not name:
            return None
        full = self._full(name)
        if full:
            self.last = full
        return full

    def _capitals(self, subject: str) -> str | None:
        """The last run of capitalised words, after offices and states."""
        run: list[str] = []
        end = 0
        for m in TOKEN.finditer(subject):
            gap = subject[end : m.start()]
            if not m[0][0].isupper() or self.not_name.fullmatch(fold(m[0]).text):
                run = [] if m.end() < len(subject) or not run else run
            elif run and gap == " ":
                run.append(m[0])
            else:
                run = [m[0]]
            end = m.end()
        return " ".join(run) if 0 < len(run) <= MOST_TOKENS and subject.rstrip().endswith(run[-1]) else None

    def _arabic(self, subject: str) -> str | None:
        """The words after the last office, state or adjective; two or more, or a name known already."""
        run: list[str] = []
        for m in TOKEN.finditer(subject):
            plain = fold(m[0]).text
            article = plain.startswith("ال")
            if self.not_name.fullmatch(plain) or (article and (not run or re.search("(?:ي|يه)$", plain))):
                run = []
            else:
                run.append(m[0])
        return " ".join(run) if 0 < len(run) <= MOST_TOKENS else None

    def _full(self, name: str) -> str | None:
        """The fullest form known; a new full name is kept, a new single word is nobody."""
        plain = fold(name).text.split()
        for known in self.known:
            other = fold(known).text.split()
            if other == plain or (len(plain) == 1 and other[-1] == plain[0]):
                return known
            if len(plain) <= len(other) and all(ENDING.sub("", a) == ENDING.sub("", b) for a, b in zip(reversed(plain), reversed(other), strict=False)):  # fmt: skip
                return known
        if len(plain) < 2:
            return None
        self.known.append(name)
        return name
