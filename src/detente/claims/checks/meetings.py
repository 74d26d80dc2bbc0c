"""Claims about meetings: who attended, how long since, what happened on a day, what one track did to another."""

from __future__ import annotations

import re
from datetime import date

import polars as pl

from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding

QUANTITY = re.compile(
    r"(?P<more>(?P<little>a (?:little|bit) )?(?:more than|over)|(?P<less>almost|nearly|less than|under)|(?P<about>about|around|roughly|some))?\s*"
    r"\b(?P<n>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?P<unit>year|month|week|day)s?\b(?P<half> and a half\b)?",
    re.IGNORECASE,
)
WORDS = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
DAYS = {"year": 365.25, "month": 30.44, "week": 7.0, "day": 1.0}
LITTLE_MORE = 1.25
TERMS = re.compile(
    r"\b(?:ceasefire|cease-fire|truce|armistice|cessation of hostilities|agreement)\b", re.IGNORECASE
)
ROUND = 0.10


def check_attendance(claim: Claim, bench: Bench) -> list[Finding]:
    """Who took part is a fact of the record, as far as the document itself says."""
    people = bench.records[claim.document].participants
    named = "; ".join(f"{p.name}{f' ({p.office}, {p.affiliation})' if p.office else ''}" for p in people)
    why = f"a fact of the record: the document names {len(people)} who took part"
    return [Finding(claim, "recorded", why, (Evidence(named, f"documents/{claim.document}.txt"),))]


def check_duration(claim: Claim, bench: Bench) -> list[Finding]:
    """How long since a series of talks began, or a ceasefire, against the registers."""
    said = QUANTITY.search(claim.text)
    today = _document_day(claim, bench)
    begun = _beginning(claim, bench)
    if said is None or begun is None:
        return [Finding(claim, "cannot_tell", "nothing on the registers says when it began")]
    what, first, source = begun
    elapsed = (today - first).days
    low, high = _band(said)
    evidence = (Evidence(f"{what} began on {first}: {elapsed} days before", source),)
    fits = low <= elapsed <= high
    why = f"{elapsed} days lie {'within' if fits else 'outside'} what was said ({low:.0f} to {high:.0f} days)"
    return [Finding(claim, "supported" if fits else "contradicted", why, evidence)]


def _beginning(claim: Claim, bench: Bench) -> tuple[str, date, str] | None:
    """What began, when, and where that is found: the first meeting of the track, or the terms' first day."""
    register = _of_tracks(claim, bench)
    if register.height:
        first = register.row(0, named=True)
        return first["name"], first["date_start"], first["source_url"] or "register/meetings.csv"
    if TERMS.search(claim.text):
        days = [
            (i.in_force.text or i.in_force.latest, i)
            for i in bench.state.instruments
            if "ceasefire" in i.topics
        ]
        known = sorted(
            (day, i.id, i.names.get("en", i.id)) for day, i in days if day is not None and day <= bench.day
        )
        if len(known) == 1:
            return known[0][2], known[0][0], f"terms/{known[0][1]}.toml"
    return None


def check_past_event(claim: Claim, bench: Bench) -> list[Finding]:
    """A meeting said to have been held on a day, against the register; announcements are not records."""
    if claim.period is None:
        return [Finding(claim, "cannot_tell", "the day it speaks of cannot be told from the text")]
    when = claim.period
    rows = bench.state.meetings.filter(
        (pl.col("date_start") <= when.last)
        & (pl.col("date_end").fill_null(pl.col("date_start")) >= when.first)
        & (pl.col("track").is_in(list(claim.tracks)) if claim.tracks else True)
    )
    others = {
        c.speaker for c in bench.claims
        if c.document == claim.document and c.type == "past_event" and c.period == when and c.speaker != claim.speaker
    }  # fmt: skip
    evidence = [
        Evidence(
            f"{r['name']}, {when}: {r['basis']}{'; ' + r['note'] if r['note'] else ''}",
            r["source_url"] or "register/meetings.csv",
        )
        for r in rows.iter_rows(named=True)
    ]
    if others:
        evidence.append(
            Evidence(
                f"something is said of the same day by {', '.join(sorted(others))}, who also took part: not independent"
            )
        )
    independent = rows.filter(pl.col("basis") == "independent record")
    if any(claim.tracks or _same_meeting(name, claim.text) for name in independent["name"]):
        return [
            Finding(
                claim, "supported", f"an independent record of {when} is on the register", tuple(evidence)
            )
        ]
    if rows.height or others:
        announced = " and announced beforehand" if "announced" in rows["basis"].to_list() else ""
        why = f"said{announced} for {when}; no independent record of it is on the register"
        return [Finding(claim, "consistent", why, tuple(evidence))]
    return [Finding(claim, "cannot_tell", f"nothing on the register for {when}")]


def _same_meeting(name: str, text: str) -> bool:
    """Does the text speak of the meeting that bears this name? They must share a word that carries meaning."""
    words = set(re.findall(r"\w{5,}", name.casefold()))
    return bool(words & set(re.findall(r"\w{5,}", text.casefold())))


def check_track_link(claim: Claim, bench: Bench) -> list[Finding]:
    """One track said to have moved another: dates can be laid side by side, and are no test."""
    today = _document_day(claim, bench)
    evidence = []
    for track in claim.tracks:
        rows = bench.state.meetings.filter((pl.col("track") == track) & (pl.col("date_start") <= today)).sort(
            "date_start"
        )
        dates = ", ".join(str(d) for d in rows["date_start"].to_list()[-8:])
        evidence.append(
            Evidence(
                f"{track}: {rows.height} meetings on the register by {today}"
                + (f" (latest {dates})" if dates else ""),
                "register/meetings.csv",
            )
        )
    why = "dates of the tracks' meetings are a description, not a test of what moved what"
    return [Finding(claim, "cannot_tell", why, tuple(evidence))]


def _of_tracks(claim: Claim, bench: Bench) -> pl.DataFrame:
    rows = bench.state.meetings.sort("date_start")
    return rows.filter(pl.col("track").is_in(list(claim.tracks))) if claim.tracks else rows.clear()


def _document_day(claim: Claim, bench: Bench) -> date:
    said = bench.records[claim.document].event.date
    return date.fromisoformat(said) if said else bench.day


def _band(said: re.Match[str]) -> tuple[float, float]:
    word = said["n"].lower()
    n = int(word) if word.isdigit() else max(1, WORDS.index(word) if word in WORDS else 1)
    days = (n + 0.5 * bool(said["half"])) * DAYS[said["unit"].lower()]
    if said["little"]:
        return days - 1, days * LITTLE_MORE
    if said["less"]:
        return days * (1 - LITTLE_MORE + 1), days
    if said["more"]:
        return days - 1, days * 2
    return days * (1 - ROUND), days * (1 + ROUND)
