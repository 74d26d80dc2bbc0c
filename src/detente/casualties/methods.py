"""Four ways to a total, each with its state: the latent class model, decomposable graphs, log-linear models, Chao's bound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from detente.casualties.answer import MethodEstimate, Reason, refused
from detente.casualties.chao import lower_bound
from detente.casualties.decomposable import average_graphs
from detente.casualties.latent import LatentPrior
from detente.casualties.latent_fit import NEAR_CAP, Goal, LatentFit, fit_latent
from detente.casualties.loglinear import LogLinear, log_linear
from detente.casualties.patterns import Patterns
from detente.casualties.refusal import Limits, cap_reason, chain_reasons, wide_reason
from detente.say import say

LEVELS = (0.025, 0.975)
STOPS = {"not_converged", "at_cap"}
"""Reasons that leave no number."""
EVEN = 2.0
"""Models whose BIC differs by less than this fit equally well."""


@dataclass(frozen=True)
class Settings:
    """All that is assumed or chosen: prior and bound, the graphs' prior (None: 2^-lists), goal, limits, resamples."""

    prior: LatentPrior = field(default_factory=LatentPrior)
    delta: float | None = None
    goal: Goal = field(default_factory=Goal)
    limits: Limits = field(default_factory=Limits)
    resamples: int = 200


def reachable() -> str:
    """What every total here leaves out."""
    return say(
        "only cases that some list could have recorded; who is out of reach of all of them is not in the total"
    )


def latent_class(
    table: Patterns, settings: Settings, rng: np.random.Generator
) -> tuple[MethodEstimate, LatentFit]:
    """The latent class model, with its draws."""
    found = fit_latent(table, settings.prior, settings.goal, rng)
    return from_draws(found, settings), found


def from_draws(found: LatentFit, settings: Settings) -> MethodEstimate:
    """A total from draws of the latent class model."""
    limits, prior = settings.limits, settings.prior
    low, high = (found.quantile(level) for level in LEVELS)
    least = min(found.convergence.ess, found.convergence.tail)
    reasons = chain_reasons(found.convergence.rhat, least, limits)
    reasons += _present(cap_reason(found.cap_share, prior.cap, limits), wide_reason(low, high, limits))
    told = {
        "classes": prior.classes, "alpha_shape": prior.shape, "alpha_rate": prior.rate, "cap": prior.cap,
        "chains": settings.goal.chains, "sweeps": found.sweeps, "occupied_classes": found.occupied,
    }  # fmt: skip
    checks = {"rhat": found.convergence.rhat, "ess": found.convergence.ess, "cap_share": found.cap_share}
    caveats = (
        reachable(),
        say("where cases differ by degrees rather than by kinds, totals of this model came out too low"),
    )
    return _stated(
        "lcmcr", found.quantile(0.5), float(found.totals.mean()), low, high, reasons, checks, caveats, told
    )


def graphs(table: Patterns, settings: Settings) -> MethodEstimate:
    """The average over decomposable graphs; for three to five lists."""
    lists, cap = len(table.lists), settings.prior.cap
    if not 3 <= lists <= 5:
        return refused(
            "dga", Reason("lists_outside_method", say("{n} lists; the method takes 3 to 5", n=lists))
        )
    found = average_graphs(table.cells, table.counts, settings.delta, cap)
    low, high = (float(found.quantile(level)) for level in LEVELS)
    share = found.near_cap(NEAR_CAP)
    reasons = _present(cap_reason(share, cap, settings.limits), wide_reason(low, high, settings.limits))
    told = {
        "delta": 2.0**-lists if settings.delta is None else settings.delta,
        "cap": cap,
        "graphs": len(found.graphs),
    }
    caveats = (reachable(), say("the answer leans on what every cell is given beforehand"))
    checks = {"cap_share": share}
    return _stated("dga", float(found.quantile(0.5)), found.mean(), low, high, reasons, checks, caveats, told)


def loglinear(
    table: Patterns, settings: Settings, rng: np.random.Generator
) -> tuple[MethodEstimate, LogLinear | None]:
    """The log-linear model of least BIC."""
    found = log_linear(table, rng, settings.resamples)
    if found is None or not np.isfinite(found.high):
        why = say("no log-linear model has a finite total for these counts")
        return refused("loglinear", Reason("no_finite_total", why)), None
    again = np.quantile(found.bootstrap, [0.025, 0.5, 0.975]) if found.bootstrap.size else np.full(3, np.nan)
    reasons = _present(wide_reason(found.low, found.high, settings.limits), _rivals(found, settings.limits))
    told = {
        "pairs": [[table.lists[i], table.lists[j]] for i, j in found.best.pairs], "models": len(found.models),
        "se": found.best.se, "bic": found.best.bic, "resamples": int(found.bootstrap.size),
        "bootstrap": None if np.isnan(again).any() else [float(x) for x in again],
    }  # fmt: skip
    caveats = (
        reachable(),
        say("the limits take the chosen model for known; those of the bootstrap repeat the choice"),
    )
    mean = float(found.bootstrap.mean()) if found.bootstrap.size else found.total
    made = _stated(
        "loglinear", found.total, mean, found.low, found.high, reasons, {}, caveats, _rounded(told)
    )
    return made, found


def bound(table: Patterns, settings: Settings) -> MethodEstimate:  # noqa: ARG001 - same call as its siblings
    """Chao's lower bound."""
    found = lower_bound(table)
    if found is None:
        return refused("chao", Reason("no_finite_total", say("too few cases on two lists for a bound")))
    caveats = (reachable(), say("a lower bound where cases differ, no estimate"))
    return _stated(
        "chao",
        found.total,
        found.total,
        found.low,
        found.high,
        [],
        {},
        caveats,
        _rounded({"se": found.se}),
    )


def _rivals(found: LogLinear, limits: Limits) -> Reason | None:
    """Models that fit as well and say something else."""
    even = [one for one in found.models if one.bic < found.best.bic + EVEN]
    totals = [found.observed + one.unseen for one in even]
    if max(totals) <= limits.apart_weak * min(totals):
        return None
    return Reason("models_apart", say(
        "{n} models fit equally well (BIC within {even:g}) and say {low:,.0f} to {high:,.0f}",
        n=len(even), even=EVEN, low=min(totals), high=max(totals)))  # fmt: skip


def _stated(
    method: str, median: float, mean: float, low: float, high: float, reasons: list[Reason],
    checks: Mapping[str, float | None], caveats: tuple[str, ...], told: Mapping[str, object],
) -> MethodEstimate:  # fmt: skip
    """The estimate with its state; figures are withheld where a reason leaves no number."""
    stopped = any(one.code in STOPS for one in reasons)
    return MethodEstimate(
        method,
        "not_estimable" if stopped else "weak" if reasons else "estimated",
        median=None if stopped else median,
        mean=None if stopped else mean,
        low=None if stopped else low,
        high=None if stopped else high,
        rhat=checks.get("rhat"),
        ess=checks.get("ess"),
        cap_share=checks.get("cap_share"),
        reasons=tuple(reasons),
        caveats=caveats,
        settings=told,
    )


def _present(*reasons: Reason | None) -> list[Reason]:
    return [one for one in reasons if one is not None]


def _rounded(told: Mapping[str, object]) -> dict[str, object]:
    return {key: round(value, 2) if isinstance(value, float) else value for key, value in told.items()}
