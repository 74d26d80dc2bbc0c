"""What if: how many findings change when one assumption does. A table to read beside every count of verdicts.

Each row changes one thing that the reader could reasonably see otherwise, and leaves the rest as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from detente.ceasefire.breaches.findings import find_breaches
from detente.ceasefire.breaches.verdicts import NOTICE, VERDICTS
from detente.ceasefire.terms import Instrument
from detente.ceasefire.terms.exempt import Exempt
from detente.ceasefire.terms.names import key_of
from detente.ceasefire.terms.parties import names_any
from detente.ceasefire.zones import ZonePlan
from detente.layout import DateRange, changed
from detente.say import say
from detente.tables import SENSITIVITY
from detente.whose_word import rests_on, without

STANDS = say("as it stands")
POSSIBLE = say("if possible parts of zones count as inside")
UNCLEAR = say("if names that cover groups joined and not joined count as bound")
THE_GROUPS = say("if disputed names count as the exempt group's")
NOBODYS = say("if disputed names count as nobody's on the list")
Alternative = tuple[str, pl.DataFrame, Sequence[Instrument]]
"""An assumption, the findings under it, and the instruments that they are of."""


@dataclass(frozen=True)
class Reading:
    """Counts of each verdict for one instrument under one assumption, in one zone or (None) in all."""

    assumption: str
    instrument: str
    counts: dict[str, int]
    zone: str | None = None


def what_if(
    incidents: pl.DataFrame,
    placements: pl.DataFrame,
    findings: pl.DataFrame,
    instruments: Sequence[Instrument],
    plans: Sequence[ZonePlan],
    *,
    time_zone: str = "",
) -> list[Reading]:
    """Verdict counts by instrument, as they stand and with one assumption changed at a time.

    findings : FINDINGS frame of these incidents as they stand
    """
    return [
        one
        for alternative in alternatives(
            incidents, placements, findings, instruments, plans, time_zone=time_zone
        )
        for one in counts(*alternative)
    ]


def alternatives(
    incidents: pl.DataFrame,
    placements: pl.DataFrame,
    findings: pl.DataFrame,
    instruments: Sequence[Instrument],
    plans: Sequence[ZonePlan],
    *,
    time_zone: str = "",
) -> Iterator[Alternative]:
    """The findings under each assumption, the one 'as it stands' first; read once, to be counted in several ways."""
    yield STANDS, findings, instruments
    lead = rests_on(incidents).lead
    if lead:
        kept = without(incidents, lead).select("incident_id")
        yield (
            say("without incidents that {lead} alone reports", lead=lead),
            findings.join(kept, on="incident_id", how="semi"),
            instruments,
        )

    def again(
        assumption: str,
        instead: Sequence[Instrument],
        where: pl.DataFrame,
        drawn: Sequence[ZonePlan] = plans,
        names: frozenset[str] | None = None,
    ) -> Alternative:
        """Read again; where only incidents that bear certain names can change, only those."""
        some = incidents if names is None else _naming(incidents, names)
        fresh = find_breaches(some, where, instead, drawn, time_zone=time_zone)
        ids = pl.col("instrument").is_in([i.id for i in instead])
        kept = findings.filter(ids).join(some.select("incident_id"), on="incident_id", how="anti")
        return assumption, pl.concat([kept.select(fresh.columns), fresh]), instead

    zoned = [i for i in instruments if any(p.instrument == i.id for p in plans)]
    umbrella = [i for i in instruments if any(a.bound == "some" for a in i.adherent)]
    possible = bool(zoned) and placements.filter(pl.col("p_high") >= 1).height > 0
    unclear = _followed(
        umbrella, [n for i in umbrella for a in i.adherent if a.bound == "some" for n in a.called]
    )
    if possible:
        yield again(POSSIBLE, zoned, _possible_inside(placements))
    if umbrella:
        yield again(UNCLEAR, [_joined(i) for i in umbrella], placements, names=unclear)
    both = [i for i in umbrella if i in zoned]
    if possible and both:
        yield again(
            say("{possible}, and such names as bound", possible=POSSIBLE),
            [_joined(i) for i in both],
            _possible_inside(placements),
        )
    doubtful = [i for i in instruments if any(a.disputed for g in i.exempt for a in g.alias)]
    if doubtful:
        disputed = _followed(
            doubtful, [a.name for i in doubtful for g in i.exempt for a in g.alias if a.disputed]
        )
        for assumption, change in ((THE_GROUPS, _undisputed), (NOBODYS, _struck)):
            yield again(assumption, [change(i) for i in doubtful], placements, names=disputed)
    lapsing = [i for i in instruments if i.ends.earliest is not None and i.ends.latest is None]
    if lapsing:
        yield again(
            say("if terms whose end is open count as still in force"),
            [_extended(i) for i in lapsing],
            placements,
            [_unended(p) for p in plans],
        )


def _followed(instruments: Sequence[Instrument], names: Sequence[str]) -> frozenset[str] | None:
    """Keys of names that an assumption touches; None (all incidents) where groups became others under these terms."""
    if any(i.succession for i in instruments):
        return None
    return frozenset(key_of(name) for name in names)


def _naming(incidents: pl.DataFrame, names: frozenset[str]) -> pl.DataFrame:
    sides = incidents.select("actor_a", "actor_b").iter_rows()
    return incidents.filter(pl.Series([names_any(pair, names) for pair in sides], dtype=pl.Boolean))


def counts(assumption: str, findings: pl.DataFrame, instruments: Sequence[Instrument]) -> list[Reading]:
    """Verdicts under one assumption by instrument, every verdict named."""
    known = {(i, v): n for i, v, n in findings.group_by("instrument", "verdict").len().iter_rows()}
    return [
        Reading(assumption, i.id, {v: known.get((i.id, v), 0) for v in VERDICTS})
        for i in instruments
        if i.prohibitions
    ]


def counts_by_zone(assumption: str, findings: pl.DataFrame, plans: Sequence[ZonePlan]) -> list[Reading]:
    """The same by zone, for the instruments that draw zones; readings in no zone are left out."""
    known = {
        (i, z, v): n for i, z, v, n in findings.group_by("instrument", "zone", "verdict").len().iter_rows()
    }
    read = set(findings["instrument"].unique())
    return [
        Reading(assumption, p.instrument, {v: known.get((p.instrument, z.id, v), 0) for v in VERDICTS}, z.id)
        for p in plans
        if p.instrument in read
        for z in p.zone
    ]


def as_table(readings: Sequence[Reading]) -> pl.DataFrame:
    """Readings in the SENSITIVITY layout."""
    rows = [(r.assumption, r.instrument, r.zone, *(r.counts[v] for v in VERDICTS), NOTICE) for r in readings]
    return pl.DataFrame(rows, schema=SENSITIVITY.schema, orient="row")


def _possible_inside(placements: pl.DataFrame) -> pl.DataFrame:
    return placements.with_columns(
        answer=pl.when(pl.col("p_high") >= 1).then(pl.lit("inside")).otherwise(pl.col("answer"))
    )


def _joined(one: Instrument) -> Instrument:
    return changed(
        one, adherent=tuple(changed(a, bound="yes") if a.bound == "some" else a for a in one.adherent)
    )


def _undisputed(one: Instrument) -> Instrument:
    return changed(one, exempt=tuple(_with_names(g, disputed=True) for g in one.exempt))


def _struck(one: Instrument) -> Instrument:
    return changed(one, exempt=tuple(_with_names(g, disputed=False) for g in one.exempt))


def _with_names(group: Exempt, *, disputed: bool) -> Exempt:
    """The group with its disputed names taken as its own, or struck out."""
    if disputed:
        return changed(group, alias=tuple(changed(a, disputed="") if a.disputed else a for a in group.alias))
    return changed(group, alias=tuple(a for a in group.alias if not a.disputed))


def _extended(one: Instrument) -> Instrument:
    return changed(one, ends=DateRange(how="taken as extended"))


def _unended(plan: ZonePlan) -> ZonePlan:
    return changed(
        plan, zone=tuple(changed(z, ended=None) if z.ended and not z.ended.latest else z for z in plan.zone)
    )
