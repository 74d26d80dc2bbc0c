"""What was watched, for a whole process: its zones as unions of units, its watches, its restrictions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from detente.ceasefire.watch.coverage import Coverage, cover
from detente.ceasefire.watch.seen import Units
from detente.ceasefire.zones import Zone
from detente.ceasefire.zones.layers import in_units
from detente.claims.state import State


def watched(state: State, first: date, last: date, areas: Mapping[str, Units] | None = None) -> Coverage:
    """Coverage of a process's zones (or of other areas, by their units) from ``first`` to ``last``."""
    return cover(
        state.watch, unit_zones(state, last), state.gazetteer, first, last, time_zone=state.process.time_zone,
        restrictions=state.restrictions, organisations=state.process.organisation, areas=areas,
    )  # fmt: skip


def unit_zones(state: State, as_of: date | None = None) -> tuple[Zone, ...]:
    """The zones, as they were on paper on a day, as unions of units; a drawn zone is the units that lie wholly inside it."""
    return tuple(zone for plan in in_units(state.plans, state.gazetteer, as_of) for zone in plan.zone)
