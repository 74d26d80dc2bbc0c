"""How often the 95% interval holds a known truth, by method and kind of world.

python benchmarks/casualties/coverage.py [--tables 20] [--cases 2000]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.casualties.simulator import WORLDS, simulate

from detente.casualties import Settings, estimate
from detente.casualties.latent_fit import Goal

GOAL = Goal(rhat=1.03, ess=400, tail=200, chains=16, settle=80, first=150, most=340)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--tables", type=int, default=20)
    asked.add_argument("--cases", type=int, default=2000)
    given = asked.parse_args()
    for world, plan in WORLDS.items():
        held: dict[str, list[bool]] = {}
        bias: dict[str, list[float]] = {}
        ranges = []
        for seed in range(given.tables):
            table = simulate(plan, given.cases, np.random.default_rng([7, seed]))
            answer = estimate(
                table,
                rng=np.random.default_rng(seed),
                settings=Settings(goal=GOAL, resamples=20),
                refits=False,
            )
            for one in answer.estimates:
                if one.median is not None and one.low is not None and one.high is not None:
                    held.setdefault(one.method, []).append(one.low <= given.cases <= one.high)
                    bias.setdefault(one.method, []).append(one.median / given.cases - 1)
            if "range" in answer.sensitivity:
                span = answer.sensitivity["range"]
                ranges.append(span["low"] <= given.cases <= span["high"])
        parts = [f"{m} {np.mean(h):.2f} / {np.mean(bias[m]):+.0%} ({len(h)})" for m, h in held.items()]
        print(
            f"{world}: {'; '.join(parts)}; range holds it in {np.mean(ranges) if ranges else float('nan'):.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
