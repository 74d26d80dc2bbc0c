"""Agreements: clauses with stable ids, rival renderings side by side, drafts with brackets, terms that run out.

Belongs here: what can be told from texts and terms alone. Does not belong here: whether an incident breaches a
clause (ceasefire), and files (store). Rules kept: renderings are laid beside each other and none is
called true; a clause keeps its id through every draft; a term whose extension is not on record is told as
unknown; who relies on which rendering is somebody's recorded act, or is left open.

    >>> [c.id for c in split_clauses("Article 1\\nThe Parties cease fire.\\n(a) at once;\\n(b) everywhere.")]
    ['1', '1(a)', '1(b)']

To add a way of numbering clauses: ``MARKS`` in split.py. To add a state of a term: ``MOVES`` in term.py.
"""

from detente.talks.agreements.align import Pair, align, align_all
from detente.talks.agreements.brackets import Bracket, BracketChange, bracket_changes, read_brackets
from detente.talks.agreements.differences import Difference, differences
from detente.talks.agreements.instrument import Agreement, ClauseText, RenderedPoint
from detente.talks.agreements.references import Reference, candidates, references
from detente.talks.agreements.renderings import Reading, RivalPoint, rival_points
from detente.talks.agreements.split import split_clauses
from detente.talks.agreements.term import Course, course
from detente.talks.agreements.unbound import Unbound, unbound

__all__ = [
    "Agreement",
    "Bracket",
    "BracketChange",
    "ClauseText",
    "Course",
    "Difference",
    "Pair",
    "Reading",
    "Reference",
    "RenderedPoint",
    "RivalPoint",
    "Unbound",
    "align",
    "align_all",
    "bracket_changes",
    "candidates",
    "course",
    "differences",
    "read_brackets",
    "references",
    "rival_points",
    "split_clauses",
    "unbound",
]
