"""All zones of a process in one comparison, each from its own first day.

One zone is one area, and one area wanders; several together say more, if they are thought to share one effect. A zone
without a sure part is not in it. The zones' answers one by one stand before this one, never behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from detente.violence.change import Change, change
from detente.violence.ground import UNIT
from detente.violence.spread import daily_counts

if TYPE_CHECKING:
    from detente.violence.ground import Ground


def own_days(ground: Ground, start: date) -> dict[str, date]:
    """The first day of each zone that has a sure part: its own later one where it has one, else ``start``."""
    sure = [zone for zone in ground.zones if ground.gazetteer.members(zone.core)]
    own = {zone.id: zone.in_force.latest if zone.in_force is not None else None for zone in sure}
    return {name: day or start for name, day in own.items()}


def zones_together(
    ground: Ground,
    starts: dict[str, date],
    measure: str = "incidents",
    checks: Sequence[str] | None = None,
    seed: int = 0,
) -> Change | None:
    """The change over these zones, each from its day, against districts that touch no zone; None without any zone."""
    if not starts:
        return None
    parts = {zone.id: ground.gazetteer.members(zone.core) for zone in ground.zones if zone.id in starts}
    area_of = {p: d for p, d in ground.district_of.items() if d in set(ground.controls)}
    area_of |= {p: name for name, members in parts.items() for p in members}
    area = ground.incidents[UNIT].replace_strict(area_of, default=None, return_dtype=pl.String)
    span = ground.comparison
    daily, _ = daily_counts(
        ground.incidents.filter(area.is_not_null()), area.drop_nulls(), span.series_from, span.series_to,
        areas=[*parts, *ground.controls],
    )  # fmt: skip
    controls = ground.enough_before(daily, min(starts.values()))
    kept = [*parts, *controls]
    areas = pl.concat([ground.with_zone([name], members) for name, members in parts.items()]).unique(
        "area", maintain_order=True
    )
    return change(
        daily.filter(pl.col("area").is_in(kept)),
        start=starts,
        treated=sorted(parts),
        measure=measure,
        donut_days=span.donut_days,
        set_aside=ground.set_aside(controls),
        areas=areas,
        seed=seed,
        checks=checks,
    )
