"""The morning brief: the page an officer opens first. Every line says where it comes from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from detente.bulletin.document import Block, Bullets, Cell, Grid, Paragraph, Section
from detente.bulletin.round import Round, claims_at
from detente.bulletin.sections.cases import workflow_lines
from detente.bulletin.sections.record import record_lines
from detente.bulletin.sections.watch import months_before, shown_to
from detente.bulletin.watched import watched
from detente.bulletin.words import VERDICT_WORDS, capital, number, period_words, worded
from detente.ceasefire.watch.coverage import AreaCoverage, coverage_of
from detente.claims.agreements import overview_of
from detente.claims.claim import Finding
from detente.estimate import NotEstimable
from detente.say import Short, joined, say, say_count

SOON = 14
NEAR_TALLY = 7
LIGHT = ("duration", "count", "share")
MOST, SAID, DUE, TERMS, RIVALS = 6, 5, 3, 3, 2
"""How many lines of a kind stand on the page, which is read in two minutes; the rest is counted, and in the report."""
FIRST = ("contradicted", "contradicted_by_some", "supported", "consistent", "cannot_tell")
"""Which findings are told first, where not all are."""
PRESSING = ("due", "late", "not scored", "disputed")
"""States of obligations that the page tells; the rest is met, or has no day."""


def brief_section(round_: Round) -> Section:
    """What changed, rival counts, claims and what they rest on, what falls due, restrictions."""
    day = round_.bench.day
    blocks: list[Block] = [
        *record_lines(round_), *_overnight(round_, day), *_rivals(round_, day), *_said(round_, day), *_moved(round_, day),
        *_due(round_, day), *_restricted(round_, day), *workflow_lines(round_),
    ]  # fmt: skip
    return Section(
        "brief",
        say("Morning brief"),
        tuple(blocks),
        say("What is new on {day:long}, in two minutes.", day=day),
    )


def _said(round_: Round, day: date) -> list[Block]:
    recent = (*claims_at(round_, day - timedelta(days=1)), *claims_at(round_, day))
    today = {(c.document, c.n) for c in recent}
    if not today:
        return [Paragraph(say("Said: no document of this day is in the folder."))]
    found = [f for f in round_.findings if (f.claim.document, f.claim.n) in today]
    tested = [f for f in found if f.claim.value is not None or f.verdict not in ("not_testable", "recorded")]
    rows: dict[tuple[str, int], tuple[Cell, ...]] = {}
    for f in _chosen(tested):
        key = (f.claim.document, f.claim.n)
        if key not in rows:
            verdict, why = _verdicts([x for x in found if (x.claim.document, x.claim.n) == key])
            rows[key] = (f.claim.n, f.claim.speaker, f"“{Short(f.claim.text, 60)}”", verdict, why)
    silent = len(today) - len(rows)
    tail = (
        say_count(" {n} further sentence stands there.", " {n} further sentences stand there.", n=silent)
        if silent
        else ""
    )
    return [
        Grid(
            say("Said on the day, and what the record can bear"),
            (say("No."), say("Speaker"), say("Said"), say("Verdict"), say("Why")),
            tuple(rows.values()),
            note=say(
                "Evidence and rival figures stand with each sentence in the full report.{tail}", tail=tail
            ),
            sources=tuple(f"#claim-{document}-{n}" for document, n in rows),
        )
    ]


def _chosen(tested: list[Finding]) -> list[Finding]:
    """The findings of so many sentences, in the text's order: first those on numbers of people and on violence, whatever
    the verdict, then those against what was said."""
    rank = {verdict: n for n, verdict in enumerate(FIRST)}
    best: dict[tuple[str, int], tuple[bool, int, int]] = {}
    for n, f in enumerate(tested):
        key = (f.claim.document, f.claim.n)
        best[key] = min(best.get(key, (True, 9, n)), (_light(f), rank.get(f.verdict, 9), n))
    chosen = set(sorted(best, key=lambda key: best[key])[:SAID])
    return [f for f in tested if (f.claim.document, f.claim.n) in chosen]


def _light(finding: Finding) -> bool:
    """Is the sentence neither on a number of people or incidents nor on violence?"""
    told = finding.claim
    return told.type in LIGHT or (told.value is None and not told.type.startswith(("violence", "violations")))


def _verdicts(findings: list[Finding]) -> tuple[str, str]:
    """One sentence's verdict and reason; by place where there are several, and never one for all."""
    if len(findings) == 1:
        return VERDICT_WORDS[findings[0].verdict], Short(findings[0].why, 60)
    by_verdict: dict[str, list[str]] = {}
    for f in findings:
        by_verdict.setdefault(VERDICT_WORDS[f.verdict], []).append(f.place or f.claim.place)
    if len(by_verdict) == 1:
        verdict, places = next(iter(by_verdict.items()))
        return verdict, say(
            "for each of {several}: {why}", several=joined(places, ", "), why=Short(findings[0].why, 40)
        )
    return say("by place"), joined(
        (
            say("{verdict} for {several}", verdict=verdict, several=joined(places, ", "))
            for verdict, places in by_verdict.items()
        )
    )


def _overnight(round_: Round, day: date) -> list[Block]:
    bench = round_.bench
    if bench.incidents.is_empty():
        return [Paragraph(say("Overnight: the folder holds no incident reports."))]
    yesterday = day - timedelta(days=1)
    week = yesterday - timedelta(days=7)
    rows: list[tuple[Cell, ...]] = []
    exact = bench.incidents.filter(pl.col("date_start") == pl.col("date_end"))
    placed = exact.join(bench.placements, on="incident_id", how="left")
    for zone in bench.state.zones:
        here = placed.filter(pl.col("zone") == zone.id)
        sure, maybe = (
            here.filter(pl.col("answer") == "inside"),
            here.filter(pl.col("answer") == "undetermined"),
        )
        rows.append((
            bench.zone_name(zone.id), _on(sure, yesterday), _on(sure, yesterday - timedelta(days=1)),
            round(_between(sure, week, yesterday - timedelta(days=1)) / 7, 1), _on(maybe, yesterday),
        ))  # fmt: skip
    rows.append((
        say("{country_name}, all", country_name=bench.country_name), _on(exact, yesterday), _on(exact, yesterday - timedelta(days=1)),
        round(_between(exact, week, yesterday - timedelta(days=1)) / 7, 1), None,
    ))  # fmt: skip
    return [
        Grid(
            say("Incidents dated {yesterday} (the day before), and before that", yesterday=yesterday),
            (
                say("Zone"),
                say("{day:short}", day=yesterday),
                say("{day:short}", day=yesterday - timedelta(days=1)),
                say("mean of the 7 days before"),
                say("undetermined"),
            ),
            tuple(rows),
            ("", say("incidents"), say("incidents"), say("incidents a day"), say("incidents")),
            note=say("Surely inside, single days only. {watched}", watched=_watched(round_)),
            sources=(*("#zones" for _ in bench.state.zones), "out/tables/incidents.csv"),
        )
    ]


def _watched(round_: Round) -> str:
    """How much was watched, late and by zone; or that nobody says."""
    state = round_.bench.state
    if state.watch.is_empty():
        return say("A quiet place may be an unwatched place: no record of watch is in this folder.")
    last = shown_to(round_)
    coverage = watched(state, months_before(last, 1), last)
    shares = joined(
        say(
            "{zone} {coverage_of}",
            zone=round_.bench.zone_name(z.id),
            coverage_of=_range(coverage_of(coverage, z.id)),
        )
        for z in state.zones
    )
    return say(
        "A quiet place may be an unwatched place. Surely to at most watched, {last:month}: {shares}.",
        last=last,
        shares=shares,
    )


def _range(found: AreaCoverage | NotEstimable) -> str:
    """A zone's coverage as a range, or that nobody says."""
    if isinstance(found, NotEstimable):
        return say("no watch on record")
    return say("{low:.0f} to {high:.0f} %", low=100 * found.low, high=100 * found.high)


def _rivals(round_: Round, day: date) -> list[Block]:
    days = [d for d in round_.bench.tabulation.days if day - timedelta(days=NEAR_TALLY) <= d.date <= day]
    if not days:
        latest = max((d.date for d in round_.bench.tabulation.days if d.date <= day), default=None)
        words = say("the latest is of {latest}", latest=latest) if latest else say("none at all")
        return [
            Paragraph(
                say(
                    "Rival counts: none of the last {near_tally} days is in the folder ({words}).",
                    near_tally=NEAR_TALLY,
                    words=words,
                ),
                source_url="#tallies",
            )
        ]
    lines = []
    for d in days[-RIVALS:]:
        counts = joined(
            (
                joined(
                    (
                        say("{party} {part}", party=party, part=n if n is not None else say("not on record")),
                        say(" (as relayed by {several})", several=joined(d.relayed[party], ", "))
                        if party in d.relayed
                        else "",
                    ),
                    "",
                )
                for party, n in d.counts.items()
            ),
            ", ",
        )
        b = d.bounds
        high = (
            say("at most {distinct_max}", distinct_max=b.distinct_max)
            if b.distinct_max is not None
            else say("no upper bound")
        )
        common = (
            say(", at most {common_max} of them common", common_max=b.common_max)
            if b.common_max is not None
            else ""
        )
        low = (
            say("at least {distinct_min}", distinct_min=b.distinct_min)
            if b.distinct_min is not None
            else say("no lower bound")
        )
        lines.append(
            (
                say(
                    "{date}, {category}: {counts}. Distinct cases: {low}, {high}{common}.",
                    date=d.date,
                    category=worded(d.category),
                    counts=counts,
                    low=low,
                    high=high,
                    common=common,
                ),
                "#tallies",
            )
        )
    return [Paragraph(say("Rival counts, side by side and never added"), "lead"), Bullets(tuple(lines))]


def _moved(round_: Round, day: date) -> list[Block]:
    rows = round_.bench.state.movements.filter(
        pl.col("date").is_between(day - timedelta(days=1), day) & pl.col("kind").is_in(["evacuated", "returned IDP", "returned refugee"])
        & pl.col("count").is_not_null()
    ).sort("count", "date", "kind", "place")  # fmt: skip
    if rows.is_empty():
        return []
    figures: dict[str, dict[str, Any]] = {}
    for r in rows.iter_rows(named=True):
        figures[r["speaker_or_publisher"]] = (
            r  # ordered so that the widest figure of each publisher comes last
        )
    lines = tuple(
        (
            say(
                "{who}, {date}: {count} {unit} {kind}, {place} ({period})",
                who=who,
                date=r["date"],
                count=number(r["count"]),
                unit=worded(r["unit"]),
                kind=worded(r["kind"]),
                place=r["place"],
                period=period_words(r["period"]),
            ),
            str(r["source_url"] or ""),
        )
        for who, r in sorted(figures.items())
    )[:MOST]
    more = rows.height - len(lines)
    tail = say("; {more} further figures in the full report", more=more) if more else ""
    return [
        Paragraph(
            say(
                "People who moved: each publisher's largest figure of the two days; periods and places differ, never added{tail}",
                tail=tail,
            ),
            "lead",
        ),
        Bullets(lines),
    ]


def _due(round_: Round, day: date) -> list[Block]:
    """What falls due, is late or disputed, and which terms ran out, nearest to the day first; silence accuses nobody."""
    found = overview_of(round_.bench.state, day)
    names = {a.id: a.name for a in found.agreements if a.adopted <= day}
    due: list[tuple[int, str, str]] = []
    for s in found.standings:
        o = s.obligation
        if (
            o.instrument not in names
            or s.state not in PRESSING
            or (s.state == "due" and not _soon(s.days_left))
        ):
            continue
        record = (
            say("on record: {on_record}", on_record=Short(o.on_record, 45))
            if o.on_record
            else say("nothing on record about it")
        )
        words = say(
            "{state}: {names}, {clause}: {says} ({why}; {owed_by}); {record}.",
            state=capital(worded(s.state)),
            names=names[o.instrument],
            clause=o.clause,
            says=Short(o.says, 45),
            why=s.why,
            owed_by=o.owed_by,
            record=record,
        )
        due.append((abs(s.days_left or 0), words, f"terms/{o.instrument}.toml"))
    terms = tuple(
        (
            say("{names}, {state}: {w}.", names=names[c.instrument], state=worded(c.state), w=w),
            f"terms/{c.instrument}.toml",
        )
        for c in sorted(found.courses, key=lambda c: abs((c.ends - day).days) if c.ends else 0)
        for w in c.warnings
        if c.instrument in names
    )
    blocks: list[Block] = (
        [Paragraph(say("Terms to be warned of, nearest first"), "lead"), Bullets(terms[:TERMS])]
        if terms
        else []
    )
    if not due:
        none = say(
            "Obligations: none on record falls due by {day}, is late or disputed.",
            day=day + timedelta(days=SOON),
        )
        return [*blocks, Paragraph(none, source_url="#agreements")]
    rest = say("; {n} further stand in the full report", n=len(due) - DUE) if len(due) > DUE else ""
    lines = tuple((words, source) for _, words, source in sorted(due)[:DUE])
    return [
        *blocks,
        Paragraph(say("Due, late and disputed obligations, nearest first{rest}", rest=rest), "lead"),
        Bullets(lines),
    ]


def _soon(days: int | None) -> bool:
    return days is not None and days <= SOON


def _restricted(round_: Round, day: date) -> list[Block]:
    rows = round_.bench.state.restrictions.filter(
        pl.col("date").is_between(day - timedelta(days=7), day)
    ).sort("date")
    if rows.is_empty():
        silent = (
            say("The folder records no watch, so this")
            if round_.bench.state.watch.is_empty()
            else say("This")
        )
        return [
            Paragraph(
                say(
                    "Restrictions on monitors: none is on record for the last seven days. {silent} is no sign of free movement.",
                    silent=silent,
                ),
                "caveat",
            )
        ]
    counts = rows.group_by("kind", pl.col("by").fill_null("")).len().sort("kind", "by").iter_rows()
    told = joined(
        say("{n} {kind} by {by}", n=n, kind=worded(kind), by=by)
        if by
        else say("{n} {kind}, by whom is not on record", n=n, kind=worded(kind))
        for kind, by, n in counts
    )
    late = round_.bench.state.process.map_delay_days
    return [
        Paragraph(say("Restrictions on monitors"), "lead"),
        Paragraph(
            say(
                "In the last seven days, as reported: {told}. Where it was is shown by province, {late} days late.",
                told=told,
                late=late,
            ),
            source_url="#watch",
        ),
    ]


def _on(frame: pl.DataFrame, day: date) -> int:
    return frame.filter(pl.col("date_start") == day).height


def _between(frame: pl.DataFrame, first: date, last: date) -> int:
    return frame.filter(pl.col("date_start").is_between(first, last)).height
