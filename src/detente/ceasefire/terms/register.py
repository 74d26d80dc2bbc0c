"""The adherence register as of a day: every adherent of every instrument, with each entry and the answer on that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from detente.ceasefire.terms.adherence import Adherent, bound_on
from detente.ceasefire.terms.instrument import Instrument
from detente.say import say
from detente.tables import ADHERENCE
from detente.times import Answer, Span, all_of, within


def register(instruments: Sequence[Instrument], day: date) -> pl.DataFrame:
    """ADHERENCE: a row an entry (adhesion and each later change) that had begun, or may have, by ``day``."""
    return pl.DataFrame(entries_of(instruments, day), schema=ADHERENCE.schema, orient="row")


def entries_of(instruments: Sequence[Instrument], day: date) -> list[tuple[object, ...]]:
    """The register's rows, with the reasons as sentences that can be told in other languages."""
    rows: list[tuple[object, ...]] = []
    for one in instruments:
        for adherent in one.adherent:
            bound, why = standing(one, adherent, day)
            about = (one.id, adherent.name, "; ".join(adherent.aliases) or None, bound.value, why)
            joined = adherent.joined or one.in_force
            entries = [("adhesion", joined, adherent.basis, adherent.url)]
            entries += [(c.kind, c.on, c.basis, c.url) for c in adherent.change]
            rows += [
                (*about, kind, when.earliest, when.latest, basis or None, url or None)
                for kind, when, basis, url in entries
                if when.earliest is None or when.earliest <= day
            ]
    return rows


def standing(one: Instrument, adherent: Adherent, day: date) -> tuple[Answer, str]:
    """Is this adherent bound on a day, and why: its own entries, and whether the instrument is in force."""
    when = Span(day, day)
    held = within(when, (one.in_force.earliest, one.in_force.latest), (one.ends.earliest, one.ends.latest))
    if held is Answer.NO:
        return Answer.NO, say("the instrument is not in force on {day}", day=day)
    if adherent.bound == "no":
        return Answer.NO, say("{name} has not joined", name=adherent.name)
    own, why = bound_on(adherent, adherent.name, when)
    if adherent.bound == "some" and own is not Answer.NO:
        return Answer.UNKNOWN, say(
            "{name} covers groups that joined and groups that did not", name=adherent.name
        )
    answer = all_of(own, held)
    if answer is not Answer.NO and held is Answer.UNKNOWN:
        return answer, say(
            "{why}; it is not certain that the instrument is in force on {day}", why=why, day=day
        )
    return answer, why
