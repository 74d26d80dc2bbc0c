"""The obligations calendar: what falls due, what was met, what is late, what is disputed, and who says so.

Belongs here: days, scores and disputes, and the iCalendar text of them. Does not belong here: reading clauses from
texts (talks.agreements). Rules kept: a range of due days is never shortened to one; only a score of 3 on record,
with its evidence, makes an obligation met, and prose never does; a party's dispute stands beside the score and
changes no number; scores of several organisations are given as a range, never as a mean.

    >>> from datetime import date
    >>> from detente.layout import DateRange
    >>> road = Obligation("accord", "5", "Open the road.", due=DateRange(date(2030, 5, 1), date(2030, 5, 9)))
    >>> standing(road, date(2030, 5, 4)).state
    'disputed'

To add a state of an obligation: ``STATES`` in obligation.py and its branch in :func:`standing`.
"""

from detente.talks.calendar.entries import Entry, calendar_entries
from detente.talks.calendar.icalendar import to_icalendar
from detente.talks.calendar.implementation import ClauseScore, clause_scores
from detente.talks.calendar.obligation import Obligation, Standing, obligations_of, standing
from detente.talks.calendar.overview import Overview, overview

__all__ = [
    "ClauseScore",
    "Entry",
    "Obligation",
    "Overview",
    "Standing",
    "calendar_entries",
    "clause_scores",
    "obligations_of",
    "overview",
    "standing",
    "to_icalendar",
]
