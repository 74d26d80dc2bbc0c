"""A war whose incidents are known, told by several sources: made to try fusion against, from no real conflict.

Villages lie around towns; each district's violence follows a slow wave of its own, and on a bad day one village may
see several incidents. A source covers some districts better than others, notices the deadly more readily, rounds
dates and places, knows villages at its own (fixed) points, speaks its own vocabulary of one of three finenesses,
misspells actors, tells some incidents twice and copies some reports of others. Some incidents last for days. What
it leaves out: propaganda, systematic silence, moving fronts, reports that sum up several incidents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import polars as pl

from detente.tables import REPORTS

ACTS = {
    "shelling": ("remote fire", "violence"),
    "air strike": ("remote fire", "violence"),
    "drone strike": ("remote fire", "violence"),
    "sniping": ("direct fire", "violence"),
    "clash": ("direct fire", "violence"),
    "raid": ("direct fire", "violence"),
    "mine": ("explosives", "violence"),
    "car bomb": ("explosives", "violence"),
    "abduction": ("coercion", "other"),
    "checkpoint": ("coercion", "other"),
    "movement": ("posture", "other"),
    "overflight": ("posture", "other"),
}
SHARES = np.array([0.26, 0.12, 0.05, 0.1, 0.2, 0.06, 0.06, 0.02, 0.04, 0.03, 0.03, 0.03])
DEADLY = np.array([0.4, 0.9, 0.5, 0.5, 0.9, 0.7, 0.6, 3.0, 0.05, 0.02, 0.01, 0.01])


@dataclass(frozen=True)
class Teller:
    """How one source tells: shares unless said otherwise."""

    name: str
    seen: float = 0.55  # of incidents without deaths
    fineness: int = 1  # 1 fine, 2 group, 3 broad
    wrong_act: float = 0.08
    exact_day: float = 0.78
    wrong_day: float = 0.07  # a day or two off, told as certain
    place: tuple[float, float, float, float] = (0.25, 0.5, 0.17, 0.08)  # precision 1 to 4
    shift_km: float = 1.5  # its points of villages against the true ones
    wrong_actor: float = 0.05
    slip: float = 0.03  # misspelt actors
    twice: float = 0.04
    copied: float = 0.03  # of the reports of the source before it


@dataclass(frozen=True)
class War:
    """How much happens, and who tells of it."""

    incidents: int = 1000
    days: int = 365
    towns: int = 12
    villages: int = 15  # a town
    several_days: float = 0.03
    tellers: tuple[Teller, ...] = field(
        default_factory=lambda: (
            Teller("north", 0.6),
            Teller("south", 0.5, fineness=2, exact_day=0.7, shift_km=2.5),
            Teller(
                "watch",
                0.35,
                fineness=1,
                wrong_act=0.04,
                wrong_day=0.03,
                place=(0.4, 0.45, 0.1, 0.05),
                twice=0.01,
            ),
        )
    )


def simulate(war: War, seed: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """REPORTS, and the truth: ``source, report_id, incident``."""
    rng = np.random.default_rng(seed)
    events = _incidents(war, rng)
    rows: list[dict[str, object]] = []
    truth: list[tuple[str, str, int]] = []
    last: list[int] = []
    for teller in war.tellers:
        points = events.villages + rng.normal(0, teller.shift_km / 1.4, events.villages.shape) / 111
        chance = 1 - (1 - teller.seen * rng.uniform(0.5, 1.3, war.towns).clip(0, 1)[events.town]) / (
            1 + events.deaths
        )
        told = np.flatnonzero(rng.random(war.incidents) < chance.clip(0, 0.97))
        told = np.concatenate([told, rng.choice(told, int(len(told) * teller.twice))]) if len(told) else told
        copied = [i for i in last if rng.random() < teller.copied]
        mine = []
        for one in [*rng.permutation(told), *copied]:
            copy = isinstance(one, dict)
            row = dict(one) if copy else _tell(teller, events, int(one), points, rng) | {"incident": int(one)}
            mine.append(row | {"source": teller.name, "report_id": f"{teller.name}-{len(mine)}"})
        last = mine
        rows += mine
    truth = [(str(r["source"]), str(r["report_id"]), int(r.pop("incident"))) for r in rows]
    frame = REPORTS.check(pl.DataFrame(rows, infer_schema_length=None)) if rows else REPORTS.empty()
    return frame, pl.DataFrame(truth, schema=["source", "report_id", "incident"], orient="row")


@dataclass(frozen=True)
class _Events:
    """True incidents, one entry each; villages apart."""

    villages: np.ndarray
    village_town: np.ndarray
    town: np.ndarray
    village: np.ndarray
    point: np.ndarray
    day: np.ndarray
    length: np.ndarray
    act: np.ndarray
    sides: np.ndarray
    deaths: np.ndarray


def _incidents(war: War, rng: np.random.Generator) -> _Events:
    side = int(np.ceil(war.towns**0.5))
    towns = np.array([(x, y) for y in range(side) for x in range(side)][: war.towns]) * 0.45 + rng.normal(
        0, 0.06, (war.towns, 2)
    )
    village_town = np.repeat(np.arange(war.towns), war.villages)
    spread = rng.normal(0, 0.11, (len(village_town), 2))
    villages = towns[village_town] + spread + (20.0, 5.0)
    weight = rng.pareto(1.3, len(villages)) + 0.2
    wave = np.zeros((war.towns, war.days))
    for before, day in pairwise(range(war.days)):
        wave[:, day] = 0.9 * wave[:, before] + rng.normal(0, 0.5, war.towns)
    rate = np.exp(wave + rng.normal(0, 0.8, war.towns)[:, None]).ravel()
    cell = rng.choice(len(rate), war.incidents, p=rate / rate.sum())
    town, day = cell // war.days, cell % war.days
    cumulative = [np.cumsum(_share(weight[village_town == t])) for t in range(war.towns)]
    village = np.array(
        [
            t * war.villages + min(np.searchsorted(cumulative[t], u), war.villages - 1)
            for t, u in zip(town, rng.random(war.incidents), strict=True)
        ]
    )
    act = rng.choice(len(ACTS), war.incidents, p=SHARES)
    deaths = rng.negative_binomial(0.4, 0.4 / (0.4 + DEADLY[act]))
    front = rng.integers(0, 3, (war.towns, 2))
    attacker = np.where(rng.random(war.incidents) < 0.75, front[town, 0], rng.integers(0, 4, war.incidents))
    target = np.where(rng.random(war.incidents) < 0.3, 4, 5 + front[town, 1])
    length = np.where(rng.random(war.incidents) < war.several_days, rng.integers(2, 8, war.incidents), 1)
    return _Events(
        villages,
        village_town,
        town,
        village,
        villages[village] + rng.normal(0, 0.012, (war.incidents, 2)),
        day,
        length,
        act,
        np.column_stack([attacker, target]),
        deaths,
    )


def _share(weights: np.ndarray) -> np.ndarray:
    return weights / weights.sum()


SIDES = [
    "Army of the Coast",
    "Highland Guard",
    "River Brigades",
    "Free Harbour Front",
    "civilians",
    "Coast militia",
    "Upland council",
    "Delta command",
]


def _tell(
    teller: Teller, events: _Events, i: int, points: np.ndarray, rng: np.random.Generator
) -> dict[str, object]:
    """One report of incident ``i``."""
    precision = int(rng.choice(4, p=teller.place)) + 1
    village, town = int(events.village[i]), int(events.town[i])
    inside = events.village_town == town
    centre = points[inside].mean(axis=0)
    province = points[events.village_town // 4 == town // 4].mean(axis=0)
    x, y = (points[village] + events.point[i] - events.villages[village], points[village], centre, province)[
        precision - 1
    ]
    start = date(2030, 1, 1) + timedelta(int(events.day[i]))
    end = start + timedelta(int(events.length[i]) - 1)
    if rng.random() < teller.wrong_day:
        shift = timedelta(int(rng.choice([-1, 1, 1, 2])))
        start, end = start + shift, end + shift
    date_prec = 1 if start == end else 2
    if rng.random() > teller.exact_day:
        days = int(rng.choice([1, 2, 3, 7], p=[0.4, 0.3, 0.2, 0.1]))
        start -= timedelta(int(rng.integers(0, days + 1)))
        end = start + timedelta(days)
        date_prec = 2 if days < 6 else 3
    act = int(events.act[i]) if rng.random() > teller.wrong_act else int(rng.choice(len(ACTS), p=SHARES))
    fine = list(ACTS)[act]
    levels = (fine, *ACTS[fine])
    sides = [_side(teller, int(s), rng) for s in events.sides[i]]
    deaths = int(events.deaths[i])
    best = deaths if rng.random() < 0.7 else int(rng.poisson(deaths * rng.lognormal(0, 0.3)))
    return {
        "date_start": start,
        "date_end": end,
        "date_prec": date_prec,
        "latitude": round(float(y), 5),
        "longitude": round(float(x), 5),
        "geo_prec": precision,
        "place_name": f"{teller.name[:1] if rng.random() < 0.2 else ''}village {village}"
        if precision <= 2
        else None,
        "adm2": f"town {town}" if precision <= 3 else None,
        "adm1": f"province {town // 4}",
        "type_raw": levels[teller.fineness - 1],
        **{f"type_l{n}": levels[n - 1] if n >= teller.fineness else None for n in (1, 2, 3)},
        "actor_a": sides[0],
        "actor_b": sides[1],
        "fatalities_best": best,
        "fatalities_low": min(best, int(best * 0.8)),
        "fatalities_high": best + int(rng.integers(0, 2 + best // 3)),
    }


def _side(teller: Teller, side: int, rng: np.random.Generator) -> str | None:
    draw = rng.random()
    if draw < 0.06:
        return None
    if draw < 0.06 + teller.wrong_actor:
        side = int(rng.integers(0, len(SIDES)))
    name = SIDES[side]
    if rng.random() < teller.slip:
        cut = int(rng.integers(1, len(name) - 1))
        name = name[:cut] + name[cut + 1 :]
    return name
