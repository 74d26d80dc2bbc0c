"""Invented sentences by phenomenon: tests/cases/talks/*.toml, one test a case.

To add a phenomenon: a table in the file of its kind; no code.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from detente.talks import Record, read_document

CASES = Path(__file__).parent.parent / "cases" / "talks"


def _cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf8"))["case"]:
            found.append(pytest.param(case, id=f"{path.stem}: {case['phenomenon']}"))
    return found


def _found(record: Record) -> dict[str, Any]:
    return {
        "date": record.event.date or "",
        "participants": [p.name for p in record.participants],
        "statements": [[s.speaker or "", s.kind, s.text] for s in record.statements],
        "figures": [[f.value, f.unit, f.approximate] for f in record.figures],
        "instruments": [i.name for i in record.instruments],
        "violations": [[v.party_reporting, v.count, v.location or ""] for v in record.violations],
        "obligations": [[o.bearer, o.deadline or "", o.text] for o in record.obligations],
        "next_events": [[n.date, n.place] for n in record.next_events],
        "past_events": [[e.what, e.date or "", e.when or "", e.place or ""] for e in record.past_events],
        "support": [
            [s.by or "", s.act, s.instrument or ""]
            + [-1 if n is None else n for n in (s.in_favour, s.against, s.abstaining)]
            for s in record.support
        ],
    }


@pytest.mark.parametrize("case", _cases())
def test_phenomenon(case: dict[str, Any]) -> None:
    found = _found(read_document(case["text"].lstrip("\n")))
    for key in found.keys() & case.keys():
        assert found[key] == case[key]
