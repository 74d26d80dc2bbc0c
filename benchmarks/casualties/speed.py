"""CPU time and memory of a whole answer, and of the latent class model alone, on published tables.

python benchmarks/casualties/speed.py [TABLE ...]
"""

from __future__ import annotations

import resource
import shutil
import sys
import time
from pathlib import Path

import numpy as np

from detente.casualties import Settings, estimate, read_capture
from detente.casualties.latent_fit import fit_latent
from detente.store.frames import read_frame

TABLES = Path(__file__).resolve().parents[2] / "tests" / "cases" / "casualties"


def main(names: list[str]) -> None:
    for name in names or ["kosovo", "madigan_york", "new_orleans", "western_us"]:
        table = read_capture(read_frame(TABLES / f"{name}.csv"), name).whole
        began = time.process_time()
        found = fit_latent(table, Settings().prior, Settings().goal, np.random.default_rng(1))
        alone = time.process_time() - began
        began = time.process_time()
        estimate(table, rng=np.random.default_rng(1))
        whole = time.process_time() - began
        limits = "{:,.0f} ({:,.0f} to {:,.0f})".format(*(found.quantile(q) for q in (0.5, 0.025, 0.975)))
        print(f"{name}: {limits}, R-hat {found.convergence.rhat:.4f}, ESS {found.convergence.ess:.0f}, {alone:.1f} s CPU, "
              f"{found.convergence.ess / alone:.0f} effective draws a second; with all methods and refits {whole:.1f} s CPU")  # fmt: skip
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(
        "R with LCMCR, dga, Rcapture:",
        "found; run by hand" if shutil.which("Rscript") else "not run (no Rscript here)",
    )


if __name__ == "__main__":
    main(sys.argv[1:])
