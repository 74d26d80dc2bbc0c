"""Why a pair was held to be one incident, or nearly so: additive reasons in words, in log odds."""

from __future__ import annotations

from itertools import product

import numpy as np
import polars as pl

from detente.ceasefire.fusion.candidates import Pairs
from detente.ceasefire.fusion.model import Model
from detente.ceasefire.fusion.sheet import Floats, Ints, Sheet
from detente.ceasefire.fusion.weights import BANDS, FIELDS, NAMED, PLACES, TIMES

SHOWN_FROM = 0.05
"""Pairs less probable than this are not listed."""


def explain(
    sheet: Sheet, pairs: Pairs, model: Model, cells: Ints, levels: Ints, log_odds: Floats, probability: Floats
) -> pl.DataFrame:
    """PAIRS: each pair at least :data:`SHOWN_FROM` probable, with its reasons; most probable first."""
    kept = np.flatnonzero(probability >= SHOWN_FROM)
    left, right = pairs.left[kept], pairs.right[kept]
    same = sheet.source[left] == sheet.source[right]
    names = (sheet.frame["source"] + ":" + sheet.frame["report_id"]).to_numpy()
    rivals = np.log(probability[kept] / (1 - probability[kept])) - log_odds[kept]
    parts = [
        _worded(_cell_words(), cells[kept], model.cell_part(cells[kept], same)),
        pl.Series(np.where(same, "one source twice; ", "")),
        *[
            _worded(
                [f"{f.name}: {level.words}" for level in f.levels],
                levels[kept, i],
                model.weights[i][levels[kept, i]],
            )
            for i, f in enumerate(FIELDS)
        ],
        _worded(["weighed against its rivals"], np.zeros(len(kept), dtype=np.int64), rivals),
    ]
    frame = pl.DataFrame(
        {
            "report_a": pl.Series(names[left], dtype=pl.String),
            "report_b": pl.Series(names[right], dtype=pl.String),
            "probability": probability[kept].round(4),
            "reasons": pl.select(pl.concat_str(parts)).to_series().str.strip_chars("; ")
            if len(kept)
            else pl.Series([], dtype=pl.String),
        }
    )
    return frame.sort(["probability", "report_a", "report_b"], descending=[True, False, False])


def _cell_words() -> list[str]:
    places = [
        f"{precision}, "
        + (f"within {limits[band]:g} km" if band < len(limits) else f"over {limits[-1]:g} km apart")
        for (precision, _, limits), band in product(PLACES, range(len(BANDS)))
    ]
    return [f"{time}, {place}, {name}" for (time, _), place, (name, _) in product(TIMES, places, NAMED)]


def _worded(words: list[str], at: Ints, value: Floats) -> pl.Series:
    """``words (+1.2); ``, and nothing where it adds nothing."""
    texts = pl.Series(words, dtype=pl.String).gather(at)
    tenths = pl.Series(np.round(value * 10).astype(np.int64))
    sign = pl.select(pl.when(tenths < 0).then(pl.lit(" (-")).otherwise(pl.lit(" (+"))).to_series()
    size = tenths.abs()
    said = texts + sign + (size // 10).cast(pl.String) + "." + (size % 10).cast(pl.String) + "); "
    return pl.select(pl.when(tenths == 0).then(pl.lit("")).otherwise(said)).to_series()
