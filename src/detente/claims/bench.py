"""The bench: everything that the rooms have worked out, laid ready for the claims to be held against.

Made once a round (:func:`detente.bulletin.round.work`); checks only read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from detente.ceasefire.tallies import Tabulation
from detente.claims.claim import Claim
from detente.claims.state import State
from detente.relief import Check, Occupancy
from detente.talks import Record
from detente.violence.zones import CountryViolence, ZoneViolence


@dataclass(frozen=True)
class Bench:
    """The rooms' results for one process, as of one day."""

    state: State
    day: date
    records: Mapping[str, Record]
    incidents: pl.DataFrame
    membership: pl.DataFrame
    placements: pl.DataFrame
    findings: pl.DataFrame
    tabulation: Tabulation
    zones: Mapping[str, ZoneViolence]
    country: CountryViolence | None
    balances: tuple[Check, ...]
    occupancies: tuple[Occupancy, ...]
    claims: tuple[Claim, ...] = ()
    possible_in: bool = False
    """Are incidents that only may lie in a zone counted as inside? Never in the main answer."""

    def zone_name(self, zone_id: str) -> str:
        """A zone's English name."""
        return self.state.zone(zone_id).names.get("en", zone_id)

    @property
    def country_name(self) -> str:
        """The country's English name."""
        return self.state.process.country.names.get("en", self.state.process.country.pcode)
