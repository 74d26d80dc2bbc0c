"""The morning brief: the page an officer opens first. Every line says where it comes from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from detente.bulletin.document import Block, Bullets, Cell, Grid, Paragraph, Section
from detente.bulletin.round import Round, claims_at
from detente.bulletin.words import VERDICT_WORDS, counted, number
from detente.claims.claim import Finding
from detente.layout import DateRange

SOON = 14
NEAR_TALLY = 7
MOST = 6


def brief_section(round_: Round) -> Section:
    """What changed, rival counts, claims and what they rest on, what falls due, restrictions."""
    day = round_.bench.day
    blocks: list[Block] = [
        *_said(round_, day), *_overnight(round_, day), *_rivals(round_, day), *_moved(round_, day),
        *_due(round_, day), *_restricted(round_, day),
    ]  # fmt: skip
    return Section(
        "brief", "Morning brief", tuple(blocks), f"What is new on {day:%-d %B %Y}, in two minutes."
    )


def _said(round_: Round, day: date) -> list[Block]:
    today = {(c.document, c.n) for c in claims_at(round_, day)}
    if not today:
        return [Paragraph("Said: no document of this day is in the folder.")]
    found = [f for f in round_.findings if (f.claim.document, f.claim.n) in today]
    tested = [f for f in found if f.claim.value is not None or f.verdict not in ("not_testable", "recorded")]
    rows: dict[tuple[str, int], tuple[Cell, ...]] = {}
    for f in tested:
        key = (f.claim.document, f.claim.n)
        if key not in rows:
            verdict, why = _verdicts([x for x in found if (x.claim.document, x.claim.n) == key])
            rows[key] = (f.claim.n, f.claim.speaker, f"“{_short(f.claim.text, 110)}”", verdict, why)
    silent = len(today) - len(rows)
    tail = f" {silent} further sentences state no measure or are facts of the record." if silent else ""
    return [
        Grid(
            "Said on the day, and what the record can bear",
            ("No.", "Speaker", "Said", "Verdict", "Why"),
            tuple(rows.values()),
            note=f"Evidence and rival figures stand with each sentence in the full report.{tail}",
            sources=tuple(f"#claim-{document}-{n}" for document, n in rows),
        )
    ]


def _verdicts(findings: list[Finding]) -> tuple[str, str]:
    """One sentence's verdict and reason; by place where there are several, and never one for all."""
    if len(findings) == 1:
        return VERDICT_WORDS[findings[0].verdict], _short(findings[0].why, 130)
    by_verdict: dict[str, list[str]] = {}
    for f in findings:
        by_verdict.setdefault(VERDICT_WORDS[f.verdict], []).append(f.place or f.claim.place)
    if len(by_verdict) == 1:
        verdict, places = next(iter(by_verdict.items()))
        return verdict, f"for each of {', '.join(places)}: {_short(findings[0].why, 90)}"
    return "by place", "; ".join(
        f"{verdict} for {', '.join(places)}" for verdict, places in by_verdict.items()
    )


def _overnight(round_: Round, day: date) -> list[Block]:
    bench = round_.bench
    if bench.incidents.is_empty():
        return [Paragraph("Overnight: the folder holds no incident reports.")]
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
        f"{bench.country_name}, all", _on(exact, yesterday), _on(exact, yesterday - timedelta(days=1)),
        round(_between(exact, week, yesterday - timedelta(days=1)) / 7, 1), None,
    ))  # fmt: skip
    return [
        Grid(
            f"Incidents dated {yesterday} (the day before), and before that",
            (
                "Zone",
                f"{yesterday:%-d %b}",
                f"{yesterday - timedelta(days=1):%-d %b}",
                "mean of the 7 days before",
                "undetermined",
            ),
            tuple(rows),
            ("", "incidents", "incidents", "incidents a day", "incidents"),
            note="Surely inside, single days only. A quiet place may be an unwatched place: no record of watch is in this folder.",
        )
    ]


def _rivals(round_: Round, day: date) -> list[Block]:
    days = [d for d in round_.bench.tabulation.days if day - timedelta(days=NEAR_TALLY) <= d.date <= day]
    if not days:
        latest = max((d.date for d in round_.bench.tabulation.days if d.date <= day), default=None)
        words = f"the latest is of {latest}" if latest else "none at all"
        return [
            Paragraph(
                f"Rival counts: none of the last {NEAR_TALLY} days is in the folder ({words}).",
                source_url="#tallies",
            )
        ]
    lines = []
    for d in days[-6:]:
        counts = ", ".join(
            f"{party} {n if n is not None else 'not on record'}"
            + (f" (as relayed by {', '.join(d.relayed[party])})" if party in d.relayed else "")
            for party, n in d.counts.items()
        )
        b = d.bounds
        high = f"at most {b.distinct_max}" if b.distinct_max is not None else "no upper bound"
        common = f", at most {b.common_max} of them common" if b.common_max is not None else ""
        low = f"at least {b.distinct_min}" if b.distinct_min is not None else "no lower bound"
        lines.append(
            (f"{d.date}, {d.category}: {counts}. Distinct cases: {low}, {high}{common}.", "#tallies")
        )
    return [Paragraph("Rival counts, side by side and never added", "lead"), Bullets(tuple(lines))]


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
            f"{who}, {r['date']}: {number(r['count'])} {r['unit']} {r['kind']}, {r['place']} ({r['period']})",
            str(r["source_url"] or ""),
        )
        for who, r in sorted(figures.items())
    )[:MOST]
    more = rows.height - len(lines)
    tail = f"; {more} further figures in the full report" if more else ""
    return [
        Paragraph(
            f"People who moved: each publisher's largest figure of the two days; periods and places differ, never added{tail}",
            "lead",
        ),
        Bullets(lines),
    ]


def _due(round_: Round, day: date) -> list[Block]:
    """What falls due, nearest to the day first, with what is on record about it; silence accuses nobody."""
    due: list[tuple[int, str, str]] = []
    for one in round_.bench.state.instruments:
        name, source = one.names.get("en", one.id), f"terms/{one.id}.toml"
        for clause in one.clause:
            if clause.kind == "obligation" and clause.due is not None:
                record = (
                    f"on record: {_short(clause.met, 110)}" if clause.met else "nothing on record about it"
                )
                due += [(away, f"{name}, {clause.id}: {_short(clause.says, 110)} {words}; {record}.", source)
                        for away, words in _when(clause.due, day)]  # fmt: skip
        due += [(away, f"{name}: {words}.", source) for away, words in _ending(one.ends, day)]
    if not due:
        return [Paragraph(f"Obligations: none on record falls due by {day + timedelta(days=SOON)}.")]
    rest = (
        f"; {len(due) - MOST} further from the day are left to the full calendar" if len(due) > MOST else ""
    )
    lines = tuple((words, source) for _, words, source in sorted(due)[:MOST])
    return [Paragraph(f"Due days and ends of terms, nearest first{rest}", "lead"), Bullets(lines)]


def _when(due: DateRange, day: date) -> list[tuple[int, str]]:
    """How many days away a due day is, and in words; nothing where it lies further ahead than a fortnight."""
    first, last = due.earliest or due.latest, due.latest or due.earliest
    if first is None or last is None or first > day + timedelta(days=SOON):
        return []
    when = str(last) if first == last else f"{first} to {last}, publishers differ"
    return [(abs((last - day).days), f"({when}: {_away(last, day)})")]


def _ending(ends: DateRange, day: date) -> list[tuple[int, str]]:
    """The end of a term; one whose last day is open is not said to have ended."""
    first, last = ends.earliest, ends.latest
    if first is None or first > day + timedelta(days=SOON):
        return []
    if last is None:
        ahead = first > day
        words = f"from {first}" + (f" ({_away(first, day)})" if ahead else "")
        return [(abs((first - day).days), f"{words} it is not on record whether its term still runs")]
    return [(abs((last - day).days), f"its term ends by {last} ({_away(last, day)})")]


def _away(then: date, day: date) -> str:
    days = abs((then - day).days)
    away = counted(days, "day")
    return "today" if days == 0 else f"in {away}" if then > day else f"{away} past"


def _restricted(round_: Round, day: date) -> list[Block]:
    rows = round_.bench.state.restrictions.filter(
        pl.col("date").is_between(day - timedelta(days=7), day)
    ).sort("date")
    if rows.is_empty():
        return [
            Paragraph(
                "Restrictions on monitors: none is on record for the last seven days. The folder records no watch, so this is no sign of free movement.",
                "caveat",
            )
        ]
    lines = tuple(
        (
            f"{r['date']}: {r['whom']} {r['kind']} at {r['place']}"
            + (f" by {r['by']}" if r["by"] else "")
            + (f"; {r['consequence']}" if r["consequence"] else ""),
            r["source_url"] or "register/restrictions.csv",
        )
        for r in rows.iter_rows(named=True)
    )
    return [Paragraph("Restrictions on monitors", "lead"), Bullets(lines)]


def _on(frame: pl.DataFrame, day: date) -> int:
    return frame.filter(pl.col("date_start") == day).height


def _between(frame: pl.DataFrame, first: date, last: date) -> int:
    return frame.filter(pl.col("date_start").is_between(first, last)).height


def _short(text: str, most: int = 150) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"
