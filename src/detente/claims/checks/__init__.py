"""How each type of claim is held against the record. One file a room; each registers its types here.

To add a check: a function ``(Claim, Bench) -> list[Finding]`` in a file of this folder and a row in ``CHECKS``.
A type without a check is *not testable*, with the reason of :mod:`detente.claims.checks.words`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from detente.claims.bench import Bench
from detente.claims.checks.adherence import check_adherence
from detente.claims.checks.casualties import check_deaths
from detente.claims.checks.deadlines import check_deadline
from detente.claims.checks.instruments import check_instrument
from detente.claims.checks.level import check_level
from detente.claims.checks.meetings import (
    check_attendance,
    check_duration,
    check_past_event,
    check_track_link,
)
from detente.claims.checks.movement import check_movement
from detente.claims.checks.persons import check_detained, check_freed, check_wounded
from detente.claims.checks.relief import check_aid
from detente.claims.checks.tallies import check_share, check_violations
from detente.claims.checks.violence import check_protection, check_violence
from detente.claims.checks.words import check_commitment, check_conduct, check_other_count, not_testable
from detente.claims.claim import Claim, Finding
from detente.say import say

WORDS_ALONE = frozenset(
    {"opinion", "intention", "comparison", "conduct", "commitment", "share", "attendance"}
)
DENIED_FIGURE = say(
    "the words deny the figure, and a denial is not read as its opposite; what is on record stands beside it"
)
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
    "released": check_freed,
    "exchanged": check_freed,
    "detained": check_detained,
    "wounded": check_wounded,
    "aid_delivered": check_movement,
    "aid_underway": check_aid,
    "violations_count": check_violations,
    "violations_share": check_share,
    "violence_level": check_level,
    "deadline_kept": check_deadline,
    "count": check_other_count,
    "violence_change": check_violence,
    "civilian_deaths": check_protection,
    "commitment": check_commitment,
    "conduct": check_conduct,
}


def check(claim: Claim, bench: Bench) -> list[Finding]:
    """The findings on a claim: one, or one a place. Dated with the bench's day."""
    found = CHECKS.get(claim.type, not_testable)(claim, bench)
    if claim.period is not None and claim.period.first > bench.day and claim.type not in WORDS_ALONE:
        why = say(
            "the days said begin on {day}, later than the words: nothing of them can be on record",
            day=claim.period.first,
        )
        found = [Finding(claim, "cannot_tell", why)]
    if claim.denied:
        found = [replace(f, verdict="cannot_tell", why=DENIED_FIGURE) for f in found]
    return [finding.at(str(bench.day)) for finding in found]
