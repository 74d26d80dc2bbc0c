"""Did violence change in the zones more than elsewhere? The ratio, its twin, and everything that speaks against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from detente.estimate import Estimate, NotEstimable
from detente.say import say
from detente.violence.asking import Asked, ask
from detente.violence.checks import REGISTRY, Case, CheckResult
from detente.violence.checks.displacement import far_fit, neighbours_fit
from detente.violence.checks.reporting_shift import adjusted_fit
from detente.violence.months import MonthRatio, ratio_by_month, ratio_by_month_before
from detente.violence.panel import Missing
from detente.violence.permutation import Permutation, clustered, permute
from detente.violence.question import Question
from detente.violence.random_effects import Fit
from detente.violence.regions import within_regions
from detente.violence.shared_regions import shared_regions
from detente.violence.types import Int1D

if TYPE_CHECKING:
    from detente.violence.plan import Followed

METHOD = say(
    "random-effects difference-in-differences on area log ratios (Paule-Mandel, Hartung-Knapp 95% limits, permutation p)"
)
SHARED_METHOD = METHOD.replace("(", "with what areas of one region share (")
TWIN_METHOD = say("the same on each area's own trend carried forward")
ESTIMATOR = "area-log-ratios"
"""How plans name the default."""
SHORT_AFTER = 60
"""Days after the start below which the interval is very wide, and a warning is due."""


@dataclass(frozen=True)
class Change:
    """The answer: ``result`` and its ``twin`` as rate ratios, rivals to them, checks and warnings.

    ``neighbours``, ``far_controls``, ``effort_adjusted`` and ``within_regions`` are None where the table they need
    was not handed in. ``averted`` counts events in the zones after the start that did not happen (negative: more).
    ``regions_shared``: the interval allows for what areas of one region have in common, because the zones lie together.
    ``plan`` says whether it keeps to a plan made before, where one was handed in (:mod:`detente.violence.plan`).
    """

    measure: str
    treated: tuple[str, ...]
    controls: tuple[str, ...]
    starts: Mapping[str, date]
    first: date
    last: date
    donut_days: int
    result: Estimate | NotEstimable
    twin: Estimate | NotEstimable
    neighbours: Estimate | NotEstimable | None = None
    far_controls: Estimate | NotEstimable | None = None
    effort_adjusted: Estimate | NotEstimable | None = None
    within_regions: Estimate | NotEstimable | None = None
    averted: Estimate | NotEstimable | None = None
    by_month: tuple[MonthRatio, ...] = ()
    months_before: tuple[MonthRatio, ...] = ()
    permutation: Permutation | None = None
    checks: Mapping[str, CheckResult] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    tau: float | None = None
    seed: int = 0
    estimator: str = ESTIMATOR
    missing: Missing = "unwatched"
    possible: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    areas_given: bool = False
    effort_given: bool = False
    regions_shared: bool = False
    plan: Followed | None = None

    def to_dict(self) -> dict[str, Any]:
        """The object that ``detente violence change --json`` prints; the same inputs and seed give the same bytes."""
        from detente.violence.printed import as_dict

        return as_dict(self)


def change(
    daily: pl.DataFrame,
    *,
    start: date | Mapping[str, date],
    treated: Sequence[str] | None = None,
    first: date | None = None,
    end: date | None = None,
    measure: str = "incidents",
    donut_days: int = 0,
    effort: pl.DataFrame | None = None,
    areas: pl.DataFrame | None = None,
    missing: Missing = "unwatched",
    possible: Sequence[str] = (),
    set_aside: Sequence[str] = (),
    without_source: Mapping[str, pl.DataFrame] | None = None,
    permutations: int = 20_000,
    seed: int = 0,
    checks: Sequence[str] | None = None,
) -> Change:
    r"""The rate of violence after / before in the zones, over the same in areas without a ceasefire.

    .. math:: r_a = \log\frac{A_{1a} + 1/2}{D_{1a}} - \log\frac{A_{0a} + 1/2}{D_{0a}}, \qquad
              r_a = b_0 + \theta\,zone_a + u_a + e_a, \qquad \text{ratio} = e^{\hat\theta}

    daily : DAILY layout, one row an area and day; a missing row is an unwatched day and left out of that area's
        days D, unless ``missing="zero"``; ``exposure`` is the watched share of a day
    start : first day of the ceasefire; or one a zone, {area: day}. Then each zone is measured around its own day, and
        every control around each of the zones' days, its log ratios averaged with the zones' shares as weights: the
        mean difference is the mean of each zone's difference from the controls around its own day
    treated : the zones; default: areas with ``zone`` = 1 in the table
    first, end : first and last day used; default: those of the series
    measure : ``incidents``, ``fatalities`` or ``civilians``
    donut_days : days left out on each side of the start (announcements, handovers)
    effort : EFFORT layout (``date, area, monitors``); the adjusted ratio stands beside, it replaces nothing
    areas : AREAS layout, for regions and neighbours
    possible : areas that may lie in a zone; neither zone nor control, both readings shown
    set_aside : areas at a war that the ceasefire does not cover; no controls, the other reading shown
    without_source : the daily series without each source, by its name
    permutations : arrangements drawn from ``seed`` where there are more than 20,000
    checks : names of checks to run; default all of :data:`detente.violence.checks.REGISTRY`
    returns : :class:`Change`; ``result`` is NotEstimable with code ``few_controls`` (fewer than six), ``few_events``,
        ``start_outside_data``, ``no_days_before`` or ``no_days_after``

    Where most zones lie in one region (``areas`` says so), the interval allows for what areas of one region share, and
    labels are shuffled within regions; where that leaves fewer than twenty arrangements they are shuffled freely, and
    p is the larger of that and Student's.

    Raises InputError with every fault of the tables and arguments. Assumes that, but for the ceasefire, zones would
    have moved as controls did, up to the wandering ``tau`` that controls show among themselves. Not for zones chosen
    because violence had just peaked there, nor where neighbours took over the violence: see ``far_controls``.
    Source: Hartung and Knapp 2001; Paule and Mandel 1982; Conley and Taber 2011, Rev. Econ. Stat. 93:113.
    """
    asked = ask(
        daily, start=start, treated=treated, first=first, end=end, measure=measure, donut_days=donut_days, effort=effort,
        areas=areas, missing=missing, possible=possible, set_aside=set_aside, without_source=without_source or {},
        checks=checks,
    )  # fmt: skip
    question = asked.question
    fit = question.fit()
    if isinstance(fit, NotEstimable):
        return _told(asked, measure, donut_days, seed, result=fit, twin=fit, warnings=())
    values = question.values()
    assert not isinstance(values, NotEstimable)
    regions = _regions(asked, values.rows)
    together = regions is not None and clustered(values.group, regions)
    if together:
        question = _with_shared(asked)
        fit = question.fit()
        assert isinstance(fit, Fit)
    twin = question.fit("carried")
    case = Case(
        question,
        fit,
        twin,
        asked.surroundings,
        asked.effort,
        asked.possible,
        asked.set_aside,
        asked.without_source,
    )
    within = within_regions(question, asked.surroundings)
    shuffled = permute(values, regions, permutations, seed)
    if shuffled.scheme == "free" and together:
        sure = fit.p if question.shared is not None else within.p if isinstance(within, Fit) else 1.0
        shuffled = replace(shuffled, p=max(shuffled.p, sure), scheme="free, and what regions share")
    named = REGISTRY if checks is None else {name: REGISTRY[name] for name in checks}
    results = {name: check(case) for name, check in named.items()}
    warnings = [code for result in results.values() for code in result.warnings]
    warnings += _own_warnings(case, together)
    warnings += ["smallest_p"] if shuffled.cannot_be_rarer else []
    counted = question.counts(question.zones, question.own)[
        question.usable(question.zones, question.own), 2
    ].sum()
    left = set(question.zones.tolist() + question.controls.tolist()) - set(values.rows.tolist())
    return _told(
        asked, measure, donut_days, seed,
        result=fit.ratio(METHOD if question.shared is None else SHARED_METHOD, shuffled.p, tuple(warnings)),
        twin=_ratio(twin, TWIN_METHOD),
        neighbours=_maybe(neighbours_fit(case), say("neighbours against far controls")),
        far_controls=_maybe(far_fit(case), say("zones against controls that touch none")),
        effort_adjusted=_maybe(adjusted_fit(case), say("the same per monitor and day")),
        within_regions=_maybe(within, say("the same with a term for each region")),
        averted=_averted(fit, float(counted), measure),
        by_month=ratio_by_month(question),
        months_before=ratio_by_month_before(question),
        permutation=shuffled,
        checks=results,
        warnings=tuple(dict.fromkeys(warnings)),
        left_out=tuple(question.panel.areas[i] for i in sorted(left)),
        tau=float(np.sqrt(fit.tau2)),
        regions_shared=question.shared is not None,
    )  # fmt: skip


def _told(asked: Asked, measure: str, donut_days: int, seed: int, **more: Any) -> Change:
    question = asked.question
    names = question.panel.areas
    starts = {names[int(z)]: asked.dates[names[int(z)]] for z in question.zones}
    controls = tuple(names[int(c)] for c in question.controls)
    return Change(
        measure,
        tuple(starts),
        controls,
        starts,
        asked.first,
        asked.last,
        donut_days,
        seed=seed,
        missing=asked.missing,
        possible=tuple(names[int(i)] for i in asked.possible),
        set_aside=tuple(names[int(i)] for i in asked.set_aside),
        areas_given=asked.surroundings is not None,
        effort_given=asked.effort is not None,
        **more,
    )


def _averted(fit: Fit, counted: float, measure: str) -> Estimate:
    """Events in the zones after the start times (1 / ratio - 1), limits from those of the ratio."""
    value, low, high = (counted * float(np.expm1(-x)) for x in (fit.value, fit.high, fit.low))
    return Estimate(value, low, high, measure, say("zone counts after the start x (1 / ratio - 1)"))


def _regions(asked: Asked, rows: Int1D) -> list[str | None] | None:
    """The region of each of these areas, where regions are known."""
    known = asked.surroundings
    return None if known is None or not known.knows_regions else [known.regions[int(r)] for r in rows]


def _with_shared(asked: Asked) -> Question:
    """The question with what areas of one region share, learnt before the first start; as it was where that is short."""
    question = asked.question
    assert asked.surroundings is not None
    end = int(question.starts.min()) - question.donut
    known = shared_regions(question.panel, asked.surroundings.regions, question.begin, end)
    return replace(question, shared=known)


def _own_warnings(case: Case, together: bool) -> list[str]:
    question, codes = case.question, []
    if len(question.zones) == 1:
        codes.append("one_zone")
    if isinstance(case.twin, Fit) and not case.twin.low <= case.fit.value <= case.twin.high:
        codes.append("twin_disagrees")
    if together:
        codes.append("clustered_zones")
    if case.surroundings is None:
        codes.append("no_areas_given")
    before, after = question.windows(int(question.starts.max()))
    if after[1] - after[0] < SHORT_AFTER:
        codes.append("short_after")
    if after[1] - after[0] > 2 * (before[1] - before[0]):
        codes.append("short_before")
    return codes


def _ratio(fit: Fit | NotEstimable, method: str) -> Estimate | NotEstimable:
    return fit if isinstance(fit, NotEstimable) else fit.ratio(method, fit.p)


def _maybe(fit: Fit | NotEstimable | None, method: str) -> Estimate | NotEstimable | None:
    return None if fit is None else _ratio(fit, method)
