"""Addresses inside the page: each is given once, and a document's own come first."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Ids:
    """Gives every id once; ``of`` finds the page's id for a section's own."""

    def __init__(self, own: Iterable[str]) -> None:
        self._taken: set[str] = set()
        self._own: dict[str, str] = {}
        self.own = [self.keep(name) for name in own]

    def keep(self, name: str) -> str:
        """The id of something that the document itself names; the first of a name is the one found."""
        given = self.new(name)
        self._own.setdefault(name, given)
        return given

    def new(self, name: str) -> str:
        """A free id, as like the name as HTML and addresses allow."""
        stem = re.sub(r"[^\w.-]+", "-", name).strip("-") or "part"
        if not stem[0].isalpha():
            stem = f"p-{stem}"
        given, n = stem, 1
        while given in self._taken:
            n += 1
            given = f"{stem}-{n}"
        self._taken.add(given)
        return given

    def of(self, name: str) -> str | None:
        """The page's id for one the document named, if it is there."""
        return self._own.get(name)
