"""Everything with a day of its own: obligations and ends of terms, as entries of a calendar.

An entry's ``key`` depends on instrument and clause only, so that a changed day moves the entry and makes no second one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.talks.agreements.instrument import Agreement
from detente.talks.agreements.term import Course
from detente.talks.calendar.implementation import ClauseScore
from detente.talks.calendar.obligation import Standing, obligations_of, standing


@dataclass(frozen=True)
class Entry:
    """One thing in the calendar; ``first`` and ``last`` differ where publishers differ about the day."""

    key: str
    first: date
    last: date
    title: str
    about: str
    state: str
    bearer: str = ""
    url: str = ""

    @property
    def sure(self) -> bool:
        """Do all renderings give one day."""
        return self.first == self.last


def calendar_entries(
    agreements: Sequence[Agreement],
    day: date,
    scores: Mapping[tuple[str, str], ClauseScore],
    courses: Sequence[Course] = (),
) -> tuple[tuple[Entry, ...], tuple[Standing, ...]]:
    """The dated entries in the order of their days, and where every obligation stands, dated or not."""
    names = {a.id: a.name for a in agreements}
    standings = tuple(
        standing(o, day, scores.get((o.instrument, o.clause))) for o in obligations_of(agreements)
    )
    entries = [entry for s in standings if (entry := _of_obligation(s, names)) is not None]
    entries += [
        Entry(f"{c.instrument}/term", c.ends, c.ends, f"End of the term: {names.get(c.instrument, c.instrument)}",
              "\n".join([c.state, *c.warnings]), c.state)
        for c in courses if c.ends is not None
    ]  # fmt: skip
    return tuple(sorted(entries, key=lambda e: (e.first, e.last, e.key))), standings


def _of_obligation(s: Standing, names: Mapping[str, str]) -> Entry | None:
    o = s.obligation
    first = o.due and (o.due.earliest or o.due.text or o.due.latest)
    last = o.due and (o.due.latest or o.due.text or o.due.earliest)
    if not first or not last or o.due is None:
        return None
    lines = [o.says, f"{o.owed_by[0].upper()}{o.owed_by[1:]}", f"State on {s.day}: {s.state} ({s.why})"]
    lines += [f"How the day is known: {o.due.how}" if o.due.how else ""]
    lines += [f"On record: {o.on_record}" if o.on_record else ""]
    if s.score:
        lines += [f"Score {x.score} by {x.organisation}, {x.as_of}: {x.evidence}" for x in s.score.scores]
        lines += [f"Disputed by {x.organisation}, {x.as_of}{x.held}: {x.evidence}" for x in s.score.disputes]
    title = f"{names.get(o.instrument, o.instrument)}, {o.clause}: {o.says}"
    return Entry(
        f"{o.instrument}/{o.clause}", first, last, _short(title), "\n".join(filter(None, lines)), s.state, o.bearer, o.source
    )  # fmt: skip


def _short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"
