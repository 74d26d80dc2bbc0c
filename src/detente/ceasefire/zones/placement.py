"""Does an incident lie in a zone? *Inside*, *outside* or *undetermined*, with the share of where it may lie.

How exact a report's place is decides what is asked:

=====  ==========================================  =======================================================
class  the report says                             where it may lie
=====  ==========================================  =======================================================
1, 2   a place, right to within ``radius_km``      the point, or the disc around it
3      a district                                  anywhere in the district that holds the point
4      a province                                  anywhere in the province that holds the point
5      something wider, or nothing                 nowhere: undetermined for every zone
=====  ==========================================  =======================================================

The answer is *inside* only if all of that lies in the zone's core, *outside* only if none of it touches the core
or a possible part. The centroid of a province is not a point, and a place in a possible part is no answer. A point so
near to a zone's line that nobody can tell (``border_m`` of the plan) is a place on a border, and undetermined.

Parts with days of their own count on the incident's days; a test made ``as_of`` a record day knows what was on paper
then. Where either changes an answer, ``why`` says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

import polars as pl
from numpy import int8, int32
from numpy.typing import NDArray

from detente.ceasefire.zones.answers import Answer, Answers, Layers
from detente.ceasefire.zones.layers import Layer, in_units, lay, nothing
from detente.ceasefire.zones.plan import Part, ZonePlan, all_parts, held, known
from detente.places import Floats, Gazetteer
from detente.tables import PLACEMENTS
from detente.times import Answer as Three
from detente.times import Span

__all__ = ["Answer", "ZoneTest", "in_units", "place_incidents"]
_PLACE = ["latitude", "longitude", "geo_prec", "radius_km"]
_DAYS = ["date_start", "date_end"]


class ZoneTest:
    """Zones laid over administrative units, with their days; asks where places lie.

    ``rendering``: as this organisation draws them, where it draws them. ``as_of``: as they were on paper on that day.
    """

    def __init__(
        self,
        plans: Sequence[ZonePlan],
        gazetteer: Gazetteer,
        *,
        rendering: str = "",
        as_of: date | None = None,
    ) -> None:
        self.gazetteer, self.rendering, self.as_of = gazetteer, rendering, as_of
        self.asked = tuple(plans)
        self.plans = known(plans, as_of)
        self.dated = tuple(
            p for plan in self.asked for z in plan.zone for p in all_parts(z) if p.in_force or p.ended
        )
        self._laid: dict[tuple[Three, ...], Layers] = {}

    def status_on(self, when: Span) -> tuple[Three, ...]:
        """Whether each part with days of its own held on these days."""
        return tuple(held(part, when) for part in self.dated)

    def layers(self, status: tuple[Three, ...] | None = None) -> Layers:
        """The zones as they lay where the dated parts had this status (default: as if all held)."""
        status = status if status is not None else (Three.YES,) * len(self.dated)
        if status not in self._laid:
            on: dict[Part, Three] = dict(zip(self.dated, status, strict=True))
            there = {z.id: (z, plan) for plan in self.plans for z in plan.zone}
            self._laid[status] = Layers(
                [
                    lay(*there[z.id], self.gazetteer, rendering=self.rendering, held=on)
                    if z.id in there else nothing(z, plan, self.gazetteer)
                    for plan in self.asked for z in plan.zone
                ],
                self.gazetteer,
            )  # fmt: skip
        return self._laid[status]

    @property
    def parts(self) -> tuple[Layer, ...]:
        """Every zone as if all its parts held."""
        return self.layers().parts

    @cached_property
    def today(self) -> ZoneTest:
        """The same test with all that is on paper today."""
        return self if self.as_of is None else ZoneTest(self.asked, self.gazetteer, rendering=self.rendering)

    def locate(
        self, lat: Floats, lon: Floats, when: Span | None = None
    ) -> tuple[NDArray[int32], NDArray[int8]]:
        """For many points at once: see :meth:`Layers.locate`."""
        return self.layers(None if when is None else self.status_on(when)).locate(lat, lon)

    def ask_all(self, spots: pl.DataFrame, when: Span | None = None) -> list[Answers]:
        """The unit and every zone's answer for each row (latitude, longitude, geo_prec, radius_km) on these days."""
        return self.ask_with(spots, (Three.YES,) * len(self.dated) if when is None else self.status_on(when))

    def ask_with(self, spots: pl.DataFrame, status: tuple[Three, ...]) -> list[Answers]:
        """The same, where the parts with days of their own had this status."""
        found = self.layers(status).ask_all(spots)
        there = {p for plan in self.plans for z in plan.zone for p in all_parts(z)}
        pairs = zip(self.dated, status, strict=True)
        late = [f"{p.id!r}" for p, s in pairs if s is not Three.YES and p in there]
        if late:
            says = f"it would be {{}} if part {', '.join(late)} had surely held on its days"
            found = _noted(found, self.layers().ask_all(spots), says)
        if self.as_of is not None and self.today.plans != self.plans:
            now = self.today.ask_with(spots, status)
            says = f"as known on {self.as_of}; by what is on paper now it would be {{}}"
            found = _noted(found, now, says)
        return found

    def ask(
        self,
        lat: float | None,
        lon: float | None,
        geo_prec: int | None,
        km: float | None = None,
        when: Span | None = None,
    ) -> Answers:
        """The unit (or '') and every zone's answer for one place."""
        row = {"latitude": lat, "longitude": lon, "geo_prec": geo_prec, "radius_km": km}
        schema = {
            "latitude": pl.Float64,
            "longitude": pl.Float64,
            "geo_prec": pl.Int64,
            "radius_km": pl.Float64,
        }
        return self.ask_all(pl.DataFrame([row], schema=schema), when)[0]


def _noted(found: list[Answers], other: list[Answers], says: str) -> list[Answers]:
    """The answers, each with a note where the other reading answers otherwise."""
    made: dict[tuple[int, int], Answers] = {}
    for mine, theirs in zip(found, other, strict=True):
        key = id(mine), id(theirs)
        if key not in made:
            made[key] = mine[0], tuple(
                a if a.answer == b.answer else replace(a, note="; ".join(n for n in (a.note, says.format(b.answer)) if n))
                for a, b in zip(mine[1], theirs[1], strict=True)
            )  # fmt: skip
    return [made[id(a), id(b)] for a, b in zip(found, other, strict=True)]


def place_incidents(incidents: pl.DataFrame, test: ZoneTest) -> pl.DataFrame:
    """Where incidents lie, in the PLACEMENTS layout: a row for each zone an incident may lie in, or one row outside.

    incidents : INCIDENTS frame; its days are looked at only where parts of zones have days of their own
    """
    asked = _PLACE + (_DAYS if test.dated else [])
    spots = incidents.select(asked).unique(maintain_order=True)
    found: list[Answers] = [("", ())] * spots.height
    groups: dict[tuple[Three, ...], list[int]] = {}
    for n, days in enumerate(
        spots.select(_DAYS).iter_rows() if test.dated else [(None, None)] * spots.height
    ):
        groups.setdefault(_status(test, *days), []).append(n)
    for status, rows in groups.items():
        for n, answers in zip(rows, test.ask_with(spots[rows], status), strict=True):
            found[n] = answers
    distinct = {id(a): a for a in found}
    rows_of = [(key, *row) for key, answers in distinct.items() for row in _rows(answers)]
    schema = {"told": pl.Int64} | {c.name: c.dtype for c in PLACEMENTS.columns if c.name != "incident_id"}
    told = spots.with_columns(told=pl.Series([id(a) for a in found], dtype=pl.Int64))
    return (
        incidents.select("incident_id", *asked)
        .join(told, on=asked, how="left", nulls_equal=True, maintain_order="left")
        .join(
            pl.DataFrame(rows_of, schema=schema, orient="row"),
            on="told",
            how="left",
            maintain_order="left_right",
        )
        .select(PLACEMENTS.names)
    )


def _status(test: ZoneTest, first: date | None, last: date | None) -> tuple[Three, ...]:
    """What is known of the dated parts on an incident's days; of an incident without days, nothing."""
    if first is None or last is None:
        return (Three.UNKNOWN,) * len(test.dated)
    return test.status_on(Span(first, last))


def _rows(answers: Answers) -> list[tuple[object, ...]]:
    pcode, every = answers
    inside = [a for a in every if a.answer != "outside"]
    if not inside:
        why = every[0].why if every else "the folder draws no zones"
        noted = [f"{a.zone}: {a.note}" for a in every if a.note]
        inside = [Answer("", "outside", 0.0, 0.0, "; ".join([why, *noted]))]
    return [(pcode or None, a.zone or None, a.answer, a.p_low, a.p_high, a.told) for a in inside]
