"""CPU time and memory of one full report: 1,200 days, 24 areas, effort and neighbours, every check.

python benchmarks/violence/speed.py
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "violence"))

from simulator import simulate, world

from detente.violence import change


def main() -> None:
    series = simulate(world("base", ratio=0.7), 1, np.random.default_rng(1))
    daily, effort, areas = series.daily(0), series.effort(0), series.areas()
    for run in ("first", "second"):
        began = time.process_time()
        found = change(daily, start=series.start, treated=series.treated(0), effort=effort, areas=areas)
        text = json.dumps(found.to_dict())
        print(f"{run} report: {time.process_time() - began:.3f} s CPU, {len(text)} bytes of JSON")
    print(f"whole process: {time.process_time():.2f} s CPU with imports, "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB peak")  # fmt: skip


if __name__ == "__main__":
    main()
