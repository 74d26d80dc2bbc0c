"""Does a publisher's account add up? Flow, stock and exit of one place on one day, checked against themselves.

    people who came  =  people who are there  +  people who left        flow = stock + exit
    people displaced =  people who came here  +  people who went elsewhere   total = flow + elsewhere

A break is shown with its size; it is not corrected, and no two publishers are ever put into one account.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl


@dataclass(frozen=True)
class Check:
    """One identity of one account: its two sides, the difference, and whether it holds."""

    publisher: str
    place: str
    date: date
    identity: str
    left: float
    right: float
    holds: bool
    note: str
    url: str

    @property
    def gap(self) -> float:
        """Left side minus right side, persons."""
        return self.left - self.right


@dataclass(frozen=True)
class Occupancy:
    """People in sites against the sites' capacity."""

    publisher: str
    place: str
    date: date
    stock: float
    capacity: float
    url: str

    @property
    def share(self) -> float:
        """Stock over capacity."""
        return self.stock / self.capacity


ROUNDED = ("about", "more than", "over", "nearly", "at least", "some", "~")


def check_balances(balances: pl.DataFrame) -> tuple[list[Check], list[Occupancy]]:
    """Every identity that the accounts allow to be checked (BALANCES frame)."""
    checks: list[Check] = []
    full: list[Occupancy] = []
    keys = ["date", "publisher", "place"]
    for key, rows in sorted(balances.group_by(keys), key=lambda item: tuple(map(str, item[0]))):
        day, publisher, place = key
        value = {r["quantity"]: r["value"] for r in rows.iter_rows(named=True)}
        loose = {r["quantity"] for r in rows.iter_rows(named=True) if _rounded(r["reservation"])}
        url = next((u for u in rows["source_url"] if u), "")

        def compare(identity: str, left: str, *right: str) -> None:
            if left not in value or any(r not in value for r in right):
                return
            total = sum(value[r] for r in right)
            rounded = loose & {left, *right}
            slack = 0.005 * max(value[left], total) if rounded else 0.0
            holds = abs(value[left] - total) <= slack
            note = f"{', '.join(sorted(rounded))} is rounded by the publisher" if rounded else ""
            checks.append(Check(publisher, place, day, identity, value[left], total, holds, note, url))  # noqa: B023

        compare("flow = stock + exit", "flow", "stock", "exit")
        compare("total = flow + elsewhere", "total", "flow", "elsewhere")
        if value.get("stock") is not None and value.get("capacity"):
            full.append(Occupancy(str(publisher), str(place), day, value["stock"], value["capacity"], url))  # type: ignore[arg-type]
    return checks, full


def _rounded(reservation: str | None) -> bool:
    return any(word in (reservation or "").casefold() for word in ROUNDED)
