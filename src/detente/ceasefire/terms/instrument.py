"""Agreements as executable terms: ``terms/*.toml``, one file an instrument.

A term is data: clauses with the acts and weapons they forbid and the hours in which they hold, who is bound and
since when (:mod:`~detente.ceasefire.terms.adherence`), who is exempt under which name and from which date
(:mod:`~detente.ceasefire.terms.exempt`), which exceptions there are (:mod:`~detente.ceasefire.terms.excepted`), the range of days
in which it entered into force and ended, and which instruments it takes the place of. What is not verified in
the text itself says so (``text_basis``), and what publishers render differently is kept side by side.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator

from detente.ceasefire.terms.acts import BROADER
from detente.ceasefire.terms.adherence import Adherent, Change
from detente.ceasefire.terms.excepted import ExceptionRule
from detente.ceasefire.terms.exempt import Alias, Basis, Exempt, Succession
from detente.ceasefire.terms.pauses import Pause
from detente.ceasefire.terms.weapons import BROADER_WEAPON
from detente.layout import DateRange, Names, field, layout

__all__ = [
    "Adherent",
    "Alias",
    "Basis",
    "Change",
    "Clause",
    "ExceptionRule",
    "Exempt",
    "Instrument",
    "Pause",
    "Rendering",
    "Succession",
]


def _known_act(act: str) -> str:
    if act not in BROADER:
        raise ValueError(f"{act!r} is no known act; use {', '.join(BROADER)}")
    return act


def _known_weapon(weapon: str) -> str:
    if weapon not in BROADER_WEAPON:
        raise ValueError(f"{weapon!r} is no known weapon; use {', '.join(BROADER_WEAPON)}")
    return weapon


Act = Annotated[str, AfterValidator(_known_act)]
Weapon = Annotated[str, AfterValidator(_known_weapon)]


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
    acts: Annotated[tuple[Act, ...], field(description="forbidden acts (prohibitions only)")] = ()
    weapons: Annotated[
        tuple[Weapon, ...],
        field(description="kinds of weapon it is limited to; empty: any (prohibitions only)"),
    ] = ()
    calibre_from_mm: Annotated[
        float | None, field(description="least calibre it holds for, in mm; empty: any", gt=0)
    ] = None
    where: Annotated[Literal["zones", "country"], field(description="where it holds")] = "country"
    zones: Annotated[
        tuple[str, ...],
        field(description="ids of the zones or lines it holds in; empty: all of the instrument's"),
    ] = ()
    fire_from: Annotated[
        Literal["outside", "inside", "not said"],
        field(
            description="fire out of a zone onto a place outside it: outside the clause, inside it, or the text does not say"
        ),
    ] = "not said"
    pause: Annotated[
        tuple[Pause, ...],
        field(description="hours in which it holds; empty: at every hour (prohibitions only)"),
    ] = ()
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
        if self.kind != "prohibition" and (
            self.acts or self.weapons or self.pause or self.calibre_from_mm is not None
        ):
            raise ValueError(
                f"clause {self.id!r} is no prohibition and names acts, weapons or pauses; make it a prohibition or remove them"
            )
        if self.zones and self.where == "country":
            raise ValueError(
                f"clause {self.id!r} holds in the country and names zones; set where = 'zones' or remove them"
            )


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
    succession: Annotated[
        tuple[Succession, ...], field(description="renames, mergers and splits of groups, bound or exempt")
    ] = ()
    exception: Annotated[tuple[ExceptionRule, ...], field(description="self-defence, notified fire")] = ()
    supersedes: Annotated[
        tuple[str, ...], field(description="ids of instruments that end where this one enters into force")
    ] = ()
    prevails_over: Annotated[
        tuple[str, ...],
        field(description="ids of instruments that yield to this one where both hold and differ"),
    ] = ()
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
