"""The summary: at most ten lines, each with its source; what is not on record says so in its line."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import polars as pl

from detente.bulletin.document import Block, Bullets, Grid
from detente.bulletin.edition import Edition
from detente.bulletin.headings.actions import pressing
from detente.bulletin.round import claims_at
from detente.bulletin.words import VERDICT_WORDS
from detente.claims.claim import VERDICTS
from detente.say import joined, say, say_count

Line = tuple[str, str]


def summary(edition: Edition) -> list[Block]:
    """Ten lines, always the same ones in the same order."""
    makers = (_zones, _verdicts, _rivals, _harm, _moved, _said, _cases, _owed, _restricted, _watched)
    return [Bullets(tuple(make(edition) for make in makers))]


def _zones(edition: Edition) -> Line:
    bench = edition.round.bench
    where = bench.placements.filter(pl.col("answer") == "inside")
    counts = [
        edition.incidents(s).select("incident_id").join(where, on="incident_id")
        for s in (edition.this, edition.previous)
    ]
    parts = [
        say("{zone} {this} (previous period {before})", zone=bench.zone_name(z.id), this=counts[0].filter(pl.col("zone") == z.id).height, before=counts[1].filter(pl.col("zone") == z.id).height)
        for z in bench.state.zones
    ]  # fmt: skip
    return (
        say(
            "Incidents surely inside the zones: {zones}.",
            zones=joined(parts, ", ") or say("no zone is on record"),
        ),
        "#observance",
    )


def _verdicts(edition: Edition) -> Line:
    found = edition.findings(edition.this)
    counts = Counter(found["verdict"].to_list())
    if not counts:
        return (say("Against the terms: no incident of the period is on record."), "#note")
    parts = [
        say("{n:,} {verdict}", n=counts[v], verdict=VERDICT_WORDS[v])
        for v in ("violation", "not_violation", "undetermined", "outside_terms")
    ]
    return (say("Against the terms, incident by clause: {parts}.", parts=joined(parts, ", ")), "#exempted")


def _rivals(edition: Edition) -> Line:
    days = [d for d in edition.round.bench.tabulation.days if d.date <= edition.day]
    if not days:
        return (say("Rival counts: nothing on record."), "#rivals")
    latest = days[-1]
    counts = joined(
        (
            say("{party} {n}", party=p, n=n if n is not None else say("not on record"))
            for p, n in latest.counts.items()
        ),
        ", ",
    )
    low, high = latest.bounds.distinct_min, latest.bounds.distinct_max
    bounds = (
        say("between {low} and {high} distinct cases", low=low, high=high)
        if low is not None and high is not None
        else say("no bounds")
    )
    return (
        say(
            "Rival counts of {day}, {unit}: {counts}; {bounds}.",
            day=latest.date,
            unit=latest.category,
            counts=counts,
            bounds=bounds,
        ),
        "#rivals",
    )


def _harm(edition: Edition) -> Line:
    parts = []
    for span in (edition.this, edition.previous):
        told = edition.incidents(span)["deaths_civilians"].drop_nulls()
        whole = edition.incidents(span).height
        parts.append(
            say("{n} in {told} of {whole} incidents", n=int(told.sum()), told=told.len(), whole=whole)
            if told.len()
            else say("nothing on record")
        )
    return (
        say("Civilians killed as told: {this}; previous period: {before}.", this=parts[0], before=parts[1]),
        "#civilians",
    )


def _moved(edition: Edition) -> Line:
    rows = edition.round.bench.state.movements.filter(
        pl.col("date").is_between(edition.day - timedelta(days=6), edition.day) & pl.col("kind").is_in(["evacuated", "returned IDP", "returned refugee"]) & pl.col("count").is_not_null()
    ).sort("date", "count", "speaker_or_publisher")  # fmt: skip
    if rows.is_empty():
        return (say("People who left or returned: nothing on record for the last seven days."), "#relief")
    last = rows.row(-1, named=True)
    return (
        say("People who left or returned: {n} in the last seven days, by {publishers}; the largest of the last day: {count:,.0f} {unit} {kind}, {place} ({who}). Never added.",
            n=say_count("{n} figure", "{n} figures", n=rows.height), publishers=say_count("{n} publisher", "{n} publishers", n=rows["speaker_or_publisher"].n_unique()),
            count=last["count"], unit=last["unit"], kind=last["kind"], place=last["place"], who=last["speaker_or_publisher"]),
        "#relief",
    )  # fmt: skip


def _said(edition: Edition) -> Line:
    today = {(c.document, c.n) for c in claims_at(edition.round, edition.day)}
    counts = Counter(f.verdict for f in edition.round.findings if (f.claim.document, f.claim.n) in today)
    if not counts:
        return (say("Said on the day of the report: no document is on record."), "")
    parts = [say("{n} {verdict}", n=counts[v], verdict=VERDICT_WORDS[v]) for v in VERDICTS if counts[v]]
    return (
        say(
            "Said on the day of the report: {n}; findings: {parts}.",
            n=say_count("{n} sentence", "{n} sentences", n=len(today)),
            parts=joined(parts, ", "),
        ),
        "#claims",
    )


def _cases(edition: Edition) -> Line:
    if not edition.cases:
        return (say("Cases: nothing on record."), "#actions")
    return (
        say("Cases: {all}, {open} open, {late} with something overdue.", all=len(edition.cases), open=sum(c.open for c in edition.cases), late=sum(bool(c.overdue) for c in edition.cases)),
        "#actions",
    )  # fmt: skip


def _owed(edition: Edition) -> Line:
    rows = [r for b in pressing(edition) if isinstance(b, Grid) for r in b.rows]
    if not rows:
        return (
            say("Obligations: none on record is late, disputed, unscored, or due within two weeks."),
            "#actions",
        )
    counts = Counter(str(r[3]) for r in rows)
    states = {str(r[3]): r[3] for r in rows}
    return (
        say(
            "Obligations: {parts}.",
            parts=joined((say("{n} {state}", n=n, state=states[s]) for s, n in sorted(counts.items())), ", "),
        ),
        "#actions",
    )


def _restricted(edition: Edition) -> Line:
    rows = edition.round.bench.state.restrictions.filter(
        pl.col("date").is_between(edition.day - timedelta(days=6), edition.day)
    )
    if rows.is_empty():
        return (
            say(
                "Restrictions on monitors: none on record in the last seven days, which is no sign of free movement."
            ),
            "#restrictions",
        )
    return (
        say_count(
            "Restrictions on monitors: {n} on record in the last seven days.",
            "Restrictions on monitors: {n} on record in the last seven days.",
            n=rows.height,
        ),
        "#restrictions",
    )


def _watched(edition: Edition) -> Line:
    state = edition.round.bench.state
    if state.watch.is_empty():
        return (say("Watch: nothing on record. A quiet place may be an unwatched place."), "#posts")
    return (
        say_count(
            "Watch: {n:,} row on record, by {kinds}; shares by zone stand in the next heading.",
            "Watch: {n:,} rows on record, by {kinds}; shares by zone stand in the next heading.",
            n=state.watch.height,
            kinds=joined(sorted(set(state.watch["kind"].to_list())), ", "),
        ),
        "#observance",
    )
