"""Does a publisher's account add up? Flow, stock and exit of one place on one day, checked against themselves.

    people who came  =  people who are there  +  people who left        flow = stock + exit
    people displaced =  people who came here  +  people who went elsewhere   total = flow + elsewhere

A break is shown with its size; it is not corrected, and no two publishers are ever put into one account.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

import polars as pl

from detente.say import joined, say


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
ROUND_SLACK = 0.005
"""An identity with a rounded figure holds if its sides differ by no more than this share."""


IDENTITIES = (
    ("flow = stock + exit", "flow", ("stock", "exit")),
    ("total = flow + elsewhere", "total", ("flow", "elsewhere")),
)


def check_balances(balances: pl.DataFrame) -> tuple[list[Check], list[Occupancy]]:
    """Every identity that the accounts allow to be checked (BALANCES frame)."""
    checks: list[Check] = []
    full: list[Occupancy] = []
    accounts = balances.group_by("date", "publisher", "place")
    for (day, publisher, place), rows in sorted(accounts, key=lambda account: tuple(map(str, account[0]))):
        account = _Account(day, str(publisher), str(place), rows)
        checks += [check for identity in IDENTITIES if (check := account.compare(*identity))]
        if (held := account.occupancy()) is not None:
            full.append(held)
    return checks, full


class _Account:
    """One publisher's figures of one place and day."""

    def __init__(self, day: object, publisher: str, place: str, rows: pl.DataFrame) -> None:
        self.day, self.publisher, self.place = cast(date, day), publisher, place
        self.value: dict[str, float] = dict(rows.select("quantity", "value").iter_rows())
        said = rows.select("quantity", "reservation", "value").iter_rows()
        self.rounded = {q for q, r, v in said if _rounded(r, v)}
        self.url = next((u for u in rows["source_url"] if u), "")

    def compare(self, identity: str, left: str, right: tuple[str, ...]) -> Check | None:
        """The identity's two sides, where the publisher gave every figure of it."""
        if left not in self.value or any(r not in self.value for r in right):
            return None
        total = sum(self.value[r] for r in right)
        loose = sorted(self.rounded & {left, *right})
        slack = ROUND_SLACK * max(self.value[left], total) if loose else 0.0
        holds = abs(self.value[left] - total) <= slack
        note = say("{several} is rounded by the publisher", several=joined(loose, ", ")) if loose else ""
        return Check(
            self.publisher, self.place, self.day, identity, self.value[left], total, holds, note, self.url
        )

    def occupancy(self) -> Occupancy | None:
        """People against capacity, where both are given."""
        stock, capacity = self.value.get("stock"), self.value.get("capacity")
        if stock is None or not capacity:
            return None
        return Occupancy(self.publisher, self.place, self.day, stock, capacity, self.url)


def _rounded(reservation: str | None, value: float) -> bool:
    """Is a figure rounded by its publisher? "Some 44,308" is not, whatever stands before it."""
    return value % 100 == 0 and any(word in (reservation or "").casefold() for word in ROUNDED)
