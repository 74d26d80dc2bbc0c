"""Recorded violence with a known effect, made in memory: many series at once, one axis for the seed.

Areas lie on a grid and belong to regions. What drives violence wanders: the whole country slowly, each region and
each area faster (all first-order autoregressive on the log scale), with a season and a weekday. Incidents breed
incidents for some days (self-exciting, linear in past counts, so that a factor on the background is exactly the factor
on the expected count), and come in bursts (gamma noise). Monitors see a share of them that grows with their number.
Deaths are heavy-tailed per incident. The truth is ``ratio``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from detente.violence.panel import Panel
from detente.violence.question import Question
from detente.violence.surroundings import Surroundings

FIRST = date(2015, 1, 1)


@dataclass(frozen=True)
class World:
    """How the invented war behaves. Rates per day, standard deviations on the log scale."""

    ratio: float = 1.0
    days: int = 1200
    start: int = 800
    columns: int = 6
    rows: int = 4
    zones: int = 4
    rate: float = 2.1
    rate_spread: float = 0.45
    national: tuple[float, float] = (0.40, 0.995)
    region: tuple[float, float] = (0.15, 0.98)
    area: tuple[float, float] = (0.35, 0.97)
    season: float = 0.20
    breeding: float = 0.35
    breeding_days: float = 5.0
    burst: float = 0.35
    """Variance of the daily gamma factor."""
    monitors: float = 12.0
    effort: tuple[float, float] = (0.10, 0.97)
    displaced: float = 1.0
    diffused: float = 1.0
    reporting_in_zones: float = 1.0
    reporting_everywhere: float = 1.0
    announcement: float = 1.0
    announcement_days: int = 14
    zone_trend_per_year: float = 0.0
    fade_days: float = 0.0
    ramp_days: int = 0
    clustered: bool = False
    surged: bool = False
    """Zones are the areas where violence stood highest above its mean in the 60 days before the date."""


SCENARIOS: Mapping[str, dict[str, Any]] = {
    "base": {},
    "calm": {"national": (0.15, 0.995), "region": (0.05, 0.98), "area": (0.10, 0.97), "breeding": 0.1},
    "rough": {"national": (0.6, 0.995), "region": (0.25, 0.98), "area": (0.55, 0.97), "breeding": 0.5},
    "sparse": {"rate": 0.26},
    "displacement": {"displaced": 1.3},
    "announcement": {"announcement": 1.6},
    "effort_common": {"reporting_everywhere": 0.7},
    "effort_zone": {"reporting_in_zones": 1.4},
    "clustered": {"clustered": True},
    "selection": {"surged": True},
    "pretrend": {"zone_trend_per_year": -0.25},
    "decay": {"fade_days": 300.0},
    "ramp": {"ramp_days": 60},
    "diffusion": {"diffused": 0.85},
    "one_zone": {"zones": 1},
    "short_after": {"days": 860},
    "short_before": {"start": 200, "days": 600},
    "few_areas": {"zones": 2, "rows": 2, "columns": 4},
}


@dataclass(frozen=True)
class Simulated:
    """``seeds`` series of one world: counts, deaths and monitors (seeds, areas, days), zones (seeds, areas)."""

    world: World
    counts: np.ndarray
    deaths: np.ndarray
    monitors: np.ndarray
    zone: np.ndarray
    truth: np.ndarray
    """(seeds,) the factor on the mean recorded background, averaged over the days after (decay and ramp included)."""
    regions: tuple[str, ...]
    touching: np.ndarray
    names: tuple[str, ...] = field(default=())

    def panel(self, seed: int, what: str = "counts") -> Panel:
        values = getattr(self, what)[seed].astype(np.float64)
        return Panel(self.names, FIRST, values, np.ones_like(values))

    def question(self, seed: int, what: str = "counts", **more: Any) -> Question:
        zones = np.flatnonzero(self.zone[seed])
        starts = np.full(len(zones), self.world.start)
        question = Question(
            self.panel(seed, what), zones, starts, np.flatnonzero(~self.zone[seed]), 0, self.world.days
        )
        return replace(question, **more)

    def surroundings(self) -> Surroundings:
        return Surroundings(self.regions, self.touching)

    def treated(self, seed: int) -> list[str]:
        return [self.names[i] for i in np.flatnonzero(self.zone[seed])]

    @property
    def start(self) -> date:
        return FIRST + timedelta(days=self.world.start)

    def daily(self, seed: int) -> pl.DataFrame:
        n, days = self.counts.shape[1:]
        dates = np.datetime64(FIRST) + np.arange(days)
        return pl.DataFrame(
            {
                "date": pl.Series(np.tile(dates, n)).cast(pl.Date),
                "area": np.repeat(np.array(self.names), days).tolist(),
                "incidents": self.counts[seed].ravel().astype(float),
                "fatalities": self.deaths[seed].ravel().astype(float),
            }
        )

    def effort(self, seed: int) -> pl.DataFrame:
        return self.daily(seed).select(
            "date", "area", monitors=pl.Series(self.monitors[seed].ravel().astype(float))
        )

    def areas(self) -> pl.DataFrame:
        joined = [";".join(self.names[j] for j in np.flatnonzero(row)) for row in self.touching]
        return pl.DataFrame({"area": self.names, "region": self.regions, "neighbours": joined})


def world(scenario: str, **more: Any) -> World:
    return World(**{**SCENARIOS[scenario], **more})


def simulate(w: World, seeds: int, rng: np.random.Generator) -> Simulated:
    """``seeds`` independent series of one world."""
    n = w.rows * w.columns
    at = np.array([(r, c) for r in range(w.rows) for c in range(w.columns)])
    touching = (np.abs(at[:, None] - at[None, :]).sum(axis=2) == 1).astype(float)
    block = (at[:, 0] // 2) * ((w.columns + 2) // 3) + at[:, 1] // 3
    region_of = np.unique(block, return_inverse=True)[1]
    regions = region_of.max() + 1

    log_rate = _wander(rng, w.national, (seeds, 1, w.days))
    log_rate = log_rate + _wander(rng, w.region, (seeds, regions, w.days))[:, region_of]
    own = _wander(rng, w.area, (seeds, n, w.days))
    log_rate = log_rate + own
    day = np.arange(w.days)
    log_rate += w.season * np.cos(2 * np.pi * (day + 365 * rng.random((seeds, 1, 1))) / 365.25)
    log_rate += 0.1 * np.isin(day % 7, (4, 5)) * rng.choice([-1.0, 1.0], (seeds, 1, 1))
    log_rate += rng.normal(0, w.rate_spread, (seeds, n, 1)) - w.rate_spread**2 / 2

    zone = _zones(rng, w, own, region_of)
    near = (zone[:, None, :] * touching[None]).any(axis=2) & ~zone
    after = np.maximum(day - w.start, 0)
    effect = np.full(w.days, np.log(w.ratio))
    if w.fade_days:
        effect = effect * np.exp(-after / w.fade_days)
    if w.ramp_days:
        effect = effect * np.minimum(1.0, after / w.ramp_days)
    effect = np.where(day >= w.start, effect, 0.0)
    truth = np.full(seeds, np.exp(effect[w.start :]).mean())
    log_rate += zone[:, :, None] * effect
    log_rate += zone[:, :, None] * np.log1p(w.zone_trend_per_year) * (day - w.start) / 365.25
    log_rate += near[:, :, None] * np.where(day >= w.start, np.log(w.displaced) + np.log(w.diffused), 0.0)
    announced = (day >= w.start - w.announcement_days) & (day < w.start)
    log_rate += zone[:, :, None] * np.where(announced, np.log(w.announcement), 0.0)

    background = np.exp(log_rate) * w.rate * (1 - w.breeding)
    happened = _breed(rng, w, background)
    mean = w.monitors * np.exp(_wander(rng, w.effort, (seeds, n, w.days)))
    mean *= np.where(day >= w.start, w.reporting_everywhere, 1.0)
    mean *= np.where(zone[:, :, None] & (day >= w.start), w.reporting_in_zones, 1.0)
    seen = np.minimum(0.5 * mean / w.monitors, 1.0)
    counts = rng.binomial(happened, seen)
    deaths = _deaths(rng, counts)
    names = tuple(f"area_{i:02d}" for i in range(n))
    labels = tuple(f"region_{r}" for r in region_of)
    return Simulated(w, counts, deaths, rng.poisson(mean), zone, truth, labels, touching, names)


def _wander(rng: np.random.Generator, how: tuple[float, float], shape: tuple[int, int, int]) -> np.ndarray:
    spread, memory = how
    noise = rng.standard_normal(shape)
    noise[..., 1:] *= np.sqrt(1 - memory**2)
    for t in range(1, shape[2]):
        noise[..., t] += memory * noise[..., t - 1]
    return spread * noise


def _zones(rng: np.random.Generator, w: World, own: np.ndarray, region_of: np.ndarray) -> np.ndarray:
    seeds, n = own.shape[:2]
    score = rng.random((seeds, n))
    if w.surged:
        score += 4 * own[:, :, w.start - 60 : w.start].mean(axis=2)
    if w.clustered:
        score += 10.0 * (region_of[None, :] == rng.integers(0, region_of.max() + 1, (seeds, 1)))
        score += 5.0 * (region_of[None, :] == (rng.integers(0, region_of.max() + 1, (seeds, 1))))
    rank = np.argsort(np.argsort(-score, axis=1), axis=1)
    return rank < w.zones


def _breed(rng: np.random.Generator, w: World, background: np.ndarray) -> np.ndarray:
    seeds, n, days = background.shape
    keep = np.exp(-1.0 / w.breeding_days)
    excited = np.zeros((seeds, n))
    out = np.zeros(background.shape, dtype=np.int64)
    shape = 1.0 / w.burst
    for t in range(days):
        mean = background[..., t] + w.breeding * (1 - keep) * excited
        out[..., t] = rng.poisson(mean * rng.gamma(shape, 1.0 / shape, (seeds, n)))
        excited = keep * excited + out[..., t]
    return out


def _deaths(rng: np.random.Generator, counts: np.ndarray) -> np.ndarray:
    """Deaths per incident: geometric with a lognormal mean, about two, now and then dozens."""
    flat = np.repeat(np.arange(counts.size), counts.ravel())
    mean = np.exp(rng.normal(0.0, 1.1, len(flat)))
    each = rng.geometric(1 / (1 + mean)) - 1
    return np.bincount(flat, weights=each, minlength=counts.size).reshape(counts.shape).astype(np.int64)
