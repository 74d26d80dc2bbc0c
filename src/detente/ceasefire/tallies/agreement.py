"""Rival counts over time: how often each side's count confirms the other's, and how far the two go together.

For each unit of count (category), each place (a province, or the total as each party printed it), each pair of parties,
and for the whole series and every month:

    days on which both counted some, one did and the other did not, neither did; days with one count on record only
    shares of a side's days that the other confirms, and of those on which it is silent
    rank correlation, Bland-Altman limits, weighted kappa on the classes none / some / more

A day enters only where both counts are on record (a province that a party does not name counts as none only where its
provinces make up the total it printed). Parties, categories and days are never added: what is counted here is days, and
the horizontal place of a point in the Bland-Altman plot is the larger of the two counts, the least number of distinct
cases; the usual mean of both would be half a sum of rivals. Who relayed which count stands in every result.

To add a statistic: a function in :mod:`detente.ceasefire.tallies.paired_counts`, a row in ``_statistics``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

import polars as pl

from detente.ceasefire.tallies.comparison import (
    CLASSES,
    MORE_FROM,
    WHOLE,
    Agreement,
    Comparison,
    Confirmed,
    Point,
    Silence,
)
from detente.ceasefire.tallies.paired_counts import Weights, kendall, limits, share, spearman, weighted_kappa
from detente.ceasefire.tallies.tabulation import OTHER, TOTAL, Day, Tabulation, tabulate
from detente.estimate import Result
from detente.say import say


def agree(tallies: pl.DataFrame, weights: Weights = "linear") -> Agreement:
    """How rival counts go together: every pair of parties, category and place, over all days and month by month.

    tallies : TALLIES frame (checked); ``other`` is no rival and is left out
    weights : of the kappa, ``linear`` or ``quadratic``
    """
    laid = tabulate(tallies)
    documents = _documents(tallies)
    made: list[Comparison] = []
    for category in sorted({d.category for d in laid.days}):
        days = [d for d in laid.days if d.category == category]
        rivals = sorted({p for d in days for p in d.counts if p != OTHER})
        relayed = {(d.date, party) for d in days for party in d.relayed}
        by_place = _by_place(laid, category, days, rivals)
        for a, b in combinations(rivals, 2):
            for place, series in by_place.items():
                for period, part in _periods(series):
                    compared = _compare(category, place, period, (a, b), part, weights, documents, relayed)
                    if compared is not None:
                        made.append(compared)
    relays: dict[str, set[str]] = {}
    for d in laid.days:
        for party, by in d.relayed.items():
            relays.setdefault(party, set()).update(by)
    return Agreement(
        laid.parties, {party: tuple(sorted(by)) for party, by in sorted(relays.items())},
        tuple(made), _confirmed(tallies), weights,
    )  # fmt: skip


Series = list[tuple[date, Mapping[str, int | None]]]


def _by_place(
    laid: Tabulation, category: str, days: Sequence[Day], rivals: Sequence[str]
) -> dict[str, Series]:
    """Each party's count by place and day; None where it is not on record."""
    named = {(c.date, c.province): c.counts for c in laid.cells if c.category == category}
    places = sorted({place for _, place in named})
    found: dict[str, Series] = {TOTAL: [(d.date, (d.from_totals or (d.counts, d.bounds))[0]) for d in days]}
    for place in places:
        series: Series = []
        for d in days:
            counts = named.get((d.date, place))
            if (
                counts is None
                and d.complete
                and (d.from_cells is not None or not any(d.counts.get(p) for p in rivals))
            ):
                counts = {p: 0 for p in d.counts if p != OTHER}
            if counts is not None:
                series.append((d.date, counts))
        found[place] = series
    return found


def _periods(series: Series) -> Iterator[tuple[str, Series]]:
    yield WHOLE, series
    for month in sorted({f"{day:%Y-%m}" for day, _ in series}):
        yield month, [(day, counts) for day, counts in series if f"{day:%Y-%m}" == month]


def _compare(
    category: str, place: str, period: str, parties: tuple[str, str], series: Series, weights: Weights,
    documents: Mapping[tuple[date, str, str], str], relayed: set[tuple[date, str]],
) -> Comparison | None:  # fmt: skip
    first, second = parties
    points, alone = [], {first: 0, second: 0}
    for day, counts in series:
        a, b = counts.get(first), counts.get(second)
        if a is not None and b is not None:
            points.append(Point(day, a, b))
        elif a is not None:
            alone[first] += 1
        elif b is not None:
            alone[second] += 1
    if not points and not any(alone.values()):
        return None
    table = [[0] * len(CLASSES) for _ in CLASSES]
    for p in points:
        table[_class(p.a)][_class(p.b)] += 1
    silences = (
        _silence(second, first, [(p.date, p.a, p.b) for p in points]),
        _silence(first, second, [(p.date, p.b, p.a) for p in points]),
    )
    one = sum(
        documents.get((p.date, category, first)) is not None
        and documents.get((p.date, category, first)) == documents.get((p.date, category, second))
        for p in points
    )
    return Comparison(
        category, place, period, first, second, len(points),
        sum(p.a > 0 and p.b > 0 for p in points), sum(p.a > 0 and p.b == 0 for p in points),
        sum(p.a == 0 and p.b > 0 for p in points), sum(p.a == 0 and p.b == 0 for p in points),
        alone[first], alone[second], _statistics(points, parties, table, weights), silences,
        tuple(tuple(row) for row in table), one,
        sum(not {(p.date, first), (p.date, second)} & relayed for p in points), tuple(points),
    )  # fmt: skip


def _statistics(
    points: Sequence[Point], parties: tuple[str, str], table: list[list[int]], weights: Weights
) -> dict[str, Result]:
    a, b = [p.a for p in points], [p.b for p in points]
    first, second = parties
    both = sum(p.a > 0 and p.b > 0 for p in points)
    apart = limits(a, b)
    return {
        f"days of {first} confirmed by {second}": share(both, sum(n > 0 for n in a), say("of days on which {first} counted some", first=first)),
        f"days of {second} confirmed by {first}": share(both, sum(n > 0 for n in b), say("of days on which {second} counted some", second=second)),
        "spearman": spearman(a, b),
        "kendall": kendall(a, b),
        "mean difference": apart.mean,
        "lower limit of agreement": apart.lower,
        "upper limit of agreement": apart.upper,
        "difference grows with the count": apart.grows,
        "weighted kappa": weighted_kappa(table, weights),
    }  # fmt: skip


def _silence(of: str, against: str, days: Iterable[tuple[date, int, int]]) -> Silence:
    """Days on which ``against`` counted some and ``of`` none. A run is broken by a day on which it is not so."""
    rows = list(days)
    some = [(day, theirs, ours) for day, theirs, ours in rows if theirs > 0]
    silent = [(day, theirs) for day, theirs, ours in some if ours == 0]
    runs: list[list[date]] = []
    before: int | None = None
    for at, (day, theirs, ours) in enumerate(rows):
        if theirs > 0 and ours == 0:
            if before == at - 1 and runs:
                runs[-1].append(day)
            else:
                runs.append([day])
            before = at
    longest = max(runs, key=len, default=None)
    return Silence(
        of, against, len(silent), len(some),
        share(len(silent), len(some), say("of days on which {against} counted some", against=against)),
        None if longest is None else (longest[0], longest[-1], len(longest)),
        max((n for _, n in silent), default=None),
    )  # fmt: skip


def _class(count: int) -> int:
    return 0 if count == 0 else 1 if count < MORE_FROM else 2


def _documents(tallies: pl.DataFrame) -> dict[tuple[date, str, str], str]:
    """Where each party's count of a day was read."""
    rows = tallies.drop_nulls("source_url").select("date", "category", "reporting_party", "source_url")
    return {(day, category, party): url for day, category, party, url in rows.iter_rows()}


def _confirmed(tallies: pl.DataFrame) -> tuple[Confirmed, ...]:
    told = tallies.filter(
        (pl.col("province") == TOTAL) & pl.col("confirmed_by_other").is_not_null() & (pl.col("count") > 0)
    )
    days = told.group_by("reporting_party", "category").agg(
        pl.len().alias("told"), (pl.col("confirmed_by_other") > 0).sum().alias("some")
    )
    return tuple(
        Confirmed(party, category, told, some)
        for party, category, told, some in days.sort("reporting_party", "category").iter_rows()
    )
