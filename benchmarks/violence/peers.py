"""What other methods make of the same simulated series: coverage, bias, error, width, false alarms, time.

    python benchmarks/violence/peers.py --seeds 200 --ratio 1 0.7
    python benchmarks/violence/peers.py --seeds 100 clustered

Each peer is what an analyst would reasonably write with that tool, on the zones' total against the controls' total or area by area.
statsmodels and bsts-causalimpact are no dependencies of the project: a peer whose package is absent is told as "not run",
and no figure of it is copied from elsewhere. To add a peer: a function ``(Simulated, seed) -> Row`` and its row in ``PEERS``.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy.optimize import nnls
from scipy.special import stdtrit

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "violence"))

from coverage import CHUNK, two_way_poisson
from simulator import Simulated, simulate, world

from detente.violence import change

Row = tuple[float, float, float]
"""Log estimate, low, high."""
WEEK, STRETCH, YEAR = 7, 28, 365.25
NEWEY_WEST_DAYS = 30


def ours(series: Simulated, seed: int) -> Row:
    """This project's default, with the table of areas."""
    found = change(
        series.daily(seed), start=series.start, treated=series.treated(seed), areas=series.areas(), checks=()
    ).result
    return tuple(np.log([found.value, found.low, found.high]))  # type: ignore[union-attr, return-value]


def naive(series: Simulated, seed: int) -> Row:
    """Zones before and after, Poisson error."""
    before, after = halves(series, seed)[0].sum(axis=0)
    start, days = series.world.start, series.world.days
    value = np.log((after + 0.5) / (days - start)) - np.log((before + 0.5) / start)
    return normal(value, np.sqrt(1 / (after + 0.5) + 1 / (before + 0.5)))


def ols_counterfactual(series: Simulated, seed: int) -> Row:
    """Zones' total before the date on trend, season and weekday by least squares, carried past it; independent errors."""
    y = total(series, seed, zones=True)
    start, days = series.world.start, series.world.days
    x = calendar(days, trend=True)
    beta = np.linalg.lstsq(x[:start], y[:start], rcond=None)[0]
    spread = np.sum((y[:start] - x[:start] @ beta) ** 2) / (start - x.shape[1])
    mean = x[start:].mean(axis=0)
    predicted = float(mean @ beta)
    variance = spread * float(mean @ np.linalg.inv(x[:start].T @ x[:start]) @ mean) + spread / (days - start)
    predicted = max(predicted, 0.05 * y[:start].mean())
    return normal(np.log(y[start:].mean() / predicted), np.sqrt(variance) / y[start:].mean())


def two_way(series: Simulated, seed: int) -> Row:
    """Poisson with area and period effects, errors clustered by area."""
    start, days = series.world.start, series.world.days
    sums = [np.column_stack([a0, np.full(len(a0), start), a1, np.full(len(a0), days - start)])
            for a0, a1 in (half.T for half in halves(series, seed))]  # fmt: skip
    value, low, high, _, _ = two_way_poisson(*sums, 0.0)
    return value, low, high


def interrupted_series(series: Simulated, seed: int) -> Row:
    """Zones' total by Poisson regression on a step, trend and season; Newey-West errors of 30 days (statsmodels)."""
    import statsmodels.api as sm

    y = total(series, seed, zones=True)
    days = series.world.days
    x = np.column_stack([calendar(days, trend=True), np.arange(days) >= series.world.start])
    fit = sm.GLM(y, x, family=sm.families.Poisson()).fit(
        cov_type="HAC", cov_kwds={"maxlags": NEWEY_WEST_DAYS}
    )
    return normal(float(fit.params[-1]), float(fit.bse[-1]))


def unobserved_components(series: Simulated, seed: int) -> Row:
    """Weekly log of the zones' total: local level, the controls' total beside it, a step at the date (statsmodels)."""
    import statsmodels.api as sm

    y, x = (np.log(weekly(series, seed, zones=z) + 0.5) for z in (True, False))
    step = (np.arange(len(y)) >= offset(series)).astype(float)
    model = sm.tsa.UnobservedComponents(y, level="local level", exog=np.column_stack([x, step]))
    fit = model.fit(disp=False, maxiter=200)
    at = list(fit.param_names).index("beta.x2")
    return normal(float(fit.params[at]), float(fit.bse[at]))


def synthetic_control(series: Simulated, seed: int) -> Row:
    """Each zone against a weighted mix of controls that follows it before the date; error from the controls' own placebos."""
    start = series.world.start
    counts = series.counts[seed].astype(float)
    edges = range(start % STRETCH, start, STRETCH)
    before = np.stack([counts[:, e : e + STRETCH].sum(axis=1) for e in edges], axis=1)
    level = np.log((before + 0.5) / STRETCH)
    level = level - level.mean(axis=1, keepdims=True)
    zone = series.zone[seed]
    gap = after_before(counts, start)
    controls = np.flatnonzero(~zone)

    def against(row: int, donors: np.ndarray) -> float:
        weight = simplex(level[donors].T, level[row])
        return float(gap[row] - weight @ gap[donors])

    mean = float(np.mean([against(int(z), controls) for z in np.flatnonzero(zone)]))
    placebo = np.array([against(int(c), controls[controls != c]) for c in controls])
    half = (
        stdtrit(len(controls) - 1, 0.975) * placebo.std(ddof=1) * np.sqrt(1 / zone.sum() + 1 / len(controls))
    )
    return mean, mean - half, mean + half


def causal_impact(series: Simulated, seed: int) -> Row:
    """Weekly log of the zones' total on the controls' total, Bayesian structural time series (bsts-causalimpact)."""
    from causal_impact import CausalImpact

    y, x = (np.log(weekly(series, seed, zones=z) + 0.5) for z in (True, False))
    at = offset(series)
    model = CausalImpact(
        np.column_stack([y, x]), [0, at - 1], [at, len(y) - 1], model_args={"niter": 1000, "seed": 1}
    )
    told = model.summary_stats
    return float(told["point_effect_mean"]), float(told["ci_lower"]), float(told["ci_upper"])


PEERS: dict[str, tuple[Callable[[Simulated, int], Row], str]] = {
    "detente": (ours, ""),
    "naive Poisson": (naive, ""),
    "OLS counterfactual": (ols_counterfactual, ""),
    "two-way FE Poisson": (two_way, ""),
    "interrupted series": (interrupted_series, "statsmodels"),
    "UCM with controls": (unobserved_components, "statsmodels"),
    "synthetic control": (synthetic_control, ""),
    "CausalImpact": (causal_impact, "causal_impact"),
}


def normal(value: float, se: float) -> Row:
    """95% limits of a normal error."""
    return float(value), float(value - 1.96 * se), float(value + 1.96 * se)


def total(series: Simulated, seed: int, *, zones: bool) -> np.ndarray:
    """Daily counts of all zones, or of all controls."""
    rows = series.zone[seed] if zones else ~series.zone[seed]
    return series.counts[seed][rows].sum(axis=0).astype(float)


def weekly(series: Simulated, seed: int, *, zones: bool) -> np.ndarray:
    """The same by weeks that start at the date, an incomplete one at either end left out."""
    y, first = total(series, seed, zones=zones), series.world.start % WEEK
    whole = (len(y) - first) // WEEK
    return y[first : first + WEEK * whole].reshape(whole, WEEK).sum(axis=1)


def offset(series: Simulated) -> int:
    """Which week starts at the date."""
    return series.world.start // WEEK


def halves(series: Simulated, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """(areas, 2) counts before and after, of zones and of controls."""
    counts, start, zone = series.counts[seed].astype(float), series.world.start, series.zone[seed]
    both = np.column_stack([counts[:, :start].sum(axis=1), counts[:, start:].sum(axis=1)])
    return both[zone], both[~zone]


def after_before(counts: np.ndarray, start: int) -> np.ndarray:
    """Log rate after less log rate before, an area each."""
    days = counts.shape[1]
    before, after = counts[:, :start].sum(axis=1) + 0.5, counts[:, start:].sum(axis=1) + 0.5
    return np.asarray(np.log(after / (days - start)) - np.log(before / start))


def calendar(days: int, *, trend: bool) -> np.ndarray:
    """Columns of a daily regression: level, trend, two waves of the year, weekdays."""
    day = np.arange(days)
    turn = 2 * np.pi * day / YEAR
    waves = [f(k * turn) for k in (1, 2) for f in (np.cos, np.sin)]
    columns = [
        np.ones(days),
        *([day / YEAR] if trend else []),
        *waves,
        *(day % WEEK == k for k in range(1, WEEK)),
    ]
    return np.column_stack(columns).astype(float)


def simplex(donors: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Weights that are not negative and sum to one, closest to the target."""
    heavy = 1e3
    weight = nnls(np.vstack([donors, heavy * np.ones(donors.shape[1])]), np.append(target, heavy))[0]
    return np.asarray(weight / weight.sum())


def measure(scenario: str, ratio: float, seeds: int, named: int, peers: list[str]) -> None:
    """Print one scenario's table."""
    found: dict[str, list[Row]] = {name: [] for name in peers}
    spent = dict.fromkeys(peers, 0.0)
    absent: dict[str, str] = {}
    truth: list[float] = []
    for chunk in range(0, seeds, CHUNK):
        series = simulate(
            world(scenario, ratio=ratio), min(CHUNK, seeds - chunk), np.random.default_rng([named, chunk])
        )
        truth += [float(np.log(t)) for t in series.truth]
        for name in peers:
            peer, package = PEERS[name]
            began = time.process_time()
            try:
                if name not in absent:
                    found[name] += [peer(series, seed) for seed in range(series.counts.shape[0])]
            except ImportError:
                absent[name] = package
            spent[name] += time.process_time() - began
    print(f"\n{scenario}, ratio {ratio:g}, {seeds} series")
    print(f"  {'':20}{'coverage':>10}{'bias':>8}{'rmse':>8}{'half':>8}{'reject':>8}{'ms CPU':>9}")
    for name in peers:
        if name in absent:
            print(f"  {name:20}  not run: the package {absent[name]} is not installed")
            continue
        value, low, high = np.array(found[name]).T
        error = value - np.array(truth)
        covered = ((low <= truth) & (truth <= high)).mean()
        rejected = ((low > 0) | (high < 0)).mean()
        print(f"  {name:20}{covered:10.3f}{error.mean():+8.3f}{np.sqrt((error**2).mean()):8.3f}"
              f"{np.mean((high - low) / 2):8.3f}{rejected:8.3f}{1000 * spent[name] / seeds:9.1f}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scenarios", nargs="*", default=["base"], help="scenarios of the simulator")
    parser.add_argument("--ratio", type=float, nargs="*", default=[1.0], help="true ratios")
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="seed of the series")
    parser.add_argument("--peers", nargs="*", default=list(PEERS), help=f"of {', '.join(PEERS)}")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    for scenario in asked.scenarios:
        for ratio in asked.ratio:
            measure(scenario, ratio, asked.seeds, asked.seed, asked.peers)


if __name__ == "__main__":
    main()
