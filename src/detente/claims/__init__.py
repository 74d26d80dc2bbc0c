"""What was said, held against what the rooms can show.

:func:`claims_of` reads a document's sentences into claims, :func:`check` holds one against the bench. A verdict is
about a sentence in a place, never about a person's honesty, and a later check stands beside an earlier one.
"""

from detente.claims.bench import Bench
from detente.claims.checks import CHECKS, check
from detente.claims.claim import Claim, Evidence, Finding, RivalClaim
from detente.claims.register import claims_of
from detente.claims.state import Page, State

__all__ = [
    "CHECKS",
    "Bench",
    "Claim",
    "Evidence",
    "Finding",
    "Page",
    "RivalClaim",
    "State",
    "check",
    "claims_of",
]
