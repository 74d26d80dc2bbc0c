"""The dead: a claim, an enumeration and an estimate are three things, laid side by side and never mixed.

*What was published and what is recorded*: :func:`published_totals`, :func:`recorded_deaths`. *How many were recorded by
nobody*: :func:`read_capture` turns lists into capture patterns, :func:`estimate` infers the total from their overlaps, or
refuses; :func:`estimate_strata` adds strata, :func:`combine_replicates` uncertain tables. *What may be shown*:
:mod:`detente.casualties.disclose`.

Estimation sees patterns, never persons. It opens no file and draws from a generator that is handed in.

    estimate(read_capture(frame, "lists.csv").whole, rng=numpy.random.default_rng(1)).result()

To add a method: a function in ``methods.py`` that returns a ``MethodEstimate``, its name in ``METHODS``, and its row in
``estimating.py``.
"""

from detente.casualties.answer import METHODS, Answer, MethodEstimate
from detente.casualties.estimating import estimate
from detente.casualties.methods import Settings
from detente.casualties.patterns import Patterns, patterns
from detente.casualties.reading import Capture, read_capture
from detente.casualties.replicates import combine_replicates, fill_labels
from detente.casualties.strata import estimate_strata
from detente.casualties.totals import Recorded, Total, published_totals, recorded_deaths

__all__ = [
    "METHODS",
    "Answer",
    "Capture",
    "MethodEstimate",
    "Patterns",
    "Recorded",
    "Settings",
    "Total",
    "combine_replicates",
    "estimate",
    "estimate_strata",
    "fill_labels",
    "patterns",
    "published_totals",
    "read_capture",
    "recorded_deaths",
]
