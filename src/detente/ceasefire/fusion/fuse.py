"""``fuse``: reports of several sources in, who tells of the same incident out.

fusion = fuse(reports, aliases=None, taxonomy=None, unique_sources=("monitors",))
fusion.membership      # every report and its incident
fusion.pairs           # why, for every pair that is at least 5 % probable
fusion.notes           # what the reader must know of this run
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from detente.ceasefire.fusion.candidates import Pairs, apart, near
from detente.ceasefire.fusion.cluster import cluster
from detente.ceasefire.fusion.compare import cells, is_core, levels
from detente.ceasefire.fusion.explain import explain
from detente.ceasefire.fusion.model import Basis, fit
from detente.ceasefire.fusion.rivals import among_rivals
from detente.ceasefire.fusion.sheet import Floats, Ints, Sheet, lay_out
from detente.tables import MEMBERSHIP, PAIRS

APART_DAYS = (8, 16)
"""Reports at one place so many days apart cannot be one incident, and are as alike as near reports are."""
APART_KM = 5.0
APART_PAIRS = 1_000_000
LEAN = 0.5
"""Log odds given to every pair when incidents are formed: wrongly parted costs as much as wrongly joined (F1)."""

SAID: dict[Basis, str] = {
    "stated": "too few near pairs to learn from: the stated weights of the program were used, not fitted ones",
    "chances fitted": "too few pairs on one day and place to learn from: how much act, actors and deaths weigh is "
    "stated by the program; only the chances by day and place are fitted",
}


@dataclass(frozen=True)
class Fusion:
    """Which report belongs to which incident, why, and what to know of how it was found."""

    membership: pl.DataFrame
    pairs: pl.DataFrame
    fitted: bool
    notes: tuple[str, ...]


def fuse(
    reports: pl.DataFrame,
    *,
    aliases: pl.DataFrame | None,
    taxonomy: pl.DataFrame | None,
    unique_sources: Sequence[str] = (),
) -> Fusion:
    """Which reports tell of one incident.

    reports : REPORTS, of several sources; one source alone is left as it is
    aliases : ``kind (actor|province), alias, canonical``; incomplete is normal
    taxonomy : ``source, base_category, level1, level2, level3``, fills blank types
    unique_sources : these report an incident at most once
    returns : MEMBERSHIP and PAIRS; the same for any order of the rows
    raises InputError where a source bears one report's name twice
    """
    sheet = lay_out(reports, aliases, taxonomy)
    files = sheet.frame["source"].unique().sort()
    if len(files) < 2:
        return _alone(sheet)
    alone = {int(code) for code in sheet.source[sheet.frame["source"].is_in(list(unique_sources)).to_numpy()]}
    pairs = near(sheet, alone)
    cell, level = cells(sheet, pairs), levels(sheet, pairs)
    same = sheet.source[pairs.left] == sheet.source[pairs.right]
    background = levels(sheet, apart(sheet, APART_DAYS, APART_KM, APART_PAIRS))
    model = fit(background, level[is_core(sheet, pairs)], cell[~same], level[~same])
    log_odds = model.log_odds(cell, level, same)
    given_rivals = among_rivals(sheet.source, pairs, log_odds, same)
    group = cluster(sheet.source, pairs.left, pairs.right, given_rivals + LEAN)
    probability = 1 / (1 + np.exp(-given_rivals))
    return Fusion(
        membership=_membership(sheet, pairs, group, probability),
        pairs=explain(sheet, pairs, model, cell, level, log_odds, probability),
        fitted=model.basis == "fitted",
        notes=_notes(sheet, model.basis),
    )


def _membership(sheet: Sheet, pairs: Pairs, group: Ints, probability: Floats) -> pl.DataFrame:
    """A report belongs as surely as its best pair inside the incident; alone, as surely as no pair is one with it."""
    together = group[pairs.left] == group[pairs.right]
    best = np.zeros(len(group))
    for side in (pairs.left, pairs.right):
        np.maximum.at(best, side[together], probability[together])
    rival = np.zeros(len(group))
    for side in (pairs.left, pairs.right):
        np.maximum.at(rival, side, probability)
    single = np.bincount(group, minlength=len(group))[group] == 1
    names = (sheet.frame["source"] + ":" + sheet.frame["report_id"]).gather(group)
    return sheet.frame.select("source", "report_id").with_columns(
        incident_id=names, probability=pl.Series(np.where(single, 1 - rival, best).round(4))
    )


def _alone(sheet: Sheet) -> Fusion:
    named = sheet.frame.select(
        "source",
        "report_id",
        (pl.col("source") + ":" + pl.col("report_id")).alias("incident_id"),
        pl.lit(1.0).alias("probability"),
    )
    note = "one source: every report is an incident of its own; its duplicates, if any, cannot be told from repeated incidents"
    return Fusion(
        named.select(MEMBERSHIP.names), PAIRS.empty(), fitted=False, notes=(note,) if named.height else ()
    )


def _notes(sheet: Sheet, basis: Basis) -> tuple[str, ...]:
    notes = [SAID[basis]] if basis in SAID else []
    left_out = int((~sheet.comparable).sum())
    if left_out:
        notes.append(f"{left_out} reports without place or with a range of weeks were compared with nothing")
    return tuple(notes)
