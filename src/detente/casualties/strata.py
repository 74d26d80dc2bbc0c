"""The sum over strata: each place or period estimated by itself, because lists are not equally strong everywhere.

A single fit over strata whose lists differ in strength takes that difference for heterogeneity of cases and misses it in
part. The draws of the strata are added, so the interval of the sum is exact. A stratum without an answer leaves the sum
without one: nothing is put in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.casualties.answer import METHODS, Answer, MethodEstimate, Reason, refused
from detente.casualties.decomposable import average_graphs
from detente.casualties.estimating import DEFAULT, estimate_with_draws
from detente.casualties.latent_fit import LatentFit
from detente.casualties.methods import LEVELS, Settings, graphs, reachable
from detente.casualties.patterns import Patterns
from detente.casualties.refusal import wide_reason
from detente.say import say

DRAWS = 20_000


def estimate_strata(
    strata: Mapping[str, Patterns], whole: Answer, *, rng: np.random.Generator, settings: Settings | None = None, method: str = "all"
) -> Answer:  # fmt: skip
    """The answer over the whole table, with its totals replaced by sums over strata and the gap to the single fit named.

    ``whole``: the answer without strata, whose sensitivity block stays beside it. Latent classes and graphs are summed;
    the other two methods have no draws to add and are refused here.
    """
    used = settings or Settings()
    rows, latent, averaged = [], [], []
    for (name, table), stream in zip(sorted(strata.items()), rng.spawn(len(strata)), strict=True):
        own = _lists_with_cases(table)
        answer, draws = estimate_with_draws(own, stream, used)
        one = answer.estimates[0]
        rows.append({
            "stratum": name, "observed": table.observed, **{key: getattr(one, key) for key in ("status", "median", "low", "high", "rhat", "ess")},
            "reasons": [reason.to_dict() for reason in one.reasons],
        })  # fmt: skip
        latent.append((one, draws))
        averaged.append(
            (graphs(own, used) if answer.refusal is None else refused("dga", answer.refusal), own)
        )
    last = rng.spawn(2)
    sums = {
        "lcmcr": _sum("lcmcr", [one for one, _ in latent], [_again(d, last[0]) for _, d in latent], used),
        "dga": _sum("dga", [one for one, _ in averaged], [_drawn(t, used, last[1]) if one.given else None for one, t in averaged], used),
    }  # fmt: skip
    missing = Reason("no_sum", say("this method is not summed over strata"))
    wanted = METHODS if method == "all" else (method,)
    shown = tuple(sums.get(name) or refused(name, missing) for name in wanted)
    chosen = next(one for one in shown if one.method == (DEFAULT if method == "all" else method))
    stop = None if chosen.given else chosen.reasons[0]
    return replace(
        whole, estimates=shown, default=chosen.method if stop is None else None, refusal=stop, strata=tuple(rows),
        default_because=stop.reason if stop else say("the sum over strata by {method}", method=chosen.method),
        notes=(*whole.notes, *_gap(whole, chosen)),
    )  # fmt: skip


def _lists_with_cases(table: Patterns) -> Patterns:
    """The table without lists that have nobody in this stratum."""
    for name, size in zip(table.lists, table.sizes, strict=True):
        if size == 0:
            table = table.without(name)
    return table


def _sum(
    method: str, parts: list[MethodEstimate], draws: list[NDArray[np.int64] | None], settings: Settings
) -> MethodEstimate:
    bad = [one for one in parts if not one.given]
    known = [one for one in draws if one is not None]
    if bad or len(known) < len(parts):
        why = say("{n} of {all} strata have no answer, so their sum has none: {reason}", n=len(bad), all=len(parts), reason=bad[0].reasons[0].reason)  # fmt: skip
        return refused(method, Reason("stratum_not_estimable", why))
    totals = np.sum(known, axis=0)
    low, high = (float(np.quantile(totals, level)) for level in LEVELS)
    weak = sum(one.status == "weak" for one in parts)
    reasons = (
        [Reason("weak_strata", say("{n} of {all} strata are weak", n=weak, all=len(parts)))] if weak else []
    )
    wide = wide_reason(low, high, settings.limits)
    reasons += [wide] if wide else []
    rhat = [one.rhat for one in parts if one.rhat is not None]
    ess = [one.ess for one in parts if one.ess is not None]
    caps = [one.cap_share for one in parts if one.cap_share is not None]
    return MethodEstimate(
        method, "weak" if reasons else "estimated", float(np.median(totals)), float(totals.mean()), low, high,
        max(rhat, default=None), min(ess, default=None), max(caps, default=None), tuple(reasons), (reachable(),),
        {"strata": len(parts)},
    )  # fmt: skip


def _again(found: LatentFit | None, rng: np.random.Generator) -> NDArray[np.int64] | None:
    """Draws in a fresh order, as many for every stratum."""
    return None if found is None else rng.choice(found.totals, DRAWS)


def _drawn(table: Patterns, settings: Settings, rng: np.random.Generator) -> NDArray[np.int64]:
    found = average_graphs(table.cells, table.counts, settings.delta, settings.prior.cap)
    made: NDArray[np.int64] = found.observed + rng.choice(found.unseen, DRAWS, p=found.share)
    return made


def _gap(whole: Answer, chosen: MethodEstimate) -> tuple[str, ...]:
    single: Any = next((one for one in whole.estimates if one.method == chosen.method), None)
    if single is None or not (single.given and chosen.given):
        return ()
    return (say(
        "without strata the same method says {single:,.0f}, the sum over strata {summed:,.0f}; sensitivity rows are of the single fit",
        single=single.median, summed=chosen.median),)  # fmt: skip
