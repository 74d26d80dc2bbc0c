"""How far the document reader carries beyond the documents it was written against: F1 a document and a component.

    python benchmarks/talks/unseen.py
    python benchmarks/talks/unseen.py tests/cases/talks/gold --errors
    python benchmarks/talks/unseen.py --names 'state-*' 'wh-*' --undated

Reads every NAME.gold.json of a folder with NAME.txt and NAME.json, scores the reading as the tests do
(tests/talks/scoring.py) and prints a row a document and the macro mean over the documents in which a component occurs.
``mean`` is that of the exact date and of participants, statements, figures and instruments. ``--undated`` keeps the day
of publication from the reader; ``--errors`` lists what was missed (-) and what was too much (+).
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.talks.scoring import LIKENESS, f1, pairs  # noqa: E402

from detente.talks import read_document  # noqa: E402

COMPONENTS = ("participants", "statements", "figures", "instruments", "violations", "obligations")
HEADLINE = COMPONENTS[:4]
SHOWN = {
    "participants": ("name",),
    "statements": ("kind", "speaker", "text"),
    "figures": ("value", "unit", "text"),
    "instruments": ("name",),
    "violations": ("party_reporting", "count", "location"),
    "obligations": ("bearer", "text"),
}


def read(folder: Path, name: str, *, undated: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """The gold of one document and what the reader makes of it."""
    side = json.loads((folder / f"{name}.json").read_text("utf-8"))
    published = None if undated or not side.get("date") else date.fromisoformat(side["date"])
    text = (folder / f"{name}.txt").read_text("utf-8")
    gold = json.loads((folder / f"{name}.gold.json").read_text("utf-8"))
    return gold, read_document(text, published=published).to_dict()


def errors(gold: list[Any], found: list[Any], component: str) -> list[str]:
    """What was missed and what was too much, a line each."""
    matched = pairs(gold, found, LIKENESS[component])
    missed = [g for i, g in enumerate(gold) if i not in {a for a, _ in matched}]
    extra = [f for j, f in enumerate(found) if j not in {b for _, b in matched}]
    return [
        f"    {sign} {component}: " + " | ".join(str(row[key])[:100] for key in SHOWN[component])
        for sign, rows in (("-", missed), ("+", extra))
        for row in rows
    ]


def cell(score: float | None) -> str:
    """A score in the width of its column."""
    return f"{score:13.2f}" if score is not None else f"{'.':>13}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "tests/cases/talks/unseen"])
    parser.add_argument("--names", nargs="+", default=["*"], help="documents, by shell pattern")
    parser.add_argument("--undated", action="store_true", help="without the day of publication")
    parser.add_argument("--errors", action="store_true", help="what was missed and what was too much")
    chosen = parser.parse_args()
    scores: dict[str, list[float]] = {c: [] for c in COMPONENTS}
    dates: list[bool] = []
    print(f"{'document':34}{'date':>5}" + "".join(f"{c:>13}" for c in COMPONENTS))
    for folder in chosen.folders:
        for path in sorted(folder.glob("*.gold.json")):
            name = path.name.removesuffix(".gold.json")
            if not any(fnmatch(name, pattern) for pattern in chosen.names):
                continue
            gold, found = read(folder, name, undated=chosen.undated)
            right = found["event"]["date"] == gold["event"]["date"]
            dates.append(right)
            row = {c: f1(gold[c], found[c], c) for c in COMPONENTS}
            for c, score in row.items():
                if score is not None:
                    scores[c].append(score)
            print(f"{name:34}{'yes' if right else 'NO':>5}" + "".join(cell(s) for s in row.values()))
            if chosen.errors:
                if not right:
                    print(f"    - date: {gold['event']['date']}, found {found['event']['date']}")
                for key in ("title", "place"):
                    if found["event"][key] != gold["event"][key]:
                        print(f"    ({key}: {gold['event'][key]!r}, found {found['event'][key]!r})")
                for c in COMPONENTS:
                    print("\n".join(errors(gold[c], found[c], c)) or "", end="\n" if row[c] != 1 else "")
    means = {c: sum(s) / len(s) if s else None for c, s in scores.items()}
    exact = sum(dates) / len(dates) if dates else 0.0
    print(
        f"{f'macro mean, {len(dates)} documents':34}{exact:5.2f}" + "".join(cell(m) for m in means.values())
    )
    headline = [exact, *(m for c in HEADLINE if (m := means[c]) is not None)]
    print(f"mean of date and {', '.join(HEADLINE)}: {sum(headline) / len(headline):.3f}")


if __name__ == "__main__":
    main()
