"""How levels and changes are shown to a person at a terminal, or printed as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from detente.violence import Change


def print_change(found: Change, language: str, as_json: bool) -> None:
    """The result object, or the paragraph with its tables."""
    if as_json:
        print(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
    else:
        show_change(found, language)


def show_change(found: Change, language: str) -> None:
    """The paragraph, the ratios and the checks."""
    from detente.violence.wording import in_words

    console = Console()
    console.print(in_words(found, language), markup=False, highlight=False)
    ratios = Table(
        "comparison", "ratio (95% interval)", title=f"{found.measure}, after / before, zones / controls"
    )
    named = {
        "zones against controls": found.result,
        "trend-robust twin": found.twin,
        "neighbours against far areas": found.neighbours,
        "zones against far areas": found.far_controls,
        "adjusted for effort": found.effort_adjusted,
        "within regions": found.within_regions,
    }
    for name, result in named.items():
        if result is not None:
            ratios.add_row(name, result.shown().removesuffix(" ratio"))
    console.print(ratios)
    if found.plan is not None and found.plan.differences:
        departed = Table("plan", "planned", "done", title=f"departures from the plan of {found.plan.made}")
        for one in found.plan.differences:
            departed.add_row(one.what, one.planned, one.done)
        console.print(departed)
    if found.checks:
        checks = Table("check", "passed", "what it says")
        for name, check in found.checks.items():
            checks.add_row(name, {True: "yes", False: "NO", None: "cannot tell"}[check.passed], check.words)
        console.print(checks)


def show_levels(found: pl.DataFrame, left: list[dict[str, Any]]) -> None:
    """Every row of counts, a column a measure; unknown stays empty."""
    table = Table(
        *(name.replace("_", " ") for name in found.columns), title="recorded; a level, never an effect"
    )
    for row in found.iter_rows():
        table.add_row(
            *(
                "" if v is None else f"{v:.1f}".removesuffix(".0") if isinstance(v, float) else str(v)
                for v in row
            )
        )
    console = Console()
    console.print(table)
    for one in left:
        console.print(
            f"{one['area']}: {one['incidents']:g} incidents may lie on more than a month, with {one['deaths']:g} deaths; on no day",
            markup=False,
            highlight=False,
        )
