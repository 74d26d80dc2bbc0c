"""Typed borders: every table that crosses one is declared here once.

Each column carries type, unit, meaning and sensitivity. See :mod:`detente.tables.column` for how to add one.
"""

from detente.tables.column import Column, Sensitivity, Table, in_order
from detente.tables.counts import AREAS, DAILY, EFFORT, MOVEMENTS, TALLIES
from detente.tables.incidents import FINDINGS, INCIDENTS, PLACEMENTS
from detente.tables.registers import BALANCES, MEETINGS, POSITIONS, PUBLISHED, RESTRICTIONS, STANDARDS, TOTALS
from detente.tables.reports import MEMBERSHIP, PAIRS, REPORTS
from detente.tables.talks import (
    AGENDA,
    ATTENDANCE,
    CLAUSES,
    EXTENSIONS,
    IMPLEMENTATION,
    INSTRUMENTS,
    PAPERS,
    RELIANCE,
)

ALL: dict[str, Table] = {
    table.name: table
    for table in (
        REPORTS,
        MEMBERSHIP,
        PAIRS,
        INCIDENTS,
        PLACEMENTS,
        FINDINGS,
        DAILY,
        AREAS,
        EFFORT,
        TALLIES,
        MOVEMENTS,
        MEETINGS,
        TOTALS,
        POSITIONS,
        PUBLISHED,
        RESTRICTIONS,
        BALANCES,
        STANDARDS,
        CLAUSES,
        RELIANCE,
        EXTENSIONS,
        IMPLEMENTATION,
        AGENDA,
        ATTENDANCE,
        PAPERS,
        INSTRUMENTS,
    )
}

__all__ = [
    "AGENDA",
    "ALL",
    "AREAS",
    "ATTENDANCE",
    "BALANCES",
    "CLAUSES",
    "DAILY",
    "EFFORT",
    "EXTENSIONS",
    "FINDINGS",
    "IMPLEMENTATION",
    "INCIDENTS",
    "INSTRUMENTS",
    "MEETINGS",
    "MEMBERSHIP",
    "MOVEMENTS",
    "PAIRS",
    "PAPERS",
    "PLACEMENTS",
    "POSITIONS",
    "PUBLISHED",
    "RELIANCE",
    "REPORTS",
    "RESTRICTIONS",
    "STANDARDS",
    "TALLIES",
    "TOTALS",
    "Column",
    "Sensitivity",
    "Table",
    "in_order",
]
