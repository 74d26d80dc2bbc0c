"""Rounds of talks: preparing one, and who holds which position on which issue in which round.

Belongs here: agenda, credentials and attendance, papers and their versions, who speaks for whom, and the matrix of
issues and positions with the statements each rests on. Rules kept: a position is what somebody recorded, with its
source, and is never read out of a statement by itself; a statement beside it says by which rule it was put there; an
item is proposed for the agenda by what the register shows, and put there by people; delegates' names stay inside the
process.

    >>> speaks_for({"envoys": "front", "front": "council"}, "envoys")
    ('envoys', 'front', 'council')

To add a reason why something belongs on an agenda: a function beside those in agenda.py.
"""

from detente.talks.rounds.agenda import Proposal, propose_items
from detente.talks.rounds.credentials import Delegation, delegations, speaks_for
from detente.talks.rounds.matrix import Cell, Link, Matrix, Stretch, position_matrix, stretches
from detente.talks.rounds.papers import PaperState, papers_of
from detente.talks.rounds.preparation import Preparation, prepare
from detente.talks.rounds.said import Said, said_by

__all__ = [
    "Cell",
    "Delegation",
    "Link",
    "Matrix",
    "PaperState",
    "Preparation",
    "Proposal",
    "Said",
    "Stretch",
    "delegations",
    "papers_of",
    "position_matrix",
    "prepare",
    "propose_items",
    "said_by",
    "speaks_for",
    "stretches",
]
