"""Estimate a total from capture patterns: every method, which one counts and why, what moves it, or the refusal.

    estimate(table, rng=numpy.random.default_rng(1)).result()

The default is the latent class model. It alone held its coverage where cases fall into kinds that lists see unequally
(see the explanation); if it has no answer there is none, however sure another method looks. The same table and the same
generator give the same answer; each method draws from its own stream, so that asking for one or all changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from detente.casualties import sensitivity
from detente.casualties.answer import METHODS, Answer, MethodEstimate, Reason, refused
from detente.casualties.latent_fit import LatentFit
from detente.casualties.loglinear import LogLinear, fit
from detente.casualties.methods import STOPS, Settings, bound, graphs, latent_class, loglinear, reachable
from detente.casualties.patterns import Patterns
from detente.casualties.refusal import apart_reason, table_refusal
from detente.say import say

DEFAULT = "lcmcr"


def estimate(
    table: Patterns, *, rng: np.random.Generator, method: str = "all", settings: Settings | None = None,
    seed: int | None = None, refits: bool = True,
) -> Answer:  # fmt: skip
    """The total of cases with everything that stands beside it.

    ``method``: one of ``METHODS`` or ``all``. ``seed`` is only told on. ``refits`` False leaves out the refits of the
    sensitivity block, for a run over many tables. Not for lists that name one another as their source.
    """
    return _estimated(table, rng, method, settings or Settings(), seed, refits)[0]


def estimate_with_draws(
    table: Patterns, rng: np.random.Generator, settings: Settings, refits: bool = False
) -> tuple[Answer, LatentFit | None]:
    """The same by the latent class model, with its draws, for sums over strata and pools over replicates."""
    return _estimated(table, rng, DEFAULT, settings, None, refits)


def _estimated(
    table: Patterns, rng: np.random.Generator, method: str, settings: Settings, seed: int | None, refits: bool
) -> tuple[Answer, LatentFit | None]:
    if method not in (*METHODS, "all"):
        raise ValueError(f"expected one of {', '.join(METHODS)} or all, got {method!r}")
    sizes = tuple((name, int(n)) for name, n in zip(table.lists, table.sizes, strict=True))
    wanted = METHODS if method == "all" else (method,)
    why = table_refusal(table, settings.limits)
    if why is not None:
        nothing = tuple(refused(name, why) for name in wanted)
        words = [say("nothing is shown beside a refusal: {reason}", reason=why.reason)]
        return Answer(
            table.observed, sizes, nothing, None, why.reason, {"words": words}, why, seed=seed
        ), None
    streams = rng.spawn(3)
    latent, draws = latent_class(table, settings, streams[0])
    logs, chosen = loglinear(table, settings, streams[1])
    every = [latent, graphs(table, settings), logs, bound(table, settings)]
    name = DEFAULT if method == "all" else method
    every, stop = _compared(every, name, settings)
    default = next(one for one in every if one.method == name)
    if not default.given:
        stop = stop or next((one for one in default.reasons if one.code in STOPS), default.reasons[0])
    beside = _sensitivity(table, settings, every, default, chosen, streams[2] if refits else None)
    shown = tuple(one for one in every if one.method in wanted)
    because = stop.reason if stop else _because(name, method)
    return Answer(
        table.observed, sizes, shown, None if stop else name, because, beside, stop, _notes(table), seed=seed
    ), draws


def _compared(
    every: list[MethodEstimate], name: str, settings: Settings
) -> tuple[list[MethodEstimate], Reason | None]:
    """Methods, and models that fit equally well, held against each other: apart they make the default weak.

    Methods that lie very far apart leave no answer at all.
    """
    found = apart_reason(every, settings.limits)
    rivals = [
        reason
        for one in every
        if one.method != name
        for reason in one.reasons
        if reason.code == "models_apart"
    ]
    why = (*([found[0]] if found else []), *rivals)
    marked = [
        replace(one, status="weak", reasons=(*one.reasons, *why))
        if why and one.method == name and one.given
        else one
        for one in every
    ]
    return marked, found[0] if found and found[1] else None


def _because(name: str, method: str) -> str:
    if method != "all":
        return say("{method}, as it was asked for", method=name)
    return say(
        "the latent class model: of the methods here it alone kept its coverage in simulations where cases fall into kinds that lists see unequally"
    )


def _sensitivity(
    table: Patterns, settings: Settings, every: Sequence[MethodEstimate], default: MethodEstimate,
    chosen: LogLinear | None, rng: np.random.Generator | None,
) -> dict[str, Any]:  # fmt: skip
    plain = fit(table, ())
    independent = replace(refused("independence", Reason("", "")), status="weak", median=table.observed + plain.unseen, reasons=(), low=table.observed + plain.unseen - 1.96 * plain.se, high=table.observed + plain.unseen + 1.96 * plain.se)  # fmt: skip
    found: dict[str, Any] = {
        "estimators": sensitivity.beside(every, independent if plain.estimable else None)
    }
    for delta in (0.5, 1.0):
        other = graphs(table, replace(settings, delta=delta))
        if other.given:
            found["estimators"] += sensitivity.beside([replace(other, method=f"dga, delta {delta:g}")])
    if rng is not None:
        found |= sensitivity.refits(table, settings, rng)
    if chosen is not None:
        found["pair_dependent"] = sensitivity.dependent_pairs(table, chosen)
    if default.given:
        found["unreachable"] = sensitivity.unreachable(default)
        found["all_lists_dependent"] = sensitivity.all_lists(default, table.observed)
        found["range"] = sensitivity.span(default, table.observed)
        found["words"] = sensitivity.moves(found, default)
    else:
        found["words"] = [
            say("no total is stated, so nothing moves it; the rows show how far the answers lie apart")
        ]
    return found


def _notes(table: Patterns) -> tuple[str, ...]:
    """What a reader should know of the lists."""
    notes: list[str] = [reachable()]
    for i, j in table.pairs():
        if table.overlap[i, j] == 0:
            notes.append(
                say(
                    "lists {one} and {other} have no case in common", one=table.lists[i], other=table.lists[j]
                )
            )
    return tuple(notes)
