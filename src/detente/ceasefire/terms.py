"""Agreements as executable terms: ``terms/*.toml``, one file an instrument.

A term is data: clauses with the acts they forbid, who is bound and since when, who is exempt under which name
and from which date, and the range of days in which it entered into force and ended. What is not verified in
the text itself says so (``text_basis``), and what publishers render differently is kept side by side.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from detente.ceasefire.acts import BROADER
from detente.layout import DateRange, Names, field, layout

Basis = Literal["text read", "press paraphrase", "from memory"]


@layout
class Rendering:
    """What one publisher says of a point on which publishers differ."""

    point: Annotated[str, field(description="the point, in a few words")]
    says: Annotated[str, field(description="what this publisher says")]
    publisher: Annotated[str, field(description="who")]
    url: Annotated[str, field(description="where")] = ""


@layout
class Clause:
    """One clause. A prohibition names acts; the other kinds are kept for the record and the calendar."""

    id: Annotated[str, field(description="stable id inside the instrument, as '2(a)'")]
    says: Annotated[str, field(description="what it says, in the register's words")]
    kind: Annotated[
        Literal["prohibition", "exemption", "obligation", "area", "other"], field(description="what it does")
    ]
    text_basis: Annotated[Basis, field(description="how its wording is known")]
    acts: Annotated[tuple[str, ...], field(description="forbidden acts (prohibitions only)")] = ()
    where: Annotated[Literal["zones", "country"], field(description="where it holds")] = "country"
    between: Annotated[
        Literal["parties", "anyone"], field(description="forbidden between parties only, or against anyone")
    ] = "parties"
    bearer: Annotated[str, field(description="who owes it (obligations)")] = ""
    due: Annotated[
        DateRange | None, field(description="by when (obligations); rival renderings make a range")
    ] = None
    met: Annotated[str, field(description="what is on record about it (obligations)")] = ""
    source: Annotated[str, field(description="where it was read")] = ""

    def __post_init__(self) -> None:
        if self.kind == "prohibition" and not self.acts:
            raise ValueError(f"clause {self.id!r} is a prohibition without acts; list the acts it forbids")
        if unknown := [act for act in self.acts if act not in BROADER]:
            raise ValueError(
                f"clause {self.id!r} names {unknown[0]!r}, which is no known act; use {', '.join(BROADER)}"
            )


@layout
class Adherent:
    """Who is bound. ``bound = 'some'`` is for a name that covers groups that joined and groups that did not."""

    name: Annotated[str, field(description="name as sources write it")]
    bound: Annotated[Literal["yes", "some", "no"], field(description="is whoever bears the name bound")]
    aliases: Annotated[tuple[str, ...], field(description="other names")] = ()
    joined: Annotated[
        DateRange | None, field(description="when it joined; empty: with the entry into force")
    ] = None
    basis: Annotated[str, field(description="how that is known")] = ""


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


@layout
class Exempt:
    """A group outside the terms' protection, by which authority, under which names."""

    id: Annotated[str, field(description="short key")]
    authority: Annotated[str, field(description="who lists it")]
    text_basis: Annotated[Basis, field(description="how the exemption's wording is known")]
    alias: Annotated[tuple[Alias, ...], field(description="its names, dated")] = ()


@layout
class Instrument:
    """An agreement, resolution or statement, as terms: one ``terms/*.toml``."""

    id: Annotated[str, field(description="short key")]
    names: Annotated[Names, field(description="name per language")]
    kind: Annotated[Literal["agreement", "resolution", "statement"], field(description="what it is")]
    adopted: Annotated[date, field(description="day it was signed or adopted")]
    in_force: Annotated[
        DateRange, field(description="first day in force, as a range where publishers differ")
    ]
    ends: Annotated[DateRange, field(description="last day; an empty side is open")]
    binds: Annotated[
        Literal["all", "adherents"], field(description="every party to the conflict, or those on the list")
    ]
    symbol: Annotated[str, field(description="document symbol")] = ""
    track: Annotated[str, field(description="id of the track it belongs to")] = ""
    topics: Annotated[tuple[str, ...], field(description="what it is about, in single words")] = ()
    vote: Annotated[str, field(description="votes for, against, abstaining, where adopted by vote")] = ""
    text_basis: Annotated[Basis, field(description="how its wording is known")] = "press paraphrase"
    source: Annotated[tuple[str, ...], field(description="where it was read")] = ()
    clause: Annotated[tuple[Clause, ...], field(description="its clauses")] = ()
    adherent: Annotated[tuple[Adherent, ...], field(description="who is bound")] = ()
    exempt: Annotated[tuple[Exempt, ...], field(description="who is exempt")] = ()
    rendering: Annotated[tuple[Rendering, ...], field(description="points on which publishers differ")] = ()
    open_points: Annotated[tuple[str, ...], field(description="what could not be verified")] = ()

    def __post_init__(self) -> None:
        if self.in_force.earliest and self.ends.latest and self.ends.latest < self.in_force.earliest:
            raise ValueError(
                f"it ends ({self.ends.latest}) before it enters into force ({self.in_force.earliest}); swap or mend the dates"
            )
        if not self.clause:
            raise ValueError("an instrument without clauses forbids nothing; add at least one [[clause]]")
        ids = [c.id for c in self.clause]
        if len(set(ids)) != len(ids):
            raise ValueError("two clauses bear the same id; give each its own")

    @property
    def prohibitions(self) -> tuple[Clause, ...]:
        """Clauses that forbid acts."""
        return tuple(c for c in self.clause if c.kind == "prohibition")
