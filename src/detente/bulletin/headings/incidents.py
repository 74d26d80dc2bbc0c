"""Incidents of note (what is known, from whom, what is disputed), the incident table, and mines."""

from __future__ import annotations

from typing import Any

import polars as pl

from detente.bulletin.document import Block, Cell, Grid
from detente.bulletin.edition import Edition
from detente.bulletin.headings.observance import told
from detente.bulletin.words import VERDICT_WORDS, worded
from detente.ceasefire.breaches import NOTICE
from detente.say import joined, say, say_count

MOST = 10
MOST_LISTED = 60
OF_MINES = ("mine laying", "explosive device")
"""Acts of the terms' vocabulary under which mines and explosive remnants are told."""


def of_note(edition: Edition) -> list[Block]:
    """The period's deadliest incidents and those in a case: known, from whom, disputed. By province, never a village."""
    incidents = edition.incidents(edition.this)
    cases = _cases(edition)
    noted = incidents.filter(
        pl.col("incident_id").is_in(list(cases)) | (pl.col("deaths_high").fill_null(0) > 0)
    )
    if noted.is_empty():
        return []
    chosen = noted.sort("deaths_high", "incident_id", descending=[True, False], nulls_last=True).head(MOST)
    rows: list[tuple[Cell, ...]] = [
        (_when(r), edition.province(r["incident_id"]), _known(r), _whom(r), _disputed(r, cases.get(r["incident_id"], [])), r["incident_id"])
        for r in chosen.iter_rows(named=True)
    ]  # fmt: skip
    more = noted.height - len(rows)
    tail = (
        say_count(
            "{n} further incident of the period tells deaths or stands in a case.",
            "{n} further incidents of the period tell deaths or stand in a case.",
            n=more,
        )
        if more
        else ""
    )
    return [
        Grid(
            say("Incidents of note, {period}", period=told(edition.this)),
            (say("Day"), say("Province"), say("Known, as told"), say("From whom"), say("Disputed or open"), say("Incident")),
            tuple(rows), note=joined((tail, say("Chosen by deaths told and by cases on record. Who did it is decided apart, and is not told here.")), " "), wide=True,
        )
    ]  # fmt: skip


def listed(edition: Edition) -> list[Block]:
    """The incident table of the period, without place names and coordinates."""
    bench = edition.round.bench
    incidents = edition.incidents(edition.this).sort("date_start", "incident_id")
    if incidents.is_empty():
        return []
    where = bench.placements.filter(pl.col("zone").is_not_null() & (pl.col("answer") != "outside"))
    zones: dict[str, list[str]] = {}
    for i, zone, answer in where.select("incident_id", "zone", "answer").iter_rows():
        name = bench.zone_name(zone)
        zones.setdefault(i, []).append(name if answer == "inside" else say("perhaps {zone}", zone=name))
    rows: list[tuple[Cell, ...]] = [
        (r["incident_id"], _when(r), edition.province(r["incident_id"]), joined(zones.get(r["incident_id"], ()), ", ") or say("in no zone"),
         worded(r["act"]) if r["act"] else None, joined(filter(None, (r["actor_a"], r["actor_b"])), " / ") or None, r["deaths_best"], r["deaths_civilians"], _whom(r))
        for r in incidents.head(MOST_LISTED).iter_rows(named=True)
    ]  # fmt: skip
    more = incidents.height - len(rows)
    tail = (
        say_count("{n} more stands in tables/incidents.", "{n} more stand in tables/incidents.", n=more)
        if more
        else ""
    )
    return [
        Grid(
            say("Incidents of the period"),
            (say("Incident"), say("Day"), say("Province"), say("Zone"), say("Act"), say("Sides, as reported"), say("Deaths"), say("of them civilians"), say("Original sources")),
            tuple(rows), ("", "", "", "", "", "", say("best figure"), say("as told"), ""), note=joined((tail, NOTICE), " "), wide=True,
        )
    ]  # fmt: skip


def mines(edition: Edition) -> list[Block]:
    """Incidents told as mines or explosive devices; what was cleared is on no register."""
    rows: list[tuple[Cell, ...]] = []
    for act in OF_MINES:
        counts = [
            edition.incidents(span).filter(pl.col("act") == act).height
            for span in (edition.this, edition.previous)
        ]
        rows.append((worded(act), *counts))
    if not any(row[1] or row[2] for row in rows):
        return []
    return [
        Grid(
            say("Incidents told as mines or explosive devices"), (say("Act"), say("this period"), say("previous period")), tuple(rows),
            ("", say("incidents"), say("incidents")), note=say("What was found or cleared, and unexploded ordnance, is on no register of this folder."),
        )
    ]  # fmt: skip


def _cases(edition: Edition) -> dict[str, list[Any]]:
    bench = edition.round.bench
    belongs = {
        f"{s}:{r}": i for s, r, i in bench.membership.select("source", "report_id", "incident_id").iter_rows()
    }
    found: dict[str, list[Any]] = {}
    for case in edition.cases:
        if case.report in belongs:
            found.setdefault(belongs[case.report], []).append(case)
    return found


def _when(r: dict[str, Any]) -> str:
    if r["date_end"] in (None, r["date_start"]):
        return say("{day}", day=r["date_start"])
    return say("{first} to {last}", first=r["date_start"], last=r["date_end"])


def _known(r: dict[str, Any]) -> str:
    sides = joined(filter(None, (r["actor_a"], r["actor_b"])), " / ")
    low, high = r["deaths_low"], r["deaths_high"]
    deaths = (
        say("deaths not told") if high is None
        else say_count("{n} death told", "{n} deaths told", n=high) if low in (None, high)
        else say("{low} to {high} deaths told", low=low, high=high)
    )  # fmt: skip
    civilians = r["deaths_civilians"]
    killed = "" if civilians is None else say("{n} of them civilians", n=civilians)
    return joined(
        (
            worded(r["act"]) if r["act"] else say("act not told"),
            say("sides named: {sides}", sides=sides) if sides else say("no side named"),
            deaths,
            killed,
        )
    )


def _whom(r: dict[str, Any]) -> str:
    names = joined((name.strip() for name in str(r["original_sources"] or r["sources"]).split(";")), ", ")
    if (r["independent"] or 0) > 1:
        return names
    return say("{names} alone", names=names)


def _disputed(r: dict[str, Any], cases: list[Any]) -> str:
    parts: list[str] = []
    if r["deaths_low"] != r["deaths_high"]:
        parts.append(say("how many died"))
    if r["date_end"] not in (None, r["date_start"]):
        parts.append(say("the day"))
    for case in cases:
        if case.verdict:
            parts.append(
                say("case {case}: found {verdict}", case=case.id, verdict=VERDICT_WORDS[case.verdict])
            )
        else:
            parts.append(say("case {case}: {status}", case=case.id, status=case.status))
        against = [s for s in case.beside if s.kind in ("reservation", "dissent") or s.outcome == "denies"]
        if against:
            parts.append(say_count("{n} voice against it", "{n} voices against it", n=len(against)))
    parts.append(say("who did it"))
    return joined(parts)
