"""The course of an instrument's term: in force, extended by consensus, or past its end with no extension on record.

States and allowed moves stand in one table. The machine reads recorded acts only: a term that *may* be extended,
even "automatically", is not taken as extended, and is not taken as ended either; it warns. Days count as UTC dates;
the last day of a term is still in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from detente.say import joined, say, say_count
from detente.talks.agreements.instrument import Agreement

STATES: dict[str, str] = {
    "not in force": say("its first day has not come in any rendering"),
    "start differs": say("in force by one rendering and not by another"),
    "in force": say("inside the term that the text gives"),
    "extended": say("inside a term extended by an act on record"),
    "extended as reported": say(
        "an extension is told of, but its text, or somebody's consent, is not on record"
    ),
    "extension not on record": say(
        "past the end of its term, which may be extended; no act is on record: unknown"
    ),
    "end open": say("past the first day on which it may have ended; no last day is set: unknown"),
    "ended": say("past its last day in every rendering"),
}
MOVES: dict[str, tuple[str, ...]] = {
    "not in force": (
        "start differs",
        "in force",
        "extension not on record",
        "end open",
        "ended",
    ),
    "start differs": ("in force", "extension not on record", "end open", "ended"),
    "in force": (
        "extended",
        "extended as reported",
        "extension not on record",
        "end open",
        "ended",
    ),
    "extended": ("extended", "extended as reported", "extension not on record", "ended"),
    "extended as reported": (
        "extended",
        "extended as reported",
        "extension not on record",
        "ended",
    ),
    "extension not on record": ("extended", "extended as reported", "ended"),
    "end open": ("extended", "extended as reported", "ended"),
    "ended": ("extended", "extended as reported"),
}
SOON = 30
RENEWABLE = re.compile(
    r"(?<!not be )(?<!cannot be )\b(?:extend|extension|renew|prolong|продл|تمديد)\w*", re.IGNORECASE
)
CONSENSUS = re.compile(r"\b(?:consensus|consent|agreement of|where \w+(?: \w+)? agree)\b", re.IGNORECASE)
AUTOMATIC = re.compile(r"\bautomatic", re.IGNORECASE)


@dataclass(frozen=True)
class Move:
    """One change of state: on this day, from, to, and why."""

    day: date
    before: str
    after: str
    why: str


@dataclass(frozen=True)
class Course:
    """The state of one term on a day, how it came there, and what a reader must be warned of."""

    instrument: str
    day: date
    state: str
    moves: tuple[Move, ...]
    warnings: tuple[str, ...]
    ends: date | None


def course(
    agreement: Agreement, extensions: Iterable[Mapping[str, Any]], day: date, consent_of: Sequence[str] = ()
) -> Course:
    """Walk the term up to ``day``; ``extensions`` are rows of that table, ``consent_of`` whose consensus is needed."""
    acts = sorted((e for e in extensions if e["instrument"] == agreement.id), key=lambda e: e["decided"])
    words = " ".join([agreement.ends.how, *(c.says for c in agreement.clauses)])
    may_extend, by_consensus = bool(RENEWABLE.search(words)), bool(CONSENSUS.search(words))
    steps: list[tuple[date, str, str]] = []
    warnings: list[str] = []
    start = agreement.in_force
    first = start.earliest or start.text or agreement.adopted
    sure = start.latest or start.text or first
    if sure > first:
        steps.append(
            (
                first,
                "start differs",
                say("publishers differ between {first} and {sure}", first=first, sure=sure),
            )
        )
    end, last = agreement.ends.earliest or agreement.ends.latest, agreement.ends.latest
    if end is None or sure <= end:
        steps.append((sure, "in force", start.how or say("in force from {sure}", sure=sure)))
    past = "extension not on record" if may_extend else "end open"
    if past == "end open" and end is not None and end == last:
        past = "ended"
    for act in [*(a for a in acts if a["decided"] <= day), None]:
        over = act["decided"] if act else date.max
        if end is not None and end < over:
            steps.append(
                (
                    end + timedelta(days=1),
                    past,
                    say("the term ran to {end}; no act on record extends it", end=end),
                )
            )
            if past == "end open" and last is not None and last < over:
                steps.append(
                    (
                        last + timedelta(days=1),
                        "ended",
                        say("past {last}, the last day in any rendering", last=last),
                    )
                )
        if act is None:
            break
        lacking = _lacking(act, consent_of) if by_consensus else []
        if end is not None and act["decided"] > end:
            warnings.append(
                say(
                    "extended on {decided}, after its term had run out on {end}: the days between are not covered",
                    decided=act["decided"],
                    end=end,
                )
            )
        sound = act["basis"] == "text read" and not lacking
        why = say(
            "decided {decided}, known as: {basis}; {until}",
            decided=act["decided"],
            basis=act["basis"],
            until=act["until"] or say("no last day"),
        )
        steps.append((max(act["decided"], sure), "extended" if sound else "extended as reported", why))
        if lacking:
            warnings.append(
                say(
                    "extension of {decided}: consent of {several} is not on record",
                    decided=act["decided"],
                    several=joined(lacking, ", "),
                )
            )
        if act["basis"] != "text read":
            warnings.append(
                say(
                    "extension of {decided} is {basis}, its text was not read",
                    decided=act["decided"],
                    basis=act["basis"],
                )
            )
        end, last, past = act["until"], act["until"], "extension not on record"
        may_extend = True
    moves = _moves([s for s in steps if s[0] <= day])
    state = moves[-1].after if moves else "not in force"
    if state in ("extension not on record", "end open") and end is not None:
        how = joined(
            (
                say("may be extended"),
                say(" by consensus") if by_consensus else "",
                say(", 'automatically' by its words") if AUTOMATIC.search(words) else "",
            ),
            "",
        )
        said = (
            say("it {how}, but no extension is on record", how=how)
            if may_extend
            else say("no last day is set")
        )
        warnings.append(
            say(
                "its term ran to {end}, {days} before this day; {said}: whether it is in force is unknown",
                end=end,
                days=_days(end, day),
                said=said,
            )
        )
    elif end is not None and 0 <= (end - day).days <= SOON and state != "ended":
        warnings.append(
            say(
                "its term runs to {end}, in {days}, and no further extension is on record",
                end=end,
                days=_days(day, end),
            )
        )
    return Course(agreement.id, day, state, moves, tuple(warnings), end)


def _days(first: date, last: date) -> str:
    days = (last - first).days
    return say_count("{n:,} day", "{n:,} days", n=days)


def _lacking(act: Mapping[str, Any], consent_of: Sequence[str]) -> list[str]:
    said = {name.strip().casefold() for name in str(act["consented"] or "").split(";")}
    return [name for name in consent_of if name.casefold() not in said]


def _moves(steps: Sequence[tuple[date, str, str]]) -> tuple[Move, ...]:
    """The steps as moves; a move that the table does not allow is a mistake of this file."""
    found: list[Move] = []
    state = "not in force"
    for day, after, why in steps:
        if after not in MOVES[state]:
            raise AssertionError(f"no move from {state!r} to {after!r}")
        found.append(Move(day, state, after, why))
        state = after
    return tuple(found)
