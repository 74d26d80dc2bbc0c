"""Papers of a round: the latest version of each in each language, and what is missing or out of step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class PaperState:
    """One paper: its latest version, who handed it in, and the latest version in each language."""

    paper: str
    title: str
    organisation: str
    version: int
    date: date
    status: str
    languages: Mapping[str, int]
    document: str
    out_of_step: tuple[str, ...]


def papers_of(rows: Iterable[Mapping[str, Any]], languages: Sequence[str] = ()) -> tuple[PaperState, ...]:
    """The papers in the order of their first version; ``languages``: those in which the round works."""
    by_paper: dict[str, list[Mapping[str, Any]]] = {}
    for row in sorted(rows, key=lambda r: (r["version"], r["date"])):
        by_paper.setdefault(row["paper"], []).append(row)
    found = []
    for paper, versions in by_paper.items():
        last = versions[-1]
        latest: dict[str, int] = {}
        for v in versions:
            latest[v["language"]] = max(v["version"], latest.get(v["language"], 0))
        found.append(PaperState(
            paper, last["title"], last["organisation"], last["version"], last["date"], last["status"], latest,
            last["document"] or "", tuple(_out_of_step(versions, latest, languages)),
        ))  # fmt: skip
    return tuple(found)


def _out_of_step(
    versions: Sequence[Mapping[str, Any]], latest: Mapping[str, int], languages: Sequence[str]
) -> list[str]:
    newest = versions[-1]["version"]
    told = []
    if missing := sorted(set(range(1, newest + 1)) - {v["version"] for v in versions}):
        told.append(f"version {', '.join(map(str, missing))} is not on record")
    for before, after in pairwise(versions):
        if after["version"] > before["version"] and after["date"] < before["date"]:
            told.append(f"version {after['version']} is dated before version {before['version']}")
    told += [f"{lang}: version {n}, the latest is {newest}" for lang, n in latest.items() if n < newest]
    if versions[-1]["status"] != "withdrawn":
        told += [f"{lang}: not on record" for lang in languages if lang not in latest]
    return told
