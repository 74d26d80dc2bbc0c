"""How fast documents of a page are read, and with how much memory: 1,000 documents on two cores.

    python benchmarks/talks/speed.py [--documents 1000] [--workers 2]

The documents are those of tests/cases/talks (gold and unseen) in turn, each cut at a line end near 3,000 characters, about a printed
page; a short one is a short page. One process reads them all first, then as many worker processes as asked for, starting included.
Prints the seconds (and those of processor, which a busy machine does not lengthen), documents a second and characters a second of each, and the peak memory of the largest process. The bar:
under 10 s and 500 MB.
"""

from __future__ import annotations

import argparse
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

CASES = Path(__file__).resolve().parents[2] / "tests" / "cases" / "talks"
PAGE = 3000  # characters


def pages(count: int) -> list[str]:
    """``count`` documents of at most a page."""
    texts = [p.read_text("utf-8") for p in sorted([*CASES.glob("gold/*.txt"), *CASES.glob("unseen/*.txt")])]
    cut = [t if len(t) <= PAGE else t[: t.rfind("\n", 0, PAGE) if "\n" in t[:PAGE] else PAGE] for t in texts]
    return [cut[i % len(cut)] for i in range(count)]


def read(texts: list[str]) -> int:
    """How many items the texts hold; each text is made new, so that nothing is remembered of the one before."""
    from detente.talks import read_document

    found = 0
    for i, text in enumerate(texts):
        record = read_document(f"{text}\n{' ' * (i % 7)}")
        found += len(record.statements) + len(record.figures) + len(record.instruments)
    return found


def _processor() -> float:
    """Seconds of processor that this process and its finished workers have used."""
    return sum(
        use.ru_utime + use.ru_stime
        for use in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def main() -> None:
    """Print a row for one process and a row for several."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    texts = pages(asked.documents)
    characters = sum(map(len, texts))
    print(f"{len(texts)} documents, {characters / len(texts):.0f} characters each on average")
    for workers in (1, asked.workers):
        began, spent = time.perf_counter(), _processor()
        if workers == 1:
            found = read(texts)
        else:
            with ProcessPoolExecutor(workers) as pool:
                found = sum(pool.map(read, [texts[i : i + 50] for i in range(0, len(texts), 50)]))
        took = time.perf_counter() - began
        memory = max(
            resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        print(
            f"{workers} process(es): {took:6.2f} s ({_processor() - spent:.2f} s of processor), {len(texts) / took:6.0f} documents a second, {characters / took / 1e6:.2f} million "
            f"characters a second, {found} items, peak {memory / 1024:.0f} MB a process"
        )


if __name__ == "__main__":
    main()
