"""A plan made before the data are looked at, and whether an answer keeps to it.

A comparison of violence leaves many choices open (which zones, which day, which checks), and whoever makes them
after seeing the numbers can find what he likes. A :class:`Plan` fixes them; its canonical bytes have one sha256, so
that a changed plan is another plan. :func:`follow` lays an answer beside its plan and names every difference. The day
of a plan is its maker's word until it is entered in a record that others keep; no file can prove that nobody had
looked.

    plan = Plan(made=date(2017, 5, 3), series="daily.csv", zones={"idlib": date(2017, 5, 6)})
    follow(change(daily, **plan.arguments()), plan).followed
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from detente.layout import field, layout
from detente.say import joined, say
from detente.violence.checks import REGISTRY

if TYPE_CHECKING:
    from detente.violence.change import Change

EVERY = tuple(REGISTRY)


@layout
class Plan:
    """What will be asked of which series, fixed on a day: ``plans/*.toml``, or a file of its own."""

    made: Annotated[date, field(description="day on which the plan was made")]
    series: Annotated[
        str, field(description="name of the series: a file of daily counts, or the id of a process")
    ]
    zones: Annotated[dict[str, date], field(description="first day of the ceasefire, for each zone")]
    first: Annotated[date | None, field(description="first day used; empty: the first of the series")] = None
    last: Annotated[date | None, field(description="last day used; empty: the last of the series")] = None
    measure: Annotated[
        Literal["incidents", "fatalities", "civilians"], field(description="what is counted")
    ] = "incidents"
    estimator: Annotated[Literal["area-log-ratios"], field(description="how the ratio is estimated")] = (
        "area-log-ratios"
    )
    checks: Annotated[tuple[str, ...], field(description="names of the checks that will be made")] = EVERY
    controls: Annotated[
        tuple[str, ...], field(description="comparison areas; empty: all that are not named otherwise")
    ] = ()
    possible: Annotated[tuple[str, ...], field(description="areas that may lie in a zone")] = ()
    set_aside: Annotated[
        tuple[str, ...], field(description="areas at a war the ceasefire does not cover")
    ] = ()
    donut_days: Annotated[int, field(description="days left out on each side of the start")] = 0
    missing: Annotated[Literal["unwatched", "zero"], field(description="what a missing row is")] = "unwatched"
    areas: Annotated[bool, field(description="whether a table of regions and neighbours will be used")] = (
        False
    )
    effort: Annotated[bool, field(description="whether a table of monitors will be used")] = False
    seed: Annotated[int, field(description="seed of the drawn permutations")] = 0
    note: Annotated[str, field(description="what a reader should know")] = ""
    sha256: Annotated[str, field(description="sum of the rest of the plan, written when it was made")] = ""

    def arguments(self) -> dict[str, Any]:
        """The arguments of :func:`detente.violence.change` that the plan fixes; tables are handed in beside them."""
        return {
            "start": dict(self.zones), "treated": sorted(self.zones), "first": self.first, "end": self.last,
            "measure": self.measure, "donut_days": self.donut_days, "missing": self.missing, "possible": self.possible,
            "set_aside": self.set_aside, "seed": self.seed,
            "checks": None if set(self.checks) == set(EVERY) else self.checks,
        }  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One thing that was done otherwise than planned, both as text."""

    what: str
    planned: str
    done: str


@dataclass(frozen=True)
class Followed:
    """An answer beside its plan. ``intact``: the plan's own sum still fits it (None where it bears none)."""

    made: date
    sha256: str
    intact: bool | None
    differences: tuple[Difference, ...]

    @property
    def followed(self) -> bool:
        """Nothing was done otherwise, and the plan is the one that was summed."""
        return self.intact is not False and not self.differences

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        told = [{"what": d.what, "planned": d.planned, "done": d.done} for d in self.differences]
        made = self.made.isoformat()
        return {
            "followed": self.followed,
            "made": made,
            "sha256": self.sha256,
            "intact": self.intact,
            "differences": told,
        }


def contents(plan: Plan) -> dict[str, Any]:
    """The plan as plain values in a fixed order, without its sum; sets of names are sorted."""
    return {f.name: _plain(getattr(plan, f.name)) for f in fields(plan) if f.name != "sha256"}


def canonical(plan: Plan) -> bytes:
    """The plan's one spelling: JSON with sorted keys, no spaces, ASCII only. The same plan gives the same bytes."""
    return json.dumps(contents(plan), sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode(
        "ascii"
    )


def sha256_of(plan: Plan) -> str:
    """The sum of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical(plan)).hexdigest()


def follow(change: Change, plan: Plan, series: str | None = None, leave: Collection[str] = ()) -> Followed:
    """Every difference between what was planned and what was done.

    series : the name of the series that was used, where it is known; only its last part is compared
    leave : keys that are not compared; in a process folder the areas follow from the zones and districts
    """
    done = {name: value for name, value in _done(change, plan).items() if name not in leave}
    planned = contents(plan)
    if series is not None:
        done["series"], planned["series"] = _last(series), _last(plan.series)
    told = tuple(
        Difference(name, _text(planned[name]), _text(value))
        for name, value in done.items()
        if value != planned[name]
    )
    intact = plan.sha256.lower() == sha256_of(plan) if plan.sha256 else None
    return Followed(plan.made, sha256_of(plan), intact, told)


def _done(change: Change, plan: Plan) -> dict[str, Any]:
    """What an answer did, in the plan's words. Days and controls that the plan left open are taken as planned."""
    done: dict[str, Any] = {
        "zones": {name: day.isoformat() for name, day in sorted(change.starts.items())},
        "measure": change.measure,
        "estimator": change.estimator,
        "possible": sorted(change.possible),
        "set_aside": sorted(change.set_aside),
        "donut_days": change.donut_days,
        "missing": change.missing,
        "areas": change.areas_given,
        "effort": change.effort_given,
        "seed": change.seed,
    }
    if plan.first is not None:
        done["first"] = change.first.isoformat()
    if plan.last is not None:
        done["last"] = change.last.isoformat()
    if plan.controls:
        done["controls"] = sorted(change.controls)
    if change.checks or not plan.checks:
        done["checks"] = sorted(change.checks)
    return done


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in sorted(value.items())}
    if isinstance(value, tuple):
        return sorted(str(v) for v in value)
    return value


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return (
            joined((say("{name} {day}", name=name, day=day) for name, day in value.items()), ", ") or "none"
        )
    if isinstance(value, list):
        return joined(value, ", ") or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return say("not fixed") if value is None else str(value)


def _last(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]
