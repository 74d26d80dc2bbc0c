"""Tallies: rival counts side by side, never added.

:mod:`.tabulation` gives the bounds of one day, :mod:`.agreement` how far two parties' counts agree over time, with the result's
layout in :mod:`.comparison` and the statistics in :mod:`.paired_counts`.
"""

from detente.ceasefire.tallies.tabulation import (
    ASSUMPTIONS,
    OTHER,
    TOTAL,
    Bounds,
    Day,
    Tabulation,
    add,
    bounds,
    read_tallies,
    tabulate,
)

__all__ = [
    "ASSUMPTIONS",
    "OTHER",
    "TOTAL",
    "Bounds",
    "Day",
    "Tabulation",
    "add",
    "bounds",
    "read_tallies",
    "tabulate",
]
