"""What fusion is measured against: a window join, as is done by hand today.

Reports of two sources within 8 km and 2 days whose groups of acts do not contradict each other; nearest first, one
report a source and incident. Place precision, actors and deaths are not looked at.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from detente.ceasefire.fusion.candidates import near
from detente.ceasefire.fusion.cluster import cluster
from detente.ceasefire.fusion.sheet import lay_out

KM, DAYS = 8.0, 2


def window_join(reports: pl.DataFrame) -> pl.DataFrame:
    """MEMBERSHIP by the window join."""
    sheet = lay_out(reports, None, None)
    pairs = near(sheet, set(range(int(sheet.source.max()) + 1)))
    group = sheet.types[:, 1]
    left, right = group[pairs.left], group[pairs.right]
    inside = (pairs.km <= KM) & (pairs.gap <= DAYS) & ((left == right) | (left < 0) | (right < 0))
    nearness = 20 - pairs.km - 3.0 * pairs.gap
    found = cluster(sheet.source, pairs.left[inside], pairs.right[inside], nearness[inside])
    return sheet.frame.select("source", "report_id").with_columns(
        incident_id=pl.Series(found).cast(pl.String), probability=pl.Series(np.ones(len(found)))
    )
