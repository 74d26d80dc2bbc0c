"""What people in sites need by a standard: units and how many, each with the edition and how sure the number is.

A standard is an indicator to be read in context, not a quota; a row that is only recalled says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

import polars as pl

from detente.say import say


@dataclass(frozen=True)
class Need:
    """What a number of persons needs by one standard."""

    standard: str
    item: str
    amount: float
    unit: str
    basis: str
    checked: str


def needs(standards: pl.DataFrame, persons: float, wanted: Mapping[str, str]) -> list[Need]:
    """The need of ``persons`` by each wanted standard.

    standards : STANDARDS frame; wanted : standard id to 'times' (persons x value) or 'shared' (one unit per value persons)
    """
    found = []
    for row in standards.filter(pl.col("id").is_in(list(wanted))).iter_rows(named=True):
        value = row["value"]
        if value is None:
            continue
        times = wanted[row["id"]] == "times"
        amount = persons * value if times else float(ceil(persons / value))
        unit = row["unit"] if times else say("{per}s", per=row["per"])
        found.append(
            Need(
                row["id"],
                row["item"],
                amount,
                unit,
                say(
                    "{value:g} {unit} per {per}, {source} ({where})",
                    value=value,
                    unit=row["unit"],
                    per=row["per"],
                    source=row["source"],
                    where=row["where"],
                ),
                row["checked"],
            )
        )
    return found
