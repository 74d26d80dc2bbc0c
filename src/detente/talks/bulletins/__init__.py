"""Daily ceasefire bulletins as tables: counts by province and reporting party, and what else moved or joined.

Belongs here: the way bulletins of that kind speak, in six languages, as patterns. Does not belong here: names of provinces
(they come as a table) and what the publisher takes for granted (:class:`Source`). Rules kept: a province named without a
figure has none; "none" is 0; a total is the one printed, and a sum that misses it is noted, never mended.

    >>> table = [{"province": "Ostra", "en_variants": "Ostra"}, {"province": "Tarn", "en_variants": "Tarn"}]
    >>> read = read_bulletin("The Turkish side noted 3 cases on 4 May 2021: Ostra (2), Tarn (1).", table)
    >>> [(t.province, t.count) for t in read.tallies]
    [('total', 3), ('Ostra', 2), ('Tarn', 1)]
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from detente.errors import Fault, InputError
from detente.talks.bulletins.movements import kind_of, read_movement
from detente.talks.bulletins.provinces import Provinces
from detente.talks.bulletins.rows import SHELLING, TOTAL, VIOLATION, WEEK, Bulletin, Movement, Source, Tally
from detente.talks.bulletins.tallies import Reported, mentions, read_tallies
from detente.talks.bulletins.wording import Wording
from detente.talks.bulletins.words_eastern import ARABIC, RUSSIAN, TURKISH
from detente.talks.bulletins.words_western import ENGLISH, FRENCH, SPANISH
from detente.talks.languages import LANGUAGES
from detente.talks.languages.dates import find_days
from detente.talks.languages.fold import Folded, fold
from detente.talks.languages.numbers import find_numbers

__all__ = ["Bulletin", "Movement", "Source", "Tally", "read_bulletin"]

WORDINGS = {w.code: w for w in (ENGLISH, RUSSIAN, ARABIC, TURKISH, SPANISH, FRENCH)}
SENTENCE = re.compile(r"[^\n]+?(?:(?<=[^\d.][.!?])(?=\s)|(?<=\d[.!?])(?= \D)|\n|$)", re.MULTILINE)
GIVEN = "named without a figure"


def read_bulletin(
    text: str, provinces: Sequence[Mapping[str, str | None]], *, published: date | None = None, source: Source | None = None
) -> Bulletin:  # fmt: skip
    """The tables of one bulletin; ``provinces`` has a row a province and a column a language (``province``, ``en_variants``, ``ru`` …)."""
    if not text.strip():
        raise InputError(
            "bulletin", [Fault("the text", "there is nothing in it", "give the bulletin's text")]
        )
    source = source or Source()
    page = fold(text)
    words = _wording(page.text, provinces)
    language = LANGUAGES[words.code]
    days = find_days(page.text, language, published.year if published else 0)
    day = next((d.day for d in days if d.day and not words["since"].search(page.text[max(0, d.start - 30) : d.start])), published)  # fmt: skip
    numbers = find_numbers(page.text, language, [(d.start, d.end) for d in days])
    counting: list[tuple[int, int]] = []
    movements: list[Movement] = []
    heading: str | None = None
    for m in SENTENCE.finditer(page.text):
        span = (m.start(), m.end())
        kind = kind_of(m[0], words)
        counted = mentions(page.text, *span, words) and (
            words["violation"].search(m[0]) or words["confirm"].search(m[0])
        )
        counted = counted or words["neither"].search(m[0]) or words["zone"].search(m[0])
        inside = any(span[0] <= n.start < span[1] for n in numbers)
        if kind and not inside and not words["none"].search(m[0]):
            heading = heading or (kind if not movements else None)
        if counted or (kind or heading) is None or not (inside or kind):
            counting.append(span)
            continue
        for moved in read_movement(
            page, text, span, kind or heading or "", numbers, days, words, language, source
        ):
            start, end = page.span(moved.start, moved.end)
            movements.append(
                Movement(
                    day,
                    moved.kind,
                    moved.place,
                    moved.count,
                    moved.unit,
                    moved.period,
                    start,
                    end,
                    text[start:end],
                )
            )
    reported = list(read_tallies(page.text, counting, numbers, Provinces(provinces, words), words))
    notes = () if reported or movements else ("no count of a party and no movement was found",)
    if day is None:
        notes = (*notes, "the text names no day with its year")
    return Bulletin(day, language.name, tuple(_tallies(reported, day, page, text)), tuple(movements), notes)


def _wording(text: str, provinces: Sequence[Mapping[str, str | None]]) -> Wording:
    """The language whose words of bulletins and provinces the text has most of."""
    found = {}
    for code, words in WORDINGS.items():
        hits = sum(len(one.findall(text)) for one in (*words.party.values(), *words.kind.values(), words["violation"], words["none"]))  # fmt: skip
        found[code] = (
            hits
            + len(find_days(text, LANGUAGES[code], 2000))
            + len(Provinces(provinces, words).find(text)) / 2
        )
    return WORDINGS[max(found, key=lambda code: (found[code], code == "en"))]


def _tallies(reported: Sequence[Reported], day: date | None, page: Folded, text: str) -> list[Tally]:
    """Rows, each party, category and province once, with the notes a reader needs."""
    rows: dict[tuple[str, str, str], Tally] = {}
    for one in reported:
        category = SHELLING.format(zone=one.zone) if one.zone else WEEK if one.week else VIOLATION
        province = one.count.province or TOTAL
        start, end = page.span(one.count.start, one.count.end)
        note = one.note if one.count.value is not None else GIVEN
        rows.setdefault(
            (one.party, category, province),
            Tally(
                day,
                one.party,
                category,
                province,
                one.count.value,
                one.confirmed,
                note,
                start,
                end,
                text[start:end],
            ),
        )
    return [_with_sum(row, list(rows.values())) if row.province == TOTAL else row for row in rows.values()]


def _with_sum(total: Tally, rows: Sequence[Tally]) -> Tally:
    """The total, noting where its provinces add up to another number."""
    key = (total.reporting_party, total.category)
    own = [r for r in rows if (r.reporting_party, r.category) == key and r.province != TOTAL]
    given = [r.count for r in own if r.count is not None]
    if not own or len(given) < len(own) or sum(given) == total.count:
        return total
    said = f"provinces given sum to {sum(given)}, total {total.count}"
    return replace(total, note=f"{total.note}; {said}" if total.note else said)
