"""Zones: unions of administrative units, with sure (core) and possible parts.

``zones/*.toml`` holds a :class:`ZonePlan`. A unit is named by p-code at any level; a province's code stands for
all its sub-districts. A place in a possible part is neither inside nor outside: the answer is *undetermined*.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from detente.layout import DateRange, Names, field, layout


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
    note: Annotated[str, field(description="what a reader should know")] = ""

    def __post_init__(self) -> None:
        if not self.core and not self.possible:
            raise ValueError(f"zone {self.id!r} has neither core nor possible parts; name at least one unit")


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
    guarantors: Annotated[
        tuple[str, ...], field(description="ids of the organisations that answer for them")
    ] = ()
    note: Annotated[str, field(description="what a reader should know")] = ""
    zone: Annotated[tuple[Zone, ...], field(description="the zones")] = ()

    @property
    def first_day(self) -> date | None:
        """The first day by the text, or the day on which every publisher has it in force."""
        return self.in_force.text or self.in_force.latest or self.in_force.earliest
