"""The comparison with a term for each region: zones against controls of their own region only."""

from __future__ import annotations

import numpy as np

from detente.estimate import NotEstimable
from detente.say import say
from detente.violence.question import Question
from detente.violence.random_effects import Fit
from detente.violence.surroundings import Surroundings


def within_regions(question: Question, surroundings: Surroundings | None) -> Fit | NotEstimable | None:
    r"""The default's second stage with region terms; None where regions are not known.

    .. math:: r_a = b_{region(a)} + \theta\,zone_a + u_a + e_a

    Takes away what moved whole regions, which matters where the zones lie close together. It costs precision, and it
    leans on near controls, which is wrong where violence moved next door. Refuses where zones fill their regions.
    """
    if surroundings is None or not surroundings.knows_regions:
        return None
    values = question.values()
    if isinstance(values, NotEstimable):
        return values
    extra = surroundings.region_columns(values.rows)
    full = np.column_stack([np.ones(len(values.y)), values.group.astype(float), extra])
    if np.linalg.matrix_rank(full) < full.shape[1] or len(values.y) - full.shape[1] < 3:
        return NotEstimable(
            "regions_filled", say("zones and controls do not share regions, or too few areas are left")
        )
    return question.fit_values(values, extra)
