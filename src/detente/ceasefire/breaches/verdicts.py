"""The words of a finding (verdicts, elements, the notice that stands wherever a verdict does), and the order of verdicts.

1. place or time is no, or no side is bound      -> outside_terms
2. an exempt group was there                     -> not_violation
3. parties is no                                 -> outside_terms
4. the act is not forbidden                      -> not_violation
5. an exception holds                            -> not_violation
6. anything is unknown                           -> undetermined
7. otherwise                                     -> violation, and that means *alleged*: people decide
"""

from __future__ import annotations

from detente.say import say
from detente.times import Answer

NOTICE = say("Speaks of the agreement only; international humanitarian law protects civilians always.")
VERDICTS = ("violation", "not_violation", "outside_terms", "undetermined")
ELEMENTS = ("act", "place", "time", "party", "exemption", "exception")


def judge(
    act: Answer,
    place: Answer,
    time: Answer,
    party: Answer,
    exemption: Answer,
    exception: Answer = Answer.NO,
    *,
    nobody_bound: bool,
) -> str:
    """The verdict of six answers, by the order in this module's header."""
    if Answer.NO in (place, time) or nobody_bound:
        return "outside_terms"
    if exemption is Answer.YES:
        return "not_violation"
    if party is Answer.NO:
        return "outside_terms"
    if act is Answer.NO or exception is Answer.YES:
        return "not_violation"
    if Answer.UNKNOWN in (act, place, time, party, exemption, exception):
        return "undetermined"
    return "violation"
