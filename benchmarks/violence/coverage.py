"""Coverage, bias, error and false alarms of the change estimator on simulated series with known effects.

    python benchmarks/violence/coverage.py --seeds 200                 # every scenario
    python benchmarks/violence/coverage.py --seeds 400 base --ratio 0.7

One row an estimator: ``default`` and ``twin`` (trend-robust) beside ``far`` (neighbours left out), ``effort`` (adjusted),
``plain`` (without what regions share, which the default allows for where zones lie together), ``regions`` (a term for each), ``naive`` (zones before and after, Poisson error) and ``poisson`` (two-way fixed effects,
clustered by area). Bias, RMSE and half-width are on
the log scale; ``reject`` is how often ratio 1 is excluded (by the permutation p for the default).
The last line of a scenario says how often each check fired. The simulator is tests/violence/simulator.py; the series
differ from seed to seed and are the same every time.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "violence"))

from simulator import SCENARIOS, Simulated, simulate, world

from detente.violence.checks import Case
from detente.violence.checks.displacement import displacement, far_fit
from detente.violence.checks.placebo_in_time import placebo_in_time
from detente.violence.checks.pre_trend import pre_trend
from detente.violence.checks.reporting_shift import adjusted_fit, reporting_shift
from detente.violence.checks.surge_before import surge_before
from detente.violence.permutation import clustered, permute
from detente.violence.question import Values
from detente.violence.random_effects import Fit
from detente.violence.regions import within_regions
from detente.violence.shared_regions import shared_regions

CHECKS = {
    "pre_trend": pre_trend,
    "placebo_in_time": placebo_in_time,
    "surge_before": surge_before,
    "displacement": displacement,
    "reporting_shift": reporting_shift,
}
CHUNK = 50
Row = tuple[float, float, float, float, bool]


def one(series: Simulated, seed: int, what: str) -> tuple[dict[str, Row], dict[str, bool]]:
    """Each estimator's (log estimate, low, high, log truth, rejected) and each check's alarm, on one series."""
    question = series.question(seed, what)
    truth = float(np.log(series.truth[seed]))
    fit = question.fit()
    if not isinstance(fit, Fit):
        return {}, {fit.code: True}
    values = question.values()
    assert isinstance(values, Values)
    plain, together = fit, clustered(values.group, [series.regions[int(i)] for i in values.rows])
    if together:  # as detente.violence.change does
        end = int(question.starts.min())
        question = replace(
            question, shared=shared_regions(question.panel, series.regions, question.begin, end)
        )
        fit = question.fit()
        assert isinstance(fit, Fit)
    effort = series.panel(seed, "monitors")
    ones = type(effort)(effort.areas, effort.first, effort.counts, np.ones_like(effort.counts))
    case = Case(question, fit, question.fit("carried"), series.surroundings(), ones)
    labels = [series.regions[int(i)] for i in values.rows]
    regions = within_regions(question, series.surroundings())
    shuffled = permute(values, labels, 20_000, 0)
    p = shuffled.p
    if shuffled.scheme == "free" and together:
        p = max(p, fit.p)
    rows = {"default": (fit.value, fit.low, fit.high, truth, p < 0.05)}
    rows["plain"] = (plain.value, plain.low, plain.high, truth, plain.low > 0 or plain.high < 0)
    others = {"twin": case.twin, "far": far_fit(case), "effort": adjusted_fit(case), "regions": regions}
    for name, other in others.items():
        if isinstance(other, Fit):
            rows[name] = (other.value, other.low, other.high, truth, other.low > 0 or other.high < 0)
    a0, d0, a1, d1 = question.counts(question.zones, True).sum(axis=0)
    log, se = np.log((a1 + 0.5) / d1) - np.log((a0 + 0.5) / d0), np.sqrt(1 / (a1 + 0.5) + 1 / (a0 + 0.5))
    rows["naive"] = (log, log - 1.96 * se, log + 1.96 * se, truth, abs(log) > 1.96 * se)
    rows["poisson"] = two_way_poisson(
        question.counts(question.zones, True), question.counts(question.controls, False), truth
    )
    fired = {name: check(case).passed is False for name, check in CHECKS.items()}
    fired["displacement_code"] = "displacement" in displacement(case).warnings
    fired["any"] = any(fired[name] for name in CHECKS)
    fired["trend_or_time"] = fired["pre_trend"] or fired["placebo_in_time"]
    return rows, fired


def two_way_poisson(zones: np.ndarray, controls: np.ndarray, truth: float) -> Row:
    """Poisson regression with area and period effects, errors clustered by area: the peer most analysts would pick."""
    logits, variances = [], []
    for a0, a1 in ((zones[:, 0], zones[:, 2]), (controls[:, 0], controls[:, 2])):
        total, share = a0 + a1, a1.sum() / (a0 + a1).sum()
        logits.append(np.log(share / (1 - share)))
        variances.append(np.sum((a1 - share * total) ** 2) / (total.sum() * share * (1 - share)) ** 2)
    value, se = logits[0] - logits[1], np.sqrt(sum(variances))
    return value, value - 1.96 * se, value + 1.96 * se, truth, abs(value) > 1.96 * se


def measure(scenario: str, ratio: float, seeds: int, what: str, named: int) -> None:
    """Print one scenario's table."""
    began = time.process_time()
    found: dict[str, list[Row]] = {}
    alarms: dict[str, int] = {}
    for chunk in range(0, seeds, CHUNK):
        series = simulate(
            world(scenario, ratio=ratio), min(CHUNK, seeds - chunk), np.random.default_rng([named, chunk])
        )
        for seed in range(series.counts.shape[0]):
            rows, fired = one(series, seed, what)
            for name, row in rows.items():
                found.setdefault(name, []).append(row)
            for name, yes in fired.items():
                alarms[name] = alarms.get(name, 0) + yes
    print(f"\n{scenario}, ratio {ratio:g}, {what}, {seeds} seeds, {time.process_time() - began:.1f} s CPU")
    print(f"  {'':10}{'n':>5}{'coverage':>10}{'bias':>8}{'rmse':>8}{'half':>8}{'reject':>8}")
    for name, listed in found.items():
        value, low, high, truth, rejected = np.array(listed, dtype=float).T
        error = value - truth
        covered = ((low <= truth) & (truth <= high)).mean()
        rmse, half = np.sqrt((error**2).mean()), np.mean((high - low) / 2)
        print(
            f"  {name:10}{len(value):5d}{covered:10.3f}{error.mean():+8.3f}{rmse:8.3f}{half:8.3f}{rejected.mean():8.3f}"
        )
    print("  fired: " + ", ".join(f"{name} {n / seeds:.3f}" for name, n in alarms.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scenarios", nargs="*", default=list(SCENARIOS), help=f"of {', '.join(SCENARIOS)}")
    parser.add_argument("--ratio", type=float, nargs="*", default=[1.0], help="true ratios")
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--measure", choices=("counts", "deaths"), default="counts")
    parser.add_argument("--seed", type=int, default=1, help="seed of the series")
    asked = parser.parse_args()
    for scenario in asked.scenarios:
        for ratio in asked.ratio:
            measure(scenario, ratio, asked.seeds, asked.measure, asked.seed)


if __name__ == "__main__":
    main()
