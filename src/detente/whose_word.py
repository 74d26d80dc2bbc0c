"""Know whose word it rests on: the share of incidents that rest on one original source, and which.

``original_sources`` names those that a report itself cites, so that a curated data set does not hide that most of
it is one observatory's word. Copies of one source are one source.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from detente.say import say


@dataclass(frozen=True)
class RestsOn:
    """The original source that most incidents rest on alone, and the share of all incidents that do."""

    lead: str
    share: float
    incidents: int

    def shown(self) -> str:
        """The share in one sentence."""
        if not self.incidents:
            return say("rests on no incident")
        if not self.lead:
            return say("no incident rests on one source alone")
        return say(
            "{share:.0f} % of {incidents:,} incidents rest on {lead} alone",
            share=100 * self.share,
            incidents=self.incidents,
            lead=self.lead,
        )


def rests_on(incidents: pl.DataFrame) -> RestsOn:
    """Whose word incidents rest on (INCIDENTS frame)."""
    alone = incidents.filter(pl.col("independent") == 1)
    if alone.is_empty():
        return RestsOn("", 0.0, incidents.height)
    counts = (
        alone["original_sources"].value_counts().sort(["count", "original_sources"], descending=[True, False])
    )
    return RestsOn(
        str(counts["original_sources"][0]), float(counts["count"][0]) / incidents.height, incidents.height
    )


def without(incidents: pl.DataFrame, lead: str) -> pl.DataFrame:
    """The incidents that somebody other than ``lead`` reports too."""
    return incidents.filter(~((pl.col("independent") == 1) & (pl.col("original_sources") == lead)))
