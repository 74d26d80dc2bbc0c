"""Zones: unions of administrative units, drawn shapes, buffers and strips, with sure (core) and possible parts.

``zones/*.toml`` holds a :class:`ZonePlan`. A unit is named by p-code at any level; a province's code stands for
all its sub-districts. A place in a possible part is neither inside nor outside: the answer is *undetermined*.

A zone has three layers. ``core`` and ``possible`` name units. ``[[zone.part]]`` adds a part with a shape or days of
its own. ``[[zone.rendering]]`` says how a party draws what is disputed: what all renderings hold surely is core, what
only some hold is possible. Two times are kept apart: ``agreed`` and ``withdrawn`` say since when and until when a thing
was on paper (:func:`known`); ``in_force`` and ``ended`` say on which days it held. How a part becomes a shape stands in
:mod:`detente.ceasefire.zones.shapes`; what can be wrong with it in :mod:`detente.ceasefire.zones.faults`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Literal, Protocol, TypeVar

from detente.layout import DateRange, Names, changed, field, layout
from detente.times import Answer, Span, all_of, within

Side = Literal["left", "right", "both"]


@layout
class Buffer:
    """All that lies near a line or point: surely up to one distance, possibly up to another."""

    least_km: Annotated[float, field(description="surely inside up to this far, kilometres")]
    most_km: Annotated[float, field(description="possibly inside up to this far, kilometres")]

    def __post_init__(self) -> None:
        if not 0 <= self.least_km <= self.most_km or not 0 < self.most_km <= 500:
            raise ValueError(
                f"{self.least_km:g} to {self.most_km:g} km is no width; write 0 <= least_km <= most_km <= 500"
            )


@layout
class Strip(Buffer):
    """A strip along a line: its width counts from the line, on each side it names; it ends where the line ends."""

    side: Annotated[
        Side, field(description="which side, seen along the line in the order its points are written")
    ]


@layout
class Part:
    """One part of a zone, with a shape or days of its own. Exactly one of units, file, shape and point."""

    id: Annotated[str, field(description="short key, named in traces")]
    certainty: Annotated[
        Literal["core", "possible"], field(description="whether it is surely or only possibly in the zone")
    ] = "core"
    units: Annotated[tuple[str, ...], field(description="p-codes")] = ()
    file: Annotated[str, field(description="GeoJSON in zones/, longitude first")] = ""
    feature: Annotated[
        str, field(description="'id' of the feature in the file; empty: the file holds one feature")
    ] = ""
    shape: Annotated[str, field(description="the shape itself, as WKT, longitude first")] = ""
    point: Annotated[
        tuple[float, float] | None, field(description="[latitude, longitude] of what a buffer surrounds")
    ] = None
    edges: Annotated[
        Literal["plane", "geodesic"],
        field(
            description="what runs between two corners: a straight line in longitude and latitude, as GeoJSON has it, or the shortest way on the ground"
        ),
    ] = "plane"
    buffer: Annotated[Buffer | None, field(description="all that lies near the line or point")] = None
    strip: Annotated[Strip | None, field(description="a strip along the line")] = None
    agreed: Annotated[date | None, field(description="day on which it was put on paper")] = None
    withdrawn: Annotated[date | None, field(description="day on which it was taken back or redrawn")] = None
    in_force: Annotated[
        DateRange | None, field(description="its first day, where it differs from the zone's")
    ] = None
    ended: Annotated[DateRange | None, field(description="its last day, where there is one")] = None
    source: Annotated[str, field(description="where it is described")] = ""
    note: Annotated[str, field(description="what a reader should know")] = ""


@layout
class ZoneRendering:
    """How some draw what is disputed of a zone. It adds to the zone's own parts, which nobody disputes."""

    by: Annotated[tuple[str, ...], field(description="ids of the organisations that draw it so")]
    core: Annotated[tuple[str, ...], field(description="p-codes surely inside, as they draw it")] = ()
    possible: Annotated[tuple[str, ...], field(description="p-codes possibly inside, as they draw it")] = ()
    part: Annotated[tuple[Part, ...], field(description="parts with a shape or days of their own")] = ()
    agreed: Annotated[date | None, field(description="day on which they put it on paper")] = None
    withdrawn: Annotated[date | None, field(description="day on which they took it back")] = None
    source: Annotated[str, field(description="where they draw it")] = ""

    def __post_init__(self) -> None:
        if not self.by:
            raise ValueError("a rendering is nobody's; name in 'by' who draws it")


@layout
class Zone:
    """One zone."""

    id: Annotated[str, field(description="short key")]
    names: Annotated[Names, field(description="name per language")]
    article: Annotated[str, field(description="clause that names it")] = ""
    aliases: Annotated[tuple[str, ...], field(description="other spellings met in documents")] = ()
    core: Annotated[tuple[str, ...], field(description="p-codes surely inside")] = ()
    possible: Annotated[tuple[str, ...], field(description="p-codes of which parts may be inside")] = ()
    in_force: Annotated[
        DateRange | None, field(description="where its own first day differs from the plan's")
    ] = None
    ended: Annotated[DateRange | None, field(description="its last day, where there is one")] = None
    agreed: Annotated[date | None, field(description="day on which it was agreed, where later")] = None
    withdrawn: Annotated[date | None, field(description="day on which it was taken back, if ever")] = None
    note: Annotated[str, field(description="what a reader should know")] = ""
    part: Annotated[
        tuple[Part, ...], field(description="drawn and built parts, and parts with own days")
    ] = ()
    rendering: Annotated[
        tuple[ZoneRendering, ...], field(description="how parties draw what is disputed")
    ] = ()

    def __post_init__(self) -> None:
        if not (self.core or self.possible or self.part or self.rendering):
            raise ValueError(f"zone {self.id!r} has neither core nor possible parts; name at least one unit")

    @property
    def drawn(self) -> bool:
        """Is there more to it than units?"""
        return bool(self.part or self.rendering)

    @property
    def disputed_by(self) -> tuple[str, ...]:
        """Who draws it otherwise than somebody else."""
        return tuple(dict.fromkeys(who for r in self.rendering for who in r.by))


@layout
class ZonePlan:
    """The zones of one agreement."""

    instrument: Annotated[str, field(description="id of the instrument that creates the zones")]
    boundary_status: Annotated[
        Literal["agreed", "assumed", "disputed"], field(description="whether the lines are official")
    ]
    source: Annotated[str, field(description="where the zones are named")]
    in_force: Annotated[
        DateRange, field(description="first day of the zones, as a range where publishers differ")
    ]
    agreed: Annotated[date | None, field(description="day on which they were agreed; empty: always")] = None
    border_m: Annotated[
        float,
        field(
            description="a place told exactly but this close to a line is on the border, metres",
            ge=0,
            le=5000,
        ),
    ] = 20.0
    guarantors: Annotated[
        tuple[str, ...], field(description="ids of the organisations that answer for them")
    ] = ()
    note: Annotated[str, field(description="what a reader should know")] = ""
    zone: Annotated[tuple[Zone, ...], field(description="the zones")] = ()

    @property
    def first_day(self) -> date | None:
        """The first day by the text, or the day on which every publisher has it in force."""
        return self.in_force.text or self.in_force.latest or self.in_force.earliest


class _Dated(Protocol):
    @property
    def agreed(self) -> date | None: ...
    @property
    def withdrawn(self) -> date | None: ...


D = TypeVar("D", bound=_Dated)


def on_paper(things: Iterable[D], as_of: date | None) -> tuple[D, ...]:
    """Of these, those that were on paper on a day (None: today, so whatever was not taken back)."""
    return tuple(
        t for t in things
        if (as_of is None or t.agreed is None or t.agreed <= as_of)
        and (t.withdrawn is None or (as_of is not None and as_of < t.withdrawn))
    )  # fmt: skip


def all_parts(zone: Zone) -> tuple[Part, ...]:
    """The zone's own parts and those of its renderings."""
    return (*zone.part, *(p for r in zone.rendering for p in r.part))


def known(plans: Sequence[ZonePlan], as_of: date | None) -> tuple[ZonePlan, ...]:
    """The plans as they were on paper on a record day (None: today); a zone of which nothing was is left out."""
    found = []
    for plan in plans:
        if as_of is not None and plan.agreed is not None and as_of < plan.agreed:
            continue
        zones = []
        for zone in on_paper(plan.zone, as_of):
            parts = on_paper(zone.part, as_of)
            renderings = tuple(
                r if (own := on_paper(r.part, as_of)) == r.part else changed(r, part=own)
                for r in on_paper(zone.rendering, as_of)
            )
            if parts != zone.part or renderings != zone.rendering:
                if not (zone.core or zone.possible or parts or renderings):
                    continue
                zone = changed(zone, part=parts, rendering=renderings)
            zones.append(zone)
        kept = tuple(zones)
        found.append(plan if kept == plan.zone else changed(plan, zone=kept))
    return tuple(found)


def held(thing: Part | Zone, when: Span) -> Answer:
    """Did a part or zone hold on those days, by its own first and last day?"""
    begin, end = thing.in_force or DateRange(), thing.ended or DateRange()
    if thing.in_force is None and thing.ended is None:
        return Answer.YES
    begins = (begin.earliest or begin.text, begin.latest or begin.text or begin.earliest)
    if begins == (None, None):
        begins = (date.min, date.min)
    return within(when, begins, (end.earliest, end.latest))


def zone_holds(zone: Zone, plan: ZonePlan, when: Span) -> Answer:
    """Did the zone hold on those days, by its own first day or else the plan's, and its last?"""
    begin = zone.in_force or plan.in_force
    first = within(when, (begin.earliest, begin.latest), (None, None))
    end = zone.ended or DateRange()
    return all_of(first, within(when, (date.min, date.min), (end.earliest, end.latest)))
