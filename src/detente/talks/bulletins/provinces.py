"""Where a text names a province, whatever its case ending or the letters stuck to its front.

The names come as a table (one row a province, a column a language); none is written in the program.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.talks.bulletins.wording import Wording
from detente.talks.languages.fold import folded

RUSSIAN_ENDINGS = r"(?:ами|ями|ах|ях|ом|ем|ой|ей|ою|ам|ям|и|ы|у|ю|е|а|я|о|ь)?"


@dataclass(frozen=True)
class Named:
    """A province named in the folded text."""

    start: int
    end: int
    province: str


class Provinces:
    """The provinces of a table, ready to be found in one language."""

    def __init__(self, rows: Sequence[Mapping[str, str | None]], wording: Wording) -> None:
        self.by_form: dict[str, str] = {}
        for row in rows:
            for column in (wording.code, "en_variants", "province"):
                for form in (row.get(column) or "").split(";"):
                    if form.strip():
                        self.by_form.setdefault(folded(form.strip()), row.get("province") or form.strip())
        stems = {self._stem(form, wording): name for form, name in reversed(self.by_form.items())}
        self.by_stem = stems
        names = "|".join(sorted(map(re.escape, stems), key=len, reverse=True))
        case = RUSSIAN_ENDINGS if wording.stems else ""
        self.pattern = re.compile(
            rf"(?<!\w)(?:{wording.front or ''})(?P<stem>{names or '(?!)'}){case}(?!\w)(?:{folded(wording.ending)})(?!\w)"
        )

    @staticmethod
    def _stem(form: str, wording: Wording) -> str:
        if wording.stems and len(form) > 3 and re.search("[а-я]$", form):
            return re.sub(rf"(?:{folded(wording.stems)})$", "", form)
        return form

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Named]:
        """Every province named in the stretch, in order, with its ending and the word for province after it."""
        found = self.pattern.finditer(text, start, len(text) if end is None else end)
        return [Named(m.start("stem"), m.end(), self.by_stem[m["stem"]]) for m in found]
