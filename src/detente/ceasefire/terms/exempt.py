"""Exempt groups and what became of them: dated names, who listed them, renames, mergers, splits.

A list names a group; groups change their names. :class:`Succession` says that from a day on one or several groups
were another, so that a name's standing follows it: a renamed group stays what it was, a merger of groups that
stand differently is *unknown*, and so is what came out of a split. A name that the list itself gives goes before
any of that.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from detente.layout import DateRange, field, layout

Basis = Literal["text read", "press paraphrase", "from memory"]


@layout
class Alias:
    """A name that an exempt group bore between two dates."""

    name: Annotated[str, field(description="the name")]
    first: Annotated[
        date | None, field(description="first day it bore the name; empty: from the beginning")
    ] = None
    last: Annotated[date | None, field(description="last day; empty: still")] = None
    disputed: Annotated[
        str, field(description="why it is not certain that the name is the listed group's")
    ] = ""
    url: Annotated[str, field(description="where it was read")] = ""

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise ValueError(
                f"the alias {self.name!r} ends ({self.last}) before it begins ({self.first}); swap the days or mend one"
            )


@layout
class Exempt:
    """A group outside the terms' protection, by which authority, under which names."""

    id: Annotated[str, field(description="short key")]
    authority: Annotated[str, field(description="who lists it")]
    text_basis: Annotated[Basis, field(description="how the exemption's wording is known")]
    alias: Annotated[tuple[Alias, ...], field(description="its names, dated")] = ()
    listed: Annotated[
        DateRange | None, field(description="first day on the authority's list; empty: always")
    ] = None
    delisted: Annotated[
        DateRange | None, field(description="last day on the list; empty: no end on record")
    ] = None
    needs_notice: Annotated[
        Literal["no", "zones", "everywhere"],
        field(description="the exemption holds only for operations notified beforehand, and where"),
    ] = "no"
    silence: Annotated[
        Literal["no", "unknown"],
        field(description="what it means that an incident tells of no notice; 'unknown' where notices are not public"),
    ] = "no"  # fmt: skip


@layout
class Succession:
    """From a day on, groups of these names were groups of those: renamed, merged or split."""

    kind: Annotated[Literal["rename", "merger", "split"], field(description="what happened")]
    of: Annotated[tuple[str, ...], field(description="names before")]
    into: Annotated[tuple[str, ...], field(description="names from that day on")]
    on: Annotated[DateRange, field(description="first day of the new names")]
    disputed: Annotated[str, field(description="why it is not certain")] = ""
    basis: Annotated[str, field(description="how it is known")] = ""
    url: Annotated[str, field(description="where it was read")] = ""

    def __post_init__(self) -> None:
        counts = {"rename": (1, 1), "merger": (2, 1), "split": (1, 2)}[self.kind]
        sides = (len(self.of), len(self.into))
        fits = all(n == c if c == 1 else n >= c for n, c in zip(sides, counts, strict=True))
        if not fits:
            raise ValueError(
                f"a {self.kind} of {sides[0]} into {sides[1]}; a rename is one into one, a merger several into one, a split one into several"
            )
        if self.on.earliest is None and self.on.latest is None:
            raise ValueError(f"a {self.kind} without a day; give 'earliest', 'latest' or both")
