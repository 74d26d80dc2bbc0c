"""How each type of claim is held against the record. One file a room; each registers its types here.

To add a check: a function ``(Claim, Bench) -> list[Finding]`` in a file of this folder and a row in ``CHECKS``.
A type without a check is *not testable*, with the reason of :mod:`detente.claims.checks.words`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from detente.claims.bench import Bench
from detente.claims.checks.adherence import check_adherence
from detente.claims.checks.casualties import check_deaths
from detente.claims.checks.instruments import check_instrument
from detente.claims.checks.meetings import (
    check_attendance,
    check_duration,
    check_past_event,
    check_track_link,
)
from detente.claims.checks.relief import check_aid, check_movement
from detente.claims.checks.tallies import check_violations
from detente.claims.checks.violence import check_protection, check_violence
from detente.claims.checks.words import check_commitment, check_conduct, not_testable
from detente.claims.claim import Claim, Finding

CHECKS: Mapping[str, Callable[[Claim, Bench], list[Finding]]] = {
    "attendance": check_attendance,
    "adherence": check_adherence,
    "instrument_ref": check_instrument,
    "track_link": check_track_link,
    "duration": check_duration,
    "past_event": check_past_event,
    "deaths_total": check_deaths,
    "left_place": check_movement,
    "returned": check_movement,
    "released": check_movement,
    "aid_delivered": check_movement,
    "aid_underway": check_aid,
    "violations_count": check_violations,
    "violence_change": check_violence,
    "civilian_deaths": check_protection,
    "commitment": check_commitment,
    "conduct": check_conduct,
}


def check(claim: Claim, bench: Bench) -> list[Finding]:
    """The findings on a claim: one, or one a place. Dated with the bench's day."""
    found = CHECKS.get(claim.type, not_testable)(claim, bench)
    return [finding.at(str(bench.day)) for finding in found]
