"""How well are incidents found, and at what cost? Fusion beside a window join, on wars whose truth is known.

``python benchmarks/fusion/accuracy.py [ROW…]`` prints one line a war and method. The wars are simulated
(``tests/reference/fusion_simulator.py``): flattering in that errors of day, place, act and figures are independent,
hard in that one village may see several incidents on one day. ``exact``: true incidents of two and more reports that
were recovered exactly; ``gap``: largest gap between stated and true share over tenths of probability. Nothing here was tuned on seeds 11 to 15.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import polars as pl

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.reference.fusion_score import calibration, score
from tests.reference.fusion_simulator import Teller, War, simulate
from tests.reference.fusion_window import window_join

from detente.ceasefire.fusion import fuse

THREE = War().tellers
FIVE = (
    *THREE,
    Teller("radio", 0.25, fineness=3, exact_day=0.6),
    Teller("aid", 0.15, place=(0.1, 0.4, 0.4, 0.1)),
)
ONCE = tuple(Teller(t.name, t.seen, t.fineness, twice=0.0, copied=0.0) for t in THREE)
ROWS = {
    "tiny": (War(incidents=60, days=60), 11),
    "small": (War(incidents=600), 12),
    "quiet": (War(incidents=1500, days=1500, tellers=ONCE), 13),
    "middle": (War(incidents=6000, days=400), 14),
    "five sources": (War(incidents=3600, days=400, tellers=FIVE), 15),
    "large": (War(incidents=62_000, days=1460, towns=36), 11),
}
HEAD = (
    "war",
    "reports",
    "method",
    "pair P",
    "pair R",
    "pair F1",
    "B3 F1",
    "exact",
    "gap",
    "seconds",
    "peak MB",
)


def main(wanted: list[str]) -> None:
    print("\t".join(HEAD))
    for name in wanted or list(ROWS):
        war, seed = ROWS[name]
        reports, truth = simulate(war, seed)
        for method in ("window join", "fusion"):
            begin = time.perf_counter()
            found, pairs = found_by(method, reports)
            seconds = time.perf_counter() - begin
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            s = score(found, truth)
            shares = [f"{x:.3f}" for x in (s.pair_precision, s.pair_recall, s.pair_f1, s.b_cubed, s.exact)]
            gap = "" if pairs is None else f"{calibration(pairs, truth):.3f}"
            print(
                "\t".join([name, str(reports.height), method, *shares, gap, f"{seconds:.2f}", f"{peak:.0f}"]),
                flush=True,
            )


def found_by(method: str, reports: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame | None]:
    if method == "window join":
        return window_join(reports), None
    fusion = fuse(reports, aliases=None, taxonomy=None)
    return fusion.membership, fusion.pairs


if __name__ == "__main__":
    main(sys.argv[1:])
