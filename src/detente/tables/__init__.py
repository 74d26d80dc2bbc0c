"""Typed borders: every table that crosses one is declared here once.

Each column carries type, unit, meaning and sensitivity. See :mod:`detente.tables.column` for how to add one.
"""

from detente.tables.agreement import AGREEMENT
from detente.tables.casework import ADHERENCE, CASES, CASEWORK, COMPLIANCE, DUTY, FLASHES, MEASURES, SCORECARD
from detente.tables.claims import RELEASES, VERDICTS
from detente.tables.column import Column, Sensitivity, Table, in_order
from detente.tables.counts import AREAS, DAILY, EFFORT, MOVEMENTS, TALLIES
from detente.tables.incidents import FINDINGS, INCIDENTS, PLACEMENTS
from detente.tables.registers import BALANCES, MEETINGS, POSITIONS, PUBLISHED, RESTRICTIONS, STANDARDS, TOTALS
from detente.tables.reporting import CORRECTIONS, RECOMMENDATIONS
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
from detente.tables.terms import CHANGES, CONFLICTS, HARM, RIVAL_LISTS, SENSITIVITY, TRACES, UNDETERMINED
from detente.tables.watch import COVERAGE, WATCH
from detente.tables.zones import ZONES

ALL: dict[str, Table] = {
    table.name: table
    for table in (
        REPORTS,
        MEMBERSHIP,
        PAIRS,
        INCIDENTS,
        PLACEMENTS,
        FINDINGS,
        TRACES,
        CHANGES,
        CONFLICTS,
        RIVAL_LISTS,
        UNDETERMINED,
        SENSITIVITY,
        HARM,
        DAILY,
        AREAS,
        EFFORT,
        TALLIES,
        AGREEMENT,
        MOVEMENTS,
        MEETINGS,
        TOTALS,
        POSITIONS,
        PUBLISHED,
        RESTRICTIONS,
        WATCH,
        COVERAGE,
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
        CASEWORK,
        CASES,
        FLASHES,
        DUTY,
        MEASURES,
        SCORECARD,
        COMPLIANCE,
        ADHERENCE,
        CORRECTIONS,
        RECOMMENDATIONS,
        ZONES,
        VERDICTS,
        RELEASES,
    )
}

__all__ = [
    "ADHERENCE",
    "AGENDA",
    "AGREEMENT",
    "ALL",
    "AREAS",
    "ATTENDANCE",
    "BALANCES",
    "CASES",
    "CASEWORK",
    "CHANGES",
    "CLAUSES",
    "COMPLIANCE",
    "CONFLICTS",
    "CORRECTIONS",
    "COVERAGE",
    "DAILY",
    "DUTY",
    "EFFORT",
    "EXTENSIONS",
    "FINDINGS",
    "FLASHES",
    "HARM",
    "IMPLEMENTATION",
    "INCIDENTS",
    "INSTRUMENTS",
    "MEASURES",
    "MEETINGS",
    "MEMBERSHIP",
    "MOVEMENTS",
    "PAIRS",
    "PAPERS",
    "PLACEMENTS",
    "POSITIONS",
    "PUBLISHED",
    "RECOMMENDATIONS",
    "RELEASES",
    "RELIANCE",
    "REPORTS",
    "RESTRICTIONS",
    "RIVAL_LISTS",
    "SCORECARD",
    "SENSITIVITY",
    "STANDARDS",
    "TALLIES",
    "TOTALS",
    "TRACES",
    "UNDETERMINED",
    "VERDICTS",
    "WATCH",
    "ZONES",
    "Column",
    "Sensitivity",
    "Table",
    "in_order",
]
