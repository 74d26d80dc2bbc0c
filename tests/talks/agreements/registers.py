"""The founding case's instruments as this room takes them, and a small invented one."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import detente
from detente.ceasefire.terms import Instrument
from detente.claims.agreements import agreement_of
from detente.layout import DateRange, read_layout
from detente.talks.agreements import Agreement, ClauseText

TERMS = Path(detente.__file__).parent / "examples" / "syria-2018" / "terms"


@cache
def founding() -> tuple[Agreement, ...]:
    """Every instrument of the example."""
    paths = sorted(TERMS.glob("*.toml"))
    return tuple(
        agreement_of(read_layout(Instrument, tomllib.loads(p.read_text("utf-8")), p.name)) for p in paths
    )


def founded(name: str) -> Agreement:
    """One of them."""
    return next(a for a in founding() if a.id == name)


def truce(**changed: Any) -> Agreement:
    """An invented agreement: six months, to be extended by consensus."""
    values: dict[str, Any] = {
        "id": "truce",
        "names": {"en": "Lakeside truce", "ru": "Перемирие у озера", "ar": "هدنة البحيرة"},
        "kind": "agreement",
        "adopted": date(2030, 2, 1),
        "in_force": DateRange(date(2030, 2, 2), date(2030, 2, 4), date(2030, 2, 3), "publishers differ"),
        "ends": DateRange(earliest=date(2030, 8, 2), how="six months, extended by consensus of the guarantors"),
        "clauses": (
            ClauseText("1", "Hostilities cease.", "prohibition", "text read"),
            ClauseText("2", "Norland opens the bridge & the <road>.", "obligation", "press paraphrase", "Norland",
                       DateRange(date(2030, 5, 9), date(2030, 5, 18), date(2030, 5, 18), "ten days, or two weeks")),
            ClauseText("3", "تقدم الأطراف الخرائط؛ وتفتح الطريق.", "obligation", "text read", "الأطراف"),
            ClauseText("4(а)", "Стороны обмениваются списками.", "obligation", "text read", "Стороны",
                       DateRange(date(2030, 6, 1), date(2030, 6, 1))),
        ),
    }  # fmt: skip
    return Agreement(**(values | changed))
