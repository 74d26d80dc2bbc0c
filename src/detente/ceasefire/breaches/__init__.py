"""Is an incident a breach? Each incident is read against each clause, element by element.

Six questions, each answered yes, no or unknown with its reason: is the *act* forbidden (with that weapon), the
*place* covered, the *time* one in which the clause held, are the *parties* bound, was an *exempt* group there, does
an *exception* hold (self-defence, notified fire)? :mod:`.verdicts` holds the order in which they give the verdict,
:mod:`.judging` reads one incident against one clause (:mod:`.places` says for which zones, :mod:`.reasons` tells why),
:mod:`.findings` reads them all.

An exemption is satisfied only by a report that names the exempt group as a side of *this* incident, an exception
only by evidence on *this* incident. Who did it is a separate field (:func:`attribution`). The verdict speaks of the
agreement only (:data:`NOTICE`). Pure and replayable: the same terms and the same incident always give the same trace.

What is read out of findings: :mod:`.traces` (whole, with the reports that tell each element), :mod:`.undetermined`,
:mod:`.conflicts` between instruments, :mod:`.changes` under other terms, :mod:`.what_if`, and :mod:`.compliance` by clause.
"""

from detente.ceasefire.breaches.findings import attribution, find_breaches
from detente.ceasefire.breaches.judging import in_force, trace
from detente.ceasefire.breaches.verdicts import ELEMENTS, NOTICE, VERDICTS, judge

__all__ = [
    "ELEMENTS",
    "NOTICE",
    "VERDICTS",
    "attribution",
    "find_breaches",
    "in_force",
    "judge",
    "trace",
]
