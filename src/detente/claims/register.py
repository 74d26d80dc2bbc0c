"""The claim register of a document: every figure and every sentence that says something, with who, when, where, of what.

A sentence of several figures is a claim for each. A sentence of two clauses that claim different things ("..., and ...")
is two claims. Outside what people said, the document's own sentences claim who took part, the counts of violations that
they print, and the figures that a room can test; other unspoken sentences claim nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from detente.claims.claim import Claim
from detente.claims.counted import BY_NAME, INCIDENTS, VIOLATIONS, Counted, basis_said, counted
from detente.claims.kinds import ATTEND, CHANGE, OPINION, Said, kind_of, rises, two_sided
from detente.claims.periods import period_said
from detente.claims.places_said import place_said
from detente.claims.state import Page, State
from detente.talks import Record, Violation, split_sentences
from detente.times import Span

RECORD = "(record)"
JOIN = re.compile(r"(?:,|;)\s+(?=and\s|but\s|while\s)", re.IGNORECASE)
REPORTING = re.compile(r"(\d{1,2} \w+ \d{4}|\d{4}-\d{2}-\d{2})\s*$")
UNTESTED = ("count", "share", "wounded", "intention")
"""Kinds of figures that a document's own sentences are not held to: no room tests them."""


@dataclass(frozen=True)
class _Reading:
    """One thing that a clause says: its type, and the figure where it has one."""

    type: str
    figure: Counted | None = None


def claims_of(page: Page, record: Record, state: State) -> list[Claim]:
    """The claims of one document, in the order of its text."""
    reader = _Reader(page, record, state)
    claims: list[Claim] = []
    for speaker, start, end in reader.sentences():
        if speaker == RECORD:
            readings = [(start, end, one) for one in reader.of_the_record(start, end)]
        else:
            readings = [(a, b, one) for a, b, found in reader.clauses(start, end) for one in found]
        for first, last, one in readings:
            claims.append(reader.claim(len(claims) + 1, speaker, first, last, one))
    return claims


class _Reader:
    """One document, read clause by clause."""

    def __init__(self, page: Page, record: Record, state: State) -> None:
        self.page, self.record, self.state = page, record, state
        self.text = page.text
        self.side = {p.name: p.affiliation or "" for p in record.participants}
        self.day = date.fromisoformat(record.event.date) if record.event.date else page.published

    def sentences(self) -> Iterator[tuple[str, int, int]]:
        """Who speaks, and where each sentence stands."""
        spoken = sorted(self.record.statements, key=lambda s: (s.start, -s.end))
        found: list[tuple[str, int, int]] = []
        for s in spoken:
            # reported speech inside another statement is its own sentence; the outer one is not told twice
            found += [(s.speaker or "", a, b) for a, b in split_sentences(self.text, s.start, s.end)]
        inside = [(s.start, s.end) for s in spoken]
        for a, b in split_sentences(self.text, 0, len(self.text)):
            if not any(a < end and start < b for start, end in inside) and self.of_the_record(a, b):
                found.append((RECORD, a, b))
        seen: set[tuple[int, int]] = set()
        for speaker, a, b in sorted(found, key=lambda f: (f[1], f[2])):
            if (a, b) not in seen:
                seen.add((a, b))
                yield speaker, a, b

    def of_the_record(self, start: int, end: int) -> list[_Reading]:
        """What one of the document's own sentences claims."""
        names = [p.name for p in self.record.participants]
        text = self.text[start:end]
        if ATTEND.search(text) and any(name in text for name in names):
            return [_Reading("attendance")]
        return [r for r in self.figures(start, end) if r.type not in UNTESTED]

    def figures(self, start: int, end: int) -> list[_Reading]:
        """The figures of a clause, with the counts of violations that it gives place by place."""
        found = counted(self.text, start, end, self.record.figures)
        told = [v for v in self.record.violations if start <= v.start < end]
        split = {
            c.start
            for c in found
            if not any(_same(c, v) for v in told)
            and sum(v.count <= c.value and bool(v.location) for v in told)
        }
        rows = [
            Counted("violations_count", float(v.count), None, self._unit(found), False, v.start, v.end)
            for v in told
            if not any(_same(c, v) for c in found)
        ]
        kept = [c for c in found if c.start not in split or c.kind != "violations_count" or not rows]
        readings = [_Reading(c.kind, c) for c in sorted([*kept, *rows], key=lambda c: c.start)]
        once: dict[tuple[int, int, float], _Reading] = {}
        for r in readings:
            if r.figure is not None:
                once.setdefault((r.figure.start, r.figure.end, r.figure.value), r)
        return list(once.values())

    def _unit(self, found: list[Counted]) -> str:
        units = [c.unit for c in found if VIOLATIONS.search(c.unit) or INCIDENTS.search(c.unit)]
        return units[0] if units else "violations"

    def clauses(self, start: int, end: int) -> list[tuple[int, int, list[_Reading]]]:
        """A sentence's clauses, cut only where the two sides claim different things."""
        for m in JOIN.finditer(self.text, start, end):
            left, right = (start, m.start()), (m.end(), end)
            said = self.readings(*left), self.readings(*right)
            kinds = [tuple(r.type for r in side) for side in said]
            turns = rises(self.text[slice(*left)]) != rises(self.text[slice(*right)])
            counts = any(r.figure for r in said[0]) and any(r.figure for r in said[1])
            if all(OPINION not in side for side in kinds) and (kinds[0] != kinds[1] or turns or counts):
                return [(*left, said[0]), (*right, said[1])]
        return [(start, end, self.readings(start, end))]

    def readings(self, start: int, end: int) -> list[_Reading]:
        """What a clause says: a claim a figure, or the one thing that its words claim."""
        text = self.text[start:end]
        plain = kind_of(Said(text, self.instruments(start, end), self.tracks(text)))
        figures = self.figures(start, end)
        testable = [r for r in figures if r.type not in ("count", "share", "intention")]
        if not figures or (plain != OPINION and not testable):
            return [_Reading(plain, figures[0].figure if figures and plain != OPINION else None)]
        return figures

    def instruments(self, start: int, end: int) -> tuple[str, ...]:
        """Names of the papers that the clause mentions."""
        return tuple(i.name for i in self.record.instruments if start <= i.start < end)

    def tracks(self, text: str) -> tuple[str, ...]:
        """Tracks of the process that a text names."""
        low = text.casefold()
        return tuple(
            t.id for t in self.state.process.track
            if any(re.search(rf"(?<!\w){re.escape(w.casefold())}(?!\w)", low) for w in t.words)
        )  # fmt: skip

    def claim(self, n: int, speaker: str, start: int, end: int, one: _Reading) -> Claim:
        """The clause as a claim."""
        text, f = self.text[start:end], one.figure
        place = place_said(text, self.state)
        told = self._violation(f) if f is not None else None
        named = speaker
        if speaker == RECORD and told is not None and told.party_reporting:
            named = told.party_reporting
        change = one.type == "violence_change" and not two_sided(text)
        scope = f.unit if f is not None else ""
        return Claim(
            document=self.page.name,
            n=n,
            speaker=named,
            on_behalf_of="; ".join(filter(None, (self.side.get(s.strip(), "") for s in speaker.split(";")))),
            text=text,
            start=start,
            end=end,
            type=one.type,
            value=f.value if f else None,
            unit=f.unit if f else "",
            approximate=bool(f and f.approximate),
            period=self._reported(told) or period_said(text, self.day),
            place="" if told is not None and told.location and not place.zones else place.named,
            excepted=place.excepted,
            instruments=self.instruments(start, end),
            tracks=self.tracks(text),
            value_high=f.high if f else None,
            direction=("rose" if rises(text) else "fell" if CHANGE.search(text) else "") if change else "",
            scope=scope,
            basis=self._basis(text, told, named),
            denied=bool(f and f.denied),
            by_name=bool(f and BY_NAME.search(text)),
            area=(told.location or "" if told is not None and not place.zones else "") or place.area,
            said_at=(f.start, f.end) if f else None,
        )

    def _basis(self, text: str, told: Violation | None, speaker: str) -> str:
        counter = told.party_reporting if told is not None else None
        return basis_said(text) or (counter if counter and counter != speaker else "") or ""

    def _violation(self, f: Counted) -> Violation | None:
        """The count of violations that stands where the figure stands."""
        return next((v for v in self.record.violations if _same(f, v)), None)

    def _reported(self, told: Violation | None) -> Span | None:
        """The one day of a reporting period that ends on a day the document names; a day before for the previous one."""
        if told is None or not told.period or not isinstance(self.day, date):
            return None
        if told.period.startswith("previous"):
            present = (v for v in self.record.violations if v.period and not v.period.startswith("previous"))
            day = self._reported(next(present, None))
            return (
                Span(day.first - timedelta(days=1), day.first - timedelta(days=1))
                if day is not None
                else None
            )
        if re.match(r"(?:24 hours|reporting period)\b", told.period):
            ends = REPORTING.search(told.period)
            return period_said(f"on {ends[1]}", self.day) if ends else Span(self.day, self.day)
        return period_said(told.period, self.day)


def _same(c: Counted, v: Violation) -> bool:
    """Is the figure the count that was read as of violations?"""
    return c.start < v.end and v.start < c.end and c.value == v.count
