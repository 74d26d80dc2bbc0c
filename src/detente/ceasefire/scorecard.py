"""The scorecard of a zone: what is on record of it in a period, with the previous period beside every count.

It is a card of many counts and no score: incidents, verdicts with what is undetermined and why, harm to civilians
(counted apart from every verdict), how much was watched, rival counts side by side, cases, restrictions, measures.
No two of them are added or weighed against each other. What is not on record is empty, never zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from detente.ceasefire.breaches import ELEMENTS, NOTICE, VERDICTS
from detente.ceasefire.breaches.compliance import Periods, of
from detente.ceasefire.casework.cases import Case
from detente.ceasefire.measures import Measure, read_measures
from detente.ceasefire.tallies import Tabulation
from detente.ceasefire.watch.seen import Units, units_named
from detente.ceasefire.zones import Zone
from detente.places import Gazetteer
from detente.process import folded
from detente.say import joined, say
from detente.tables import SCORECARD
from detente.times import Span
from detente.whose_word import rests_on, without

NOT_WATCHED = say("no watch is on record: a quiet zone may be an unwatched one")
Coverage = Callable[[str, Span], tuple[float | None, float | None, str]]
"""Share of a zone's hours in a period that was surely watched, and at most; and what it leaves out."""
CasesAt = Callable[[date], Sequence[Case]]
Row = tuple[str, str, float | None, str, str]
"""Group, item, value, unit, note."""


@dataclass(frozen=True)
class Ground:
    """Everything that a scorecard is made of, as tables and results of the ceasefire's own rooms.

    ``zones`` are those on paper at the end, ``in_units`` the same as unions of units, for what is only known by unit.
    """

    zones: Sequence[Zone]
    in_units: Sequence[Zone]
    incidents: pl.DataFrame
    membership: pl.DataFrame
    placements: pl.DataFrame
    findings: pl.DataFrame
    tabulation: Tabulation
    restrictions: pl.DataFrame
    measures: pl.DataFrame
    gazetteer: Gazetteer
    cases_at: CasesAt
    coverage: Coverage | None = None

    def units_of(self, zone: Zone) -> Units:
        """The units that a zone surely or possibly touches; none where it is drawn within a single one."""
        named = [code for z in self.in_units if z.id == zone.id for code in (*z.core, *z.possible)]
        return self.gazetteer.members(named)


def scorecard(ground: Ground, span: Periods) -> pl.DataFrame:
    """SCORECARD: every zone, this period and the previous one."""
    rows = []
    for zone in ground.zones:
        for which, period in (("this", span.this), ("previous", span.previous)):
            rows += [
                (zone.id, which, period.first, period.last, *row[:-1], row[-1] or None, NOTICE)
                for row in card(ground, zone, period)
            ]
    return pl.DataFrame(rows, schema=SCORECARD.schema, orient="row")


def card(ground: Ground, zone: Zone, period: Span) -> list[Row]:
    """One zone's rows for one period."""
    placed = ground.placements.filter(pl.col("zone") == zone.id)
    within = of(period, ground.incidents)
    inside = within.join(placed.filter(pl.col("answer") == "inside"), on="incident_id", how="semi")
    maybe = within.join(placed.filter(pl.col("answer") == "undetermined"), on="incident_id", how="semi")
    return [
        *_incidents(inside, maybe), *_findings(ground.findings, zone, within, inside), *_harm(inside, maybe),
        *_coverage(ground.coverage, zone, period), *_rivals(ground, zone, period), *_cases(ground, placed, period),
        *_restricted(ground, zone, period), *_measures(ground.measures, zone, period),
    ]  # fmt: skip


def _incidents(inside: pl.DataFrame, maybe: pl.DataFrame) -> list[Row]:
    word = rests_on(inside)
    return [
        ("incidents", "inside", inside.height, "incidents", ""),
        ("incidents", say("told by several original sources"), inside.filter(pl.col("independent") > 1).height, "incidents", ""),
        ("incidents", say("without the leading source"), without(inside, word.lead).height, "incidents", word.shown()),
        ("incidents", say("place undetermined"), maybe.height, "incidents", say("may lie in the zone or not")),
    ]  # fmt: skip


def _findings(findings: pl.DataFrame, zone: Zone, within: pl.DataFrame, inside: pl.DataFrame) -> list[Row]:
    everywhere = findings.filter(pl.col("zone").is_null()).join(
        inside.select("incident_id"), on="incident_id", how="semi"
    )
    own = pl.concat([findings.filter(pl.col("zone") == zone.id), everywhere]).join(
        within.select("incident_id"), on="incident_id", how="semi"
    )
    counts = {v: own.filter(pl.col("verdict") == v).height for v in VERDICTS}
    covered = sum(n for v, n in counts.items() if v != "outside_terms")
    open_ = own.filter(pl.col("verdict") == "undetermined")
    reasons = {e: open_.filter(pl.col(e) == "unknown").height for e in ELEMENTS}
    why = joined(
        (say("{e} unknown {n}", e=e, n=n) for e, n in sorted(reasons.items(), key=lambda kv: -kv[1]) if n),
        ", ",
    )
    rows: list[Row] = [
        ("findings", f"{v}{' (alleged)' if v == 'violation' else ''}", n, say("incident and clause"), "") for v, n in counts.items()
    ]  # fmt: skip
    share = counts["undetermined"] / covered if covered else None
    rows.append(
        (
            "findings",
            say("share undetermined"),
            share,
            say("share of findings not outside the terms"),
            why or say("no finding") if not covered else why,
        )
    )
    return rows


def _harm(inside: pl.DataFrame, maybe: pl.DataFrame) -> list[Row]:
    told = inside.drop_nulls("deaths_civilians")
    note = say(
        "in {height} of {height2} incidents it is told; whatever the verdict",
        height=told.height,
        height2=inside.height,
    )
    killed = float(told["deaths_civilians"].sum()) if told.height else None
    return [
        (say("harm to civilians"), say("civilians killed, as told"), killed, "persons", note),
        (say("harm to civilians"), say("incidents that do not tell"), inside.height - told.height, "incidents", ""),
        (say("harm to civilians"), say("civilians killed, place undetermined"), float(maybe["deaths_civilians"].drop_nulls().sum()) if maybe["deaths_civilians"].drop_nulls().len() else None, "persons", say("may lie in the zone or not")),
    ]  # fmt: skip


def _coverage(coverage: Coverage | None, zone: Zone, period: Span) -> list[Row]:
    low, high, note = coverage(zone.id, period) if coverage is not None else (None, None, NOT_WATCHED)
    return [
        ("coverage", say("surely watched"), low, say("share of zone-hours"), note),
        ("coverage", say("watched at most"), high, say("share of zone-hours"), note),
    ]


def _rivals(ground: Ground, zone: Zone, period: Span) -> list[Row]:
    """Each party's own count over the days it has one, in the provinces that the zone lies in; nobody is added to nobody."""
    units = ground.units_of(zone)
    provinces = {
        folded(ground.gazetteer.by_pcode[u].province_name): ground.gazetteer.by_pcode[u].province_name
        for u in units
    }
    found: dict[tuple[str, str, str], list[int]] = {}
    for cell in ground.tabulation.cells:
        if not period.first <= cell.date <= period.last or folded(cell.province) not in provinces:
            continue
        for party, n in cell.counts.items():
            days = found.setdefault((cell.province, cell.category, party), [])
            if n is not None:
                days.append(n)
    return [
        (say("rival counts"), say("{category} in {province}, counted by {party}", category=category, province=province, party=party), float(sum(days)) if days else None, category,
         say("on {n} of {days} days; the whole province; never added to another party's count", n=len(days), days=period.days))
        for (province, category, party), days in sorted(found.items())
    ]  # fmt: skip


def _cases(ground: Ground, placed: pl.DataFrame, period: Span) -> list[Row]:
    inside = set(placed.filter(pl.col("answer") == "inside")["incident_id"].to_list())
    belongs = {
        f"{s}:{r}": i
        for s, r, i in ground.membership.select("source", "report_id", "incident_id").iter_rows()
    }
    own = [c for c in ground.cases_at(period.last) if belongs.get(c.report) in inside]
    note = say("at the end of the period")
    found: dict[str, int] = {}
    for case in own:
        if case.verdict:
            found[case.verdict] = found.get(case.verdict, 0) + 1
    return [
        ("cases", "open", sum(c.open for c in own), "cases", note),
        ("cases", say("with something overdue"), sum(bool(c.overdue) for c in own), "cases", note),
        ("cases", say("answers overdue"), sum(o.what.startswith("answer") for c in own for o in c.overdue), "answers", say("no answer is no admission")),
        *(("cases", say("found: {verdict}", verdict=verdict), float(n), "cases", note) for verdict, n in sorted(found.items())),
    ]  # fmt: skip


def _restricted(ground: Ground, zone: Zone, period: Span) -> list[Row]:
    """Restrictions at a place that touches the zone, by each reading of the place's name."""
    called = {folded(n) for n in (zone.id, *zone.names.values(), *zone.aliases)}
    units, here, elsewhere, nowhere = ground.units_of(zone), [], 0, 0
    rows = ground.restrictions.filter(pl.col("date").is_between(period.first, period.last))
    for kind, place in rows.select("kind", "place").iter_rows():
        may, surely = units_named(place, ground.in_units, ground.gazetteer)
        if folded(place) in called or may & units:
            here.append((kind, folded(place) in called or (bool(surely) and surely <= units)))
        elif may:
            elsewhere += 1
        else:
            nowhere += 1
    beyond = sum(not within for _, within in here)
    note = say(
        "{elsewhere} more in the period are placed elsewhere, {nowhere} name no zone or unit; {beyond} of those counted are set on a place that reaches beyond the zone",
        elsewhere=elsewhere,
        nowhere=nowhere,
        beyond=beyond,
    )
    return [
        ("restrictions", kind, sum(k == kind for k, _ in here), "restrictions on record", note)
        for kind in ("denied", "delayed", "conditional")
    ]


def _measures(frame: pl.DataFrame, zone: Zone, period: Span) -> list[Row]:
    own: list[Measure] = [m for m in read_measures(frame, period.last) if m.zone == zone.id]
    counts: Mapping[str, int] = {
        s: sum(any(w.status == s for w in m.standing) for m in own) for s in ("proposed", "agreed", "under way", "kept", "broken")
    }  # fmt: skip
    rival = sum(m.rival for m in own)
    note = say("speakers differ on {rival}; one measure may stand in two rows", rival=rival) if rival else ""
    return [(say("confidence-building measures"), s, float(n), "measures", note) for s, n in counts.items()]
