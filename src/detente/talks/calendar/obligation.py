"""Where an obligation stands on a day.

With a range of due days (publishers differ) the answer goes by the day: before the first of them it is *due*; between
first and last it is *disputed*, because one rendering makes it late and another does not; after the last it is
*late* if it is scored below 3. A score of 3 from every organisation that scores it makes it *met*; where that came after the day of one
rendering only, *met, lateness disputed*; after all of them, *met late*. Where a party disputes a score of 3, it is
*disputed*. Words on record are shown and never read as a score, and silence is none either: past its last day an
obligation that nobody scored is *not scored*, neither met nor late. Without a day it has *no day set* until it is met.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from detente.layout import DateRange
from detente.say import joined, say, say_count
from detente.talks.agreements.counted import due_by
from detente.talks.agreements.instrument import Agreement
from detente.talks.calendar.implementation import ClauseScore
from detente.talks.calendar.triggers import condition_of, trigger_of

STATES: dict[str, str] = {
    "no day set": say("no rendering gives a day"),
    "due": say("its day has not come in any rendering"),
    "disputed": say("past its day in one rendering and not in another, or a party disputes that it is met"),
    "late": say("past its last day, and scored below 3"),
    "not scored": say("past its last day, and nobody has scored it: silence says neither met nor late"),
    "met": say("scored 3, by the first due day or without one"),
    "met, lateness disputed": say("scored 3 after the day of one rendering and not of another"),
    "met late": say("scored 3 after its last due day"),
}


NOBODY = say("bearer unknown: the words bind nobody by name")


@dataclass(frozen=True)
class Obligation:
    """Who owes what by when; ``trigger`` and ``condition`` are words of the clause that set it going or bind it."""

    instrument: str
    clause: str
    says: str
    bearer: str = ""
    due: DateRange | None = None
    on_record: str = ""
    trigger: str = ""
    condition: str = ""
    source: str = ""

    @property
    def owed_by(self) -> str:
        """``owed by Norland``; where the words bind nobody by name, that."""
        return say("owed by {bearer}", bearer=self.bearer) if self.bearer else NOBODY


@dataclass(frozen=True)
class Standing:
    """An obligation on a day: its state, why, its score with disputes, and how many days to or past its last day."""

    obligation: Obligation
    day: date
    state: str
    why: str
    score: ClauseScore | None
    days_left: int | None


def obligations_of(agreements: Sequence[Agreement]) -> tuple[Obligation, ...]:
    """Every clause that is an obligation; without a due day of the register its own words are counted."""
    return tuple(
        Obligation(
            a.id,
            c.id,
            c.says,
            c.bearer,
            c.due or due_by(c.says, a.adopted, a.in_force),
            c.on_record,
            trigger_of(c.says),
            condition_of(c.says),
            c.source,
        )
        for a in agreements
        for c in a.clauses
        if c.kind == "obligation"
    )


def standing(one: Obligation, day: date, score: ClauseScore | None = None) -> Standing:
    """Where the obligation stands on the day; pass scores as of the same day."""
    first, last = _ends(one.due)
    state, why = _state(first, last, day, score, one.on_record)
    return Standing(one, day, state, why, score, (last - day).days if last else None)


def _ends(due: DateRange | None) -> tuple[date | None, date | None]:
    if due is None:
        return None, None
    return due.earliest or due.text or due.latest, due.latest or due.text or due.earliest


def _state(
    first: date | None, last: date | None, day: date, score: ClauseScore | None, on_record: str
) -> tuple[str, str]:
    when = f"{first}" if first == last else say("between {first} and {last}", first=first, last=last)
    met = score.met_on if score else None
    if score and met:
        by = joined((o.organisation for o in score.scores), ", ")
        if score.disputes:
            against = joined((o.organisation for o in score.disputes), ", ")
            return "disputed", say("scored 3 by {by}; disputed by {against}", by=by, against=against)
        if first is None or last is None or met <= first:
            return "met", say("scored 3 by {by}, first on {met}", by=by, met=met)
        state = "met late" if met > last else "met, lateness disputed"
        return state, say("first scored 3 on {met}; it was due {when}", met=met, when=when)
    if first is None or last is None:
        return "no day set", say("no rendering gives a day")
    told = (
        say("; score {in_words}", in_words=score.in_words) if score and score.scores else say("; not scored")
    )
    if score and score.disputes:
        told += say(
            ", disputed by {several}",
            several=joined((f"{x.organisation}{x.held}" for x in score.disputes), ", "),
        )
    if day > last:
        state = "late" if score and score.scores else "not scored"
        if state == "not scored" and not on_record:
            told = say("; nothing on record about it")
        return state, say(
            "due {when}: {counted} past{told}", when=when, counted=counted((day - last).days), told=told
        )
    if day > first:
        left = counted((last - day).days)
        return "disputed", say(
            "due {when}: past by one reading, {left} left by another{told}", when=when, left=left, told=told
        )
    return "due", say(
        "due {when}: in {counted}{told}", when=when, counted=counted((first - day).days), told=told
    )


def counted(days: int) -> str:
    """``1 day``, ``3 days``."""
    return say_count("{n:,} day", "{n:,} days", n=days)
