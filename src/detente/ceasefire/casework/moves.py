"""Which step may follow which: the workflow as a state machine without memory of anything but the steps.

A case has a status, and a step is legal or not by it::

    status                steps that move it
    alleged               tasking (verification), verification
    under verification    verification
    verified              tasking (investigation), investigation, finding
    not confirmed         tasking, verification, finding (no violation)
    could not be verified tasking, verification, finding (undetermined, outside_terms)
    under investigation   investigation
    investigated          tasking, investigation, finding
    found                 closure
    closed                nothing

Asking, replying and access are open at any time until the case is closed (a reply even then, because it may not be
shut out). Reservation, dissent and concurrence need a finding. Words of status: verification checks a report,
investigation attributes, in that order (field practice of ceasefire monitoring missions).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from detente.ceasefire.breaches import VERDICTS
from detente.ceasefire.casework.step import Step

NONE = ("",)
OUTCOMES: dict[str, tuple[str, ...]] = {
    "allegation": NONE,
    "tasking": ("verification", "investigation"),
    "access": ("given", "denied", "delayed", "conditional"),
    "verification": ("confirmed", "not confirmed", "could not verify"),
    "investigation": ("attributed", "not attributed", "suspended"),
    "asked": NONE,
    "reply": ("denies", "acknowledges", "explains", "asks for time", "has no information"),
    "finding": VERDICTS,
    "concurrence": NONE,
    "reservation": NONE,
    "dissent": NONE,
    "closure": NONE,
}
"""What may come of each kind of step; an empty word where nothing does."""
WITHOUT_TO = ("allegation", "verification", "investigation", "finding", "closure")
BESIDE = ("concurrence", "reservation", "dissent")
"""What organisations say of a finding."""
VERIFIED = {
    "confirmed": "verified",
    "not confirmed": "not confirmed",
    "could not verify": "could not be verified",
}
FINDABLE: dict[str, tuple[str, ...]] = {
    "verified": VERDICTS,
    "investigated": VERDICTS,
    "not confirmed": ("not_violation", "outside_terms", "undetermined"),
    "could not be verified": ("outside_terms", "undetermined"),
}
"""What may be found from each status: a violation only of what was confirmed."""
OPEN: dict[str, tuple[str, ...]] = {
    "alleged": ("tasking", "verification"),
    "under verification": ("verification",),
    "verified": ("tasking", "investigation", "finding"),
    "not confirmed": ("tasking", "verification", "finding"),
    "could not be verified": ("tasking", "verification", "finding"),
    "under investigation": ("investigation",),
    "investigated": ("tasking", "investigation", "finding"),
    "found": ("closure",),
    "closed": (),
}
"""The steps that move a case on, by status."""
STATUSES = tuple(OPEN)

Broken = tuple[Step, str, str]
"""A step that may not be where it is: the step, what is wrong, the remedy."""


@dataclass
class Fold:
    """Steps worked through in order: the status they lead to, those that stand, and what is wrong."""

    status: str = ""
    standing: list[Step] = field(default_factory=list)
    corrected: dict[int, int] = field(default_factory=dict)
    """Number of each corrected step, and of the step that corrects it."""
    faults: list[Broken] = field(default_factory=list)
    reached: dict[str, Step] = field(default_factory=dict)
    """The step by which the case last came to each status."""


def fold(steps: Sequence[Step]) -> Fold:
    """Work the steps of one case through in the order of their numbers; a correction takes its step's place."""
    done = Fold()
    order: list[Step] = []
    known = {s.number: s for s in steps}
    for step in steps:
        if step.corrects is None:
            order.append(step)
            continue
        wrong = _correction(step, known.get(step.corrects), done.corrected)
        if wrong:
            done.faults.append((step, *wrong))
            continue
        done.corrected[step.corrects] = step.number
        order = [step if s.number == step.corrects else s for s in order]
    for step in order:
        wrong = refused(step, done.status, done.standing)
        if wrong:
            done.faults.append((step, *wrong))
        done.standing.append(step)
        moved = after(step, done.status)
        if moved != done.status:
            done.status = moved
        if step.kind in (*OPEN.get("verified", ()), "verification", "allegation", "closure"):
            done.reached[moved] = step
    return done


def after(step: Step, status: str) -> str:
    """The status that a step leads to."""
    if step.kind == "allegation":
        return "alleged"
    if step.kind == "tasking":
        return f"under {step.outcome}"
    if step.kind == "verification":
        return VERIFIED[step.outcome]
    if step.kind == "investigation":
        return "verified" if step.outcome == "suspended" else "investigated"
    return {"finding": "found", "closure": "closed"}.get(step.kind, status)


def refused(step: Step, status: str, before: Iterable[Step]) -> tuple[str, str] | None:
    """Why a step may not be taken now, and what to do; None if it may."""
    kind = step.kind
    if not status:
        return (
            None
            if kind == "allegation"
            else (f"{kind} before any allegation", "begin the case with its allegation")
        )
    if kind == "allegation":
        return (
            "the case has an allegation already",
            "correct it by a step that names it, or open another case",
        )
    if kind in BESIDE:
        found = any(s.kind == "finding" for s in before)
        return (
            None if found else (f"{kind} before any finding", "record it as a reply, or wait for the finding")
        )
    if kind == "reply":
        return None
    if status == "closed":
        return f"{kind} after closure", "open another case, or correct the closure"
    if kind in ("asked", "access"):
        return None
    moves = OPEN[status]
    if kind not in moves:
        past = f"{kind} after a finding" if status == "found" else f"{kind} while the case is {status}"
        return past, f"open now: {', '.join(moves)}; a correction names the step it corrects"
    if kind == "tasking" and step.outcome == "investigation" and status not in ("verified", "investigated"):
        return (
            f"an investigation is tasked while the case is {status}",
            "verify first: investigation attributes what was confirmed",
        )
    if kind == "finding" and step.outcome not in FINDABLE[status]:
        return f"{step.outcome!r} is found of what is {status}", f"use one of {', '.join(FINDABLE[status])}"
    return None


def _correction(step: Step, first: Step | None, corrected: dict[int, int]) -> tuple[str, str] | None:
    if first is None or first.number >= step.number:
        return (
            f"it corrects step {step.corrects}, which is not before it",
            "name an earlier step of the same case",
        )
    if first.kind != step.kind:
        return f"a {step.kind} cannot correct a {first.kind}", "a correction is a step of the same kind"
    if first.number in corrected:
        return (
            f"step {first.number} is corrected already",
            f"correct step {corrected[first.number]}, which stands",
        )
    return None
