"""Spellings: one form for names that differ only in case, accents and punctuation, and the aliases given.

An actor's name that is no alias goes to the nearest one if it is nearly the same string (a slip of the pen),
judged once per distinct string by shared pairs of letters (Dice's coefficient). Works in any script.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
import polars as pl

NEARLY = 0.8
"""Share of letter pairs that a misspelt name must share with an alias."""


def plain(text: str) -> str:
    """Lower case, without accents and punctuation; ``'Al-Ḥarra '`` becomes ``'al harra'``."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = ("" if unicodedata.combining(c) else c if c.isalnum() else " " for c in letters)
    return " ".join("".join(kept).split())


def canonical(values: pl.Series, kind: str, aliases: pl.DataFrame | None) -> pl.Series:
    """Each value as its canonical name (plain form of the value itself where no alias fits); empty stays empty."""
    distinct = values.drop_nulls().unique().sort().to_list()
    known = _known(kind, aliases)
    found = {one: plain(one) for one in distinct}
    strange = sorted({p for p in found.values() if p and p not in known})
    mended = _nearest(strange, sorted(known)) if kind == "actor" and known else {}
    to = {one: known.get(mended.get(p, p), p) or None for one, p in found.items()}
    return values.replace_strict(list(to), list(to.values()), default=None, return_dtype=pl.String)


def codes(*columns: pl.Series) -> list[np.ndarray]:
    """Numbers for names, the same name the same number in all these columns; -1 for an empty one."""
    distinct = pl.concat([c.cast(pl.String) for c in columns]).drop_nulls().unique().sort()
    numbers = pl.Series(range(len(distinct)), dtype=pl.Int64)
    return [
        c.cast(pl.String)
        .replace_strict(distinct, numbers, default=None, return_dtype=pl.Int64)
        .fill_null(-1)
        .to_numpy()
        for c in columns
    ]


def _known(kind: str, aliases: pl.DataFrame | None) -> dict[str, str]:
    if aliases is None:
        return {}
    rows = aliases.filter(
        (pl.col("kind") == kind) & pl.col("alias").is_not_null() & pl.col("canonical").is_not_null()
    )
    known = {plain(c): plain(c) for c in rows["canonical"].sort()}
    known.update(
        {plain(a): plain(c) for a, c in rows.select("alias", "canonical").sort("alias", "canonical").rows()}
    )
    return known


def _nearest(strange: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    """The one alias that a misspelt name comes nearest to, where it comes near enough and no other is as near."""
    pairs = sorted({p for name in (*strange, *known) for p in _letter_pairs(name)})
    at = {p: i for i, p in enumerate(pairs)}

    def table(names: Sequence[str]) -> np.ndarray:
        marks = np.zeros((len(names), len(pairs)), dtype=np.float32)
        for row, name in enumerate(names):
            marks[row, [at[p] for p in _letter_pairs(name)]] = 1
        return marks

    right = table(known)
    found: dict[str, str] = {}
    for start in range(0, len(strange), 1000):
        some = strange[start : start + 1000]
        left = table(some)
        dice = 2 * left @ right.T / np.maximum(left.sum(1)[:, None] + right.sum(1)[None, :], 1)
        best = dice.argmax(axis=1)
        for row, name in enumerate(some):
            if dice[row, best[row]] >= NEARLY and (dice[row] == dice[row, best[row]]).sum() == 1:
                found[name] = known[best[row]]
    return found


def _letter_pairs(name: str) -> set[str]:
    padded = f" {name} "
    return {padded[i : i + 2] for i in range(len(padded) - 1)}
