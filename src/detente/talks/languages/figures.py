"""Figures on a page in a language of this room: a number and the noun it stands before, in the page's own words.

Numbers of papers, articles, years and dates are passed over; a number without a noun behind it is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.talks.languages.dates import Day
from detente.talks.languages.fold import Folded, folded
from detente.talks.languages.language import Language
from detente.talks.languages.numbers import find_numbers
from detente.talks.record import Figure, Statement

PAPERS = re.compile(folded(r"(?:№|no\.?|n\.|резолюци\w*|стать\w+|пункт\w*|раунд\w*|القرار|قرار|رقم|المادة|البند|sayılı|madde|karar\w*|резолюци\w+ (?:сб )?(?:оон)?)") + r" ?(?:\w+ ){0,2}$")  # fmt: skip
ORDINAL = re.compile(
    r"[-'](?:й|и|го|я|ая|е|м|inci|nci|uncu|ncu)\b| ?(?:год|г\.|sayili|\. (?:tur|madde|toplanti))"
)
NOUN = re.compile(r"(?P<more>(?:'?[dt][ae]n)? fazla(?= ))? ?(?P<unit>%|[^\W\d_]{2,}(?: [^\W\d_]{3,})?)")
ADJECTIVE = re.compile("(?:ых|их|ого|его|ая|ое|ые|ие)$")  # before its noun, in Russian
NOT_A_NOUN = frozenset(
    folded(
        "и в на с из по за от до или а но что это в على في من إلى و أو عن ve veya ile da de bu da ya"
    ).split()
)
YEAR = re.compile(r"(?:19|20)\d\d")


def read_foreign_figures(
    page: Folded, original: str, language: Language, days: Sequence[Day], statements: Sequence[Statement]
) -> Iterator[Figure]:
    """Every figure of the page, once a value and noun."""
    seen: set[tuple[float, str]] = set()
    for number in find_numbers(page.text, language, [(d.start, d.end) for d in days]):
        before = page.text[max(0, number.start - 40) : number.start]
        written = page.text[number.start : number.end]
        noun = NOUN.match(page.text, number.end)
        if (
            not noun
            or PAPERS.search(before)
            or ORDINAL.match(page.text, number.end)
            or before.endswith(("(", "№", "/"))
        ):
            continue
        unit = noun["unit"].split()
        if unit[0] in NOT_A_NOUN or (YEAR.fullmatch(written) and not unit[0].startswith("чел")) or (number.value == 1 and not written[0].isdigit()):  # fmt: skip
            continue
        if len(unit) == 2 and (unit[1] in NOT_A_NOUN or not ADJECTIVE.search(unit[0])):
            unit.pop()
        start, end = page.span(number.start, noun.start("unit") + len(" ".join(unit)))
        words = original[page.at[noun.start("unit")] : end]
        if (number.value, unit[0]) in seen:
            continue
        seen.add((number.value, unit[0]))
        near = bool(noun["more"]) or any(
            re.search(rf"(?<!\w)(?:{folded(p)}) ?$", before) for p in language.approximators.values()
        )
        value = int(number.value) if number.value == int(number.value) else round(number.value, 6)
        speaker = next((s.speaker for s in reversed(statements) if s.start <= start and end <= s.end), None)
        yield Figure(
            value, words, None, near, start, end, original[start:end], speaker, "number before a noun"
        )
