"""Persons taken, hurt, let go: what can be held against figures is; for the rest, which room is missing."""

from __future__ import annotations

from dataclasses import replace

from detente.claims.bench import Bench
from detente.claims.checks.movement import check_movement
from detente.claims.claim import Claim, Finding
from detente.say import say

NO_LISTS = say(
    "who they were and whether holder and claimant list them cannot be told: the room of detainees is missing here"
)


def check_detained(claim: Claim, bench: Bench) -> list[Finding]:  # noqa: ARG001 - every check takes the bench
    """People said to be held or taken: nothing here holds lists of them."""
    return [Finding(claim, "cannot_tell", NO_LISTS, unaligned=(NO_LISTS,))]


def check_freed(claim: Claim, bench: Bench) -> list[Finding]:
    """People said to be released or exchanged, against publishers' figures; never who they were."""
    return [replace(f, unaligned=(*f.unaligned, NO_LISTS)) for f in check_movement(claim, bench)]


def check_wounded(claim: Claim, bench: Bench) -> list[Finding]:  # noqa: ARG001
    """People said to be wounded: incidents here record deaths only."""
    return [
        Finding(
            claim, "cannot_tell", say("incidents here record deaths, not the wounded: no room counts them")
        )
    ]
