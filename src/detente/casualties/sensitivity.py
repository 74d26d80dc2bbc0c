"""What the answer would be otherwise: other methods, classes, priors, one list fewer, people out of reach, dependent lists.

None of these is a correction. They show which assumption the total hangs on, and the last two cannot be learnt from any
list: only those who know the ground can say how many were out of reach, or whether two lists share their informants.
Refits here use fewer draws than the answer itself (``QUICK``); each row has its own state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log
from typing import Any

import numpy as np

from detente.casualties.answer import MethodEstimate
from detente.casualties.latent_fit import QUICK
from detente.casualties.loglinear import LogLinear, fit, full_table
from detente.casualties.methods import Settings, latent_class
from detente.casualties.patterns import Patterns
from detente.casualties.refusal import table_refusal
from detente.say import say

Row = dict[str, Any]
CLASSES = (5, 10, 15)
PRIORS = ((0.25, 0.25), (1.0, 1.0))
UNREACHABLE = (0.0, 0.05, 0.10, 0.15, 0.20)
QUICK_RHAT = 1.1
"""Above this R-hat a quick refit shows no number."""
RATIOS = (0.5, 1.0, 2.0)
"""Odds ratios: of a dependence that touches all lists at once, and of one between two lists."""


def refits(table: Patterns, settings: Settings, rng: np.random.Generator) -> dict[str, list[Row]]:
    """The latent class model with other classes, other priors, and without each list in turn."""
    prior = settings.prior
    quick = replace(settings, goal=QUICK, limits=replace(settings.limits, rhat_most=QUICK_RHAT))
    streams = iter(rng.spawn(len(CLASSES) + len(PRIORS) + len(table.lists)))
    classes: list[Row] = [
        {"classes": k, **_row(latent_class(table, replace(quick, prior=replace(prior, classes=k)), next(streams))[0])}
        for k in CLASSES if k != prior.classes
    ]  # fmt: skip
    priors: list[Row] = []
    for shape, rate in PRIORS:
        if (shape, rate) != (prior.shape, prior.rate):
            other = replace(quick, prior=replace(prior, shape=shape, rate=rate))
            priors.append(
                {"shape": shape, "rate": rate, **_row(latent_class(table, other, next(streams))[0])}
            )
    left: list[Row] = []
    for name in table.lists:
        fewer, stream = table.without(name), next(streams)
        why = table_refusal(fewer, settings.limits)
        found = None if why else latent_class(fewer, quick, stream)[0]
        row: Row = {"list": name, "observed": fewer.observed}
        left.append(
            row | (_row(found) if found else {"status": "not_estimable", "code": why.code if why else ""})
        )
    return {"classes": classes, "prior": priors, "without_list": left}


def _row(one: MethodEstimate) -> Row:
    row: Row = {
        "status": one.status,
        "median": one.median,
        "low": one.low,
        "high": one.high,
        "rhat": one.rhat,
        "ess": one.ess,
    }
    return row if one.given else row | {"code": one.reasons[0].code}


def beside(estimates: Sequence[MethodEstimate], independent: MethodEstimate | None = None) -> list[Row]:
    """The methods side by side."""
    shown = [*estimates, *([independent] if independent else [])]
    return [{"method": one.method, **_row(one)} for one in shown]


def unreachable(one: MethodEstimate) -> list[Row]:
    """The total if a share of all cases could be recorded by no list: N / (1 - share)."""
    return [
        {"share": share, **{key: getattr(one, key) / (1 - share) for key in ("median", "low", "high")}}
        for share in UNREACHABLE
    ]


def all_lists(one: MethodEstimate, observed: int) -> list[Row]:
    """The total if being on all lists at once depends on more than classes say: the unseen times an odds ratio."""
    return [
        {
            "ratio": ratio,
            **{key: observed + ratio * (getattr(one, key) - observed) for key in ("median", "low", "high")},
        }
        for ratio in RATIOS
    ]


def span(one: MethodEstimate, observed: int) -> Row:
    """From the lower limit with no one out of reach to the upper with most, over the ratios."""
    low = observed + RATIOS[0] * ((one.low or observed) - observed)
    high = (observed + RATIOS[-1] * ((one.high or observed) - observed)) / (1 - UNREACHABLE[-1])
    return {
        "low": low,
        "high": high,
        "unreachable": [UNREACHABLE[0], UNREACHABLE[-1]],
        "ratio": [RATIOS[0], RATIOS[-1]],
    }


def dependent_pairs(table: Patterns, chosen: LogLinear) -> list[Row]:
    """Each two lists dependent by a fixed odds ratio, beside the terms that the log-linear model chose for other pairs."""
    cells = full_table(len(table.lists))
    rows: list[Row] = []
    for i, j in table.pairs():
        others = tuple(pair for pair in chosen.best.pairs if pair != (i, j))
        row: Row = {"lists": [table.lists[i], table.lists[j]], "chosen": (i, j) in chosen.best.pairs}
        for ratio in RATIOS:
            made = fit(table, others, offset=log(ratio) * cells[:, i] * cells[:, j])
            row[f"at_{ratio:g}"] = table.observed + made.unseen if made.estimable else None
        rows.append(row)
    return rows


def moves(found: Mapping[str, Any], one: MethodEstimate) -> list[str]:
    """What moves the answer, in words, the greatest first; and what no list can tell."""
    middle = one.median or 1.0
    told: list[tuple[float, str]] = []

    def add(row: Mapping[str, Any], words: str) -> None:
        if row.get("median") is not None:
            told.append((abs(log(row["median"] / middle)), words))

    for row in found.get("estimators", ()):
        if row["method"] != one.method:
            add(
                row,
                say(
                    "another method ({method}): {median:,.0f}",
                    method=row["method"],
                    median=row["median"] or 0,
                ),
            )
    for row in found.get("classes", ()):
        add(row, say("at most {k} classes: {median:,.0f}", k=row["classes"], median=row["median"] or 0))
    for row in found.get("prior", ()):
        add(row, say("another prior of the classes (Gamma {a:g}, {b:g}): {median:,.0f}", a=row["shape"], b=row["rate"], median=row["median"] or 0))  # fmt: skip
    refused = []
    for row in found.get("without_list", ()):
        if row.get("median") is None:
            unsettled = row.get("code") == "not_converged"
            refused.append(
                say("without list {name} the quick refit did not settle", name=row["list"])
                if unsettled
                else say("without list {name} there is no estimate", name=row["list"])
            )
        add(row, say("without list {name}: {median:,.0f}", name=row["list"], median=row.get("median") or 0))
    ranked = [words for _, words in sorted(told, key=lambda item: -item[0])]
    last = say(
        "no list can tell how many were out of reach of all: with {share:.0%} of all cases it would be {median:,.0f}",
        share=UNREACHABLE[-1], median=middle / (1 - UNREACHABLE[-1]),
    )  # fmt: skip
    return [say("as stated: {median:,.0f}", median=middle), *ranked, *refused, last]
