"""For which zones a clause is read of an incident, and whether the place is covered."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from detente.ceasefire.terms import Clause, Instrument
from detente.ceasefire.zones import Zone
from detente.times import Answer, any_of

Zones = Mapping[str, tuple[str, Zone]]
Place = tuple[str | None, Answer, str]
"""The zone a clause is read for (None: none), whether the place is covered, and why."""
ANSWERS = {"inside": Answer.YES, "undetermined": Answer.UNKNOWN, "outside": Answer.NO}
EVERYWHERE: list[Place] = [(None, Answer.YES, "it holds in the whole country")]


def lies_of(placements: pl.DataFrame) -> Mapping[str, list[tuple[str | None, str, str]]]:
    """Where each incident of a PLACEMENTS frame lies: zone, answer, reason."""
    lies: dict[str, list[tuple[str | None, str, str]]] = {}
    for name, zone, answer, why in placements.select("incident_id", "zone", "answer", "why").iter_rows():
        lies.setdefault(name, []).append((zone, answer, why))
    return lies


def covered_places(
    clause: Clause,
    instrument: Instrument,
    lies: list[tuple[str | None, str, str]],
    zones: Zones,
    fired_from: str | None,
) -> list[Place]:
    """The zones that a clause is read for of an incident, with fire out of a zone counted as the clause says."""
    if not any(owner == instrument.id for owner, _ in zones.values()):
        return [(None, Answer.UNKNOWN, "the folder draws no zones of this agreement")]
    own = [
        (z, a, w) for z, a, w in lies
        if z and zones[z][0] == instrument.id and (not clause.zones or z in clause.zones)
    ]  # fmt: skip
    found: list[Place] = [(z, ANSWERS[a], w) for z, a, w in own]
    if fired_from and fired_from in zones and zones[fired_from][0] == instrument.id:
        found = _with_fire(clause, found, fired_from)
    if found:
        return found
    why = lies[0][2] if lies and not lies[0][0] else "it lies in no zone of this agreement"
    return [(None, Answer.NO, why)]


def _with_fire(clause: Clause, found: list[Place], fired_from: str) -> list[Place]:
    """Fire out of a zone: what struck elsewhere may still be an act in the zone it came from."""
    if (clause.zones and fired_from not in clause.zones) or any(
        zone == fired_from and place is Answer.YES for zone, place, _ in found
    ):
        return found
    answer, why = {
        "inside": (Answer.YES, f"fired from within {fired_from}, which the clause forbids wherever it strikes"),
        "outside": (Answer.NO, f"fired from within {fired_from}; the clause asks only where it struck"),
        "not said": (Answer.UNKNOWN, f"fired from within {fired_from} onto a place that may lie outside it, and the text does not say which end counts"),
    }[clause.fire_from]  # fmt: skip
    kept = [(z, a, w) for z, a, w in found if z != fired_from]
    struck = next((a for z, a, _ in found if z == fired_from), Answer.NO)
    return [*kept, (fired_from, any_of(answer, struck), why)]
