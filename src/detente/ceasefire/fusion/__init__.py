"""Fusion: which reports of rival sources tell of one incident, and what the incident then is.

``fuse`` compares reports of several sources and says which belong together, how probable each pair is and why.
``incidents`` writes one row an incident from the reports that tell of it. Nothing is trained on labels and there
is nothing to tune: how often matching and other pairs agree is learnt from the reports at hand.

What each module holds, in the order the work is done: ``sheet`` (reports as arrays, in one order), ``names``
(spellings), ``candidates`` (pairs near in time and place), ``compare`` (in what a pair agrees), ``weights`` (the
stated weights), ``model`` (the fitted ones), ``rivals`` (who else
might match), ``cluster`` (pairs to incidents), ``explain`` (reasons in words),
``incidents`` (the fused row). Rules kept here:

- the order of the input never changes the answer;
- a copy is not corroboration: ``independent`` counts original sources, not files;
- no average of rivals: deaths are lowest, best placed and highest figure;
- one source alone is never thinned out, for its repeated incidents look like duplicates.

    >>> fusion = fuse(reports, aliases=None, taxonomy=None)      # doctest: +SKIP
    >>> incidents(reports, fusion.membership)                     # doctest: +SKIP

To compare reports in one more thing, add a field to ``weights.FIELDS`` and its levels to ``compare.levels``.
"""

from detente.ceasefire.fusion.fuse import Fusion, fuse
from detente.ceasefire.fusion.incidents import incidents

__all__ = ["Fusion", "fuse", "incidents"]
