"""Exceptions: self-defence and notified fire, each satisfied only by evidence on the incident.

``response`` on an incident is 'found' where a verification found that the fire was a response, 'claimed' where a
side says so, 'refuted' where a verification found otherwise; ``notified`` likewise ('found': a notice is on
record). A claim alone makes the answer unknown. Where nothing is told the answer is no, and the reason says so;
terms whose notices are not public say ``silence = "unknown"``.
"""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal, NamedTuple

from detente.ceasefire.terms.exempt import Basis
from detente.layout import field, layout
from detente.times import Answer

EVIDENCE = ("found", "claimed", "refuted")


class Told(NamedTuple):
    """What a report may tell beyond act, sides, days and place; None where it does not."""

    from_hour: time | None = None
    until_hour: time | None = None
    weapon: str | None = None
    calibre_mm: float | None = None
    response: str | None = None
    notified: str | None = None
    fired_from: str | None = None


NOTHING = Told()


@layout
class ExceptionRule:
    """An exception to prohibitions."""

    id: Annotated[str, field(description="stable id inside the instrument")]
    kind: Annotated[Literal["self-defence", "notified fire"], field(description="what it excepts")]
    says: Annotated[str, field(description="what it says, in the register's words")]
    text_basis: Annotated[Basis, field(description="how its wording is known")]
    clauses: Annotated[tuple[str, ...], field(description="ids of the clauses; empty: all prohibitions")] = ()
    silence: Annotated[
        Literal["no", "unknown"], field(description="what it means that an incident tells nothing of it")
    ] = "no"
    source: Annotated[str, field(description="where it was read")] = ""


def excepted(rule: ExceptionRule, told: Told) -> tuple[Answer, str]:
    """Does the exception hold for the incident, and why."""
    if rule.kind == "self-defence":
        return _evidence(told.response, rule.silence, "fire in response", rule.id)
    return noticed(told.notified, rule.silence, rule.id)


def noticed(notified: str | None, silence: str, by: str) -> tuple[Answer, str]:
    """Was the fire or operation notified beforehand, and why."""
    return _evidence(notified, silence, "a notice given beforehand", by)


def _evidence(told: str | None, silence: str, what: str, by: str) -> tuple[Answer, str]:
    if told == "found":
        return Answer.YES, f"{what} is on record for this incident ({by})"
    if told == "claimed":
        return Answer.UNKNOWN, f"{what} is claimed and not established ({by})"
    if told == "refuted":
        return Answer.NO, f"{what} was claimed and found not to be so ({by})"
    if silence == "unknown":
        return Answer.UNKNOWN, f"the record cannot tell of {what} ({by})"
    return Answer.NO, f"no report tells of {what} ({by})"
