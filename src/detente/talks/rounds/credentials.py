"""Delegations of a round: for whom each speaks, where its credentials stand, who came, and what is not settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ORDER = ("not on record", "not received", "challenged", "received", "accepted")
"""From the least settled; a delegation stands where its least settled member does."""


@dataclass(frozen=True)
class Delegation:
    """One organisation's delegation; ``chain`` leads from it to those for whom it speaks in the end."""

    organisation: str
    chain: tuple[str, ...]
    size: int
    heads: int
    credentials: str
    challenged_by: tuple[str, ...]
    came: str


def delegations(rows: Iterable[Mapping[str, Any]]) -> tuple[Delegation, ...]:
    """The delegations in the order in which they are listed; rows in the layout ``attendance``, one round's."""
    by_organisation: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_organisation.setdefault(row["organisation"], []).append(row)
    behalf = {
        o: next((r["on_behalf_of"] for r in listed if r["on_behalf_of"]), "")
        for o, listed in by_organisation.items()
    }
    found = []
    for name, listed in by_organisation.items():
        challenges = [
            who.strip() for r in listed for who in str(r["challenged_by"] or "").split(";") if who.strip()
        ]
        came = {r["came"] or "unknown" for r in listed}
        found.append(Delegation(
            name, speaks_for(behalf, name), len(listed), sum(r["capacity"] == "head" for r in listed),
            min((r["credentials"] for r in listed), key=ORDER.index), tuple(dict.fromkeys(challenges)),
            came.pop() if len(came) == 1 else "part" if came & {"yes", "part"} else "unknown",
        ))  # fmt: skip
    return tuple(found)


def speaks_for(behalf: Mapping[str, str], name: str) -> tuple[str, ...]:
    """From a delegation to those for whom it speaks, step by step; a circle ends where it closes."""
    chain = [name]
    while (after := behalf.get(chain[-1], "")) and after not in chain:
        chain.append(after)
    return tuple(chain)


def unsettled(found: Sequence[Delegation], expected: Sequence[str] = ()) -> list[str]:
    """What has to be settled before the round, one sentence each; ``expected``: who ought to have a delegation."""
    told = []
    for d in found:
        if d.heads != 1:
            told.append(
                f"{d.organisation}: {'no head' if not d.heads else f'{d.heads} heads'} of delegation named"
            )
        if d.credentials != "accepted":
            by = f" by {', '.join(d.challenged_by)}" if d.challenged_by else ""
            told.append(f"{d.organisation}: credentials {d.credentials}{by}")
    spoken: dict[str, list[str]] = {}
    for d in found:
        spoken.setdefault(d.chain[-1], []).append(d.organisation)
    for whom, several in spoken.items():
        if len(several) > 1:
            told.append(f"{whom}: {' and '.join(several)} both speak for it")
    present = {name for d in found for name in d.chain}
    told += [f"{name}: no delegation on the list" for name in expected if name not in present]
    return told
