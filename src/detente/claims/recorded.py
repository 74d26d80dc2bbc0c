"""What the folder's own incidents record of some days and a place: an enumeration of part, never all that happened."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from detente.casualties import Recorded, recorded_deaths
from detente.ceasefire.terms.acts import chain
from detente.claims.bench import Bench
from detente.claims.claim import Claim
from detente.claims.places_said import units_named
from detente.times import Span
from detente.whose_word import RestsOn, rests_on, without


@dataclass(frozen=True)
class Recording:
    """Incidents of the days and the place, whose word they are, and the deaths in them (None without incidents)."""

    incidents: pl.DataFrame
    word: RestsOn
    deaths: Recorded | None

    def alone(self) -> int:
        """How many are left without those that the leading source alone reports."""
        return without(self.incidents, self.word.lead).height if self.word.lead else self.incidents.height


def has_place(claim: Claim, bench: Bench) -> bool:
    """Does the claim name a place that incidents can be told to lie in?"""
    return bool(claim.place or (claim.area and units_named(claim.area, bench.state)))


def recording(
    claim: Claim, bench: Bench, period: Span | None, acts: frozenset[str] = frozenset()
) -> Recording:
    """Incidents that surely fall into the period, at the claim's place; of these acts where some are given."""
    rows = bench.incidents.filter(pl.col("date_end") <= bench.day)
    if period is not None:
        rows = rows.filter((pl.col("date_start") >= period.first) & (pl.col("date_end") <= period.last))
    if acts:
        rows = rows.filter(
            pl.col("act").is_in([a for a in rows["act"].unique() if a and acts & set(chain(a))])
        )
    zones = [z for z in claim.place.split(", ") if z in {zone.id for zone in bench.state.zones}]
    if zones:
        answers = ["inside", "undetermined"] if bench.possible_in else ["inside"]
        held = bench.placements.filter(pl.col("zone").is_in(zones) & pl.col("answer").is_in(answers))
        rows = rows.join(held.select("incident_id").unique(), on="incident_id", how="semi")
    elif claim.area:
        units = bench.state.gazetteer.members(units_named(claim.area, bench.state))
        held = bench.placements.filter(pl.col("pcode").is_in(list(units)))
        rows = rows.join(held.select("incident_id").unique(), on="incident_id", how="semi")
    return Recording(rows, rests_on(rows), recorded_deaths(rows))
