"""Five-fold split over the development documents: what each fold's documents keep when only rules proven on the others may speak.

    python benchmarks/talks/folds.py [--folds 5] [--also-unseen]

A grammar is not trained, so nothing can be fitted again without a fold. What can be taken away is a rule: in each fold every rule
(``rule`` on an item) that finds no right item in the documents of the other folds is switched off, and the held-out documents are
scored with what is left (tests/talks/scoring.py). Prints F1 a component, the macro mean over the documents in which it occurs, with
all rules and with the proven ones alone, and the rules switched off a fold. ``--also-unseen`` splits the documents of
tests/cases/talks/unseen along with them.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.talks.scoring import LIKENESS, f1, pairs  # noqa: E402

from detente.talks import read_document  # noqa: E402

CASES = ROOT / "tests" / "cases" / "talks"
COMPONENTS = ("participants", "statements", "figures", "instruments", "violations", "obligations")
Reading = dict[str, Any]


def readings(folders: list[Path]) -> list[tuple[str, Reading, Reading]]:
    """(name, gold, reading with its rules) of every annotated document."""
    found = []
    for path in sorted(p for folder in folders for p in folder.glob("*.gold.json")):
        stem = path.with_name(path.name.removesuffix(".gold.json"))
        published = date.fromisoformat(json.loads(stem.with_suffix(".json").read_text("utf-8"))["date"])
        record = read_document(stem.with_suffix(".txt").read_text("utf-8"), published=published)
        found.append((stem.name, json.loads(path.read_text("utf-8")), record.to_dict(with_rules=True)))
    return found


def proven(documents: list[tuple[str, Reading, Reading]]) -> set[tuple[str, str]]:
    """The (component, rule) that found something right in these documents."""
    right: set[tuple[str, str]] = set()
    for _, gold, read in documents:
        if read["event"]["date"] == gold["event"]["date"]:
            right.add(("date", read["event"]["rule"]))
        for component in COMPONENTS:
            for _, j in pairs(gold[component], read[component], LIKENESS[component]):
                right.add((component, read[component][j]["rule"]))
    return right


def kept(read: Reading, right: set[tuple[str, str]]) -> Reading:
    """The reading without what rules not proven found."""
    left = {c: [row for row in read[c] if (c, row["rule"]) in right] for c in COMPONENTS}
    day = read["event"]["date"] if ("date", read["event"]["rule"]) in right else None
    return {**left, "event": {"date": day}}


def means(documents: list[tuple[str, Reading, Reading]]) -> dict[str, float]:
    """Macro mean of each component, and ``mean`` of the date and the first four."""
    out = {"date": sum(r["event"]["date"] == g["event"]["date"] for _, g, r in documents) / len(documents)}
    for component in COMPONENTS:
        scores = [f1(g[component], r[component], component) for _, g, r in documents]
        counted = [s for s in scores if s is not None]
        out[component] = sum(counted) / len(counted) if counted else float("nan")
    out["mean"] = sum(out[c] for c in ("date", *COMPONENTS[:4])) / 5
    return out


def main() -> None:
    """Print the two rows and the rules that a fold loses."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--also-unseen", action="store_true")
    asked = parser.parse_args()
    documents = readings([CASES / "gold", *([CASES / "unseen"] if asked.also_unseen else [])])
    held: list[tuple[str, Reading, Reading]] = []
    for fold in range(asked.folds):
        others = [d for i, d in enumerate(documents) if i % asked.folds != fold]
        right = proven(others)
        for name, gold, read in documents[fold :: asked.folds]:
            used = {(c, row["rule"]) for c in COMPONENTS for row in read[c]} | {
                ("date", read["event"]["rule"])
            }
            off = sorted(f"{c}: {rule}" for c, rule in used - right)
            print(f"fold {fold + 1}  {name:32s} {'; '.join(off) or 'loses no rule'}")
            held.append((name, gold, kept(read, right)))
    columns = ("date", *COMPONENTS, "mean")
    print(f"\n{len(documents)} documents, {asked.folds} folds  " + "".join(f"{c:>13s}" for c in columns))
    for label, rows in (("all rules", documents), ("proven elsewhere", held)):
        found = means(rows)
        print(f"{label:24s}" + "".join(f"{found[c]:13.2f}" for c in columns))


if __name__ == "__main__":
    main()
