"""Many documents at once: worker processes give what one gives, in order."""

from __future__ import annotations

from pathlib import Path

from detente.store.many_pages import A_SHARE, read_pages, read_records

GOLD = Path(__file__).parent.parent / "cases" / "talks" / "gold"


def test_workers_give_what_one_process_gives() -> None:
    paths = [str(p) for p in sorted(GOLD.glob("*.txt"))]
    pages = read_pages(paths * (2 * A_SHARE // len(paths) + 1))
    assert len(pages) >= 2 * A_SHARE
    assert read_records(pages, workers=2) == read_records(pages, workers=1)
